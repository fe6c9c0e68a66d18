// Where the planned week is more than full time, and where there is room: stretches of weeks from today on. Pure.
import { mondayOf, addDays, type IsoDate } from "../../dates";
import { countsAsTime, hoursInWeek, kFullTime, type PlanActivity } from "./layout";

export interface Stretch {
    from: IsoDate; // a Monday
    until: IsoDate; // the Monday of its last week
    least: number; // hours a week
    most: number;
    activities: PlanActivity[]; // what makes up the hours, in the order of the plan
    onwards: boolean; // it goes on past the last week looked at
}

/** Stretches of weeks, from the week of today on, whose planned hours fit; at most `weeks` of them are looked at. */
function stretches(
    activities: readonly PlanActivity[],
    today: IsoDate,
    weeks: number,
    fits: (sum: number) => boolean,
): Stretch[] {
    const counted = activities.filter(({ status }) => countsAsTime(status));
    const found: Stretch[] = [];
    let open: Stretch | undefined;
    for (let index = 0; index < weeks; ++index) {
        const monday = addDays(mondayOf(today), index * 7);
        const on = counted.filter((each) => hoursInWeek(each, monday) > 0);
        const sum = on.reduce((hours, each) => hours + hoursInWeek(each, monday), 0);
        if (!fits(sum)) {
            open = undefined;
            continue;
        }
        if (!open) {
            open = { from: monday, until: monday, least: sum, most: sum, activities: [], onwards: false };
            found.push(open);
        }
        open.until = monday;
        open.least = Math.min(open.least, sum);
        open.most = Math.max(open.most, sum);
        const before = open.activities;
        open.activities = counted.filter((each) => before.includes(each) || on.includes(each));
        open.onwards = index === weeks - 1;
    }
    return found;
}

/** The most hours that it has in a week of the stretch. */
export function mostHours(activity: PlanActivity, { from, until }: Stretch): number {
    let most = 0;
    for (let monday = from; monday <= until; monday = addDays(monday, 7))
        most = Math.max(most, hoursInWeek(activity, monday));
    return most;
}

const kClashWeeks = 26;
const kGapWeeks = 12;
/** Weeks that hold more than full time. */
export const clashes = (activities: readonly PlanActivity[], today: IsoDate): Stretch[] =>
    stretches(activities, today, kClashWeeks, (sum) => sum > kFullTime);
/** Weeks with room for more. */
export const gaps = (activities: readonly PlanActivity[], today: IsoDate): Stretch[] =>
    stretches(activities, today, kGapWeeks, (sum) => sum < kFullTime);

/** What goes on, or soon will, with no hours said: the sums are without it. */
export const withoutHours = (activities: readonly PlanActivity[]): PlanActivity[] =>
    activities.filter(
        ({ status, hours }) => (status === "ongoing" || status === "accepted") && hours.length === 0,
    );
