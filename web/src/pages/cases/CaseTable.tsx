// One row per participant; a stack of cards where it is narrow.
import { Table, Tag } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import type { CardFlag, CaseRow } from "../../api/types";
import { Due } from "../../components/Due";
import { Hours } from "../../components/Hours";
import type { IsoDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { listName } from "./name";
import { sorts, type CaseSearch } from "./search";

interface Props {
    rows: readonly CaseRow[];
    search: CaseSearch;
    today: IsoDate;
    names: ReadonlyMap<string, string>;
    onChange: (part: CaseSearch) => void;
}

/** That the week is not full the hours beside it tell. */
const isTold = (flag: CardFlag): boolean => flag !== "below_full_time";
const urgent: readonly CardFlag[] = ["absence_open", "interrupted"];

export function CaseTable({ rows, search, today, names, onChange }: Props) {
    const { t } = useTexts();
    const sort = search.sort ?? "next_due";
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
                        <Table.HeaderCell scope="col">{t.cases.columns.name}</Table.HeaderCell>
                        <Table.ColumnHeader sortKey="phase" sortable>
                            {t.cases.columns.phase}
                        </Table.ColumnHeader>
                        <Table.ColumnHeader sortKey="next_due" sortable>
                            {t.cases.columns.next_step}
                        </Table.ColumnHeader>
                        <Table.ColumnHeader sortKey="next_contact" sortable>
                            {t.cases.columns.next_contact}
                        </Table.ColumnHeader>
                        <Table.ColumnHeader sortKey="last_contact" sortable>
                            {t.cases.columns.last_contact}
                        </Table.ColumnHeader>
                        <Table.ColumnHeader sortKey="hours" sortable>
                            {t.cases.columns.hours}
                        </Table.ColumnHeader>
                        <Table.HeaderCell scope="col">{t.cases.columns.lead}</Table.HeaderCell>
                    </Table.Row>
                </Table.Header>
                <Table.Body>
                    {rows.map((row) => (
                        <Table.Row key={row.case}>
                            <Table.HeaderCell scope="row" className="case-table__name">
                                <Link
                                    to="/arenden/$caseId/$tab"
                                    params={{ caseId: row.case, tab: "oversikt" }}
                                >
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
                            <Table.DataCell
                                data-label={t.cases.columns.phase}
                                data-cell="phase"
                                data-empty={row.phase === undefined}
                            >
                                {row.phase === undefined ? "–" : nameOf(t.phaseName, row.phase)}
                            </Table.DataCell>
                            <Table.DataCell
                                data-label={t.cases.columns.next_step}
                                data-cell="next_step"
                                data-empty={row.next_step === undefined && row.next_due === undefined}
                            >
                                <span className="case-table__step">
                                    {row.next_step ?? (row.next_due === undefined ? "–" : "")}
                                    {row.next_due !== undefined && <Due date={row.next_due} today={today} />}
                                </span>
                            </Table.DataCell>
                            <Table.DataCell
                                data-label={t.cases.columns.next_contact}
                                data-cell="next_contact"
                                data-empty={row.next_contact === undefined}
                            >
                                {row.next_contact === undefined ? (
                                    "–"
                                ) : (
                                    <Due date={row.next_contact} today={today} />
                                )}
                            </Table.DataCell>
                            <Table.DataCell
                                data-label={t.cases.columns.last_contact}
                                data-cell="last_contact"
                                data-empty={row.last_contact === undefined}
                            >
                                {row.last_contact === undefined ? (
                                    "–"
                                ) : (
                                    <Due date={row.last_contact} today={today} past />
                                )}
                            </Table.DataCell>
                            <Table.DataCell
                                data-label={t.cases.columns.hours}
                                data-cell="hours"
                                data-empty={row.hours_planned === undefined}
                            >
                                {row.hours_planned === undefined ? "–" : <Hours hours={row.hours_planned} />}
                            </Table.DataCell>
                            <Table.DataCell
                                data-label={t.cases.columns.lead}
                                data-cell="lead"
                                data-empty={row.lead === undefined}
                            >
                                {row.lead === undefined ? "–" : (names.get(row.lead) ?? t.case.somebody)}
                            </Table.DataCell>
                        </Table.Row>
                    ))}
                </Table.Body>
            </Table>
        </div>
    );
}
