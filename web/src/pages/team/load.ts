// The order of a team's workers: who has gone and still leads cases first, then the fullest.
import type { Workload } from "../../api/types";

export type Load = Workload["rows"][number];

/** Led cases against what the worker can carry; without a capacity, 0. */
export const fullness = ({ cases, capacity }: Load): number => (capacity > 0 ? cases.length / capacity : 0);

export function byNeed(rows: readonly Load[], nameOf: (worker: string) => string): Load[] {
    const stranded = (row: Load): boolean => row.gone && row.cases.length > 0;
    return rows
        .filter((row) => !row.gone || row.cases.length > 0)
        .sort(
            (a, b) =>
                Number(stranded(b)) - Number(stranded(a)) ||
                b.cases.length - a.cases.length ||
                nameOf(a.worker).localeCompare(nameOf(b.worker), "sv"),
        );
}
/** Whom cases can be handed to: of the teams, still here, and somebody else; the least loaded first. */
export const receivers = (rows: readonly Load[], from: string): Load[] =>
    rows
        .filter((row) => row.capacity > 0 && !row.gone && row.worker !== from)
        .sort((a, b) => fullness(a) - fullness(b));
