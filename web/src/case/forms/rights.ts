// What the participant asks of a party and the answer, the participant's own comment, what is kept back, and what stops a
// disposal.
import type { CaseContent, Party } from "../../api/types";
import { longDate } from "../../dates";
import type { Option } from "../../forms/definition";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { named, writer, type CaseForm, type FormContext } from "./shared";

/** What is written by the own party and may be asked about: notes, assessments, and what else has a text. */
function ownThings({ view, party, language }: FormContext, t: Texts): Option[] {
    const { notes = [], assessments = [], adaptations = [] }: CaseContent = view.content;
    const line = (title: string, at: string) => `${title}, ${longDate(at, language)}`;
    return [
        ...notes.map(({ about, heading }) => ({
            about,
            label: line(heading ?? t.parts.noteWithheld, about.at),
        })),
        ...assessments.map(({ about }) => ({ about, label: line(nameOf(t.track, about.topic), about.at) })),
        ...adaptations.map(({ about }) => ({ about, label: line(t.parts.adaptations, about.at) })),
    ]
        .filter(({ about }) => about.owner === party)
        .map(({ about, label }) => ({ value: about.item, label }));
}

const askedWords = writer("rights_asked");
export const rightsAsked: CaseForm = {
    define: (context) => {
        const { field, define } = askedWords;
        return define(context, [
            field("choice", "right", { options: (t) => named(t.rights.right), required: true }),
            field("choice", "of", {
                options: (t) => ownThings(context, t),
                list: true,
                required: ({ right }) => right === "rectification",
            }),
            field("longText", "text", { required: true, maxLength: 2000, rows: 3 }),
            field("date", "received", { required: true, max: context.view.today, short: true }),
            field("choice", "channel", { options: (t) => named(t.channel), list: true, short: true }),
        ]);
    },
    defaults: ({ of, view }) => ({
        of: of ?? "",
        right: of === undefined ? "" : "rectification",
        received: view.today,
        channel: "letter",
    }),
};

const answeredWords = writer("rights_answered");
export const rightsAnswered: CaseForm = {
    define: (context) => {
        const { field, define } = answeredWords;
        const found = context.view.content.rights?.find(({ asked }) => asked.about.item === context.item);
        return define(
            context,
            [
                field("choice", "verdict", { options: (t) => named(t.rights.verdict), required: true }),
                field("longText", "reason", {
                    required: ({ verdict }) => verdict !== "granted",
                    maxLength: 2000,
                    rows: 3,
                }),
                field("date", "date", { required: true, max: context.view.today }),
            ],
            {
                notices: ({ verdict }, t) => [
                    ...(found?.asked.text === undefined
                        ? []
                        : [{ tone: "info" as const, first: true, text: `”${found.asked.text}”` }]),
                    ...(verdict === "granted" && found?.asked.right === "rectification"
                        ? [{ tone: "info" as const, text: t.rights.correctFirst }]
                        : []),
                    ...(verdict === "refused" ? [{ tone: "info" as const, text: t.rights.appeal }] : []),
                ],
            },
        );
    },
    defaults: ({ view }) => ({ date: view.today }),
};

const statementWords = writer("statement");
export const statement: CaseForm = {
    define: (context) => {
        const { field, define } = statementWords;
        return define(context, [field("longText", "text", { required: true, maxLength: 2000, rows: 5 })]);
    },
};

const keptWords = writer("kept_back");
export const keptBack: CaseForm = {
    define: (context) => {
        const { field, define } = keptWords;
        const own: Partial<Record<Party, string[]>> = {
            health_region: ["osl_25_6", "osl_25_7"],
            social_services: ["osl_26_5"],
        };
        const grounds = ["osl_10_3", ...(own[context.party] ?? [])];
        return define(context, [
            field("choice", "ground", { options: (t) => named(t.rights.ground, grounds), required: true }),
            field("longText", "reason", { required: true, maxLength: 1000, rows: 3 }),
        ]);
    },
};

/** Forms that ask for nothing but why. */
const why = (kind: "kept_back_ended" | "hold_lifted"): CaseForm => {
    const { field, define } = writer(kind);
    return {
        define: (context) =>
            define(context, [field("longText", "reason", { required: true, maxLength: 500, rows: 2 })]),
    };
};
export const keptBackEnded = why("kept_back_ended");
export const holdLifted = why("hold_lifted");

const holdWords = writer("hold_set");
export const holdSet: CaseForm = {
    define: (context) => {
        const { field, define } = holdWords;
        return define(context, [
            field("longText", "reason", { required: true, maxLength: 500, rows: 2 }),
            field("text", "ordered_by", { maxLength: 200 }),
        ]);
    },
};
