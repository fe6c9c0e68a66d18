// Who works with cases.
import type { Role } from "../api/types";

const caseRoles: readonly Role[] = [
    "employment_officer",
    "social_worker",
    "labour_market_secretary",
    "care_coordinator",
    "insurance_investigator",
    "study_counsellor",
];
export const hasCaseRole = (role: Role): boolean => caseRoles.includes(role);
