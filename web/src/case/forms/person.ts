// The participant's own facts: contact, protection, registration, work; and each party's own case.
import {
    languageOptions,
    named,
    ownItem,
    personOptions,
    teamMembers,
    writer,
    type CaseForm,
    type FormContext,
} from "./shared";

const identityWords = writer("identity");
export const identity: CaseForm = {
    define: (context) => {
        const { field, define } = identityWords;
        return define(context, [
            field("text", "given_name", { required: true, maxLength: 100, short: true }),
            field("text", "family_name", { required: true, maxLength: 100, short: true }),
            field("text", "personal_number", { required: true, maxLength: 13, inputMode: "numeric" }),
            field("text", "phone", { maxLength: 40, inputMode: "tel", short: true }),
            field("text", "email", { maxLength: 200, inputMode: "email", short: true }),
            field("text", "address", { maxLength: 300 }),
            field("choice", "language", {
                options: () => {
                    const known = languageOptions(context.language);
                    const now = context.view.content.identity?.language;
                    return now === undefined || known.some(({ value }) => value === now)
                        ? known
                        : [...known, { value: now, label: now }];
                },
                list: true,
                short: true,
            }),
            field("yesNo", "interpreter", { short: true }),
            field("text", "reach", { maxLength: 300 }),
        ]);
    },
    shown: ({ identity: now }, item) => (now?.about.item === item ? now : undefined),
    itemOf: (context) => ownItem(context, context.view.content.identity),
    defaults: ({ view }) => {
        const now = view.content.identity; // somebody else's: one's own begins from what is known
        return Object.fromEntries(
            Object.entries(now ?? {}).flatMap(([name, value]) =>
                typeof value === "string" || typeof value === "boolean" ? [[name, value]] : [],
            ),
        );
    },
};

/** The own party's mark as it stands: each party has one, which nobody else changes. */
const ownMark = ({ view, party }: FormContext) =>
    view.content.protections?.filter(({ about }) => about.owner === party).at(-1);
const protectionWords = writer("protection_set");
export const protectionSet: CaseForm = {
    define: (context) => {
        const { field, define } = protectionWords;
        return define(context, [
            field("choice", "degree", {
                options: (t) =>
                    named(t.choice.protection)
                        .filter(({ value }) => value !== "none" || ownMark(context) !== undefined)
                        .map((each) => ({ ...each, help: t.parts.protectionDemands[each.value] ?? "" })),
                required: true,
            }),
            field("people", "named_officers", {
                people: personOptions(context.team.filter(({ party }) => party === context.party)),
                required: ({ degree }) => degree !== "none",
                when: ({ degree }) => degree !== "none" && degree !== "",
            }),
            field("longText", "reason", { required: true, maxLength: 500, rows: 2 }),
        ]);
    },
    shown: ({ protections }, item) => {
        const mark = protections?.filter(({ about }) => about.item === item).at(-1);
        return mark && { ...mark, reason: "" };
    },
    itemOf: (context) => ownMark(context)?.about.item,
};

const registrationWords = writer("registration");
export const registration: CaseForm = {
    define: (context) => {
        const { field, define } = registrationWords;
        return define(context, [
            field("choice", "programme", {
                options: (t) => named(t.choice.programme),
                required: true,
                list: true,
            }),
            field("date", "programme_from", { short: true }),
            field("date", "programme_until", { short: true }),
            field("date", "registered_from", { short: true }),
            field("date", "last_report", { max: context.view.today, short: true }),
        ]);
    },
    shown: ({ registration: now }, item) => (now?.about.item === item ? now : undefined),
    itemOf: (context) => ownItem(context, context.view.content.registration),
};

const workWords = writer("work_history");
export const workHistory: CaseForm = {
    define: (context) => {
        const { field, define } = workWords;
        return define(context, [
            field("longText", "experience", { maxLength: 2000, rows: 3 }),
            field("longText", "wishes", { maxLength: 1000, rows: 2 }),
            field("choice", "education", {
                options: (t) => named(t.choice.education),
                list: true,
                short: true,
            }),
            field("yesNo", "education_verified", { short: true }),
            field("words", "ssyk", { short: true }),
            field("number", "support_months", { max: 800, short: true }),
        ]);
    },
    shown: ({ work_history: now }, item) => (now?.about.item === item ? now : undefined),
    itemOf: (context) => ownItem(context, context.view.content.work_history),
};

const engagedWords = writer("party_engaged");
export const partyEngaged: CaseForm = {
    define: (context) =>
        engagedWords.define(context, [
            engagedWords.field("text", "own_case", { required: true, maxLength: 60 }),
        ]),
    shown: ({ parties }, item) => parties?.find(({ about }) => about.item === item),
    itemOf: (context) =>
        context.view.content.parties?.find(({ about }) => about.owner === context.party)?.about.item,
};

const exitWords = writer("exit");
export const exit: CaseForm = {
    define: (context) => {
        const { field, define } = exitWords;
        const { view } = context;
        const opened = view.content.opened?.date;
        const open = (view.content.activities ?? []).filter(
            ({ status }) => status === "ongoing" || status === "accepted" || status === "offered",
        ).length;
        return define(
            context,
            [
                field("date", "date", {
                    required: true,
                    max: view.today,
                    ...(opened !== undefined && { min: opened }),
                }),
                field("choice", "outcome", { options: (t) => named(t.choice.outcome), required: true }),
                field("choice", "reason", {
                    options: (t) => named(t.choice.exitReason),
                    required: true,
                    list: true,
                }),
                field("number", "extent", {
                    min: 1,
                    max: 100,
                    required: true,
                    when: ({ outcome }) => outcome === "work",
                    short: true,
                }),
                field("yesNo", "subsidised", {
                    required: true,
                    when: ({ outcome }) => outcome === "work",
                    short: true,
                }),
                field("text", "support", {
                    required: true,
                    maxLength: 100,
                    when: ({ outcome, subsidised }) => outcome === "work" && subsidised === true,
                }),
                field("text", "study_form", {
                    required: true,
                    maxLength: 100,
                    when: ({ outcome }) => outcome === "studies",
                }),
                field("choice", "education", {
                    options: (t) => named(t.choice.education),
                    list: true,
                    short: true,
                }),
                field("number", "support_months", { max: 800, short: true }),
                field("text", "income_after", { maxLength: 100 }),
                field("yesNo", "in_sus", {}),
                field("person", "follow_up_by", {
                    people: personOptions(teamMembers(context)),
                    required: ({ outcome }) => outcome === "work" || outcome === "studies",
                }),
                field("longText", "note", {
                    maxLength: 2000,
                    rows: 2,
                    required: ({ outcome, reason }) => outcome === "other" && reason === "other",
                }),
            ],
            {
                notices: (_, t) =>
                    open > 0 ? [{ tone: "warning", first: true, text: t.hint.exitOpen(open) }] : [],
                save: (t) => t.forms.exit.title,
            },
        );
    },
    defaults: ({ view, me }) => ({
        date: view.today,
        in_sus: true,
        follow_up_by: view.content.lead?.worker ?? me,
    }),
};

const recalledWords = writer("recalled");
export const recalled: CaseForm = {
    define: (context) =>
        recalledWords.define(
            context,
            [recalledWords.field("longText", "reason", { required: true, maxLength: 500, rows: 2 })],
            {
                save: (t) => t.forms.recalled.title,
                build: (data, head) => [{ ...head, data: { ...data, of: context.of } }],
            },
        ),
};
const redactionWords = writer("redaction_proposed");
export const redactionProposed: CaseForm = {
    define: (context) =>
        redactionWords.define(
            context,
            [redactionWords.field("longText", "reason", { required: true, maxLength: 500, rows: 2 })],
            {
                save: (t) => t.forms.redaction_proposed.title,
                build: (data, head) => [{ ...head, data: { ...data, of: context.of } }],
            },
        ),
};
const redactionAnswerWords = writer("redaction_answered");
export const redactionAnswered: CaseForm = {
    define: (context) =>
        redactionAnswerWords.define(context, [
            redactionAnswerWords.field("yesNo", "approved", { required: true }),
            redactionAnswerWords.field("longText", "note", { maxLength: 500, rows: 2 }),
        ]),
};

const retractionWords = writer("retraction");
export const retraction: CaseForm = {
    define: (context) =>
        retractionWords.define(
            context,
            [retractionWords.field("longText", "reason", { required: true, maxLength: 500, rows: 2 })],
            { save: (t) => t.forms.retraction.title },
        ),
};
