// The referral as a form, and as the API takes it: pure.
import type { FormDefinition, Option } from "../../forms/definition";
import { ApiProblem } from "../../api/problem";
import type { IsoDate, LanguageCode } from "../../dates";
import type { Texts } from "../../texts/sv";

/** Which part of the referral each field belongs to. */
const parts = {
    identity: [
        "personal_number",
        "given_name",
        "family_name",
        "phone",
        "email",
        "language",
        "interpreter",
        "reach",
    ],
    opened: ["date", "reason", "referred_by"],
    registration: ["programme", "programme_from", "programme_until", "registered_from"],
    work_history: ["experience", "wishes", "education", "support_months"],
} as const;
type Part = keyof typeof parts;

const languages = [
    "sv",
    "ar",
    "so",
    "fa",
    "prs",
    "ti",
    "ku",
    "bs",
    "tr",
    "es",
    "pl",
    "ro",
    "vi",
    "uk",
    "ru",
    "en",
];

const named = (names: Record<string, string>): Option[] =>
    Object.entries(names).map(([value, label]) => ({ value, label }));

/** Only the employment service registers; others leave that part out. */
export function referralForm(today: IsoDate, registers: boolean, language: LanguageCode): FormDefinition {
    const tongues = new Intl.DisplayNames([language], { type: "language" });
    const text = (name: string, label: (t: Texts) => string, maxLength: number) =>
        ({ kind: "text", name, label, maxLength }) as const;
    return {
        kind: "case_opened",
        title: (t) => t.referral.title,
        lead: (t) => t.referral.lead,
        save: (t) => t.referral.open,
        fields: [
            {
                ...text("personal_number", (t) => t.referral.number, 13),
                help: (t) => t.referral.numberHelp,
                part: (t) => t.referral.who,
                inputMode: "numeric",
                required: true,
            },
            { ...text("given_name", (t) => t.referral.given, 100), required: true, short: true },
            { ...text("family_name", (t) => t.referral.family, 100), required: true, short: true },
            { ...text("phone", (t) => t.referral.phone, 40), inputMode: "tel", short: true },
            { ...text("email", (t) => t.referral.email, 200), inputMode: "email", short: true },
            {
                kind: "choice",
                name: "language",
                label: (t) => t.referral.language,
                options: () => languages.map((value) => ({ value, label: tongues.of(value) ?? value })),
                list: true,
                short: true,
            },
            { kind: "yesNo", name: "interpreter", label: (t) => t.referral.interpreter, short: true },
            text("reach", (t) => t.referral.reach, 300),
            {
                kind: "date",
                name: "date",
                label: (t) => t.referral.date,
                part: (t) => t.referral.why,
                max: today,
                required: true,
                short: true,
            },
            { ...text("referred_by", (t) => t.referral.by, 200), short: true },
            {
                kind: "longText",
                name: "reason",
                label: (t) => t.referral.reason,
                help: (t) => t.referral.reasonHelp,
                maxLength: 1000,
                rows: 3,
                required: true,
            },
            ...(registers
                ? ([
                      {
                          kind: "choice",
                          name: "programme",
                          label: (t) => t.referral.programme,
                          part: (t) => t.referral.registration,
                          options: (t) => named(t.referral.programmes),
                          list: true,
                          short: true,
                      },
                      {
                          kind: "date",
                          name: "registered_from",
                          label: (t) => t.referral.registeredFrom,
                          max: today,
                          short: true,
                          when: ({ programme }) => programme !== "",
                      },
                      {
                          kind: "date",
                          name: "programme_from",
                          label: (t) => t.referral.programmeFrom,
                          short: true,
                          when: ({ programme }) => programme !== "",
                      },
                      {
                          kind: "date",
                          name: "programme_until",
                          label: (t) => t.referral.programmeUntil,
                          short: true,
                          when: ({ programme }) => programme !== "",
                      },
                  ] satisfies FormDefinition["fields"])
                : []),
            {
                kind: "longText",
                name: "experience",
                label: (t) => t.referral.experience,
                part: (t) => t.referral.work,
                maxLength: 2000,
                rows: 2,
            },
            { kind: "longText", name: "wishes", label: (t) => t.referral.wishes, maxLength: 1000, rows: 2 },
            {
                kind: "choice",
                name: "education",
                label: (t) => t.referral.education,
                options: (t) => named(t.education),
                list: true,
                short: true,
            },
            {
                kind: "number",
                name: "support_months",
                label: (t) => t.referral.supportMonths,
                max: 800,
                short: true,
            },
        ],
    };
}

/** The form's fields in the parts that the API wants; a part without anything is left out. */
export function toReferral(data: Record<string, unknown>): Record<string, unknown> {
    const referral: Record<string, unknown> = {};
    for (const [part, names] of Object.entries(parts)) {
        const filled = names.filter((name) => data[name] !== undefined);
        if (filled.length > 0 || part === "identity" || part === "opened")
            referral[part] = Object.fromEntries(filled.map((name) => [name, data[name]]));
    }
    return referral;
}

/** "/identity/phone" is the form's "/phone". */
export function atFields(problem: ApiProblem): ApiProblem {
    const fields = problem.fields.map((each) => {
        const [, part, ...rest] = each.pointer.split("/");
        return (part ?? "") in parts &&
            rest.length > 0 &&
            (parts[part as Part] as readonly string[]).includes(rest[0] ?? "")
            ? { ...each, pointer: `/${rest.join("/")}` }
            : each;
    });
    return new ApiProblem(
        problem.status,
        problem.code,
        problem.detail,
        fields,
        problem.current,
        problem.trace,
    );
}
