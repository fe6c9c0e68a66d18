// The words of a page of its own, in Swedish.

/** A sentence has an end. */
export const ended = (text: string): string => (text === "" || /[.!?…”]$/.test(text) ? text : `${text}.`);

export const mine = {
    title: "Mina uppgifter",
    lead: "Här ser du vad som är antecknat om dig, vem som har öppnat det och varför. Du kan begära rättelse, invända och lägga till en egen kommentar.",
    hello: (name: string) => `Hej ${name}`,
    recorded: "Det som är antecknat",
    visits: "Vem har öppnat dina uppgifter",
    visitsLead: "Namn på enskilda medarbetare kan du fråga den myndigheten om.",
    receivers: "Vem har fått läsa",
    nobody: "Ingen än.",
    who: "Vem har uppgifter om mig",
    purpose: (text: string) => `För att ${text}.`,
    keeps: (text: string) => `Så länge sparas det: ${text}`,
    keepsBy: (source: string) => `Det bestäms av: ${source}`,
    ask: "Begär något",
    askOf: "Av vem?",
    askWhat: "Vad vill du?",
    askText: "Beskriv med egna ord",
    send: "Skicka",
    sent: "Skickat. Du får svar inom en månad.",
    comment: "Lägg till min kommentar",
    correct: "Begär rättelse",
    commentText: "Min kommentar",
    correctText: "Vad är fel, och vad ska det stå?",
    saved: "Sparat.",
    requests: "Det jag har begärt",
    waiting: (date: string) => `Svar senast ${date}`,
    times: (n: number) => `${n} gånger`,
    none: "Det finns inget ärende att visa.",
    fromMe: "Kommer från dig",
    rightsTitle: "Dina rättigheter",

    consents: "Dina samtycken",
    consentsLead:
        "Du bestämmer vem som får dela uppgifter om dig. Du kan säga ja till något och nej till annat, och ta tillbaka ett ja när du vill.",
    consentAnswered: "Ditt svar är sparat.",
    consentTakenBack: "Du har tagit tillbaka ditt samtycke.",
    consentUntil: (date: string) => `Gäller till ${date}.`,
    consentUnconfirmed: "Du har skrivit under på papper. Det gäller när en andra person har sett pappret.",
    consentNone: "Ingen frågar dig om samtycke nu, och inget samtycke gäller.",
    consentTextMissing:
        "Du har fått en fråga om samtycke, men texten kan inte visas. Prata med din handläggare.",
    consentUnreviewed: "Texten är översatt av en maskin. Är du osäker: vänta med att svara och be om tolk.",
    consentSwedish: "Läs texten på svenska",
    consentChoose: "Svara ja eller nej.",
    consentFree: "Det är frivilligt. Säger du nej får du ändå hjälp av varje myndighet för sig.",
    consentSend: "Skicka mitt svar",
    consentTakeBack: "Ta tillbaka",
    consentKeep: "Behåll",
    now: {
        title: "Det här händer nu",
        nothing: "Inget är bokat.",
        write: (party: string) => `Skriv till ${party}.`,
        contact: "Nästa kontakt",
        noContact: "Ingen kontakt är bokad.",
        way: (how: string, party: string, where: string) =>
            `${how === "" ? "Kontakt" : how}${party === "" ? "" : ` med ${party}`}${where === "" ? "" : `, hos ${where}`}.`,
        sentence: ended,
        begins: "Det som börjar härnäst",
        starts: (title: string, provider: string) =>
            `Då börjar ${title}${provider === "" ? "" : `, hos ${provider}`}.`,
        answers: "Det vi väntar på från dig",
        answer: (title: string) => `Du är erbjuden ${title}. Vill du, eller inte?`,
        waits: "Det vi väntar på",
        waitsFor: (who: string, about: string, since: string) =>
            ended(
                `Svar från ${who}${since === "" ? "" : ` sedan ${since}`}${about === "" ? "" : `: ${about}`}`,
            ),
        decides: (role: string, about: string) => `Beslut av ${role}: ${ended(about)}`,
        askAgain: (date: string) => `Vi frågar igen ${date}.`,
        shouldHaveAsked: (date: string) => `Vi skulle fråga igen ${date}.`,
    },
};
