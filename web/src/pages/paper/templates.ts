// Which papers there are, and what the maker may say for each besides what the case says. As the server has it.
import type { CaseView, PaperTemplate, PaperWish } from "../../api/types";
import type { LanguageCode } from "../../dates";
import type { Values } from "../../forms/definition";
import { tellableNeeds } from "./needs";

export type PaperField = Exclude<keyof PaperWish, "language">;

export const paperFields: Record<PaperTemplate, readonly PaperField[]> = {
    summons: ["of", "date", "time", "channel", "place", "who", "bring", "cancel", "address"],
    plan: ["address"],
    needs: ["of", "host", "adaptations"],
    minutes: ["of", "who", "agreed", "next", "address"],
    questionnaire: ["address"],
    consent_proof: ["of", "address"],
};
export const paperTemplates = Object.keys(paperFields) as PaperTemplate[];
export const isPaperTemplate = (text: string): text is PaperTemplate => text in paperFields;

export interface PaperValues {
    language: "sv" | "en";
    of: string;
    date: string;
    time: string;
    channel: string;
    place: string;
    who: string;
    bring: string;
    cancel: string;
    agreed: string;
    next: string;
    host: string;
    adaptations: string[];
    address: boolean;
}
export const emptyValues: PaperValues = {
    language: "sv",
    of: "",
    date: "",
    time: "",
    channel: "",
    place: "",
    who: "",
    bring: "",
    cancel: "",
    agreed: "",
    next: "",
    host: "",
    adaptations: [],
    address: false,
};

/** What is sent: what the template takes and what has been said. */
export function wishOf(template: PaperTemplate, values: PaperValues): PaperWish {
    const said = paperFields[template]
        .map((field) => [field, values[field]] as const)
        .filter(
            ([, value]) => value !== "" && value !== false && !(Array.isArray(value) && value.length === 0),
        );
    return { language: values.language, ...Object.fromEntries(said) };
}

/** With what was begun before: fields that there still are, of the kind that they are. */
export const withDraft = (values: PaperValues, draft: Values = {}): PaperValues => ({
    ...values,
    ...Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => {
            const kept = draft[name];
            return typeof kept === typeof value && Array.isArray(kept) === Array.isArray(value)
                ? [[name, kept]]
                : [];
        }),
    ),
});

/** As the form opens: about what was pressed; on a sheet for a workplace, with what its agreement names. */
export function firstValues(
    template: PaperTemplate,
    of: string | undefined,
    view: CaseView,
    language: LanguageCode,
): PaperValues {
    const placement = view.content.placements?.find((each) => each.placement.about.item === of)?.placement;
    const named = tellableNeeds(view).filter(({ about }) => placement?.adaptations?.includes(about.item));
    return {
        ...emptyValues,
        language,
        of: of ?? "",
        ...(template === "needs" && { adaptations: named.map(({ about }) => about.item) }),
    };
}
