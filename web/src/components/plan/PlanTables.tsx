// The same plan as two tables: the activities, and the hours week by week.
import { Button, Table } from "@navikt/ds-react";
import { tracks } from "../../api/types";
import { shortDate, weekNumber } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import type { PlanActivity, Week } from "./layout";
import { hoursText, periodText, rampText, waitingText } from "./words";

interface Props {
    activities: readonly PlanActivity[];
    weeks: readonly Week[];
    onOpen: (item: string) => void;
}

export function PlanTables({ activities, weeks, onOpen }: Props) {
    const { t, language } = useTexts();
    const used = tracks.filter((track) => weeks.some((week) => week.hours[track] > 0));
    const sorted = [...activities].sort(
        (a, b) => tracks.indexOf(a.track) - tracks.indexOf(b.track) || (a.from < b.from ? -1 : 1),
    );
    return (
        <div className="plan-tables">
            <Table size="small">
                <Table.Header>
                    <Table.Row>
                        {[t.plan.track, t.plan.activity, t.plan.status, t.plan.period, t.plan.hours].map(
                            (head) => (
                                <Table.HeaderCell key={head} scope="col">
                                    {head}
                                </Table.HeaderCell>
                            ),
                        )}
                    </Table.Row>
                </Table.Header>
                <Table.Body>
                    {sorted.map((each) => (
                        <Table.Row key={each.item}>
                            <Table.DataCell>{nameOf(t.track, each.track)}</Table.DataCell>
                            <Table.HeaderCell scope="row">
                                <Button size="xsmall" variant="tertiary" onClick={() => onOpen(each.item)}>
                                    {each.title}
                                </Button>
                            </Table.HeaderCell>
                            <Table.DataCell>
                                {[nameOf(t.planStatus, each.status), waitingText(each, t)]
                                    .filter(Boolean)
                                    .join(", ")}
                            </Table.DataCell>
                            <Table.DataCell>{periodText(each, t, language)}</Table.DataCell>
                            <Table.DataCell>{rampText(each, language)}</Table.DataCell>
                        </Table.Row>
                    ))}
                </Table.Body>
            </Table>
            <h3 className="aksel-label">{t.plan.weeksTable}</h3>
            <div className="plan-tables__weeks">
                <Table size="small">
                    <Table.Header>
                        <Table.Row>
                            <Table.HeaderCell scope="col">{t.plan.weekly}</Table.HeaderCell>
                            {[...used.map((track) => nameOf(t.track, track)), t.plan.sum, t.plan.actual].map(
                                (head) => (
                                    <Table.HeaderCell key={head} scope="col" align="right">
                                        {head}
                                    </Table.HeaderCell>
                                ),
                            )}
                        </Table.Row>
                    </Table.Header>
                    <Table.Body>
                        {weeks.map((week) => (
                            <Table.Row key={week.monday}>
                                <Table.HeaderCell scope="row">
                                    {t.plan.weekOf(weekNumber(week.monday), shortDate(week.monday, language))}
                                </Table.HeaderCell>
                                {used.map((track) => (
                                    <Table.DataCell key={track} align="right">
                                        {hoursText(week.hours[track], language)}
                                    </Table.DataCell>
                                ))}
                                <Table.DataCell align="right">{hoursText(week.sum, language)}</Table.DataCell>
                                <Table.DataCell align="right">
                                    {week.actual === undefined ? "–" : hoursText(week.actual, language)}
                                </Table.DataCell>
                            </Table.Row>
                        ))}
                    </Table.Body>
                </Table>
            </div>
        </div>
    );
}
