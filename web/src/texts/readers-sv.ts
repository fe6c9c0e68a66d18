// The words of a page of its own, in Swedish.

export const readers = {
    title: "Vem ser vad",
    lead: "Tabellerna visar, part för part, vad de som har ärendet får läsa just nu. Välj en ruta för att se varför, hur länge det gäller och vad som skulle öppna mer.",
    inner: "Inom varje part läser bara den som är tilldelad ärendet.",
    sign: { full: "Allt", limited: "En del", none: "Inget", unknown: "Okänt" },
    signHelp: {
        full: "hela uppgiften",
        limited: "i sammandrag, eller bara enstaka uppgifter",
        none: "inte öppet nu",
        unknown: "inte din sak att få veta",
    },
    ownOf: (party: string) => `Din parts uppgifter: ${party}`,
    of: (party: string) => `Uppgifter hos ${party}`,
    table: (party: string) => `Uppgifter hos ${party}, en rad för varje slag och en kolumn för varje läsare`,
    category: "Slag av uppgift",
    you: "(du)",
    why: (who: string, category: string) => `Varför: ${category}, ${who}`,
    noneOwn: "Din part har inte skrivit något ännu.",
    noneSeen: "Du ser inget av det som kan finnas här.",
    moreOwn: (n: number) => `Visa ${n} slag där inget är skrivet`,
    moreOf: (n: number) => `Visa ${n} slag som du inte ser något av`,
    fewer: "Visa färre",
    restOwn: "De slag där inget är skrivet visar vem som skulle läsa om det skrevs.",
    restOf: "De slag som du inte ser något av är desamma i alla ärenden. De säger inget om vad som finns här.",
    onlyTopics: (topics: string[]) => `Det gäller bara ${topics.join(", ")}.`,
    singles: (n: number) =>
        n === 1
            ? "En enstaka uppgift är dessutom utlämnad för sig."
            : `${n} enstaka uppgifter är dessutom utlämnade för sig.`,
    toOpen: "För att öppna mer:",
    asked: "Ett samtycke som räcker är redan frågat och väntar på svar.",
    toConsent: "Se samtycket",
};
