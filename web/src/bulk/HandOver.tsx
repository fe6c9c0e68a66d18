// Cases handed over to one colleague, each from whoever leads it, by the one way of writing in many.
import { Alert, Select, Textarea } from "@navikt/ds-react";
import { useState } from "react";
import { bulkWords } from "../texts/bulk";
import { useTexts, useWords } from "../texts/context";
import { BulkWrite } from "./BulkWrite";
import { handOver } from "./ways";

interface Props {
    cases: readonly { case: string; name: string; lead?: string | undefined }[];
    people: readonly { id: string; name: string; label: string }[];
    onDone: (done: readonly string[]) => void;
}

export function HandOver({ cases, people, onDone }: Props) {
    const { t } = useTexts();
    const words = useWords(bulkWords).hand;
    const [to, setTo] = useState("");
    const [text, setText] = useState("");
    const [tried, setTried] = useState(false);
    const led = cases.flatMap(({ lead, ...each }) =>
        lead !== undefined && lead !== to ? [{ ...each, lead }] : [],
    );
    const without = cases.filter(({ lead }) => lead === undefined).length;
    const name = people.find(({ id }) => id === to)?.name ?? "";
    return (
        <>
            <div className="bulk__form">
                <Select
                    size="small"
                    label={words.to}
                    value={to}
                    error={tried && to === "" && t.form.requiredChoice(words.to)}
                    onChange={({ target }) => setTo(target.value)}
                >
                    <option value="">{t.form.choose}</option>
                    {people.map(({ id, label }) => (
                        <option key={id} value={id}>
                            {label}
                        </option>
                    ))}
                </Select>
                <Textarea
                    autoComplete="off"
                    size="small"
                    label={words.text}
                    description={words.textHelp}
                    value={text}
                    maxLength={2000}
                    minRows={2}
                    error={tried && text.trim() === "" && t.form.required(words.text)}
                    onChange={({ target }) => setText(target.value)}
                />
                {without > 0 && (
                    <Alert variant="info" size="small" inline>
                        {words.noLead(without)}
                    </Alert>
                )}
            </div>
            <BulkWrite
                works={led.map((each) => handOver(each, to, text.trim()))}
                ready={() => {
                    setTried(true);
                    return to !== "" && text.trim() !== "";
                }}
                preview={
                    to !== "" && (
                        <p>
                            {words.preview(led.length, name)} {words.once}
                        </p>
                    )
                }
                action={words.action}
                told={(n) => words.told(n, name)}
                onDone={onDone}
            />
        </>
    );
}
