// The words of the page of who does what, in English.
import type { roles as swedish } from "./roles-sv";

export const roles: typeof swedish = {
    title: "Who does what",
    lead: "The roles as they are set in the system. These are the rules that hold when something is written, not a description beside them.",
    decides: "Who decides",
    decidesLead:
        "A decision is made by the authority whose law it is. Everybody else in the team may propose and give an opinion first.",
    you: "(you)",
    steps: "Who may do what",
    stepsLead: "In cases of one's own. What has been written is put right by the party that wrote it.",
    role: "Which role?",
    step: "Step",
    may: "Yes",
    mayNot: "No",
    group: {
        begin: "Beginning",
        consent: "Consent and secrecy",
        assessment: "Assessment",
        plan: "Plan",
        placement: "A place at an employer's",
        follow: "Follow-up",
        end: "End",
    },
    instead: "When somebody cannot",
    insteadRules: [
        "A planned follow-up can be taken by anybody in the team, of another party too. They are told what the meeting needs, and no more.",
        "A decision can never be made by another authority instead. Propose it, and whoever decides sees it on their day.",
        "When somebody leaves or changes duties the case is handed over. The new one gets what is planned and an introduction.",
        "A colleague of the same party can open a case with a reason for some hours. It is reviewed afterwards.",
    ],
};
