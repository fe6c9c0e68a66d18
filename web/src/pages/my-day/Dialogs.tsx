// The small windows of my day: until when and why, to whom, and which keys there are. Fetched when first needed.
import { Alert, Button, Modal, Radio, RadioGroup, Select, TextField } from "@navikt/ds-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef, useState, type ReactNode } from "react";
import { newKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { directoryQuery } from "../../api/queries";
import type { MyDayItem } from "../../api/types";
import { DateField } from "../../forms/DateField";
import { addDays, dayDate, isDate, mondayOf, type IsoDate } from "../../dates";
import { useSession } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";
import { problemText } from "../../texts/problems";
import { assign, setAside } from "./marks";

interface Props {
    rows: readonly MyDayItem[]; // of one case: what stands as one row
    name: string;
    today: IsoDate;
    onClose: () => void;
    onDone: (told: string, marks: readonly string[]) => void;
}

function Window({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
    return (
        <Modal open onClose={onClose} header={{ heading: title, size: "small" }} width="30rem" portal>
            {children}
        </Modal>
    );
}
function Refused({ error }: { error: unknown }) {
    const { t } = useTexts();
    if (error === null) return null;
    return (
        <Alert variant="error" size="small">
            {isProblem(error) ? problemText(error, t) : t.state.failed}
        </Alert>
    );
}

export function AsideDialog({ rows, name, today, onClose, onDone }: Props) {
    const { language } = useTexts();
    const dayText = useWords(dayWords);
    const words = dayText;
    const last = rows.map(({ last_aside: each }) => each ?? "").sort()[0] ?? "";
    const days = (
        [
            [addDays(today, 1), words.tomorrow],
            [addDays(mondayOf(today), 7), words.monday],
            [addDays(today, 7), words.weeks(1)],
            [addDays(today, 14), words.weeks(2)],
        ] as const
    ).filter(([day], index, all) => day <= last && all.findIndex(([each]) => each === day) === index);
    const [choice, setChoice] = useState<string>(days[0]?.[0] ?? "other");
    const [day, setDay] = useState("");
    const [reason, setReason] = useState("");
    const [tried, setTried] = useState(false);
    const [key] = useState(newKey);
    const reasonField = useRef<HTMLInputElement>(null);
    const until = choice === "other" ? day : choice;
    const save = useMutation({
        mutationFn: () => setAside(rows, until, reason.trim(), key),
        onSuccess: (marks) => onDone(words.toastAside(dayDate(until, language)), marks),
    });
    return (
        <Window title={`${words.asideTitle}: ${name}`} onClose={onClose}>
            <form
                noValidate
                onSubmit={(event) => {
                    event.preventDefault();
                    setTried(true);
                    if (reason.trim() === "") reasonField.current?.focus();
                    else if (isDate(until)) save.mutate();
                }}
            >
                <Modal.Body className="stack">
                    <p className="subtle my-day__lead">{words.asideLead}</p>
                    <RadioGroup legend={words.until} size="small" value={choice} onChange={setChoice}>
                        {days.map(([each, text]) => (
                            <Radio key={each} value={each}>
                                {text}, {dayDate(each, language)}
                            </Radio>
                        ))}
                        <Radio value="other">{words.otherDay}</Radio>
                    </RadioGroup>
                    {choice === "other" && (
                        <DateField
                            id="aside-day"
                            label={words.day}
                            description={words.lastDay(dayDate(last, language))}
                            today={today}
                            min={addDays(today, 1)}
                            max={last}
                            value={day}
                            onChange={setDay}
                            error={tried && day === "" ? words.dayMissing : undefined}
                        />
                    )}
                    <TextField
                        autoComplete="off"
                        ref={reasonField}
                        size="small"
                        label={words.reason}
                        description={words.reasonHelp}
                        maxLength={300}
                        value={reason}
                        onChange={({ target }) => setReason(target.value)}
                        error={tried && reason.trim() === "" && words.reasonMissing}
                    />
                    <Refused error={save.error} />
                </Modal.Body>
                <Modal.Footer>
                    <Button size="small" loading={save.isPending}>
                        {words.save}
                    </Button>
                    <Button type="button" size="small" variant="secondary" onClick={onClose}>
                        {words.cancel}
                    </Button>
                </Modal.Footer>
            </form>
        </Window>
    );
}

export function AssignDialog({ rows, name, onClose, onDone }: Props) {
    const { t } = useTexts();
    const dayText = useWords(dayWords);
    const words = dayText;
    const { worker: me, party } = useSession();
    const directory = useQuery(directoryQuery);
    const everybody = directory.data?.workers ?? [];
    const teams = everybody.find(({ id }) => id === me)?.teams ?? [];
    const colleagues = everybody
        .filter(
            (each) =>
                each.id !== me && each.party === party && each.teams?.some((team) => teams.includes(team)),
        )
        .sort((a, b) => a.name.localeCompare(b.name));
    const [worker, setWorker] = useState("");
    const [note, setNote] = useState("");
    const [tried, setTried] = useState(false);
    const [key] = useState(newKey);
    const mine = rows.every((row) => row.worker === me);
    const save = useMutation({
        mutationFn: () => assign(rows, worker, note.trim(), key),
        onSuccess: (marks) =>
            onDone(
                words.toastAssigned(
                    worker === me ? words.me : (everybody.find(({ id }) => id === worker)?.name ?? ""),
                ),
                marks,
            ),
    });
    return (
        <Window title={`${words.assignTitle}: ${name}`} onClose={onClose}>
            <form
                noValidate
                onSubmit={(event) => {
                    event.preventDefault();
                    setTried(true);
                    if (worker !== "") save.mutate();
                }}
            >
                <Modal.Body className="stack">
                    <p className="subtle my-day__lead">{words.assignLead}</p>
                    <Select
                        size="small"
                        label={words.whom}
                        value={worker}
                        onChange={({ target }) => setWorker(target.value)}
                        error={tried && worker === "" && t.problem.unknown_value?.("")}
                    >
                        <option value="">{words.choose}</option>
                        {!mine && <option value={me}>{words.me}</option>}
                        {colleagues.map((each) => (
                            <option key={each.id} value={each.id}>
                                {each.name}
                            </option>
                        ))}
                    </Select>
                    <TextField
                        autoComplete="off"
                        size="small"
                        label={words.note}
                        description={words.reasonHelp}
                        maxLength={300}
                        value={note}
                        onChange={({ target }) => setNote(target.value)}
                    />
                    <Refused error={save.error} />
                </Modal.Body>
                <Modal.Footer>
                    <Button size="small" loading={save.isPending}>
                        {words.saveAssign}
                    </Button>
                    <Button type="button" size="small" variant="secondary" onClick={onClose}>
                        {words.cancel}
                    </Button>
                </Modal.Footer>
            </form>
        </Window>
    );
}

export function KeysDialog({ onClose }: { onClose: () => void }) {
    const dayText = useWords(dayWords);
    return (
        <Window title={dayText.keys} onClose={onClose}>
            <Modal.Body>
                <p className="subtle my-day__lead">{dayText.keysHelp}</p>
                <dl className="my-day__keys">
                    {dayText.keyList.map(([key, what]) => (
                        <div key={key}>
                            <dt>
                                <kbd>{key}</kbd>
                            </dt>
                            <dd>{what}</dd>
                        </div>
                    ))}
                </dl>
            </Modal.Body>
        </Window>
    );
}
