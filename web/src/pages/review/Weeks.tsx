// The weeks that are over, newest first, with what is left to judge in each.
import { Tag } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import type { ReviewDesk } from "../../api/types";
import { addDays, shortDate, weekNumber } from "../../dates";
import { useTexts } from "../../texts/context";

export function Weeks({ weeks }: { weeks: ReviewDesk["weeks"] }) {
    const { t, language } = useTexts();
    const day = (date: string) => shortDate(date, language);
    return (
        <section className="card review__section" aria-labelledby="weeks-title">
            <h2 className="card__title" id="weeks-title">
                {t.review.weeks}
            </h2>
            <p className="subtle">{weeks.length === 0 ? t.review.noWeeks : t.review.weeksLead}</p>
            <ul className="review__list">
                {weeks.map(({ week, drawn, items, open, overdue }) => (
                    <li key={week} className="review__week">
                        <Link to="/granskning" search={{ week }}>
                            {t.review.week(weekNumber(week))}
                        </Link>
                        <span className="subtle">
                            {day(week)}–{day(addDays(week, 6))} {week.slice(0, 4)}
                        </span>
                        <span>
                            {!drawn
                                ? t.review.notDrawn
                                : items > 0 && open === 0
                                  ? t.review.settled
                                  : t.review.left(open, items)}
                        </span>
                        {overdue && (
                            <Tag size="small" variant="error">
                                {t.review.overdue}
                            </Tag>
                        )}
                    </li>
                ))}
            </ul>
        </section>
    );
}
