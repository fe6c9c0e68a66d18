// What the forms of a case have in common: what they are told, how a field finds its words, and the usual choices.
import type {
    ActivityKind,
    CaseContent,
    CaseView,
    Catalogue,
    Category,
    Colleague,
    Directory,
    Party,
    ProviderRow,
    Role,
    Topic,
} from "../../api/types";
import { tracks } from "../../api/types";
import { addDays, type LanguageCode } from "../../dates";
import type { Field, FormDefinition, Notice, Option, Values } from "../../forms/definition";
import type { FormKind, FormTexts } from "../../texts/case-sv";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { lastDay, lengthOn } from "../activity-kind";

export interface FormContext {
    view: CaseView;
    catalogue: Catalogue;
    team: readonly Colleague[]; // around the case
    workers: readonly Colleague[]; // everybody
    teams: Directory["teams"];
    consentTexts: Directory["consent_texts"]; // what is shown now, by form and language
    providers?: readonly ProviderRow[] | undefined; // once they have been asked for: forms that name a place
    language: LanguageCode;
    me: string; // worker
    party: Party;
    role: Role;
    item?: string | undefined; // what is written on
    of?: string | undefined; // what something new is about: an activity, a proposal, a provision, a team, a section
}
export interface CaseForm {
    define: (context: FormContext) => FormDefinition;
    /** What the view holds of the item, for a form that changes something. */
    shown?: (content: CaseContent, item: string) => object | undefined;
    defaults?: (context: FormContext) => Values;
    /** The item that is changed where there is only ever one, and it is the writer's own. */
    itemOf?: (context: FormContext) => string | undefined;
}

type Given<K extends Field["kind"]> = Omit<Extract<Field, { kind: K }>, "kind" | "name" | "label"> & {
    label?: (t: Texts) => string;
};

/** Fields and heading of one kind of entry, with their words from the catalogue of texts. */
export function writer(kind: FormKind) {
    const texts = (t: Texts): FormTexts => t.forms[kind];
    const field = <K extends Field["kind"]>(is: K, name: string, given: Given<K>): Field =>
        ({
            kind: is,
            name,
            label: (t: Texts) => texts(t).fields[name] ?? name,
            help: (t: Texts) => texts(t).help?.[name],
            ...given,
        }) as unknown as Field;
    const define = (
        { item }: Pick<FormContext, "item">,
        fields: readonly Field[],
        rest: Partial<FormDefinition> = {},
    ): FormDefinition => ({
        kind,
        title: (t) => (item === undefined ? undefined : texts(t).change) ?? texts(t).title,
        lead: (t) => texts(t).lead,
        saved: (t) => (item !== undefined && texts(t).change !== undefined ? t.form.saved : texts(t).saved),
        fields,
        ...rest,
    });
    return { field, define };
}

export const named = (names: Record<string, string>, only?: readonly string[]): Option[] =>
    Object.entries(names)
        .filter(([value]) => only?.includes(value) ?? true)
        .map(([value, label]) => ({ value, label }));
export const topicOptions = (t: Texts, list: readonly Topic[] = tracks): Option[] =>
    list.map((value) => ({ value, label: nameOf(t.track, value) }));
export const personOptions = (people: readonly Colleague[]): Option[] =>
    people.map(({ id, name, title }) => ({
        value: id,
        label: title === undefined ? name : `${name}, ${title}`,
    }));
/** The case's own people first, then the others by name. */
export function everybody({ team, workers }: FormContext): Option[] {
    const near = new Set(team.map(({ id }) => id));
    return personOptions([...team, ...workers.filter(({ id }) => !near.has(id))]);
}
/** Everybody in the case's team; the people around it where it has none. */
export function teamMembers({ view, workers, team }: FormContext): readonly Colleague[] {
    const chosen = view.content.team?.team;
    const members = chosen === undefined ? [] : workers.filter(({ teams }) => teams?.includes(chosen));
    return members.length > 0 ? members : team;
}
export const activityOptions = ({ view, catalogue, language }: FormContext): Option[] =>
    (view.content.activities ?? []).map(({ offer }) => ({
        value: offer.about.item,
        label:
            offer.title ??
            catalogue.activities.find(({ code }) => code === offer.activity)?.[language] ??
            offer.activity ??
            "",
    }));
/** Activities that go on or are about to, with the one that was asked for. */
export const liveActivities = (context: FormContext): Option[] => {
    const live = new Set(
        (context.view.content.activities ?? [])
            .filter(({ status }) => status === "ongoing" || status === "accepted" || status === "offered")
            .map(({ offer }) => offer.about.item),
    );
    return activityOptions(context).filter(({ value }) => live.has(value) || value === context.of);
};
/** Who may be chosen: those in use, and the one that is chosen already. */
export const providerOptions = ({ providers = [] }: FormContext, chosen?: string): Option[] =>
    providers
        .filter(({ id, inactive }) => !inactive || id === chosen)
        .map(({ id, name }) => ({ value: id, label: name }));
/** What the register says of the chosen place that one needs to know now. */
export function placeNotices(
    { providers = [], view, language }: FormContext,
    id: unknown,
    t: Texts,
): Notice[] {
    const chosen = providers.find((each) => each.id === id);
    if (!chosen) return [];
    const { offers = [], steps_left = 0, capacity, here } = chosen;
    const starts = offers
        .filter(({ next_start }) => (next_start ?? "") >= view.today)
        .map((offer): Notice => ({ tone: "info", text: t.hint.nextStart(offer, language) }));
    if (capacity !== undefined && here >= capacity)
        starts.push({ tone: "warning", text: t.hint.placeFull(here, capacity) });
    return steps_left > 0 ? [...starts, { tone: "warning", text: t.hint.stepsLeft(steps_left) }] : starts;
}
export const partyOptions = (t: Texts, without?: Party): Option[] =>
    named(t.party).filter(({ value }) => value !== "none" && value !== without);
export const languageOptions = (language: LanguageCode): Option[] => {
    const words = new Intl.DisplayNames([language], { type: "language" });
    return ["sv", "en", "ar", "so", "fa", "prs", "ti", "ku", "uk", "pl", "bs"].map((code) => ({
        value: code,
        label: capital(words.of(code) ?? code),
    }));
};
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
export const inDays = (today: string, days: readonly number[]) => ({
    today,
    near: days.map((each) => addDays(today, each)),
});

/** "a", "a och b", "a, b och c". */
export const listed = (words: readonly string[], and: string): string =>
    words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1) ?? ""}`;

/** Categories that only their own authority may hold are shown to nobody else as a choice. */
export const mayOwn = (
    { catalogue, party }: Pick<FormContext, "catalogue" | "party">,
    category: string,
): boolean => catalogue.categories.some(({ code, owners }) => code === category && owners.includes(party));
/** The row of the catalogue, of an activity that is written or chosen. */
export const activityKind = (
    { catalogue }: Pick<FormContext, "catalogue">,
    code: unknown,
): ActivityKind | undefined => catalogue.activities.find((each) => each.code === code);
/** A last day beyond what the dated rule of the kind gives, counted from the first day by the rule of that day. */
export function tooLong(
    context: Pick<FormContext, "catalogue" | "language">,
    { code, from, until }: { code: unknown; from: string; until: unknown },
    t: Texts,
): Notice[] {
    const kind = activityKind(context, code);
    const length = kind && lengthOn(kind, from);
    if (!length || typeof until !== "string" || until <= lastDay(from, length.months)) return [];
    return [{ tone: "warning", text: t.hint.tooLong(length[context.language], length.source) }];
}
/**
 * The categories that the writer may choose among; the first is what it becomes unsaid. Of an activity they are those of its
 * row; what the region offers is care's own, unless it is said to be the plan's.
 */
export function categoriesOf(
    context: Pick<FormContext, "catalogue" | "party">,
    kind: string,
    values: Values = {},
): Category[] {
    const { catalogue, party } = context;
    const all = catalogue.kinds.find((each) => each.kind === kind)?.categories ?? [];
    const row = kind === "activity_offered" ? activityKind(context, values.activity) : undefined;
    const may = (row?.categories ?? all).filter((each) => mayOwn(context, each));
    return party === "health_region" && kind === "activity_offered"
        ? may.toSorted((a, b) => Number(b === "care_track") - Number(a === "care_track"))
        : may;
}

/** Own, and seen whole: then it may be changed; otherwise one's own is written beside it. */
export function ownItem(
    { party }: FormContext,
    written: { about: { item: string; owner: Party; limited: boolean } } | undefined,
): string | undefined {
    const about = written?.about;
    return about?.owner === party && !about.limited ? about.item : undefined;
}
