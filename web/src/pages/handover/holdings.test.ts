import { describe, expect, it } from "vitest";
import type { HeldCase } from "../../api/types";
import { becomesVacant, counts, receiverOf } from "./holdings";

const held = (id: string, proposed?: string): HeldCase => ({
    case: id,
    ...(proposed !== undefined && { proposed }),
    lines: [
        { kind: "lead", version: 1 },
        { kind: "task", version: 1 },
    ],
});

describe("what hangs on a worker", () => {
    it("is counted by kind, and what there is none of is left out", () => {
        expect(counts([held("A"), held("B")])).toEqual([
            ["lead", 2],
            ["task", 2],
        ]);
    });
    it("goes to whom one chose, else to whom all go, else as proposed, else to nobody", () => {
        expect(receiverOf(held("A", "X"), {}, undefined)).toBe("X");
        expect(receiverOf(held("A"), {}, undefined)).toBe("");
        expect(receiverOf(held("A", "X"), {}, "Y")).toBe("Y");
        expect(receiverOf(held("A", "X"), {}, "")).toBe("");
        expect(receiverOf(held("A", "X"), { A: "Z" }, "Y")).toBe("Z");
        expect(receiverOf(held("A", "X"), { A: "" }, "Y")).toBe("");
    });
    it("leaves a role vacant where nobody else has it", () => {
        expect(
            becomesVacant({
                teams: [
                    { team: "T1", others: 0 },
                    { team: "T2", others: 1 },
                ],
                duties: [{ duty: "reviewer", others: 0 }],
            }),
        ).toEqual({ teams: ["T1"], duties: ["reviewer"] });
    });
});
