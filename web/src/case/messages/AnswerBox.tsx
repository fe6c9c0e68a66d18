// Where one writes in a conversation. Who reads it is said before it is sent; what is begun is kept by the server.
import { Alert, Button, Checkbox, CheckboxGroup, Textarea } from "@navikt/ds-react";
import { useRef, useState, type ReactNode } from "react";
import { newKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { api, renewal } from "../../api/queries";
import type { Party, ThreadLine } from "../../api/types";
import { useTexts, useWords } from "../../texts/context";
import { messageWords } from "../../texts/messages";
import { problemText } from "../../texts/problems";
import { DraftState } from "./DraftState";
import { useServerDraft } from "./server-draft";
import { sideName, sidesOf } from "./sides";

export const kMostText = 4000;

interface Props {
    caseId: string;
    thread: ThreadLine;
    mine: Party;
    kept: string;
    readers?: ReactNode; // who will read it
}

export function AnswerBox({ caseId, thread, mine, kept, readers }: Props) {
    const { t } = useTexts();
    const words = useWords(messageWords);
    const { saver, shown } = useServerDraft(caseId, thread.item, kept);
    const [text, setText] = useState(saver.text);
    const [awaits, setAwaits] = useState<Party[]>([]);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState("");
    const [key, setKey] = useState(newKey); // the same through every try of one message
    const field = useRef<HTMLTextAreaElement>(null);
    const others = sidesOf(thread).filter((side) => side !== mine);
    const send = async () => {
        if (text.trim() === "" || busy) return;
        setBusy(true);
        setFault("");
        try {
            await saver.stop();
            const data = {
                thread: thread.item,
                text,
                ...(awaits.some((side) => side !== "none") && {
                    awaits: awaits.filter((side) => side !== "none"),
                }),
                ...(awaits.includes("none") && { awaits_participant: true }),
            };
            await api.write(
                "POST",
                `/cases/${caseId}/entries`,
                { entries: [{ kind: "message_posted", data }] },
                key,
            );
            setKey(newKey());
            setText("");
            setAwaits([]);
            saver.sent();
            field.current?.focus(); // the button is of no more use
            await renewal.wrote(caseId);
        } catch (error) {
            saver.goOn();
            setFault(isProblem(error) ? problemText(error.fields[0] ?? error, t) : t.state.broken);
        } finally {
            setBusy(false);
        }
    };
    return (
        <form
            className="messages__box no-print"
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            <Textarea
                autoComplete="off"
                label={mine === "none" ? words.answerOwn : words.answer}
                size="small"
                minRows={3}
                maxLength={kMostText}
                value={text}
                ref={field}
                readOnly={busy} // what is typed meanwhile would be neither sent nor kept
                onChange={({ target }) => {
                    setText(target.value);
                    saver.keep(target.value.slice(0, 2 * kMostText));
                }}
            />
            {mine !== "none" && others.length > 0 && (
                <CheckboxGroup
                    legend={words.awaits}
                    size="small"
                    value={awaits}
                    onChange={(chosen: Party[]) => setAwaits(chosen)}
                    className="messages__awaits"
                >
                    {others.map((side) => (
                        <Checkbox key={side} value={side}>
                            {sideName(side, mine, t, words)}
                        </Checkbox>
                    ))}
                </CheckboxGroup>
            )}
            {readers}
            {fault !== "" && (
                <Alert variant="error" size="small">
                    {fault}
                </Alert>
            )}
            <div className="messages__send">
                <Button
                    type="submit"
                    size="small"
                    loading={busy}
                    disabled={text.trim() === "" || text.length > kMostText}
                >
                    {words.send}
                </Button>
                <DraftState kept={shown} />
            </div>
        </form>
    );
}
