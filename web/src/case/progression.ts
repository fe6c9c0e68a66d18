// How long somebody has been in the same kind of activity, all periods together (R132: years of the same course without a step on).
import type { CaseContent } from "../api/types";
import { daysBetween } from "../dates";

/** From so many months the plan says so. Two years of full-time studies in Swedish for immigrants is the usual length. */
export const kLongMonths = 24;
const kDaysAMonth = 30.44;

/** Kinds of studies and language that go on now and have gone on for long, longest first. */
export function longTimes(
    activities: NonNullable<CaseContent["activities"]>,
    today: string,
): { activity: string; months: number }[] {
    const courses = activities.filter(
        ({ offer }) => offer.about.topic === "language" || offer.about.topic === "studies",
    );
    const kinds = new Set(
        courses
            .filter(({ status, offer }) => status === "ongoing" && offer.activity !== "other")
            .flatMap(({ offer }) => (offer.activity === undefined ? [] : [offer.activity])),
    );
    return [...kinds]
        .map((activity) => {
            const periods = courses
                .filter((each) => each.offer.activity === activity)
                .flatMap(({ started, ended }) =>
                    started === undefined ? [] : [{ from: started, until: ended ?? today }],
                );
            return { activity, months: Math.floor(daysOf(periods) / kDaysAMonth) };
        })
        .filter(({ months }) => months >= kLongMonths)
        .sort((a, b) => b.months - a.months);
}

/** Days side by side count once. */
function daysOf(periods: { from: string; until: string }[]): number {
    let days = 0;
    let counted = "";
    for (const { from, until } of periods.toSorted((a, b) => a.from.localeCompare(b.from))) {
        if (until <= counted) continue;
        days += daysBetween(from > counted ? from : counted, until);
        counted = until;
    }
    return days;
}
