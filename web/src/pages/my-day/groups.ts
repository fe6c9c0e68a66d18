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

/** The same thing to do in the same case on the same day stands once: three consent forms that wait are one reminder. */
export function once(items: readonly MyDayItem[]): MyDayItem[] {
    const seen = new Map<string, MyDayItem>();
    for (const item of items) {
        const key = `${item.case} ${item.kind} ${item.due}`;
        const before = seen.get(key);
        if (!before) seen.set(key, item);
        else if (item.mine && !before.mine) seen.set(key, { ...before, mine: true });
    }
    return [...seen.values()];
}
