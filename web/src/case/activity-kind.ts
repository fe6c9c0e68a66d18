// What the catalogue says of a kind of activity on a day: how long it may be, and how old somebody is who begins. Pure.
import type { ActivityKind, Catalogue } from "../api/types";
import { addDays, type IsoDate, type LanguageCode } from "../dates";

export type Length = ActivityKind["lengths"][number];

/** What an activity's method is called; as it was written where it is none of the list. */
export const methodName = (
    catalogue: Catalogue | undefined,
    code: string | undefined,
    language: LanguageCode,
): string | undefined => catalogue?.methods.find((each) => each.code === code)?.[language] ?? code;

/** The version of the rule that holds on the first day. */
export const lengthOn = ({ lengths }: Pick<ActivityKind, "lengths">, day: IsoDate): Length | undefined =>
    lengths.find(({ from, until }) => (from ?? day) <= day && (until === undefined || day < until));

/** The last day of so many whole months from the first; a month that lacks the day ends on its last. */
export function lastDay(from: IsoDate, months: number): IsoDate {
    const [year = 0, month = 0, day = 0] = from.split("-").map(Number);
    const same = new Date(Date.UTC(year, month - 1 + months, day));
    const ran = same.getUTCDate() !== day;
    const end = ran ? new Date(Date.UTC(year, month + months, 0)) : same;
    return ran ? end.toISOString().slice(0, 10) : addDays(end.toISOString().slice(0, 10), -1);
}

/** Whole years on a day, from a personal number that is seen whole; the day of a coordination number is 60 more. */
export function ageOn(personalNumber: string | undefined, day: IsoDate): number | undefined {
    const found = /^(\d{4})(\d{2})(\d{2})/.exec(personalNumber ?? "");
    if (!found) return undefined;
    const [, year = "", month = "", date = ""] = found;
    const born = `${month}-${String(Number(date) % 60).padStart(2, "0")}`;
    return Number(day.slice(0, 4)) - Number(year) - (day.slice(5) < born ? 1 : 0);
}
