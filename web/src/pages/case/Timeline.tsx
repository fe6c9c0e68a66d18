// The story of the case by day, all parties' writing, the newest first; narrowed to one party by choice.
import { Button, Select } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { timelineQuery } from "../../api/queries";
import type { CaseView, NewsLine, Timeline as Story } from "../../api/types";
import { capital } from "../../case/forms/shared";
import { activityTitle } from "../../case/model";
import { tabOf, wordsFor } from "../../case/news";
import { useCase } from "../../case/reader";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { longDate, swedishDayAndClock } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";

const kPage = 50;

export function Timeline() {
    const { view } = useCase();
    const [limit, setLimit] = useState(kPage);
    const story = useQuery(timelineQuery(view.case, limit));
    return (
        <Fetched query={story}>
            {(data) => <Days story={data} onMore={() => setLimit(limit + kPage)} />}
        </Fetched>
    );
}

function Days({ story, onMore }: { story: Story; onMore: () => void }) {
    const { t, language } = useTexts();
    const words = useWords(dayWords);
    const { view, nameOfWorker } = useCase();
    const titleOf = useItemTitles();
    const [party, setParty] = useState("");
    const parties = [...new Set(story.rows.map(({ owner }) => owner))];
    const rows = story.rows.filter(({ owner }) => party === "" || owner === party);
    return (
        <section className="card" aria-labelledby="timeline">
            <div className="section__head">
                <h2 className="card__title" id="timeline">
                    {t.case.tabs.timeline}
                </h2>
                <Select
                    label={t.parts.timelineOf}
                    hideLabel
                    size="small"
                    value={party}
                    onChange={(event) => setParty(event.target.value)}
                >
                    <option value="">{t.parts.timelineAll}</option>
                    {parties.map((each) => (
                        <option key={each} value={each}>
                            {nameOf(t.party, each)}
                        </option>
                    ))}
                </Select>
            </div>
            {rows.length === 0 && <EmptyState title={t.parts.timelineNone} />}
            <ol className="timeline plain">
                {byDay(rows).map(({ day, lines }) => (
                    <li key={day}>
                        <h3 className="timeline__day">{longDate(day, language)}</h3>
                        <ul className="plain">
                            {lines.map((line, index) => (
                                <li key={`${line.item} ${String(index)}`} className="timeline__line">
                                    <span className="subtle">{swedishDayAndClock(line.at)[1]}</span>
                                    <span>
                                        <Link
                                            to="/arenden/$caseId/$tab"
                                            params={{ caseId: view.case, tab: tabOf(line.kind) }}
                                            search={(before) => before}
                                        >
                                            {capital(wordsFor(line.kind, 1, words))}
                                        </Link>
                                        {titleOf(line.item) !== "" && `: ${titleOf(line.item)}`}
                                        <span className="subtle timeline__by">
                                            {[
                                                line.author === undefined
                                                    ? words.participant
                                                    : nameOfWorker(line.author),
                                                nameOf(t.party, line.owner),
                                            ]
                                                .filter(Boolean)
                                                .join(", ")}
                                        </span>
                                    </span>
                                </li>
                            ))}
                        </ul>
                    </li>
                ))}
            </ol>
            {story.total > story.rows.length && (
                <Button size="small" variant="tertiary" onClick={onMore}>
                    {t.parts.timelineMore(story.total - story.rows.length)}
                </Button>
            )}
        </section>
    );
}

function byDay(rows: readonly NewsLine[]): { day: string; lines: NewsLine[] }[] {
    const days: { day: string; lines: NewsLine[] }[] = [];
    for (const line of rows) {
        const [day] = swedishDayAndClock(line.at);
        const last = days.at(-1);
        if (last?.day === day) last.lines.push(line);
        else days.push({ day, lines: [line] });
    }
    return days;
}

/** What a thing is called, for what has a title of its own; "" for the rest. */
function useItemTitles(): (item: string) => string {
    const { t } = useTexts();
    const { view, catalogue } = useCase();
    const titles = new Map(titlesIn(view.content));
    for (const activity of view.content.activities ?? [])
        titles.set(activity.offer.about.item, activityTitle(activity, catalogue, t));
    return (item) => titles.get(item) ?? "";
}
function titlesIn({ goals, notes, documents, tasks }: CaseView["content"]): [string, string][] {
    return [
        ...(goals ?? []).map(({ goal }) => [goal.about.item, goal.text] as const),
        ...(notes ?? []).map(({ about, heading }) => [about.item, heading] as const),
        ...(documents ?? []).map(({ document }) => [document.about.item, document.title] as const),
        ...(tasks ?? []).map(({ task }) => [task.about.item, task.what] as const),
    ].flatMap(([item, title]) => (title === undefined ? [] : [[item, title]]));
}
