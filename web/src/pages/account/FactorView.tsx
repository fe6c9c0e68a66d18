// The codes that go with a password: how it stands, and the steps to add, change or take them away.
import { Alert, Button, TextField } from "@navikt/ds-react";
import type { SecondFactor, SecondFactorOffer } from "../../api/types";
import { QrCode } from "../../components/QrCode";
import { useTexts, useWords } from "../../texts/context";
import { ownWords } from "../../texts/own";
import { Buttons, typed, type Faults } from "./form";

export type Step = "rest" | "offer" | "confirm" | "remove";

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

export function FactorView({ factor, step, offer, busy, faults, onStep, onSend, onConfirm }: Props) {
    const { t } = useTexts();
    const words = useWords(ownWords);
    return (
        <section className="card account__factor" aria-labelledby="factor">
            <h2 className="card__title" id="factor">
                {words.factor}
            </h2>
            <p className="subtle">
                {!factor.local ? words.factorElsewhere : factor.enrolled ? words.factorOn : words.factorOff}{" "}
                {factor.local && factor.required && words.factorRequired}
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
                        {factor.enrolled ? words.replace : words.setUp}
                    </Button>
                    {factor.enrolled && !factor.required && (
                        <Button
                            size="small"
                            variant="tertiary"
                            data-color="neutral"
                            onClick={() => onStep("remove")}
                        >
                            {words.remove}
                        </Button>
                    )}
                </div>
            )}
            {(step === "offer" || step === "remove") && (
                <form
                    className="account__form"
                    onSubmit={(event) => {
                        event.preventDefault();
                        const [password, code] = [typed(event, "password"), typed(event, "code")];
                        onSend({ password, ...(code !== "" && { code }) });
                    }}
                >
                    <TextField
                        name="password"
                        type="password"
                        size="small"
                        label={words.password}
                        autoComplete="current-password"
                        error={faults.password}
                        required
                    />
                    {factor.enrolled && (
                        <>
                            <TextField
                                name="code"
                                size="small"
                                label={words.presentCode}
                                autoComplete="one-time-code"
                                inputMode="numeric"
                                error={faults.code}
                                required
                            />
                            <p className="subtle">{words.lost}</p>
                        </>
                    )}
                    <Buttons
                        act={step === "remove" ? words.remove : words.next}
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
                        onConfirm(typed(event, "code"));
                    }}
                >
                    <h3 className="account__step">{words.step}</h3>
                    <p>{words.stepHelp}</p>
                    <QrCode text={offer.address} label={words.picture} />
                    <dl className="account__key">
                        <dt>{words.key}</dt>
                        <dd translate="no">{offer.key.match(/.{1,4}/g)?.join(" ")}</dd>
                    </dl>
                    <p>
                        <a href={offer.address}>{words.openApp}</a>
                    </p>
                    <p>{words.confirmHelp}</p>
                    <TextField
                        name="code"
                        size="small"
                        label={t.ways.code}
                        autoComplete="one-time-code"
                        inputMode="numeric"
                        error={faults.code}
                        required
                    />
                    <Buttons act={words.confirm} busy={busy} onCancel={() => onStep("rest")} />
                </form>
            )}
        </section>
    );
}
