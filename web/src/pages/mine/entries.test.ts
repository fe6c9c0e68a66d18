import { expect, it } from "vitest";
import { sv } from "../../texts/sv";
import { lines, titleOf, whoReads } from "./entries";

it("says an entry by its own heading, else by what it is called, else by its kind", () => {
    expect(titleOf({ kind: "note", data: { heading: "Plan" } }, sv)).toBe("Plan");
    expect(titleOf({ kind: "statement", data: { text: "x" } }, sv)).toBe("Din kommentar");
    expect(titleOf({ kind: "case_opened", data: {} }, sv)).toBe("Anvisning");
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
    expect(lines({ kind: "activity_rated", data: { usefulness: 4, text: "Bra" } }, sv)).toEqual([
        ["Nytta, 1 till 5", "4"],
        ["Med egna ord", "Bra"],
    ]);
});
it("names each receiver once, with everything that was opened", () => {
    const basis = "consent";
    const given = [
        { from: "employment_service", to: "social_services", categories: ["identity"], single: false, basis },
        { from: "employment_service", to: "health_region", categories: ["identity"], single: false, basis },
        {
            from: "employment_service",
            to: "social_services",
            categories: ["studies", "identity"],
            single: false,
            basis,
        },
    ] as const;
    const read = whoReads(given.map((each) => ({ ...each, categories: [...each.categories] })));
    expect(read.map(({ to, categories }) => [to, categories])).toEqual([
        ["social_services", ["identity", "studies"]],
        ["health_region", ["identity"]],
    ]);
});
