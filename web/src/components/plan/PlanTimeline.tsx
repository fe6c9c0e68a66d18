// A plan with parallel tracks on a time axis, and in words where a week holds too much or has room. The same plan as a list
// where it is narrow, and as tables on demand.
import { Button, ToggleGroup } from "@navikt/ds-react";
import { useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import type { IsoDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { planWords } from "../../texts/plan";
import {
    near,
    planRange,
    planStatuses,
    weeklyHours,
    zooms,
    type PlanActivity,
    type PlanStatus,
    type ReportedHours,
    type Zoom,
} from "./layout";
import "./plan.css";
import { PlanAxis } from "./PlanAxis";
import { PlanList } from "./PlanList";
import { PlanTables } from "./PlanTables";
import { StatusIcon } from "./StatusMark";
import { useWidth } from "./useWidth";

interface Props {
    activities: readonly PlanActivity[];
    reported: readonly ReportedHours[];
    today: IsoDate;
    chosen?: string | undefined;
    onOpen: (item: string) => void;
}

const kNarrow = 620; // pixels: below this a list reads better than an axis
const kPaper = 640; // pixels across a page of A4, inside its margins and the card's

/** Whether the page is being printed: then the whole plan is drawn, as wide as the paper. */
function usePrinting(): boolean {
    const [printing, setPrinting] = useState(false);
    useEffect(() => {
        const media = matchMedia("print");
        const change = () => flushSync(() => setPrinting(media.matches));
        media.addEventListener("change", change);
        return () => media.removeEventListener("change", change);
    }, []);
    return printing;
}

export function PlanTimeline({ activities, reported, today, chosen, onOpen }: Props) {
    const { t } = useTexts();
    const planPage = useWords(planWords);
    const [view, setView] = useState<"chart" | "table">("chart");
    const [wanted, setZoom] = useState<Zoom>();
    const [toToday, setToToday] = useState(0);
    const [ref, laidOut] = useWidth();
    const printing = usePrinting();
    const width = printing ? kPaper : laidOut;
    const narrow = width > 0 && width < kNarrow;
    const zoom = wanted ?? (narrow ? "m3" : "m6");
    const within = useMemo(() => planRange(activities, today), [activities, today]);
    const weeks = useMemo(() => weeklyHours(activities, reported, within), [activities, reported, within]);
    const used = planStatuses.filter((status) => activities.some((each) => each.status === status));
    const step = (by: 1 | -1) => setZoom(zooms[zooms.indexOf(zoom) + by] ?? zoom);
    const onKey = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "+") step(-1);
        else if (event.key === "-" || event.key === "−") step(1);
        else return;
        event.preventDefault();
    };

    return (
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut; the buttons do the same
        <div className="plan" ref={ref} onKeyDown={onKey}>
            <div className="plan__tools">
                <ToggleGroup
                    size="small"
                    value={zoom}
                    onChange={(value) => setZoom(value as Zoom)}
                    aria-label={planPage.zoom}
                >
                    {zooms.map((each) => (
                        <ToggleGroup.Item key={each} value={each} label={planPage.zooms[each]} />
                    ))}
                </ToggleGroup>
                <span className="plan__ways">
                    {view === "chart" && zoom !== "all" && (
                        <Button
                            size="small"
                            variant="tertiary"
                            data-color="neutral"
                            onClick={() => setToToday((before) => before + 1)}
                        >
                            {planPage.toToday}
                        </Button>
                    )}
                    <Button
                        size="small"
                        variant="tertiary"
                        data-color="neutral"
                        aria-pressed={view === "table"}
                        onClick={() => setView(view === "table" ? "chart" : "table")}
                    >
                        {view === "table" ? t.plan.chart : t.plan.table}
                    </Button>
                </span>
            </div>
            {view === "table" ? (
                <PlanTables activities={activities} weeks={near(zoom, weeks, today)} onOpen={onOpen} />
            ) : (
                <>
                    {narrow && <PlanList activities={activities} onOpen={onOpen} />}
                    {narrow && <p className="axis__caption">{t.plan.weekly}</p>}
                    {width > 0 && (
                        <PlanAxis
                            activities={activities}
                            weeks={weeks}
                            within={within}
                            today={today}
                            width={width}
                            zoom={printing ? "all" : zoom}
                            toToday={toToday}
                            chosen={chosen}
                            bars={!narrow}
                            onOpen={onOpen}
                        />
                    )}
                    <Legend statuses={used} />
                </>
            )}
        </div>
    );
}

function Legend({ statuses }: { statuses: readonly PlanStatus[] }) {
    const { t } = useTexts();
    const planPage = useWords(planWords);
    return (
        <ul className="plan__legend" aria-label={t.plan.legend}>
            {statuses.map((status) => (
                <li key={status}>
                    <StatusIcon status={status} /> {nameOf(t.planStatus, status)}
                </li>
            ))}
            <li>
                <span className="plan__legend-actual" aria-hidden /> {t.plan.actual}
            </li>
            <li>
                <span className="plan__legend-full" aria-hidden /> {t.plan.fullLegend}
            </li>
            <li className="plan__keys">{planPage.keys}</li>
        </ul>
    );
}
