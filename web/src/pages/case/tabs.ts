// The parts of a case, in their order, and how each is written in the address.
export const caseTabs = [
    "oversikt",
    "plan",
    "kartlaggning",
    "uppfoljning",
    "anteckningar",
    "samtycken",
] as const;
export type CaseTab = (typeof caseTabs)[number];
export const isCaseTab = (text: string): text is CaseTab => (caseTabs as readonly string[]).includes(text);

/** The key of each part's name in the catalogue. */
export const tabName = {
    oversikt: "overview",
    plan: "plan",
    kartlaggning: "assessment",
    uppfoljning: "follow_ups",
    anteckningar: "notes",
    samtycken: "consents",
} as const satisfies Record<CaseTab, string>;
