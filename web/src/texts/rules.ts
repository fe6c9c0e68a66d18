import type { Texts } from "./sv";

/** A sentence with the names of rules in place of their codes. */
export const nameRules = (text: string, { ruleNames }: Pick<Texts, "ruleNames">): string =>
    text.replace(/\b[A-Z][A-Z0-9_]{3,}\b/g, (code) => ruleNames[code] ?? code);
