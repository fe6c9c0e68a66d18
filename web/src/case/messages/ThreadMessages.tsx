// One conversation: its messages by day, one's own side to the right, and when each was read.
import { Button } from "@navikt/ds-react";
import { Fragment } from "react";
import type { MessageView, Party } from "../../api/types";
import { swedishDayAndClock, swedishTime, weekdayDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { messageWords } from "../../texts/messages";
import { sideName, whoWrote } from "./sides";

interface Props {
    messages: readonly MessageView[];
    mine: Party;
    nameOfWorker?: ((id: string) => string) | undefined; // missing: workers are not named here
    onRecall?: ((item: string) => void) | undefined; // missing: one may not
}

export function ThreadMessages({ messages, mine, nameOfWorker, onRecall }: Props) {
    const { t, language } = useTexts();
    const words = useWords(messageWords);
    const dayOf = ({ at }: MessageView) => swedishDayAndClock(at)[0];
    return (
        <ol className="messages__all">
            {messages.map((message, i) => {
                const before = messages[i - 1];
                const side = whoWrote(message.party, message.author);
                const own = side === mine;
                const name = sideName(side, mine, t, words);
                const author =
                    message.author !== undefined && nameOfWorker ? nameOfWorker(message.author) : undefined;
                const readers = message.read_by.map(({ party, worker, role, at }) => {
                    const who =
                        worker !== undefined && nameOfWorker
                            ? nameOfWorker(worker)
                            : role === "participant"
                              ? sideName("none", mine, t, words)
                              : nameOf(t.party, party);
                    return words.readBy(who, swedishTime(at, language));
                });
                return (
                    <Fragment key={message.item}>
                        {(before === undefined || dayOf(before) !== dayOf(message)) && (
                            <li className="messages__day subtle">{weekdayDate(dayOf(message), language)}</li>
                        )}
                        <li className="messages__message" data-own={own} data-unread={message.unread}>
                            <div className="messages__by">
                                <strong>{author ?? name}</strong>
                                {author !== undefined && <span className="subtle">{name}</span>}
                                <time className="subtle" dateTime={message.at}>
                                    {swedishDayAndClock(message.at)[1]}
                                </time>
                                {message.unread && <strong className="messages__new">{words.newHere}</strong>}
                            </div>
                            {message.recalled && <p className="messages__gone">{words.recalled}</p>}
                            <p className="messages__text">
                                {message.redacted ? <em>{words.redacted}</em> : message.text}
                            </p>
                            {own && (
                                <div className="messages__foot subtle">
                                    <span>{readers.length > 0 ? readers.join(" · ") : words.notRead}</span>
                                    {onRecall && !message.recalled && (
                                        <Button
                                            size="xsmall"
                                            variant="tertiary"
                                            data-color="neutral"
                                            className="no-print"
                                            onClick={() => onRecall(message.item)}
                                        >
                                            {words.recall}
                                        </Button>
                                    )}
                                </div>
                            )}
                        </li>
                    </Fragment>
                );
            })}
        </ol>
    );
}
