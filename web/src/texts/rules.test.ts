import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nameRules } from "./rules";
import { ruleNames as en } from "./rules-en";
import { ruleNames as sv } from "./rules-sv";

it("calls every rule what the rule book calls it", () => {
    const book = readFileSync(new URL("../../../src/rules/rules.txt", import.meta.url), "utf8");
    const names: Record<string, Record<string, string>> = { sv: {}, en: {} };
    let rule = "";
    for (const line of book.split("\n")) {
        rule = /^rule (\S+)/.exec(line)?.[1] ?? rule;
        const [, language, name] = /^name\.(sv|en) (.*)$/.exec(line) ?? [];
        if (language !== undefined && name !== undefined)
            names[language] = { ...names[language], [rule]: name };
    }
    expect({ sv, en }).toEqual(names);
});
it("puts the name where a code stands, and leaves other capitals alone", () => {
    const words = { ruleNames: sv };
    expect(nameRules("PRAKTIK_MAX", words)).toBe(sv.PRAKTIK_MAX);
    expect(nameRules("Enligt regeln PRAKTIK_MAX går det inte (OSL 10:27, SFI).", words)).not.toContain(
        "PRAKTIK",
    );
    expect(nameRules("OSL 10:27, SFI, FINSAM", words)).toBe("OSL 10:27, SFI, FINSAM");
});
