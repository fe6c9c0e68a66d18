import { expect, it } from "vitest";
import { formWords } from "./words";

it("says where a form has no words of its own language, and not where it has", async () => {
    const swedish = async (language: string) => (await formWords(language)).swedish;
    for (const language of ["sv", "sv-simple", "en", "ar", "so", "prs", "uk", "ti"])
        expect(await swedish(language), language).toBe(false);
    expect(await swedish("fi")).toBe(true);
    expect((await formWords("fi")).words.parts.blank.yes).toBe("Ja");
});
