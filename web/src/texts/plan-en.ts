// The words of the plan page, in English.
import type { planPage as swedish } from "./plan-sv";

const days = (n: number): string => (n === 1 ? "1 day" : `${n} days`);

export const planPage: typeof swedish = {
    title: "The plan",
    views: { tid: "Time axis", tavla: "Board", text: "Text" },
    view: "Show the plan as",
    quoted: (text) => `“${text}”`,
    goals: "Goals, in the participant’s words",
    layForward: "Lay the plan before the parties as it is",
    changedSince:
        "The plan has changed since then, and the answers no longer count. Lay it before the parties anew as it is now.",
    rewritten: (at, who) => `Rewritten ${at}${who === "" ? "" : ` by ${who}`}`,
    was: "Was:",
    became: "Became:",
    wasNothing: "nothing",
    sameWording: "The proposal was laid forward again in the same words.",

    ladder: {
        title: "Steps to work or studies",
        lead: "By the ongoing activity that lies nearest, of what is shown to you. It says where the measures are, not how the participant is.",
        steps: {
            daily: "Daily life and rehabilitation",
            preparing: "Language and preparation",
            training: "Work training",
            trying: "Internship",
            supported: "Supported work or education",
        },
        since: (date) => `Here since ${date}`,
        none: "Nothing went on",
        nothing: (date) => `Nothing on the steps goes on since ${date}.`,
        history: (n) => (n === 1 ? "One change of step" : `${n} changes of step`),
    },

    zoom: "How much of the time is in sight",
    zooms: { m1: "Month", m3: "Quarter", m6: "Half a year", all: "Whole plan" },
    keys: "+ and − zoom",
    toToday: "To today",
    load: "Hours a week from now on",
    over: (hours) => `${hours} hours above full time`,
    weeks: (from, until, onwards) =>
        onwards ? `Week ${from} and onwards` : from === until ? `Week ${from}` : `Weeks ${from}–${until}`,
    clash: (hours, over, what) => `${hours} hours, ${over} more than full time. ${what}.`,
    gap: (hours, room) => `${hours} of 40 hours. Room for ${room} more.`,
    nothing: "nothing is planned yet.",
    fullWeeks: "The next twelve weeks are full time.",
    unsaid: (what) => `With no hours said: ${what}.`,
    asSeen: "Reckoned from what is shown to you.",

    columns: {
        suggested: "Suggested",
        planned: "Planned",
        ongoing: "Ongoing",
        done: "Done",
        cancelled: "Cancelled",
    },
    board: "The plan as a board",
    none: "Nothing here",
    moveTo: "Move to …",
    notYet: (column) => `${column}, not yet possible`,
    otherSteps: "Other",
    handle: (what) => `Move ${what}`,
    menu: (what) => `Move or change ${what}`,
    since: (date, n) => (n === 0 ? `since today` : `since ${date}, ${days(n)}`),
    waitingOn: (who) => `Waiting for ${who}`,
    onTheWay: (column) => `Moves to ${column} when you save`,
    drop: (column) => `Drop in ${column}`,
    noDrop: "Not possible",
    refusedTitle: (column) => `Cannot be moved to ${column}.`,
    refused: {
        unanswered: () => "The participant has not answered the offer. Enter the answer first.",
        answered: () =>
            "The participant has answered, and the answer stands. If the participant has changed their mind: move to Cancelled and say why.",
        not_started: () => "The activity has not begun. Enter when it began first.",
        begun: () => "What has begun is not planned again. Interrupt it, and then offer something new.",
        ended: () => "What has ended stays as it was. Offer a new activity instead.",
        decision: (role) => `${role} decides on this activity. Put a proposal first.`,
        awaits: (role) =>
            `The proposal is there and waits for a decision. ${role} decides. It stands under Proposals and decisions.`,
        later: (_role, from) => `The decision holds from ${from}. Move the card then.`,
        role: () => "Your role cannot enter this here. Ask whoever follows up the activity.",
    },
    help: "Drag the card, or press its handle and use the arrows. A move opens its form and takes effect when you have saved.",
    decidedFrom: (date) => `Decided from ${date}`,
    live: {
        lifted: (what, column, place, of) =>
            `${what} is lifted. ${column}, column ${place} of ${of}. Left and right arrow move it, space drops it, Escape puts it back.`,
        over: (column, place, of) => `${column}, column ${place} of ${of}.`,
        fits: "Space opens the form.",
        back: (what, column) => `${what} stays in ${column}.`,
        opened: (what, column) => `The form for moving ${what} to ${column} is open.`,
        moved: (what, column) => `${what} is now in ${column}.`,
    },
    showAll: (n) => `Show all ${n}`,

    historyTitle: (n) => `History (${n})`,
    hoursFrom: (hours, date) => `${hours} hours a week from ${date}`,
    thenFrom: (hours, date) => `${hours} from ${date}`,
    history: {
        offered: (who) => `Offered by ${who}`,
        answered: "Answered",
        firstMeeting: "Settled at the very first meeting",
        proposed: (who) => `Decision proposed by ${who}`,
        decided: (verdict, who) => `Decision: ${verdict}, ${who}`,
        started: "Began",
        hours: (ramp) => `Hours a week: ${ramp}`,
        hoursChanged: (before, after, from) =>
            `Hours a week changed from ${before} to ${after}${from === "" ? "" : `, from ${from}`}`,
        agreed: (who) => `Agreed: ${who}`,
        waiting: (who) => `Waiting for ${who}`,
        interrupted: (reason) => `Interrupted${reason === "" ? "" : `: ${reason}`}`,
        completed: "Done",
        useful: (n) => `The participant’s rating: ${n} of 5`,
        rated: (n) => `The participant: usefulness ${n} of 5`,
    },

    copy: "Copy as text",
    copied: "The plan is copied as text.",
    notCopied: "It could not be copied. Select the text and copy it yourself.",
    keptBack: (n) =>
        n === 1
            ? "One thing is kept from the participant and is not in the text."
            : `${n} things are kept from the participant and are not in the text.`,
    text: {
        title: (name) => `Plan for ${name}`,
        untitled: "Plan",
        goals: "Goals",
        goal: "Goal",
        plan: "The plan",
        empty: "Nothing is planned yet.",
        next: "Next steps",
        past: "What has been",
        horizon: (date) => `To be reached by ${date}.`,
        indicator: (text) => `How we see that it is reached: ${text}`,
        ongoing: (from, until) =>
            `Ongoing${from === "" ? "" : ` since ${from}`}${until === "" ? ", until further notice" : ` until ${until}`}.`,
        accepted: (from, until) =>
            `Planned${from === "" ? "" : ` from ${from}`}${until === "" ? ", until further notice" : ` until ${until}`}.`,
        offered: (from, until) =>
            `Suggested${from === "" ? "" : ` from ${from}`}${until === "" ? ", until further notice" : ` until ${until}`}. We wait for the answer.`,
        completed: (from, until) =>
            `Done.${from === "" || until === "" ? "" : ` It went on from ${from} to ${until}.`}`,
        interrupted: (date, reason) =>
            `Interrupted${date === "" ? "" : ` ${date}`}${reason === "" ? "" : `: ${reason}`}.`,
        declined: (date) => `The offer was turned down${date === "" ? "" : ` ${date}`}.`,
        hours: (ramp) => `Time: ${ramp}`,
        responsible: (who) => `${who} follows it up.`,
        awaits: (role) => `Waits for a decision by the ${role}.`,
        needs: (role) => `Needs a decision by the ${role} before it begins.`,
        waiting: (who, since, n) =>
            `We wait for ${who}${since === "" ? "" : ` since ${since} (${days(n)})`}.`,
        askAgain: (date) => `We ask again ${date}.`,
        followUp: (date, how, who) =>
            `Follow-up${date === "" ? "" : ` ${date}`}${how === "" ? "" : `, ${how}`}${who === "" ? "" : `, with ${who}`}`,
        weekly: (hours) => `Right now the plan is ${hours} of 40 hours a week.`,
    },
};
