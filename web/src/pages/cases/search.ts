// What of the case list stands in the address: so that a selection can be kept, shared and gone back to.
import { phases, type CardFlag, type Phase } from "../../api/types";
import type { Query } from "../../api/client";

export const scopes = ["mine", "team", "party"] as const;
export type Scope = (typeof scopes)[number];
export const sorts = ["next_due", "next_contact", "last_contact", "phase", "hours"] as const;
export const flags = [
    "absence_open",
    "interrupted",
    "no_next_contact",
    "no_activity",
    "waiting",
    "consent_open",
    "no_team",
    "no_lead",
    "below_full_time",
    "protected",
] as const satisfies readonly CardFlag[];
export const kPage = 50;

export interface CaseSearch {
    scope?: Scope; // missing: mine, or the team's where none is mine by name
    phase?: Phase;
    flag?: CardFlag[];
    overdue?: true;
    q?: string;
    sort?: (typeof sorts)[number];
    descending?: true;
    page?: number; // from 1
}

const one = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
    list.find((each) => each === value);

/** Reads an address, whatever somebody has made of it: unknown values and defaults are left out. */
export function readSearch(from: Record<string, unknown>): CaseSearch {
    const flag = (Array.isArray(from.flag) ? from.flag : [from.flag]).flatMap(
        (each) => one(flags, each) ?? [],
    );
    const result: CaseSearch = {};
    const scope = one(scopes, from.scope);
    const phase = one(phases, from.phase);
    const sort = one(sorts, from.sort);
    if (scope) result.scope = scope;
    if (phase) result.phase = phase;
    if (flag.length > 0) result.flag = flag;
    if (from.overdue === true) result.overdue = true;
    if (typeof from.q === "string" && from.q.trim() !== "") result.q = from.q;
    if (sort && sort !== "next_due") result.sort = sort;
    if (from.descending === true) result.descending = true;
    if (typeof from.page === "number" && Number.isInteger(from.page) && from.page > 1)
        result.page = from.page;
    return result;
}

export const listQuery = (search: CaseSearch, scope: Scope): Query => ({
    ...countsQuery(search, scope),
    phase: search.phase,
    flag: search.flag?.join(","),
    overdue: search.overdue,
    sort: search.sort,
    descending: search.descending,
    limit: kPage,
    offset: ((search.page ?? 1) - 1) * kPage,
});

export const countsQuery = (search: CaseSearch, scope: Scope): Query => ({ scope, q: search.q });
