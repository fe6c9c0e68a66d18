// Where one goes to do what is due: the part of the case, and the form that does it.
import type { DueKind, Kind } from "../../api/types";
import type { CaseTab } from "../case/tabs";

interface Place {
    tab: CaseTab;
    form?: Kind;
    on?: true; // the form follows the item that is due
}
const places: Record<DueKind, Place> = {
    follow_up: { tab: "uppfoljning", form: "follow_up", on: true },
    call_today: { tab: "uppfoljning", form: "absence_followed", on: true },
    next_contact: { tab: "uppfoljning", form: "follow_up_planned" },
    consent_unanswered: { tab: "samtycken" },
    consent_ending: { tab: "samtycken", form: "consent_asked" },
    intake_unanswered: { tab: "kartlaggning" },
    triage: { tab: "kartlaggning", form: "triage" },
    in_depth_assessment: { tab: "kartlaggning", form: "assessment" },
    allocate: { tab: "team" },
    choose_lead: { tab: "team", form: "lead_chosen" },
    replan: { tab: "plan", form: "activity_offered" },
    plan: { tab: "plan", form: "activity_offered" },
    offer_unanswered: { tab: "plan", form: "activity_answered", on: true },
    waiting: { tab: "plan" },
    activity_ending: { tab: "plan" },
    plan_renewal: { tab: "plan" },
    start: { tab: "plan", form: "activity_started", on: true },
    goal_horizon: { tab: "oversikt", form: "goal_closed", on: true },
    opinion: { tab: "oversikt", form: "opinion", on: true },
    decision: { tab: "oversikt", form: "decision_made", on: true },
};
export const placeOf = (kind: DueKind): Place => places[kind];

/** What stands after the question mark in the address. */
export function searchOf(kind: DueKind, item: string | undefined): { form?: string; item?: string } {
    const { form, on } = places[kind];
    return { ...(form !== undefined && { form }), ...(on && item !== undefined && { item }) };
}
