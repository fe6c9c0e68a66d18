// What has come since one last looked at the case, in one quiet line.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { caseNewsQuery } from "../../api/queries";
import { countKinds, tabOf, told, wordsFor } from "../../case/news";
import { useCase } from "../../case/reader";
import { dayDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";

export default function News() {
    const { language } = useTexts();
    const words = useWords(dayWords);
    const { view } = useCase();
    const { data } = useQuery(caseNewsQuery(view.case));
    if (data?.since === undefined || data.rows.length === 0) return null;
    const parts = told(countKinds(data.rows));
    return (
        <p className="case__news no-print" role="status">
            {words.newsLine(dayDate(data.since, language))}{" "}
            {parts.map(({ kind, n }, index) => (
                <span key={kind}>
                    {index > 0 && (index === parts.length - 1 ? ` ${words.and} ` : ", ")}
                    {kind === "" ? (
                        wordsFor(kind, n, words)
                    ) : (
                        <Link
                            to="/arenden/$caseId/$tab"
                            params={{ caseId: view.case, tab: tabOf(kind) }}
                            search={(before) => before}
                        >
                            {wordsFor(kind, n, words)}
                        </Link>
                    )}
                </span>
            ))}
            .
        </p>
    );
}
