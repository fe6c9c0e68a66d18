// What waits for somebody else, the longest first: for whom, for what and for how long.
import { Link } from "@tanstack/react-router";
import type { MyDayWait } from "../../api/types";
import { wayTo } from "../../case/dues";
import { listed } from "../../case/forms/shared";
import { useFirst } from "../../components/useFirst";
import { shortDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";

const kFirst = 6;

export function Waiting({ waits }: { waits: readonly MyDayWait[] }) {
    const { t, language } = useTexts();
    const words = useWords(dayWords);
    const all = together(waits);
    const [shown, more] = useFirst(all.length, kFirst);
    if (all.length === 0) return null;
    const whom = ({ on = [], on_whom: other }: MyDayWait) =>
        other ??
        (listed(
            on.map((party) => nameOf(t.party, party)),
            t.sees.and,
        ) ||
            words.participant);
    return (
        <section aria-labelledby="waiting">
            <h2 className="my-day__group" id="waiting">
                {words.waiting} <span className="my-day__count">{all.length}</span>
            </h2>
            <div className="card my-day__card">
                <ul className="my-day__list">
                    {all.map(({ wait, n }, index) => {
                        const { tab } = wayTo(wait);
                        return (
                            <li
                                key={[wait.case, wait.kind, wait.item, wait.due].join(" ")}
                                className={["wait", shown(index)].join(" ").trim()}
                            >
                                <Link
                                    className="due-item__who"
                                    to="/arenden/$caseId/$tab"
                                    params={{ caseId: wait.case, tab }}
                                >
                                    {wait.name ?? t.list.namelessTitle}
                                </Link>
                                <span className="due-item__why">
                                    {`${capital(whom(wait))}: ${nameOf(words.waits, wait.kind)}${n > 1 ? ` (${n})` : ""}`}
                                </span>
                                <span className="wait__since">
                                    {words.waited(wait.days)}
                                    <span className="subtle">
                                        {" "}
                                        · {words.askAgain(shortDate(wait.due, language))}
                                    </span>
                                </span>
                            </li>
                        );
                    })}
                </ul>
                {more}
            </div>
        </section>
    );
}
/** Consents that were asked for at once wait as one. */
function together(waits: readonly MyDayWait[]): { wait: MyDayWait; n: number }[] {
    const found = new Map<string, { wait: MyDayWait; n: number }>();
    for (const wait of waits) {
        const key = [wait.case, wait.kind, wait.since, wait.due, wait.on, wait.on_whom].join(" ");
        const before = found.get(key);
        if (before) before.n += 1;
        else found.set(key, { wait, n: 1 });
    }
    return [...found.values()];
}
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
