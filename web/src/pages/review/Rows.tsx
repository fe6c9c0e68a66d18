// The rows of the log behind an item, fetched when they are asked for: that they were seen is in the log too.
import { Button } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { reviewRowsQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { swedishTime } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { accessWords } from "../../texts/access";
import { reviewWords } from "../../texts/review";

export function Rows({ item }: { item: string }) {
    const words = useWords(reviewWords);
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
                {open ? words.hideRows : words.rows}
            </Button>
            <div id={id}>{open && <Lines item={item} />}</div>
        </div>
    );
}

function Lines({ item }: { item: string }) {
    const { language } = useTexts();
    const pageWords = useWords(accessWords);
    const words = useWords(reviewWords);
    const rows = useQuery(reviewRowsQuery(item));
    return (
        <Fetched query={rows}>
            {({ rows: lines, more }) =>
                lines.length === 0 ? (
                    <p className="subtle">{words.noRows}</p>
                ) : (
                    <div className="review__scroll">
                        <table className="review__rows">
                            <thead>
                                <tr>
                                    <th scope="col">{pageWords.at}</th>
                                    <th scope="col">{pageWords.what}</th>
                                    <th scope="col">{words.caseId}</th>
                                    <th scope="col">{pageWords.why}</th>
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
                                            {(line.refused ? undefined : pageWords.page[line.page ?? ""]) ??
                                                nameOf(pageWords.did, line.access)}
                                            {line.source !== undefined && (
                                                <span className="subtle"> {line.source}</span>
                                            )}
                                        </td>
                                        <td className="review__case">{line.case}</td>
                                        <td>
                                            {line.case !== undefined &&
                                                !line.refused &&
                                                nameOf(words.cameBy, line.came_by)}
                                        </td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                        {more && <p className="subtle">{words.moreRows}</p>}
                    </div>
                )
            }
        </Fetched>
    );
}
