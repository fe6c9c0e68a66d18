// The words of a page of its own, in Swedish.

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const allocation = {
    title: "Vilket team passar?",
    lead: "Ett förslag, ordnat efter kompetens och lediga platser. Ni väljer.",
    needs: "Ärendet behöver",
    noNeeds: "Inga särskilda behov syns ännu. Ordningen följer lediga platser.",
    has: (who: string, competences: string) => `${who}: ${competences}`,
    free: (n: number) => count(n, "ledig plats", "lediga platser"),
    full: "Inga lediga platser",
    best: "Passar bäst",
    now: "Har ärendet nu",
    choose: (team: string) => `Välj ${team}`,
    lead_: "Processledare",
    noLead: "Utses senare",
    reason: "Varför just den processledaren?",
    reasonMissing: "Skriv varför.",
    confirm: "Fördela ärendet",
    cancel: "Avbryt",
    saved: (team: string) => `Ärendet är fördelat till ${team}.`,
    may: "Din roll fördelar inte ärenden.",
    proposed: "föreslagen",
    more: (n: number) => `Visa ${count(n, "team", "team")} till`,
};
