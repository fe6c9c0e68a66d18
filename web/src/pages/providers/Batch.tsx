// One visit for all at a provider: booked for all at once, or written with a line for each. What is written goes into each
// one's own case, one by one; what was refused stays with its reason, and nothing typed is lost.
import { Alert, Button, Checkbox, Select, Table, Textarea, TextField } from "@navikt/ds-react";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { newKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { api, drafts, renewal } from "../../api/queries";
import type { Colleague, ProviderView, WrittenCases } from "../../api/types";
import { named, personOptions } from "../../case/forms/shared";
import { useToast } from "../../components/toast";
import { addDays, shortDate } from "../../dates";
import type { Value, Values } from "../../forms/definition";
import { DateField } from "../../forms/DateField";
import { draftName } from "../../forms/drafts";
import { FieldView } from "../../forms/FieldView";
import { useSession } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { problemText } from "../../texts/problems";
import { providerWords } from "../../texts/providers";
import {
    casesOf,
    faultsIn,
    isChosen,
    linesOf,
    nextOf,
    of,
    withoutLines,
    type Line,
    type Task,
} from "./batch";

const kUsualWeeks = 4; // until the next contact, where no visits are agreed

interface Props {
    view: ProviderView;
    task: Task;
    workers: readonly Colleague[];
    onClose: () => void;
}

export function Batch({ view, task, workers, onClose }: Props) {
    const { t, language } = useTexts();
    const words = useWords(providerWords);
    const say = words.batch;
    const { worker } = useSession();
    const toast = useToast();
    const name = draftName(worker, "none", `visit.${task}`, view.id);
    const [lines] = useState(() => linesOf(view.here, task)); // as they were when one began: no line moves while one writes
    const [begun] = useState(() => {
        const empty: Values = {
            day: task === "visit" ? view.today : "",
            who: worker,
            next: addDays(view.today, 7 * Math.max(1, view.provider.visit_weeks ?? kUsualWeeks)),
        };
        for (const line of lines)
            if (task === "plan")
                empty[of(line, "with")] =
                    line.person.status === "ongoing" && line.person.planned === undefined;
        const kept = drafts.read(name);
        return { values: { ...empty, ...kept?.values }, key: kept?.key ?? newKey() };
    });
    const [values, setValues] = useState(begun.values);
    const [faults, setFaults] = useState(new Map<string, string>());
    const [done, setDone] = useState<ReadonlySet<string>>(new Set());
    const [general, setGeneral] = useState("");
    const told = useRef<HTMLDivElement>(null);
    useEffect(() => {
        if (general !== "") told.current?.focus();
    }, [general]);

    const keep = (next: Values) => {
        setValues(next);
        drafts.keep(name, {
            values: next,
            base: {},
            version: undefined,
            key: begun.key,
            at: new Date().toISOString(),
        });
    };
    const set = (field: string, value: Value) => keep({ ...values, [field]: value });
    const left = lines.filter(({ id }) => !done.has(id));
    const chosen = left.filter((line) => isChosen(line, values, task));

    const save = useMutation({
        mutationFn: async () => {
            const sent = casesOf(left, values, task);
            const answer = await api.write<WrittenCases>(
                "POST",
                "/entries",
                { cases: [...sent].map(([id, { entries }]) => ({ case: id, entries })) },
                begun.key,
            );
            return { sent, faults: faultsIn(answer, sent, (problem) => problemText(problem, t)) };
        },
        onError: (error) => {
            setGeneral(isProblem(error) && error.code !== "offline" ? problemText(error, t) : t.form.offline);
        },
        onSuccess: ({ sent, faults: wrong }) => {
            const written = [...sent.values()]
                .flatMap((each) => each.lines)
                .filter(({ id }) => !wrong.has(id));
            for (const { person } of written) void renewal.wrote(person.case);
            setFaults(wrong);
            setDone(new Set([...done, ...written.map(({ id }) => id)]));
            if (written.length > 0) toast({ text: say.done(written.length) });
            if (wrong.size > 0) {
                // What is written is no draft any more: should the page be left, it is not sent once again.
                keep(withoutLines(values, written));
                setGeneral(say.left(wrong.size));
                return;
            }
            drafts.drop(name);
            onClose();
        },
    });

    const submit = () => {
        setGeneral("");
        if (typeof values.day !== "string" || values.day === "") setGeneral(say.needDay);
        else if (chosen.length === 0) setGeneral(say.nothing);
        else save.mutate();
    };
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);
    const textOf = (field: string): string => {
        const value = values[field];
        return typeof value === "string" ? value : "";
    };
    const people = personOptions(workers);
    return (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut; the button does the same
        <form
            className="card stack batch"
            noValidate
            autoComplete="off"
            aria-labelledby="batch-title"
            onKeyDown={(event) => {
                if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                submit();
            }}
            onSubmit={(event) => {
                event.preventDefault();
                submit();
            }}
        >
            <div>
                <h2 className="card__title" id="batch-title" tabIndex={-1} ref={heading}>
                    {task === "plan" ? say.planTitle : say.visitTitle}
                </h2>
                <p className="subtle">{task === "plan" ? say.planLead : say.visitLead}</p>
            </div>
            {general !== "" && (
                <div ref={told} tabIndex={-1} role="alert">
                    <Alert variant={faults.size > 0 ? "warning" : "error"} size="small">
                        {general}
                    </Alert>
                </div>
            )}
            <div className="batch__all">
                <DateField
                    size="small"
                    id="batch-day"
                    label={say.day}
                    value={textOf("day")}
                    {...(task === "plan" ? { min: view.today } : { max: view.today })}
                    onChange={(value) => set("day", value)}
                />
                {task === "plan" ? (
                    <FieldView
                        field={{ kind: "person", name: "who", label: () => say.who, people, required: true }}
                        value={values.who}
                        errors={{}}
                        onChange={(value) => set("who", value)}
                    />
                ) : (
                    <>
                        <DateField
                            size="small"
                            id="batch-next"
                            label={say.next}
                            value={textOf("next")}
                            min={addDays(view.today, 1)}
                            onChange={(value) => set("next", value)}
                        />
                        <Button
                            type="button"
                            size="small"
                            variant="secondary"
                            onClick={() =>
                                keep({
                                    ...values,
                                    ...Object.fromEntries(
                                        left
                                            .filter((line) => !isChosen(line, values, task))
                                            .map((line) => [of(line, "attendance"), "attended"]),
                                    ),
                                })
                            }
                        >
                            {say.allCame}
                        </Button>
                    </>
                )}
            </div>
            <div className="batch__table card-rows">
                <Table size="small">
                    <Table.Header>
                        <Table.Row>
                            <Table.HeaderCell scope="col">{words.who}</Table.HeaderCell>
                            {task === "plan" ? (
                                <Table.HeaderCell scope="col">{say.include}</Table.HeaderCell>
                            ) : (
                                <>
                                    <Table.HeaderCell scope="col">{say.came}</Table.HeaderCell>
                                    <Table.HeaderCell scope="col">{say.note}</Table.HeaderCell>
                                    <Table.HeaderCell scope="col">{say.nextContact}</Table.HeaderCell>
                                </>
                            )}
                        </Table.Row>
                    </Table.Header>
                    <Table.Body>
                        {lines.map((line) => (
                            <Row
                                key={line.id}
                                line={line}
                                task={task}
                                values={values}
                                fault={faults.get(line.id)}
                                done={done.has(line.id)}
                                set={set}
                                day={(date) => shortDate(date, language)}
                            />
                        ))}
                    </Table.Body>
                </Table>
            </div>
            <div className="batch__foot">
                <Button type="submit" size="small" loading={save.isPending}>
                    {task === "plan" ? say.plan(chosen.length) : say.save(chosen.length)}
                </Button>
                <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
                    {say.cancel}
                </Button>
                <p className="subtle">{say.kept}</p>
            </div>
        </form>
    );
}

interface RowProps {
    line: Line;
    task: Task;
    values: Values;
    fault: string | undefined;
    done: boolean;
    set: (field: string, value: Value) => void;
    day: (date: string) => string;
}

/** Plain fields: forty of them are gone through with Tab and the arrows. */
function Row({ line, task, values, fault, done, set, day }: RowProps) {
    const { t } = useTexts();
    const words = useWords(providerWords);
    const say = words.batch;
    const { person } = line;
    const who = person.name ?? t.list.namelessTitle;
    const textOf = (field: string): string => {
        const value = values[of(line, field)];
        return typeof value === "string" ? value : "";
    };
    const fields =
        task === "plan" ? (
            <Table.DataCell data-label={say.include}>
                <Checkbox
                    size="small"
                    hideLabel
                    checked={values[of(line, "with")] === true}
                    onChange={(event) => set(of(line, "with"), event.target.checked)}
                >
                    {say.of(say.include, who)}
                </Checkbox>
            </Table.DataCell>
        ) : (
            <>
                <Table.DataCell data-label={say.came}>
                    <Select
                        size="small"
                        hideLabel
                        label={say.of(say.came, who)}
                        value={textOf("attendance")}
                        onChange={(event) => set(of(line, "attendance"), event.target.value)}
                    >
                        <option value="">{say.choose}</option>
                        {named(t.attendance).map(({ value, label }) => (
                            <option key={value} value={value}>
                                {label}
                            </option>
                        ))}
                    </Select>
                </Table.DataCell>
                <Table.DataCell className="batch__note" data-label={say.note}>
                    <Textarea
                        autoComplete="off"
                        size="small"
                        hideLabel
                        minRows={1}
                        label={say.of(say.note, who)}
                        value={textOf("note")}
                        onChange={(event) => set(of(line, "note"), event.target.value)}
                    />
                </Table.DataCell>
                <Table.DataCell data-label={say.nextContact}>
                    <TextField
                        autoComplete="off"
                        size="small"
                        hideLabel
                        className="batch__date"
                        label={say.of(say.nextContact, who)}
                        inputMode="numeric"
                        value={nextOf(line, values)}
                        onChange={(event) => set(of(line, "next"), event.target.value)}
                    />
                </Table.DataCell>
            </>
        );
    return (
        <Table.Row data-fault={fault !== undefined}>
            <Table.HeaderCell scope="row" className="batch__who">
                {who}
                <span className="batch__about">
                    {[
                        person.title ?? "",
                        person.planned === undefined ? "" : say.already(day(person.planned.date)),
                        ...person.signals.map(({ signal, date }) =>
                            words.signalOn(words.signal[signal] ?? "", day(date)),
                        ),
                    ]
                        .filter(Boolean)
                        .join(" · ")}
                </span>
                {fault !== undefined && <span className="batch__fault">{fault}</span>}
            </Table.HeaderCell>
            {done ? <Table.DataCell colSpan={task === "plan" ? 1 : 3}>{say.noted}</Table.DataCell> : fields}
        </Table.Row>
    );
}
