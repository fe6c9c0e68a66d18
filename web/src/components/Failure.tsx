// What could not be had. "Not there" and "not yours to see" are one and the same answer.
import { Alert, BodyShort, Button, Heading } from "@navikt/ds-react";
import { isProblem } from "../api/problem";
import { useTexts } from "../texts/context";
import { problemText } from "../texts/problems";
import "./states.css";

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
            <Heading size="small" level="2">
                {gone ? t.state.notFound : problem ? t.state.failed : t.state.broken}
            </Heading>
            {text !== "" && <BodyShort>{text}</BodyShort>}
            {problem !== undefined && problem.trace !== "" && (
                <BodyShort size="small">{t.state.trace(problem.trace)}</BodyShort>
            )}
            {onRetry && !gone && (
                <Button size="small" variant="secondary" onClick={onRetry}>
                    {t.state.retry}
                </Button>
            )}
        </Alert>
    );
}
