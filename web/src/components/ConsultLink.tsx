// The way to the questions to experts, with how many wait for the reader: to answer, or answered; and the same in words.
import { Alert } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { questionDeskQuery } from "../api/queries";
import { useTexts } from "../texts/context";

export function ConsultLink() {
    const { t } = useTexts();
    const { data } = useQuery(questionDeskQuery);
    const n = (data?.waiting ?? 0) + (data?.answered ?? 0);
    return (
        <Link to="/samrad">
            {t.ask.nav}
            {n > 0 && (
                <>
                    <span className="shell__count" aria-hidden>
                        {n}
                    </span>
                    <span className="aksel-sr-only">{t.ask.navCount(n)}</span>
                </>
            )}
        </Link>
    );
}

/** On My day: only when something waits. */
export function QuestionsWait() {
    const { t } = useTexts();
    const { data } = useQuery(questionDeskQuery);
    const { waiting = 0, answered = 0 } = data ?? {};
    if (waiting + answered === 0) return null;
    return (
        <Alert variant="info" size="small" inline>
            {waiting > 0 && (
                <Link to="/samrad" search={{ tab: "queue" }}>
                    {t.ask.day(waiting)}
                </Link>
            )}{" "}
            {answered > 0 && (
                <Link to="/samrad" search={{ tab: "mine" }}>
                    {t.ask.dayAnswered(answered)}
                </Link>
            )}
        </Alert>
    );
}
