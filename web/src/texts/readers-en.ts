// The words of who sees what, a page of its own and the window of one entry, in English.
import type { readers as swedish } from "./readers-sv";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const readers: typeof swedish = {
    title: "Who sees what",
    lead: "The tables show, party by party, what those who have the case may read now. Choose a cell to see why, until when, and what would open more.",
    inner: "Within each party, only who is assigned to the case reads.",
    sign: { full: "All", limited: "A part", none: "Nothing", unknown: "Unknown" },
    signHelp: {
        full: "the whole entry",
        limited: "a summary, or single entries",
        none: "not open now",
        unknown: "not yours to know",
    },
    ownOf: (party) => `Your party's information: ${party}`,
    of: (party) => `Information held by ${party}`,
    table: (party) => `Information held by ${party}, a row for each kind and a column for each reader`,
    category: "Kind of information",
    you: "(you)",
    why: (who, category) => `Why: ${category}, ${who}`,
    noneOwn: "Your party has written nothing yet.",
    noneSeen: "You see nothing of what may be here.",
    moreOwn: (n) => `Show ${count(n, "kind", "kinds")} with nothing written`,
    moreOf: (n) => `Show ${count(n, "kind", "kinds")} of which you see nothing`,
    fewer: "Show fewer",
    restOwn: "The kinds with nothing written show who would read it if something were.",
    restOf: "The kinds of which you see nothing are the same in every case. They say nothing of what is here.",
    onlyTopics: (topics) => `It is only about ${topics.join(", ")}.`,
    singles: (n) =>
        n === 1
            ? "One entry is disclosed by itself as well."
            : `${n} entries are disclosed by themselves as well.`,
    toOpen: "To open more:",
    asked: "A consent that would do has been asked for and waits for its answer.",
    whoLead: (category, party) => `${category}, held by ${party}.`,
    whoAll: "Those who have to do with the case",
    whoAsk: "Ask about a colleague",
    whoColleague: "Of whom do you ask?",
    whoHelp: "Search by name, profession or party. The answer says only what you may know.",
    whoWaits: "Asking the server …",
    whoFailed: "There is no answer just now. Try again in a while.",
    whoGone: "The entry is not open to you any more.",
    whoLogged: "The question stands in the log of the case, as when you read.",
    toMatrix: "Who sees what in the whole case",
    toConsent: "See the consent",
};
