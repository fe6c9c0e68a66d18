// The words of a page of its own, in Swedish.

export const rulesPage = {
    title: "Vad reglerna säger",
    notice: "Stöd för bedömningen: kontrollera mot gällande regler.",
    none: "Reglerna säger inget om ärendet i dag.",
    noneHelp: "Det kan bero på att du inte ser inskrivning eller program.",
    verdict: {
        met: "Uppfyllt",
        not_met: "Inte uppfyllt",
        due: "Nära",
        overdue: "Passerat",
        stops: "Hindrar",
        informs: "Att veta",
    } as Record<string, string>,
    confidence: {
        verified: "kontrollerad mot källan",
        memory: "inte kontrollerad mot källan",
        source_document: "enligt metodstödet",
    } as Record<string, string>,
    source: "Källa",
    valid: (from?: string, last?: string) =>
        `Gäller${from === undefined ? "" : ` från ${from}`}${last === undefined ? "" : ` till och med ${last}`}`,
};
