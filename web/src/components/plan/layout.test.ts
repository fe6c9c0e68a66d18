import { describe, expect, it } from "vitest";
import {
    hoursInWeek,
    layOut,
    months,
    near,
    planRange,
    weeklyHours,
    weekWidth,
    type PlanActivity,
} from "./layout";

const activity = (part: Partial<PlanActivity>): PlanActivity => ({
    item: "A",
    version: 1,
    track: "work",
    title: "Praktik",
    status: "ongoing",
    from: "2019-05-06",
    hours: [],
    replanned: false,
    ...part,
});
// Nawfal's internship: four hours a day, then six, then full time.
const ramp = activity({
    until: "2019-07-26",
    hours: [
        { from: "2019-05-06", hours: 20 },
        { from: "2019-06-03", hours: 30 },
        { from: "2019-06-26", hours: 40 },
    ],
});

describe("hoursInWeek", () => {
    it("follows the ramp and is nothing outside it", () => {
        const weeks = [
            "2019-04-29",
            "2019-05-06",
            "2019-05-27",
            "2019-06-03",
            "2019-06-24",
            "2019-07-22",
            "2019-07-29",
        ];
        expect(weeks.map((monday) => hoursInWeek(ramp, monday))).toEqual([0, 20, 20, 30, 40, 40, 0]);
    });
    it("does not mind the order of the steps", () => {
        expect(hoursInWeek({ ...ramp, hours: [...ramp.hours].reverse() }, "2019-06-03")).toBe(30);
    });
});

const within = { from: "2019-04-08", until: "2019-07-15", weeks: 14 };

describe("weeklyHours", () => {
    it("sums the tracks and leaves out what is only proposed", () => {
        const all = [
            ramp,
            activity({
                item: "B",
                track: "language",
                hours: [{ from: "2019-01-07", hours: 6 }],
                from: "2019-01-07",
            }),
            activity({ item: "C", status: "offered", hours: [{ from: "2019-05-06", hours: 10 }] }),
        ];
        const week = weeklyHours(all, [], within).find(({ monday }) => monday === "2019-05-06");
        expect(week).toMatchObject({ sum: 26, hours: { work: 20, language: 6 }, actual: undefined });
    });
    it("adds up what really happened, by week, and tells nothing from zero", () => {
        const weeks = weeklyHours(
            [ramp],
            [
                { week: "2019-05-06", hours: 18 },
                { week: "2019-05-08", hours: 4 },
                { week: "2019-05-13", hours: 0 },
            ],
            within,
        );
        const actual = (monday: string) => weeks.find((week) => week.monday === monday)?.actual;
        expect([actual("2019-05-06"), actual("2019-05-13"), actual("2019-05-20")]).toEqual([
            22,
            0,
            undefined,
        ]);
    });
});

describe("planRange", () => {
    it("begins and ends on Mondays and holds every activity", () => {
        expect(planRange([activity({ from: "2019-01-10", until: "2019-12-11" })], "2019-05-08")).toEqual({
            from: "2018-12-31",
            until: "2019-12-23",
            weeks: 51,
        });
    });
    it("shows half a year about today, however short the plan", () => {
        const all = [activity({ from: "2019-05-06", until: "2019-05-10" }), activity({ item: "B" })];
        expect(planRange(all, "2019-05-08")).toEqual({ from: "2019-03-11", until: "2019-09-16", weeks: 27 });
    });
});

describe("the zoom", () => {
    it("fills the frame with what it asks for, and never with less than the plan has", () => {
        const year = { from: "2019-01-07", until: "2020-01-06", weeks: 52 };
        expect(weekWidth("m1", year, 1000)).toBe(200);
        expect(weekWidth("all", year, 1040)).toBe(20);
        expect(weekWidth("m6", { ...year, weeks: 20 }, 1000)).toBe(50);
    });
    it("takes the weeks about today into the table", () => {
        const weeks = weeklyHours([], [], within);
        const shown = near("m1", weeks, "2019-05-08").map(({ monday }) => monday);
        expect([shown.length, shown[0]]).toEqual([5, "2019-04-29"]);
        expect(near("all", weeks, "2019-05-08")).toBe(weeks);
    });
});

describe("layOut", () => {
    it("puts what overlaps in different lanes, and what does not in one", () => {
        const overlapping = layOut(
            [
                activity({ until: "2019-05-31" }),
                activity({ item: "B", from: "2019-05-20", until: "2019-06-30" }),
            ],
            within,
            900,
            () => 5,
        );
        expect(overlapping[0]?.lanes).toBe(2);
        const following = layOut(
            [
                activity({ until: "2019-05-10" }),
                activity({ item: "B", from: "2019-05-20", until: "2019-06-30" }),
            ],
            within,
            900,
            () => 5,
        );
        expect(following[0]?.lanes).toBe(1);
    });
    it("never lets a bar or label of one lane touch another", () => {
        const many = Array.from({ length: 12 }, (_, n) =>
            activity({
                item: String(n),
                from: `2019-05-${String(6 + n)}`,
                until: `2019-06-${String(10 + n)}`,
            }),
        );
        const extent = (bar: { x: number; width: number; label: string }) =>
            [
                bar.label === "before" ? bar.x - 120 : bar.x,
                bar.x + bar.width + (bar.label === "after" ? 120 : 0),
            ] as const;
        for (const width of [400, 900]) {
            const bars = layOut(many, within, width, () => 120).flatMap((row) => row.bars);
            for (const a of bars) {
                for (const b of bars) {
                    if (a === b || a.lane !== b.lane) continue;
                    expect(extent(a)[1] <= extent(b)[0] || extent(b)[1] <= extent(a)[0]).toBe(true);
                }
            }
        }
    });
    it("cuts at the edges and says so", () => {
        const [row] = layOut([activity({ from: "2018-01-01" })], within, 900, () => 50);
        expect(row?.bars[0]).toMatchObject({
            x: 0,
            width: 900,
            opensLeft: true,
            opensRight: true,
            label: "inside",
        });
    });
    it("leaves out what lies outside", () => {
        expect(
            layOut([activity({ from: "2018-01-01", until: "2018-02-01" })], within, 900, () => 50),
        ).toEqual([]);
    });
});

describe("months", () => {
    it("covers the axis without gaps", () => {
        const list = months(planRange([], "2019-05-08"), 1000);
        expect(list[0]?.x).toBe(0);
        expect(list.reduce((sum, each) => sum + each.width, 0)).toBeCloseTo(1000);
        expect(list.map(({ first }) => first.slice(0, 7))).toEqual([
            ...new Set(list.map(({ first }) => first.slice(0, 7))),
        ]);
    });
});
