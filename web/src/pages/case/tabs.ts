// The parts of a case, in their order, and how each is written in the address.
export const caseTabs = [
    "oversikt",
    "plan",
    "kartlaggning",
    "uppfoljning",
    "meddelanden",
    "anteckningar",
    "handlingar",
    "samtycken",
    "uppgifter",
    "team",
    "tidslinje",
    "insyn",
    "regler",
    "logg",
    "rattigheter",
] as const;
/** Looked at now and then: behind one word, so that the others are found. */
export const seldomTabs: readonly string[] = ["tidslinje", "insyn", "regler", "logg", "rattigheter"];
export type CaseTab = (typeof caseTabs)[number];
export const isCaseTab = (text: string): text is CaseTab => (caseTabs as readonly string[]).includes(text);
/** What is told of today alone: messages, who looks, who sees what, what the rules say, which team suits. */
export const hasPast = (tab: string): boolean =>
    tab !== "team" &&
    tab !== "tidslinje" &&
    tab !== "meddelanden" &&
    tab !== "insyn" &&
    tab !== "regler" &&
    tab !== "logg" &&
    tab !== "rattigheter";

/** The key of each part's name in the catalogue. */
export const tabName = {
    oversikt: "overview",
    plan: "plan",
    kartlaggning: "assessment",
    uppfoljning: "follow_ups",
    meddelanden: "messages",
    anteckningar: "notes",
    handlingar: "documents",
    samtycken: "consents",
    uppgifter: "facts",
    team: "team",
    tidslinje: "timeline",
    insyn: "readers",
    regler: "rules",
    logg: "access",
    rattigheter: "rights",
} as const satisfies Record<CaseTab, string>;

/** The plan's three views, as the address has them. */
export const planViews = ["tid", "tavla", "text"] as const;
export type PlanView = (typeof planViews)[number];
export const isPlanView = (text: string): text is PlanView => (planViews as readonly string[]).includes(text);
