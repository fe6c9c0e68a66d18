// The plan as a board: which column an activity stands in, and what moving it to another takes. A move is a step of the
// domain's, so it opens that step's form; where none leads there, it says why and what may be done instead. Pure: the server
// decides again when the form is saved.
import type { Kind, Role } from "../api/types";
import {
    activitySteps,
    mandateOf,
    mayWrite,
    readerOf,
    type ActivityItem,
    type Reader,
    type Step,
} from "./steps";

export const columns = ["suggested", "planned", "ongoing", "done", "cancelled"] as const;
export type Column = (typeof columns)[number];

const columnFor: Record<ActivityItem["status"], Column> = {
    offered: "suggested",
    accepted: "planned",
    ongoing: "ongoing",
    completed: "done",
    declined: "cancelled",
    interrupted: "cancelled",
};
export const columnOf = ({ status }: Pick<ActivityItem, "status">): Column => columnFor[status];

/** The column that a form of an activity leads to, by the kind of entry and what it is opened with. */
export function columnAfter(form: string | undefined, of: string | undefined): Column | undefined {
    if (form === "activity_answered") return of === "declined" ? "cancelled" : "planned";
    if (form === "activity_started") return "ongoing";
    if (form === "activity_completed") return "done";
    return form === "activity_interrupted" ? "cancelled" : undefined;
}

export type Refusal =
    | "unanswered" // nobody has said yes yet
    | "answered" // the answer stands
    | "not_started"
    | "begun"
    | "ended"
    | "decision" // somebody else decides, and nobody has asked
    | "awaits" // somebody has asked
    | "later" // decided, from a day that has not come
    | "role";
export interface Move {
    to: Column;
    step?: Step; // whose form makes the move
    refused?: { why: Refusal; decider?: Role; from?: string };
    instead?: Step; // where a refused move leads on
}

const kMoves: readonly Kind[] = [
    "activity_answered",
    "activity_started",
    "activity_completed",
    "activity_interrupted",
];
/** Whether anything may be moved at all: not in a case that is closed, nor as it was on another day. */
export const mayMove = (reader: Reader): boolean => kMoves.some((kind) => mayWrite(reader, kind));

/** What it takes to move an activity; undefined where it stands there already. */
export function moveTo(anyone: Reader, activity: ActivityItem, to: Column): Move | undefined {
    const reader = readerOf(anyone, activity);
    const from = columnOf(activity);
    if (from === to) return undefined;
    const { item } = activity.offer.about;
    const allowed = (step: Step): Step | undefined => (mayWrite(reader, step.form) ? step : undefined);
    const open = (step: Step): Move =>
        allowed(step) ? { to, step } : { to, refused: { why: "role" as const } };
    const refuse = (why: Refusal, instead?: Step, decider?: Role): Move => {
        const then = instead && allowed(instead);
        return { to, refused: { why, ...(decider && { decider }) }, ...(then && { instead: then }) };
    };
    const answer = (of: "accepted" | "declined"): Step => ({
        form: "activity_answered",
        item,
        of,
        name: "answer",
    });
    const interrupt: Step = { form: "activity_interrupted", item, name: "interrupt" };

    switch (from) {
        case "suggested":
            if (to === "planned") return open(answer("accepted"));
            if (to === "cancelled") return open(answer("declined"));
            return refuse("unanswered", answer("accepted"));
        case "planned": {
            if (to === "cancelled") return open(interrupt);
            if (to === "suggested") return refuse("answered", interrupt);
            const start: Step = { form: "activity_started", item, name: "start" };
            const { decider, proposal, approved, opens } = mandateOf(reader, activity);
            if (decider !== undefined && decider !== reader.role && !approved) {
                if (opens !== undefined) return { to, refused: { why: "later", decider, from: opens } };
                if (!proposal)
                    return refuse("decision", { form: "proposal", of: item, name: "propose" }, decider);
                const opine = activitySteps(reader, activity).rest.find(({ form }) => form === "opinion");
                return refuse("awaits", opine, decider);
            }
            return to === "ongoing" ? open(start) : refuse("not_started", start);
        }
        case "ongoing":
            if (to === "done") return open({ form: "activity_completed", item, name: "complete" });
            if (to === "cancelled") return open(interrupt);
            return refuse("begun", interrupt);
        case "done":
        case "cancelled":
            return refuse("ended", {
                form: "activity_offered",
                name: activity.status === "interrupted" && !activity.replanned ? "replan" : "offer",
            });
    }
}

/** The cards of a column: what comes first in time first; what has ended, newest first. */
export function cardsIn(activities: readonly ActivityItem[], column: Column): ActivityItem[] {
    const shown = activities.filter((each) => columnOf(each) === column);
    const kFar = "9999";
    const begins = ({ offer, started }: ActivityItem) => started ?? offer.from ?? kFar;
    const until = ({ offer }: ActivityItem) => offer.until ?? kFar;
    const ended = (each: ActivityItem) => each.ended ?? each.answer?.date ?? "";
    if (column === "ongoing") return shown.sort((a, b) => until(a).localeCompare(until(b)));
    if (column === "done" || column === "cancelled")
        return shown.sort((a, b) => ended(b).localeCompare(ended(a)));
    return shown.sort((a, b) => begins(a).localeCompare(begins(b)));
}
