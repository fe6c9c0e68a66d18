// The plan drawn: one band per track, a bar per activity, a line for today, and the hours of each week against 40 below.
import { useId, type KeyboardEvent } from "react";
import { tracks } from "../../api/types";
import { daysBetween, monthName, weekNumber, type IsoDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { kFullTime, layOut, months, type Bar, type PlanActivity, type Range, type Week } from "./layout";
import { StatusMark } from "./StatusMark";
import { hoursText, periodText, rampText, waitingText } from "./words";

interface Props {
    activities: readonly PlanActivity[];
    weeks: readonly Week[];
    within: Range;
    today: IsoDate;
    width: number; // pixels, gutter included
    chosen: string | undefined;
    bars: boolean; // false: the weekly hours alone
    onOpen: (item: string) => void;
}

const kLane = 34;
const kBar = 26;
const kPad = 8;
const kHead = 26;
const kChart = 104;
const kLetter = 7.1; // mean width of a letter at 14 px
const kMark = 24;

export function PlanAxis({ activities, weeks, within, today, width, chosen, bars, onOpen }: Props) {
    const { t, language } = useTexts();
    const id = useId();
    const gutter = bars ? 84 : 30;
    const axis = Math.max(120, width - gutter - 2);
    const labelOf = (activity: PlanActivity) =>
        [activity.title, rampText(activity, language)].filter(Boolean).join(" · ");
    const rows = bars
        ? layOut(activities, within, axis, (each) => labelOf(each).length * kLetter + kMark + 12)
        : [];
    const tops = rows.map((_, index) =>
        rows.slice(0, index).reduce((sum, row) => sum + row.lanes * kLane + kPad * 2, kHead),
    );
    const bandsEnd = rows.reduce((sum, row) => sum + row.lanes * kLane + kPad * 2, kHead);
    const chartTop = bars ? bandsEnd + 30 : kHead + 6;
    const height = chartTop + kChart + 22;
    const most = Math.max(
        kFullTime * 1.15,
        ...weeks.map((week) => Math.max(week.sum, week.actual ?? 0) * 1.08),
    );
    const y = (hours: number) => chartTop + kChart - (hours / most) * kChart;
    const week = axis / within.weeks;
    const now = gutter + (daysBetween(within.from, today) + 0.5) * (week / 7);
    const everyWeek = Math.ceil(34 / week);

    const describe = ({ activity }: Bar) =>
        [
            labelOf(activity),
            nameOf(t.track, activity.track),
            nameOf(t.planStatus, activity.status),
            periodText(activity, t, language),
            waitingText(activity, t),
        ]
            .filter(Boolean)
            .join(", ");
    const onKey = (item: string) => (event: KeyboardEvent) => {
        if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            onOpen(item);
        }
    };
    const current = weeks.find(
        ({ monday }) => daysBetween(monday, today) >= 0 && daysBetween(monday, today) < 7,
    );

    return (
        <svg
            className="axis"
            viewBox={`0 0 ${width} ${height}`}
            width={width}
            height={height}
            role="group"
            aria-label={t.plan.title}
        >
            <defs>
                <pattern
                    id={`${id}-hatch`}
                    width="6"
                    height="6"
                    patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)"
                >
                    <path d="M0 0v6" className="axis__hatch" />
                </pattern>
                <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
                    <circle cx="1.5" cy="1.5" r="0.9" className="axis__dots" />
                </pattern>
            </defs>

            <g aria-hidden="true">
                {months(within, axis).map((month, index) => (
                    <g key={month.first}>
                        <path
                            className="axis__month"
                            d={`M${gutter + month.x} ${index === 0 ? kHead : 4}V${height - 20}`}
                        />
                        {month.width > 34 && (
                            <text className="axis__month-name" x={gutter + month.x + 6} y={16}>
                                {monthName(month.first, language)}
                                {(index === 0 || month.first.slice(5, 7) === "01") && month.width > 70
                                    ? ` ${month.first.slice(0, 4)}`
                                    : ""}
                            </text>
                        )}
                    </g>
                ))}
            </g>

            {rows.map((row, index) => {
                const top = tops[index] ?? 0;
                return (
                    <g key={row.track} data-track={row.track} className="axis__track">
                        <rect
                            className="axis__band"
                            x={0}
                            y={top + 2}
                            width={width}
                            height={row.lanes * kLane + kPad * 2 - 4}
                            rx={8}
                        />
                        <text className="axis__track-name" x={12} y={top + kPad + kLane / 2 + 5}>
                            {nameOf(t.track, row.track)}
                        </text>
                        {row.bars.map((bar) => {
                            const barTop = top + kPad + bar.lane * kLane + (kLane - kBar) / 2;
                            const x = gutter + bar.x;
                            const text =
                                bar.label === "after"
                                    ? x + bar.width + 4
                                    : bar.label === "before"
                                      ? x - 6
                                      : x + kMark + 2;
                            const { status } = bar.activity;
                            return (
                                <g
                                    key={bar.activity.item}
                                    role="button"
                                    tabIndex={0}
                                    className="axis__bar"
                                    data-status={status}
                                    data-chosen={bar.activity.item === chosen}
                                    onClick={() => onOpen(bar.activity.item)}
                                    onKeyDown={onKey(bar.activity.item)}
                                >
                                    <title>{describe(bar)}</title>
                                    <rect
                                        className="axis__shape"
                                        x={x}
                                        y={barTop}
                                        width={bar.width}
                                        height={kBar}
                                        rx={6}
                                    />
                                    {(status === "interrupted" || status === "declined") && (
                                        <rect
                                            x={x}
                                            y={barTop}
                                            width={bar.width}
                                            height={kBar}
                                            rx={6}
                                            fill={`url(#${id}-hatch)`}
                                        />
                                    )}
                                    {status === "waiting" && (
                                        <rect
                                            x={x}
                                            y={barTop}
                                            width={bar.width}
                                            height={kBar}
                                            rx={6}
                                            fill={`url(#${id}-dots)`}
                                        />
                                    )}
                                    {bar.opensRight && bar.width > 40 && (
                                        <path
                                            className="axis__more"
                                            d={`M${x + bar.width - 11} ${barTop + 8}l5 5l-5 5`}
                                        />
                                    )}
                                    {bar.width >= 22 && (
                                        <StatusMark status={status} x={x + 8} y={barTop + 7} />
                                    )}
                                    <text
                                        className="axis__label"
                                        data-place={bar.label}
                                        x={text}
                                        y={barTop + 18}
                                        textAnchor={bar.label === "before" ? "end" : "start"}
                                    >
                                        <tspan className="axis__label-title">{bar.activity.title}</tspan>
                                        {bar.activity.hours.length > 0 && (
                                            <tspan className="axis__label-hours">
                                                {" "}
                                                · {rampText(bar.activity, language)}
                                            </tspan>
                                        )}
                                    </text>
                                </g>
                            );
                        })}
                    </g>
                );
            })}

            {bars && (
                <text className="axis__caption" x={gutter} y={chartTop - 10} aria-hidden="true">
                    {t.plan.weekly}
                </text>
            )}
            <g
                role="img"
                aria-label={[
                    t.plan.weekly,
                    current ? `${t.plan.today}: ${hoursText(current.sum, language)}` : "",
                    current?.actual === undefined
                        ? ""
                        : `${t.plan.actual}: ${hoursText(current.actual, language)}`,
                ]
                    .filter(Boolean)
                    .join(". ")}
            >
                <path className="axis__base" d={`M${gutter} ${y(0)}H${gutter + axis}`} />
                {weeks.map((each, index) => {
                    const left = gutter + index * week;
                    let below = 0;
                    return (
                        <g key={each.monday} data-current={each === current}>
                            <title>
                                {[
                                    `${t.plan.week(weekNumber(each.monday))}: ${hoursText(each.sum, language)} h`,
                                    each.actual === undefined
                                        ? ""
                                        : `${t.plan.actual.toLowerCase()} ${hoursText(each.actual, language)} h`,
                                ]
                                    .filter(Boolean)
                                    .join(", ")}
                            </title>
                            {tracks.map((track) => {
                                const hours = each.hours[track];
                                if (hours === 0) return null;
                                const bottom = y(below);
                                below += hours;
                                return (
                                    <rect
                                        key={track}
                                        data-track={track}
                                        className="axis__hours"
                                        x={left + Math.min(3, week * 0.12)}
                                        width={Math.max(2, week - Math.min(6, week * 0.24))}
                                        y={y(below)}
                                        height={Math.max(1, bottom - y(below) - 1)}
                                        rx={2}
                                    />
                                );
                            })}
                            {each.actual !== undefined && (
                                <path
                                    className="axis__actual"
                                    d={`M${left + 1} ${y(each.actual)}H${left + week - 1}M${left + week / 2} ${y(each.actual) - 4}l4 4l-4 4l-4-4z`}
                                />
                            )}
                            {index % everyWeek === 0 && (
                                <text className="axis__week" x={left + week / 2} y={chartTop + kChart + 15}>
                                    {everyWeek > 1 || week > 40
                                        ? t.plan.week(weekNumber(each.monday))
                                        : weekNumber(each.monday)}
                                </text>
                            )}
                        </g>
                    );
                })}
                <path className="axis__full" d={`M${gutter} ${y(kFullTime)}H${gutter + axis}`} />
                <text className="axis__full-name" x={gutter - 6} y={y(kFullTime) + 4}>
                    {bars ? t.plan.full : kFullTime}
                </text>
            </g>

            {now > gutter && now < gutter + axis && (
                <g className="axis__today" aria-hidden="true">
                    <path d={`M${now} ${kHead - 2}V${chartTop + kChart}`} />
                    <rect x={now - 22} y={3} width={44} height={19} rx={9.5} />
                    <text x={now} y={16.5}>
                        {t.plan.today}
                    </text>
                </g>
            )}
        </svg>
    );
}
