// Changing together what has been agreed: a proposed change, what the parties say of it, and how it ended.
import { addDays, longDate } from "../../dates";
import type { Notice, Option } from "../../forms/definition";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { changeStanding, kWholePlan, type PlanChangeItem } from "../steps";
import {
    activityOptions,
    inDays,
    listed,
    liveActivities,
    named,
    partyOptions,
    tooLong,
    writer,
    type CaseForm,
    type FormContext,
} from "./shared";

const activityOf = ({ view }: FormContext, item: unknown) =>
    view.content.activities?.find(({ offer }) => offer.about.item === item);
/** What the rule says of a new last day, measured from where the activity began or is to begin. */
const newEnd = (context: FormContext, item: unknown, until: unknown, t: Texts): Notice[] => {
    const activity = activityOf(context, item);
    const from = activity?.started ?? activity?.offer.from;
    return from === undefined ? [] : tooLong(context, { code: activity?.offer.activity, from, until }, t);
};
const changeOf = ({ view, item }: FormContext): PlanChangeItem | undefined =>
    view.content.plan_changes?.find(({ change }) => change.about.item === item);
const theirs = (context: FormContext): Option[] => {
    const activity = changeOf(context)?.change.activity;
    return activityOptions(context).filter(({ value }) => value === activity);
};
const said = (change: PlanChangeItem | undefined): { lead?: () => string } =>
    change?.change.change === undefined ? {} : { lead: () => `”${change.change.change ?? ""}”` };

const asItStands = (context: FormContext): { change: string; reason: string } => {
    const { view, language } = context;
    const goals = (view.content.goals ?? []).filter(({ closed }) => !closed).length;
    const live = liveActivities(context).length;
    const [aims, steps] = [
        goals === 1 ? "ett mål" : `${goals} mål`,
        live === 1 ? "en aktivitet" : `${live} aktiviteter`,
    ];
    return {
        change: `Planen som den är ${longDate(view.today, language)}: ${aims}, ${steps}. Ingenting ändras.`,
        reason: "Alla ska stå bakom samma plan.",
    };
};

/** The plan itself is laid before the parties: begun so, or written so before. */
const asItIs = ({ of, item, view }: FormContext): boolean =>
    of === kWholePlan ||
    (item !== undefined &&
        view.content.plan_changes?.find(({ change }) => change.about.item === item)?.change.as_it_is ===
            true);

const changeWords = writer("plan_change");
export const planChange: CaseForm = {
    define: (context) => {
        const { field, define } = changeWords;
        const { view, party } = context;
        const ends = ({ activity }: Record<string, unknown>): string | undefined =>
            activityOf(context, activity)?.offer.until;
        const about = ({ activity }: Record<string, unknown>): boolean =>
            typeof activity === "string" && activity !== "";
        return define(
            context,
            [
                // What a proposal is about stays when it is changed.
                field("choice", "activity", {
                    options: () => (context.item === undefined ? liveActivities(context) : theirs(context)),
                    list: true,
                }),
                field("longText", "change", { required: true, maxLength: 500, rows: 2 }),
                field("longText", "reason", { required: true, maxLength: 1000, rows: 2 }),
                field("hoursRamp", "hours", { when: about, start: () => addDays(view.today, 7) }),
                field("date", "until", { when: (values) => about(values) && ends(values) !== undefined }),
                field("longText", "participant", { maxLength: 1000, rows: 2 }),
                field("multiChoice", "heard", { options: (t) => partyOptions(t, party), required: true }),
                field("date", "answer_by", {
                    required: true,
                    min: view.today,
                    ...inDays(view.today, [3, 7, 14]),
                }),
            ],
            {
                build: (data, head) => [
                    {
                        ...head,
                        data: {
                            ...data,
                            ...(asItIs(context) && data.activity === undefined && { as_it_is: true }),
                        },
                    },
                ],
                notices: (values, t) =>
                    about(values) && ends(values) !== undefined
                        ? newEnd(context, values.activity, values.until, t)
                        : [],
            },
        );
    },
    shown: (content, item) => content.plan_changes?.find(({ change }) => change.about.item === item)?.change,
    defaults: (context) => ({
        activity: context.of === kWholePlan ? "" : (context.of ?? ""),
        ...(context.of === kWholePlan && asItStands(context)),
        answer_by: addDays(context.view.today, 7),
        heard: [...new Set((context.view.content.parties ?? []).map(({ about }) => about.owner))].filter(
            (each) => each !== context.party,
        ),
    }),
};

const answeredWords = writer("plan_change_answered");
export const planChangeAnswered: CaseForm = {
    define: (context) => {
        const { field, define } = answeredWords;
        return define(
            context,
            [
                field("choice", "answer", {
                    options: (t) => named(t.placements.changeAnswer),
                    required: true,
                }),
                field("longText", "text", {
                    maxLength: 1000,
                    rows: 2,
                    required: ({ answer }) => answer === "objects",
                }),
            ],
            said(changeOf(context)),
        );
    },
};

const closedWords = writer("plan_change_closed");
export const planChangeClosed: CaseForm = {
    define: (context) => {
        const { field, define } = closedWords;
        const change = changeOf(context);
        return define(
            context,
            [
                field("choice", "end", { options: (t) => named(t.placements.changeEnd), required: true }),
                field("longText", "note", { maxLength: 1000, rows: 2 }),
            ],
            {
                ...said(change),
                notices: ({ end }, t): Notice[] => {
                    if (!change || end === "withdrawn") return [];
                    const { missing, objects } = changeStanding(change);
                    const by = change.change.answer_by;
                    const names = (parties: readonly string[]) =>
                        listed(
                            parties.map((each) => nameOf(t.party, each)),
                            t.sees.and,
                        );
                    if (change.overtaken)
                        return [{ tone: "warning", first: true, text: t.placements.overtaken }];
                    if (objects.length > 0)
                        return [
                            { tone: "warning", first: true, text: t.placements.objected(names(objects)) },
                        ];
                    if (missing.length > 0 && by !== undefined && by >= context.view.today)
                        return [
                            {
                                tone: "warning",
                                first: true,
                                text: t.placements.waitsFor(names(missing), longDate(by, context.language)),
                            },
                        ];
                    return change.change.hours === undefined && change.change.until === undefined
                        ? []
                        : [{ tone: "info", text: t.placements.carriedAtOnce }];
                },
            },
        );
    },
    defaults: (context) => {
        const change = changeOf(context);
        return { end: change && changeStanding(change).ready(context.view.today) ? "carried_out" : "" };
    },
};

const extendedWords = writer("activity_extended");
export const activityExtended: CaseForm = {
    define: (context) => {
        const { field, define } = extendedWords;
        const until = activityOf(context, context.item)?.offer.until;
        return define(
            context,
            [
                field("date", "until", {
                    required: true,
                    ...(until !== undefined && { min: addDays(until, 1), ...inDays(until, [30, 91, 182]) }),
                }),
                field("longText", "reason", { required: true, maxLength: 500, rows: 2 }),
            ],
            { notices: ({ until: last }, t) => newEnd(context, context.item, last, t) },
        );
    },
};
