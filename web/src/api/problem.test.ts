import { describe, expect, it } from "vitest";
import { readProblem } from "./problem";

describe("readProblem", () => {
    it("keeps code, sentence, fields and the current item", () => {
        const problem = readProblem(409, {
            code: "stale",
            title: "Någon annan har ändrat.",
            errors: [{ pointer: "/hours/0/from", code: "not_a_date", title: "Inget datum." }],
            current: { version: 3 },
        });
        expect(problem).toMatchObject({
            status: 409,
            code: "stale",
            detail: "Någon annan har ändrat.",
            current: { version: 3 },
        });
        expect(problem.fields).toEqual([
            { pointer: "/hours/0/from", code: "not_a_date", detail: "Inget datum." },
        ]);
    });
    it("makes a single pointer a field", () => {
        expect(
            readProblem(422, { code: "required", pointer: "/title", title: "Fyll i." }).fields,
        ).toHaveLength(1);
    });
    it("survives anything", () => {
        for (const body of [null, "x", 3, [], { errors: [null, 1] }])
            expect(readProblem(500, body).code).toBe("internal");
    });
});
