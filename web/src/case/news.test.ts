import { expect, it } from "vitest";
import { day } from "../texts/day-sv";
import { countKinds, tabOf, told, wordsFor } from "./news";

it("tells of one and of several in words, and of what has no word of its own", () => {
    expect(wordsFor("follow_up", 2, day)).toBe("2 uppföljningar");
    expect(wordsFor("decision_made", 1, day)).toBe("ett beslut");
    expect(wordsFor("hold_set", 1, day)).toBe("1 annan sak");
    expect(wordsFor("", 3, day)).toBe("3 andra saker");
});
it("tells most first, and of at most four things", () => {
    expect(told({ note: 1, follow_up: 2 })).toEqual([
        { kind: "follow_up", n: 2 },
        { kind: "note", n: 1 },
    ]);
    expect(told({ note: 1, follow_up: 2, goal: 1, exit: 1, proposal: 4 })).toEqual([
        { kind: "proposal", n: 4 },
        { kind: "follow_up", n: 2 },
        { kind: "exit", n: 1 },
        { kind: "", n: 2 },
    ]);
});
it("counts kinds and leads to the part of the case where each stands", () => {
    const row = { item: "A", at: "2019-05-20T08:00:00Z", owner: "social_services" as const };
    expect(
        countKinds([
            { ...row, kind: "note" },
            { ...row, kind: "note" },
        ]),
    ).toEqual({ note: 2 });
    expect(
        [
            "goal_closed",
            "absence",
            "consent_given",
            "note",
            "exit",
            "team_allocated",
            "placement",
            "task",
        ].map((kind) => tabOf(kind)),
    ).toEqual([
        "plan",
        "uppfoljning",
        "samtycken",
        "anteckningar",
        "oversikt",
        "team",
        "plan",
        "uppfoljning",
    ]);
});
