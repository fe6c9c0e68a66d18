// A question and its answer as everybody who works here may read them.
import { Alert, Button, Select, Textarea, TextField } from "@navikt/ds-react";
import { useState, type SyntheticEvent } from "react";
import type { QuestionView } from "../../api/types";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { consultWords } from "../../texts/consult";
import { Findings } from "./Findings";
import { topics } from "./search";
import { useStep } from "./Thread";
import { useCheck } from "./useCheck";
import { useKept } from "./useKept";

/** What it begins with: as published, or as asked where that is agreed to, and the last answer. */
function beginning({ row, turns, publication, agreed }: QuestionView) {
    const last = turns.findLast(({ kind }) => kind === "answer");
    return {
        subject: publication?.subject ?? (agreed ? row.subject : ""),
        question: publication?.question ?? (agreed ? (turns[0]?.text ?? "") : ""),
        answer: publication?.answer ?? last?.text ?? "",
        topic: publication?.topic ?? row.topic,
        tags: publication?.tags?.join(", ") ?? "",
    };
}

export function PublishForm({ view, onDone }: { view: QuestionView; onDone: () => void }) {
    const { t } = useTexts();
    const consult = useWords(consultWords);
    const words = consult.thread;
    const { values, set, sent } = useKept(`publish-${view.row.question}`, beginning(view));
    const check = useCheck([values.subject, values.question, values.answer, values.tags]);
    const [tried, setTried] = useState(false);
    const { take, pending, fault } = useStep(view, () => {
        sent();
        onDone();
    });
    const missing = (text: string) => (tried && text.trim() === "" ? consult.form.required : undefined);
    const send = (event: SyntheticEvent) => {
        event.preventDefault();
        setTried(true);
        const { subject, question, answer, topic, tags } = values;
        if ([subject, question, answer].some((text) => text.trim() === "") || !check.clear) return;
        take("publication", {
            subject: subject.trim(),
            question: question.trim(),
            answer: answer.trim(),
            topic,
            tags: tags
                .split(",")
                .map((tag) => tag.trim())
                .filter(Boolean)
                .slice(0, 5),
            confirmed: check.sent,
        });
    };
    const fields = ["subject", "question", "answer", "tags"] as const;
    return (
        <form className="consult__form" onSubmit={send} noValidate>
            <Alert variant="info" size="small" inline>
                {view.agreed ? words.agreed : words.notAgreed}
            </Alert>
            <TextField
                size="small"
                label={words.pubSubject}
                autoComplete="off"
                maxLength={120}
                value={values.subject}
                onChange={({ target }) => set("subject", target.value)}
                error={missing(values.subject)}
            />
            <Textarea
                autoComplete="off"
                size="small"
                label={words.pubQuestion}
                maxLength={4000}
                value={values.question}
                onChange={({ target }) => set("question", target.value)}
                error={missing(values.question)}
            />
            <Textarea
                autoComplete="off"
                size="small"
                label={words.pubAnswer}
                maxLength={4000}
                value={values.answer}
                onChange={({ target }) => set("answer", target.value)}
                error={missing(values.answer)}
            />
            <div className="consult__pair">
                <Select
                    size="small"
                    label={consult.form.topic}
                    value={values.topic}
                    onChange={({ target }) => set("topic", target.value)}
                >
                    {topics.map((topic) => (
                        <option key={topic} value={topic}>
                            {nameOf(t.track, topic)}
                        </option>
                    ))}
                </Select>
                <TextField
                    size="small"
                    label={words.pubTags}
                    description={words.pubTagsHelp}
                    autoComplete="off"
                    maxLength={150}
                    value={values.tags}
                    onChange={({ target }) => set("tags", target.value)}
                />
            </div>
            <Findings
                check={check}
                labels={[words.pubSubject, words.pubQuestion, words.pubAnswer, words.pubTags]}
                onChange={(index, text) => set(fields[index] ?? "subject", text)}
            />
            {((tried && !check.clear) || fault !== undefined) && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {check.clear ? fault : consult.form.close}
                    </Alert>
                </div>
            )}
            <div className="consult__buttons">
                <Button size="small" loading={pending}>
                    {words.pubSend}
                </Button>
                <Button type="button" size="small" variant="tertiary" onClick={onDone}>
                    {t.form.cancel}
                </Button>
            </div>
        </form>
    );
}
