// Published questions and answers, found by words, area and who has answered.
import { Button, Search, Select, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { faqQuery } from "../../api/queries";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { consultWords } from "../../texts/consult";
import { experts, readConsultSearch, topics } from "./search";

const kPage = 20;
const kPause = 250; // ms without a key

export function Faq() {
    const { t, language } = useTexts();
    const consult = useWords(consultWords);
    const words = consult.faq;
    const navigate = useNavigate();
    const { q, topic, role } = useSearch({ from: "/in/samrad" });
    const [typed, setTyped] = useState(q ?? "");
    const [limit, setLimit] = useState(kPage);
    const faq = useQuery(faqQuery({ q, topic, role, limit }));
    const choose = (change: Record<string, unknown>) =>
        void navigate({
            to: "/samrad",
            search: readConsultSearch({ tab: "faq", q, topic, role, ...change }),
            replace: true,
        });
    useEffect(() => {
        if (typed === (q ?? "")) return undefined;
        const timer = setTimeout(() => choose({ q: typed }), kPause);
        return () => clearTimeout(timer);
    });
    const filtered = q !== undefined || topic !== undefined || role !== undefined;
    return (
        <div className="stack">
            <search className="consult__search">
                <Search
                    autoComplete="off"
                    size="small"
                    variant="simple"
                    label={words.search}
                    hideLabel={false}
                    maxLength={100}
                    value={typed}
                    onChange={setTyped}
                />
                <Select
                    size="small"
                    label={words.topic}
                    value={topic ?? ""}
                    onChange={({ target }) => choose({ topic: target.value })}
                >
                    <option value="">{words.all}</option>
                    {topics.map((each) => (
                        <option key={each} value={each}>
                            {nameOf(t.track, each)}
                        </option>
                    ))}
                </Select>
                <Select
                    size="small"
                    label={words.role}
                    value={role ?? ""}
                    onChange={({ target }) => choose({ role: target.value })}
                >
                    <option value="">{words.all}</option>
                    {experts.map((each) => (
                        <option key={each} value={each}>
                            {nameOf(t.role, each)}
                        </option>
                    ))}
                </Select>
            </search>
            <Fetched query={faq}>
                {({ total, rows }) => (
                    <>
                        <p className="subtle" role="status">
                            {total > 0 || filtered ? words.hits(total) : ""}
                        </p>
                        {total === 0 && (
                            <div className="card">
                                <EmptyState
                                    title={filtered ? words.none : words.empty}
                                    help={filtered ? words.noneHelp : words.emptyHelp}
                                />
                            </div>
                        )}
                        {rows.map((each) => (
                            <article key={each.id} className="card consult__answer">
                                <h2 className="card__title">{each.subject}</h2>
                                <p className="consult__text">{each.question}</p>
                                <p className="consult__text consult__given">{each.answer}</p>
                                <p className="subtle">
                                    {words.by(nameOf(t.role, each.role), longDate(each.published, language))}
                                </p>
                                <p
                                    className="consult__tags"
                                    hidden={each.topic === "none" && !each.tags?.length}
                                >
                                    {each.topic !== "none" && (
                                        <Tag size="xsmall" variant="info">
                                            {nameOf(t.track, each.topic)}
                                        </Tag>
                                    )}
                                    {each.tags?.map((tag) => (
                                        <Tag key={tag} size="xsmall" variant="neutral">
                                            {tag}
                                        </Tag>
                                    ))}
                                </p>
                            </article>
                        ))}
                        {rows.length < total && limit < 100 && (
                            <Button
                                size="small"
                                variant="secondary"
                                onClick={() => setLimit(Math.min(100, limit + kPage))}
                            >
                                {words.more}
                            </Button>
                        )}
                    </>
                )}
            </Fetched>
        </div>
    );
}
