// Whether something has come since one last looked at the case: then a line, fetched with its words; and the mark on each new thing.
import { Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { caseNewsQuery } from "../../api/queries";
import { useCase } from "../../case/reader";
import { useTexts } from "../../texts/context";

const News = lazy(() => import("./News"));

export function NewsLine() {
    const { view } = useCase();
    const { data } = useQuery(caseNewsQuery(view.case));
    if (data?.since === undefined || data.rows.length === 0) return null;
    return (
        <Suspense>
            <News />
        </Suspense>
    );
}

export function NewMark({ item }: { item: string }) {
    const { t } = useTexts();
    const { view } = useCase();
    const { data } = useQuery(caseNewsQuery(view.case));
    if (!data?.rows.some((row) => row.item === item)) return null;
    return (
        <Tag size="xsmall" variant="moderate" data-color="info">
            {t.isNew}
        </Tag>
    );
}
