// In words: the weeks that hold more than full time, and those with room for more.
import { CheckmarkCircleIcon, ClockIcon, ExclamationmarkTriangleIcon } from "@navikt/aksel-icons";
import { useMemo } from "react";
import { weekNumber, type IsoDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { planWords } from "../../texts/plan";
import { kFullTime, type PlanActivity } from "./layout";
import { clashes, gaps, mostHours, withoutHours, type Stretch } from "./load";
import { hoursText } from "./words";

interface Props {
    activities: readonly PlanActivity[];
    today: IsoDate;
    expected: boolean; // full time is what the plan aims at, and all its hours are known
}

export function PlanLoad({ activities, today, expected }: Props) {
    const { language } = useTexts();
    const words = useWords(planWords);
    const over = useMemo(() => clashes(activities, today), [activities, today]);
    const room = useMemo(() => (expected ? gaps(activities, today) : []), [activities, today, expected]);
    const unsaid = withoutHours(activities);
    const range = (a: number, b: number) =>
        a === b ? hoursText(a, language) : `${hoursText(a, language)}–${hoursText(b, language)}`;
    const weeks = ({ from, until, onwards }: Stretch) =>
        words.weeks(weekNumber(from), weekNumber(until), onwards);
    const named = (stretch: Stretch) =>
        stretch.activities
            .map((each) => `${each.title} (${hoursText(mostHours(each, stretch), language)})`)
            .join(", ");
    const clash = (each: Stretch) =>
        words.clash(
            range(each.least, each.most),
            range(each.least - kFullTime, each.most - kFullTime),
            named(each),
        );
    const gap = (each: Stretch) =>
        each.most === 0
            ? words.nothing
            : words.gap(range(each.least, each.most), range(kFullTime - each.most, kFullTime - each.least));
    const all = [...over, ...room].sort((a, b) => a.from.localeCompare(b.from));
    if (all.length === 0 && !expected) return null;
    return (
        <div className="load">
            <ul aria-label={words.load}>
                {all.map((each) => (
                    <li key={each.from} data-tone={over.includes(each) ? "over" : "room"}>
                        {over.includes(each) ? (
                            <ExclamationmarkTriangleIcon aria-hidden />
                        ) : (
                            <ClockIcon aria-hidden />
                        )}
                        <span>
                            <strong>{weeks(each)}:</strong> {over.includes(each) ? clash(each) : gap(each)}
                        </span>
                    </li>
                ))}
                {all.length === 0 && (
                    <li data-tone="full">
                        <CheckmarkCircleIcon aria-hidden />
                        <span>{words.fullWeeks}</span>
                    </li>
                )}
            </ul>
            <p className="subtle load__note">
                {[
                    unsaid.length === 0 ? "" : words.unsaid(unsaid.map(({ title }) => title).join(", ")),
                    words.asSeen,
                ]
                    .filter(Boolean)
                    .join(" ")}
            </p>
        </div>
    );
}
