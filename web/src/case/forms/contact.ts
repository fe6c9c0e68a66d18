// Staying in touch: follow-ups booked, done and handed to a colleague; absence and the call of the same day; and what
// somebody is to do, in one's own words.
import { addDays } from "../../dates";
import type { Values } from "../../forms/definition";
import {
    everybody,
    inDays,
    liveActivities,
    named,
    partyOptions,
    personOptions,
    teamMembers,
    writer,
    type CaseForm,
    type FormContext,
} from "./shared";
import { kNextStep } from "../steps";

const meOrNobody = ({ me, team, workers }: FormContext): string =>
    team.some(({ id }) => id === me) || workers.some(({ id }) => id === me) ? me : "";

const plannedWords = writer("follow_up_planned");
export const followUpPlanned: CaseForm = {
    define: (context) => {
        const { field, define } = plannedWords;
        const { today } = context.view;
        return define(context, [
            field("date", "date", { required: true, min: today, ...inDays(today, [7, 14, 28]) }),
            field("person", "responsible", { people: everybody(context), required: true }),
            field("choice", "channel", { options: (t) => named(t.channel), list: true, short: true }),
            field("number", "cadence_days", { min: 1, max: 180, short: true }),
            field("choice", "activity", { options: () => liveActivities(context), list: true }),
            field("text", "calls", { maxLength: 300 }),
        ]);
    },
    shown: (content, item) => content.follow_ups?.find(({ about }) => about.item === item)?.planned,
    defaults: (context) => ({
        date: addDays(context.view.today, 14),
        responsible: meOrNobody(context),
        channel: "meeting",
        cadence_days: "14",
        activity: context.of ?? "",
    }),
};

const isRhythm = (days: string): boolean =>
    /^\d{1,3}$/.test(days) && Number(days) >= 1 && Number(days) <= 180;

const followUpWords = writer("follow_up");
export const followUp: CaseForm = {
    define: (context) => {
        const { field, define } = followUpWords;
        const { today } = context.view;
        return define(
            context,
            [
                field("date", "date", { required: true, max: today, short: true }),
                field("choice", "channel", {
                    options: (t) => named(t.channel),
                    required: true,
                    list: true,
                    short: true,
                }),
                field("choice", "attendance", { options: (t) => named(t.attendance), required: true }),
                field("choice", "activity", { options: () => liveActivities(context), list: true }),
                field("longText", "note", { maxLength: 4000, rows: 4 }),
                field("choice", "readiness", {
                    options: () => ["1", "2", "3", "4", "5"].map((value) => ({ value, label: value })),
                    when: ({ attendance }) => attendance === "attended",
                }),
                field("date", "next_contact", {
                    required: true,
                    min: addDays(today, 1),
                    ...inDays(today, [7, 14, 28]),
                    short: true,
                }),
                field("number", "next_cadence_days", { min: 1, max: 180, short: true }),
                field("person", "next_responsible", { people: everybody(context) }),
                field("text", "next_calls", { maxLength: 300 }),
            ],
            {
                // The rhythm proposes the day.
                follows: (name, { next_cadence_days: days }): Values =>
                    name === "next_cadence_days" && typeof days === "string" && isRhythm(days)
                        ? { next_contact: addDays(today, Number(days)) }
                        : {},
                build: ({ readiness, ...data }, head) => [
                    {
                        ...head,
                        data: { ...data, ...(readiness !== undefined && { readiness: Number(readiness) }) },
                    },
                ],
            },
        );
    },
    defaults: (context) => {
        const { view, item, of } = context;
        const plan = view.content.follow_ups?.find(({ about }) => about.item === item)?.planned;
        const rhythm = plan?.cadence_days ?? 0;
        return {
            ...(rhythm > 0 && {
                next_cadence_days: String(rhythm),
                next_contact: addDays(view.today, rhythm),
            }),
            next_calls: plan?.calls ?? "",
            date: view.today,
            channel: plan?.channel ?? "meeting",
            activity: plan?.activity ?? of ?? "",
            next_responsible: meOrNobody(context),
        };
    },
};

const substitutionWords = writer("substitution");
export const substitution: CaseForm = {
    define: (context) => {
        const { field, define } = substitutionWords;
        const { view, item } = context;
        const now = view.content.follow_ups?.find(({ about }) => about.item === item)?.planned?.responsible;
        return define(context, [
            field("person", "worker", {
                people: personOptions(teamMembers(context).filter(({ id }) => id !== now)),
                required: true,
            }),
            field("longText", "facts", { required: true, maxLength: 500, rows: 3 }),
            field("text", "reason", { maxLength: 300 }),
        ]);
    },
};

const absenceWords = writer("absence");
export const absence: CaseForm = {
    define: (context) => {
        const { field, define } = absenceWords;
        return define(context, [
            field("choice", "activity", { options: () => liveActivities(context), list: true }),
            field("date", "date", { required: true, max: context.view.today }),
            field("choice", "absence", { options: (t) => named(t.choice.absence), required: true }),
            field("text", "reported_by", { maxLength: 200 }),
        ]);
    },
    defaults: (context) => ({
        date: context.view.today,
        activity:
            context.of ??
            (liveActivities(context).length === 1 ? (liveActivities(context)[0]?.value ?? "") : ""),
    }),
};

const absenceFollowedWords = writer("absence_followed");
export const absenceFollowed: CaseForm = {
    define: (context) => {
        const { field, define } = absenceFollowedWords;
        return define(context, [
            field("date", "date", { required: true, max: context.view.today }),
            field("yesNo", "reached", { required: true }),
            field("longText", "reason", {
                maxLength: 1000,
                rows: 2,
                required: ({ reached }) => reached === true,
                when: ({ reached }) => reached === true,
            }),
            field("longText", "agreed", {
                maxLength: 1000,
                rows: 2,
                when: ({ reached }) => reached === true,
            }),
        ]);
    },
    defaults: ({ view }) => ({ date: view.today }),
};

const taskWords = writer("task");
export const task: CaseForm = {
    define: (context) => {
        const { field, define } = taskWords;
        const { today } = context.view;
        const partyOf = (worker: unknown) =>
            [...context.team, ...context.workers].find(({ id }) => id === worker)?.party;
        const nobodyYet = ({ worker }: Record<string, unknown>): boolean => partyOf(worker) === undefined;
        return define(
            context,
            [
                field("text", "what", { required: true, maxLength: 300 }),
                field("date", "by", { required: true, min: today, ...inDays(today, [1, 7, 14]) }),
                field("person", "worker", { people: everybody(context) }),
                field("choice", "party", {
                    options: (t) => partyOptions(t),
                    required: nobodyYet,
                    when: nobodyYet,
                    list: true,
                }),
                field("choice", "activity", { options: () => liveActivities(context), list: true }),
                field("yesNo", "next_step", {}),
            ],
            { build: (data, head) => [{ ...head, data: { party: partyOf(data.worker), ...data } }] },
        );
    },
    shown: (content, item) => content.tasks?.find(({ task }) => task.about.item === item)?.task,
    defaults: ({ view, party, of }) => ({
        by: addDays(view.today, 7),
        party,
        activity: of === kNextStep ? "" : (of ?? ""),
        next_step: of === kNextStep,
    }),
};

const taskEndedWords = writer("task_ended");
const taskOf = ({ view, item }: FormContext) =>
    view.content.tasks?.find(({ task: { about } }) => about.item === item)?.task;
/** The own party's: what comes after it is written in the same category. */
const isOwnNextStep = (context: FormContext): boolean =>
    taskOf(context)?.next_step === true && taskOf(context)?.about.owner === context.party;
/** Of the case's next step one says in the same breath what comes after it. */
export const taskEnded: CaseForm = {
    define: (context) => {
        const { field, define } = taskEndedWords;
        const { view } = context;
        const task = taskOf(context);
        const follows = ({ then }: Record<string, unknown>): boolean =>
            typeof then === "string" && then.trim() !== "";
        return define(
            context,
            [
                field("choice", "end", { options: (t) => named(t.choice.task_end), required: true }),
                field("text", "note", { maxLength: 500 }),
                ...(isOwnNextStep(context)
                    ? [
                          field("text", "then", { maxLength: 300 }),
                          field("date", "then_by", {
                              required: follows,
                              when: follows,
                              min: view.today,
                              ...inDays(view.today, [1, 7, 14]),
                          }),
                      ]
                    : []),
            ],
            {
                ...(task?.what !== undefined && { lead: () => `”${task.what ?? ""}”` }),
                build: ({ then, then_by, ...data }, head) => [
                    { ...head, data },
                    ...(task !== undefined && then !== undefined
                        ? [
                              {
                                  kind: "task" as const,
                                  category: task.about.category,
                                  data: {
                                      what: then,
                                      by: then_by,
                                      party: task.party,
                                      ...(task.worker !== undefined && { worker: task.worker }),
                                      next_step: true,
                                  },
                              },
                          ]
                        : []),
                ],
            },
        );
    },
    defaults: (context) => ({
        end: "done",
        ...(isOwnNextStep(context) && { then_by: addDays(context.view.today, 7) }),
    }),
};
