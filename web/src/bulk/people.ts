// Who works with cases: those who lead, evaluate and operate do not.
import type { Colleague, Role } from "../api/types";
import type { IsoDate } from "../dates";

const caseRoles: readonly Role[] = [
    "employment_officer",
    "social_worker",
    "labour_market_secretary",
    "care_coordinator",
    "insurance_investigator",
    "study_counsellor",
];
export const hasCaseRole = (role: Role): boolean => caseRoles.includes(role);
/** To a role without cases, and has not left. */
export const hasMoved = (
    worker: Colleague | undefined,
    until: IsoDate | undefined,
    today: IsoDate,
): boolean => worker !== undefined && !hasCaseRole(worker.role) && (until === undefined || until >= today);
