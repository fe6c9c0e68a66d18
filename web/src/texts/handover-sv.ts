// The words of handing over all that hangs on somebody, of being away and of standing in, in Swedish.

export const handover = {
    title: (who: string) => `Överlämning: ${who}`,
    lead: "Allt som hänger på personen i ärenden som du får se. Välj vem som tar över, läs hur det blir och lämna över.",
    leadOwn: "Allt som hänger på dig. Välj vem som tar över, läs hur det blir och lämna över.",
    unknown: "Okänd",
    gone: "Har slutat",
    moved: "Arbetar inte med ärenden",
    leaves: (day: string) => `Slutar ${day}`,
    cases: "Ärenden",
    none: "Inget hänger på personen",
    noneHelp: "I de ärenden som du får se finns inget att lämna över.",
    more: (n: number) => `${n} ärenden till visas när de här är överlämnade. Högst 200 åt gången.`,
    kinds: {
        lead: () => "att leda",
        task: (n: number) => (n === 1 ? "uppgift" : "uppgifter"),
        to_do: (n: number) => (n === 1 ? "sak att göra" : "saker att göra"),
        follow_up: (n: number) => (n === 1 ? "bokad kontakt" : "bokade kontakter"),
        activity: (n: number) => (n === 1 ? "aktivitet" : "aktiviteter"),
        due: (n: number) => (n === 1 ? "sak som väntar" : "saker som väntar"),
        placement: (n: number) => (n === 1 ? "arbetsplats" : "arbetsplatser"),
        named_officer: () => "namngiven handläggare",
    } as Record<
        "lead" | "task" | "to_do" | "follow_up" | "activity" | "due" | "placement" | "named_officer",
        (n: number) => string
    >,
    line: {
        lead: "Leder ärendet",
        task: "Uppgift",
        to_do: "Att göra",
        follow_up: "Bokad kontakt",
        activity: "Ansvarar för",
        due: "Väntar",
        placement: "Besök och underskrifter",
        named_officer: "Namngiven handläggare vid skyddade uppgifter",
    } as Record<
        "lead" | "task" | "to_do" | "follow_up" | "activity" | "due" | "placement" | "named_officer",
        string
    >,
    decideApart: "går inte med, besluta i ärendet",
    follows: "följer med aktiviteten",
    ownParty: "går bara till en kollega i samma myndighet",
    forAll: "Alla ärenden till",
    asProposed: "Som föreslaget: minst belastad i teamet",
    nobody: "Kvar utan",
    to: (name: string) => `Vem tar över ${name}?`,
    receiver: (name: string, role: string, cases: number, capacity: number) =>
        `${name} (${cases} av ${capacity}), ${role.toLocaleLowerCase("sv")}`,
    left: (n: number) =>
        n === 1 ? "Ett ärende blir kvar utan någon." : `${n} ärenden blir kvar utan någon.`,
    text: "Presentation till deltagare och parter",
    textHelp: "Skrivs i varje ärende, efter meningen om vem som är ny och hur hen nås.",
    introduction: (to: string, from: string, phone: string) =>
        `${to} tar över efter ${from}.${phone === "" ? "" : ` Telefon ${phone}.`}`,
    becomes: "Så här blir det",
    share: (name: string, n: number) => (n === 1 ? `${name} får 1 ärende` : `${name} får ${n} ärenden`),
    written:
        "Det här skrivs i ärendet. Den som tar över får ledningen, de bokade kontakterna, aktiviteterna och uppgifterna. Personens egna uppdrag avslutas.",
    action: (n: number) => (n === 1 ? "Lämna över ärendet" : `Lämna över ${n} ärenden`),
    told: (n: number) => (n === 1 ? "Ärendet är överlämnat." : `${n} ärenden är överlämnade.`),
    back: "Överlämningen ångrades.",
    takes: "Övertar ärendet",
    ended: (to: string) => `Överlämnat till ${to}`,
    besides: "Roller och annat",
    besidesNone: "Inga team, uppdrag eller texter.",
    team: (team: string, others: number) =>
        others === 0 ? `${team}: ingen annan har rollen` : `${team}: ${others} till har rollen`,
    duty: (duty: string, others: number) =>
        others === 0 ? `${duty}: ingen annan i myndigheten` : `${duty}: ${others} till i myndigheten`,
    duties: {
        reviewer: "Granskare",
        manager: "Ansvarar för personalen",
        records_keeper: "Sköter gallringen",
    } as Record<"reviewer" | "manager" | "records_keeper", string>,
    texts: (n: number) => (n === 1 ? "En samtyckestext som gäller" : `${n} samtyckestexter som gäller`),
    questions: (n: number) =>
        n === 1 ? "En fråga i samråd som inte är avslutad" : `${n} frågor i samråd som inte är avslutade`,
    vacant: "Blir vakant",
    vacantHelp: "Roller och uppdrag ges av myndighetens administratör.",
    away: {
        title: "Borta och vikarie",
        lead: "Vikarien ser på Min dag vad som ska göras, i ärenden som vikarien har. Det slutar av sig självt efter sista dagen. Orsaken skrivs aldrig.",
        row: (from: string, until: string, who: string) =>
            `Borta ${from} till och med ${until}. ${who === "" ? "Ingen vikarie." : `Vikarie: ${who}.`}`,
        end: "Avsluta",
        from: "Från och med",
        until: "Till och med",
        substitute: "Vikarie",
        substituteHelp:
            "En vikarie från ett annat team ser bara ärenden som hen har tilldelats. Du eller teamet tilldelar.",
        nobody: "Ingen",
        otherTeam: "annat team",
        save: "Spara",
        kept: "Sparat.",
        ended: "Avslutat.",
        overlaps: "Personen är redan borta någon av de dagarna.",
    },
    standIn: {
        title: (who: string) => `Vikarierar för ${who}`,
        until: (day: string) => `till och med ${day}`,
        none: "Inget ska göras i ärenden som du har.",
        help: (who: string) =>
            `Här står bara ärenden som du får se. Saknas något: be ${who} eller någon i ärendets team att tilldela dig ärendet.`,
        show: "Visa genomgång av bokade kontakter",
        briefing: "Bokade kontakter",
        contact: (day: string, how: string) => `${day}, ${how.toLocaleLowerCase("sv")}`,
        interpreter: "tolk behövs",
        nothing: "Inga kontakter är bokade.",
    },
};
