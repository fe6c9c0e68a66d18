// The plan in plain sentences, for paper: goals first, then track by track what goes on, what is planned and what is suggested,
// what comes next, and what has been. Pure: nothing but what the view holds, and nothing that is kept from the participant.
import { tracks } from "../api/types";
import { hoursText } from "../components/plan/words";
import { daysBetween, longDate } from "../dates";
import { nameOf } from "../texts/context";
import { rampInWords, type Words } from "./history";
import { activityTitle, followUps, hoursOn, trackOf } from "./model";
import { isKeptBack, mandateOf, type ActivityItem, type Reader } from "./steps";

export interface Piece {
    heading?: string;
    lines: string[]; // sentences
}
export interface Part {
    heading: string;
    pieces: Piece[];
}
export interface PlanDocument {
    parts: Part[];
    keptBack: number; // activities and goals left out, since they are kept from the participant
}

const kOrder: Record<ActivityItem["status"], number> = {
    ongoing: 0,
    accepted: 1,
    offered: 2,
    interrupted: 3,
    completed: 4,
    declined: 5,
};
const isLive = ({ status }: ActivityItem): boolean => kOrder[status] < 3;
/** A sentence has an end. */
const ended = (text: string): string => (/[.!?…”]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
const begins = ({ started, offer }: ActivityItem): string => started ?? offer.from ?? "";

export function planDocument(reader: Reader, words: Words): PlanDocument {
    const { view, catalogue } = reader;
    const { t, plan, language, nameOfWorker } = words;
    const say = plan.text;
    const date = (day: string) => longDate(day, language);
    const open = <Item>(items: readonly Item[] | undefined, item: (each: Item) => string) =>
        (items ?? []).filter((each) => !isKeptBack(reader, item(each)));
    const goals = open(view.content.goals, ({ goal }) => goal.about.item);
    const activities = open(view.content.activities, ({ offer }) => offer.about.item);
    const keptBack =
        (view.content.goals ?? []).length -
        goals.length +
        (view.content.activities ?? []).length -
        activities.length;
    const planned = followUps(view.content).planned.flatMap(({ planned: each }) => (each ? [each] : []));

    const followUp = (each: (typeof planned)[number]): string =>
        [
            ended(
                say.followUp(
                    each.date === undefined ? "" : date(each.date),
                    nameOf(t.channel, each.channel).toLowerCase(),
                    each.responsible === undefined ? "" : nameOfWorker(each.responsible),
                ),
            ),
            each.calls === undefined || each.calls === "" ? "" : ended(each.calls),
        ]
            .filter(Boolean)
            .join(" ");

    const goalPieces = goals.map(({ goal, closed }): Piece => ({
        heading: goal.text === undefined ? say.goal : plan.quoted(goal.text),
        lines: [
            goal.horizon === undefined ? "" : say.horizon(date(goal.horizon)),
            goal.indicator === undefined ? "" : say.indicator(ended(goal.indicator)),
            closed === undefined
                ? ""
                : [ended(nameOf(t.choice.reached, closed.reached)), closed.note ? ended(closed.note) : ""]
                      .filter(Boolean)
                      .join(" "),
        ].filter(Boolean),
    }));

    const when = (activity: ActivityItem): string => {
        const { offer, status, started, ended: last, answer, interruption } = activity;
        const from = started ?? offer.from;
        const until = last ?? offer.until;
        const [first, end] = [from === undefined ? "" : date(from), until === undefined ? "" : date(until)];
        switch (status) {
            case "ongoing":
                return say.ongoing(first, end);
            case "accepted":
                return say.accepted(first, end);
            case "offered":
                return say.offered(first, end);
            case "completed":
                return say.completed(first, end);
            case "interrupted":
                return say.interrupted(
                    end || (interruption?.date === undefined ? "" : date(interruption.date)),
                    nameOf(t.choice.interruption, interruption?.reason).toLowerCase(),
                );
            case "declined":
                return say.declined(answer?.date === undefined ? "" : date(answer.date));
        }
    };
    const livePiece = (activity: ActivityItem): Piece => {
        const { offer, waiting } = activity;
        const hours = activity.hours ?? offer.hours ?? [];
        const { decider, approved, proposal, opens } = mandateOf(reader, activity);
        const undecided =
            decider !== undefined &&
            !approved &&
            (activity.status === "offered" || activity.status === "accepted");
        return {
            heading: [activityTitle(activity, catalogue, t), offer.provider].filter(Boolean).join(", "),
            lines: [
                when(activity),
                hours.length === 0 ? "" : ended(say.hours(rampInWords(hours, words))),
                offer.responsible === undefined ? "" : say.responsible(nameOfWorker(offer.responsible)),
                offer.calls === undefined || offer.calls === "" ? "" : ended(offer.calls),
                undecided
                    ? opens !== undefined
                        ? ended(plan.decidedFrom(date(opens)))
                        : (proposal ? say.awaits : say.needs)(nameOf(t.role, decider).toLowerCase())
                    : "",
                waiting === undefined
                    ? ""
                    : [
                          say.waiting(
                              waiting.on ?? "",
                              waiting.since === undefined ? "" : date(waiting.since),
                              waiting.since === undefined ? 0 : daysBetween(waiting.since, view.today),
                          ),
                          waiting.what ? ended(waiting.what) : "",
                          waiting.ask_again === undefined ? "" : say.askAgain(date(waiting.ask_again)),
                      ]
                          .filter(Boolean)
                          .join(" "),
                ...planned.filter((each) => each.activity === offer.about.item).map(followUp),
            ].filter(Boolean),
        };
    };
    const pastPiece = (activity: ActivityItem): Piece => ({
        heading: [activityTitle(activity, catalogue, t), activity.offer.provider].filter(Boolean).join(", "),
        lines: [when(activity), activity.completion?.result ? ended(activity.completion.result) : ""].filter(
            Boolean,
        ),
    });

    const onTracks = tracks.flatMap((track): Part[] => {
        const pieces = activities
            .filter((each) => isLive(each) && trackOf(each, catalogue) === track)
            .sort((a, b) => kOrder[a.status] - kOrder[b.status] || begins(a).localeCompare(begins(b)))
            .map(livePiece);
        return pieces.length === 0 ? [] : [{ heading: nameOf(t.track, track), pieces }];
    });
    const past = activities
        .filter((each) => !isLive(each))
        .sort((a, b) => begins(b).localeCompare(begins(a)))
        .map(pastPiece);

    const counted = activities.filter(({ status }) => status === "ongoing");
    const hoursNow = counted.reduce(
        (sum, { hours, offer }) => sum + hoursOn(hours ?? offer.hours ?? [], view.today),
        0,
    );
    const general = planned.filter(
        ({ activity }) => !activities.some((each) => isLive(each) && each.offer.about.item === activity),
    );
    const next: string[] = [
        counted.length === 0 ? "" : say.weekly(hoursText(hoursNow, language)),
        ...general.map(followUp),
    ].filter(Boolean);

    return {
        parts: [
            {
                heading: say.goals,
                pieces: goalPieces.length > 0 ? goalPieces : [{ lines: [t.case.noGoals] }],
            },
            ...(onTracks.length > 0 ? onTracks : [{ heading: say.plan, pieces: [{ lines: [say.empty] }] }]),
            ...(next.length === 0 ? [] : [{ heading: say.next, pieces: [{ lines: next }] }]),
            ...(past.length === 0 ? [] : [{ heading: say.past, pieces: past }]),
        ],
        keptBack,
    };
}

/** The same as plain text: headings underlined, a line for each piece, ready to be pasted anywhere. */
export function plainText(title: string, document: PlanDocument, foot: string): string {
    const part = ({ heading, pieces }: Part): string =>
        [
            heading.toLocaleUpperCase(),
            ...pieces.map(({ heading: of, lines }) =>
                [
                    ...(of === undefined ? [] : [of]),
                    ...lines.map((line) => (of === undefined ? line : `  ${line}`)),
                ].join("\n"),
            ),
        ].join("\n\n");
    return `${[title, ...document.parts.map(part), foot].join("\n\n")}\n`;
}
