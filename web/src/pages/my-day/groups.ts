// Sorts what is due into late, today, the coming week and later.
import type { MyDayItem } from "../../api/types";

export const dayGroups = ["late", "today", "week", "later"] as const;
export type DayGroup = (typeof dayGroups)[number];

export const groupOf = ({ days }: Pick<MyDayItem, "days">): DayGroup =>
    days < 0 ? "late" : days === 0 ? "today" : days <= 7 ? "week" : "later";

/** Mine by name before my party's, then the oldest. */
export const byUrgency = (a: MyDayItem, b: MyDayItem): number =>
    Number(b.mine ?? false) - Number(a.mine ?? false) || a.days - b.days;

/** How many of each kind, most first. */
export function kindCounts(items: readonly MyDayItem[]): [MyDayItem["kind"], number][] {
    const counts = new Map<MyDayItem["kind"], number>();
    for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
}
