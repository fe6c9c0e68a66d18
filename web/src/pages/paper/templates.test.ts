import { expect, it } from "vitest";
import { emptyValues, isPaperTemplate, withDraft, wishOf } from "./templates";

it("sends what the template takes and what has been said, and nothing else", () => {
    const said = {
        ...emptyValues,
        time: "13.30",
        agreed: "Praktiken fortsätter.",
        adaptations: ["1"],
        address: true,
    };
    expect(wishOf("summons", said)).toEqual({ language: "sv", time: "13.30", address: true });
    expect(wishOf("minutes", said)).toEqual({
        language: "sv",
        agreed: "Praktiken fortsätter.",
        address: true,
    });
    expect(wishOf("needs", { ...said, language: "en" })).toEqual({ language: "en", adaptations: ["1"] });
    expect(wishOf("plan", emptyValues)).toEqual({ language: "sv" });
});
it("knows a template by its name alone", () => {
    expect(isPaperTemplate("summons")).toBe(true);
    expect(isPaperTemplate("decision")).toBe(false);
});
it("goes on with what was begun, as far as it is of the form", () => {
    const kept = {
        agreed: "Praktiken fortsätter.",
        address: true,
        adaptations: ["1"],
        old: "x",
        time: false,
    };
    expect(withDraft(emptyValues, kept)).toEqual({
        ...emptyValues,
        agreed: "Praktiken fortsätter.",
        address: true,
        adaptations: ["1"],
    });
    expect(withDraft(emptyValues)).toEqual(emptyValues);
});
