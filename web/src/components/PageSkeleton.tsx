// The grey shape of a page that is on its way.
import { Skeleton } from "@navikt/ds-react";
import { useTexts } from "../texts/context";
import "./states.css";

export function PageSkeleton({ rows = 5 }: { rows?: number }) {
    const { t } = useTexts();
    return (
        <div className="skeleton" role="status">
            <span className="aksel-sr-only">{t.state.loading}</span>
            <Skeleton variant="text" width="14rem" height="2.5rem" />
            {Array.from({ length: rows }, (_, index) => (
                <Skeleton key={index} variant="rounded" height="3.25rem" />
            ))}
        </div>
    );
}
