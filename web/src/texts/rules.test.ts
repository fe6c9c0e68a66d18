import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nameRules, ruleNames } from "./rules";

it("calls every rule what the rule book calls it", () => {
    const book = readFileSync(new URL("../../../src/rules/rules.txt", import.meta.url), "utf8");
    const names: Record<string, Record<string, string>> = {};
    let rule = "";
    for (const line of book.split("\n")) {
        rule = /^rule (\S+)/.exec(line)?.[1] ?? rule;
        const [, language, name] = /^name\.(sv|en) (.*)$/.exec(line) ?? [];
        if (language !== undefined && name !== undefined) names[rule] = { ...names[rule], [language]: name };
    }
    expect(ruleNames).toEqual(names);
});
it("puts the name where a code stands, and leaves other capitals alone", () => {
    expect(nameRules("PRAKTIK_MAX", "sv")).toBe(ruleNames.PRAKTIK_MAX?.sv);
    expect(nameRules("Enligt regeln PRAKTIK_MAX går det inte (OSL 10:27, SFI).", "sv")).not.toContain(
        "PRAKTIK",
    );
    expect(nameRules("OSL 10:27, SFI, FINSAM", "sv")).toBe("OSL 10:27, SFI, FINSAM");
});
