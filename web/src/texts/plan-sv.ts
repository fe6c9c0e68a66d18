// The words of the plan page, in Swedish: its three views, the board's moves, and the plan in sentences.
import type { Column, Refusal } from "../case/moves";
import type { Zoom } from "../components/plan/layout";

const days = (n: number): string => (n === 1 ? "1 dag" : `${n} dagar`);

export const planPage = {
    title: "Planen",
    views: { tid: "Tidsaxel", tavla: "Tavla", text: "Text" },
    view: "Visa planen som",
    quoted: (text: string) => `”${text}”`,
    goals: "Mål, med deltagarens ord",
    layForward: "Lägg fram planen som den är",
    changedSince:
        "Planen har ändrats sedan dess, och svaren gäller inte längre. Lägg fram den på nytt som den är nu.",
    rewritten: (at: string, who: string) => `Omskrivet ${at}${who === "" ? "" : ` av ${who}`}`,
    was: "Var:",
    became: "Blev:",
    wasNothing: "ingenting",
    sameWording: "Förslaget lades fram på nytt med samma ord.",

    ladder: {
        title: "Steg mot arbete eller studier",
        lead: "Efter den pågående aktivitet som ligger närmast, av det som visas för dig. Det säger var insatserna är, inte hur deltagaren är.",
        steps: {
            daily: "Vardag och rehabilitering",
            preparing: "Språk och förberedelser",
            training: "Arbetsträning",
            trying: "Praktik",
            supported: "Arbete med stöd eller utbildning",
        },
        since: (date: string) => `Här sedan ${date}`,
        none: "Inget pågick",
        nothing: (date: string) => `Inget på stegen pågår sedan ${date}.`,
        history: (n: number) => (n === 1 ? "Ett byte av steg" : `${n} byten av steg`),
    },

    // the axis
    zoom: "Hur mycket av tiden som syns",
    zooms: { m1: "Månad", m3: "Kvartal", m6: "Halvår", all: "Hela planen" } satisfies Record<
        Zoom,
        string
    > as Record<Zoom, string>,
    keys: "+ och − zoomar",
    toToday: "Till i dag",
    load: "Timmar i veckan framåt",
    over: (hours: string) => `${hours} timmar över heltid`,
    weeks: (from: number, until: number, onwards: boolean) =>
        onwards ? `Vecka ${from} och framåt` : from === until ? `Vecka ${from}` : `Vecka ${from}–${until}`,
    clash: (hours: string, over: string, what: string) => `${hours} timmar, ${over} mer än heltid. ${what}.`,
    gap: (hours: string, room: string) => `${hours} av 40 timmar. Plats för ${room} till.`,
    nothing: "inget är planerat än.",
    fullWeeks: "De närmaste tolv veckorna ligger på heltid.",
    unsaid: (what: string) => `Utan angivna timmar: ${what}.`,
    asSeen: "Räknat på det som visas för dig.",

    // the board
    columns: {
        suggested: "Föreslagen",
        planned: "Planerad",
        ongoing: "Pågår",
        done: "Klar",
        cancelled: "Avbruten",
    } satisfies Record<Column, string> as Record<Column, string>,
    board: "Planen som tavla",
    none: "Inget här",
    moveTo: "Flytta till …",
    notYet: (column: string) => `${column}, går inte än`,
    otherSteps: "Annat",
    handle: (what: string) => `Flytta ${what}`,
    menu: (what: string) => `Flytta eller ändra ${what}`,
    since: (date: string, n: number) => (n === 0 ? `sedan i dag` : `sedan ${date}, ${days(n)}`),
    waitingOn: (who: string) => `Väntar på ${who}`,
    onTheWay: (column: string) => `Flyttas till ${column} när du sparar`,
    drop: (column: string) => `Släpp i ${column}`,
    noDrop: "Går inte",
    refusedTitle: (column: string) => `Går inte att flytta till ${column}.`,
    refused: {
        unanswered: () => "Deltagaren har inte svarat på erbjudandet. För in svaret först.",
        answered: () =>
            "Deltagaren har svarat, och svaret står kvar. Har deltagaren ändrat sig: flytta till Avbruten och skriv varför.",
        not_started: () => "Aktiviteten har inte börjat. För in när den började först.",
        begun: () => "Det som har börjat blir inte planerat igen. Avbryt, och erbjud sedan något nytt.",
        ended: () => "Det som är avslutat står kvar som det blev. Erbjud en ny aktivitet i stället.",
        decision: (role: string) => `${role} beslutar om den här aktiviteten. Lägg ett förslag först.`,
        awaits: (role: string) =>
            `Förslaget är lagt och väntar på beslut. ${role} beslutar. Det står under Förslag och beslut.`,
        later: (_role: string, from: string) => `Beslutet gäller från ${from}. Flytta kortet då.`,
        role: () => "Det kan inte din roll föra in här. Be den som följer upp aktiviteten.",
    } satisfies Record<Refusal, (role: string, from: string) => string> as Record<
        Refusal,
        (role: string, from: string) => string
    >,
    help: "Dra kortet, eller tryck på handtaget och använd pilarna. En flytt öppnar sitt formulär och gäller när du har sparat.",
    decidedFrom: (date: string) => `Beslutad från ${date}`,
    live: {
        lifted: (what: string, column: string, place: number, of: number) =>
            `${what} är lyft. ${column}, kolumn ${place} av ${of}. Vänster- och högerpil flyttar, blanksteg släpper, Escape lägger tillbaka.`,
        over: (column: string, place: number, of: number) => `${column}, kolumn ${place} av ${of}.`,
        fits: "Blanksteg öppnar formuläret.",
        back: (what: string, column: string) => `${what} ligger kvar i ${column}.`,
        opened: (what: string, column: string) =>
            `Formuläret för att flytta ${what} till ${column} är öppet.`,
        moved: (what: string, column: string) => `${what} står nu i ${column}.`,
    },
    showAll: (n: number) => `Visa alla ${n}`,

    // an activity's story
    historyTitle: (n: number) => `Historik (${n})`,
    hoursFrom: (hours: string, date: string) => `${hours} timmar i veckan från ${date}`,
    thenFrom: (hours: string, date: string) => `${hours} från ${date}`,
    history: {
        offered: (who: string) => `Erbjuden av ${who}`,
        answered: "Besvarad",
        firstMeeting: "Bestämdes redan vid första mötet",
        proposed: (who: string) => `Förslag om beslut av ${who}`,
        decided: (verdict: string, who: string) => `Beslut: ${verdict}, ${who}`,
        started: "Började",
        hours: (ramp: string) => `Timmar i veckan: ${ramp}`,
        hoursChanged: (before: string, after: string, from: string) =>
            `Timmar i veckan ändrade från ${before} till ${after}${from === "" ? "" : `, från ${from}`}`,
        agreed: (who: string) => `Överenskommet: ${who}`,
        waiting: (who: string) => `Väntar på ${who}`,
        interrupted: (reason: string) => `Avbruten${reason === "" ? "" : `: ${reason}`}`,
        completed: "Klar",
        useful: (n: number) => `Deltagarens omdöme: ${n} av 5`,
        rated: (n: number) => `Deltagaren: nytta ${n} av 5`,
    },

    // the plan in sentences
    copy: "Kopiera som text",
    copied: "Planen är kopierad som text.",
    notCopied: "Det gick inte att kopiera. Markera texten och kopiera den själv.",
    keptBack: (n: number) =>
        n === 1
            ? "En sak är undantagen från deltagaren och är inte med i texten."
            : `${n} saker är undantagna från deltagaren och är inte med i texten.`,
    text: {
        title: (name: string) => `Plan för ${name}`,
        untitled: "Plan",
        goals: "Mål",
        goal: "Mål",
        plan: "Planen",
        empty: "Inget är planerat än.",
        next: "Nästa steg",
        past: "Det som har varit",
        horizon: (date: string) => `Ska vara nått senast ${date}.`,
        indicator: (text: string) => `Så ser vi att det är nått: ${text}`,
        ongoing: (from: string, until: string) =>
            `Pågår${from === "" ? "" : ` sedan ${from}`}${until === "" ? ", tills vidare" : ` till och med ${until}`}.`,
        accepted: (from: string, until: string) =>
            `Planerad${from === "" ? "" : ` från ${from}`}${until === "" ? ", tills vidare" : ` till och med ${until}`}.`,
        offered: (from: string, until: string) =>
            `Föreslagen${from === "" ? "" : ` från ${from}`}${until === "" ? ", tills vidare" : ` till och med ${until}`}. Svaret väntar vi på.`,
        completed: (from: string, until: string) =>
            `Klar.${from === "" || until === "" ? "" : ` Den pågick ${from} till ${until}.`}`,
        interrupted: (date: string, reason: string) =>
            `Avbruten${date === "" ? "" : ` ${date}`}${reason === "" ? "" : `: ${reason}`}.`,
        declined: (date: string) => `Erbjudandet fick ett nej${date === "" ? "" : ` ${date}`}.`,
        hours: (ramp: string) => `Tid: ${ramp}`,
        responsible: (who: string) => `${who} följer upp.`,
        awaits: (role: string) => `Väntar på beslut av ${role}.`,
        needs: (role: string) => `Behöver ett beslut av ${role} innan den börjar.`,
        waiting: (who: string, since: string, n: number) =>
            `Vi väntar på ${who}${since === "" ? "" : ` sedan ${since} (${days(n)})`}.`,
        askAgain: (date: string) => `Vi frågar igen ${date}.`,
        followUp: (date: string, how: string, who: string) =>
            `Uppföljning${date === "" ? "" : ` ${date}`}${how === "" ? "" : `, ${how}`}${who === "" ? "" : `, med ${who}`}`,
        weekly: (hours: string) => `Just nu är planen ${hours} av 40 timmar i veckan.`,
    },
};
