// A document: what it is, when and how it came in, where the paper is. The file itself is chosen beside the form.
import type { CaseContent } from "../../api/types";
import { longDate } from "../../dates";
import type { Option } from "../../forms/definition";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { provisionTitle } from "./consents";
import { activityOptions, named, writer, type CaseForm, type FormContext } from "./shared";

const words = writer("document_added");

/** What a document may belong to: a consent, an activity, a decision that is asked for. */
export function concernsOptions(context: FormContext, t: Texts): Option[] {
    const { consents = [], proposals = [] }: CaseContent = context.view.content;
    return [
        ...consents.map(({ asked }) => ({
            value: asked.about.item,
            label: [provisionTitle(asked, t), asked.reference].filter(Boolean).join(", "),
        })),
        ...activityOptions(context),
        ...proposals.map(({ proposal: { about, matter } }) => ({
            value: about.item,
            label: `${nameOf(t.choice.matter, matter)}, ${longDate(about.at, context.language)}`,
        })),
    ];
}

export const documentAdded: CaseForm = {
    define: (context) => {
        const { field, define } = words;
        const { today } = context.view;
        return define(context, [
            field("text", "title", { required: true, maxLength: 200 }),
            field("choice", "type", { options: (t) => named(t.documents.type), required: true, list: true }),
            field("choice", "concerns", { options: (t) => concernsOptions(context, t), list: true }),
            field("date", "received", { required: true, max: today, short: true }),
            field("date", "dated", { max: today, short: true }),
            field("choice", "delivery", { options: (t) => named(t.documents.delivery), list: true }),
            field("text", "brought_by", { maxLength: 200 }),
            field("text", "original", { maxLength: 200 }),
        ]);
    },
    shown: (content, item) =>
        content.documents?.find(({ document }) => document.about.item === item)?.document,
    defaults: ({ of, view }) => {
        const scan = view.content.consents?.some(({ asked }) => asked.about.item === of) === true;
        return {
            received: view.today,
            delivery: "by_hand",
            concerns: of ?? "",
            ...(scan && { title: "Inskannat samtycke", type: "consent" }),
        };
    },
};
