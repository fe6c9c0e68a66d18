// Conversations in which somebody else has written since one read them, each with who, since when, and the way to it.
import { Link } from "@tanstack/react-router";
import type { UnreadThread } from "../../api/types";
import { listed } from "../../case/forms/shared";
import { LinkButton } from "../../components/LinkButton";
import { useFirst } from "../../components/useFirst";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";

const kFirst = 5;

export function Unread({ rows }: { rows: readonly UnreadThread[] }) {
    const { t } = useTexts();
    const words = useWords(dayWords);
    const [shown, more] = useFirst(rows.length, kFirst);
    if (rows.length === 0) return null;
    const who = ({ from = [], participant }: UnreadThread) => {
        const text = listed(
            [...(participant ? [words.participant] : []), ...from.map((party) => nameOf(t.party, party))],
            words.and,
        );
        return text.charAt(0).toLocaleUpperCase() + text.slice(1);
    };
    return (
        <section aria-labelledby="unread">
            <h2 className="my-day__group" id="unread">
                {words.unread} <span className="my-day__count">{rows.length}</span>
            </h2>
            <div className="card my-day__card">
                <ul className="my-day__list">
                    {rows.map((row, index) => {
                        const name = row.name ?? t.list.namelessTitle;
                        return (
                            <li key={row.thread} className={["unread-item", shown(index)].join(" ").trim()}>
                                <div className="due-item__what">
                                    <Link
                                        className="due-item__who"
                                        to="/arenden/$caseId/$tab"
                                        params={{ caseId: row.case, tab: "oversikt" }}
                                    >
                                        {name}
                                    </Link>
                                    <span className="due-item__why">
                                        {words.unreadWhy(who(row), row.unread)}
                                    </span>
                                    {!row.mine && <span className="due-item__from">{words.unreadTeam}</span>}
                                </div>
                                <span className="due-item__when">{words.unreadAge(row.days)}</span>
                                <LinkButton
                                    size="small"
                                    variant="secondary"
                                    className="unread-item__act"
                                    to="/arenden/$caseId/$tab"
                                    params={{ caseId: row.case, tab: "meddelanden" }}
                                    search={{ trad: row.thread }}
                                    aria-label={t.day.forWhom(words.unreadRead, name)}
                                >
                                    {words.unreadRead}
                                </LinkButton>
                            </li>
                        );
                    })}
                </ul>
                {more}
            </div>
        </section>
    );
}
