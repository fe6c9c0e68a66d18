import { describe, expect, it } from "vitest";
import type { HeldCase } from "../api/types";
import { assign, goesAlong, handOver, handPackage, invite, move, type Work } from "./ways";

const one = { case: "C", name: "Nawfal" };
const kinds = (work: Work): string[][] => work.writes.map((write) => write.map(({ kind }) => kind));
const receipts = (...items: string[][]) => items.map((each) => ({ case: "C", items: each }));

const held: HeldCase = {
    ...one,
    assigned: ["ANNA"],
    lines: [
        { kind: "lead", item: "L", version: 1 },
        { kind: "activity", item: "A", version: 2, text: "Sfi" },
        { kind: "to_do", item: "B", version: 1, text: "Ring skolan" },
        { kind: "task", item: "T", version: 3, text: "Öppnade ärendet" },
        { kind: "due", item: "P", version: 1, day: "2019-05-20", due_kind: "decision_awaited" },
        { kind: "placement", item: "W", version: 1 },
        { kind: "named_officer", item: "N", version: 1 },
    ],
};
const arne = { id: "ARNE", inTeam: true, ofTheirs: true, ofMine: true };
const handing = {
    from: "ANNA",
    fromMine: true,
    gone: false,
    to: arne,
    text: "Hej",
    back: "Åter",
    ended: "Överlämnat",
    takes: "Övertar",
};
const only = (...all: string[]): HeldCase => ({
    ...held,
    lines: held.lines.filter(({ kind }) => all.includes(kind)),
});

describe("all that a worker holds in a case", () => {
    it("goes in one write, what is named with its items, and what is due in the next", () => {
        const work = handPackage(held, handing);
        expect(kinds(work)).toEqual([["worker_assigned", "handover", "assignment_ended"], ["due_assigned"]]);
        expect(work.writes[0]?.[1]?.data).toEqual({
            from: "ANNA",
            to: "ARNE",
            text: "Hej",
            items: ["L", "A", "B"],
        });
        expect(work.writes[0]?.[2]).toMatchObject({ item: "T", version: 3 });
        expect(held.lines.filter((line) => goesAlong(line, arne)).map(({ item }) => item)).toEqual([
            "L",
            "A",
            "B",
            "T",
            "P",
        ]);
    });
    it("assigns nobody anew who has the case, and gives what is due within the own party alone", () => {
        const work = handPackage(
            { ...held, assigned: ["ANNA", "ARNE"] },
            { ...handing, to: { ...arne, ofMine: false } },
        );
        expect(kinds(work)).toEqual([["handover", "assignment_ended"]]);
    });
    it("leaves the to-dos of another party with it", () => {
        const to = { ...arne, ofTheirs: false, ofMine: false };
        expect(handPackage(held, { ...handing, to }).writes[0]?.[1]?.data).toMatchObject({
            items: ["L", "A"],
        });
        expect(handPackage(only("to_do"), { ...handing, to }).writes).toEqual([]);
    });
    it("is taken back as it was: the same items, the old task, what was due, and no new assignment left", () => {
        const undo = handPackage(held, handing).undo?.(receipts(["NEW", "H", "T"], ["D"])) ?? [];
        expect(undo.map((write) => write.map(({ kind, item }) => [kind, item]))).toEqual([
            [
                ["worker_assigned", undefined],
                ["handover", undefined],
            ],
            [
                ["due_assigned", undefined],
                ["assignment_ended", "NEW"],
            ],
        ]);
        expect(undo[0]?.[1]?.data).toMatchObject({ from: "ARNE", to: "ANNA", items: ["L", "A", "B"] });
        expect(undo[1]?.[0]?.data).toMatchObject({ worker: "ANNA", of: "P" });
        // Of another party's worker it was nobody's gift: it falls back.
        expect(
            handPackage(held, { ...handing, fromMine: false, gone: true }).undo?.(
                receipts(["NEW", "H", "T"], ["D"]),
            )[1]?.[0],
        ).toMatchObject({ kind: "due_taken_up", item: "D" });
        // What was due was refused: it never left, and is not given back.
        expect(
            handPackage(held, handing)
                .undo?.(receipts(["NEW", "H", "T"]))
                .flatMap((write) => write.map(({ kind }) => kind)),
        ).not.toContain("due_assigned");
    });
    it("leaves no assignment of the server's own behind: somebody of another team is given one, and it ends", () => {
        const work = handPackage(only("lead"), { ...handing, to: { ...arne, inTeam: false } });
        expect(kinds(work)).toEqual([["worker_assigned", "handover"]]);
        expect(work.writes[0]?.[0]?.data).toEqual({ worker: "ARNE", task: "Övertar" });
        expect(work.undo?.(receipts(["NEW", "H"]))[1]).toMatchObject([
            { kind: "assignment_ended", item: "NEW" },
        ]);
    });
    it("is not offered to be taken back where what is due can be given back to nobody", () => {
        expect(handPackage(held, { ...handing, gone: true }).undo).toBeUndefined();
        expect(handPackage(only("lead"), { ...handing, gone: true }).undo).toBeDefined();
    });
    it("with tasks alone is no handover, which without items would move everything", () => {
        const work = handPackage(only("task"), handing);
        expect(kinds(work)).toEqual([["worker_assigned", "assignment_ended"]]);
        expect(work.undo?.(receipts(["NEW", "T"])).map((write) => write.map(({ kind }) => kind))).toEqual([
            ["worker_assigned"],
            ["assignment_ended"],
        ]);
    });
});

describe("one thing in many cases", () => {
    it("is taken back by what it was answered with", () => {
        const meeting = { date: "2019-05-27", channel: "phone", responsible: "ANNA", calls: "" } as const;
        expect(invite(one, meeting, "Ångrat").undo?.(receipts(["F"]))).toMatchObject([
            [{ kind: "retraction", item: "F" }],
        ]);
        expect(assign(one, "ARNE", "", "", "Ångrat").undo?.(receipts(["S"]))).toMatchObject([
            [{ kind: "assignment_ended", item: "S" }],
        ]);
    });
    it("is not taken back where what the receiver had before would go along", () => {
        const work = handOver({ ...one, lead: "ANNA" }, "ARNE", "Hej");
        expect(work.writes).toEqual([
            [{ kind: "handover", data: { from: "ANNA", to: "ARNE", text: "Hej" } }],
        ]);
        expect(work.undo).toBeUndefined();
    });
    it("says nothing that was left empty", () => {
        expect(assign(one, "ARNE", "", "", "").writes[0]?.[0]?.data).toEqual({ worker: "ARNE" });
    });
    it("is not taken back where the writer has no case any more", () => {
        expect(move({ ...one, team: "T1" }, "T2", "Flytt", false, "").undo).toBeUndefined();
        expect(move(one, "T2", "Flytt", true, "").undo).toBeUndefined();
        expect(move({ ...one, team: "T1" }, "T2", "Flytt", true, "Åter").undo?.([])).toMatchObject([
            [{ data: { team: "T1" } }],
        ]);
    });
});
