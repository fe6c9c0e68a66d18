// What is done with the chosen rows: handed over, assigned, moved, invited. Fetched when rows are first chosen.
import { Alert, Button, Select, TextField } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { directoryQuery } from "../../api/queries";
import type { CaseRow, Channel, Colleague } from "../../api/types";
import { BulkWrite } from "../../bulk/BulkWrite";
import { HandOver } from "../../bulk/HandOver";
import { assign, invite, move, type Work } from "../../bulk/ways";
import { addDays, isDate, weekdayDate } from "../../dates";
import { DateField } from "../../forms/DateField";
import { useSession } from "../../session/useSession";
import { bulkWords } from "../../texts/bulk";
import { useTexts, useWords } from "../../texts/context";
import { colleagues, type Way } from "./chosen";
import { listName } from "./name";

interface Props {
    way: Way;
    rows: readonly CaseRow[];
    running: boolean; // something is being written: it is not left before it is through
    onClose: () => void;
    onDone: (done: readonly string[]) => void;
}
interface FormProps {
    rows: readonly CaseRow[];
    people: readonly Colleague[];
    onDone: (done: readonly string[]) => void;
}

export default function Bulk({ way, rows, running, onClose, onDone }: Props) {
    const words = useWords(bulkWords);
    const { worker, party, teams } = useSession();
    const { data } = useQuery(directoryQuery);
    const { today } = useSession();
    const people = colleagues(data?.workers ?? [], { worker, party, teams: teams ?? [], today });
    const Form = { hand: HandForm, assign: AssignForm, move: MoveForm, invite: InviteForm }[way];
    return (
        <section className="card cases__bulk" aria-labelledby="bulk-title">
            <div className="cases__bulk-head">
                <h2 className="card__title" id="bulk-title">
                    {words[way].title(rows.length)}
                </h2>
                <Button
                    size="small"
                    variant="tertiary"
                    data-color="neutral"
                    disabled={running}
                    onClick={onClose}
                >
                    {words.close}
                </Button>
            </div>
            <Form rows={rows} people={people} onDone={onDone} />
        </section>
    );
}

const useCases = (rows: readonly CaseRow[]) => {
    const { t } = useTexts();
    return rows.map((row) => ({ ...row, name: listName(row, t) }));
};

function Person({
    label,
    people,
    value,
    missing,
    onChange,
}: {
    label: string;
    people: readonly Colleague[];
    value: string;
    missing: boolean;
    onChange: (id: string) => void;
}) {
    const { t } = useTexts();
    const words = useWords(bulkWords);
    const { worker } = useSession();
    return (
        <Select
            size="small"
            label={label}
            value={value}
            error={missing && t.form.requiredChoice(label)}
            onChange={({ target }) => onChange(target.value)}
        >
            <option value="">{t.form.choose}</option>
            {people.map((each) => (
                <option key={each.id} value={each.id}>
                    {each.name}
                    {each.id === worker ? ` (${words.me})` : ""}
                </option>
            ))}
        </Select>
    );
}
const Form = ({ children }: { children: ReactNode }) => <div className="bulk__form">{children}</div>;
const nameIn = (people: readonly Colleague[], id: string): string =>
    people.find((each) => each.id === id)?.name ?? "";

function HandForm({ rows, people, onDone }: FormProps) {
    const words = useWords(bulkWords);
    const { worker } = useSession();
    return (
        <HandOver
            cases={useCases(rows)}
            people={people.map(({ id, name }) => ({
                id,
                name,
                label: id === worker ? `${name} (${words.me})` : name,
            }))}
            onDone={onDone}
        />
    );
}

function AssignForm({ rows, people, onDone }: FormProps) {
    const words = useWords(bulkWords);
    const { today } = useSession();
    const cases = useCases(rows);
    const [to, setTo] = useState("");
    const [task, setTask] = useState("");
    const [until, setUntil] = useState("");
    const [tried, setTried] = useState(false);
    const name = nameIn(people, to);
    return (
        <>
            <Form>
                <Person
                    label={words.assign.to}
                    people={people}
                    value={to}
                    missing={tried && to === ""}
                    onChange={setTo}
                />
                <TextField
                    autoComplete="off"
                    size="small"
                    label={words.assign.task}
                    description={words.assign.taskHelp}
                    maxLength={200}
                    value={task}
                    onChange={({ target }) => setTask(target.value)}
                />
                <DateField
                    id="bulk-until"
                    label={words.assign.until}
                    min={today}
                    value={until}
                    onChange={setUntil}
                />
            </Form>
            <BulkWrite
                works={cases.map((row) => assign(row, to, task.trim(), until, words.assign.back))}
                ready={() => {
                    setTried(true);
                    return to !== "";
                }}
                preview={to !== "" && <p>{words.assign.preview(cases.length, name)}</p>}
                action={words.assign.action}
                told={(n) => words.assign.told(n, name)}
                onDone={onDone}
            />
        </>
    );
}

function MoveForm({ rows, onDone }: FormProps) {
    const { t } = useTexts();
    const words = useWords(bulkWords);
    const { teams: mine } = useSession();
    const { data } = useQuery(directoryQuery);
    const teams = data?.teams ?? [];
    const cases = useCases(rows);
    const [team, setTeam] = useState("");
    const [reason, setReason] = useState("");
    const [tried, setTried] = useState(false);
    const keeps = (mine ?? []).includes(team);
    const name = teams.find(({ id }) => id === team)?.name ?? "";
    const moved = cases.filter((row) => row.team !== team);
    const works: Work[] = moved.map((row) => move(row, team, reason.trim(), keeps, words.move.back));
    return (
        <>
            <Form>
                <Select
                    size="small"
                    label={words.move.to}
                    value={team}
                    error={tried && team === "" && t.form.requiredChoice(words.move.to)}
                    onChange={({ target }) => setTeam(target.value)}
                >
                    <option value="">{t.form.choose}</option>
                    {teams.map(({ id, name: one }) => (
                        <option key={id} value={id}>
                            {one}
                        </option>
                    ))}
                </Select>
                <TextField
                    autoComplete="off"
                    size="small"
                    label={words.move.reason}
                    maxLength={200}
                    value={reason}
                    error={tried && reason.trim() === "" && t.form.required(words.move.reason)}
                    onChange={({ target }) => setReason(target.value)}
                />
                {team !== "" && !keeps && (
                    <Alert variant="warning" size="small" inline>
                        {words.move.leaves}
                    </Alert>
                )}
            </Form>
            <BulkWrite
                works={works}
                ready={() => {
                    setTried(true);
                    return team !== "" && reason.trim() !== "";
                }}
                preview={team !== "" && <p>{words.move.preview(moved.length, name)}</p>}
                action={words.move.action}
                told={(n) => words.move.told(n, name)}
                onDone={onDone}
            />
        </>
    );
}

const channels: readonly Channel[] = ["meeting", "phone", "video", "visit"];

function InviteForm({ rows, people, onDone }: FormProps) {
    const { t, language } = useTexts();
    const words = useWords(bulkWords);
    const { today, worker } = useSession();
    const cases = useCases(rows);
    const [date, setDate] = useState<string>(addDays(today, 7));
    const [channel, setChannel] = useState<Channel>("meeting");
    const [responsible, setResponsible] = useState(worker);
    const [calls, setCalls] = useState("");
    const [tried, setTried] = useState(false);
    const day = isDate(date) ? weekdayDate(date, language) : date;
    return (
        <>
            <Form>
                <DateField
                    id="bulk-date"
                    label={words.invite.date}
                    min={today}
                    value={date}
                    error={tried && !isDate(date) ? t.form.required(words.invite.date) : undefined}
                    onChange={setDate}
                />
                <Select
                    size="small"
                    label={words.invite.channel}
                    value={channel}
                    onChange={({ target }) =>
                        setChannel(channels.find((each) => each === target.value) ?? "meeting")
                    }
                >
                    {channels.map((each) => (
                        <option key={each} value={each}>
                            {t.channel[each]}
                        </option>
                    ))}
                </Select>
                <Person
                    label={words.invite.responsible}
                    people={people}
                    value={responsible}
                    missing={tried && responsible === ""}
                    onChange={setResponsible}
                />
                <TextField
                    autoComplete="off"
                    size="small"
                    label={words.invite.calls}
                    description={words.invite.callsHelp}
                    maxLength={300}
                    value={calls}
                    onChange={({ target }) => setCalls(target.value)}
                />
            </Form>
            <BulkWrite
                works={cases.map((row) =>
                    invite(row, { date, channel, responsible, calls: calls.trim() }, words.invite.back),
                )}
                ready={() => {
                    setTried(true);
                    return isDate(date) && responsible !== "";
                }}
                preview={
                    responsible !== "" && (
                        <p>{words.invite.preview(cases.length, day, nameIn(people, responsible))}</p>
                    )
                }
                action={words.invite.action}
                told={words.invite.told}
                onDone={onDone}
            />
        </>
    );
}
