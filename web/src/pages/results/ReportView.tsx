// The report: the totals in short, then each table as bars and, beside them, the same figures.
import { InformationSquareIcon } from "@navikt/aksel-icons";
import type { SusReport, SusTable } from "../../api/types";
import { longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { resultsWords } from "../../texts/results";
import { BarTable } from "./BarTable";
import { lastDay } from "./period";
import { share } from "./numbers";

const kOfExits = ["work", "studies", "other"];
const groups = ["work", "studies", "exits"] as const;

export function ReportView({ report }: { report: SusReport }) {
    const { t, language } = useTexts();
    const words = useWords(resultsWords);
    const totals = report.tables.find(({ name }) => name === "totals");
    const count = (code: string) => totals?.cells.find((cell) => cell.code === code)?.count;
    const exits = count("exits");
    const tables = (group: string) => report.tables.filter(({ name }) => name.startsWith(`${group}_by_`));
    return (
        <div className="results__report">
            <p className="results__dates">
                {words.period(longDate(report.from, language), longDate(lastDay(report), language))}
            </p>
            <p className="results__rule">
                <InformationSquareIcon aria-hidden fontSize="1.25rem" />
                <span>
                    <strong>{words.rule}:</strong> {report.rule}
                </span>
            </p>
            {totals && (
                <section className="card" aria-labelledby="totals">
                    <h2 className="card__title" id="totals">
                        {words.totals}
                    </h2>
                    <dl className="totals">
                        {totals.cells.map(({ code, count: n }) => (
                            <div key={code} className="totals__one">
                                <dt>
                                    {nameOf(words.total, code)}
                                    {n !== undefined && exits && kOfExits.includes(code) ? (
                                        <span className="totals__share">
                                            {words.ofExits(share(n / exits, language))}
                                        </span>
                                    ) : null}
                                </dt>
                                <dd>{n === undefined ? words.withheld : n.toLocaleString(t.code)}</dd>
                            </div>
                        ))}
                    </dl>
                </section>
            )}
            {groups.map((group) => (
                <section key={group} className="results__group" aria-labelledby={`group-${group}`}>
                    <h2 className="results__heading" id={`group-${group}`}>
                        {words.groups[group]}
                    </h2>
                    {tables(group).map((table) => (
                        <Block key={table.name} table={table} />
                    ))}
                </section>
            ))}
        </div>
    );
}

function Block({ table }: { table: SusTable }) {
    const words = useWords(resultsWords);
    const by = table.name.replace(/^.*_by_/, "");
    return (
        <section className="card block" aria-labelledby={table.name}>
            <h3 className="card__title" id={table.name}>
                {nameOf(words.by, by)}{" "}
                {table.base !== undefined && <span className="subtle">{words.base(table.base)}</span>}
            </h3>
            {table.base === undefined ? (
                <p className="subtle">{words.withheldTable}</p>
            ) : table.base === 0 ? (
                <p className="subtle">{words.none}</p>
            ) : (
                <BarTable table={table} title={nameOf(words.by, by)} />
            )}
        </section>
    );
}
