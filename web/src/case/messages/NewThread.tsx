// A new conversation: who takes part is chosen among those whom something opens it to, and said before it is sent.
import { Alert, Button, Checkbox, CheckboxGroup, Select, Textarea, TextField } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { api, audienceQuery, renewal } from "../../api/queries";
import type { Audience, Category, Party, Receipt } from "../../api/types";
import { Failure } from "../../components/Failure";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { messageWords } from "../../texts/messages";
import { problemText } from "../../texts/problems";
import { listed } from "../forms/shared";
import { kMostText } from "./AnswerBox";
import { DraftState } from "./DraftState";
import { useServerDraft } from "./server-draft";
import { sideName } from "./sides";

export const kNewPlace = "thread";
const kParties: readonly Party[] = [
    "employment_service",
    "social_services",
    "labour_market",
    "adult_education",
    "social_insurance",
    "health_region",
];

interface Begun {
    subject: string;
    text: string;
    sides: Party[]; // chosen; "none" is the participant
    category: string;
    activity: string;
}
const kNothing: Begun = { subject: "", text: "", sides: [], category: "", activity: "" };

function readBegun(kept: string): Partial<Begun> {
    try {
        return JSON.parse(kept) as Partial<Begun>;
    } catch {
        return {};
    }
}

interface Props {
    caseId: string;
    mine: Party; // "none": the participant, who writes to one party
    kept: string;
    to?: readonly Party[]; // whom the participant may write to
    categories?: readonly Category[];
    activities?: readonly { value: string; label: string }[];
    onDone: (item?: string) => void;
}

export function NewThread({ caseId, mine, kept, to = [], categories = [], activities = [], onDone }: Props) {
    const { t } = useTexts();
    const words = useWords(messageWords);
    const person = mine === "none";
    const { saver, shown } = useServerDraft(caseId, kNewPlace, kept);
    const first: Begun = {
        ...kNothing,
        category: categories[0] ?? "",
        sides: person && to[0] !== undefined ? [to[0]] : [],
        ...readBegun(saver.text),
    };
    const [begun, setBegun] = useState(first);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState("");
    const [key] = useState(newKey);
    const readers = useQuery({
        ...audienceQuery(caseId, {
            kind: "thread_started",
            category: begun.category === "" ? undefined : (begun.category as Category),
            parties: kParties.join(","),
        }),
        enabled: !person,
    });
    const change = (part: Partial<Begun>) => {
        const next = { ...begun, ...part };
        setBegun(next);
        const empty = next.subject === "" && next.text === "";
        saver.keep(empty ? "" : JSON.stringify(next));
    };
    const { subject, text, sides, category, activity } = begun;
    const options = optionsOf(readers.data, mine);
    // Whoever the choice of subject no longer lets read is not written to.
    const chosen = person
        ? sides
        : sides.filter((side) => options.some((each) => each.side === side && each.reads));
    const full = subject.trim() !== "" && text.trim() !== "" && text.length <= kMostText;
    const send = async () => {
        if (!full || busy || (!person && readers.data === undefined)) return;
        setBusy(true);
        setFault("");
        try {
            await saver.stop();
            const { items } = await api.write<Receipt>(
                "POST",
                `/cases/${caseId}/entries`,
                {
                    entries: [
                        {
                            kind: "thread_started",
                            ...(category !== "" && { category }),
                            data: {
                                subject,
                                text,
                                audience: chosen.filter((side) => side !== "none"),
                                ...(!person && { participant: chosen.includes("none") }),
                                ...(activity !== "" && { activity }),
                            },
                        },
                    ],
                },
                key,
            );
            saver.sent();
            await renewal.wrote(caseId);
            onDone(items?.[0]);
        } catch (error) {
            saver.goOn();
            setFault(isProblem(error) ? problemText(error.fields[0] ?? error, t) : t.state.broken);
            setBusy(false);
        }
    };
    const reading = [
        words.us(nameOf(t.party, mine)),
        ...chosen.map((side) => (side === "none" ? words.lower.participant : sideName(side, mine, t, words))),
    ];
    return (
        <form
            className="messages__box no-print"
            onSubmit={(event) => {
                event.preventDefault();
                void send();
            }}
        >
            {person ? (
                <Select
                    label={words.to}
                    description={words.toHelp}
                    size="small"
                    value={sides[0] ?? ""}
                    onChange={({ target }) => change({ sides: [target.value as Party] })}
                >
                    {to.map((party) => (
                        <option key={party} value={party}>
                            {nameOf(t.party, party)}
                        </option>
                    ))}
                </Select>
            ) : (
                <>
                    {categories.length > 1 && (
                        <Select
                            label={words.category}
                            size="small"
                            value={category}
                            onChange={({ target }) => change({ category: target.value })}
                        >
                            {categories.map((each) => (
                                <option key={each} value={each}>
                                    {nameOf(t.category, each)}
                                </option>
                            ))}
                        </Select>
                    )}
                    <CheckboxGroup
                        legend={words.audience}
                        description={category === "team_notes" ? words.notes : words.audienceHelp}
                        size="small"
                        value={chosen}
                        onChange={(next: Party[]) => change({ sides: next })}
                    >
                        {options.map(({ side, reads }) => (
                            <Checkbox key={side} value={side} disabled={!reads}>
                                {sideName(side, mine, t, words)}
                            </Checkbox>
                        ))}
                    </CheckboxGroup>
                    {options.some(({ side, reads }) => !reads && side !== "none") && (
                        <details className="messages__why">
                            <summary>
                                {words.notPossible(
                                    listed(
                                        options
                                            .filter(({ side, reads }) => !reads && side !== "none")
                                            .map(({ side }) => nameOf(t.party, side)),
                                        words.and,
                                    ),
                                )}
                            </summary>
                            <ul>
                                {options
                                    .filter(({ side, reads }) => !reads && side !== "none")
                                    .map(({ side, why }) => (
                                        <li key={side}>{why}</li>
                                    ))}
                            </ul>
                        </details>
                    )}
                    {activities.length > 0 && (
                        <Select
                            label={words.activity}
                            size="small"
                            value={activity}
                            onChange={({ target }) => change({ activity: target.value })}
                        >
                            <option value="">{words.noActivity}</option>
                            {activities.map(({ value, label }) => (
                                <option key={value} value={value}>
                                    {label}
                                </option>
                            ))}
                        </Select>
                    )}
                </>
            )}
            <TextField
                autoComplete="off"
                label={words.subject}
                size="small"
                maxLength={200}
                value={subject}
                readOnly={busy}
                onChange={({ target }) => change({ subject: target.value })}
            />
            <Textarea
                autoComplete="off"
                label={words.text}
                size="small"
                minRows={4}
                maxLength={kMostText}
                value={text}
                readOnly={busy}
                onChange={({ target }) => change({ text: target.value.slice(0, 2 * kMostText) })}
            />
            {!person && readers.data !== undefined && (
                <p className="messages__reads" aria-live="polite">
                    <strong>{words.reads(listed(reading, words.and))}</strong>{" "}
                    {!chosen.includes("none") && category !== "team_notes" && words.withoutParticipant}
                </p>
            )}
            {!person && readers.isError && (
                <Failure error={readers.error} onRetry={() => void readers.refetch()} />
            )}
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
                    disabled={!full || (!person && readers.data === undefined)}
                >
                    {words.send}
                </Button>
                <Button type="button" size="small" variant="tertiary" onClick={() => onDone()}>
                    {words.cancel}
                </Button>
                <DraftState kept={shown} />
            </div>
        </form>
    );
}

interface Option {
    side: Party;
    reads: boolean; // the whole of it
    why: string;
}
/** The participant and the other parties of the case, each once; those who would read all of it may be chosen. */
function optionsOf(audience: Audience | undefined, mine: Party): Option[] {
    const options: Option[] = [];
    for (const { reader, standing } of audience?.readers ?? []) {
        const person = reader.role === "participant";
        if ((reader.party === "none" && !person) || reader.party === mine) continue;
        const reads = standing.level === "full";
        const known = options.find(({ side }) => side === reader.party);
        if (known) known.reads ||= reads;
        else options.push({ side: reader.party, reads, why: standing.needs ?? standing.text });
    }
    return options.sort((a, b) => Number(b.side === "none") - Number(a.side === "none"));
}
