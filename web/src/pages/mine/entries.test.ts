import { expect, it } from "vitest";
import { sv } from "../../texts/sv";
import { lines, titleOf } from "./entries";

it("says an entry by its own heading, else by what it is called, else by its kind", () => {
    expect(titleOf({ kind: "note", data: { heading: "Plan" } }, sv)).toBe("Plan");
    expect(titleOf({ kind: "statement", data: { text: "x" } }, sv)).toBe("Din kommentar");
    expect(titleOf({ kind: "case_opened", data: {} }, sv)).toBe("Hänvisning");
});
it("shows what has a word, in words, and no identities", () => {
    const data = { verdict: "refused", reason: "Skäl", of: "3ZZZZZZZZZZZZ", unknown: "x" };
    expect(lines({ kind: "rights_answered", data }, sv)).toEqual([
        ["Svar", "Avslag"],
        ["Skäl", "Skäl"],
    ]);
    expect(lines({ kind: "rights_asked", data: { of: "3ZZZZZZZZZZZZ", text: "Hej" } }, sv)).toEqual([
        ["Med deltagarens ord", "Hej"],
    ]);
});
