// The weeks that are over, newest first, with what is left to judge in each.
import { Tag } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import type { ReviewDesk } from "../../api/types";
import { addDays, shortDate, weekNumber } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { reviewWords } from "../../texts/review";

export function Weeks({ weeks }: { weeks: ReviewDesk["weeks"] }) {
    const { language } = useTexts();
    const words = useWords(reviewWords);
    const day = (date: string) => shortDate(date, language);
    return (
        <section className="card review__section" aria-labelledby="weeks-title">
            <h2 className="card__title" id="weeks-title">
                {words.weeks}
            </h2>
            <p className="subtle">{weeks.length === 0 ? words.noWeeks : words.weeksLead}</p>
            <ul className="review__list">
                {weeks.map(({ week, drawn, items, open, overdue }) => (
                    <li key={week} className="review__week">
                        <Link to="/granskning" search={{ week }}>
                            {words.week(weekNumber(week))}
                        </Link>
                        <span className="subtle">
                            {day(week)}–{day(addDays(week, 6))} {week.slice(0, 4)}
                        </span>
                        <span>
                            {!drawn
                                ? words.notDrawn
                                : items > 0 && open === 0
                                  ? words.settled
                                  : words.left(open, items)}
                        </span>
                        {overdue && (
                            <Tag size="small" variant="error">
                                {words.overdue}
                            </Tag>
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}
