// A place at an employer's: the agreement, who is heard and who signs, attendance, what happens there, and how it goes.
import { addDays, daysBetween, mondayOf, shortDate, weekNumber } from "../../dates";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { signatories } from "../steps";
import {
    activityOptions,
    inDays,
    liveActivities,
    named,
    placeNotices,
    providerOptions,
    writer,
    type CaseForm,
    type FormContext,
} from "./shared";

/** Activities at a workplace. */
export const placed = (context: FormContext) => {
    const { view, catalogue } = context;
    const codes = new Set(catalogue.activities.filter(({ workplace }) => workplace).map(({ code }) => code));
    const at = new Set(
        (view.content.activities ?? [])
            .filter(({ offer }) => offer.activity !== undefined && codes.has(offer.activity))
            .map(({ offer }) => offer.about.item),
    );
    return activityOptions(context).filter(({ value }) => at.has(value));
};
const theOnly = (context: FormContext): string => {
    const live = new Set(liveActivities(context).map(({ value }) => value));
    const options = placed(context).filter(({ value }) => live.has(value));
    return context.of ?? (options.length === 1 ? (options[0]?.value ?? "") : "");
};

/** What an agreement may be about: a new one, an activity that has none and has not ended; a changed one, its own. */
const agreeable = (context: FormContext) => {
    const agreed = context.view.content.placements ?? [];
    if (context.item !== undefined) {
        const own = agreed.find((each) => each.placement.about.item === context.item)?.placement.activity;
        return placed(context).filter(({ value }) => value === own);
    }
    const live = new Set(liveActivities(context).map(({ value }) => value));
    const taken = new Set(agreed.map((each) => each.placement.activity));
    return placed(context).filter(({ value }) => live.has(value) && !taken.has(value));
};

const placementWords = writer("placement");
export const placement: CaseForm = {
    define: (context) => {
        const { field, define } = placementWords;
        const needs = context.view.content.adaptations ?? [];
        return define(
            context,
            [
                field("choice", "activity", {
                    options: () => agreeable(context),
                    required: true,
                    list: true,
                }),
                field("person", "provider_id", { people: providerOptions(context, chosenIn(context)) }),
                field("text", "host", {
                    required: true,
                    maxLength: 200,
                    when: ({ provider_id }) => !provider_id,
                }),
                field("text", "contact", { maxLength: 200, short: true }),
                field("text", "phone", { maxLength: 100, inputMode: "tel", short: true }),
                field("text", "supervisor", { required: true, maxLength: 200 }),
                field("longText", "tasks", { required: true, maxLength: 2000, rows: 3 }),
                field("text", "schedule", { maxLength: 300 }),
                field("multiChoice", "adaptations", {
                    options: (t) =>
                        needs.map((each) => ({ value: each.about.item, label: needText(each, t) })),
                    when: () => needs.length > 0,
                }),
                field("text", "union_name", { maxLength: 200 }),
                field("number", "visit_weeks", {
                    min: 0,
                    max: 26,
                    unit: (t) => t.placements.weeks,
                    short: true,
                }),
            ],
            {
                notices: ({ provider_id }, t) => placeNotices(context, provider_id, t),
                // In the register, the place is called what the register says.
                build: (data, head) => [
                    { ...head, data: { host: nameIn(context, data.provider_id), ...data } },
                ],
            },
        );
    },
    shown: (content, item) =>
        content.placements?.find((each) => each.placement.about.item === item)?.placement,
    defaults: (context) => {
        const activity = theOnly(context);
        const offer = context.view.content.activities?.find(
            (each) => each.offer.about.item === activity,
        )?.offer;
        return {
            activity,
            provider_id: offer?.provider_id ?? "",
            host: offer?.provider_id === undefined ? (offer?.provider ?? "") : "",
            visit_weeks: "4",
            adaptations: (context.view.content.adaptations ?? [])
                .filter((each) => each.for_employer === true)
                .map(({ about }) => about.item),
        };
    },
};
const chosenIn = ({ view, item }: FormContext): string | undefined =>
    view.content.placements?.find(({ placement: each }) => each.about.item === item)?.placement.provider_id;
const nameIn = ({ providers = [] }: FormContext, id: unknown): string =>
    providers.find((each) => each.id === id)?.name ?? "";

const linkWords = writer("signal_link");
export const signalLink: CaseForm = {
    define: (context) => {
        const { field, define } = linkWords;
        const { today } = context.view;
        return define(context, [
            field("yesNo", "open", { required: true }),
            field("date", "until", {
                required: true,
                min: today,
                max: addDays(today, kDaysOfLink),
                ...inDays(today, [91, 182, 365]),
                when: ({ open }) => open === true,
            }),
        ]);
    },
    // The item is the activity: there is no link to show as a thing of its own.
    defaults: ({ view, item }) => {
        const activity = view.content.activities?.find(({ offer }) => offer.about.item === item);
        const last = activity?.offer.until ?? addDays(view.today, 182);
        const furthest = addDays(view.today, kDaysOfLink);
        return { open: true, until: last < view.today ? view.today : last > furthest ? furthest : last };
    },
};
const kDaysOfLink = 400;

type Need = NonNullable<FormContext["view"]["content"]["adaptations"]>[number];
/** What is needed, in words; never why. */
export const needText = (need: Need, t: Texts): string =>
    [
        need.statement?.replace(/\.$/, ""),
        need.hours_per_day === undefined ? undefined : t.placements.hoursADay(need.hours_per_day),
        need.time_of_day,
        need.no_heavy_lifting === true && !/tunga lyft|heavy lift/i.test(need.statement ?? "")
            ? t.placements.noHeavyLifting
            : undefined,
    ]
        .filter(Boolean)
        .join(" · ");

const unionWords = writer("union_heard");
export const unionHeard: CaseForm = {
    define: (context) => {
        const { field, define } = unionWords;
        return define(context, [
            field("date", "date", { required: true, max: context.view.today }),
            field("choice", "answer", { options: (t) => named(t.placements.unionAnswer), required: true }),
            field("longText", "text", {
                maxLength: 1000,
                rows: 2,
                required: ({ answer }) => answer === "objection",
            }),
        ]);
    },
    defaults: ({ view }) => ({ date: view.today }),
};

const signedWords = writer("placement_signed");
export const placementSigned: CaseForm = {
    define: (context) => {
        const { field, define } = signedWords;
        return define(context, [
            field("choice", "signatory", { options: (t) => named(t.placements.signatory), required: true }),
            field("text", "name", { required: true, maxLength: 200 }),
            field("date", "date", { required: true, max: context.view.today }),
        ]);
    },
    defaults: ({ view, item }) => {
        const found = view.content.placements?.find((each) => each.placement.about.item === item);
        return { signatory: signatories[found?.signatures?.length ?? 0] ?? "", date: view.today };
    },
};

const kDays = 7;
const dayField = (index: number): string => `day_${String(index)}`;
const attendanceWords = writer("attendance_week");
export const attendanceWeek: CaseForm = {
    define: (context) => {
        const { field, define } = attendanceWords;
        const { view, language } = context;
        const first = mondayOf(view.today);
        const lately = Array.from({ length: 10 }, (_, back) => addDays(first, -7 * back));
        const written = view.content.attendance?.find(({ about }) => about.item === context.item)?.week;
        const weeks = [...new Set([...lately, ...(written === undefined ? [] : [written])])];
        const hasBeen = (week: unknown, day: number): boolean =>
            typeof week === "string" && week !== "" && addDays(week, day) <= view.today;
        return define(
            context,
            [
                field("choice", "activity", { options: () => placed(context), required: true, list: true }),
                field("choice", "week", {
                    options: (t) =>
                        weeks.map((monday) => ({
                            value: monday,
                            label: `${t.plan.week(weekNumber(monday))}, ${shortDate(monday, language)}`,
                        })),
                    required: true,
                    list: true,
                }),
                ...Array.from({ length: kDays }, (_, day) =>
                    field("choice", dayField(day), {
                        label: (t) => t.placements.weekday[day] ?? "",
                        options: (t) => named(t.placements.presence),
                        list: true,
                        short: true,
                        when: ({ week }) => hasBeen(week, day),
                    }),
                ),
            ],
            {
                build: ({ activity, week, ...days }, head) => [
                    {
                        ...head,
                        data: {
                            activity,
                            week,
                            days: Array.from({ length: kDays }, (_, day) => ({
                                date: addDays(String(week), day),
                                presence: days[dayField(day)],
                            })).filter(({ presence }) => presence !== undefined),
                        },
                    },
                ],
            },
        );
    },
    shown: (content, item) => {
        const found = content.attendance?.find(({ about }) => about.item === item);
        if (found?.week === undefined) return found;
        const monday = found.week;
        const days = new Map(
            (found.days ?? []).map(({ date, presence }): [string, string] => [
                dayField(daysBetween(monday, date)),
                presence,
            ]),
        );
        return { ...found, ...Object.fromEntries(days) };
    },
    defaults: (context) => ({
        activity: theOnly(context),
        week: mondayOf(context.view.today),
    }),
};

const incidentWords = writer("incident");
export const incident: CaseForm = {
    define: (context) => {
        const { field, define } = incidentWords;
        return define(context, [
            field("choice", "activity", { options: () => placed(context), required: true, list: true }),
            field("date", "date", { required: true, max: context.view.today }),
            field("choice", "incident", { options: (t) => named(t.placements.incident), required: true }),
            field("longText", "text", { required: true, maxLength: 2000, rows: 3 }),
            field("longText", "done", { maxLength: 1000, rows: 2 }),
            field("text", "reported_to", { maxLength: 200 }),
        ]);
    },
    defaults: (context) => ({ activity: theOnly(context), date: context.view.today }),
};

const reviewWords = writer("placement_review");
export const placementReview: CaseForm = {
    define: (context) => {
        const { field, define } = reviewWords;
        return define(context, [
            field("choice", "activity", { options: () => placed(context), required: true, list: true }),
            field("date", "date", { required: true, max: context.view.today }),
            field("choice", "side", {
                options: (t) => named(t.placements.signatory, ["host", "participant"]),
                required: true,
            }),
            field("longText", "works", { required: true, maxLength: 1000, rows: 2 }),
            field("longText", "needed", { maxLength: 1000, rows: 2 }),
            field("choice", "go_on", { options: (t) => named(t.placements.goOn), required: true }),
        ]);
    },
    defaults: (context) => ({ activity: theOnly(context), date: context.view.today }),
};

export const presenceText = (
    days: readonly { date: string; presence: string }[],
    t: Texts,
    dayName: (date: string) => string,
): string =>
    days
        .map(
            ({ date, presence }) =>
                `${dayName(date)} ${nameOf(t.placements.presence, presence).toLowerCase()}`,
        )
        .join(", ");
