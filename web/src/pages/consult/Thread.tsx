// One question: what was said, and the next step for who reads it.
import { Alert, Button, Checkbox, Tag, Textarea } from "@navikt/ds-react";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { isProblem } from "../../api/problem";
import { api, queryClient, questionQuery } from "../../api/queries";
import type { QuestionView } from "../../api/types";
import { useToast } from "../../components/toast";
import { longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { consultWords } from "../../texts/consult";
import { problemText } from "../../texts/problems";
import { Findings } from "./Findings";
import { PublishForm } from "./PublishForm";
import { useCheck } from "./useCheck";
import { useKept } from "./useKept";

/** Takes a step; what was wrong with it is told where it was taken. */
export function useStep(view: QuestionView, onDone?: () => void) {
    const { t } = useTexts();
    const consult = useWords(consultWords);
    const toast = useToast();
    const { question } = view.row;
    const step = useMutation({
        mutationFn: ({ way, body }: { way: string; body: object }) =>
            api.write<QuestionView>("POST", `/consultations/${question}/${way}`, {
                version: view.version,
                ...body,
            }),
        onSuccess: (after) => {
            queryClient.setQueryData(questionQuery(question).queryKey, after);
            void queryClient.invalidateQueries({ queryKey: ["questions"] });
            toast({ text: consult.thread.done });
            onDone?.();
        },
        onError: (error) => {
            if (isProblem(error) && error.code === "stale")
                void queryClient.invalidateQueries({ queryKey: ["questions"] });
        },
    });
    const problem = isProblem(step.error) ? step.error : undefined;
    const fault = !step.error
        ? undefined
        : problem === undefined
          ? t.state.offline
          : problem.code === "stale"
            ? consult.thread.stale
            : problemText(problem, t);
    return {
        take: (way: string, body: object = {}) => step.mutate({ way, body }),
        pending: step.isPending,
        fault,
    };
}

export function Thread({ view, nameOfWorker }: { view: QuestionView; nameOfWorker: (id: string) => string }) {
    const { t, language } = useTexts();
    const consult = useWords(consultWords);
    const words = consult.thread;
    const { row, turns, may } = view;
    const [publishing, setPublishing] = useState(false);
    const { take, pending, fault } = useStep(view);
    const day = (date: string) => longDate(date, language);
    return (
        <article className="card consult__thread" aria-labelledby="thread-title">
            <header>
                <h2 className="card__title" id="thread-title">
                    {row.subject}
                </h2>
                <p className="subtle">
                    {words.asked(nameOf(t.role, row.role), day(row.asked))}{" "}
                    <Tag size="xsmall" variant={row.status === "answered" ? "success" : "neutral"}>
                        {nameOf(consult.status, row.status)}
                    </Tag>
                </p>
            </header>
            <ol className="consult__turns">
                {turns.map((turn, at) => (
                    <li key={at} data-kind={turn.kind}>
                        <p className="consult__turn-head">
                            <strong>{words[turn.kind]}</strong>{" "}
                            <span className="subtle">
                                {words.by(nameOfWorker(turn.worker), day(turn.day))}
                            </span>
                        </p>
                        <p className="consult__text">{turn.text}</p>
                        {turn.confirmed !== undefined && turn.confirmed.length > 0 && (
                            <p className="subtle">
                                {consult.check.confirmed} {turn.confirmed.join(", ")}
                            </p>
                        )}
                    </li>
                ))}
            </ol>
            {fault !== undefined && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {fault}
                    </Alert>
                </div>
            )}
            {may.includes("take") && (
                <Button size="small" variant="secondary" loading={pending} onClick={() => take("taking")}>
                    {row.taker === undefined ? words.take : words.takeOver}
                </Button>
            )}
            {may.includes("answer") && !publishing && (
                <Reply key={`a${view.version}`} view={view} way="answers" />
            )}
            {may.includes("add") && <Reply key={`f${view.version}`} view={view} way="follow-ups" />}
            {may.includes("agree") && (
                <Checkbox
                    size="small"
                    checked={view.agreed}
                    disabled={pending}
                    onChange={({ target }) => take("agreement", { agreed: target.checked })}
                >
                    {words.agreeYes}
                </Checkbox>
            )}
            {view.publication !== undefined && (
                <Alert variant="info" size="small" inline>
                    {words.published}
                </Alert>
            )}
            <div className="consult__buttons">
                {may.includes("publish") && !publishing && (
                    <Button size="small" variant="secondary" onClick={() => setPublishing(true)}>
                        {view.publication === undefined ? words.publish : words.republish}
                    </Button>
                )}
                {may.includes("withdraw") && (
                    <Button
                        size="small"
                        variant="tertiary"
                        loading={pending}
                        onClick={() => take("withdrawal")}
                    >
                        {words.withdraw}
                    </Button>
                )}
                {may.includes("close") && (
                    <Button size="small" variant="tertiary" loading={pending} onClick={() => take("closing")}>
                        {words.close}
                    </Button>
                )}
            </div>
            {may.includes("publish") && publishing && (
                <PublishForm view={view} onDone={() => setPublishing(false)} />
            )}
        </article>
    );
}

/** An answer, or what its asker adds. */
function Reply({ view, way }: { view: QuestionView; way: "answers" | "follow-ups" }) {
    const consult = useWords(consultWords);
    const words = consult.thread;
    const { values, set, sent } = useKept(`${way}-${view.row.question}`, { text: "" });
    const check = useCheck([values.text]);
    const [tried, setTried] = useState(false);
    const { take, pending, fault } = useStep(view, sent);
    const answers = way === "answers";
    const send = (event: SyntheticEvent) => {
        event.preventDefault();
        setTried(true);
        if (values.text.trim() !== "" && check.clear)
            take(way, { text: values.text.trim(), confirmed: check.sent });
    };
    return (
        <form className="consult__form" onSubmit={send} noValidate>
            <Textarea
                size="small"
                label={answers ? words.reply : words.add}
                description={words.replyHelp}
                autoComplete="off"
                maxLength={4000}
                minRows={answers ? 4 : 2}
                value={values.text}
                onChange={({ target }) => set("text", target.value)}
                error={tried && values.text.trim() === "" ? consult.form.required : undefined}
            />
            <Findings check={check} labels={[words.reply]} onChange={(_, text) => set("text", text)} />
            {((tried && !check.clear) || fault !== undefined) && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {check.clear ? fault : consult.form.close}
                    </Alert>
                </div>
            )}
            <div>
                <Button size="small" variant={answers ? "primary" : "secondary"} loading={pending}>
                    {answers ? words.sendReply : words.sendAdd}
                </Button>
            </div>
        </form>
    );
}
