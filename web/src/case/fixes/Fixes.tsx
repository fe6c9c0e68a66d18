// What was sent wrong: that another party has taken something back, what the own party has closed and who had read it, and
// texts that somebody asks to be removed.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@navikt/ds-react";
import { openingsQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { dateAndTime, longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { ItemSteps } from "../ItemSteps";
import { aboutOf } from "../model";
import { useCase } from "../reader";
import { redactionSteps } from "../steps";
import "./fixes.css";

export function Fixes() {
    const { t, language } = useTexts();
    const reader = useCase();
    const { view, nameOfWorker, onOpen, me } = reader;
    const { recalled = [], recall_notices: notices = [], redactions = [] } = view.content;
    const others = notices.filter(({ about }) => about.owner !== reader.party); // the own party knows what it took back
    const open = redactions.filter(({ answered }) => answered?.approved !== true);
    if (others.length + recalled.length + open.length === 0) return null;
    const words = t.parts.fixes;
    const what = (item: string | undefined) => {
        const about = aboutOf(view.content, item ?? "");
        return about === undefined
            ? words.something
            : `${nameOf(t.category, about.category)}, ${longDate(about.at, language)}`;
    };
    return (
        <section className="card fixes" aria-labelledby="fixes">
            <h2 className="card__title" id="fixes">
                {words.title}
            </h2>
            <ul className="plain fixes__list">
                {others.map(({ about }) => (
                    <li key={about.item}>
                        {words.notice(nameOf(t.party, about.owner), longDate(about.at, language))}
                    </li>
                ))}
                {recalled.map(({ about, of, reason }) => (
                    <li key={about.item}>
                        <strong>{words.recalled(what(of), longDate(about.at, language))}</strong>
                        <span className="subtle fixes__reason">
                            {[reason, nameOfWorker(about.author)].filter(Boolean).join(" · ")}
                        </span>
                        {of !== undefined && <Readers caseId={view.case} item={of} />}
                    </li>
                ))}
                {open.map((each) => {
                    const { proposed, answered } = each;
                    const about = what(proposed.of);
                    return (
                        <li key={proposed.about.item} className="fixes__row">
                            <span>
                                <strong>
                                    {answered
                                        ? words.declined(about)
                                        : words.waits(about, nameOfWorker(proposed.about.author))}
                                </strong>
                                <span className="subtle fixes__reason">
                                    {[proposed.reason, answered?.note].filter(Boolean).join(" · ")}
                                    {!answered && proposed.about.author === me && ` ${words.yours}`}
                                </span>
                            </span>
                            <ItemSteps steps={redactionSteps(reader, each)} what={about} onOpen={onOpen} />
                        </li>
                    );
                })}
            </ul>
        </section>
    );
}

/** Who has read it, when somebody asks: each question is a reading of the log, and is itself in it. */
function Readers({ caseId, item }: { caseId: string; item: string }) {
    const { t, language } = useTexts();
    const { nameOfWorker } = useCase();
    const [asked, setAsked] = useState(false);
    const query = useQuery({ ...openingsQuery(caseId, item), enabled: asked });
    const words = t.parts.fixes;
    if (!asked)
        return (
            <Button size="xsmall" variant="tertiary" className="no-print" onClick={() => setAsked(true)}>
                {words.openings}
            </Button>
        );
    return (
        <Fetched query={query}>
            {({ rows }) => (
                <div className="fixes__readers">
                    {rows.length === 0 && <p>{words.openingsNone}</p>}
                    <ul className="plain">
                        {rows.map(({ party, role, worker, first, last, times }, i) => (
                            <li key={`${party} ${role} ${String(i)}`}>
                                {worker === undefined
                                    ? words.someone(nameOf(t.role, role), nameOf(t.party, party))
                                    : `${nameOfWorker(worker)}, ${nameOf(t.role, role).toLowerCase()}`}
                                {": "}
                                {words.times(times)},{" "}
                                {first === last
                                    ? dateAndTime(first, language)
                                    : `${dateAndTime(first, language)} – ${dateAndTime(last, language)}`}
                            </li>
                        ))}
                    </ul>
                    <p className="subtle">{words.whose}</p>
                </div>
            )}
        </Fetched>
    );
}
