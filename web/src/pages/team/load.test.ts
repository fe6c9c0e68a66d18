import { describe, expect, it } from "vitest";
import { byNeed, fullness, receivers, type Load } from "./load";

const row = (worker: string, cases: number, part: Partial<Load> = {}): Load => ({
    worker,
    capacity: 40,
    cases: Array.from({ length: cases }, (_, i) => ({ case: `${worker}${String(i)}` })),
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
