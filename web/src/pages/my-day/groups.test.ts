import { expect, it } from "vitest";
import type { MyDayItem } from "../../api/types";
import { byUrgency, groupOf, kindCounts } from "./groups";

const item = (days: number, mine = false, kind: MyDayItem["kind"] = "follow_up"): MyDayItem => ({
    kind,
    case: "A",
    due: "2019-05-06",
    days,
    mine,
});

it("sorts days into groups at their edges", () => {
    expect([-1, 0, 1, 7, 8].map((days) => groupOf({ days }))).toEqual([
        "late",
        "today",
        "week",
        "week",
        "later",
    ]);
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
