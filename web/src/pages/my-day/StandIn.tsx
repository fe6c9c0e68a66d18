// For whom one stands in: what is to be done until the last day, and on request what is needed to keep the contacts.
import { Button } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { briefingQuery } from "../../api/queries";
import type { StandIn as StandsIn } from "../../api/types";
import { eventDay, wayTo } from "../../case/dues";
import { Due } from "../../components/Due";
import { Fetched } from "../../components/Fetched";
import { shortDate, type IsoDate, type LanguageCode } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { handoverWords } from "../../texts/handover";
import { tongueName } from "../../tongues";
import { byUrgency, once } from "./groups";

interface Props {
    standsIn: StandsIn;
    today: IsoDate;
    name: string;
}

export default function StandIn({ standsIn, today, name }: Props) {
    const { t, language } = useTexts();
    const words = useWords(handoverWords).standIn;
    const [open, setOpen] = useState(false);
    const items = once(standsIn.items).sort(byUrgency);
    const id = `stand-in-${standsIn.worker}`;
    return (
        <section aria-labelledby={id}>
            <h2 className="my-day__group" id={id}>
                {words.title(name)} <span className="my-day__count">{items.length}</span>
            </h2>
            <div className="card my-day__card stand-in">
                <p className="subtle">
                    {words.until(shortDate(standsIn.until, language))}. {words.help(name)}
                </p>
                {items.length === 0 && <p>{words.none}</p>}
                <ul className="my-day__list">
                    {items.map((item) => {
                        const { tab, ...search } = wayTo(item);
                        return (
                            <li key={[item.case, item.kind, item.item, item.due].join(" ")} className="wait">
                                <Link
                                    className="due-item__who"
                                    to="/arenden/$caseId/$tab"
                                    params={{ caseId: item.case, tab }}
                                    search={search}
                                >
                                    {item.name ?? t.list.namelessTitle}
                                </Link>
                                <span className="due-item__why">
                                    {t.dueWords[item.kind]?.why(item.days) ?? item.kind}
                                </span>
                                <span className="wait__since">
                                    <Due date={eventDay(item)} today={today} />
                                </span>
                            </li>
                        );
                    })}
                </ul>
                {items.some(({ kind }) => kind === "follow_up") &&
                    (open ? (
                        <Briefed worker={standsIn.worker} />
                    ) : (
                        <div>
                            <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
                                {words.show}
                            </Button>
                        </div>
                    ))}
            </div>
        </section>
    );
}

function Briefed({ worker }: { worker: string }) {
    const { t, language } = useTexts();
    const words = useWords(handoverWords).standIn;
    const briefing = useQuery(briefingQuery(worker));
    return (
        <Fetched query={briefing}>
            {({ contacts }) => (
                <div>
                    <h3 className="stand-in__title">{words.briefing}</h3>
                    {contacts.length === 0 && <p className="subtle">{words.nothing}</p>}
                    <dl className="stand-in__contacts">
                        {contacts.map((each) => (
                            <div key={each.item}>
                                <dt>
                                    {each.name ?? t.list.namelessTitle}:{" "}
                                    {words.contact(
                                        each.day === undefined ? "" : shortDate(each.day, language),
                                        nameOf(t.channel, each.channel),
                                    )}
                                </dt>
                                <dd>
                                    {[
                                        each.calls,
                                        each.facts,
                                        each.phone,
                                        each.reach,
                                        languageName(each.language, language),
                                        each.interpreter === true ? words.interpreter : undefined,
                                    ]
                                        .filter(Boolean)
                                        .join(" · ") || "–"}
                                </dd>
                            </div>
                        ))}
                    </dl>
                </div>
            )}
        </Fetched>
    );
}

/** Swedish needs no saying. */
const languageName = (code: string | undefined, language: LanguageCode): string | undefined =>
    code === undefined || code === "sv" ? undefined : tongueName(code, language);
