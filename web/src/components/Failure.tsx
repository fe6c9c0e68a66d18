// What could not be had. "Not there" and "not yours to see" are one and the same answer.
import { Alert, BodyShort, Button, Heading } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { ApiProblem, isProblem } from "../api/problem";
import { useTexts } from "../texts/context";
import { problemText } from "../texts/problems";
import "./states.css";

/** An address of ours that leads nowhere: the same words as for what is not there. */
export const NotFound = () => <Failure error={new ApiProblem(404, "not_found", "")} />;

export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
    const { t } = useTexts();
    const problem = isProblem(error) ? error : undefined;
    const gone = problem?.status === 404;
    const text = gone
        ? t.state.notFoundHelp
        : problem?.code === "offline"
          ? t.state.offline
          : problem
            ? problemText(problem, t)
            : "";
    return (
        <Alert variant={gone ? "info" : "error"} className="failure">
            <Heading size="small" level={gone ? "1" : "2"}>
                {gone ? t.state.notFound : problem ? t.state.failed : t.state.broken}
            </Heading>
            {text !== "" && <BodyShort>{text}</BodyShort>}
            {problem !== undefined && problem.trace !== "" && (
                <BodyShort size="small">{t.state.trace(problem.trace)}</BodyShort>
            )}
            {gone && (
                <>
                    <BodyShort>
                        {t.state.ownInterest} <Link to="/jav">{t.shell.ownInterest}</Link>
                    </BodyShort>
                    <BodyShort>
                        <Link to="/">{t.state.toStart}</Link>
                    </BodyShort>
                </>
            )}
            {onRetry && !gone && (
                <Button size="small" variant="secondary" onClick={onRetry}>
                    {t.state.retry}
                </Button>
            )}
        </Alert>
    );
}
