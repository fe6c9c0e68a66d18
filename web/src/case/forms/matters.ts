// What is decided: a proposal, what the others say, and the decision by whoever has the mandate. And notes.
import { addDays, longDate } from "../../dates";
import type { Notice } from "../../forms/definition";
import type { components } from "../../api/schema";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import {
    activityOptions,
    inDays,
    listed,
    named,
    partyOptions,
    writer,
    type CaseForm,
    type FormContext,
} from "./shared";

type Item = components["schemas"]["ProposalItem"];

export const deciderOf = (
    { catalogue }: Pick<FormContext, "catalogue">,
    matter: string | undefined,
): string | undefined => catalogue.deciders.find((each) => each.matter === matter)?.role;
/** Parties that are to be heard and have not spoken. */
export const unheard = ({ proposal, opinions }: Item): string[] =>
    (proposal.heard ?? []).filter((party) => !(opinions ?? []).some(({ about }) => about.owner === party));

/** Absences that nobody has talked about, of those that are seen whole. */
const unaskedAbout = ({ view }: FormContext) =>
    (view.content.absences ?? []).filter(
        ({ absence, followed }) => !absence.about.limited && followed?.reached !== true,
    );

const proposalWords = writer("proposal");
export const proposal: CaseForm = {
    define: (context) => {
        const { field, define } = proposalWords;
        const { view, party, role } = context;
        return define(
            context,
            [
                field("choice", "matter", {
                    options: (t) => named(t.choice.matter),
                    required: true,
                    list: true,
                }),
                field("choice", "activity", { options: () => activityOptions(context), list: true }),
                field("longText", "text", { required: true, maxLength: 2000, rows: 3 }),
                field("longText", "unasked_reason", {
                    maxLength: 1000,
                    rows: 2,
                    required: true,
                    when: ({ matter }) => matter === "revocation" && unaskedAbout(context).length > 0,
                }),
                field("multiChoice", "heard", { options: (t) => partyOptions(t, party) }),
                field("date", "wanted_by", {
                    min: view.today,
                    required: ({ heard }) => Array.isArray(heard) && heard.length > 0,
                    ...inDays(view.today, [7, 14]),
                }),
            ],
            {
                notices: ({ matter }, t): Notice[] => {
                    const decider = deciderOf(context, matter as string);
                    if (decider === undefined) return [];
                    // Before somebody is put out of a programme for not following the plan: has anybody asked why?
                    const unasked = matter === "revocation" ? unaskedAbout(context) : [];
                    return [
                        ...(unasked.length === 0
                            ? []
                            : [
                                  {
                                      tone: "warning" as const,
                                      first: true,
                                      text: t.hint.unasked(unasked.length),
                                  },
                              ]),
                        {
                            tone: "info",
                            text:
                                decider === role
                                    ? t.hint.decidesYou
                                    : t.hint.decides(nameOf(t.role, decider)),
                        },
                    ];
                },
            },
        );
    },
    defaults: ({ view, of, catalogue }) => {
        const offer = view.content.activities?.find((each) => each.offer.about.item === of)?.offer;
        return {
            activity: of ?? "",
            matter: catalogue.activities.find(({ code }) => code === offer?.activity)?.needs ?? "",
            wanted_by: addDays(view.today, 7),
        };
    },
};

const proposalOptions = ({ view, language }: FormContext, t: Texts, open: (item: Item) => boolean) =>
    (view.content.proposals ?? []).filter(open).map((each) => ({
        value: each.proposal.about.item,
        label: `${nameOf(t.choice.matter, each.proposal.matter)}, ${longDate(each.proposal.about.at, language)}`,
    }));
const chosen = ({ view }: FormContext, item: unknown): Item | undefined =>
    view.content.proposals?.find(({ proposal: each }) => each.about.item === item);

const opinionWords = writer("opinion");
export const opinion: CaseForm = {
    define: (context) => {
        const { field, define } = opinionWords;
        return define(
            context,
            [
                field("choice", "proposal", {
                    options: (t) => proposalOptions(context, t, ({ decision }) => decision === undefined),
                    required: true,
                    list: true,
                }),
                field("choice", "stance", { options: (t) => named(t.choice.stance), required: true }),
                field("longText", "text", { required: true, maxLength: 2000, rows: 3 }),
            ],
            {
                notices: ({ proposal: item }): Notice[] => {
                    const text = chosen(context, item)?.proposal.text;
                    return text === undefined ? [] : [{ tone: "info", first: true, text: `”${text}”` }];
                },
            },
        );
    },
    defaults: ({ of, view, party }) => ({
        proposal:
            of ??
            view.content.proposals?.find(
                (each) => each.decision === undefined && unheard(each).includes(party),
            )?.proposal.about.item ??
            "",
    }),
};

const decisionWords = writer("decision_made");
export const decisionMade: CaseForm = {
    define: (context) => {
        const { field, define } = decisionWords;
        const { view, language, role, party } = context;
        return define(
            context,
            [
                field("choice", "proposal", {
                    options: (t) =>
                        proposalOptions(
                            context,
                            t,
                            (each) =>
                                each.decision === undefined &&
                                deciderOf(context, each.proposal.matter) === role,
                        ),
                    required: true,
                    list: true,
                }),
                field("choice", "verdict", { options: (t) => named(t.choice.verdict), required: true }),
                field("longText", "reasons", { required: true, maxLength: 2000, rows: 3 }),
                field("text", "rule", { maxLength: 200 }),
                field("date", "from", { short: true }),
                field("date", "until", { short: true }),
            ],
            {
                notices: ({ proposal: item }, t): Notice[] => {
                    const found = chosen(context, item);
                    if (!found) return [];
                    const missing = unheard(found).filter((each) => each !== party);
                    const by = found.proposal.wanted_by;
                    return [
                        ...(found.proposal.text === undefined
                            ? []
                            : [{ tone: "info" as const, first: true, text: `”${found.proposal.text}”` }]),
                        ...(missing.length > 0 && by !== undefined && by >= view.today
                            ? [
                                  {
                                      tone: "warning" as const,
                                      first: true,
                                      text: t.hint.waitsForHearing(
                                          listed(
                                              missing.map((each) => nameOf(t.party, each)),
                                              t.sees.and,
                                          ),
                                          longDate(by, language),
                                      ),
                                  },
                              ]
                            : []),
                    ];
                },
            },
        );
    },
    defaults: (context) => ({
        proposal:
            context.of ??
            context.view.content.proposals?.find(
                (each) =>
                    each.decision === undefined && deciderOf(context, each.proposal.matter) === context.role,
            )?.proposal.about.item ??
            "",
        from: context.view.today,
    }),
};

const noteWords = writer("note");
export const note: CaseForm = {
    define: (context) => {
        const { field, define } = noteWords;
        return define(context, [
            field("text", "heading", { required: true, maxLength: 200 }),
            field("longText", "text", { required: true, maxLength: 4000, rows: 6 }),
        ]);
    },
    shown: (content, item) => content.notes?.find(({ about }) => about.item === item),
};
