// What is set aside, folded: until when, by whom and why, and the way to take it up again.
import { Button } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import type { MyDayItem } from "../../api/types";
import { dayDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";
import { keyOf } from "./groups";

interface Props {
    items: readonly MyDayItem[];
    nameOfWorker: (id: string | undefined) => string;
    onTakeUp: (item: MyDayItem) => void;
}

export function Aside({ items, nameOfWorker, onTakeUp }: Props) {
    const { t, language } = useTexts();
    const words = useWords(dayWords);
    if (items.length === 0) return null;
    return (
        <details className="card my-day__aside">
            <summary>
                {words.aside} <span className="my-day__count">{items.length}</span>
            </summary>
            <ul className="my-day__list">
                {items.map((item) => {
                    const name = item.name ?? t.list.namelessTitle;
                    return (
                        <li key={keyOf(item)} className="wait">
                            <Link
                                className="due-item__who"
                                to="/arenden/$caseId/$tab"
                                params={{ caseId: item.case, tab: "oversikt" }}
                            >
                                {name}
                            </Link>
                            <span className="due-item__why">
                                {nameOf(t.due, item.kind)}: {item.aside?.text}
                                <span className="subtle due-item__from">
                                    {words.asideUntil(
                                        dayDate(item.aside?.until ?? item.due, language),
                                        nameOfWorker(item.aside?.by),
                                    )}
                                </span>
                            </span>
                            <Button
                                size="small"
                                variant="tertiary"
                                className="wait__since"
                                aria-label={`${words.takeUp}, ${name}`}
                                onClick={() => onTakeUp(item)}
                            >
                                {words.takeUp}
                            </Button>
                        </li>
                    );
                })}
            </ul>
        </details>
    );
}
