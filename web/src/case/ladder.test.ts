import { describe, expect, it } from "vitest";
import type { CaseContent } from "../api/types";
import { about, catalogue, kToday } from "./fixtures";
import { ladderMoves } from "./ladder";

type Activity = NonNullable<CaseContent["activities"]>[number];
const runs = (activity: string, started?: string, ended?: string): Activity => ({
    offer: { about: about({ item: `${activity}${started ?? ""}` }), activity },
    status: started === undefined ? "offered" : ended === undefined ? "ongoing" : "interrupted",
    replanned: false,
    ...(started !== undefined && { started }),
    ...(ended !== undefined && { ended }),
});
const moves = (...activities: Activity[]) =>
    ladderMoves(activities, catalogue, kToday).map(({ from, step }) => `${from} ${step ?? "none"}`);

describe("the ladder of the activities", () => {
    it("stands where the nearest of what goes on is, and says since when", () => {
        expect(moves(runs("sfi", "2019-01-07"), runs("internship", "2019-04-01"))).toEqual([
            "2019-01-07 preparing",
            "2019-04-01 trying",
        ]);
    });
    it("goes back when that ends, and is empty when nothing goes on", () => {
        expect(moves(runs("sfi", "2019-01-07"), runs("internship", "2019-02-01", "2019-03-01"))).toEqual([
            "2019-01-07 preparing",
            "2019-02-01 trying",
            "2019-03-01 preparing",
        ]);
        expect(moves(runs("sfi", "2019-01-07", "2019-02-01"))).toEqual([
            "2019-01-07 preparing",
            "2019-02-01 none",
        ]);
    });
    it("knows nothing of what is offered, lies ahead, or says nothing of it", () => {
        expect(moves(runs("sfi"), runs("internship", "2019-06-01"), runs("other", "2019-01-07"))).toEqual([]);
    });
    it("does not move when one activity takes over from another on the same step", () => {
        expect(moves(runs("sfi", "2019-01-07", "2019-02-01"), runs("sfi", "2019-02-01"))).toEqual([
            "2019-01-07 preparing",
        ]);
    });
});
