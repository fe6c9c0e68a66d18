// Sorts what is due into late, today, this week and next week, mine before the team's.
import type { MyDayItem } from "../../api/types";
import { addDays, mondayOf, type IsoDate } from "../../dates";

export const dayGroups = ["late", "today", "week", "next"] as const;
export type DayGroup = (typeof dayGroups)[number];

export function groupOf(due: IsoDate, today: IsoDate): DayGroup {
    if (due < today) return "late";
    if (due === today) return "today";
    return due < addDays(mondayOf(today), 7) ? "week" : "next";
}

/** Mine by name before the team's, then the oldest. */
export const byUrgency = (a: MyDayItem, b: MyDayItem): number =>
    Number(b.mine ?? false) - Number(a.mine ?? false) || a.days - b.days;

/** How many of each kind, most first. */
export function kindCounts(items: readonly MyDayItem[]): [MyDayItem["kind"], number][] {
    const counts = new Map<MyDayItem["kind"], number>();
    for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
}

/** Three consents that wait in one case are one reminder; it is about none of them by itself. */
const kTogether: readonly MyDayItem["kind"][] = [
    "consent_unanswered",
    "consent_unconfirmed",
    "consent_ending",
];
/** The same thing to do stands once. */
export function once(items: readonly MyDayItem[]): MyDayItem[] {
    const seen = new Map<string, MyDayItem>();
    for (const each of items) {
        const key = keyOf(each);
        const before = seen.get(key);
        if (!before) {
            seen.set(key, each);
            continue;
        }
        const { item, ...both } = before;
        seen.set(key, {
            ...both,
            ...(item !== undefined && item === each.item && { item }),
            ...((before.mine === true || each.mine === true) && { mine: true }),
        });
    }
    return [...seen.values()];
}
export const keyOf = ({ case: id, kind, due, item }: MyDayItem): string =>
    [id, kind, due, kTogether.includes(kind) ? "" : (item ?? "")].join(" ");
