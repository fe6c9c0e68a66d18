import { describe, expect, it } from "vitest";
import type { Role, RoleLoad } from "../../api/types";
import { byNeed, byTeam, fullness, receivers, type Load } from "./load";

const row = (worker: string, cases: number, part: Partial<Load> = {}): Load => ({
    worker,
    capacity: 40,
    cases: Array.from({ length: cases }, (_, i) => ({ case: `${worker}${String(i)}` })),
    tasks: [],
    overdue: 0,
    week: 0,
    gone: false,
    ...part,
});
const names = (rows: readonly Load[]): string => rows.map(({ worker }) => worker).join("");

describe("a team's load", () => {
    it("begins with who has left cases behind, then the fullest", () => {
        const rows = [
            row("A", 3),
            row("B", 9),
            row("C", 1, { gone: true }),
            row("D", 0, { gone: true }),
            row("E", 9),
        ];
        expect(names(byNeed(rows, (worker) => worker))).toBe("CBEA");
    });
    it("shows who has left and holds a task without leading", () => {
        const rows = [row("A", 0, { gone: true, tasks: [{ case: "x" }] }), row("B", 3)];
        expect(names(byNeed(rows, (worker) => worker))).toBe("AB");
    });
    it("is summed by team and role, and says which roles nobody holds", () => {
        const role = (name: Role, part: Partial<RoleLoad>): RoleLoad => ({
            team: "T",
            role: name,
            workers: 1,
            cases: 0,
            overdue: 0,
            week: 0,
            ...part,
        });
        const [sum, ...others] = byTeam([
            role("employment_officer", { cases: 4, overdue: 2, week: 1, decisions: 1 }),
            role("social_worker", { cases: 3 }),
            role("care_coordinator", { workers: 0 }),
            role("study_counsellor", { workers: 0, week: 2 }),
        ]);
        expect(others).toEqual([]);
        expect(sum).toMatchObject({ team: "T", cases: 7, overdue: 2, week: 3 });
        expect(sum?.rows.map((each) => each.role)).toEqual([
            "employment_officer",
            "social_worker",
            "study_counsellor",
        ]);
        expect(sum?.vacant).toEqual(["care_coordinator", "study_counsellor"]);
    });
    it("is measured against what each can carry", () => {
        expect(fullness(row("A", 20))).toBe(0.5);
        expect(fullness(row("A", 20, { capacity: 0 }))).toBe(0);
    });
    it("is given to who is here and of the team, the least loaded first", () => {
        const rows = [row("A", 20), row("B", 5), row("C", 1, { gone: true }), row("D", 0, { capacity: 0 })];
        expect(names(receivers(rows, "A"))).toBe("B");
        expect(names(receivers(rows, "X"))).toBe("BA");
    });
});
