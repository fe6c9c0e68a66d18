// The plan drawn: one band per track, a bar per activity, a line for today, and the hours of each week against 40 below. What is
// wider than its frame is scrolled sideways in it; the names of the tracks stay, and so does the title of a bar in sight.
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { tracks } from "../../api/types";
import { daysBetween, monthName, weekNumber, type IsoDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { planWords } from "../../texts/plan";
import {
    kFullTime,
    layOut,
    months,
    weekWidth,
    type Bar,
    type PlanActivity,
    type Range,
    type Week,
    type Zoom,
} from "./layout";
import { StatusMark } from "./StatusMark";
import { hoursText, periodText, rampText, waitingText } from "./words";

interface Props {
    activities: readonly PlanActivity[];
    weeks: readonly Week[];
    within: Range;
    today: IsoDate;
    width: number; // of the frame, in pixels, gutter included
    zoom: Zoom;
    toToday: number; // grows when today is asked to be in sight
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

const kBefore = 0.3; // of the frame lies before today, when it is first shown

export function PlanAxis({
    activities,
    weeks,
    within,
    today,
    width,
    zoom,
    toToday,
    chosen,
    bars,
    onOpen,
}: Props) {
    const { t, language } = useTexts();
    const plan = useWords(planWords);
    const id = useId();
    const side = bars ? 84 : 30;
    const frame = Math.max(120, width - side);
    const week = weekWidth(zoom, within, frame);
    const axis = week * within.weeks;
    const now = (daysBetween(within.from, today) + 0.5) * (week / 7);
    const [seenFrom, setSeenFrom] = useState(0); // pixels scrolled away
    const scroller = useRef<HTMLDivElement>(null);
    const shown = useRef<{ left: number; week: number } | undefined>(undefined); // as it was scrolled, and its scale
    // Another zoom, or another width, shows the days about today if today was in sight, and else the same days as before.
    useLayoutEffect(() => {
        const { current: box } = scroller;
        if (!box) return;
        const before = shown.current;
        const scale = before ? week / before.week : 1;
        const today = now / scale - (before?.left ?? now);
        const left =
            before && (today < 0 || today > frame)
                ? (before.left + frame / 2) * scale - frame / 2
                : now - frame * kBefore;
        box.scrollLeft = Math.round(left / week) * week; // a whole week first
        shown.current = { left: box.scrollLeft, week };
    }, [week, frame, now]);
    useEffect(() => {
        const { current: box } = scroller;
        if (box && toToday > 0) box.scrollLeft = now - frame * kBefore;
        // Only when it is asked for.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [toToday]);
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
    const everyWeek = Math.ceil(34 / week);

    /** Where the title of a bar begins, so that it can be read although the bar began long before. */
    const inSight = (bar: Bar): number => {
        const text = labelOf(bar.activity).length * kLetter + kMark + 12;
        return bar.label === "inside" ? Math.max(bar.x, Math.min(seenFrom, bar.x + bar.width - text)) : bar.x;
    };
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
        <div
            className="axis-frame"
            ref={scroller}
            role="region"
            aria-label={t.plan.title}
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be scrolled by the keyboard
            tabIndex={0}
            onScroll={({ currentTarget: { scrollLeft } }) => {
                shown.current = { left: scrollLeft, week };
                setSeenFrom(scrollLeft);
            }}
        >
            <svg
                className="axis axis__side"
                width={side}
                height={height}
                viewBox={`0 0 ${side} ${height}`}
                aria-hidden
            >
                {rows.map((row, index) => {
                    const top = tops[index] ?? 0;
                    return (
                        <g key={row.track} data-track={row.track}>
                            <rect
                                className="axis__band"
                                x={0}
                                y={top + 2}
                                width={side}
                                height={row.lanes * kLane + kPad * 2 - 4}
                            />
                            <text className="axis__track-name" x={12} y={top + kPad + kLane / 2 + 5}>
                                {nameOf(t.track, row.track)}
                            </text>
                        </g>
                    );
                })}
                <text className="axis__full-name" x={side - 6} y={y(kFullTime) + 4}>
                    {bars ? t.plan.full : kFullTime}
                </text>
            </svg>
            <svg
                className="axis"
                viewBox={`0 0 ${axis} ${height}`}
                width={axis}
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
                    <pattern
                        id={`${id}-over`}
                        width="5"
                        height="5"
                        patternUnits="userSpaceOnUse"
                        patternTransform="rotate(-45)"
                    >
                        <path d="M0 0v5" className="axis__over-hatch" />
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
                                d={`M${month.x} ${index === 0 ? kHead : 4}V${height - 20}`}
                            />
                            {month.width > 34 && (
                                <text
                                    className="axis__month-name"
                                    x={Math.max(month.x, Math.min(seenFrom, month.x + month.width - 48)) + 6}
                                    y={16}
                                >
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
                                width={axis}
                                height={row.lanes * kLane + kPad * 2 - 4}
                            />
                            {row.bars.map((bar) => {
                                const barTop = top + kPad + bar.lane * kLane + (kLane - kBar) / 2;
                                const x = bar.x;
                                const text =
                                    bar.label === "after"
                                        ? x + bar.width + 4
                                        : bar.label === "before"
                                          ? x - 6
                                          : inSight(bar) + kMark + 2;
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
                                            <StatusMark status={status} x={inSight(bar) + 8} y={barTop + 7} />
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
                    <text
                        className="axis__caption"
                        x={Math.max(4, seenFrom + 4)}
                        y={chartTop - 10}
                        aria-hidden="true"
                    >
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
                    <path className="axis__base" d={`M0 ${y(0)}H${axis}`} />
                    {weeks.map((each, index) => {
                        const left = index * week;
                        let below = 0;
                        return (
                            <g
                                key={each.monday}
                                data-current={each === current}
                                data-over={each.sum > kFullTime}
                            >
                                <title>
                                    {[
                                        `${t.plan.week(weekNumber(each.monday))}: ${hoursText(each.sum, language)} h`,
                                        each.sum > kFullTime
                                            ? plan.over(hoursText(each.sum - kFullTime, language))
                                            : "",
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
                                {each.sum > kFullTime && (
                                    <rect
                                        className="axis__over"
                                        x={left + 1}
                                        width={Math.max(2, week - 2)}
                                        y={y(each.sum)}
                                        height={y(kFullTime) - y(each.sum)}
                                        fill={`url(#${id}-over)`}
                                    />
                                )}
                                {each.actual !== undefined && (
                                    <path
                                        className="axis__actual"
                                        d={`M${left + 1} ${y(each.actual)}H${left + week - 1}M${left + week / 2} ${y(each.actual) - 4}l4 4l-4 4l-4-4z`}
                                    />
                                )}
                                {index % everyWeek === 0 && (
                                    <text
                                        className="axis__week"
                                        x={left + week / 2}
                                        y={chartTop + kChart + 15}
                                    >
                                        {everyWeek > 1 || week > 40
                                            ? t.plan.week(weekNumber(each.monday))
                                            : weekNumber(each.monday)}
                                    </text>
                                )}
                            </g>
                        );
                    })}
                    <path className="axis__full" d={`M0 ${y(kFullTime)}H${axis}`} />
                </g>

                {now > 0 && now < axis && (
                    <g className="axis__today" aria-hidden="true">
                        <path d={`M${now} ${kHead - 2}V${chartTop + kChart}`} />
                        <rect x={now - 22} y={3} width={44} height={19} rx={9.5} />
                        <text x={now} y={16.5}>
                            {t.plan.today}
                        </text>
                    </g>
                )}
            </svg>
        </div>
    );
}
