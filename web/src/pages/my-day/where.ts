// Where one goes to do what is due: the part of the case, and the form that does it.
import type { DueKind, Kind } from "../../api/types";
import type { CaseTab } from "../case/tabs";

interface Place {
    tab: CaseTab;
    form?: Kind;
}
const places: Partial<Record<DueKind, Place>> = {
    follow_up: { tab: "uppfoljning", form: "follow_up" },
    call_today: { tab: "uppfoljning", form: "follow_up" },
    next_contact: { tab: "uppfoljning", form: "follow_up" },
    consent_unanswered: { tab: "samtycken" },
    consent_ending: { tab: "samtycken" },
    intake_unanswered: { tab: "kartlaggning" },
    triage: { tab: "kartlaggning" },
    in_depth_assessment: { tab: "kartlaggning", form: "assessment" },
    replan: { tab: "plan", form: "activity_offered" },
    plan: { tab: "plan", form: "activity_offered" },
    offer_unanswered: { tab: "plan" },
    waiting: { tab: "plan" },
    activity_ending: { tab: "plan" },
    plan_renewal: { tab: "plan" },
    start: { tab: "plan" },
};
export const placeOf = (kind: DueKind): Place => places[kind] ?? { tab: "oversikt" };
