// A question to the experts of a role, read while it is written.
import { Alert, Button, Checkbox, Select, Textarea, TextField } from "@navikt/ds-react";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { isProblem } from "../../api/problem";
import { api, queryClient, questionQuery } from "../../api/queries";
import type { QuestionDesk, QuestionView } from "../../api/types";
import { useToast } from "../../components/toast";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { consultWords } from "../../texts/consult";
import { problemText } from "../../texts/problems";
import { Findings } from "./Findings";
import { experts, topics } from "./search";
import { useCheck } from "./useCheck";
import { useKept } from "./useKept";

const empty = { role: "", topic: "none", subject: "", text: "", agreed: "" };

export function AskForm({
    desk,
    onDone,
    onLeave,
}: {
    desk: QuestionDesk;
    onDone: (question: string) => void;
    onLeave: () => void;
}) {
    const { t } = useTexts();
    const consult = useWords(consultWords);
    const words = consult.form;
    const toast = useToast();
    const { values, key, set, renewKey, sent } = useKept("ask", empty);
    const check = useCheck([values.subject, values.text]);
    const [tried, setTried] = useState(false);
    const missing = (text: string) => (tried && text.trim() === "" ? words.required : undefined);
    const ask = useMutation({
        mutationFn: () =>
            api.write<QuestionView>(
                "POST",
                "/consultations",
                {
                    role: values.role,
                    topic: values.topic,
                    subject: values.subject.trim(),
                    text: values.text.trim(),
                    confirmed: check.sent,
                    agreed: values.agreed === "yes",
                },
                key,
            ),
        onSuccess: (view) => {
            queryClient.setQueryData(questionQuery(view.row.question).queryKey, view);
            void queryClient.invalidateQueries({ queryKey: ["questions"] });
            sent();
            toast({ text: words.sent });
            onDone(view.row.question);
        },
        onError: () => renewKey(),
    });
    const send = (event: SyntheticEvent) => {
        event.preventDefault();
        setTried(true);
        const whole = values.role !== "" && values.subject.trim() !== "" && values.text.trim() !== "";
        if (whole && check.clear) ask.mutate();
    };
    const known = new Map(desk.experts.map((each) => [each.role, each]));
    if (known.size === 0) return <p className="subtle">{words.noExperts}</p>;
    return (
        <section className="card" aria-labelledby="ask-title">
            <h2 className="card__title" id="ask-title">
                {words.title}
            </h2>
            <form className="consult__form" onSubmit={send} noValidate>
                <div className="consult__pair">
                    <Select
                        size="small"
                        label={words.role}
                        description={words.target(desk.target)}
                        value={values.role}
                        onChange={({ target }) => set("role", target.value)}
                        error={missing(values.role)}
                    >
                        <option value="">{words.choose}</option>
                        {experts.map((role) => {
                            const queue = known.get(role);
                            return (
                                queue && (
                                    <option key={role} value={role}>
                                        {words.expert(
                                            `${nameOf(t.role, role)}, ${nameOf(t.party, queue.party)}`,
                                            queue.waiting,
                                        )}
                                    </option>
                                )
                            );
                        })}
                    </Select>
                    <Select
                        size="small"
                        label={words.topic}
                        value={values.topic}
                        onChange={({ target }) => set("topic", target.value)}
                    >
                        {topics.map((topic) => (
                            <option key={topic} value={topic}>
                                {nameOf(t.track, topic)}
                            </option>
                        ))}
                    </Select>
                </div>
                <TextField
                    size="small"
                    label={words.subject}
                    autoComplete="off"
                    maxLength={120}
                    value={values.subject}
                    onChange={({ target }) => set("subject", target.value)}
                    error={missing(values.subject)}
                />
                <Textarea
                    size="small"
                    label={words.text}
                    description={words.textHelp}
                    autoComplete="off"
                    maxLength={4000}
                    minRows={6}
                    value={values.text}
                    onChange={({ target }) => set("text", target.value)}
                    error={missing(values.text)}
                />
                <Findings
                    check={check}
                    labels={[words.subject, words.text]}
                    onChange={(index, text) => set(index === 0 ? "subject" : "text", text)}
                />
                <Checkbox
                    size="small"
                    description={words.agreedHelp}
                    checked={values.agreed === "yes"}
                    onChange={({ target }) => set("agreed", target.checked ? "yes" : "")}
                >
                    {words.agreed}
                </Checkbox>
                {((tried && !check.clear) || ask.error) && (
                    <div role="alert">
                        <Alert variant="error" size="small">
                            {!check.clear
                                ? words.close
                                : isProblem(ask.error)
                                  ? problemText(ask.error, t)
                                  : t.state.offline}
                        </Alert>
                    </div>
                )}
                <div className="consult__buttons">
                    <Button size="small" loading={ask.isPending}>
                        {words.send}
                    </Button>
                    <Button type="button" size="small" variant="tertiary" onClick={onLeave}>
                        {consult.back}
                    </Button>
                </div>
            </form>
        </section>
    );
}
