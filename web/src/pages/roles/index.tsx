// Who does what: who decides each matter, and who may take each step, read from the rules that the server goes by.
import { Select, Table } from "@navikt/ds-react";
import { CheckmarkIcon } from "@navikt/aksel-icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { catalogueQuery } from "../../api/queries";
import type { Catalogue, Kind, Role } from "../../api/types";
import { useWidth } from "../../components/plan/useWidth";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { rolesWords } from "../../texts/roles";
import "./roles.css";
import { columns, mattersBy, stepGroups } from "./steps";

const kNarrow = 600; // pixels: below this not all columns are seen at once

export default function RolesRoute() {
    const words = useWords(rolesWords);
    const catalogue = useQuery(catalogueQuery);
    return (
        <div className="stack roles">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p className="subtle roles__lead">{words.lead}</p>
            </header>
            <Fetched query={catalogue}>{(data) => <Roles catalogue={data} />}</Fetched>
        </div>
    );
}

function Roles({ catalogue }: { catalogue: Catalogue }) {
    const { t } = useTexts();
    const words = useWords(rolesWords);
    const own = useSession().role;
    // On a phone one role at a time, one's own first: seven do not stand beside each other there.
    const [ref, width] = useWidth();
    const narrow = width > 0 && width < kNarrow;
    const [chosen, setChosen] = useState<Role>(columns.includes(own) ? own : (columns[0] ?? own));
    const shown = narrow ? [chosen] : columns;
    return (
        <>
            <section className="card" aria-labelledby="decides">
                <h2 className="card__title" id="decides">
                    {words.decides}
                </h2>
                <p className="subtle">{words.decidesLead}</p>
                <dl className="roles__matters">
                    {mattersBy(catalogue).map(({ role, matters }) => (
                        <div key={role} data-own={role === own}>
                            <dt>
                                {nameOf(t.role, role)}
                                {role === own && <span className="subtle"> {words.you}</span>}
                            </dt>
                            <dd>{matters.map((each) => nameOf(t.choice.matter, each)).join(", ")}</dd>
                        </div>
                    ))}
                </dl>
            </section>
            <section className="card" aria-labelledby="writes" ref={ref}>
                <h2 className="card__title" id="writes">
                    {words.steps}
                </h2>
                <p className="subtle">{words.stepsLead}</p>
                {narrow && (
                    <Select
                        size="small"
                        label={words.role}
                        value={chosen}
                        onChange={({ target }) =>
                            setChosen(columns.find((each) => each === target.value) ?? chosen)
                        }
                    >
                        {columns.map((role) => (
                            <option key={role} value={role}>
                                {[nameOf(t.role, role), role === own ? words.you : ""].join(" ").trim()}
                            </option>
                        ))}
                    </Select>
                )}
                {/* May be wider than the window, and with nothing in it to step to: the keyboard scrolls it itself. */}
                {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
                <div className="roles__table" tabIndex={0} role="group" aria-label={words.steps}>
                    <Table size="small">
                        <Table.Header>
                            <Table.Row>
                                <Table.HeaderCell scope="col">{words.step}</Table.HeaderCell>
                                {shown.map((role) => (
                                    <Table.HeaderCell key={role} scope="col" data-own={role === own}>
                                        {nameOf(t.role, role)}
                                    </Table.HeaderCell>
                                ))}
                            </Table.Row>
                        </Table.Header>
                        {stepGroups.map(({ group, kinds }) => (
                            <Table.Body key={group}>
                                <Table.Row>
                                    <Table.HeaderCell
                                        scope="rowgroup"
                                        colSpan={shown.length + 1}
                                        className="roles__group"
                                    >
                                        {words.group[group]}
                                    </Table.HeaderCell>
                                </Table.Row>
                                {kinds.map((kind) => (
                                    <Step
                                        key={kind}
                                        kind={kind}
                                        catalogue={catalogue}
                                        own={own}
                                        shown={shown}
                                    />
                                ))}
                            </Table.Body>
                        ))}
                    </Table>
                </div>
            </section>
            <section className="card" aria-labelledby="instead">
                <h2 className="card__title" id="instead">
                    {words.instead}
                </h2>
                <ul className="roles__rules">
                    {words.insteadRules.map((each) => (
                        <li key={each}>{each}</li>
                    ))}
                </ul>
            </section>
        </>
    );
}

function Step({
    kind,
    catalogue,
    own,
    shown,
}: {
    kind: Kind;
    catalogue: Catalogue;
    own: Role;
    shown: readonly Role[];
}) {
    const { t } = useTexts();
    const words = useWords(rolesWords);
    const writers = catalogue.kinds.find((each) => each.kind === kind)?.writers ?? [];
    return (
        <Table.Row>
            <Table.HeaderCell scope="row">{nameOf(t.rights.kind, kind)}</Table.HeaderCell>
            {shown.map((role) => (
                <Table.DataCell key={role} data-own={role === own}>
                    {writers.includes(role) ? (
                        <CheckmarkIcon title={words.may} />
                    ) : (
                        <span aria-label={words.mayNot}>–</span>
                    )}
                </Table.DataCell>
            ))}
        </Table.Row>
    );
}
