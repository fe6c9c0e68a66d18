// The words of what is done with many cases at once, in Swedish.

export const bulk = {
    chosen: (n: number) => (n === 1 ? "1 ärende valt" : `${n} ärenden valda`),
    choose: (name: string) => `Välj ${name}`,
    choosePage: "Välj alla på sidan",
    chooseAll: (n: number) => `Välj alla ${n}`,
    chooseFirst: (n: number, of: number) => `Välj de första ${n} av ${of}`,
    cap: (n: number) => `Högst ${n} ärenden kan väljas åt gången.`,
    clear: "Rensa valet",
    actions: "Gör med valda ärenden",
    close: "Avbryt",
    me: "du",
    ask: (n: number) => (n === 1 ? "Förhandsgranska" : `Förhandsgranska ${n} ärenden`),
    checking: (n: number, of: number) => `Prövar ${n} av ${of}`,
    progress: (n: number, of: number) => `${n} av ${of} klara`,
    canDo: (can: number, of: number) =>
        can === of
            ? `Det går i alla ${of}. Inget är skrivet än.`
            : `Det går i ${can} av ${of}. Inget är skrivet än. Det här går inte:`,
    refused: (n: number) => (n === 1 ? "Ett ärende gick inte:" : `${n} ärenden gick inte:`),
    undone: "Det är ångrat.",
    notUndone: (n: number) =>
        n === 1
            ? "Ett ärende gick inte att ångra. Öppna det och rätta där."
            : `${n} ärenden gick inte att ångra. Öppna dem och rätta där.`,
    ways: { hand: "Lämna över", assign: "Tilldela", move: "Flytta", invite: "Kalla" },
    hand: {
        title: (n: number) => (n === 1 ? "Lämna över ett ärende" : `Lämna över ${n} ärenden`),
        to: "Vem tar över?",
        text: "Presentation",
        textHelp: "Läses av den som tar över, av de andra parterna i ärendet och av deltagaren.",
        preview: (n: number, to: string) =>
            `${to} blir processledare i ${n === 1 ? "ärendet" : `${n} ärenden`} och tar över bokade uppföljningar.`,
        noLead: (n: number) =>
            n === 1
                ? "Ett valt ärende har ingen processledare och är inte med."
                : `${n} valda ärenden har ingen processledare och är inte med.`,
        action: (n: number) => (n === 1 ? "Lämna över ärendet" : `Lämna över ${n} ärenden`),
        told: (n: number, to: string) =>
            n === 1 ? `Ärendet är överlämnat till ${to}.` : `${n} ärenden är överlämnade till ${to}.`,
        once: "Det går inte att ångra härifrån. Ska det tillbaka lämnas det över igen.",
    },
    assign: {
        title: (n: number) => (n === 1 ? "Tilldela ett ärende" : `Tilldela ${n} ärenden`),
        to: "Kollega",
        task: "Uppgift",
        taskHelp: "Vad kollegan ska göra, till exempel: följer upp praktiken. Får lämnas tom.",
        until: "Till och med",
        preview: (n: number, to: string) =>
            `${to} får ${n === 1 ? "ärendet" : `${n} ärenden`} och kan läsa det som hens myndighet får läsa.`,
        action: (n: number) => (n === 1 ? "Tilldela ärendet" : `Tilldela ${n} ärenden`),
        told: (n: number, to: string) => `${to} är tilldelad ${n === 1 ? "ärendet" : `${n} ärenden`}.`,
        back: "Tilldelningen ångrades.",
    },
    move: {
        title: (n: number) => (n === 1 ? "Flytta ett ärende" : `Flytta ${n} ärenden`),
        to: "Till team",
        reason: "Varför?",
        preview: (n: number, to: string) =>
            `${to} får ${n === 1 ? "ärendet" : `${n} ärenden`}. Teamet som har ${n === 1 ? "det" : "dem"} nu ser ${n === 1 ? "det" : "dem"} inte längre, utom den som är tilldelad. Processledaren är kvar tills någon annan väljs.`,
        leaves: "Du är inte med i det teamet. Flytten går inte att ångra härifrån.",
        action: (n: number) => (n === 1 ? "Flytta ärendet" : `Flytta ${n} ärenden`),
        told: (n: number, to: string) =>
            n === 1 ? `Ärendet är flyttat till ${to}.` : `${n} ärenden är flyttade till ${to}.`,
        back: "Flytten ångrades.",
    },
    invite: {
        title: (n: number) => (n === 1 ? "Boka en kontakt" : `Boka en kontakt i ${n} ärenden`),
        date: "Dag",
        channel: "Hur",
        responsible: "Vem håller i kontakten?",
        calls: "Vem ringer, och var?",
        callsHelp:
            "Läses av alla som ser bokningen, till exempel: Yasmin ringer kl. 10, eller Möllevångsgatan 5.",
        preview: (n: number, day: string, who: string) =>
            `En kontakt bokas ${day} i ${n === 1 ? "ärendet" : `${n} ärenden`}. ${who} håller i ${n === 1 ? "den" : "dem"}. Ingen kallelse skickas.`,
        action: (n: number) => (n === 1 ? "Boka kontakten" : `Boka i ${n} ärenden`),
        told: (n: number) => (n === 1 ? "Kontakten är bokad." : `Kontakten är bokad i ${n} ärenden.`),
        back: "Bokningen ångrades.",
    },
};
