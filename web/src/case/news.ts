// What is new, in words and places: "2 uppföljningar, ett beslut", each kind with the part of the case where it stands.
import type { NewsLine } from "../api/types";
import type { CaseTab } from "../pages/case/tabs";
import type { day } from "../texts/day-sv";

const tabs: readonly (readonly [RegExp, CaseTab])[] = [
    [
        /^(activity_|goal|proposal|opinion|decision_made|plan_change|placement|union_heard|incident|attendance)/,
        "plan",
    ],
    [/^(follow_up|absence|substitution|hours_reported|task)/, "uppfoljning"],
    [/^(assessment|adaptation|intake_|triage)/, "kartlaggning"],
    [/^(consent_|disclos)/, "samtycken"],
    [/^(note|handover)/, "anteckningar"],
    [/^document_added/, "handlingar"],
    [/^(team_|lead_|worker_|assignment_|party_)/, "team"],
    [/^(identity|registration|work_history|protection_set)/, "uppgifter"],
    [/^rights_/, "rattigheter"],
];
export const tabOf = (kind: string): CaseTab => tabs.find(([like]) => like.test(kind))?.[1] ?? "oversikt";

/** How many of a kind, in words. */
export function wordsFor(kind: string, n: number, say: typeof day): string {
    const words = say.kinds[kind];
    if (!words) return say.others(n);
    return n === 1 ? words[0] : `${n} ${words[1]}`;
}

export interface Told {
    kind: string;
    n: number;
}
/** Most first; the rest under one word. */
export function told(kinds: Readonly<Record<string, number>>, most = 4): Told[] {
    const all = Object.entries(kinds)
        .map(([kind, n]) => ({ kind, n }))
        .sort((a, b) => b.n - a.n || a.kind.localeCompare(b.kind));
    if (all.length <= most) return all;
    const rest = all.slice(most - 1).reduce((sum, { n }) => sum + n, 0);
    return [...all.slice(0, most - 1), { kind: "", n: rest }];
}
export function countKinds(rows: readonly NewsLine[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
    return counts;
}
