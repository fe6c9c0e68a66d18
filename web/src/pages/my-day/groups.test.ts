import { expect, it } from "vitest";
import type { MyDayItem } from "../../api/types";
import { byUrgency, groupOf, kindCounts, once } from "./groups";
import { wayTo } from "../../case/dues";

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
    const consent = (id: string) => ({ ...item(0, false, "consent_unanswered"), item: id });
    expect(once([consent("A"), consent("B")])).toEqual([item(0, false, "consent_unanswered")]);
    const visit = (id: string) => ({ ...item(0), item: id });
    expect(once([visit("A"), visit("B"), visit("A")])).toEqual([visit("A"), visit("B")]);
});
it("leads to the form that does it, on what is due only where the form needs it", () => {
    const way = (kind: MyDayItem["kind"]) => wayTo({ kind, item: "X" });
    expect(way("follow_up")).toEqual({ tab: "uppfoljning", form: "follow_up", item: "X" });
    expect(way("decision")).toEqual({ tab: "plan", form: "decision_made", of: "X" });
    expect(way("replan")).toEqual({ tab: "plan", form: "activity_offered" });
    expect(way("in_depth_assessment")).toEqual({ tab: "kartlaggning", form: "assessment", of: "in_depth" });
    expect(way("message_unanswered")).toEqual({ tab: "meddelanden", trad: "X" });
    expect(way("plan_renewal")).toEqual({ tab: "plan" });
});
