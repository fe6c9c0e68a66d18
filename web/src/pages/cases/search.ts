// What of the case list stands in the address: so that a selection can be kept, shared and gone back to.
import { defaultParseSearch, defaultStringifySearch } from "@tanstack/react-router";
import type { Query } from "../../api/client";
import type { CaseCounts } from "../../api/types";

export const scopes = ["mine", "team", "party"] as const;
export type Scope = (typeof scopes)[number];
export const sorts = [
    "next_due",
    "name",
    "phase",
    "next_contact",
    "last_contact",
    "hours",
    "lead",
    "tracks",
    "activities",
    "waiting_on",
    "language",
    "age",
    "programme_days",
] as const;
export type Sort = (typeof sorts)[number];

/** The columns in the order they stand in; the first is always there. `due` stands with the next step. */
export const columns = [
    "name",
    "phase",
    "next_step",
    "next_contact",
    "last_contact",
    "hours",
    "lead",
    "team",
    "tracks",
    "activities",
    "waiting_on",
    "language",
    "age",
    "programme_days",
] as const;
export type Column = (typeof columns)[number];
export const usual: readonly Column[] = [
    "name",
    "phase",
    "next_step",
    "next_contact",
    "last_contact",
    "hours",
    "lead",
];

/** The filters: the parameter, where its counts stand, and its values in their order; none: whatever occurs. */
export const facets = {
    phase: {
        counts: "phases",
        values: ["referred", "consent", "assessment", "planning", "active", "closed"],
    },
    flag: {
        counts: "flags",
        values: [
            "absence_open",
            "interrupted",
            "no_next_contact",
            "no_activity",
            "waiting",
            "consent_open",
            "no_team",
            "no_lead",
            "below_full_time",
            "only_reports",
            "ending",
            "long_course",
            "protected",
        ],
    },
    next_step: { counts: "next_step", values: ["overdue", "within_a_week", "later", "none"] },
    contact: {
        counts: "contact",
        values: ["up_to_14", "15_to_30", "31_to_60", "61_to_90", "over_90", "never"],
    },
    waiting_on: {
        counts: "waiting_on",
        values: [
            "participant",
            "employment_service",
            "social_services",
            "labour_market",
            "adult_education",
            "social_insurance",
            "health_region",
            "outside",
        ],
    },
    track: {
        counts: "tracks",
        values: ["work", "studies", "health", "language", "social", "economy", "family"],
    },
    activity: { counts: "activities", values: undefined },
    hours: { counts: "hours", values: ["none", "under_half", "under_full", "full"] },
    lead: { counts: "leads", values: undefined },
    language: { counts: "languages", values: undefined },
    interpreter: { counts: "interpreter", values: ["needed", "not_needed"] },
    age: { counts: "ages", values: ["under_25", "25_to_29", "30_to_44", "45_to_59", "from_60"] },
    programme_days: {
        counts: "programme_days",
        values: ["up_to_150", "151_to_300", "301_to_450", "over_450"],
    },
} as const satisfies Record<string, { counts: keyof CaseCounts; values: readonly string[] | undefined }>;
export type Facet = keyof typeof facets;
export const facetNames = Object.keys(facets) as Facet[];
/** Those that stand first; the others are a press away. */
export const primary: readonly Facet[] = ["phase", "flag", "next_step", "contact", "waiting_on", "track"];
export const kPage = 50;
const kMost = 60; // values of one filter

type Chosen = Partial<Record<Facet, string[]>>;
export interface CaseSearch extends Chosen {
    scope?: Scope; // missing: mine, or the team's where none is mine by name
    q?: string;
    sort?: Sort;
    descending?: true;
    columns?: Column[]; // missing: the usual ones
    view?: string; // the saved view that this began as
    page?: number; // from 1
}

const one = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
    list.find((each) => each === value);

/** Reads an address, whatever somebody has made of it: unknown values and defaults are left out. */
export function readSearch(from: Record<string, unknown>): CaseSearch {
    const result: CaseSearch = {};
    for (const facet of facetNames) {
        const known: readonly string[] | undefined = facets[facet].values;
        const said: unknown[] = Array.isArray(from[facet]) ? from[facet] : [from[facet]];
        const values = said
            .filter((value): value is string => typeof value === "string" && /^[\w-]{1,60}$/.test(value))
            .filter((value, i, all) => (known?.includes(value) ?? true) && all.indexOf(value) === i);
        if (values.length > 0) result[facet] = values.slice(0, kMost);
    }
    if (from.overdue === true && !result.next_step) result.next_step = ["overdue"]; // as it was once called
    const scope = one(scopes, from.scope);
    const sort = one(sorts, from.sort);
    if (scope) result.scope = scope;
    if (typeof from.q === "string" && from.q.trim() !== "") result.q = from.q;
    if (sort && sort !== "next_due") result.sort = sort;
    if (from.descending === true) result.descending = true;
    if (Array.isArray(from.columns)) {
        const said: unknown[] = from.columns;
        const chosen = columns.filter((each) => each === "name" || said.includes(each));
        if (!sameColumns(chosen, usual)) result.columns = chosen;
    }
    if (typeof from.view === "string" && from.view !== "") result.view = from.view;
    if (typeof from.page === "number" && Number.isInteger(from.page) && from.page > 1)
        result.page = from.page;
    return result;
}
const sameColumns = (a: readonly Column[], b: readonly Column[]): boolean =>
    a.length === b.length && a.every((each, i) => each === b[i]);

/** What is asked of the rows, without the facet `but`. */
export function countsQuery(search: CaseSearch, scope: Scope, but?: Facet | "q"): Query {
    const query: Query = { scope, q: but === "q" ? undefined : search.q };
    for (const facet of facetNames) if (facet !== but) query[facet] = search[facet]?.join(",");
    return query;
}
export const shownColumns = (search: CaseSearch): readonly Column[] => search.columns ?? usual;
const orderQuery = (search: CaseSearch): Query => ({
    sort: search.sort,
    descending: search.descending,
});
export const listQuery = (search: CaseSearch, scope: Scope): Query => ({
    ...countsQuery(search, scope),
    ...orderQuery(search),
    columns: search.columns?.join(","),
    limit: kPage,
    offset: ((search.page ?? 1) - 1) * kPage,
});
/** The same rows in the same order, all of them; in a file the due date has a column of its own. */
export const exportQuery = (search: CaseSearch, scope: Scope, format: "csv" | "xlsx"): Query => ({
    ...countsQuery(search, scope),
    ...orderQuery(search),
    columns: [
        ...shownColumns(search).flatMap((each) => (each === "next_step" ? [each, "next_due"] : [each])),
        "flags",
    ].join(","),
    format,
});

/** What is chosen, facet by facet. */
export const chosenIn = (search: CaseSearch): [Facet, string][] =>
    facetNames.flatMap((facet) => (search[facet] ?? []).map((value): [Facet, string] => [facet, value]));
export const without = (search: CaseSearch, facet: Facet, value: string): CaseSearch => {
    const left = search[facet]?.filter((each) => each !== value) ?? [];
    return { [facet]: left.length > 0 ? left : undefined };
};
export const withValue = (search: CaseSearch, facet: Facet, value: string): CaseSearch => ({
    [facet]: [...(search[facet] ?? []), value],
});
/** Nothing asked any more; the scope, the order and the columns stay. */
export const cleared: CaseSearch = {
    q: undefined,
    ...(Object.fromEntries(facetNames.map((facet) => [facet, undefined])) as Chosen),
};

/** A selection as it is kept under a name: always in the same words, so that two can be compared. */
export function writeView(search: CaseSearch, scope: Scope): string {
    const whole: Record<string, unknown> = { ...search, scope };
    const sorted = Object.fromEntries(
        Object.keys(whole)
            .filter((key) => key !== "page" && key !== "view" && whole[key] !== undefined)
            .sort()
            .map((key) => [key, whole[key]]),
    );
    return defaultStringifySearch(sorted).replace(/^\?/, "");
}
export const readView = (query: string): CaseSearch => readSearch(defaultParseSearch(`?${query}`));
