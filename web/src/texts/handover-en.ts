// The words of handing over all that hangs on somebody, of being away and of standing in, in English.
import type { handover as swedish } from "./handover-sv";

export const handover: typeof swedish = {
    title: (who) => `Handover: ${who}`,
    lead: "All that hangs on this person in cases that you may see. Choose who takes over, read what becomes of it and hand over.",
    leadOwn: "All that hangs on you. Choose who takes over, read what becomes of it and hand over.",
    unknown: "Unknown",
    gone: "Has left",
    moved: "Does not work with cases",
    leaves: (day) => `Leaves ${day}`,
    cases: "Cases",
    none: "Nothing hangs on this person",
    noneHelp: "In the cases that you may see there is nothing to hand over.",
    more: (n) => `${n} more cases are shown when these have been handed over. At most 200 at a time.`,
    kinds: {
        lead: () => "to lead",
        task: (n) => (n === 1 ? "task" : "tasks"),
        to_do: (n) => (n === 1 ? "thing to do" : "things to do"),
        follow_up: (n) => (n === 1 ? "booked contact" : "booked contacts"),
        activity: (n) => (n === 1 ? "activity" : "activities"),
        due: (n) => (n === 1 ? "thing waiting" : "things waiting"),
        placement: (n) => (n === 1 ? "workplace" : "workplaces"),
        named_officer: () => "named officer",
    },
    line: {
        lead: "Leads the case",
        task: "Task",
        to_do: "To do",
        follow_up: "Booked contact",
        activity: "Answers for",
        due: "Waits",
        placement: "Visits and signatures",
        named_officer: "Named officer of a protected identity",
    },
    decideApart: "does not go along, decide in the case",
    follows: "follows the activity",
    ownParty: "goes to a colleague of the same authority only",
    forAll: "All cases to",
    asProposed: "As proposed: the least loaded of the team",
    nobody: "Left without",
    to: (name) => `Who takes over ${name}?`,
    receiver: (name, role, cases, capacity) =>
        `${name} (${cases} of ${capacity}), ${role.toLocaleLowerCase("en")}`,
    left: (n) => (n === 1 ? "One case is left without anybody." : `${n} cases are left without anybody.`),
    text: "Introduction to participants and partners",
    textHelp: "Written in each case, after the sentence on who is new and how to reach them.",
    introduction: (to, from, phone) =>
        `${to} takes over from ${from}.${phone === "" ? "" : ` Telephone ${phone}.`}`,
    becomes: "What becomes of it",
    share: (name, n) => (n === 1 ? `${name} is given 1 case` : `${name} is given ${n} cases`),
    written:
        "This is written in the case. Whoever takes over is given the leadership, the booked contacts, the activities and the tasks. This person's own assignments end.",
    action: (n) => (n === 1 ? "Hand over the case" : `Hand over ${n} cases`),
    told: (n) => (n === 1 ? "The case has been handed over." : `${n} cases have been handed over.`),
    back: "The handover was undone.",
    takes: "Takes the case over",
    ended: (to) => `Handed over to ${to}`,
    besides: "Roles and more",
    besidesNone: "No teams, duties or texts.",
    team: (team, others) =>
        others === 0 ? `${team}: nobody else has the role` : `${team}: ${others} more have the role`,
    duty: (duty, others) =>
        others === 0 ? `${duty}: nobody else in the authority` : `${duty}: ${others} more in the authority`,
    duties: { reviewer: "Reviewer", manager: "Answers for the staff", records_keeper: "Keeps the records" },
    texts: (n) => (n === 1 ? "One consent text in use" : `${n} consent texts in use`),
    questions: (n) =>
        n === 1
            ? "One question to an expert that is not closed"
            : `${n} questions to experts that are not closed`,
    vacant: "Becomes vacant",
    vacantHelp: "Roles and duties are given by the authority's administrator.",
    away: {
        title: "Away and substitute",
        lead: "The substitute sees in My day what is to be done, in cases that the substitute has. It ends by itself after the last day. The reason is never written.",
        row: (from, until, who) =>
            `Away ${from} until ${until}. ${who === "" ? "No substitute." : `Substitute: ${who}.`}`,
        end: "End",
        from: "From",
        until: "Until and including",
        substitute: "Substitute",
        substituteHelp:
            "A substitute of another team sees only cases assigned to them. You or the team assigns.",
        nobody: "Nobody",
        otherTeam: "another team",
        save: "Save",
        kept: "Saved.",
        ended: "Ended.",
        overlaps: "This person is already away on one of those days.",
    },
    standIn: {
        title: (who) => `Standing in for ${who}`,
        until: (day) => `until ${day}`,
        none: "Nothing is to be done in cases that you have.",
        help: (who) =>
            `Only cases that you may see stand here. Is something missing: ask ${who} or somebody of the case's team to assign you.`,
        show: "Show the briefing on booked contacts",
        briefing: "Booked contacts",
        contact: (day, how) => `${day}, ${how.toLocaleLowerCase("en")}`,
        interpreter: "interpreter needed",
        nothing: "No contacts are booked.",
    },
};
