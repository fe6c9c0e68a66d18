// The forms of a case: for each kind of entry its definition, and what of the case it shows when something is changed.
import type { CaseContent, CaseView, Catalogue, Colleague, Kind, Topic } from "../../api/types";
import { tracks } from "../../api/types";
import type { FormDefinition, Option, Values } from "../../forms/definition";
import type { Texts } from "../../texts/sv";

export interface FormContext {
    view: CaseView;
    catalogue: Catalogue;
    team: readonly Colleague[];
    language: "sv" | "en";
    me: string; // worker
}
export interface CaseForm {
    define: (context: FormContext) => FormDefinition;
    /** What the view holds of the item, for a form that changes something. */
    shown?: (content: CaseContent, item: string) => object | undefined;
    defaults?: (context: FormContext) => Values;
}

const people = (team: readonly Colleague[]): Option[] =>
    team.map(({ id, name }) => ({ value: id, label: name }));
const topics = (t: Texts, list: readonly Topic[] = tracks): Option[] =>
    list.map((value) => ({ value, label: t.track[value] ?? value }));
const named = (names: Record<string, string>): Option[] =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
const activities = (view: CaseView): Option[] =>
    (view.content.activities ?? []).map(({ offer }) => ({
        value: offer.about.item,
        label: offer.title ?? offer.activity ?? "",
    }));

const activityOffered: CaseForm = {
    define: ({ catalogue, team, language }) => ({
        kind: "activity_offered",
        title: (t) => t.forms.activity_offered.title,
        lead: (t) => t.forms.activity_offered.lead,
        saved: (t) => t.forms.activity_offered.saved,
        fields: [
            {
                kind: "choice",
                name: "topic",
                label: (t) => t.forms.activity_offered.topic,
                options: (t) => topics(t),
                required: true,
                list: true,
                short: true,
                beside: true,
            },
            {
                kind: "choice",
                name: "activity",
                label: (t) => t.forms.activity_offered.activity,
                options: () =>
                    catalogue.activities.map((each) => ({ value: each.code, label: each[language] })),
                required: true,
                list: true,
                short: true,
            },
            {
                kind: "text",
                name: "title",
                label: (t) => t.forms.activity_offered.name,
                help: (t) => t.forms.activity_offered.nameHelp,
                required: true,
                maxLength: 200,
            },
            {
                kind: "text",
                name: "provider",
                label: (t) => t.forms.activity_offered.provider,
                maxLength: 200,
            },
            {
                kind: "date",
                name: "from",
                label: (t) => t.forms.activity_offered.from,
                required: true,
                short: true,
            },
            { kind: "date", name: "until", label: (t) => t.forms.activity_offered.until, short: true },
            {
                kind: "hoursRamp",
                name: "hours",
                label: (t) => t.forms.activity_offered.hours,
                help: (t) => t.forms.activity_offered.hoursHelp,
            },
            {
                kind: "person",
                name: "responsible",
                label: (t) => t.forms.activity_offered.responsible,
                people: people(team),
            },
            {
                kind: "text",
                name: "calls",
                label: (t) => t.forms.activity_offered.calls,
                help: (t) => t.forms.activity_offered.callsHelp,
                maxLength: 300,
            },
        ],
    }),
    shown: (content, item) => {
        const offer = content.activities?.find(({ offer: each }) => each.about.item === item)?.offer;
        return offer && { ...offer, topic: offer.about.topic };
    },
    defaults: ({ view }) => ({ topic: "work", from: view.today }),
};

const activityHours: CaseForm = {
    define: () => ({
        kind: "activity_hours",
        title: (t) => t.forms.activity_hours.title,
        lead: (t) => t.forms.activity_hours.lead,
        saved: (t) => t.forms.activity_hours.saved,
        fields: [
            { kind: "hoursRamp", name: "hours", label: (t) => t.forms.activity_hours.hours, required: true },
            {
                kind: "longText",
                name: "reason",
                label: (t) => t.forms.activity_hours.reason,
                required: true,
                maxLength: 500,
                rows: 3,
            },
            { kind: "text", name: "agreed_by", label: (t) => t.forms.activity_hours.agreed, maxLength: 300 },
        ],
    }),
    shown: (content, item) => {
        const activity = content.activities?.find(({ offer }) => offer.about.item === item);
        return activity && { hours: activity.hours ?? activity.offer.hours };
    },
};

const followUp: CaseForm = {
    define: ({ view, team }) => ({
        kind: "follow_up",
        title: (t) => t.forms.follow_up.title,
        lead: (t) => t.forms.follow_up.lead,
        saved: (t) => t.forms.follow_up.saved,
        fields: [
            {
                kind: "date",
                name: "date",
                label: (t) => t.forms.follow_up.date,
                required: true,
                max: view.today,
                short: true,
            },
            {
                kind: "choice",
                name: "channel",
                label: (t) => t.forms.follow_up.channel,
                options: (t) => named(t.channel),
                required: true,
                list: true,
                short: true,
            },
            {
                kind: "choice",
                name: "attendance",
                label: (t) => t.forms.follow_up.attendance,
                options: (t) => named(t.attendance),
                required: true,
            },
            {
                kind: "choice",
                name: "activity",
                label: (t) => t.forms.follow_up.activity,
                options: () => activities(view),
                list: true,
            },
            {
                kind: "longText",
                name: "note",
                label: (t) => t.forms.follow_up.note,
                help: (t) => t.forms.follow_up.noteHelp,
                maxLength: 4000,
                rows: 5,
            },
            {
                kind: "number",
                name: "readiness",
                label: (t) => t.forms.follow_up.readiness,
                min: 1,
                max: 5,
                when: (values) => values.attendance === "attended",
            },
            {
                kind: "date",
                name: "next_contact",
                label: (t) => t.forms.follow_up.nextContact,
                help: (t) => t.forms.follow_up.nextContactHelp,
                required: true,
                min: view.today,
            },
            {
                kind: "person",
                name: "next_responsible",
                label: (t) => t.forms.follow_up.nextResponsible,
                people: people(team),
            },
        ],
    }),
    shown: (content, item) => content.follow_ups?.find(({ about }) => about.item === item)?.done,
    defaults: ({ view, me, team }) => ({
        date: view.today,
        next_responsible: team.some(({ id }) => id === me) ? me : "",
    }),
};

const goal: CaseForm = {
    define: ({ view }) => ({
        kind: "goal",
        title: (t) => t.forms.goal.title,
        lead: (t) => t.forms.goal.lead,
        saved: (t) => t.forms.goal.saved,
        fields: [
            {
                kind: "choice",
                name: "topic",
                label: (t) => t.forms.goal.topic,
                options: (t) => topics(t),
                required: true,
                list: true,
                beside: true,
            },
            {
                kind: "longText",
                name: "text",
                label: (t) => t.forms.goal.text,
                required: true,
                maxLength: 500,
                rows: 2,
            },
            {
                kind: "date",
                name: "horizon",
                label: (t) => t.forms.goal.horizon,
                required: true,
                min: view.today,
            },
            {
                kind: "text",
                name: "indicator",
                label: (t) => t.forms.goal.indicator,
                required: true,
                maxLength: 500,
            },
        ],
    }),
    shown: (content, item) => {
        const found = content.goals?.find((each) => each.goal.about.item === item)?.goal;
        return found && { ...found, topic: found.about.topic };
    },
};

const note: CaseForm = {
    define: () => ({
        kind: "note",
        title: (t) => t.forms.note.title,
        lead: (t) => t.forms.note.lead,
        saved: (t) => t.forms.note.saved,
        fields: [
            {
                kind: "text",
                name: "heading",
                label: (t) => t.forms.note.heading,
                required: true,
                maxLength: 200,
            },
            {
                kind: "longText",
                name: "text",
                label: (t) => t.forms.note.text,
                required: true,
                maxLength: 4000,
                rows: 6,
            },
        ],
    }),
    shown: (content, item) => content.notes?.find(({ about }) => about.item === item),
};

const assessment: CaseForm = {
    define: ({ view }) => ({
        kind: "assessment",
        title: (t) => t.forms.assessment.title,
        lead: (t) => t.forms.assessment.lead,
        saved: (t) => t.forms.assessment.saved,
        fields: [
            {
                kind: "choice",
                name: "topic",
                label: (t) => t.forms.assessment.topic,
                options: (t) => topics(t, [...tracks, "economy", "family"]),
                required: true,
                list: true,
                short: true,
                beside: true,
            },
            {
                kind: "date",
                name: "date",
                label: (t) => t.forms.assessment.date,
                required: true,
                max: view.today,
                short: true,
            },
            {
                kind: "longText",
                name: "resources",
                label: (t) => t.forms.assessment.resources,
                maxLength: 2000,
                rows: 3,
            },
            {
                kind: "longText",
                name: "situation",
                label: (t) => t.forms.assessment.situation,
                required: true,
                maxLength: 2000,
                rows: 3,
            },
            {
                kind: "longText",
                name: "obstacles",
                label: (t) => t.forms.assessment.obstacles,
                maxLength: 2000,
                rows: 3,
            },
            { kind: "text", name: "next_step", label: (t) => t.forms.assessment.nextStep, maxLength: 500 },
        ],
    }),
    shown: (content, item) => {
        const found = content.assessments?.find(({ about }) => about.item === item);
        return found && { ...found, topic: found.about.topic };
    },
    defaults: ({ view }) => ({ date: view.today }),
};

/** The catalogue's "sharing" form as a matrix: categories against receivers, each pair a provision of its own. */
const consentAsked: CaseForm = {
    define: ({ catalogue }) => {
        const asked = catalogue.forms.find(({ form }) => form === "sharing")?.provisions ?? [];
        const receivers = [...new Set(asked.flatMap(({ to }) => to))];
        const categories = [...new Set(asked.flatMap((each) => each.categories))];
        return {
            kind: "consent_asked",
            title: (t) => t.forms.consent_asked.title,
            lead: (t) => t.forms.consent_asked.lead,
            saved: (t) => t.forms.consent_asked.saved,
            fields: [
                {
                    kind: "provisions",
                    name: "provisions",
                    label: (t) => t.forms.consent_asked.matrix,
                    required: true,
                    receivers: (t) => receivers.map((value) => ({ value, label: t.party[value] ?? value })),
                    categories: (t) =>
                        categories.map((value) => ({ value, label: t.category[value] ?? value })),
                },
                {
                    kind: "number",
                    name: "months",
                    label: (t) => t.forms.consent_asked.months,
                    min: 1,
                    max: 60,
                },
            ],
            split: ({ provisions, ...rest }) =>
                (provisions as { to: string; categories: string[] }[]).flatMap(({ to, categories: ticked }) =>
                    asked
                        .map((each) => ({
                            ...each,
                            ...rest,
                            to: [to],
                            categories: each.categories.filter((one) => ticked.includes(one)),
                        }))
                        .filter((each) => each.categories.length > 0 && each.from !== to),
                ),
        };
    },
};

/** The forms that exist; a kind that is not here is written elsewhere. */
export const caseForms: Partial<Record<Kind, CaseForm>> = {
    follow_up: followUp,
    activity_offered: activityOffered,
    activity_hours: activityHours,
    goal,
    note,
    assessment,
    consent_asked: consentAsked,
};

export const isFormKind = (kind: string): kind is Kind => kind in caseForms;
