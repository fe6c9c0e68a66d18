// Where everything on the plan's time axis goes. Pure: activities, a span of weeks and a width in; lanes, bars, labels and
// weekly hours out. Activities that overlap in time lie in different lanes, and so do their labels: nothing is cut off.
import { tracks, type HoursStep, type Party, type Track } from "../../api/types";
import { addDays, daysBetween, mondayOf, type IsoDate } from "../../dates";

export const planStatuses = [
    "ongoing",
    "accepted",
    "offered",
    "waiting",
    "completed",
    "declined",
    "interrupted",
] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** An activity as the plan draws it. */
export interface PlanActivity {
    item: string;
    version: number;
    track: Track;
    title: string;
    status: PlanStatus;
    from: IsoDate;
    until?: IsoDate | undefined; // the last day; missing: until further notice
    hours: readonly HoursStep[];
    waitingOn?: string | undefined;
    provider?: string | undefined;
    replanned: boolean;
    withheldBy?: Party | undefined; // whose it is, where only dates and status are seen
}

/** Hours that somebody really was there, in the week of a Monday. */
export interface ReportedHours {
    week: IsoDate;
    hours: number;
}

/** How much of the plan fills the frame: a month, a quarter, half a year, the whole plan. */
export const zooms = ["m1", "m3", "m6", "all"] as const;
export type Zoom = (typeof zooms)[number];
const kZoomWeeks: Record<Zoom, number> = { m1: 5, m3: 13, m6: 26, all: Infinity };
export const kFullTime = 40; // hours a week

export interface Range {
    from: IsoDate; // a Monday
    until: IsoDate; // a Monday, after the last week
    weeks: number;
}

const range = (from: IsoDate, until: IsoDate): Range => {
    const first = mondayOf(from);
    const last = addDays(mondayOf(until), 7);
    return { from: first, until: last, weeks: daysBetween(first, last) / 7 };
};

/** The weeks of the plan: all that is in it, and at least eight weeks back and eighteen on. */
export function planRange(activities: readonly PlanActivity[], today: IsoDate): Range {
    const least = (a: IsoDate, b: IsoDate) => (a < b ? a : b);
    const most = (a: IsoDate, b: IsoDate) => (a > b ? a : b);
    return range(
        activities.map(({ from }) => addDays(from, -7)).reduce(least, addDays(today, -56)),
        activities.map(({ until }) => addDays(until ?? today, 7)).reduce(most, addDays(today, 126)),
    );
}

/** Of those, the ones near today that the zoom takes in: what a table shows. */
export function near(zoom: Zoom, weeks: readonly Week[], today: IsoDate): readonly Week[] {
    const count = kZoomWeeks[zoom];
    if (count === Infinity) return weeks;
    const first = addDays(mondayOf(today), -7 * Math.floor(count * 0.3));
    return weeks.filter(({ monday }) => monday >= first && daysBetween(first, monday) < count * 7);
}

/** Pixels to a week, so that what the zoom asks for fills the frame. */
export const weekWidth = (zoom: Zoom, within: Range, frame: number): number =>
    frame / Math.min(kZoomWeeks[zoom], within.weeks);

/** Hours in the week that begins on a Monday: the last step that has begun by its Sunday; 0 outside the activity. */
export function hoursInWeek(
    activity: Pick<PlanActivity, "from" | "until" | "hours">,
    monday: IsoDate,
): number {
    const sunday = addDays(monday, 6);
    if (activity.from > sunday || (activity.until !== undefined && activity.until < monday)) return 0;
    return (
        activity.hours.reduce<HoursStep | undefined>(
            (best, step) =>
                step.from <= sunday && (best === undefined || step.from >= best.from) ? step : best,
            undefined,
        )?.hours ?? 0
    );
}

/** What counts as planned time: not what is only suggested, nor what was turned down. */
const counts: Record<PlanStatus, boolean> = {
    ongoing: true,
    accepted: true,
    offered: false,
    waiting: false,
    completed: true,
    declined: false,
    interrupted: true,
};

export const countsAsTime = (status: PlanStatus): boolean => counts[status];

export interface Week {
    monday: IsoDate;
    hours: Record<Track, number>;
    sum: number;
    actual: number | undefined; // reported for that week, all activities together
}

export function weeklyHours(
    activities: readonly PlanActivity[],
    reported: readonly ReportedHours[],
    within: Range,
): Week[] {
    const actual = new Map<IsoDate, number>();
    for (const each of reported) {
        const monday = mondayOf(each.week);
        actual.set(monday, (actual.get(monday) ?? 0) + each.hours);
    }
    return Array.from({ length: within.weeks }, (_, index) => {
        const monday = addDays(within.from, index * 7);
        const hours: Record<Track, number> = { work: 0, studies: 0, health: 0, language: 0, social: 0 };
        for (const activity of activities) {
            if (countsAsTime(activity.status)) hours[activity.track] += hoursInWeek(activity, monday);
        }
        return {
            monday,
            hours,
            sum: tracks.reduce((sum, track) => sum + hours[track], 0),
            actual: actual.get(monday),
        };
    });
}

export interface Bar {
    activity: PlanActivity;
    lane: number;
    x: number; // pixels from the axis' left edge
    width: number;
    label: "inside" | "after" | "before";
    opensLeft: boolean; // began before the first week shown
    opensRight: boolean; // goes on after the last, or until further notice
}
export interface TrackRows {
    track: Track;
    lanes: number;
    bars: Bar[];
}

const kGap = 10; // pixels between what stands in one lane
const kLeast = 10; // a day is still something to see and press

/** Lays out the activities that touch the range, by track; tracks without activities are left out. */
export function layOut(
    activities: readonly PlanActivity[],
    within: Range,
    width: number,
    labelWidth: (activity: PlanActivity) => number,
): TrackRows[] {
    const perDay = width / (within.weeks * 7);
    const at = (date: IsoDate): number => daysBetween(within.from, date) * perDay;
    return tracks.flatMap((track) => {
        const shown = activities
            .filter(
                (each) =>
                    each.track === track &&
                    each.from < within.until &&
                    (each.until ?? within.until) >= within.from,
            )
            .sort((a, b) => (a.from === b.from ? (a.title < b.title ? -1 : 1) : a.from < b.from ? -1 : 1));
        if (shown.length === 0) return [];
        const taken: [number, number][][] = []; // by lane: what is occupied, left and right
        const bars = shown.map((activity): Bar => {
            const left = Math.max(0, at(activity.from));
            const right =
                activity.until === undefined ? width : Math.min(width, at(addDays(activity.until, 1)));
            const x = Math.min(left, width - kLeast);
            const barWidth = Math.max(kLeast, right - x);
            const text = labelWidth(activity);
            const label =
                text <= barWidth
                    ? "inside"
                    : x + barWidth + text <= width
                      ? "after"
                      : x - text >= 0
                        ? "before"
                        : "inside";
            const from = label === "before" ? x - text : x;
            const until = label === "after" ? x + barWidth + text : x + barWidth;
            const free = taken.findIndex((lane) =>
                lane.every(([l, r]) => until + kGap <= l || from >= r + kGap),
            );
            const lane = free === -1 ? taken.length : free;
            (taken[lane] ??= []).push([from, until]);
            return {
                activity,
                lane,
                x,
                width: barWidth,
                label,
                opensLeft: activity.from < within.from,
                opensRight: (activity.until ?? within.until) >= within.until,
            };
        });
        return [{ track, lanes: taken.length, bars }];
    });
}

export interface Month {
    first: IsoDate;
    x: number;
    width: number;
}

/** The months under the axis, cut at its ends. */
export function months(within: Range, width: number): Month[] {
    const perDay = width / (within.weeks * 7);
    const result: Month[] = [];
    for (let first = within.from; first < within.until;) {
        const next = new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 1))
            .toISOString()
            .slice(0, 10);
        const end = next < within.until ? next : within.until;
        result.push({
            first,
            x: daysBetween(within.from, first) * perDay,
            width: daysBetween(first, end) * perDay,
        });
        first = end;
    }
    return result;
}
