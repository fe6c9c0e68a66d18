// What each role carries in a team, and which roles nobody has.
import { Table, Tag } from "@navikt/ds-react";
import type { RoleLoad } from "../../api/types";
import { Due } from "../../components/Due";
import type { IsoDate } from "../../dates";
import { listed } from "../../case/forms/shared";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { teamWords } from "../../texts/team";
import { byTeam } from "./load";

interface Props {
    roles: readonly RoleLoad[];
    today: IsoDate;
    team: (id: string) => string;
}

export function Roles({ roles, today, team }: Props) {
    const { t } = useTexts();
    const words = useWords(teamWords);
    return byTeam(roles).map((sum) => (
        <section key={sum.team} className="card" aria-labelledby={`roles-${sum.team}`}>
            <h2 className="card__title" id={`roles-${sum.team}`}>
                {words.roles(team(sum.team))}
            </h2>
            {sum.vacant.length > 0 && (
                <p className="team__vacant">
                    <Tag size="xsmall" variant="moderate" data-color="warning">
                        {words.vacant}
                    </Tag>{" "}
                    {listed(
                        sum.vacant.map((role) => nameOf(t.role, role)),
                        t.sees.and,
                    )}
                </p>
            )}
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways on a phone, by keyboard too */}
            <div className="team__table" role="group" tabIndex={0} aria-labelledby={`roles-${sum.team}`}>
                <Table size="small">
                    <Table.Header>
                        <Table.Row>
                            <Table.HeaderCell scope="col">{words.role}</Table.HeaderCell>
                            {[words.leading, words.overdue, words.week, words.decisions, words.opinions].map(
                                (each) => (
                                    <Table.HeaderCell key={each} scope="col" align="right">
                                        {each}
                                    </Table.HeaderCell>
                                ),
                            )}
                            <Table.HeaderCell scope="col">{words.oldest}</Table.HeaderCell>
                        </Table.Row>
                    </Table.Header>
                    <Table.Body>
                        {sum.rows.map((row) => (
                            <Table.Row key={row.role}>
                                <Table.HeaderCell scope="row">
                                    {nameOf(t.role, row.role)}
                                    {row.workers > 1 && <span className="team__count"> ({row.workers})</span>}
                                </Table.HeaderCell>
                                {[row.cases, row.overdue, row.week, row.decisions, row.opinions].map(
                                    (n, i) => (
                                        <Table.DataCell key={i} align="right">
                                            {n ?? "–"}
                                        </Table.DataCell>
                                    ),
                                )}
                                <Table.DataCell>
                                    {row.oldest === undefined ? "–" : <Due date={row.oldest} today={today} />}
                                </Table.DataCell>
                            </Table.Row>
                        ))}
                        <Table.Row>
                            <Table.HeaderCell scope="row">{words.together}</Table.HeaderCell>
                            {[sum.cases, sum.overdue, sum.week].map((n, i) => (
                                <Table.DataCell key={i} align="right">
                                    <strong>{n}</strong>
                                </Table.DataCell>
                            ))}
                            <Table.DataCell colSpan={3} />
                        </Table.Row>
                    </Table.Body>
                </Table>
            </div>
            <p className="subtle team__note">{words.rolesHelp}</p>
        </section>
    ));
}
