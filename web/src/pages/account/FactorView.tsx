// The codes that go with a password: how it stands, and the steps to add, change or take them away.
import { Alert, Button, TextField } from "@navikt/ds-react";
import type { SubmitEvent } from "react";
import type { SecondFactor, SecondFactorOffer } from "../../api/types";
import { QrCode } from "../../components/QrCode";
import { useTexts } from "../../texts/context";

export type Step = "rest" | "offer" | "confirm" | "remove";
export interface Faults {
    password?: string | undefined;
    code?: string | undefined;
    other?: string | undefined;
}

interface Props {
    factor: SecondFactor;
    step: Step;
    offer: SecondFactorOffer | undefined;
    busy: boolean;
    faults: Faults;
    onStep: (step: Step) => void;
    onSend: (body: { password: string; code?: string }) => void; // of offer and remove
    onConfirm: (code: string) => void;
}

const field = (event: SubmitEvent<HTMLFormElement>, name: string): string => {
    const value = new FormData(event.currentTarget).get(name);
    return typeof value === "string" ? value.trim() : "";
};

export function FactorView({ factor, step, offer, busy, faults, onStep, onSend, onConfirm }: Props) {
    const { t } = useTexts();
    return (
        <section className="card account__factor" aria-labelledby="factor">
            <h2 className="card__title" id="factor">
                {t.account.factor}
            </h2>
            <p className="subtle">
                {!factor.local
                    ? t.account.factorElsewhere
                    : factor.enrolled
                      ? t.account.factorOn
                      : t.account.factorOff}{" "}
                {factor.local && factor.required && t.account.factorRequired}
            </p>
            {faults.other !== undefined && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {faults.other}
                    </Alert>
                </div>
            )}
            {factor.local && step === "rest" && (
                <div className="account__buttons">
                    <Button size="small" variant="secondary" onClick={() => onStep("offer")}>
                        {factor.enrolled ? t.account.replace : t.account.setUp}
                    </Button>
                    {factor.enrolled && !factor.required && (
                        <Button
                            size="small"
                            variant="tertiary"
                            data-color="neutral"
                            onClick={() => onStep("remove")}
                        >
                            {t.account.remove}
                        </Button>
                    )}
                </div>
            )}
            {(step === "offer" || step === "remove") && (
                <form
                    className="account__form"
                    onSubmit={(event) => {
                        event.preventDefault();
                        const [password, code] = [field(event, "password"), field(event, "code")];
                        onSend({ password, ...(code !== "" && { code }) });
                    }}
                >
                    <TextField
                        name="password"
                        type="password"
                        size="small"
                        label={t.account.password}
                        autoComplete="current-password"
                        error={faults.password}
                        required
                    />
                    {factor.enrolled && (
                        <>
                            <TextField
                                name="code"
                                size="small"
                                label={t.account.presentCode}
                                autoComplete="one-time-code"
                                inputMode="numeric"
                                error={faults.code}
                                required
                            />
                            <p className="subtle">{t.account.lost}</p>
                        </>
                    )}
                    <Buttons
                        act={step === "remove" ? t.account.remove : t.account.next}
                        busy={busy}
                        onCancel={() => onStep("rest")}
                    />
                </form>
            )}
            {step === "confirm" && offer && (
                <form
                    className="account__form"
                    onSubmit={(event) => {
                        event.preventDefault();
                        onConfirm(field(event, "code"));
                    }}
                >
                    <h3 className="account__step">{t.account.step}</h3>
                    <p>{t.account.stepHelp}</p>
                    <QrCode text={offer.address} label={t.account.picture} />
                    <dl className="account__key">
                        <dt>{t.account.key}</dt>
                        <dd translate="no">{offer.key.match(/.{1,4}/g)?.join(" ")}</dd>
                    </dl>
                    <p>
                        <a href={offer.address}>{t.account.openApp}</a>
                    </p>
                    <p>{t.account.confirmHelp}</p>
                    <TextField
                        name="code"
                        size="small"
                        label={t.ways.code}
                        autoComplete="one-time-code"
                        inputMode="numeric"
                        error={faults.code}
                        required
                    />
                    <Buttons act={t.account.confirm} busy={busy} onCancel={() => onStep("rest")} />
                </form>
            )}
        </section>
    );
}

function Buttons({ act, busy, onCancel }: { act: string; busy: boolean; onCancel: () => void }) {
    const { t } = useTexts();
    return (
        <div className="account__buttons">
            <Button type="submit" size="small" loading={busy}>
                {act}
            </Button>
            <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onCancel}>
                {t.account.cancel}
            </Button>
        </div>
    );
}
