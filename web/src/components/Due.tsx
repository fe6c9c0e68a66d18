// A date that something is due: near dates in words, late ones told by word and sign as well as colour.
import { ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { daysBetween, fromNow, shortDate, type IsoDate } from "../dates";
import { useTexts } from "../texts/context";
import "./due.css";

export function Due({
    date,
    today,
    past = false,
    brief = false,
}: {
    date: IsoDate;
    today: IsoDate;
    past?: boolean; // it is never late
    brief?: boolean; // how near it is stands beside, in a sentence
}) {
    const { t, language } = useTexts();
    const days = daysBetween(today, date);
    const late = !past && days < 0;
    return (
        <time dateTime={date} className="due" data-late={late}>
            {late && <ExclamationmarkTriangleFillIcon aria-hidden />}
            <span>{shortDate(date, language)}</span>
            {!brief && (
                <span className="due__near">
                    {late ? t.myDay.lateBy(-days) : fromNow(date, today, language)}
                </span>
            )}
        </time>
    );
}
