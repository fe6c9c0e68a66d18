// The rows of the table of who does what, in the order of a case's way; what is technical is left out.
import type { Catalogue, Kind, Role } from "../../api/types";
import type { roles } from "../../texts/roles-sv";

export const columns: readonly Role[] = [
    "employment_officer",
    "social_worker",
    "labour_market_secretary",
    "care_coordinator",
    "insurance_investigator",
    "study_counsellor",
    "project_lead",
];

export const stepGroups: readonly { group: keyof (typeof roles)["group"]; kinds: readonly Kind[] }[] = [
    {
        group: "begin",
        kinds: ["case_opened", "registration", "team_allocated", "lead_chosen", "worker_assigned"],
    },
    { group: "consent", kinds: ["consent_asked", "consent_confirmed", "disclosed", "protection_set"] },
    { group: "assessment", kinds: ["intake_sent", "triage", "assessment", "adaptation"] },
    {
        group: "plan",
        kinds: ["goal", "activity_offered", "activity_started", "plan_change", "proposal", "opinion"],
    },
    { group: "placement", kinds: ["placement", "placement_signed", "attendance_week", "incident"] },
    { group: "follow", kinds: ["follow_up", "substitution", "absence_followed", "handover"] },
    { group: "end", kinds: ["exit", "after_exit"] },
];

/** Each role that decides something, with what it decides. */
export function mattersBy({ deciders }: Pick<Catalogue, "deciders">): {
    role: Role;
    matters: Catalogue["deciders"][number]["matter"][];
}[] {
    const roles = [...new Set(deciders.map(({ role }) => role))];
    return roles.map((role) => ({
        role,
        matters: deciders.filter((each) => each.role === role).map(({ matter }) => matter),
    }));
}
