// Goals and activities: what is aimed at, and every step of an activity from offer to end.
import type { ActivityKind } from "../../api/types";
import { addDays, isDate, mondayOf, shortDate, weekNumber } from "../../dates";
import { readNumber, type Notice, type RampRow, type Value, type Values } from "../../forms/definition";
import { hoursOn } from "../model";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { needText } from "./placements";
import { ageOn, lastDay, lengthOn } from "../activity-kind";
import {
    activityKind,
    activityOptions,
    categoriesOf,
    everybody,
    inDays,
    listed,
    liveActivities,
    named,
    placeNotices,
    providerOptions,
    tooLong,
    topicOptions,
    writer,
    type CaseForm,
    type FormContext,
} from "./shared";

const goalWords = writer("goal");
export const goal: CaseForm = {
    define: (context) => {
        const { field, define } = goalWords;
        return define(context, [
            field("choice", "topic", {
                options: (t) => topicOptions(t),
                required: true,
                list: true,
                beside: true,
                when: () => context.item === undefined,
            }),
            field("longText", "text", { required: true, maxLength: 500, rows: 2 }),
            field("date", "horizon", {
                required: true,
                min: context.view.today,
                ...inDays(context.view.today, [91, 182, 365]),
            }),
            field("text", "indicator", { required: true, maxLength: 500 }),
        ]);
    },
    shown: (content, item) => {
        const found = content.goals?.find((each) => each.goal.about.item === item)?.goal;
        return found && { ...found, topic: found.about.topic };
    },
    defaults: () => ({ topic: "work" }),
};

const goalClosedWords = writer("goal_closed");
export const goalClosed: CaseForm = {
    define: (context) => {
        const { field, define } = goalClosedWords;
        const text = context.view.content.goals?.find(({ goal: each }) => each.about.item === context.item)
            ?.goal.text;
        return define(
            context,
            [
                field("choice", "reached", { options: (t) => named(t.choice.reached), required: true }),
                field("longText", "note", {
                    maxLength: 1000,
                    rows: 2,
                    required: ({ reached }) => reached === "partly" || reached === "dropped",
                }),
            ],
            text === undefined ? {} : { lead: () => `”${text}”` },
        );
    },
};

/** Hours a week over all that goes on, with one activity's hours put in. */
function planWith(
    { view }: FormContext,
    item: string | undefined,
    rows: readonly RampRow[],
    on: string,
): number {
    const others = (view.content.activities ?? [])
        .filter(
            ({ offer, status }) =>
                offer.about.item !== item && (status === "ongoing" || status === "accepted"),
        )
        .reduce((sum, each) => sum + hoursOn(each.hours ?? [], on), 0);
    const steps = rows.flatMap(({ from, hours }) => {
        const number = Number(hours.replace(",", "."));
        return from !== "" && hours !== "" && !Number.isNaN(number) ? [{ from, hours: number }] : [];
    });
    return others + hoursOn(steps, on);
}
/** The day when the ramp stands at its highest: what the week then comes to. */
const lastStep = (rows: readonly RampRow[]): string | undefined =>
    rows.filter(({ from, hours }) => from !== "" && hours !== "").at(-1)?.from;
const weekly = (
    context: FormContext,
    item: string | undefined,
    rows: readonly RampRow[],
    say: (hours: string) => string,
): Notice[] => {
    const on = lastStep(rows);
    return on === undefined ? [] : [{ tone: "info", text: say(String(planWith(context, item, rows, on))) }];
};

/** The same kind is already there: perhaps by somebody of another party. */
function sameAgain({ view, item }: FormContext, activity: unknown, t: Texts): Notice[] {
    const twice = (view.content.activities ?? []).find(
        ({ offer, status }) =>
            activity !== "other" &&
            offer.activity === activity &&
            offer.about.item !== item &&
            (status === "offered" || status === "accepted" || status === "ongoing"),
    );
    if (!twice) return [];
    const { title, about: written } = twice.offer;
    return [
        {
            tone: "warning",
            text: t.hint.sameAgain(
                title ?? "",
                nameOf(t.party, written.owner),
                nameOf(t.planStatus, twice.status),
            ),
        },
    ];
}
const kDaysAWeek = 5;
/** What the person needs, where it says how much or when; marked where the hours of a week go beyond it. */
function limits({ view }: FormContext, rows: readonly RampRow[], t: Texts): Notice[] {
    const holding = (view.content.adaptations ?? []).filter(
        ({ hours_per_day, time_of_day, until }) =>
            (hours_per_day !== undefined || time_of_day !== undefined) && (until ?? view.today) >= view.today,
    );
    const most = Math.max(0, ...rows.map(({ hours }) => readNumber(hours)).filter((hours) => hours > 0));
    const daily = Math.min(...holding.map(({ hours_per_day }) => hours_per_day ?? Infinity));
    return [
        ...holding.map((each): Notice => ({ tone: "info", text: t.hint.limit(needText(each, t)) })),
        ...(most > daily * kDaysAWeek
            ? [{ tone: "warning" as const, text: t.hint.beyondLimit(most, daily, daily * kDaysAWeek) }]
            : []),
    ];
}

const isFilled = (value: Value | undefined): boolean =>
    Array.isArray(value)
        ? (value as (string | RampRow)[]).some((row) => typeof row === "string" || row.hours !== "")
        : value !== undefined && value !== null && value !== "";
/** What the chosen kind asks for; and what has been filled in already, so that nothing is lost unseen. */
const asks =
    (context: FormContext, what: ActivityKind["asks"][number], name: string = what) =>
    (values: Values): boolean =>
        (activityKind(context, values.activity)?.asks.includes(what) ?? true) || isFilled(values[name]);
/** The kinds that others offer, and who: one asks them for it by a proposal. */
function offeredByOthers({ catalogue, role, language }: FormContext, t: Texts): string {
    const byRoles = new Map<string, string[]>();
    for (const kind of catalogue.activities) {
        if (kind.creators.includes(role)) continue;
        const who = listed(
            kind.creators.map((each) => nameOf(t.role, each).toLocaleLowerCase(language)),
            t.hint.or,
        );
        byRoles.set(who, [...(byRoles.get(who) ?? []), kind[language]]);
    }
    const rest = [...byRoles].map(([who, names]) => `${names.join(", ")} (${who})`).join("; ");
    return rest === "" ? "" : t.hint.offeredByOthers(rest);
}
/** How long it may be, and whom it is for: told, and marked where what is known does not fit. */
function ruled(context: FormContext, values: Values, t: Texts): Notice[] {
    const { view, language } = context;
    const { from, until } = values;
    const kind = activityKind(context, values.activity);
    if (!kind) return [];
    const day = typeof from === "string" && isDate(from) ? from : view.today;
    const notices = tooLong(context, { code: kind.code, from: day, until }, t);
    if (kind.place_first && !isFilled(values.provider) && !isFilled(values.provider_id))
        notices.push({ tone: "info", text: t.hint.placeFirst });
    const { eligibility } = kind;
    if (eligibility) {
        const { min_age, max_age, registered, source } = eligibility;
        const age = ageOn(view.content.identity?.personal_number, day);
        const fits = age === undefined || (age >= (min_age ?? age) && age <= (max_age ?? age));
        // Only the employment service knows that there is no registration; to others it may be closed.
        const missing = registered && context.party === "employment_service" && !view.content.registration;
        if (missing) notices.push({ tone: "warning", text: t.hint.notRegistered });
        notices.push({
            tone: fits ? "info" : "warning",
            text: t.hint.forWhom(eligibility[language], source, fits ? undefined : age),
        });
    }
    return notices;
}

const offeredWords = writer("activity_offered");
export const activityOffered: CaseForm = {
    define: (context) => {
        const { field, define } = offeredWords;
        const { catalogue, language, view, role } = context;
        const before = view.content.activities?.find(({ offer }) => offer.about.item === context.item)?.offer;
        const chosen = before?.provider_id;
        return define(
            context,
            [
                field("choice", "activity", {
                    options: () =>
                        catalogue.activities
                            .filter(
                                ({ code, creators }) => creators.includes(role) || code === before?.activity,
                            )
                            .map((each) => ({ value: each.code, label: each[language] })),
                    required: true,
                    list: true,
                    help: (t) => offeredByOthers(context, t),
                }),
                field("choice", "topic", {
                    options: (t) => topicOptions(t),
                    required: true,
                    list: true,
                    beside: true,
                    when: () => context.item === undefined,
                }),
                field("text", "title", { required: true, maxLength: 200 }),
                field("person", "provider_id", {
                    people: providerOptions(context, chosen),
                    when: asks(context, "provider", "provider_id"),
                }),
                field("text", "provider", {
                    maxLength: 200,
                    when: (values) => !values.provider_id && asks(context, "provider")(values),
                }),
                field("date", "apply_by", { when: asks(context, "apply_by") }),
                field("date", "from", { required: true, short: true }),
                field("date", "until", {
                    short: true,
                    when: asks(context, "until"),
                    help: (t, { activity, from } = {}) => {
                        const kind = activityKind(context, activity);
                        const day = typeof from === "string" && isDate(from) ? from : view.today;
                        const length = kind && lengthOn(kind, day);
                        return length && t.hint.atMost(length.months, lastDay(day, length.months));
                    },
                }),
                field("hoursRamp", "hours", {
                    max: ({ activity }) => activityKind(context, activity)?.max_hours ?? 60,
                    start: ({ from }) => (typeof from === "string" ? from : ""),
                    when: asks(context, "hours"),
                }),
                field("person", "responsible", { people: everybody(context) }),
                field("text", "calls", { maxLength: 300 }),
                field("choice", "method", {
                    options: () =>
                        catalogue.methods.map((each) => ({ value: each.code, label: each[language] })),
                    list: true,
                }),
                field("yesNo", "first_meeting", { when: () => context.item === undefined }),
            ],
            {
                // The chosen kind has a track, and lies where its row says.
                follows: (name, values): Values => {
                    const kind = activityKind(context, values.activity);
                    if (context.item !== undefined || !kind || (name !== "activity" && name !== "topic"))
                        return {};
                    const topic =
                        name === "activity" && kind.track !== "none" ? kind.track : (values.topic ?? "");
                    const [category = ""] = categoriesOf(context, "activity_offered", { ...values, topic });
                    return { topic, category };
                },
                notices: (values, t): Notice[] => {
                    const { activity, hours, provider_id } = values;
                    const needs = activityKind(context, activity)?.needs;
                    const decider = catalogue.deciders.find(({ matter }) => matter === needs)?.role;
                    return [
                        ...sameAgain(context, activity, t),
                        ...placeNotices(context, provider_id, t),
                        ...limits(context, (hours ?? []) as RampRow[], t),
                        ...ruled(context, values, t),
                        ...(decider === undefined
                            ? []
                            : [
                                  {
                                      tone: "info" as const,
                                      text:
                                          decider === role
                                              ? t.hint.needsDecisionYou
                                              : t.hint.needsDecision(nameOf(t.role, decider)),
                                  },
                              ]),
                        ...weekly(context, context.item, (hours ?? []) as RampRow[], t.hint.weekly),
                    ];
                },
                ...(context.item === undefined &&
                view.content.activities?.some(
                    ({ status, replanned }) => status === "interrupted" && !replanned,
                )
                    ? { lead: (t) => t.parts.replanLead }
                    : {}),
            },
        );
    },
    shown: (content, item) => {
        const offer = content.activities?.find(({ offer: each }) => each.about.item === item)?.offer;
        return offer && { ...offer, topic: offer.about.topic };
    },
    defaults: ({ view, of, me, team, role, catalogue }) => {
        const row = catalogue.activities.find(({ code }) => code === of);
        const kind = row?.creators.includes(role) ? row : undefined;
        return {
            topic:
                kind?.track ??
                (role === "care_coordinator" ? "health" : role === "study_counsellor" ? "studies" : "work"),
            activity: kind?.code ?? "",
            from: view.today,
            responsible: team.some(({ id }) => id === me) ? me : "",
        };
    },
};

const nameOfItem = (context: FormContext): string =>
    activityOptions(context).find(({ value }) => value === context.item)?.label ?? "";
/** Forms on an activity say which one they are about. */
const about = (context: FormContext) => ({ lead: () => nameOfItem(context) });

const answeredWords = writer("activity_answered");
export const activityAnswered: CaseForm = {
    define: (context) => {
        const { field, define } = answeredWords;
        return define(
            context,
            [
                field("choice", "answer", { options: (t) => named(t.choice.answer), required: true }),
                field("date", "date", { required: true, max: context.view.today }),
                field("longText", "reason", { maxLength: 1000, rows: 2 }),
            ],
            about(context),
        );
    },
    // What the answer is, where the way here has said it: a card dropped among the planned, or the cancelled.
    defaults: ({ view, of }) => ({
        date: view.today,
        ...((of === "accepted" || of === "declined") && { answer: of }),
    }),
};

const waitingWords = writer("activity_waiting");
export const activityWaiting: CaseForm = {
    define: (context) => {
        const { field, define } = waitingWords;
        const { today } = context.view;
        return define(
            context,
            [
                field("text", "on", { required: true, maxLength: 200 }),
                field("text", "what", { maxLength: 500 }),
                field("date", "since", { required: true, max: today }),
                field("date", "ask_again", { required: true, min: today, ...inDays(today, [7, 14, 28]) }),
            ],
            { lead: (t) => `${nameOfItem(context)}. ${t.forms.activity_waiting.lead}` },
        );
    },
    defaults: ({ view, item }) => {
        const waiting = view.content.activities?.find(({ offer }) => offer.about.item === item)?.waiting;
        return {
            on: waiting?.on ?? "",
            what: waiting?.what ?? "",
            since: waiting?.since ?? view.today,
            ask_again: addDays(view.today, 7),
        };
    },
};

const startedWords = writer("activity_started");
export const activityStarted: CaseForm = {
    define: (context) =>
        startedWords.define(
            context,
            [startedWords.field("date", "date", { required: true, max: context.view.today })],
            about(context),
        ),
    defaults: ({ view, item }) => {
        const from = view.content.activities?.find(({ offer }) => offer.about.item === item)?.offer.from;
        return { date: from !== undefined && from < view.today ? from : view.today };
    },
};

const hoursWords = writer("activity_hours");
export const activityHours: CaseForm = {
    define: (context) => {
        const { field, define } = hoursWords;
        return define(
            context,
            [
                field("hoursRamp", "hours", {
                    required: true,
                    max: () => {
                        const { activity } =
                            context.view.content.activities?.find(
                                ({ offer }) => offer.about.item === context.item,
                            )?.offer ?? {};
                        return activityKind(context, activity)?.max_hours ?? 60;
                    },
                }),
                field("longText", "reason", { required: true, maxLength: 500, rows: 2 }),
                field("text", "agreed_by", { maxLength: 300 }),
            ],
            {
                lead: (t) => `${nameOfItem(context)}. ${t.forms.activity_hours.lead}`,
                notices: ({ hours }, t) => [
                    ...limits(context, (hours ?? []) as RampRow[], t),
                    ...weekly(context, context.item, (hours ?? []) as RampRow[], t.hint.weekly),
                ],
            },
        );
    },
    shown: (content, item) => {
        const activity = content.activities?.find(({ offer }) => offer.about.item === item);
        return activity && { hours: activity.hours ?? activity.offer.hours };
    },
};

const interruptedWords = writer("activity_interrupted");
export const activityInterrupted: CaseForm = {
    define: (context) => {
        const { field, define } = interruptedWords;
        return define(
            context,
            [
                field("date", "date", { required: true, max: context.view.today }),
                field("choice", "reason", { options: (t) => named(t.choice.interruption), required: true }),
                field("longText", "note", { maxLength: 1000, rows: 2 }),
            ],
            { lead: (t) => `${nameOfItem(context)}. ${t.forms.activity_interrupted.lead}` },
        );
    },
    defaults: ({ view }) => ({ date: view.today }),
};

const completedWords = writer("activity_completed");
export const activityCompleted: CaseForm = {
    define: (context) => {
        const { field, define } = completedWords;
        return define(
            context,
            [
                field("date", "date", { required: true, max: context.view.today }),
                field("longText", "result", { maxLength: 1000, rows: 3 }),
                field("number", "usefulness", { min: 1, max: 5 }),
            ],
            about(context),
        );
    },
    defaults: ({ view }) => ({ date: view.today }),
};

const reportedWords = writer("hours_reported");
export const hoursReported: CaseForm = {
    define: (context) => {
        const { field, define } = reportedWords;
        const { view, language } = context;
        const first = mondayOf(view.today);
        const weeks = Array.from({ length: 10 }, (_, back) => addDays(first, -7 * back));
        return define(context, [
            field("choice", "activity", {
                options: () => liveActivities(context),
                required: true,
                list: true,
            }),
            field("choice", "week", {
                options: (t) =>
                    weeks.map((monday) => ({
                        value: monday,
                        label: `${t.plan.week(weekNumber(monday))}, ${shortDate(monday, language)}`,
                    })),
                required: true,
                list: true,
                short: true,
            }),
            field("number", "hours", { min: 0, max: 80, required: true, short: true }),
        ]);
    },
    defaults: (context) => {
        const { view, of } = context;
        const activity = of ?? liveActivities(context)[0]?.value ?? "";
        const done = new Set(
            view.content.hours?.filter((each) => each.activity === activity).map(({ week }) => week),
        );
        const last = addDays(mondayOf(view.today), -7);
        const item = view.content.activities?.find(({ offer }) => offer.about.item === activity);
        const planned = hoursOn(item?.hours ?? [], last);
        return {
            activity,
            week: done.has(last) ? mondayOf(view.today) : last,
            hours: planned > 0 ? String(planned) : "",
        };
    },
};
