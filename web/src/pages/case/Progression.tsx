// The same kind of course for years: told where the plan is made, so that something is combined with it or put in its place.
import { Alert } from "@navikt/ds-react";
import { useCase } from "../../case/reader";
import { longTimes } from "../../case/progression";
import { nameOf, useTexts } from "../../texts/context";

export function Progression() {
    const { t, language } = useTexts();
    const { view, catalogue } = useCase();
    return longTimes(view.content.activities ?? [], view.today).map(({ activity, months }) => (
        <Alert key={activity} variant="info" size="small">
            {t.placements.longTime(
                catalogue?.activities.find(({ code }) => code === activity)?.[language] ??
                    nameOf({}, activity),
                Math.floor(months / 12),
                months % 12,
            )}
        </Alert>
    ));
}
