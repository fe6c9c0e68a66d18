// Cases in which others have written something since one last looked. To see it here is not to have looked.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { myNewsQuery } from "../../api/queries";
import { told, wordsFor } from "../../case/news";
import { listed } from "../../case/forms/shared";
import { dayDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";

const kFirst = 5;
const kMost = 100;

export function News() {
    const { t, language } = useTexts();
    const words = useWords(dayWords);
    const [limit, setLimit] = useState(kFirst);
    const { data } = useQuery(myNewsQuery(limit));
    if (!data) return null;
    const { rows, total } = data;
    return (
        <section aria-labelledby="news">
            <h2 className="my-day__group" id="news">
                {words.news} {total > 0 && <span className="my-day__count">{total}</span>}
            </h2>
            {rows.length === 0 && <p className="subtle">{words.newsNone}</p>}
            {rows.length > 0 && (
                <div className="card my-day__card">
                    <ul className="my-day__list">
                        {rows.map((row) => (
                            <li key={row.case} className="wait">
                                <Link
                                    className="due-item__who"
                                    to="/arenden/$caseId/$tab"
                                    params={{ caseId: row.case, tab: "oversikt" }}
                                >
                                    {row.name ?? t.list.namelessTitle}
                                </Link>
                                <span className="due-item__why">
                                    {listed(
                                        told(row.kinds).map(({ kind, n }) => wordsFor(kind, n, words)),
                                        words.and,
                                    )}
                                </span>
                                <span className="wait__since subtle">
                                    {words.newsSince(dayDate(row.since, language))}
                                </span>
                            </li>
                        ))}
                    </ul>
                    {rows.length < Math.min(total, kMost) && (
                        <button
                            type="button"
                            className="link-button my-day__more"
                            onClick={() => setLimit(Math.min(limit * 4, kMost))}
                        >
                            {t.state.more(Math.min(total, kMost) - rows.length)}
                        </button>
                    )}
                </div>
            )}
        </section>
    );
}
