import { describe, expect, it } from "vitest";
import { caseForms } from "../../case/forms";
import { en } from "../../texts/en";
import { sv } from "../../texts/sv";
import { mattersBy, stepGroups } from "./steps";

describe("who does what", () => {
    it("names steps that can be taken, each once and in words", () => {
        const kinds = stepGroups.flatMap((group) => group.kinds);
        expect(new Set(kinds).size).toBe(kinds.length);
        for (const kind of kinds) {
            expect(kind === "case_opened" || kind in caseForms, kind).toBe(true);
            expect(sv.rights.kind[kind], kind).toBeDefined();
            expect(en.rights.kind[kind], kind).toBeDefined();
        }
    });
    it("puts what a role decides together", () => {
        expect(
            mattersBy({
                deciders: [
                    { matter: "programme", role: "employment_officer" },
                    { matter: "care", role: "care_coordinator" },
                    { matter: "internship", role: "employment_officer" },
                ],
            }),
        ).toEqual([
            { role: "employment_officer", matters: ["programme", "internship"] },
            { role: "care_coordinator", matters: ["care"] },
        ]);
    });
});
