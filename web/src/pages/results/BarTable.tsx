// One distribution: as bars to look at, and as a table with the same figures.
import type { SusTable } from "../../api/types";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { resultsWords } from "../../texts/results";
import { barLengths, share } from "./numbers";

export function BarTable({ table, title }: { table: SusTable; title: string }) {
    const { t, language } = useTexts();
    const words = useWords(resultsWords);
    const lengths = barLengths(table.cells);
    const known = table.cells.every(({ count }) => count !== undefined);
    return (
        <div className="block__both">
            <div className="bars" role="img" aria-label={words.chart(title)}>
                {table.cells.map(({ code, count, share: part }, index) => {
                    const length = lengths[index];
                    return (
                        <div key={code} className="bars__row" aria-hidden>
                            <span className="bars__label">{nameOf(words.cell, code)}</span>
                            {length === undefined ? (
                                <span className="bars__withheld" />
                            ) : (
                                <svg className="bars__space" viewBox="0 0 1000 10" preserveAspectRatio="none">
                                    <rect
                                        width={count === 0 ? 0 : Math.max(length, 6)}
                                        height="10"
                                        className="bars__bar"
                                    />
                                </svg>
                            )}
                            <span className="bars__value">
                                {count === undefined
                                    ? words.withheld
                                    : part === undefined
                                      ? count
                                      : share(part, language)}
                            </span>
                        </div>
                    );
                })}
            </div>
            <table className="figures">
                <caption className="aksel-sr-only">{title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.class}</th>
                        <th scope="col">{words.count}</th>
                        <th scope="col">{words.share}</th>
                    </tr>
                </thead>
                <tbody>
                    {table.cells.map(({ code, count, share: part }) => (
                        <tr key={code}>
                            <th scope="row">{nameOf(words.cell, code)}</th>
                            {count === undefined ? (
                                <td colSpan={2} className="figures__withheld">
                                    {words.withheldLong}
                                </td>
                            ) : (
                                <>
                                    <td>{count.toLocaleString(t.code)}</td>
                                    <td>{part === undefined ? "–" : share(part, language)}</td>
                                </>
                            )}
                        </tr>
                    ))}
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{words.sum}</th>
                        <td>{(table.base ?? 0).toLocaleString(t.code)}</td>
                        <td>{known ? share(1, language) : ""}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    );
}
