// What has happened to an activity, in order and in words: offered, answered, begun, hours changed, decided on, ended. Pure:
// nothing but what the view holds.
import { hoursText, rampText } from "../components/plan/words";
import { longDate, shortDate, type LanguageCode } from "../dates";
import type { HoursStep } from "../api/types";
import { nameOf } from "../texts/context";
import type { Texts } from "../texts/sv";
import type { planPage } from "../texts/plan-sv";
import type { ActivityItem, ProposalItem } from "./steps";

export interface Event {
    date: string; // yyyy-mm-dd
    text: string;
    version?: number; // of the activity, when this was written, where that is told
}
export interface Words {
    t: Texts;
    plan: typeof planPage;
    language: LanguageCode;
    nameOfWorker: (id: string | undefined) => string;
}

/** "20 h i veckan från 21 maj, 25 från 4 juni" */
export function rampInWords(steps: readonly HoursStep[], { plan, language }: Words): string {
    return [...steps]
        .sort((a, b) => a.from.localeCompare(b.from))
        .map(({ from, hours }, index) =>
            (index === 0 ? plan.hoursFrom : plan.thenFrom)(
                hoursText(hours, language),
                shortDate(from, language),
            ),
        )
        .join(", ");
}

const sentence = (...parts: (string | undefined)[]): string =>
    parts
        .filter((part) => part !== undefined && part !== "")
        .map((part) => (/[.!?…”]$/.test(part ?? "") ? part : `${part}.`))
        .join(" ");

export function historyOf(activity: ActivityItem, proposals: readonly ProposalItem[], words: Words): Event[] {
    const { t, plan, language, nameOfWorker } = words;
    const say = plan.history;
    const { offer, answer, started, changes = [], interruption, completion, waiting, rating } = activity;
    const by = ({ author, owner }: { author?: string; owner: string }) =>
        [author === undefined ? "" : nameOfWorker(author), nameOf(t.party, owner)].filter(Boolean).join(", ");
    const events: Event[] = [
        {
            date: offer.about.at.slice(0, 10),
            text: sentence(
                say.offered(by(offer.about)),
                offer.first_meeting === true ? say.firstMeeting : "",
            ),
        },
    ];
    const add = (date: string | undefined, ...parts: (string | undefined)[]) => {
        if (date !== undefined) events.push({ date: date.slice(0, 10), text: sentence(...parts) });
    };
    /** What is an entry on the activity itself. */
    const addOf = (
        { at, version }: { at: string; version: number },
        date: string | undefined,
        ...parts: (string | undefined)[]
    ) => events.push({ date: (date ?? at).slice(0, 10), text: sentence(...parts), version });
    if (answer)
        addOf(
            answer.about,
            answer.date,
            answer.answer === undefined ? say.answered : nameOf(t.choice.answer, answer.answer),
            answer.reason,
        );
    for (const { proposal, decision } of proposals) {
        if (proposal.activity !== offer.about.item) continue;
        add(proposal.about.at, say.proposed(by(proposal.about)));
        if (decision)
            add(
                decision.about.at,
                say.decided(nameOf(t.choice.verdict, decision.verdict).toLowerCase(), by(decision.about)),
                decision.reasons,
            );
    }
    add(started, say.started);
    let ramp: readonly HoursStep[] = offer.hours ?? [];
    for (const change of changes) {
        const next = change.hours ?? [];
        const before = ramp;
        const from = [...next]
            .sort((a, b) => a.from.localeCompare(b.from))
            .find((step) => !before.some((was) => was.from === step.from && was.hours === step.hours))?.from;
        addOf(
            change.about,
            undefined,
            ramp.length === 0 || next.length === 0
                ? say.hours(rampText({ hours: next }, language))
                : say.hoursChanged(
                      rampText({ hours: ramp }, language),
                      rampText({ hours: next }, language),
                      from === undefined ? "" : shortDate(from, language),
                  ),
            change.reason,
            change.agreed_by === undefined || change.agreed_by === "" ? "" : say.agreed(change.agreed_by),
        );
        ramp = next;
    }
    if (waiting) add(waiting.since, say.waiting(waiting.on ?? ""), waiting.what);
    if (interruption)
        addOf(
            interruption.about,
            interruption.date,
            say.interrupted(nameOf(t.choice.interruption, interruption.reason).toLowerCase()),
            interruption.note,
        );
    if (completion)
        addOf(
            completion.about,
            completion.date,
            say.completed,
            completion.result,
            completion.usefulness ? say.useful(completion.usefulness) : "",
        );
    if (rating?.usefulness !== undefined)
        addOf(rating.about, undefined, say.rated(rating.usefulness), rating.text);
    // Of the same day, in the order they come here.
    return events
        .map((each, index) => ({ each, index }))
        .sort((a, b) => a.each.date.localeCompare(b.each.date) || a.index - b.index)
        .map(({ each }) => each);
}

/** The day as the history tells it. */
export const historyDate = (date: string, today: string, language: LanguageCode): string =>
    date.slice(0, 4) === today.slice(0, 4) ? shortDate(date, language) : longDate(date, language);
