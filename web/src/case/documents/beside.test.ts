import { describe, expect, it } from "vitest";
import { beside, isSame } from "./beside";

const read = (then: string, now: string) =>
    beside(then, now).map((row) => `${row.then ?? "-"}|${row.now ?? "-"}`);

describe("two texts beside each other", () => {
    it("has a row for each line, and the same lines on the same row", () => {
        expect(read("a\nb\nc", "a\nx\nc")).toEqual(["a|a", "b|x", "c|c"]);
        expect(read("a\nc", "a\nb\nc")).toEqual(["a|a", "-|b", "c|c"]);
        expect(read("a\nb\nc\n", "c\r\n")).toEqual(["a|-", "b|-", "c|c"]);
    });
    it("gives both texts back, whatever they are", () => {
        const texts = ["", "a", "a\na\nb", "b\na\na", "x\n\ny\n\nz", "z\n\ny"];
        for (const then of texts)
            for (const now of texts) {
                const rows = beside(then, now);
                expect(rows.flatMap((row) => row.then ?? []).join("\n")).toBe(then);
                expect(rows.flatMap((row) => row.now ?? []).join("\n")).toBe(now);
                if (then === now) expect(rows.every(isSame)).toBe(true);
            }
    });
    it("lays texts beside each other that are too long to be compared", () => {
        const long = Array.from({ length: 2_001 }, (_, i) => String(i)).join("\n");
        expect(beside(long, long)).toHaveLength(2_001);
        expect(beside(`x\n${long}`, long)).toHaveLength(2_002);
    });
});
