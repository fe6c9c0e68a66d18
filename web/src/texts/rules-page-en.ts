// The words of a page of its own, in English.
import type { rulesPage as swedish } from "./rules-page-sv";

export const rulesPage: typeof swedish = {
    title: "What the rules say",
    notice: "Decision support: check against the rules in force.",
    none: "The rules say nothing about the case today.",
    noneHelp: "Perhaps because registration or programme is not open to you.",
    verdict: {
        met: "Met",
        not_met: "Not met",
        due: "Near",
        overdue: "Passed",
        stops: "Stops",
        informs: "To know",
    },
    confidence: {
        verified: "checked against the source",
        memory: "not checked against the source",
        source_document: "from the method support",
    },
    source: "Source",
    valid: (from, last) =>
        `In force${from === undefined ? "" : ` from ${from}`}${last === undefined ? "" : ` to ${last}`}`,
};
