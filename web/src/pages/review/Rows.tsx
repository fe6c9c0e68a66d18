// The rows of the log behind an item, fetched when they are asked for: that they were seen is in the log too.
import { Button } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { reviewRowsQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { swedishTime } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";

export function Rows({ item }: { item: string }) {
    const { t } = useTexts();
    const [open, setOpen] = useState(false);
    const id = useId();
    return (
        <div>
            <Button
                size="small"
                variant="tertiary"
                aria-expanded={open}
                aria-controls={id}
                onClick={() => setOpen(!open)}
            >
                {open ? t.review.hideRows : t.review.rows}
            </Button>
            <div id={id}>{open && <Lines item={item} />}</div>
        </div>
    );
}

function Lines({ item }: { item: string }) {
    const { t, language } = useTexts();
    const rows = useQuery(reviewRowsQuery(item));
    return (
        <Fetched query={rows}>
            {({ rows: lines, more }) =>
                lines.length === 0 ? (
                    <p className="subtle">{t.review.noRows}</p>
                ) : (
                    <div className="review__scroll">
                        <table className="review__rows">
                            <thead>
                                <tr>
                                    <th scope="col">{t.access.at}</th>
                                    <th scope="col">{t.access.what}</th>
                                    <th scope="col">{t.review.caseId}</th>
                                    <th scope="col">{t.access.why}</th>
                                </tr>
                            </thead>
                            <tbody>
                                {lines.map((line, i) => (
                                    // Two rows may hold the same: their place tells them apart.
                                    <tr key={i}>
                                        <td>
                                            <time dateTime={line.at}>{swedishTime(line.at, language)}</time>
                                        </td>
                                        <td data-refused={line.refused}>
                                            {(line.refused ? undefined : t.access.page[line.page ?? ""]) ??
                                                nameOf(t.access.did, line.access)}
                                            {line.source !== undefined && (
                                                <span className="subtle"> {line.source}</span>
                                            )}
                                        </td>
                                        <td className="review__case">{line.case}</td>
                                        <td>
                                            {line.case !== undefined &&
                                                !line.refused &&
                                                nameOf(t.review.cameBy, line.came_by)}
                                        </td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                        {more && <p className="subtle">{t.review.moreRows}</p>}
                    </div>
                )
            }
        </Fetched>
    );
}
