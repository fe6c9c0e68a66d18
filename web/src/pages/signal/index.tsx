// For the place of an activity: says how it goes, by one of the choices. Without signing in, and with nothing of any person.
import { Alert, Button, Radio, RadioGroup } from "@navikt/ds-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { isProblem } from "../../api/problem";
import { api, signalPageQuery } from "../../api/queries";
import { sheetCode } from "../../case/signal-link";
import { LanguageSwitch } from "../../components/LanguageSwitch";
import { Logo } from "../../components/Logo";
import { PageSkeleton } from "../../components/PageSkeleton";
import { useTexts, useWords } from "../../texts/context";
import { providerWords } from "../../texts/providers";
import "./signal.css";

const kSignals = ["going_well", "wants_to_talk", "not_working", "absent"] as const;

export default function SignalPage() {
    const { token } = useParams({ from: "/signal/$token" });
    const { page } = useWords(providerWords);
    const query = useQuery(signalPageQuery(token));
    return (
        <Frame>
            {query.data ? (
                <SignalForm token={token} provider={query.data.provider} />
            ) : query.isError ? (
                <>
                    <h1 className="page-title">
                        {isProblem(query.error, "too_many_tries") ? page.wait : page.dead}
                    </h1>
                    {isProblem(query.error, "not_found") && <p>{page.deadHelp}</p>}
                </>
            ) : (
                <PageSkeleton />
            )}
        </Frame>
    );
}

function Frame({ children }: { children: ReactNode }) {
    const { t } = useTexts();
    return (
        <div className="signal">
            <header className="signal__head">
                <span className="signal__brand">
                    <Logo />
                    {t.product}
                </span>
                <LanguageSwitch />
            </header>
            <main className="signal__main card stack">{children}</main>
        </div>
    );
}

function SignalForm({ token, provider }: { token: string; provider: string | undefined }) {
    const { page, sheet, signal: names } = useWords(providerWords);
    const [chosen, setChosen] = useState("");
    const [fault, setFault] = useState("");
    const heading = useRef<HTMLHeadingElement>(null);
    const send = useMutation({
        mutationFn: () => api.write("POST", `/signal/${encodeURIComponent(token)}`, { signal: chosen }),
        onError: (error) =>
            setFault(
                isProblem(error, "not_found")
                    ? `${page.dead}. ${page.deadHelp}`
                    : isProblem(error, "too_many_tries")
                      ? page.wait
                      : page.failed,
            ),
    });
    const { isSuccess } = send;
    const before = useRef(isSuccess);
    useEffect(() => {
        if (before.current !== isSuccess) heading.current?.focus(); // or it would stand on a button that is gone
        before.current = isSuccess;
    }, [isSuccess]);
    if (isSuccess)
        return (
            <>
                <h1 className="page-title" tabIndex={-1} ref={heading}>
                    {page.sent}
                </h1>
                <p>{page.sentHelp}</p>
                <div>
                    <Button
                        variant="secondary"
                        onClick={() => {
                            setChosen("");
                            send.reset();
                        }}
                    >
                        {page.again}
                    </Button>
                </div>
            </>
        );
    return (
        <form
            className="stack"
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                setFault(chosen === "" ? page.choose : "");
                if (chosen !== "") send.mutate();
            }}
        >
            <div>
                <h1 className="page-title" tabIndex={-1} ref={heading}>
                    {page.title}
                </h1>
                <p className="subtle">
                    {[provider === undefined ? "" : page.at(provider), `${sheet.code}: ${sheetCode(token)}`]
                        .filter(Boolean)
                        .join(" · ")}
                </p>
            </div>
            <p className="signal__lead">{page.lead}</p>
            <RadioGroup legend={page.legend} value={chosen} onChange={(value: string) => setChosen(value)}>
                {kSignals.map((each) => (
                    <Radio key={each} value={each}>
                        {names[each]}
                    </Radio>
                ))}
            </RadioGroup>
            {fault !== "" && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {fault}
                    </Alert>
                </div>
            )}
            <div>
                <Button type="submit" loading={send.isPending}>
                    {page.send}
                </Button>
            </div>
            <p className="subtle">{page.nothing}</p>
        </form>
    );
}
