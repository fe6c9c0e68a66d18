// What is asked about a provider, in rows that open one after the other. Pure.
import type { Catalogue, Colleague } from "../../api/types";
import { personOptions } from "../../case/forms/shared";
import type { LanguageCode } from "../../dates";
import type { Field, Values } from "../../forms/definition";
import type { providerWords } from "../../texts/providers";
import { kContacts, kOffers } from "./model";

type Words = (typeof providerWords)["sv"];
const isHost = ({ kind }: Values): boolean => kind === "employer" || kind === "association";
const filled = (values: Values, ...names: string[]): boolean =>
    names.some((name) => typeof values[name] === "string" && values[name] !== "");

/** In the order in which they stand. */
export function fieldsOf(
    words: Words,
    catalogue: Catalogue,
    workers: readonly Colleague[],
    language: LanguageCode,
    today: string,
) {
    const say = words.form;
    const field = (
        given: Omit<Extract<Field, { kind: "text" }>, "label" | "help" | "kind"> & {
            label: string;
            help?: string;
            kind?: Field["kind"];
            [more: string]: unknown;
        },
    ): Field =>
        ({ kind: "text", ...given, label: () => given.label, help: () => given.help }) as unknown as Field;
    // A row is there when the one before is begun, and always when something stands in it: what is not shown is not sent.
    const contact = (index: number): Field[] => {
        const name = (part: string) => `contacts_${index}_${part}`;
        const parts = ["name", "task", "phone", "email"].map(name);
        const before = (values: Values) =>
            index === 0 || filled(values, `contacts_${index - 1}_name`, ...parts);
        return [
            field({
                name: name("name"),
                label: say.contactName,
                maxLength: 100,
                short: true,
                part: () => say.contact(index + 1),
                when: before,
                required: (values) => filled(values, name("task"), name("phone"), name("email")),
            }),
            field({ name: name("task"), label: say.contactTask, maxLength: 100, short: true, when: before }),
            field({
                name: name("phone"),
                label: say.contactPhone,
                maxLength: 40,
                inputMode: "tel",
                short: true,
                when: before,
            }),
            field({
                name: name("email"),
                label: say.contactEmail,
                maxLength: 200,
                inputMode: "email",
                short: true,
                when: before,
            }),
        ];
    };
    const offer = (index: number): Field[] => {
        const name = (part: string) => `offers_${index}_${part}`;
        const besides = ["title", "next_start", "apply_by", "places", "eligibility"].map(name);
        const when = (values: Values) =>
            index === 0 || filled(values, `offers_${index - 1}_activity`, name("activity"), ...besides);
        return [
            field({
                name: name("activity"),
                kind: "choice",
                list: true,
                label: say.offerActivity,
                part: () => say.offer(index + 1),
                when,
                short: true,
                options: () =>
                    catalogue.activities.map((each) => ({ value: each.code, label: each[language] })),
                required: (values) => filled(values, ...besides),
            }),
            field({ name: name("title"), label: say.offerTitle, maxLength: 200, when, short: true }),
            field({ name: name("next_start"), kind: "date", label: say.offerStart, when, short: true }),
            field({ name: name("apply_by"), kind: "date", label: say.offerApply, when, short: true }),
            field({
                name: name("places"),
                kind: "number",
                min: 0,
                max: 10_000,
                label: say.offerPlaces,
                when,
            }),
            field({
                name: name("eligibility"),
                kind: "longText",
                rows: 2,
                maxLength: 1000,
                label: say.offerEligibility,
                when,
            }),
        ];
    };
    const steps = catalogue.onboarding.flatMap(({ code, [language]: step }, index): Field[] => {
        const [date, by] = [`onboarding_${code}_date`, `onboarding_${code}_by`];
        return [
            field({
                name: date,
                kind: "date",
                max: today,
                label: say.stepDate(step),
                when: isHost,
                short: true,
                ...(index === 0 && { part: () => say.onboarding }),
                required: (values) => filled(values, by),
            }),
            field({
                name: by,
                label: say.stepBy,
                maxLength: 100,
                when: isHost,
                short: true,
                required: (values) => filled(values, date),
            }),
        ];
    });
    return [
        field({ name: "name", label: say.name, maxLength: 200, required: true }),
        field({
            name: "kind",
            kind: "choice",
            list: true,
            label: say.kind,
            required: true,
            short: true,
            options: () => Object.entries(words.kind).map(([value, label]) => ({ value, label })),
        }),
        field({
            name: "org_number",
            label: say.org_number,
            help: say.orgHelp,
            maxLength: 20,
            inputMode: "numeric",
            short: true,
        }),
        field({ name: "address", label: say.address, maxLength: 300 }),
        field({
            name: "our_contact",
            kind: "person",
            people: personOptions(workers),
            label: say.our_contact,
        }),
        field({
            name: "our_second",
            kind: "person",
            people: personOptions(workers),
            label: say.our_second,
            help: say.secondHelp,
        }),
        field({ name: "capacity", kind: "number", max: 10_000, label: say.capacity }),
        field({
            name: "visit_weeks",
            kind: "number",
            max: 52,
            label: say.visit_weeks,
            short: true,
        }),
        field({
            name: "report_weeks",
            kind: "number",
            max: 52,
            label: say.report_weeks,
            short: true,
        }),
        field({
            name: "reporting",
            kind: "longText",
            rows: 2,
            label: say.reporting,
            help: say.reportingHelp,
            maxLength: 1000,
        }),
        ...Array.from({ length: kContacts }, (_, index) => contact(index)).flat(),
        ...Array.from({ length: kOffers }, (_, index) => offer(index)).flat(),
        ...steps,
    ];
}
