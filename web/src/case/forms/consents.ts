// Consent and disclosure: asked by form, answered part by part, withdrawn with a word of what stops; and the act of sharing.
import type { CaseContent, Category, Party, Role } from "../../api/types";
import type { components } from "../../api/schema";
import { longDate } from "../../dates";
import type { EntryBody, Notice, Option, Values } from "../../forms/definition";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { aboutOf, itemVersion } from "../model";
import { ownItems } from "../own-items";
import { listed, mayOwn, named, partyOptions, writer, type CaseForm, type FormContext } from "./shared";

type Asked = components["schemas"]["ConsentAsked"];
type Seen = components["schemas"]["Consent"];
type Purpose = components["schemas"]["Purpose"];

/** Who receives, in words: parties, or a role wherever it works. */
export function receivers({ to, to_role }: { to?: Party[]; to_role?: string }, t: Texts): string {
    const parties = (to ?? []).filter((party) => party !== "none").map((party) => nameOf(t.party, party));
    const role = to_role === "project_lead" ? t.sees.projectLeads : nameOf(t.role, to_role);
    return listed(parties.length > 0 ? parties : [role], t.sees.and);
}
export const provisionTitle = (of: { from?: Party; to?: Party[]; to_role?: string }, t: Texts): string =>
    t.parts.provision(nameOf(t.party, of.from), receivers(of, t));
export const provisionWhat = (of: { categories?: Category[] }, t: Texts): string =>
    t.parts.provisionWhat(
        listed(
            (of.categories ?? []).map((each) => lower(nameOf(t.category, each))),
            t.sees.and,
        ),
    );
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase() + text.slice(1);

const same = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
    a.length === b.length && [...a].sort().join() === [...b].sort().join();
/** What stands already of a provision on a form: the newest that is asked or given. */
const standing = (content: CaseContent, provision: Asked): Seen | undefined =>
    (content.consents ?? []).findLast(
        ({ asked, status }) =>
            (status === "asked" || status === "given") &&
            asked.form === provision.form &&
            asked.from === provision.from &&
            (same(asked.to, provision.to) || (asked.to ?? []).every((to) => provision.to.includes(to))) &&
            same(asked.categories, provision.categories),
    );

const consentForms = ["sharing", "health", "evaluation"] as const;
const askedWords = writer("consent_asked");

/** A provision to ask anew, by its item; or the forms of the catalogue. */
const renewed = ({ view, of }: FormContext): Seen | undefined =>
    view.content.consents?.find(({ asked }) => asked.about.item === of);
/** The languages that the forms can be shown in: each has a text in all of them. */
const languagesOf = ({ consentTexts }: FormContext): string[] => [
    ...new Set(consentTexts.map(({ language }) => language)),
];
const textOf = ({ consentTexts }: FormContext, wanted: unknown, tongue: unknown) =>
    consentTexts.find(({ form, language }) => form === wanted && language === tongue);
const provisionsOn = ({ catalogue }: FormContext, form: string): Asked[] =>
    catalogue.forms.find((each) => each.form === form)?.provisions ?? [];
/** Each form has a field of its own, so that a change of form keeps what was ticked on the other. */
const fieldOf = (form: string): string => `provisions_${form}`;

export const consentAsked: CaseForm = {
    define: (context) => {
        const { field, define } = askedWords;
        const again = renewed(context);
        const { language, view } = context;
        const boxes = (form: string, t: Texts): Option[] =>
            provisionsOn(context, form).map((each, index) => {
                const now = standing(view.content, each);
                const state =
                    now?.status === "given" && now.until !== undefined
                        ? t.hint.already(longDate(now.until, language))
                        : now?.status === "asked"
                          ? t.hint.alreadyAsked
                          : "";
                return {
                    value: String(index),
                    label: provisionTitle(each, t),
                    help: [provisionWhat(each, t), state].filter(Boolean).join(" "),
                };
            });
        const ticked = (form: string) => ({
            label: (t: Texts) => t.forms.consent_asked.fields.provisions,
            help: (t: Texts) => t.forms.consent_asked.help.provisions,
            options: (t: Texts) => boxes(form, t),
            required: true,
            when: (values: Values) => values.form === form,
        });
        return define(
            context,
            [
                ...(again
                    ? []
                    : [
                          field("choice", "form", {
                              options: (t) =>
                                  named(t.choice.consentForm).filter(
                                      ({ value }) => provisionsOn(context, value).length > 0,
                                  ),
                              required: true,
                          }),
                          ...consentForms.map((form) => field("multiChoice", fieldOf(form), ticked(form))),
                          field("yesNo", "separately", {
                              when: ({ form }) => form === "sharing" || form === "health",
                          }),
                      ]),
                field("number", "months", { min: 1, max: 60, required: true, short: true }),
                field("choice", "sent_by", { options: (t) => named(t.channel), list: true, short: true }),
                field("choice", "language", {
                    options: (t) =>
                        languagesOf(context).map((tongue) => ({
                            value: tongue,
                            label: nameOf(t.parts.textLanguage, tongue),
                        })),
                    required: true,
                    list: true,
                    short: true,
                }),
            ],
            {
                notices: (values, t) => {
                    const notices: Notice[] = [];
                    if (again)
                        notices.push({
                            tone: "info",
                            first: true,
                            text: `${provisionTitle(again.asked, t)}. ${provisionWhat(again.asked, t)}`,
                        });
                    if (textOf(context, again?.asked.form ?? values.form, values.language)?.unreviewed)
                        notices.push({ tone: "warning", text: t.hint.unreviewedText });
                    return notices;
                },
                build: (data, head) => {
                    const { months, language: tongue, sent_by } = data;
                    const text = textOf(context, again?.asked.form ?? data.form, tongue);
                    const rest = { months, language: tongue, sent_by, text_version: text?.version };
                    const wanted = again
                        ? [provisionOf(again.asked)]
                        : ((data[fieldOf(String(data.form))] as string[] | undefined) ?? []).flatMap(
                              (index) => provisionsOn(context, String(data.form))[Number(index)] ?? [],
                          );
                    const each = data.separately === true ? wanted.flatMap(split) : wanted;
                    return each.map((provision) => ({ ...head, data: { ...provision, ...rest } }));
                },
            },
        );
    },
    defaults: (context) => {
        const { view, of } = context;
        const wished = consentForms.find((form) => form === of);
        const ticks = Object.fromEntries(
            consentForms.map((form) => [
                fieldOf(form),
                provisionsOn(context, form).flatMap((each, index) =>
                    standing(view.content, each) ? [] : [String(index)],
                ),
            ]),
        );
        const asked = new Set(view.content.consents?.map(({ asked: { form } }) => form));
        return {
            form: wished ?? (asked.has("sharing") && !asked.has("health") ? "health" : "sharing"),
            months: String(renewed(context)?.asked.months ?? 12),
            language: textFor(context, view.content.identity?.language),
            sent_by: "meeting",
            ...ticks,
        };
    },
};
/** The participant's own language where there is a text in it; otherwise the plainest, to be read with an interpreter. */
const textFor = (context: FormContext, own = "sv"): string =>
    languagesOf(context).includes(own) ? own : "sv-simple";
const provisionOf = ({ form, from, to, to_role, categories, topics, purpose }: Seen["asked"]): object => ({
    form,
    from,
    to,
    ...(to_role !== undefined && { to_role }),
    categories,
    ...(topics !== undefined && topics.length > 0 && { topics }),
    purpose,
});
const split = (provision: object): object[] =>
    (provision as Asked).to.map((to) => ({ ...provision, to: [to] }));

/** One entry for each provision that is ticked, each with the version that is seen now. */
const onEach =
    (content: CaseContent) =>
    ({ provisions, ...data }: Record<string, unknown>, head: EntryBody): EntryBody[] =>
        (provisions as string[]).map((item) => ({
            kind: head.kind,
            item,
            version: itemVersion(content, item),
            data,
        }));
const unanswered = ({ view }: FormContext) =>
    (view.content.consents ?? []).filter(({ status }) => status === "asked");
const unansweredOptions = (context: FormContext, t: Texts): Option[] =>
    unanswered(context).map(({ asked }) => ({
        value: asked.about.item,
        label: provisionTitle(asked, t),
        help: provisionWhat(asked, t),
    }));
/** What was pressed; otherwise everything that waits. */
const answered = (context: FormContext): string[] =>
    context.of === undefined ? unanswered(context).map(({ asked }) => asked.about.item) : [context.of];

const givenWords = writer("consent_given");
export const consentGiven: CaseForm = {
    define: (context) => {
        const { field, define } = givenWords;
        return define(
            context,
            [
                field("multiChoice", "provisions", {
                    options: (t) => unansweredOptions(context, t),
                    required: true,
                }),
                field("choice", "channel", {
                    // On screen answers the participant, on the own page.
                    options: (t) =>
                        named(t.choice.consentChannel).filter(({ value }) => value !== "electronic"),
                    required: true,
                }),
                field("date", "date", { required: true, max: context.view.today }),
                field("text", "witness", {
                    required: true,
                    maxLength: 200,
                    when: ({ channel }) => channel === "oral",
                }),
                field("text", "evidence", {
                    required: ({ channel, provisions }) =>
                        channel === "paper" || (channel === "oral" && anyByForm(context, provisions)),
                    maxLength: 500,
                }),
                field("yesNo", "item_by_item", {}),
            ],
            {
                build: onEach(context.view.content),
                notices: ({ channel, provisions }, t): Notice[] =>
                    channel === "paper" && anyByForm(context, provisions)
                        ? [{ tone: "info", text: t.hint.secondPerson }]
                        : [],
            },
        );
    },
    defaults: (context) => ({
        provisions: answered(context),
        channel: "paper",
        date: context.view.today,
        item_by_item: false,
    }),
};

/** Whether one of the provisions was asked with a text of ours: then paper and word of mouth have stricter rules. */
const anyByForm = ({ view }: FormContext, provisions: unknown): boolean =>
    (view.content.consents ?? []).some(
        ({ asked }) =>
            asked.text_version !== undefined &&
            Array.isArray(provisions) &&
            provisions.includes(asked.about.item),
    );

const confirmedWords = writer("consent_confirmed");
/** What stands on the same paper and waits for somebody else than who registered it: the one pressed, or the first. */
function onThePaper({ view, of, me }: FormContext): Seen[] {
    const waiting = (view.content.consents ?? []).filter(
        ({ status, given }) => status === "unconfirmed" && given?.about.author !== me,
    );
    const paper = (waiting.find(({ asked }) => asked.about.item === of) ?? waiting[0])?.asked.reference;
    return waiting.filter(({ asked }) => asked.reference === paper);
}
export const consentConfirmed: CaseForm = {
    define: (context) => {
        const { field, define } = confirmedWords;
        return define(
            context,
            [
                field("text", "reference", { required: true, maxLength: 20 }),
                field("multiChoice", "provisions", {
                    options: (t) =>
                        onThePaper(context).map(({ asked }) => ({
                            value: asked.about.item,
                            label: provisionTitle(asked, t),
                            help: provisionWhat(asked, t),
                        })),
                    required: true,
                }),
                field("date", "date", { required: true, max: context.view.today }),
                field("longText", "note", { maxLength: 500, rows: 2 }),
            ],
            { build: onEach(context.view.content), save: (t) => t.step.confirm },
        );
    },
    defaults: (context) => ({
        provisions: onThePaper(context).map(({ asked }) => asked.about.item),
        date: context.view.today,
    }),
};

const refusedWords = writer("consent_refused");
export const consentRefused: CaseForm = {
    define: (context) => {
        const { field, define } = refusedWords;
        return define(
            context,
            [
                field("multiChoice", "provisions", {
                    options: (t) => unansweredOptions(context, t),
                    required: true,
                }),
                field("date", "date", { required: true, max: context.view.today }),
                field("longText", "note", { maxLength: 500, rows: 2 }),
            ],
            { build: onEach(context.view.content) },
        );
    },
    defaults: (context) => ({
        provisions: context.of === undefined ? [] : answered(context),
        date: context.view.today,
    }),
};

const withdrawnWords = writer("consent_withdrawn");
export const consentWithdrawn: CaseForm = {
    define: (context) => {
        const { field, define } = withdrawnWords;
        return define(
            context,
            [
                field("choice", "channel", {
                    options: (t) => named(t.choice.consentChannel),
                    required: true,
                }),
                field("longText", "note", { maxLength: 500, rows: 2 }),
            ],
            {
                save: (t) => t.forms.consent_withdrawn.title,
            },
        );
    },
    defaults: () => ({ channel: "oral" }),
};

/** What the writer's party may tell somebody by law today: each act once, however many may be told. */
function statuteOptions({ catalogue, party, view, language }: FormContext): Option[] {
    const holds = catalogue.statutes.filter(
        ({ from, begins, ends }) =>
            from === party && begins <= view.today && (ends === undefined || view.today < ends),
    );
    return [...new Map(holds.map((each) => [each.code, each])).values()].map((each) => ({
        value: each.code,
        label: `${each[language]} (${each.code})`,
    }));
}
/** What the chosen act lets the receivers be told, item by item; before any is chosen, what it lets anybody. */
function listedBy(
    { catalogue, party, language }: FormContext,
    code: unknown,
    to: readonly unknown[],
    t: Texts,
): Notice[] {
    const acts = catalogue.statutes.filter(
        (each) => each.code === code && each.from === party && (to.length === 0 || to.includes(each.to)),
    );
    const said = [...new Set(acts.flatMap(({ data }) => data.map((each) => each[language])))];
    if (acts.length === 0) return [];
    return [
        {
            tone: "info",
            text: said.length > 0 ? t.hint.listed(listed(said, t.sees.and)) : t.hint.whatIsNeeded,
        },
    ];
}
/** To share on: those that let the party tell another party. */
const validConsents = ({ view, party }: FormContext) =>
    (view.content.consents ?? []).filter(
        ({ asked, status, until }) =>
            status === "given" &&
            asked.from === party &&
            (asked.to ?? []).some((to) => to !== "none") &&
            (until === undefined || until >= view.today),
    );

/** Of project leads and evaluators; everybody else works with the case. */
const projectRoles: readonly string[] = ["project_lead", "evaluator"] satisfies Role[];
/**
 * For what it is disclosed. A consent is for what the participant was asked about, and a duty in law for the work with the case;
 * of an own judgement the writer says (GDPR 5.1 b: what was shared for one purpose is not read for another).
 */
function purposeOf(consent: Seen | undefined, { basis, purpose }: Record<string, unknown>): Purpose {
    if (basis === "consent") return consent?.asked.purpose ?? "coordination";
    return basis === "reasoned_decision" && typeof purpose === "string"
        ? (purpose as Purpose)
        : "coordination";
}
const listOf = (value: unknown) => (Array.isArray(value) ? (value as string[]) : []);
/** The categories that are disclosed: those chosen, or the item's. */
const disclosedOf = ({ view }: FormContext, { what, of, categories }: Record<string, unknown>) =>
    what === "item"
        ? [aboutOf(view.content, of as string)?.category ?? ""].filter(Boolean)
        : listOf(categories);
/**
 * Whether an own judgement opens anything here. The decision table lets it for one alone: that somebody takes part, counted, to a
 * project lead (docs/03-secrecy.md 3.6).
 */
const opensByJudgement = (context: FormContext, values: Record<string, unknown>) =>
    values.to_role === "project_lead" && disclosedOf(context, values).includes("participation");
/** For what the chosen consent is, and what of the disclosure it does not reach. */
function reachOf(context: FormContext, consent: Seen, values: Values, t: Texts): Notice[] {
    const { asked } = consent;
    const missed = listOf(values.to).filter((each) => !(asked.to ?? []).some((party) => party === each));
    const outside = disclosedOf(context, values).filter(
        (each) => !(asked.categories ?? []).some((one) => one === each),
    );
    const inWords = (names: Record<string, string>, list: readonly string[]) =>
        listed(
            list.map((each) => nameOf(names, each)),
            t.sees.and,
        );
    const purpose = nameOf(t.choice.purpose, purposeOf(consent, { basis: "consent" }));
    const warning = (text: string): Notice => ({ tone: "warning", text });
    return [
        { tone: "info", text: t.hint.purposeOfConsent(lower(purpose)) },
        ...(missed.length > 0 ? [warning(t.hint.consentNotTo(inWords(t.party, missed)))] : []),
        ...(outside.length > 0 ? [warning(t.hint.consentNotOf(lower(inWords(t.category, outside))))] : []),
    ];
}

const disclosedWords = writer("disclosed");
export const disclosed: CaseForm = {
    define: (context) => {
        const { field, define } = disclosedWords;
        const { party } = context;
        const statutes = statuteOptions(context);
        const consents = validConsents(context);
        const consentOf = (item: unknown) => consents.find(({ asked }) => asked.about.item === item);
        const reasoned = party !== "health_region" && party !== "social_services"; // OSL 10:27 does not reach them
        return define(
            context,
            [
                field("choice", "what", { options: (t) => named(t.choice.what), required: true }),
                field("choice", "of", {
                    options: (t) => ownItems({ ...context, content: context.view.content, t }, party),
                    required: true,
                    list: true,
                    when: ({ what }) => what === "item",
                }),
                field("multiChoice", "categories", {
                    options: (t) =>
                        named(
                            t.category,
                            [
                                "participation",
                                "joint_plan",
                                "joint_assessment",
                                "follow_up",
                                "functional_needs",
                                "work_history",
                                "registration",
                                "activity_reports",
                                "authority_plan",
                                "income_support",
                                "insurance_benefit",
                                "insurance_assessment",
                                "care_track",
                                "studies",
                            ].filter((each) => mayOwn(context, each)),
                        ),
                    required: true,
                    when: ({ what }) => what === "categories",
                }),
                field("multiChoice", "to", { options: (t) => partyOptions(t, party), required: true }),
                field("choice", "basis", {
                    options: (t) =>
                        named(t.choice.basis).filter(
                            ({ value }) =>
                                value === "consent" || (value === "statute" ? statutes.length > 0 : reasoned),
                        ),
                    required: true,
                }),
                field("choice", "provision", {
                    options: (t) =>
                        consents.map(({ asked }) => ({
                            value: asked.about.item,
                            label: provisionTitle(asked, t),
                        })),
                    required: true,
                    list: true,
                    when: ({ basis }) => basis === "consent",
                }),
                field("choice", "statute", {
                    options: () => statutes,
                    required: true,
                    list: true,
                    when: ({ basis }) => basis === "statute",
                }),
                field("choice", "purpose", {
                    options: (t) => named(t.choice.purpose),
                    required: true,
                    when: ({ basis }) => basis === "reasoned_decision",
                }),
                field("choice", "to_role", {
                    options: (t) => named(t.role, projectRoles),
                    required: true,
                    when: ({ basis, purpose }) => basis === "reasoned_decision" && purpose === "evaluation",
                }),
                field("choice", "harm", {
                    options: (t) => named(t.choice.harm),
                    required: true,
                    when: ({ basis }) => basis === "reasoned_decision",
                }),
                field("longText", "reason", {
                    maxLength: 1000,
                    rows: 2,
                    required: ({ basis }) => basis === "reasoned_decision",
                }),
                field("date", "until", { min: context.view.today }),
            ],
            {
                notices: (values, t): Notice[] => {
                    const { basis, provision, statute, harm, to } = values;
                    const consent = basis === "consent" ? consentOf(provision) : undefined;
                    return [
                        { tone: "info", text: t.hint.restricted },
                        ...(consent ? reachOf(context, consent, values, t) : []),
                        ...(basis === "statute"
                            ? listedBy(context, statute, Array.isArray(to) ? to : [], t)
                            : []),
                        ...(basis === "reasoned_decision" && harm === "likely"
                            ? [{ tone: "warning" as const, text: t.hint.harmed }]
                            : []),
                        ...(basis === "reasoned_decision" && !opensByJudgement(context, values)
                            ? [{ tone: "warning" as const, text: t.hint.judgementOpens }]
                            : []),
                        ...(basis === "consent" && consents.length === 0
                            ? [{ tone: "warning" as const, text: t.hint.noConsent }]
                            : []),
                        ...(reasoned ? [] : [{ tone: "info" as const, text: t.hint.noReasoned }]),
                    ];
                },
                build: (data, head) => {
                    const { what, ...rest } = data; // the form's own question
                    if (what === undefined) return [];
                    const consent = consentOf(data.provision);
                    const purpose = purposeOf(consent, data);
                    const to_role = consent?.asked.to_role;
                    return [
                        { ...head, data: { ...rest, ...(to_role !== undefined && { to_role }), purpose } },
                    ];
                },
                save: (t) => t.step.disclose,
            },
        );
    },
    defaults: ({ of }) => ({
        what: of === undefined ? "categories" : "item",
        of: of ?? "",
        basis: "consent",
        purpose: "coordination",
    }),
};
const endedWords = writer("disclosure_ended");
export const disclosureEnded: CaseForm = {
    define: (context) =>
        endedWords.define(context, [endedWords.field("longText", "reason", { maxLength: 500, rows: 2 })], {
            save: (t) => t.forms.disclosure_ended.title,
        }),
};
