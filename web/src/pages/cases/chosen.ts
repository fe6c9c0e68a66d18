// Which rows are chosen, and with whom they may be shared.
import type { CaseRow, Colleague } from "../../api/types";
import { hasCaseRole } from "../../bulk/people";

export const ways = ["invite", "assign", "hand", "move"] as const;
export type Way = (typeof ways)[number];
export type Chosen = ReadonlyMap<string, CaseRow>;

export const withRows = (chosen: Chosen, rows: readonly CaseRow[], most: number): Chosen => {
    const all = new Map([...chosen, ...rows.map((row): [string, CaseRow] => [row.case, row])]);
    return new Map([...all].slice(0, most));
};
export const withoutRows = (chosen: Chosen, cases: readonly string[]): Chosen =>
    new Map([...chosen].filter(([id]) => !cases.includes(id)));

interface Me {
    worker: string;
    party: string;
    teams: readonly string[];
    today: string;
}
/** Those of my teams and of my party who work with cases and have not left; by name. */
export const colleagues = (workers: readonly Colleague[], me: Me): Colleague[] =>
    workers
        .filter(
            (each) =>
                hasCaseRole(each.role) &&
                (each.until === undefined || each.until >= me.today) &&
                (each.id === me.worker ||
                    each.party === me.party ||
                    each.teams?.some((team) => me.teams.includes(team))),
        )
        .sort((a, b) => a.name.localeCompare(b.name, "sv"));
