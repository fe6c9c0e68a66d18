// The list of cases with its filters.
import { Chips, Pagination, Search, Select, ToggleGroup } from "@navikt/ds-react";
import { phases, type CaseCounts, type CasePage } from "../../api/types";
import type { IsoDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { CaseTable } from "./CaseTable";
import "./cases.css";
import { flags, kPage, scopes, type CaseSearch } from "./search";

interface Props {
    list: CasePage;
    stale: boolean; // the answer to the newest question is still on its way
    counts: CaseCounts | undefined;
    search: CaseSearch;
    today: IsoDate;
    names: ReadonlyMap<string, string>;
    onChange: (part: CaseSearch) => void;
}

export function CasesView({ list, stale, counts, search, today, names, onChange }: Props) {
    const { t } = useTexts();
    const chosen = search.flag ?? [];
    const narrowed =
        chosen.length > 0 || search.phase !== undefined || search.overdue === true || search.q !== undefined;
    const pages = Math.ceil(list.total / kPage);
    return (
        <div className="cases" aria-busy={stale}>
            <header className="cases__head">
                <h1 className="page-title">{t.cases.title}</h1>
                <ToggleGroup
                    size="small"
                    aria-label={t.cases.scope}
                    value={search.scope ?? "mine"}
                    onChange={(value) => onChange({ scope: scopes.find((each) => each === value) })}
                >
                    {scopes.map((each) => (
                        <ToggleGroup.Item key={each} value={each} label={t.cases.scopes[each]} />
                    ))}
                </ToggleGroup>
            </header>
            <div className="cases__filters">
                <Search
                    className="cases__search"
                    size="small"
                    variant="simple"
                    hideLabel={false}
                    label={t.cases.search}
                    defaultValue={search.q ?? ""}
                    onChange={(q) => onChange({ q: q === "" ? undefined : q })}
                />
                <Select
                    size="small"
                    label={t.cases.phase}
                    value={search.phase ?? ""}
                    onChange={(event) =>
                        onChange({ phase: phases.find((each) => each === event.target.value) })
                    }
                >
                    <option value="">{t.cases.anyPhase}</option>
                    {phases.map((each) => (
                        <option key={each} value={each}>
                            {nameOf(t.phaseName, each)}
                            {counts ? ` (${counts.phases[each] ?? 0})` : ""}
                        </option>
                    ))}
                </Select>
            </div>
            <Chips size="small" aria-label={t.cases.flags}>
                <Chips.Toggle
                    checkmark={false}
                    selected={search.overdue === true}
                    data-color="danger"
                    onClick={() => onChange({ overdue: search.overdue === true ? undefined : true })}
                >
                    {`${t.cases.overdue} ${counts?.overdue ?? ""}`}
                </Chips.Toggle>
                {flags
                    .filter((flag) => (counts?.flags[flag] ?? 0) > 0 || chosen.includes(flag))
                    .map((flag) => (
                        <Chips.Toggle
                            checkmark={false}
                            key={flag}
                            selected={chosen.includes(flag)}
                            onClick={() => {
                                const next = chosen.includes(flag)
                                    ? chosen.filter((each) => each !== flag)
                                    : [...chosen, flag];
                                onChange({ flag: next.length > 0 ? next : undefined });
                            }}
                        >
                            {`${nameOf(t.cases.flag, flag)} ${counts?.flags[flag] ?? 0}`}
                        </Chips.Toggle>
                    ))}
            </Chips>
            <p className="cases__total subtle" role="status">
                {t.cases.found(list.total)}
                {narrowed && (
                    <button
                        type="button"
                        className="link-button"
                        onClick={() =>
                            onChange({ flag: undefined, phase: undefined, overdue: undefined, q: undefined })
                        }
                    >
                        {t.cases.clear}
                    </button>
                )}
            </p>
            <CaseTable rows={list.rows} search={search} today={today} names={names} onChange={onChange} />
            {pages > 1 && (
                <Pagination
                    size="small"
                    page={search.page ?? 1}
                    count={pages}
                    onPageChange={(page) => onChange({ page })}
                    aria-label={t.cases.pages}
                />
            )}
        </div>
    );
}
