// What a party has written in a case, thing by thing, each with a name that one knows it by: to point at when one of them is
// shared by itself. Pure: nothing but what the view holds.
import type { About, CaseContent, Catalogue, Kind, Party } from "../api/types";
import { longDate, type LanguageCode } from "../dates";
import type { Option } from "../forms/definition";
import { nameOf } from "../texts/context";
import type { Texts } from "../texts/sv";
import { activityTitle } from "./model";

interface Thing {
    kind: Kind;
    about: About;
    name?: string | undefined; // what it says of itself
    date?: string | undefined; // its own day; missing: the day it was written
}
interface Reading {
    content: CaseContent;
    catalogue: Catalogue | undefined;
    language: LanguageCode;
    t: Texts;
}

const kLongest = 80; // characters of a name, in a list
const brief = (text: string): string =>
    text.length <= kLongest ? text : `${text.slice(0, kLongest - 1).trimEnd()}…`;

/** What may be shared one by one: not what governs access, nor the identity, which each party's own case opens. */
function things({ content, catalogue, t }: Reading): Thing[] {
    const activityOf = (item: string | undefined): string | undefined => {
        const found = content.activities?.find(({ offer }) => offer.about.item === item);
        return found && activityTitle(found, catalogue, t);
    };
    const all = <T>(list: readonly T[] | undefined, thing: (each: T) => Thing): Thing[] =>
        (list ?? []).map(thing);
    const one = <T>(value: T | undefined, thing: (each: T) => Thing): Thing[] =>
        value === undefined ? [] : [thing(value)];
    return [
        ...all(content.notes, ({ about, heading }) => ({ kind: "note", about, name: heading })),
        ...all(content.documents, ({ document: { about, title, dated, received } }) => ({
            kind: "document_added",
            about,
            name: title,
            date: dated ?? received,
        })),
        ...all(content.goals, ({ goal: { about, text } }) => ({ kind: "goal", about, name: text })),
        ...all(content.activities, (each) => ({
            kind: "activity_offered",
            about: each.offer.about,
            name: activityTitle(each, catalogue, t),
            date: each.started ?? each.offer.from,
        })),
        ...all(content.plan_changes, ({ change: { about, change } }) => ({
            kind: "plan_change",
            about,
            name: change,
        })),
        ...all(content.proposals, ({ proposal: { about, matter, activity } }) => ({
            kind: "proposal",
            about,
            name: [nameOf(t.choice.matter, matter), activityOf(activity)].filter(Boolean).join(": "),
        })),
        ...(content.proposals ?? []).flatMap(({ proposal: { matter }, opinions, decision }) => [
            ...all(opinions, ({ about, stance }) => ({
                kind: "opinion",
                about,
                name: `${nameOf(t.choice.matter, matter)}: ${nameOf(t.choice.stance, stance).toLowerCase()}`,
            })),
            ...one(decision, ({ about, verdict }) => ({
                kind: "decision_made",
                about,
                name: `${nameOf(t.choice.matter, matter)}: ${nameOf(t.choice.verdict, verdict).toLowerCase()}`,
            })),
        ]),
        ...all(content.intake, ({ about, date }) => ({
            kind: "intake_answered",
            about,
            name: nameOf(t.track, about.topic),
            date,
        })),
        ...one(content.triage, ({ about }) => ({ kind: "triage", about })),
        ...all(content.assessments, ({ about, date }) => ({
            kind: "assessment",
            about,
            name: nameOf(t.track, about.topic),
            date,
        })),
        ...all(content.adaptations, ({ about, statement }) => ({
            kind: "adaptation",
            about,
            name: statement,
        })),
        ...all(content.follow_ups, ({ about, planned, done }) => ({
            kind: done === undefined ? "follow_up_planned" : "follow_up",
            about,
            name: nameOf(t.channel, (done ?? planned)?.channel),
            date: (done ?? planned)?.date,
        })),
        ...all(content.absences, ({ absence: { about, absence, date } }) => ({
            kind: "absence",
            about,
            name: nameOf(t.choice.absence, absence),
            date,
        })),
        ...all(content.hours, ({ about, activity, week }) => ({
            kind: "hours_reported",
            about,
            name: activityOf(activity),
            date: week,
        })),
        ...all(content.tasks, ({ task: { about, what, by } }) => ({
            kind: "task",
            about,
            name: what,
            date: by,
        })),
        ...all(content.placements, ({ placement: { about, host } }) => ({
            kind: "placement",
            about,
            name: host,
        })),
        ...all(content.attendance, ({ about, activity, week }) => ({
            kind: "attendance_week",
            about,
            name: activityOf(activity),
            date: week,
        })),
        ...all(content.incidents, ({ about, activity, date }) => ({
            kind: "incident",
            about,
            name: activityOf(activity),
            date,
        })),
        ...all(content.placement_reviews, ({ about, activity, date }) => ({
            kind: "placement_review",
            about,
            name: activityOf(activity),
            date,
        })),
        ...one(content.registration, ({ about, programme }) => ({
            kind: "registration",
            about,
            name: nameOf(t.choice.programme, programme),
        })),
        ...one(content.work_history, ({ about, experience }) => ({
            kind: "work_history",
            about,
            name: experience,
        })),
        ...all(content.handovers, ({ about }) => ({ kind: "handover", about })),
        ...one(content.exit, ({ about, outcome, date }) => ({
            kind: "exit",
            about,
            name: nameOf(t.choice.outcome, outcome),
            date,
        })),
        ...all(content.after_exit, ({ about, round, date }) => ({
            kind: "after_exit",
            about,
            name: nameOf(t.choice.exitRound, round),
            date,
        })),
        ...all(content.discharges, ({ about, from, date }) => ({
            kind: "discharge",
            about,
            name: nameOf(t.choice.dischargedFrom, from),
            date,
        })),
    ];
}

const nameIn = ({ language }: Reading, { name, date, about }: Thing): string =>
    [brief(name ?? ""), longDate(date ?? about.at, language)].filter(Boolean).join(", ");

/** No basis takes these to anybody else: the table says "own team". */
const kOwnTeams = "team_notes";

/**
 * The own party's things that may be shared one by one, grouped by kind, the newest of each first. What has been taken back from
 * the others is not among them: nothing opens it anew.
 */
export function ownItems(reading: Reading, party: Party): Option[] {
    const { content, t } = reading;
    const recalled = new Set((content.recalled ?? []).map(({ of }) => of));
    const own = things(reading).filter(
        ({ about }) => about.owner === party && about.category !== kOwnTeams && !recalled.has(about.item),
    );
    return [...new Set(own.map(({ kind }) => kind))].flatMap((kind) =>
        own
            .filter((each) => each.kind === kind)
            .toSorted((a, b) => b.about.at.localeCompare(a.about.at))
            .map((thing) => ({
                value: thing.about.item,
                label: nameIn(reading, thing),
                group: nameOf(t.rights.kind, kind),
            })),
    );
}

/** What a thing in the view is called, with its kind; undefined when the reader does not see it. */
export function itemName(reading: Reading, item: string): string | undefined {
    const thing = things(reading).find(({ about }) => about.item === item);
    return thing && `${nameOf(reading.t.rights.kind, thing.kind)}: ${nameIn(reading, thing)}`;
}
