// The words of the page of who carries what, in Swedish.

export const team = {
    title: "Teamet",
    lead: "Vem håller i vad, av det som du får se. Öppna en rad för att se ärendena eller lämna över dem.",
    without: "Utan processledare",
    load: "Processledare",
    none: "Ingen i dina team",
    noneHelp: "Du är inte med i något team, eller så finns det inga ärenden där än.",
    unknown: "Okänd",
    worker: "Vem",
    cases: "Ärenden",
    overdue: "Försenat",
    week: "Den här veckan",
    gone: "Har slutat",
    goneHelp: "Den här personen har slutat. Lämna över ärendena, så att någon håller i dem.",
    leaves: (day: string) => `Slutar ${day}`,
    of: (n: number, capacity: number) => `${n} av ${capacity}`,
    leadsNone: "Leder inga ärenden som du får se.",
    leads: (who: string) => `${who} leder`,
    all: (n: number) => `Alla ${n}`,
    open: "Öppna",
    handTitle: (n: number) => (n === 1 ? "Lämna över ett ärende" : `Lämna över ${n} ärenden`),
    hand: (n: number) => (n === 1 ? "Lämna över ärendet" : `Lämna över ${n} ärenden`),
    to: "Vem tar över?",
    text: "Presentation",
    textHelp: "Läses av den som tar över, av de andra parterna i ärendet och av deltagaren.",
    preview: (n: number, from: string, to: string) =>
        `${to} blir processledare i ${n === 1 ? "ärendet" : `${n} ärenden`} i stället för ${from}, och tar över bokade uppföljningar.`,
    progress: (n: number, of: number) => `${n} av ${of} klara`,
    handed: (n: number, to: string) =>
        n === 1 ? `Ärendet är överlämnat till ${to}.` : `${n} ärenden är överlämnade till ${to}.`,
    notHanded: (n: number) =>
        n === 1 ? "Ett ärende gick inte att lämna över:" : `${n} ärenden gick inte att lämna över:`,
    handedBack: "Överlämningen ångrades.",
};
