// The words of a page of its own, in English.
import type { allocation as swedish } from "./allocation-sv";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const allocation: typeof swedish = {
    title: "Which team suits?",
    lead: "A proposal, ordered by competence and free places. You choose.",
    needs: "The case needs",
    noNeeds: "No particular needs are seen yet. The order follows free places.",
    has: (who, competences) => `${who}: ${competences}`,
    free: (n) => count(n, "free place", "free places"),
    full: "No free places",
    best: "Suits best",
    now: "Has the case now",
    choose: (team) => `Choose ${team}`,
    lead_: "Lead",
    noLead: "Chosen later",
    reason: "Why this lead?",
    reasonMissing: "Write why.",
    confirm: "Allocate the case",
    cancel: "Cancel",
    saved: (team) => `The case is allocated to ${team}.`,
    may: "Your role does not allocate cases.",
    proposed: "proposed",
    more: (n) => `Show ${count(n, "team", "teams")} more`,
};
