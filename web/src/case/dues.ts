// Where one goes to do what is due: the part of the case, and the form that does it. One table for my day and for the case.
import type { CaseView, DueKind, Kind } from "../api/types";
import { addDays, type IsoDate } from "../dates";
import type { CaseTab } from "../pages/case/tabs";
import { activitySteps, mandateOf, mayWrite, type Reader } from "./steps";

interface Place {
    tab: CaseTab;
    form?: Kind; // missing: one goes and looks
    on?: "item" | "of" | "trad"; // what is due is what the form follows, what it is about, or a conversation
    of?: string; // what the form is about whatever is due
}
const places: Record<DueKind, Place> = {
    follow_up: { tab: "uppfoljning", form: "follow_up", on: "item" },
    call_today: { tab: "uppfoljning", form: "absence_followed", on: "item" },
    next_contact: { tab: "uppfoljning", form: "follow_up_planned" },
    consent_unanswered: { tab: "samtycken", form: "consent_given", on: "of" },
    consent_unconfirmed: { tab: "samtycken" }, // who registered it cannot do it
    rights_answer: { tab: "rattigheter", form: "rights_answered", on: "item" },
    consent_ending: { tab: "samtycken", form: "consent_asked", on: "of" },
    intake_unanswered: { tab: "kartlaggning", form: "intake_answered" },
    triage: { tab: "kartlaggning", form: "triage" },
    in_depth_assessment: { tab: "kartlaggning", form: "assessment", of: "in_depth" },
    allocate: { tab: "team" }, // the proposal of teams stands there
    choose_lead: { tab: "team", form: "lead_chosen" },
    replan: { tab: "plan", form: "activity_offered" },
    plan: { tab: "plan", form: "activity_offered" },
    offer_unanswered: { tab: "plan", form: "activity_answered", on: "item" },
    waiting: { tab: "plan", form: "activity_waiting", on: "item" },
    activity_ending: { tab: "plan", on: "item" },
    decision_ending: { tab: "plan", form: "proposal", on: "of" },
    opening_unreviewed: { tab: "logg" },
    plan_renewal: { tab: "plan" },
    start: { tab: "plan", form: "activity_started", on: "item" },
    goal_horizon: { tab: "plan", form: "goal_closed", on: "item" },
    opinion: { tab: "plan", form: "opinion", on: "of" },
    decision: { tab: "plan", form: "decision_made", on: "of" },
    plan_change_answer: { tab: "plan", form: "plan_change_answered", on: "item" },
    plan_change_ready: { tab: "plan", form: "plan_change_closed", on: "item" },
    placement_unsigned: { tab: "plan", on: "item" },
    placement_visit: { tab: "uppfoljning", form: "follow_up_planned" },
    inactive: { tab: "plan" },
    silent: { tab: "uppfoljning", form: "follow_up" },
    who_calls: { tab: "uppfoljning", form: "follow_up_planned", on: "item" },
    take_over: { tab: "uppfoljning", form: "follow_up_planned" },
    form_returned: { tab: "kartlaggning", form: "assessment" },
    consent_answered: { tab: "samtycken" },
    opinion_awaited: { tab: "plan" },
    decision_awaited: { tab: "plan" },
    plan_on: { tab: "plan", form: "activity_offered" },
    task: { tab: "uppfoljning", form: "task_ended", on: "item" },
    task_awaited: { tab: "uppfoljning" },
    no_show: { tab: "uppfoljning", form: "absence" },
    apply: { tab: "plan", form: "activity_waiting", on: "item" },
    signal: { tab: "uppfoljning", form: "follow_up", on: "of" },
    message_unanswered: { tab: "meddelanden", on: "trad" },
    message_awaited: { tab: "meddelanden", on: "trad" },
    after_exit: { tab: "uppfoljning", form: "after_exit" },
    assign_care_coordinator: { tab: "team", form: "worker_assigned" },
    assign_study_counsellor: { tab: "team", form: "worker_assigned" },
    assign_insurance_investigator: { tab: "team", form: "worker_assigned" },
    discharge_contact: { tab: "uppfoljning", form: "follow_up" },
    long_course: { tab: "plan", form: "activity_offered" },
    turns_twenty: { tab: "plan", form: "activity_offered" },
};

/** What is told of so many days before it happens, as due.cpp has it. */
const kAhead: Partial<Record<DueKind, number>> = {
    plan_on: 60,
    activity_ending: 30,
    consent_ending: 30,
    who_calls: 3,
    apply: 7,
};
/** The day on which it happens, where what is due is to prepare for it; otherwise the day it is due. */
export const eventDay = ({ kind, due }: { kind: DueKind; due: IsoDate }): IsoDate =>
    addDays(due, kAhead[kind] ?? 0);

export interface Way {
    tab: CaseTab;
    form?: Kind;
    item?: string;
    of?: string;
    trad?: string;
}

/** By what the list tells. The case decides whether the form opens: it knows what the reader may write. */
export function wayTo({ kind, item }: { kind: DueKind; item?: string | undefined }): Way {
    const { tab, form, on, of } = places[kind];
    return {
        tab,
        ...(form && { form }),
        ...(on && item !== undefined && { [on]: item }),
        ...(of !== undefined && { of }),
    };
}

/** In the case itself, where more is known: an activity that must be decided on is proposed before it begins. */
export function wayIn(reader: Reader, due: CaseView["dues"][number]): Way {
    const { form, ...look } = wayTo(due);
    if (due.kind === "start") {
        const activity = reader.view.content.activities?.find(({ offer }) => offer.about.item === due.item);
        const first = activity && activitySteps(reader, activity).first;
        return first
            ? {
                  tab: look.tab,
                  form: first.form,
                  ...(first.item !== undefined && { item: first.item }),
                  ...(first.of !== undefined && { of: first.of }),
              }
            : look;
    }
    if (due.kind === "decision_ending") {
        // Already proposed: then whoever decides, decides.
        const activity = reader.view.content.activities?.find(({ offer }) => offer.about.item === due.item);
        const mandate = activity && mandateOf(reader, activity);
        const open = mandate?.proposal?.proposal.about.item;
        if (open !== undefined)
            return mandate?.decider === reader.role
                ? { tab: look.tab, form: "decision_made", of: open }
                : { tab: look.tab };
    }
    return form && mayWrite(reader, form) ? { ...look, form } : look;
}
