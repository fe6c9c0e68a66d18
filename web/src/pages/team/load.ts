// The order of a team's workers: who has gone and still leads cases first, then the fullest.
import type { Role, RoleLoad, Workload } from "../../api/types";

export type Load = Workload["rows"][number];

/** Led cases against what the worker can carry; without a capacity, 0. */
export const fullness = ({ cases, capacity }: Load): number => (capacity > 0 ? cases.length / capacity : 0);

/** What somebody who has left has left behind. */
export const isStranded = ({ gone, cases, tasks }: Load): boolean => gone && cases.length + tasks.length > 0;

export function byNeed(rows: readonly Load[], nameOf: (worker: string) => string): Load[] {
    return rows
        .filter((row) => !row.gone || isStranded(row))
        .sort(
            (a, b) =>
                Number(isStranded(b)) - Number(isStranded(a)) ||
                b.cases.length - a.cases.length ||
                nameOf(a.worker).localeCompare(nameOf(b.worker), "sv"),
        );
}
export interface TeamSum {
    team: string;
    rows: RoleLoad[]; // of roles that somebody has or that carry something
    vacant: Role[]; // that nobody has
    cases: number;
    overdue: number;
    week: number;
}
/** Role by role in each team; what nobody holds apart. */
export function byTeam(roles: readonly RoleLoad[]): TeamSum[] {
    const teams = new Map<string, TeamSum>();
    for (const role of roles) {
        const sum = teams.get(role.team) ?? {
            team: role.team,
            rows: [],
            vacant: [],
            cases: 0,
            overdue: 0,
            week: 0,
        };
        teams.set(role.team, sum);
        if (role.workers === 0) sum.vacant.push(role.role);
        if (role.workers > 0 || role.cases + role.overdue + role.week > 0) sum.rows.push(role);
        sum.cases += role.cases;
        sum.overdue += role.overdue;
        sum.week += role.week;
    }
    return [...teams.values()];
}

/** Whom cases can be handed to: of the teams, still here, and somebody else; the least loaded first. */
export const receivers = (rows: readonly Load[], from: string): Load[] =>
    rows
        .filter((row) => row.capacity > 0 && !row.gone && row.worker !== from)
        .sort((a, b) => fullness(a) - fullness(b));
