// The same thing written in many cases: what is written in each, and what takes it back. Each case is a write of its own, by the
// ordinary way in, so that one that cannot be says why and the others are done.
import type { Channel, HeldCase, HeldLine, Receipt } from "../api/types";

export interface Entry {
    kind: string;
    data: object;
    item?: string;
    version?: number;
}
/** A case, and what is written in it: one write after the other, each all or nothing. */
export interface Work {
    case: string;
    name: string;
    writes: Entry[][];
    /** What takes it back to how it was, write by write, given what each answered; missing: nothing does. */
    undo?: ((receipts: readonly Receipt[]) => Entry[][]) | undefined;
}
interface Case {
    case: string;
    name: string;
}

const itemOf = (receipts: readonly Receipt[], write: number, entry: number): string =>
    receipts[write]?.items?.[entry] ?? "";
const ended = (item: string, reason: string, version = 1): Entry => ({
    kind: "assignment_ended",
    item,
    version,
    data: { reason },
});

/**
 * The leadership and what is planned, from whoever leads. It cannot be taken back: what the receiver had before is not told from
 * what came, and would go along.
 */
export const handOver = ({ lead, ...each }: Case & { lead: string }, to: string, text: string): Work => ({
    ...each,
    writes: [[{ kind: "handover", data: { from: lead, to, text } }]],
});

export const assign = (each: Case, worker: string, task: string, until: string, back: string): Work => ({
    ...each,
    writes: [
        [
            {
                kind: "worker_assigned",
                data: { worker, ...(task !== "" && { task }), ...(until !== "" && { until }) },
            },
        ],
    ],
    undo: (receipts) => [[ended(itemOf(receipts, 0, 0), back)]],
});

/** `keeps`: whether the writer has the case in the new team too, and so can take it back. */
export const move = (
    { team: before, ...each }: Case & { team?: string | undefined },
    team: string,
    reason: string,
    keeps: boolean,
    back: string,
): Work => ({
    ...each,
    writes: [[{ kind: "team_allocated", data: { team, reasons: [reason] } }]],
    undo:
        before !== undefined && keeps
            ? () => [[{ kind: "team_allocated", data: { team: before, reasons: [back] } }]]
            : undefined,
});

export interface Meeting {
    date: string;
    channel: Channel;
    responsible: string;
    calls: string;
}
export const invite = (each: Case, { calls, ...data }: Meeting, back: string): Work => ({
    ...each,
    writes: [[{ kind: "follow_up_planned", data: { ...data, ...(calls !== "" && { calls }) } }]],
    undo: (receipts) => [
        [{ kind: "retraction", item: itemOf(receipts, 0, 0), version: 1, data: { reason: back } }],
    ],
});

/** To whom it goes, as far as it decides what can go. */
export interface Receiver {
    id: string;
    inTeam: boolean; // has the case by the team that has it
    ofTheirs: boolean; // of the party of whoever hands over: a party's to-dos stay with it
    ofMine: boolean; // of the writer's party, and can be given what is due to it
}
/** Named in the handover, and goes along with it. */
const isNamed = ({ kind }: HeldLine, { ofTheirs }: Receiver): boolean =>
    kind === "lead" || kind === "follow_up" || kind === "activity" || (kind === "to_do" && ofTheirs);
/** Whether it becomes the receiver's; a placement does with its activity, a named officer is decided on apart. */
export const goesAlong = (line: HeldLine, to: Receiver): boolean =>
    isNamed(line, to) || line.kind === "task" || (line.kind === "due" && to.ofMine);

interface Handing {
    from: string;
    fromMine: boolean; // from is of the writer's party, which may have given what is due
    gone: boolean; // from has left, and can be given nothing that is due
    to: Receiver;
    text: string; // the introduction
    back: string; // what is said when it is taken back
    ended: string; // why a task was ended
    takes: string; // the task of whoever has the case for this alone
}
/** All that a worker holds in a case, to one who takes over. Without writes where nothing can go. */
export function handPackage(
    held: HeldCase,
    { from, fromMine, gone, to, text, back, ended: why, takes }: Handing,
): Work {
    const items = held.lines.filter((line) => isNamed(line, to)).flatMap(({ item }) => item ?? []);
    const tasks = held.lines.filter(({ kind }) => kind === "task");
    const given = to.ofMine ? held.lines.filter(({ kind }) => kind === "due") : [];
    const [task] = tasks;
    // Said here, or the server says it itself and nothing takes it back.
    const lacks = !(held.assigned ?? []).includes(to.id) && (task !== undefined || !to.inTeam);
    const assigned: Entry[] =
        lacks && items.length + tasks.length + given.length > 0
            ? [assignment(to.id, task ?? { text: takes })]
            : [];
    // Without items it would be a handover of everything.
    const handover = (one: string, other: string, said: string): Entry[] =>
        items.length > 0 ? [{ kind: "handover", data: { from: one, to: other, text: said, items } }] : [];
    const marks = (worker: string): Entry[] =>
        given.map(({ due_kind: due_kind, item, day, text: note }) => ({
            kind: "due_assigned",
            data: {
                due_kind,
                ...(item !== undefined && { of: item }),
                due: day,
                worker,
                ...(note && { note }),
            },
        }));
    // What nobody gave from falls back on from when it is taken up again.
    const returned = (receipts: readonly Receipt[]): Entry[] =>
        fromMine
            ? marks(from)
            : given.map((_, i) => ({
                  kind: "due_taken_up",
                  item: itemOf(receipts, writes.length - 1, i),
                  version: 1,
                  data: {},
              }));
    const filled = (writes: Entry[][]): Entry[][] => writes.filter((write) => write.length > 0);
    const writes = filled([
        [
            ...assigned,
            ...handover(from, to.id, text),
            ...tasks.map(({ item, version }) => ended(item ?? "", why, version)),
        ],
        marks(to.id),
    ]);
    return {
        case: held.case,
        name: held.name ?? "",
        writes,
        undo:
            gone && fromMine && given.length > 0
                ? undefined
                : (receipts) =>
                      filled([
                          [...tasks.map((each) => assignment(from, each)), ...handover(to.id, from, back)],
                          [
                              ...(receipts.length === writes.length ? returned(receipts) : []),
                              ...assigned.map(() => ended(itemOf(receipts, 0, 0), back)),
                          ],
                      ]),
    };
}
const assignment = (worker: string, { text, day }: Pick<HeldLine, "text" | "day">): Entry => ({
    kind: "worker_assigned",
    data: { worker, ...(text && { task: text }), ...(day && { until: day }) },
});
