// Where one goes to do what is due: the part of the case, and the form that does it.
import type { DueKind, Kind } from "../../api/types";
import type { CaseTab } from "../case/tabs";

interface Place {
    tab: CaseTab;
    form?: Kind;
    on?: "item" | "of"; // what is due is what the form follows, or what it is about
}
const places: Record<DueKind, Place> = {
    follow_up: { tab: "uppfoljning", form: "follow_up", on: "item" },
    call_today: { tab: "uppfoljning", form: "absence_followed", on: "item" },
    next_contact: { tab: "uppfoljning", form: "follow_up_planned" },
    consent_unanswered: { tab: "samtycken" },
    consent_ending: { tab: "samtycken", form: "consent_asked", on: "of" },
    intake_unanswered: { tab: "kartlaggning" },
    triage: { tab: "kartlaggning", form: "triage" },
    in_depth_assessment: { tab: "kartlaggning", form: "assessment" },
    allocate: { tab: "team" },
    choose_lead: { tab: "team", form: "lead_chosen" },
    replan: { tab: "plan", form: "activity_offered" },
    plan: { tab: "plan", form: "activity_offered" },
    offer_unanswered: { tab: "plan", form: "activity_answered", on: "item" },
    waiting: { tab: "plan", form: "activity_waiting", on: "item" },
    activity_ending: { tab: "plan" },
    plan_renewal: { tab: "plan" },
    start: { tab: "plan", form: "activity_started", on: "item" },
    goal_horizon: { tab: "plan", form: "goal_closed", on: "item" },
    opinion: { tab: "plan", form: "opinion", on: "of" },
    decision: { tab: "plan", form: "decision_made", on: "of" },
};
export const placeOf = (kind: DueKind): Place => places[kind];

/** What stands after the question mark in the address. */
export function searchOf(
    kind: DueKind,
    item: string | undefined,
): { form?: string; item?: string; of?: string } {
    const { form, on } = places[kind];
    return { ...(form !== undefined && { form }), ...(on && item !== undefined && { [on]: item }) };
}
