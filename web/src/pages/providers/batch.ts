// One visit for all at a provider: what is typed, a line for each, as the entries of each one's own case; and how each went.
// Pure.
import { readProblem } from "../../api/problem";
import type { PersonThere, WrittenCases } from "../../api/types";
import type { Value, Values } from "../../forms/definition";

export type Task = "plan" | "visit";
export interface Line {
    person: PersonThere;
    id: string; // of the activity: by it the line's values are named
}
export const linesOf = (here: readonly PersonThere[], task: Task): Line[] =>
    here
        .filter(({ status }) => task === "plan" || status === "ongoing")
        .map((person) => ({ person, id: person.activity }));

const text = (value: Value | undefined): string => (typeof value === "string" ? value.trim() : "");
export const of = (line: Pick<Line, "id">, name: string): string => `${line.id}.${name}`;
export const isChosen = (line: Line, values: Values, task: Task): boolean =>
    task === "plan" ? values[of(line, "with")] === true : text(values[of(line, "attendance")]) !== "";

/** What is typed of the other lines, and of all. Nobody is chosen who has been written. */
export const withoutLines = (values: Values, written: readonly Line[]): Values =>
    Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => {
            if (!written.some(({ id }) => name.startsWith(`${id}.`))) return [[name, value]];
            return typeof value === "boolean" ? [[name, false]] : [];
        }),
    );

/** The line's own day of the next contact, which may be none; until it is said, the one of all. */
export function nextOf(line: Pick<Line, "id">, values: Values): string {
    const next = values[of(line, "next")] ?? values.next;
    return typeof next === "string" ? next : "";
}

interface Body {
    kind: string;
    item?: string;
    version?: number;
    data: Record<string, unknown>;
}
function entryOf(line: Line, values: Values, task: Task): Body {
    const { person } = line;
    if (task === "plan")
        return {
            kind: "follow_up_planned",
            data: {
                date: text(values.day),
                responsible: text(values.who),
                channel: "visit",
                activity: person.activity,
            },
        };
    const note = text(values[of(line, "note")]);
    const next = nextOf(line, values).trim();
    return {
        kind: "follow_up",
        // The visit that was booked is then done.
        ...(person.planned_item !== undefined && {
            item: person.planned_item,
            version: person.planned_version ?? 0,
        }),
        data: {
            date: text(values.day),
            channel: "visit",
            attendance: text(values[of(line, "attendance")]),
            activity: person.activity,
            ...(note !== "" && { note }),
            ...(next !== "" && { next_contact: next }),
        },
    };
}

/** Chosen lines by case: somebody with two activities there is written about once, in one piece. */
export function casesOf(lines: readonly Line[], values: Values, task: Task) {
    const cases = new Map<string, { lines: Line[]; entries: Body[] }>();
    for (const line of lines) {
        if (!isChosen(line, values, task)) continue;
        const one = cases.get(line.person.case) ?? { lines: [], entries: [] };
        one.lines.push(line);
        one.entries.push(entryOf(line, values, task));
        cases.set(line.person.case, one);
    }
    return cases;
}

/** What is wrong with each line that was not written, by its activity. Lines that were have no fault. */
export function faultsIn(
    answer: WrittenCases,
    sent: ReturnType<typeof casesOf>,
    say: (problem: { code: string; detail: string }) => string,
): Map<string, string> {
    const faults = new Map<string, string>();
    for (const { case: id, problem } of answer.cases) {
        const lines = sent.get(id)?.lines ?? [];
        if (!problem) continue;
        const { fields, code, detail } = readProblem(problem.status, problem);
        lines.forEach((line, index) => {
            const own = fields.filter(
                ({ pointer }) =>
                    pointer === "" ||
                    !/^\/entries\/\d+/.test(pointer) ||
                    pointer.startsWith(`/entries/${index}`),
            );
            const told = (own.length > 0 ? own : fields).map(say);
            faults.set(line.id, told.length > 0 ? told.join(" ") : say({ code, detail }));
        });
    }
    return faults;
}
