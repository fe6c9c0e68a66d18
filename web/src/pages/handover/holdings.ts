// What hangs on a worker, counted, and to whom each case goes.
import type { HeldCase, HeldLine, Holdings } from "../../api/types";

type HeldKind = HeldLine["kind"];
export const heldKinds: readonly HeldKind[] = [
    "lead",
    "task",
    "to_do",
    "follow_up",
    "activity",
    "due",
    "placement",
    "named_officer",
];

/** How many of each, those that there are none of left out. */
export function counts(cases: readonly HeldCase[]): [HeldKind, number][] {
    const lines = cases.flatMap((each) => each.lines);
    return heldKinds
        .map((kind): [HeldKind, number] => [kind, lines.filter((line) => line.kind === kind).length])
        .filter(([, n]) => n > 0);
}

/** Chosen for the case; else for all; else as proposed. "": it stays without anybody. */
export const receiverOf = (
    held: HeldCase,
    chosen: Readonly<Record<string, string>>,
    forAll: string | undefined,
): string => chosen[held.case] ?? forAll ?? held.proposed ?? "";

/** What becomes vacant when the worker leaves. */
export const becomesVacant = ({ teams, duties }: Pick<Holdings, "teams" | "duties">) => ({
    teams: teams.filter(({ others }) => others === 0).map(({ team }) => team),
    duties: duties.filter(({ others }) => others === 0).map(({ duty }) => duty),
});
