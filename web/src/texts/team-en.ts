// The words of the page of who carries what, in English.
import type { team as swedish } from "./team-sv";

export const team: typeof swedish = {
    title: "The team",
    lead: "Who carries what, of what you may see. Open a row to see the cases or to hand them over.",
    without: "Without a lead",
    load: "Leads",
    none: "Nobody in your teams",
    noneHelp: "You are in no team, or there are no cases there yet.",
    unknown: "Unknown",
    worker: "Who",
    cases: "Cases",
    overdue: "Overdue",
    week: "This week",
    gone: "Has left",
    goneHelp: "This person has left. Hand the cases over, so that somebody holds on to them.",
    leaves: (day: string) => `Leaves ${day}`,
    of: (n: number, capacity: number) => `${n} of ${capacity}`,
    leadsNone: "Leads no cases that you may see.",
    leads: (who: string) => `${who} leads`,
    all: (n: number) => `All ${n}`,
    open: "Open",
    handTitle: (n: number) => (n === 1 ? "Hand over a case" : `Hand over ${n} cases`),
    hand: (n: number) => (n === 1 ? "Hand over the case" : `Hand over ${n} cases`),
    to: "Who takes over?",
    text: "Introduction",
    textHelp: "Read by whoever takes over, by the other parties of the case and by the participant.",
    preview: (n: number, from: string, to: string) =>
        `${to} becomes the lead of ${n === 1 ? "the case" : `${n} cases`} instead of ${from}, and takes over booked follow-ups.`,
    progress: (n: number, of: number) => `${n} of ${of} done`,
    handed: (n: number, to: string) =>
        n === 1 ? `The case has been handed over to ${to}.` : `${n} cases have been handed over to ${to}.`,
    notHanded: (n: number) =>
        n === 1 ? "One case could not be handed over:" : `${n} cases could not be handed over:`,
    handedBack: "The handover was undone.",
};
