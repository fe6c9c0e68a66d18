// The table of a team's load, and under each worker the cases, to open or to hand over.
import { Alert, Checkbox, CheckboxGroup, Table, Tag } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Colleague, Directory, Workload } from "../../api/types";
import { HandOver } from "../../bulk/HandOver";
import { hasMoved } from "../../bulk/people";
import { Due } from "../../components/Due";
import { EmptyState } from "../../components/EmptyState";
import { LinkButton } from "../../components/LinkButton";
import { shortDate } from "../../dates";
import { bulkWords } from "../../texts/bulk";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { teamWords } from "../../texts/team";
import { byNeed, receivers, type Load } from "./load";
import { Roles } from "./Roles";
import "./team.css";

const kTasksShown = 12; // the rest stands in the package

interface Props {
    load: Workload;
    workers: readonly Colleague[];
    teams: Directory["teams"];
}

export function TeamView({ load, workers, teams }: Props) {
    const { t, language } = useTexts();
    const words = useWords(teamWords);
    const of = new Map(workers.map((each) => [each.id, each]));
    const name = (id: string): string => of.get(id)?.name ?? words.unknown;
    const moved = (row: Load): boolean => hasMoved(of.get(row.worker), row.until, load.today);
    const rows = byNeed(load.rows, name);
    return (
        <div className="stack team">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p className="subtle team__lead">{words.lead}</p>
            </header>
            {load.without_lead.length > 0 && (
                <section className="card" aria-labelledby="without">
                    <h2 className="card__title" id="without">
                        {words.without} <span className="team__count">{load.without_lead.length}</span>
                    </h2>
                    <ul className="team__cases">
                        {load.without_lead.map((each) => (
                            <li key={each.case}>
                                <Link to="/arenden/$caseId/$tab" params={{ caseId: each.case, tab: "team" }}>
                                    {each.name ?? t.list.namelessTitle}
                                </Link>
                            </li>
                        ))}
                    </ul>
                </section>
            )}
            <section className="card" aria-labelledby="load">
                <h2 className="card__title" id="load">
                    {words.load}
                </h2>
                {rows.length === 0 ? (
                    <EmptyState title={words.none} help={words.noneHelp} />
                ) : (
                    <div className="team__table">
                        <Table size="small">
                            <Table.Header>
                                <Table.Row>
                                    <Table.HeaderCell scope="col">
                                        <span className="aksel-sr-only">{words.open}</span>
                                    </Table.HeaderCell>
                                    <Table.HeaderCell scope="col">{words.worker}</Table.HeaderCell>
                                    <Table.HeaderCell scope="col">{words.cases}</Table.HeaderCell>
                                    <Table.HeaderCell scope="col" align="right">
                                        {words.overdue}
                                    </Table.HeaderCell>
                                    <Table.HeaderCell scope="col" align="right">
                                        {words.week}
                                    </Table.HeaderCell>
                                </Table.Row>
                            </Table.Header>
                            <Table.Body>
                                {rows.map((row) => (
                                    <Table.ExpandableRow
                                        key={row.worker}
                                        togglePlacement="left"
                                        expandOnRowClick
                                        content={
                                            <Carried row={row} load={load} name={name} moved={moved(row)} />
                                        }
                                    >
                                        <Table.HeaderCell scope="row">
                                            {name(row.worker)}
                                            <span className="team__role">
                                                {nameOf(t.role, of.get(row.worker)?.role)}
                                            </span>
                                            {row.gone && (
                                                <Tag size="xsmall" variant="moderate" data-color="danger">
                                                    {moved(row) ? words.moved : words.gone}
                                                </Tag>
                                            )}
                                            {row.away_until !== undefined && (
                                                <Tag size="xsmall" variant="moderate" data-color="warning">
                                                    {words.away(shortDate(row.away_until, language))}
                                                </Tag>
                                            )}
                                            {!row.gone && row.until !== undefined && (
                                                <Tag size="xsmall" variant="moderate" data-color="warning">
                                                    {words.leaves(shortDate(row.until, language))}
                                                </Tag>
                                            )}
                                        </Table.HeaderCell>
                                        <Table.DataCell>
                                            <Bar row={row} />
                                        </Table.DataCell>
                                        <Table.DataCell align="right">
                                            {row.overdue > 0 ? (
                                                <strong className="team__late">{row.overdue}</strong>
                                            ) : (
                                                0
                                            )}
                                        </Table.DataCell>
                                        <Table.DataCell align="right">{row.week}</Table.DataCell>
                                    </Table.ExpandableRow>
                                ))}
                            </Table.Body>
                        </Table>
                    </div>
                )}
            </section>
            <Roles
                roles={load.roles}
                today={load.today}
                team={(id) => teams.find((each) => each.id === id)?.name ?? words.unknown}
            />
        </div>
    );
}

function Bar({ row }: { row: Load }) {
    const words = useWords(teamWords);
    if (row.capacity === 0) return <>{row.cases.length}</>;
    return (
        <span className="team__bar">
            <meter
                min={0}
                max={row.capacity}
                high={row.capacity * 0.9}
                optimum={0}
                value={Math.min(row.cases.length, row.capacity)}
                aria-hidden
            />
            {words.of(row.cases.length, row.capacity)}
        </span>
    );
}

interface CarriedProps {
    row: Load;
    load: Workload;
    name: (worker: string) => string;
    moved: boolean; // to a role without cases
}

function Carried({ row, load, name, moved }: CarriedProps) {
    const { t } = useTexts();
    const words = useWords(teamWords);
    const bulk = useWords(bulkWords);
    const [chosen, setChosen] = useState<string[]>([]);
    const all = row.cases.map((each) => each.case);
    const still = chosen.filter((each) => all.includes(each));
    return (
        <div className="team__carried">
            {row.gone && (
                <Alert variant="warning" size="small" inline>
                    {moved ? words.movedHelp : words.goneHelp}
                </Alert>
            )}
            <div className="team__more">
                <LinkButton
                    to="/overlamning/$worker"
                    params={{ worker: row.worker }}
                    size="small"
                    variant={row.gone ? "primary" : "secondary"}
                >
                    {words.everything(name(row.worker))}
                </LinkButton>
            </div>
            {row.cases.length === 0 && <p className="subtle">{words.leadsNone}</p>}
            {row.cases.length > 0 && (
                <CheckboxGroup
                    size="small"
                    legend={words.leads(name(row.worker))}
                    value={still}
                    onChange={(value: string[]) => setChosen(value)}
                >
                    {row.cases.length > 1 && (
                        <Checkbox
                            value="all"
                            checked={still.length === all.length}
                            indeterminate={still.length > 0 && still.length < all.length}
                            onChange={() => setChosen(still.length === all.length ? [] : all)}
                        >
                            {words.all(all.length)}
                        </Checkbox>
                    )}
                    {row.cases.map((each) => (
                        <div key={each.case} className="team__case">
                            <Checkbox value={each.case}>{each.name ?? t.list.namelessTitle}</Checkbox>
                            {each.next_due !== undefined && <Due date={each.next_due} today={load.today} />}
                            <Link to="/arenden/$caseId/$tab" params={{ caseId: each.case, tab: "oversikt" }}>
                                {words.open}
                                <span className="aksel-sr-only"> {each.name}</span>
                            </Link>
                        </div>
                    ))}
                </CheckboxGroup>
            )}
            {still.length > 0 && (
                <div className="team__hand">
                    <h3 className="team__part">{bulk.hand.title(still.length)}</h3>
                    <HandOver
                        cases={row.cases
                            .filter((each) => still.includes(each.case))
                            .map((each) => ({ case: each.case, name: each.name ?? "", lead: row.worker }))}
                        people={receivers(load.rows, row.worker).map((each) => ({
                            id: each.worker,
                            name: name(each.worker),
                            label: `${name(each.worker)} (${words.of(each.cases.length, each.capacity)})`,
                        }))}
                        onDone={(done) =>
                            setChosen((before) => before.filter((each) => !done.includes(each)))
                        }
                    />
                </div>
            )}
            {row.tasks.length > 0 && (
                <div>
                    <h3 className="team__part">{words.tasks(row.tasks.length)}</h3>
                    <ul className="team__cases">
                        {row.tasks.slice(0, kTasksShown).map((each) => (
                            <li key={each.case}>
                                <Link
                                    to="/arenden/$caseId/$tab"
                                    params={{ caseId: each.case, tab: "oversikt" }}
                                >
                                    {each.name ?? t.list.namelessTitle}
                                </Link>
                            </li>
                        ))}
                    </ul>
                    {row.tasks.length > kTasksShown && (
                        <p className="subtle">{t.state.more(row.tasks.length - kTasksShown)}</p>
                    )}
                </div>
            )}
        </div>
    );
}
