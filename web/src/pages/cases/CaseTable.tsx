// One row per participant; a stack of cards where it is narrow.
import { Checkbox, Table, Tag } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { memo, useDeferredValue, useMemo, type ReactNode } from "react";
import type { CardFlag, CaseRow } from "../../api/types";
import { Due } from "../../components/Due";
import { Hours } from "../../components/Hours";
import type { IsoDate } from "../../dates";
import { nameOf, useWords as useSharedWords } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { bulkWords } from "../../texts/bulk";
import type { Chosen } from "./chosen";
import { listName } from "./name";
import type { Naming } from "./naming";
import { shownColumns, sorts, type CaseSearch, type Column, type Sort } from "./search";
import { columnName } from "./Tools";
import { useWords, type Words } from "./words";

interface Props {
    rows: readonly CaseRow[];
    search: CaseSearch;
    today: IsoDate;
    naming: Naming;
    chosen: Chosen | undefined; // undefined: nothing can be done with rows
    onChoose: (rows: readonly CaseRow[], on: boolean) => void;
    onChange: (part: CaseSearch) => void;
}

/** That the week is not full the hours beside it tell. */
const isTold = (flag: CardFlag): boolean => flag !== "below_full_time";
const urgent: readonly CardFlag[] = ["absence_open", "interrupted"];
/** What a press on the column's head sorts by. */
const sortOf = (column: Column): Sort | undefined =>
    column === "next_step" ? "next_due" : sorts.find((each) => each === column);

/** What stands in a column; undefined where there is nothing, or nothing that one may see. */
function cell(
    row: CaseRow,
    column: Column,
    today: IsoDate,
    naming: Naming,
    t: Texts,
    w: Words,
): ReactNode | undefined {
    const list = (values: readonly string[] | undefined) =>
        values && values.length > 0 ? values.join(", ") : undefined;
    switch (column) {
        case "phase":
            return row.phase && nameOf(t.phaseName, row.phase);
        case "next_step":
            return row.next_step === undefined && row.next_due === undefined ? undefined : (
                <span className="case-table__step">
                    {row.next_step ?? ""}
                    {row.next_due !== undefined && <Due date={row.next_due} today={today} />}
                </span>
            );
        case "next_contact":
            return row.next_contact && <Due date={row.next_contact} today={today} />;
        case "last_contact":
            return row.last_contact && <Due date={row.last_contact} today={today} past />;
        case "hours":
            return row.hours_planned === undefined ? undefined : <Hours hours={row.hours_planned} />;
        case "lead":
            return row.lead && (naming.worker(row.lead) ?? t.case.somebody);
        case "team":
            return row.team && naming.team(row.team);
        case "tracks":
            return list(row.tracks?.map((each) => naming.of("track", each)));
        case "activities":
            return list(row.activities?.map((each) => naming.of("activity", each)));
        case "waiting_on":
            return list(row.waiting_on?.map((each) => naming.of("waiting_on", each)));
        case "language":
            return list([
                ...(row.language === undefined ? [] : [naming.of("language", row.language)]),
                ...(row.interpreter === true ? [w.interpreter] : []),
            ]);
        case "age":
            return row.age === undefined ? undefined : w.years(row.age);
        case "programme_days":
            return row.programme_days;
        case "name":
            return undefined;
    }
}

export function CaseTable({ rows: newest, search, today, naming, chosen, onChoose, onChange }: Props) {
    const rows = useDeferredValue(newest); // what is pressed meanwhile comes first
    const { w, t } = useWords();
    const words = useSharedWords(bulkWords);
    const onPage = rows.filter((row) => chosen?.has(row.case)).length;
    const sort = search.sort ?? "next_due";
    const { columns } = search;
    const shown = useMemo(() => shownColumns({ columns }).filter((each) => each !== "name"), [columns]);
    return (
        <div className="case-table card">
            <Table
                size="small"
                sort={{ orderBy: sort, direction: search.descending ? "descending" : "ascending" }}
                onSortChange={(key) => {
                    const wanted = sorts.find((each) => each === key) ?? "next_due";
                    onChange({
                        sort: wanted,
                        descending: wanted === sort && !search.descending ? true : undefined,
                    });
                }}
            >
                <caption className="aksel-sr-only">{t.cases.table}</caption>
                <Table.Header>
                    <Table.Row>
                        {chosen !== undefined && (
                            <Table.HeaderCell scope="col" className="case-table__choose">
                                <Checkbox
                                    size="small"
                                    hideLabel
                                    checked={onPage === rows.length}
                                    indeterminate={onPage > 0 && onPage < rows.length}
                                    onChange={({ target }) => onChoose(rows, target.checked)}
                                >
                                    {words.choosePage}
                                </Checkbox>
                            </Table.HeaderCell>
                        )}
                        <Table.ColumnHeader sortKey="name" sortable>
                            {t.cases.columns.name}
                        </Table.ColumnHeader>
                        {shown.map((column) => {
                            const by = sortOf(column);
                            const name = columnName(column, w.columns, t.cases.columns);
                            return by === undefined ? (
                                <Table.HeaderCell key={column} scope="col">
                                    {name}
                                </Table.HeaderCell>
                            ) : (
                                <Table.ColumnHeader key={column} sortKey={by} sortable>
                                    {name}
                                </Table.ColumnHeader>
                            );
                        })}
                    </Table.Row>
                </Table.Header>
                <Table.Body>
                    {rows.map((row) => (
                        <Row
                            key={row.case}
                            row={row}
                            shown={shown}
                            today={today}
                            naming={naming}
                            chosen={chosen?.has(row.case)}
                            onChoose={onChoose}
                        />
                    ))}
                </Table.Body>
            </Table>
        </div>
    );
}

interface RowProps {
    row: CaseRow;
    shown: readonly Column[];
    today: IsoDate;
    naming: Naming;
    chosen: boolean | undefined;
    onChoose: (rows: readonly CaseRow[], on: boolean) => void;
}

/** Drawn anew only when something of its own has changed: a page holds fifty. */
const Row = memo(function Row({ row, shown, today, naming, chosen, onChoose }: RowProps) {
    const { w, t } = useWords();
    const words = useSharedWords(bulkWords);
    return (
        <Table.Row selected={chosen ?? false}>
            {chosen !== undefined && (
                <Table.DataCell className="case-table__choose">
                    <Checkbox
                        size="small"
                        hideLabel
                        checked={chosen}
                        onChange={({ target }) => onChoose([row], target.checked)}
                    >
                        {words.choose(listName(row, t))}
                    </Checkbox>
                </Table.DataCell>
            )}
            <Table.HeaderCell scope="row" className="case-table__name">
                <Link to="/arenden/$caseId/$tab" params={{ caseId: row.case, tab: "oversikt" }}>
                    {listName(row, t)}
                </Link>
                {row.flags.some(isTold) && (
                    <span className="case-table__flags">
                        {row.flags.filter(isTold).map((flag) => (
                            <Tag
                                key={flag}
                                size="xsmall"
                                variant="moderate"
                                data-color={urgent.includes(flag) ? "danger" : "neutral"}
                            >
                                {nameOf(t.cases.flag, flag)}
                            </Tag>
                        ))}
                    </span>
                )}
            </Table.HeaderCell>
            {shown.map((column) => {
                const content = cell(row, column, today, naming, t, w);
                return (
                    <Table.DataCell
                        key={column}
                        data-label={columnName(column, w.columns, t.cases.columns)}
                        data-cell={column}
                        data-empty={content === undefined}
                    >
                        {content ?? "–"}
                    </Table.DataCell>
                );
            })}
        </Table.Row>
    );
});
