// Anordnare: the register of schools, course providers and workplaces, narrowed by words and kind.
import { PlusIcon } from "@navikt/aksel-icons";
import { Search, Select, Table, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { providersQuery } from "../../api/queries";
import type { ProviderRow } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { LinkButton } from "../../components/LinkButton";
import { shortDate } from "../../dates";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { providerWords } from "../../texts/providers";
import { fits, nextOffer } from "./model";
import "./providers.css";

export default function ProvidersPage() {
    const words = useWords(providerWords);
    const query = useQuery(providersQuery);
    return (
        <div className="stack">
            <header className="card__head">
                <div>
                    <h1 className="page-title">{words.title}</h1>
                    <p className="subtle providers__lead">{words.lead}</p>
                </div>
                <LinkButton
                    to="/anordnare/$providerId"
                    params={{ providerId: "ny" }}
                    size="small"
                    icon={<PlusIcon aria-hidden />}
                >
                    {words.add}
                </LinkButton>
            </header>
            <Fetched query={query}>{({ rows }) => <Register rows={rows} />}</Fetched>
        </div>
    );
}

function Register({ rows }: { rows: readonly ProviderRow[] }) {
    const words = useWords(providerWords);
    const { language } = useTexts();
    const { today } = useSession();
    const navigate = useNavigate();
    const { q = "", kind = "" } = useSearch({ from: "/in/anordnare" });
    const look = (wish: { q?: string; kind?: string }) => {
        const next = { q, kind, ...wish };
        void navigate({
            to: "/anordnare",
            search: { ...(next.q !== "" && { q: next.q }), ...(next.kind !== "" && { kind: next.kind }) },
            replace: true,
            resetScroll: false,
        });
    };
    const found = rows.filter((row) => fits(row, q, kind));
    if (rows.length === 0) return <EmptyState title={words.none} help={words.noneHelp} />;
    return (
        <div className="card stack">
            <div className="providers__filters" role="search">
                <Search
                    autoComplete="off"
                    label={words.search}
                    hideLabel={false}
                    size="small"
                    variant="simple"
                    value={q}
                    onChange={(value) => look({ q: value })}
                />
                <Select
                    label={words.kindLabel}
                    size="small"
                    value={kind}
                    onChange={(event) => look({ kind: event.target.value })}
                >
                    <option value="">{words.allKinds}</option>
                    {Object.entries(words.kind).map(([value, label]) => (
                        <option key={value} value={value}>
                            {label}
                        </option>
                    ))}
                </Select>
            </div>
            {found.length === 0 ? (
                <EmptyState title={words.noMatch} />
            ) : (
                <div className="providers__table card-rows">
                    <Table size="small">
                        <Table.Header>
                            <Table.Row>
                                <Table.HeaderCell scope="col">{words.columns.name}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.columns.kind}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.columns.start}</Table.HeaderCell>
                                <Table.HeaderCell scope="col" align="right">
                                    {words.columns.places}
                                </Table.HeaderCell>
                                <Table.HeaderCell scope="col" align="right">
                                    {words.columns.here}
                                </Table.HeaderCell>
                            </Table.Row>
                        </Table.Header>
                        <Table.Body>
                            {found.map((row) => {
                                const next = nextOffer(row.offers, today);
                                return (
                                    <Table.Row key={row.id}>
                                        <Table.HeaderCell scope="row">
                                            <Link to="/anordnare/$providerId" params={{ providerId: row.id }}>
                                                {row.name}
                                            </Link>{" "}
                                            {row.inactive && (
                                                <Tag size="xsmall" variant="neutral">
                                                    {words.inactive}
                                                </Tag>
                                            )}
                                            {(row.steps_left ?? 0) > 0 && (
                                                <Tag size="xsmall" variant="warning">
                                                    {words.stepsLeft(row.steps_left ?? 0)}
                                                </Tag>
                                            )}
                                            {!row.inactive &&
                                                row.gaps?.some(
                                                    (gap) => gap === "ours" || gap === "theirs",
                                                ) && (
                                                    <Tag size="xsmall" variant="warning">
                                                        {words.gapsTag}
                                                    </Tag>
                                                )}
                                        </Table.HeaderCell>
                                        <Table.DataCell data-label={words.columns.kind}>
                                            {nameOf(words.kind, row.kind)}
                                        </Table.DataCell>
                                        <Table.DataCell data-label={words.columns.start}>
                                            {next?.next_start !== undefined &&
                                                shortDate(next.next_start, language)}
                                            {next?.apply_by !== undefined && next.apply_by >= today && (
                                                <span className="subtle">
                                                    {" "}
                                                    {words.apply(shortDate(next.apply_by, language))}
                                                </span>
                                            )}
                                        </Table.DataCell>
                                        <Table.DataCell align="right" data-label={words.columns.places}>
                                            {next?.places}
                                        </Table.DataCell>
                                        <Table.DataCell align="right" data-label={words.columns.here}>
                                            {row.here}
                                        </Table.DataCell>
                                    </Table.Row>
                                );
                            })}
                        </Table.Body>
                    </Table>
                </div>
            )}
            <p className="subtle">{words.hereHelp}</p>
        </div>
    );
}
