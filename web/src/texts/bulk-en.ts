// The words of what is done with many cases at once, in English.
import type { bulk as swedish } from "./bulk-sv";

export const bulk: typeof swedish = {
    chosen: (n) => (n === 1 ? "1 case chosen" : `${n} cases chosen`),
    choose: (name) => `Choose ${name}`,
    choosePage: "Choose all on the page",
    chooseAll: (n) => `Choose all ${n}`,
    chooseFirst: (n, of) => `Choose the first ${n} of ${of}`,
    cap: (n) => `At most ${n} cases can be chosen at a time.`,
    clear: "Clear the choice",
    actions: "Do with the chosen cases",
    close: "Cancel",
    me: "you",
    ask: (n) => (n === 1 ? "Preview" : `Preview ${n} cases`),
    checking: (n, of) => `Checking ${n} of ${of}`,
    progress: (n, of) => `${n} of ${of} done`,
    canDo: (can, of) =>
        can === of
            ? `It can be done in all ${of}. Nothing is written yet.`
            : `It can be done in ${can} of ${of}. Nothing is written yet. These cannot:`,
    refused: (n) => (n === 1 ? "One case could not be done:" : `${n} cases could not be done:`),
    undone: "It has been undone.",
    notUndone: (n) =>
        n === 1
            ? "One case could not be undone. Open it and correct it there."
            : `${n} cases could not be undone. Open them and correct them there.`,
    ways: { hand: "Hand over", assign: "Assign", move: "Move", invite: "Invite" },
    hand: {
        title: (n) => (n === 1 ? "Hand over a case" : `Hand over ${n} cases`),
        to: "Who takes over?",
        text: "Introduction",
        textHelp: "Read by whoever takes over, by the other parties of the case and by the participant.",
        preview: (n, to) =>
            `${to} becomes the lead of ${n === 1 ? "the case" : `${n} cases`} and takes over booked follow-ups.`,
        noLead: (n) =>
            n === 1
                ? "One chosen case has no lead and is left out."
                : `${n} chosen cases have no lead and are left out.`,
        action: (n) => (n === 1 ? "Hand over the case" : `Hand over ${n} cases`),
        told: (n, to) =>
            n === 1
                ? `The case has been handed over to ${to}.`
                : `${n} cases have been handed over to ${to}.`,
        once: "It cannot be undone from here. To get it back, it is handed over again.",
    },
    assign: {
        title: (n) => (n === 1 ? "Assign a case" : `Assign ${n} cases`),
        to: "Colleague",
        task: "Task",
        taskHelp: "What the colleague is to do, for example: follows up the internship. May be left empty.",
        until: "Until and including",
        preview: (n, to) =>
            `${to} is given ${n === 1 ? "the case" : `${n} cases`}, and reads what their authority may read.`,
        action: (n) => (n === 1 ? "Assign the case" : `Assign ${n} cases`),
        told: (n, to) => `${to} has been assigned ${n === 1 ? "the case" : `${n} cases`}.`,
        back: "The assignment was undone.",
    },
    move: {
        title: (n) => (n === 1 ? "Move a case" : `Move ${n} cases`),
        to: "To team",
        reason: "Why?",
        preview: (n, to) =>
            `${to} is given ${n === 1 ? "the case" : `${n} cases`}. The team that has ${n === 1 ? "it" : "them"} now no longer sees ${n === 1 ? "it" : "them"}, except those assigned by name. The lead stays until another is chosen.`,
        leaves: "You are not in that team. The move cannot be undone from here.",
        action: (n) => (n === 1 ? "Move the case" : `Move ${n} cases`),
        told: (n, to) =>
            n === 1 ? `The case has been moved to ${to}.` : `${n} cases have been moved to ${to}.`,
        back: "The move was undone.",
    },
    invite: {
        title: (n) => (n === 1 ? "Book a contact" : `Book a contact in ${n} cases`),
        date: "Day",
        channel: "How",
        responsible: "Who sees to it?",
        calls: "Who calls, and where?",
        callsHelp: "Read by all who see the booking, for example: Yasmin calls at 10, or Möllevångsgatan 5.",
        preview: (n, day, who) =>
            `A contact is booked ${day} in ${n === 1 ? "the case" : `${n} cases`}. ${who} sees to ${n === 1 ? "it" : "them"}. No summons is sent.`,
        action: (n) => (n === 1 ? "Book the contact" : `Book in ${n} cases`),
        told: (n) => (n === 1 ? "The contact is booked." : `The contact is booked in ${n} cases.`),
        back: "The booking was undone.",
    },
};
