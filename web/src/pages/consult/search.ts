// What of the page stands in the address.
import type { Role, Topic } from "../../api/types";

export const tabs = ["mine", "queue", "faq"] as const;
export type Tab = (typeof tabs)[number];
export const topics = [
    "work",
    "studies",
    "health",
    "language",
    "social",
    "economy",
    "family",
    "none",
] as const satisfies readonly Topic[];
export const experts = [
    "care_coordinator",
    "insurance_investigator",
    "study_counsellor",
    "employment_officer",
    "social_worker",
    "labour_market_secretary",
    "employer_team",
] as const satisfies readonly Role[];

export interface ConsultSearch {
    tab?: Tab;
    question?: string; // one, opened
    ask?: true; // the form
    q?: string;
    topic?: Topic;
    role?: Role;
}

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
    all.find((each) => each === value);

export function readConsultSearch(search: Record<string, unknown>): ConsultSearch {
    const tab = oneOf(tabs, search.tab);
    const topic = oneOf(topics, search.topic);
    const role = oneOf(experts, search.role);
    const { question, q } = search;
    return {
        ...(tab !== undefined && { tab }),
        ...(typeof question === "string" && /^[0-9A-Z]{13}$/.test(question) && { question }),
        ...((search.ask === true || search.ask === "true") && { ask: true as const }),
        ...(typeof q === "string" && q !== "" && { q: q.slice(0, 100) }),
        ...(topic !== undefined && { topic }),
        ...(role !== undefined && { role }),
    };
}
