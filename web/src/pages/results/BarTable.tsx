// One distribution: as bars to look at, and as a table with the same figures.
import { useId } from "react";
import type { SusTable } from "../../api/types";
import { nameOf, useTexts } from "../../texts/context";
import { barLengths, share } from "./numbers";

const kRow = 30; // the drawing's own units
const kLabel = 190;
const kBar = 270;
const kEnd = 90; // room for the figure after the bar

export function BarTable({ table, title }: { table: SusTable; title: string }) {
    const { t, language } = useTexts();
    const hatch = useId();
    const lengths = barLengths(table.cells);
    const height = table.cells.length * kRow;
    const known = table.cells.every(({ count }) => count !== undefined);
    return (
        <div className="block__both">
            <svg
                className="bars"
                viewBox={`0 0 ${kLabel + kBar + kEnd} ${height}`}
                role="img"
                aria-label={t.results.chart(title)}
            >
                <defs>
                    <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                        <line x1="0" y1="0" x2="0" y2="6" className="bars__hatch" />
                    </pattern>
                </defs>
                {table.cells.map(({ code, count, share: part }, index) => {
                    const length = lengths[index];
                    const y = index * kRow;
                    const width = length === undefined ? 46 : (length * kBar) / 1000;
                    const said =
                        count === undefined
                            ? t.results.withheld
                            : part === undefined
                              ? String(count)
                              : share(part, language);
                    return (
                        <g key={code}>
                            <text x={kLabel - 10} y={y + kRow / 2} className="bars__label">
                                {nameOf(t.results.cell, code)}
                            </text>
                            <rect
                                x={kLabel}
                                y={y + 5}
                                width={Math.max(width, count === 0 ? 0 : 2)}
                                height={kRow - 10}
                                rx="2"
                                className={length === undefined ? "bars__withheld" : "bars__bar"}
                                {...(length === undefined && { fill: `url(#${hatch})` })}
                            />
                            <text x={kLabel + width + 8} y={y + kRow / 2} className="bars__value">
                                {said}
                            </text>
                        </g>
                    );
                })}
                <line x1={kLabel} y1="0" x2={kLabel} y2={height} className="bars__axis" />
            </svg>
            <table className="figures">
                <caption className="aksel-sr-only">{title}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t.results.class}</th>
                        <th scope="col">{t.results.count}</th>
                        <th scope="col">{t.results.share}</th>
                    </tr>
                </thead>
                <tbody>
                    {table.cells.map(({ code, count, share: part }) => (
                        <tr key={code}>
                            <th scope="row">{nameOf(t.results.cell, code)}</th>
                            {count === undefined ? (
                                <td colSpan={2} className="figures__withheld">
                                    {t.results.withheldLong}
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
                        <th scope="row">{t.results.sum}</th>
                        <td>{(table.base ?? 0).toLocaleString(t.code)}</td>
                        <td>{known ? share(1, language) : ""}</td>
                    </tr>
                </tfoot>
            </table>
        </div>
    );
}
