// A plan with parallel tracks on a time axis. The same plan as a list where it is narrow, and as tables on demand.
import { Button, ToggleGroup } from "@navikt/ds-react";
import { useMemo, useState } from "react";
import type { IsoDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import {
    planStatuses,
    spanRange,
    weeklyHours,
    type PlanActivity,
    type PlanStatus,
    type ReportedHours,
    type Span,
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

export function PlanTimeline({ activities, reported, today, chosen, onOpen }: Props) {
    const { t } = useTexts();
    const [view, setView] = useState<"chart" | "table">("chart");
    const [wanted, setSpan] = useState<Span>("m6");
    const [ref, width] = useWidth();
    const narrow = width > 0 && width < kNarrow;
    const span = narrow ? "m3" : wanted;
    const within = useMemo(() => spanRange(span, activities, today), [span, activities, today]);
    const weeks = useMemo(() => weeklyHours(activities, reported, within), [activities, reported, within]);
    const used = planStatuses.filter((status) => activities.some((each) => each.status === status));

    return (
        <div className="plan" ref={ref}>
            <div className="plan__tools">
                {!narrow && (
                    <ToggleGroup
                        size="small"
                        value={span}
                        onChange={(value) => setSpan(value as Span)}
                        aria-label={t.plan.span}
                    >
                        {(["m3", "m6", "all"] as const).map((each) => (
                            <ToggleGroup.Item key={each} value={each} label={t.plan.spans[each]} />
                        ))}
                    </ToggleGroup>
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
            </div>
            {view === "table" ? (
                <PlanTables activities={activities} weeks={weeks} onOpen={onOpen} />
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
        </ul>
    );
}
