// What is asked of the participant, as it was asked: the lines of one form together.
import type { CaseView } from "../../api/types";

export type Line = NonNullable<CaseView["content"]["consents"]>[number];

/** Those that wait for an answer and have a text to read, by form; the form that came first, first. */
export function asForms(consents: readonly Line[]): Line[][] {
    const forms = new Map<string, Line[]>();
    for (const each of consents) {
        const { status, asked } = each;
        if (status !== "asked" || asked.text_version === undefined) continue;
        const form = [asked.form, asked.language, asked.text_version, asked.reference].join(" ");
        forms.set(form, [...(forms.get(form) ?? []), each]);
    }
    return [...forms.values()];
}
