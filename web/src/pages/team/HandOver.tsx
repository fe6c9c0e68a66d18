// Hands several cases over to a colleague: who takes over, what is said to them, and what came of each. A case that could not be
// handed over says why and stays chosen; those that could are handed back by one press.
import { Alert, Button, Select, Textarea } from "@navikt/ds-react";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { api, renewal } from "../../api/queries";
import type { Receipt, Workload } from "../../api/types";
import { useToast } from "../../components/toast";
import { useTexts, useWords } from "../../texts/context";
import { teamWords } from "../../texts/team";
import { problemText } from "../../texts/problems";
import { receivers, type Load } from "./load";

interface Props {
    from: string;
    cases: Load["cases"];
    rows: Workload["rows"];
    name: (worker: string) => string;
    onDone: () => void;
}
const hand = (caseId: string, from: string, to: string, text: string): Promise<Receipt> =>
    api.write<Receipt>("POST", `/cases/${caseId}/entries`, {
        entries: [{ kind: "handover", data: { from, to, text } }],
    });

export function HandOver({ from, cases, rows, name, onDone }: Props) {
    const { t } = useTexts();
    const words = useWords(teamWords);
    const toast = useToast();
    const [to, setTo] = useState("");
    const [text, setText] = useState("");
    const [asked, setAsked] = useState(false);
    const [done, setDone] = useState<number>();
    const [refused, setRefused] = useState<[string, string][]>([]);
    const missing = { to: asked && to === "", text: asked && text.trim() === "" };

    async function give() {
        setAsked(true);
        if (to === "" || text.trim() === "") return;
        const given: string[] = [];
        const not: [string, string][] = [];
        setRefused([]);
        for (const [n, each] of cases.entries()) {
            setDone(n);
            try {
                await hand(each.case, from, to, text.trim());
                given.push(each.case);
            } catch (error) {
                not.push([
                    each.name ?? t.list.namelessTitle,
                    isProblem(error) ? problemText(error, t) : t.state.offline,
                ]);
            }
        }
        setDone(undefined);
        setRefused(not);
        if (given.length > 0)
            toast({
                text: words.handed(given.length, name(to)),
                undo: () => {
                    void (async () => {
                        for (const each of given) await hand(each, to, from, words.handedBack);
                        await renewal.wrote();
                    })();
                },
            });
        await renewal.wrote();
        if (not.length === 0) onDone();
    }
    return (
        <div className="team__hand">
            <h3 className="team__part">{words.handTitle(cases.length)}</h3>
            <Select
                size="small"
                label={words.to}
                value={to}
                error={missing.to && t.form.requiredChoice(words.to)}
                onChange={(event) => setTo(event.target.value)}
            >
                <option value="">{t.form.choose}</option>
                {receivers(rows, from).map((row) => (
                    <option key={row.worker} value={row.worker}>
                        {`${name(row.worker)} (${words.of(row.cases.length, row.capacity)})`}
                    </option>
                ))}
            </Select>
            <Textarea
                size="small"
                label={words.text}
                description={words.textHelp}
                value={text}
                maxLength={2000}
                minRows={2}
                error={missing.text && t.form.required(words.text)}
                onChange={(event) => setText(event.target.value)}
            />
            {to !== "" && <p className="subtle">{words.preview(cases.length, name(from), name(to))}</p>}
            {refused.length > 0 && (
                <div role="alert">
                    <Alert variant="warning" size="small">
                        <p>{words.notHanded(refused.length)}</p>
                        <ul>
                            {refused.map(([who, why]) => (
                                <li key={who}>
                                    {who}: {why}
                                </li>
                            ))}
                        </ul>
                    </Alert>
                </div>
            )}
            <div>
                <Button size="small" loading={done !== undefined} onClick={() => void give()}>
                    {words.hand(cases.length)}
                </Button>
                {done !== undefined && (
                    <span role="status" className="subtle team__progress">
                        {words.progress(done, cases.length)}
                    </span>
                )}
            </div>
        </div>
    );
}
