// What one looks through before a contact of today, folded until it is asked for: what is new, what is to be done, what waits for
// whom, what ends soon. Asked for when it is opened, for it stands in the case's log.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { preparationQuery } from "../../api/queries";
import type { Preparation } from "../../api/types";
import { listed } from "../../case/forms/shared";
import { countKinds, told, wordsFor } from "../../case/news";
import { Fetched } from "../../components/Fetched";
import { dayDate, shortDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";

interface Props {
    caseId: string;
    name: string;
    nameOfWorker: (id: string | undefined) => string;
}

export default function Prepare({ caseId, name, nameOfWorker }: Props) {
    const words = useWords(dayWords);
    const [open, setOpen] = useState(false);
    return (
        <details className="prepare no-print" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
            <summary aria-label={`${words.prepare}, ${name}`}>{words.prepare}</summary>
            {open && <Prepared caseId={caseId} nameOfWorker={nameOfWorker} />}
        </details>
    );
}

function Prepared({ caseId, nameOfWorker }: Omit<Props, "name">) {
    const words = useWords(dayWords);
    const { language } = useTexts();
    const made = useQuery(preparationQuery(caseId));
    return (
        <Fetched query={made} skeleton={<p className="subtle">…</p>}>
            {(data) => (
                <div className="prepare__what">
                    {data.last_contact !== undefined && (
                        <p className="subtle">{words.lastContact(dayDate(data.last_contact, language))}</p>
                    )}
                    {nothing(data) ? (
                        <p>{words.prepareNone}</p>
                    ) : (
                        <dl>
                            <News made={data} />
                            <Tasks made={data} nameOfWorker={nameOfWorker} />
                            <Waits made={data} />
                            <Ends made={data} />
                        </dl>
                    )}
                    <Link to="/arenden/$caseId/$tab" params={{ caseId, tab: "oversikt" }}>
                        {words.prepareOpen}
                    </Link>
                </div>
            )}
        </Fetched>
    );
}

const nothing = ({ news, tasks, waiting, ending }: Preparation): boolean =>
    [news, tasks, waiting, ending].every((each) => each.length === 0);

function Lines({ title, children }: { title: string; children: readonly ReactNode[] }) {
    if (children.length === 0) return null;
    return (
        <div>
            <dt>{title}</dt>
            {children.map((line, i) => (
                <dd key={i}>{line}</dd>
            ))}
        </div>
    );
}

function News({ made: { since, news } }: { made: Preparation }) {
    const words = useWords(dayWords);
    const { language } = useTexts();
    if (since === undefined) return null; // there was no look before this one
    return (
        <Lines title={words.prepareNews(dayDate(since, language))}>
            {[
                news.length === 0
                    ? words.prepareNoNews
                    : listed(
                          told(countKinds(news)).map(({ kind, n }) => wordsFor(kind, n, words)),
                          words.and,
                      ),
            ]}
        </Lines>
    );
}

function Tasks({ made, nameOfWorker }: { made: Preparation; nameOfWorker: Props["nameOfWorker"] }) {
    const { t, language } = useTexts();
    const words = useWords(dayWords);
    return (
        <Lines title={words.prepareTasks}>
            {made.tasks.map(({ text, by, party, worker }) =>
                [
                    text ?? words.others(1),
                    worker === undefined ? party && nameOf(t.party, party) : nameOfWorker(worker),
                    by && words.taskBy(shortDate(by, language)),
                ]
                    .filter(Boolean)
                    .join(", "),
            )}
        </Lines>
    );
}

function Waits({ made }: { made: Preparation }) {
    const { t } = useTexts();
    const words = useWords(dayWords);
    return (
        <Lines title={words.prepareWaits}>
            {made.waiting.map(({ kind, days, on = [], on_whom: other }) => {
                const whom =
                    other ??
                    (listed(
                        on.map((party) => nameOf(t.party, party)),
                        words.and,
                    ) ||
                        words.participant);
                return `${whom}: ${nameOf(words.waits, kind)}, ${words.waited(days)}`;
            })}
        </Lines>
    );
}

function Ends({ made }: { made: Preparation }) {
    const { language } = useTexts();
    const words = useWords(dayWords);
    return (
        <Lines title={words.prepareEnds}>
            {made.ending.map(
                ({ kind, day, title }) =>
                    words.endsOn[kind]?.(title ?? words.anActivity, dayDate(day, language)) ?? "",
            )}
        </Lines>
    );
}
