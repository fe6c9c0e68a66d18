import { expect, it } from "vitest";
import type { MyDayItem } from "../../api/types";
import { byUrgency, groupOf, kindCounts, once } from "./groups";
import { searchOf } from "./where";

const item = (days: number, mine = false, kind: MyDayItem["kind"] = "follow_up"): MyDayItem => ({
    kind,
    case: "A",
    due: `2019-05-${20 + days}`,
    days,
    mine,
});

it("sorts days into groups at their edges: a week ends on Sunday", () => {
    const groups = (today: string, dates: string[]) => dates.map((date) => groupOf(date, today));
    expect(
        groups("2019-05-20", ["2019-05-19", "2019-05-20", "2019-05-21", "2019-05-26", "2019-05-27"]),
    ).toEqual(["late", "today", "week", "week", "next"]);
    expect(groups("2019-05-26", ["2019-05-26", "2019-05-27"])).toEqual(["today", "next"]);
});
it("puts mine first, then the oldest", () => {
    expect([item(-9), item(-1, true), item(-3, true)].sort(byUrgency).map(({ days }) => days)).toEqual([
        -3, -1, -9,
    ]);
});
it("counts kinds", () => {
    expect(kindCounts([item(0), item(0, false, "plan"), item(1)])).toEqual([
        ["follow_up", 2],
        ["plan", 1],
    ]);
});
it("shows the same thing of the same case once, and as mine if one of them is", () => {
    expect(once([item(0), item(0, true), item(1), item(0, false, "plan")])).toEqual([
        item(0, true),
        item(1),
        item(0, false, "plan"),
    ]);
});
it("leads to the form that does it, on what is due only where the form needs it", () => {
    expect(searchOf("follow_up", "X")).toEqual({ form: "follow_up", item: "X" });
    expect(searchOf("decision", "X")).toEqual({ form: "decision_made", of: "X" });
    expect(searchOf("replan", "X")).toEqual({ form: "activity_offered" });
    expect(searchOf("plan_renewal", "X")).toEqual({});
});
