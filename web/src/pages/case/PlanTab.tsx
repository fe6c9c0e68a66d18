// The plan: parallel tracks on a time axis.
import { Button } from "@navikt/ds-react";
import type { CaseView } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import type { PlanActivity, ReportedHours } from "../../components/plan/layout";
import { PlanTimeline } from "../../components/plan/PlanTimeline";
import { useTexts } from "../../texts/context";

interface Props {
    view: CaseView;
    activities: readonly PlanActivity[];
    reported: readonly ReportedHours[];
    chosen: string | undefined;
    onOpen: (form: string | undefined, item?: string) => void;
}

export function PlanTab({ view, activities, reported, chosen, onOpen }: Props) {
    const { t } = useTexts();
    const may = view.may.includes("activity_offered");
    return (
        <section className="card" aria-labelledby="plan-title">
            <div className="card__head">
                <h2 className="card__title" id="plan-title">
                    {t.plan.title}
                </h2>
                {may && (
                    <Button
                        size="small"
                        variant="secondary"
                        className="no-print"
                        onClick={() => onOpen("activity_offered")}
                    >
                        {t.forms.activity_offered.title}
                    </Button>
                )}
            </div>
            {activities.length === 0 ? (
                <EmptyState title={t.plan.empty} help={t.plan.emptyHelp} />
            ) : (
                <PlanTimeline
                    activities={activities}
                    reported={reported}
                    today={view.today}
                    chosen={chosen}
                    onOpen={(item) => onOpen("activity_hours", item)}
                />
            )}
        </section>
    );
}
