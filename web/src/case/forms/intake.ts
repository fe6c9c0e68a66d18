// From the first questions to the joint assessment: the questionnaire, who more is needed, each party's part, adaptations.
import { tracks, type Kind, type Topic } from "../../api/types";
import { addDays } from "../../dates";
import type { Notice, Values } from "../../forms/definition";
import { nameOf } from "../../texts/context";
import {
    inDays,
    languageOptions,
    named,
    ownItem,
    topicOptions,
    writer,
    type CaseForm,
    type FormContext,
} from "./shared";

export const sections: readonly Topic[] = [...tracks, "economy", "family"];

const sentWords = writer("intake_sent");
export const intakeSent: CaseForm = {
    define: (context) => {
        const { field, define } = sentWords;
        return define(context, [
            field("choice", "sent_by", { options: (t) => named(t.channel), list: true, short: true }),
            field("choice", "language", {
                options: () => languageOptions(context.language),
                list: true,
                short: true,
            }),
            field("date", "answer_by", {
                required: true,
                min: context.view.today,
                ...inDays(context.view.today, [7, 14, 21]),
            }),
        ]);
    },
    defaults: ({ view }) => ({
        sent_by: "letter",
        language: view.content.identity?.language ?? "sv",
        answer_by: addDays(view.today, 14),
    }),
};

/** What is written section by section, and how far it has come. */
export interface Sections {
    all: readonly Topic[];
    done: readonly Topic[];
}
const questionField = (code: string): string => `question_${code}`;
/** The sections that hold questions, and those of them that are answered. */
const answeredSections = ({ view, catalogue }: Pick<FormContext, "view" | "catalogue">): Sections => ({
    all: sections.filter((each) => catalogue.questions.some(({ section }) => section === each)),
    done: sections.filter((each) => view.content.intake?.some(({ about }) => about.topic === each)),
});
/** The first section that nobody has answered. */
export const nextSection = (context: Pick<FormContext, "view" | "catalogue">): Topic | undefined => {
    const { all, done } = answeredSections(context);
    return all.find((each) => !done.includes(each));
};
const answeredWords = writer("intake_answered");
export const intakeAnswered: CaseForm = {
    define: (context) => {
        const { field, define } = answeredWords;
        const { view, catalogue, language, item } = context;
        const { all, done } = answeredSections(context);
        const fixed = view.content.intake?.find(({ about }) => about.item === item)?.about.topic;
        return define(
            context,
            [
                ...(fixed === undefined
                    ? [
                          field("choice", "topic", {
                              // An answered section is changed where it stands.
                              options: (t) =>
                                  topicOptions(
                                      t,
                                      all.filter((each) => !done.includes(each) || each === context.of),
                                  ),
                              required: true,
                              list: true,
                              short: true,
                              beside: true,
                          }),
                      ]
                    : []),
                field("date", "date", { required: true, max: view.today, short: true }),
                ...catalogue.questions.map((question) =>
                    field("longText", questionField(question.code), {
                        label: () => question[language],
                        maxLength: 2000,
                        rows: 2,
                        when: ({ topic }) => question.section === (fixed ?? topic),
                    }),
                ),
                field("longText", "own_words", { maxLength: 4000, rows: 2 }),
            ],
            {
                ...(fixed !== undefined && {
                    title: (t) => `${t.forms.intake_answered.change}: ${nameOf(t.track, fixed)}`,
                }),
                build: (data, head) => {
                    const answers = catalogue.questions.flatMap(({ code }) => {
                        const answer = data[questionField(code)];
                        return typeof answer === "string" ? [{ question: code, answer }] : [];
                    });
                    return [
                        {
                            ...head,
                            data: {
                                date: data.date,
                                ...(answers.length > 0 && { answers }),
                                ...(data.own_words !== undefined && { own_words: data.own_words }),
                            },
                        },
                    ];
                },
            },
        );
    },
    shown: ({ intake }, item) => {
        const found = intake?.find(({ about }) => about.item === item);
        return (
            found && {
                date: found.date,
                own_words: found.own_words,
                ...Object.fromEntries(
                    (found.answers ?? []).map(({ question, answer }) => [questionField(question), answer]),
                ),
            }
        );
    },
    defaults: (context): Values => ({
        topic: sections.find((each) => each === context.of) ?? nextSection(context) ?? "work",
        date: context.view.today,
    }),
};

const triageWords = writer("triage");
const kNeeded = ["care_coordinator", "study_counsellor", "insurance_investigator"] as const;
export const triage: CaseForm = {
    define: (context) => {
        const { field, define } = triageWords;
        const { view, catalogue, language } = context;
        const flags = view.care_flags ?? [];
        const said = (code: string): string =>
            (view.content.intake ?? [])
                .flatMap(({ answers }) => answers ?? [])
                .find(({ question }) => question === code)?.answer ?? "";
        return define(
            context,
            [
                field("multiChoice", "needed", { options: (t) => named(t.choice.needed) }),
                field("longText", "reason", { required: true, maxLength: 1000, rows: 3 }),
            ],
            {
                notices: (_, t): Notice[] => [
                    flags.length === 0
                        ? { tone: "info", first: true, text: t.hint.careNone }
                        : {
                              tone: "warning",
                              first: true,
                              text: [
                                  t.hint.careFlags(flags.length),
                                  ...flags.map((code) => {
                                      const question = catalogue.questions.find((each) => each.code === code);
                                      return `${question?.[language] ?? code} ”${said(code)}”`;
                                  }),
                              ].join("\n"),
                          },
                ],
                build: ({ needed, ...data }, head) => [
                    {
                        ...head,
                        data: {
                            ...data,
                            ...Object.fromEntries(
                                kNeeded.map((each) => [
                                    each,
                                    (needed as string[] | undefined)?.includes(each) ?? false,
                                ]),
                            ),
                        },
                    },
                ],
            },
        );
    },
    shown: ({ triage: now }, item) =>
        now?.about.item === item
            ? { ...now, needed: kNeeded.filter((each) => now[each] === true) }
            : undefined,
    itemOf: (context) => ownItem(context, context.view.content.triage),
    defaults: ({ view }) => ({ needed: (view.care_flags ?? []).length > 0 ? ["care_coordinator"] : [] }),
};

const assessmentWords = writer("assessment");
export const assessment: CaseForm = {
    define: (context) => {
        const { field, define } = assessmentWords;
        return define(context, [
            field("choice", "topic", {
                options: (t) => topicOptions(t, sections),
                required: true,
                list: true,
                short: true,
                beside: true,
                when: () => context.item === undefined,
            }),
            field("date", "date", { required: true, max: context.view.today, short: true }),
            field("longText", "resources", { maxLength: 2000, rows: 2 }),
            field("longText", "situation", { required: true, maxLength: 2000, rows: 2 }),
            field("longText", "obstacles", { maxLength: 2000, rows: 2 }),
            field("text", "next_step", { required: true, maxLength: 500 }),
            field("number", "minutes", { min: 5, max: 240, unit: (t) => t.form.minutes, short: true }),
            field("yesNo", "in_depth", { short: true }),
        ]);
    },
    shown: ({ assessments }, item) => {
        const found = assessments?.find(({ about }) => about.item === item);
        return found && { ...found, topic: found.about.topic };
    },
    defaults: ({ view, of, role }) => ({
        topic:
            sections.find((each) => each === of) ??
            (role === "care_coordinator" ? "health" : role === "study_counsellor" ? "studies" : "work"),
        date: view.today,
        minutes: "30",
        in_depth: of === "in_depth",
    }),
};

/** The forms that are one section of several. Of the joint assessment each party writes its own part. */
export const sectionsOf: Partial<Record<Kind, (context: FormContext) => Sections>> = {
    intake_answered: answeredSections,
    assessment: ({ view, party }) => ({
        all: sections,
        done: sections.filter((each) =>
            view.content.assessments?.some(({ about }) => about.topic === each && about.owner === party),
        ),
    }),
};
/** The section to write after this one: the next that is not done, from the beginning again after the last. */
export function sectionAfter({ all, done }: Sections, current: Topic): Topic | undefined {
    const at = all.indexOf(current) + 1;
    return [...all.slice(at), ...all.slice(0, at)].find((each) => each !== current && !done.includes(each));
}

const adaptationWords = writer("adaptation");
export const adaptation: CaseForm = {
    define: (context) => {
        const { field, define } = adaptationWords;
        return define(context, [
            field("longText", "statement", { required: true, maxLength: 500, rows: 2 }),
            field("number", "hours_per_day", { min: 1, max: 12, short: true }),
            field("text", "time_of_day", { maxLength: 200, short: true }),
            field("yesNo", "no_heavy_lifting", { short: true }),
            field("yesNo", "for_employer", { short: true }),
            field("date", "until", { min: context.view.today }),
        ]);
    },
    shown: ({ adaptations }, item) => adaptations?.find(({ about }) => about.item === item),
};
