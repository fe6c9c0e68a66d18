import { describe, expect, it } from "vitest";
import type { PlanActivity } from "./layout";
import { clashes, gaps, mostHours, withoutHours } from "./load";

const kToday = "2019-05-22"; // a Wednesday
const activity = (item: string, hours: number, part: Partial<PlanActivity> = {}): PlanActivity => ({
    item,
    version: 1,
    track: "work",
    title: item,
    status: "ongoing",
    from: "2019-05-06",
    hours: [{ from: "2019-05-06", hours }],
    replanned: false,
    ...part,
});
const told = (list: ReturnType<typeof clashes>) =>
    list.map(({ from, until, least, most, activities, onwards }) => [
        from,
        until,
        least,
        most,
        activities.map(({ item }) => item).join("+"),
        onwards,
    ]);

describe("clashes", () => {
    it("are the weeks above full time, one stretch for those that follow each other, from this week on", () => {
        const all = [
            activity("A", 30, { until: "2019-06-14" }),
            activity("B", 12, { until: "2019-06-07", hours: [{ from: "2019-05-06", hours: 12 }] }),
        ];
        expect(told(clashes(all, kToday))).toEqual([["2019-05-20", "2019-06-03", 42, 42, "A+B", false]]);
    });
    it("tell what each has at the most, though it ends within the stretch", () => {
        const [a, b] = [activity("A", 60), activity("B", 12, { until: "2019-05-24" })];
        const [stretch] = clashes([a, b], kToday);
        if (!stretch) throw new Error("no clash");
        expect([mostHours(a, stretch), mostHours(b, stretch)]).toEqual([60, 12]);
    });
    it("follow the ramp, and say the least and the most", () => {
        const all = [
            activity("A", 20, {
                until: "2019-06-30",
                hours: [
                    { from: "2019-05-06", hours: 20 },
                    { from: "2019-06-03", hours: 36 },
                    { from: "2019-06-17", hours: 40 },
                ],
            }),
            activity("B", 6),
        ];
        expect(told(clashes(all, kToday))).toEqual([["2019-06-03", "2019-06-24", 42, 46, "A+B", false]]);
    });
    it("are none at forty hours, nor by what is only suggested or turned down", () => {
        expect(clashes([activity("A", 40)], kToday)).toEqual([]);
        for (const status of ["offered", "declined", "waiting"] as const)
            expect(clashes([activity("A", 40), activity("B", 6, { status })], kToday)).toEqual([]);
    });
    it("leave out the weeks that have been", () => {
        expect(clashes([activity("A", 60, { until: "2019-05-19" })], kToday)).toEqual([]);
    });
});

describe("gaps", () => {
    it("are the weeks with room, apart where a full week stands between", () => {
        const all = [
            activity("A", 30),
            activity("B", 10, {
                from: "2019-06-03",
                until: "2019-06-16",
                hours: [{ from: "2019-06-03", hours: 10 }],
            }),
        ];
        expect(told(gaps(all, kToday))).toEqual([
            ["2019-05-20", "2019-05-27", 30, 30, "A", false],
            ["2019-06-17", "2019-08-05", 30, 30, "A", true],
        ]);
    });
    it("hold the weeks where nothing is planned", () => {
        const [gap] = gaps([activity("A", 40, { until: "2019-05-26" })], kToday);
        expect(gap).toMatchObject({ from: "2019-05-27", least: 0, most: 0, activities: [] });
    });
});

it("tells what goes on with no hours said", () => {
    const none = activity("A", 0, { hours: [] });
    expect(withoutHours([none, activity("B", 6), { ...none, item: "C", status: "offered" }])).toEqual([none]);
});
