// What has come since one last looked at the case, in one quiet line; and the mark on each new thing.
import { Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { caseNewsQuery } from "../../api/queries";
import { countKinds, tabOf, told, wordsFor } from "../../case/news";
import { useCase } from "../../case/reader";
import { dayDate } from "../../dates";
import { useTexts } from "../../texts/context";

export function NewsLine() {
    const { t, language } = useTexts();
    const { view } = useCase();
    const { data } = useQuery(caseNewsQuery(view.case));
    if (data?.since === undefined || data.rows.length === 0) return null;
    const parts = told(countKinds(data.rows));
    return (
        <p className="case__news no-print" role="status">
            {t.myWork.newsLine(dayDate(data.since, language))}{" "}
            {parts.map(({ kind, n }, index) => (
                <span key={kind}>
                    {index > 0 && (index === parts.length - 1 ? ` ${t.myWork.and} ` : ", ")}
                    {kind === "" ? (
                        wordsFor(kind, n, t)
                    ) : (
                        <Link
                            to="/arenden/$caseId/$tab"
                            params={{ caseId: view.case, tab: tabOf(kind) }}
                            search={(before) => before}
                        >
                            {wordsFor(kind, n, t)}
                        </Link>
                    )}
                </span>
            ))}
            .
        </p>
    );
}

export function NewMark({ item }: { item: string }) {
    const { t } = useTexts();
    const { view } = useCase();
    const { data } = useQuery(caseNewsQuery(view.case));
    if (!data?.rows.some((row) => row.item === item)) return null;
    return (
        <Tag size="xsmall" variant="moderate" data-color="info">
            {t.myWork.isNew}
        </Tag>
    );
}
