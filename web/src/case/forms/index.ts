// The forms of a case: for each kind of entry that is written in one, how it is written. Which kinds a person may write
// comes with the view; what fits a single thing is said in ../steps.ts.
import type { FormKind } from "../../texts/case-sv";
import * as after from "./after";
import * as changes from "./changes";
import * as consents from "./consents";
import * as contact from "./contact";
import * as documents from "./documents";
import * as intake from "./intake";
import * as matters from "./matters";
import * as people from "./people";
import * as person from "./person";
import * as placements from "./placements";
import * as plan from "./plan";
import * as rights from "./rights";
import type { CaseForm } from "./shared";

export type { CaseForm, FormContext } from "./shared";

export const caseForms: Record<FormKind, CaseForm> = {
    identity: person.identity,
    protection_set: person.protectionSet,
    registration: person.registration,
    work_history: person.workHistory,
    party_engaged: person.partyEngaged,
    team_allocated: people.teamAllocated,
    lead_chosen: people.leadChosen,
    worker_assigned: people.workerAssigned,
    assignment_ended: people.assignmentEnded,
    consent_asked: consents.consentAsked,
    consent_given: consents.consentGiven,
    consent_confirmed: consents.consentConfirmed,
    consent_refused: consents.consentRefused,
    consent_withdrawn: consents.consentWithdrawn,
    disclosed: consents.disclosed,
    disclosure_ended: consents.disclosureEnded,
    intake_sent: intake.intakeSent,
    intake_answered: intake.intakeAnswered,
    triage: intake.triage,
    assessment: intake.assessment,
    adaptation: intake.adaptation,
    goal: plan.goal,
    goal_closed: plan.goalClosed,
    activity_offered: plan.activityOffered,
    activity_answered: plan.activityAnswered,
    activity_waiting: plan.activityWaiting,
    activity_started: plan.activityStarted,
    activity_hours: plan.activityHours,
    activity_interrupted: plan.activityInterrupted,
    activity_completed: plan.activityCompleted,
    hours_reported: plan.hoursReported,
    follow_up_planned: contact.followUpPlanned,
    follow_up: contact.followUp,
    substitution: contact.substitution,
    absence: contact.absence,
    absence_followed: contact.absenceFollowed,
    proposal: matters.proposal,
    opinion: matters.opinion,
    decision_made: matters.decisionMade,
    note: matters.note,
    handover: people.handover,
    exit: person.exit,
    retraction: person.retraction,
    recalled: person.recalled,
    redaction_proposed: person.redactionProposed,
    redaction_answered: person.redactionAnswered,
    rights_asked: rights.rightsAsked,
    rights_answered: rights.rightsAnswered,
    statement: rights.statement,
    kept_back: rights.keptBack,
    kept_back_ended: rights.keptBackEnded,
    hold_set: rights.holdSet,
    hold_lifted: rights.holdLifted,
    document_added: documents.documentAdded,
    plan_change: changes.planChange,
    plan_change_answered: changes.planChangeAnswered,
    plan_change_closed: changes.planChangeClosed,
    activity_extended: changes.activityExtended,
    placement: placements.placement,
    signal_link: placements.signalLink,
    union_heard: placements.unionHeard,
    placement_signed: placements.placementSigned,
    attendance_week: placements.attendanceWeek,
    incident: placements.incident,
    placement_review: placements.placementReview,
    task: contact.task,
    task_ended: contact.taskEnded,
    after_exit: after.afterExit,
    discharge: after.discharge,
};
