// The conversations of a case: what is unread first, who takes part, whom it waits for and how long.
import { Button, Tag } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { Party, ThreadLine } from "../../api/types";
import { daysBetween, swedishDayAndClock, swedishTime } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { messageWords } from "../../texts/messages";
import { sideName, sidesOf, waitsFirst, whoWrote } from "./sides";

interface Props {
    threads: readonly ThreadLine[];
    mine: Party;
    today: string;
    onOpen: (item: string) => void;
}

export function ThreadList({ threads, mine, today, onOpen }: Props) {
    const { t, language } = useTexts();
    const words = useWords(messageWords);
    return (
        <ul className="messages__list">
            {threads.map((thread) => (
                <li key={thread.item} className="messages__thread" data-unread={thread.unread > 0}>
                    <div className="messages__row">
                        <Button
                            size="small"
                            variant="tertiary"
                            className="messages__open"
                            onClick={() => onOpen(thread.item)}
                        >
                            {thread.subject ?? words.unknown}
                        </Button>
                        {thread.unread > 0 && (
                            <Tag size="small" variant="strong" data-color="info">
                                {words.unread(thread.unread)}
                            </Tag>
                        )}
                    </div>
                    <Chips thread={thread} mine={mine} today={today} />
                    {thread.last !== undefined && (
                        <span className="subtle messages__last">
                            {words.last(
                                lowered(
                                    sideName(whoWrote(thread.last_party, thread.last_author), mine, t, words),
                                    whoWrote(thread.last_party, thread.last_author),
                                ),
                                swedishTime(thread.last, language),
                            )}
                            {" · "}
                            {words.count(thread.messages)}
                        </span>
                    )}
                </li>
            ))}
        </ul>
    );
}

/** "Deltagaren" and "Du" within a sentence; parties are names. */
const lowered = (name: string, side: Party): string =>
    side === "none" ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : name;

export function Chips({
    thread,
    mine,
    today,
    children,
}: {
    thread: ThreadLine;
    mine: Party;
    today: string;
    children?: ReactNode;
}) {
    const { t } = useTexts();
    const words = useWords(messageWords);
    return (
        <div className="messages__chips">
            {waitsFirst(thread.waiting, mine).map(({ party, since }) => {
                const age = words.since(Math.max(0, daysBetween(swedishDayAndClock(since)[0], today)));
                const ours = party === mine;
                const name = sideName(party, mine, t, words);
                return (
                    <Tag
                        key={party}
                        size="small"
                        variant="moderate"
                        data-color={ours ? "warning" : "neutral"}
                    >
                        {ours
                            ? mine === "none"
                                ? words.waitingYou(age)
                                : words.waitingUs(age)
                            : words.waitingFor(lowered(name, party), age)}
                    </Tag>
                );
            })}
            {sidesOf(thread).map((side) => (
                <Tag key={side} size="small" variant="outline" data-color="neutral">
                    {side === mine && mine !== "none"
                        ? words.us(sideName(side, mine, t, words))
                        : sideName(side, mine, t, words)}
                </Tag>
            ))}
            {thread.recalled && (
                <Tag size="small" variant="moderate" data-color="danger">
                    {words.recall}
                </Tag>
            )}
            {children}
        </div>
    );
}
