// The list of cases with its filters.
import { PlusIcon } from "@navikt/aksel-icons";
import { Chips, Pagination, Search, Select, ToggleGroup } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import { phases, type CaseCounts, type CasePage } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { LinkButton } from "../../components/LinkButton";
import type { IsoDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { CaseTable } from "./CaseTable";
import "./cases.css";
import { flags, kPage, scopes, sorts, type CaseSearch, type Scope } from "./search";

interface Props {
    list: CasePage;
    stale: boolean; // the answer to the newest question is still on its way
    counts: CaseCounts | undefined;
    totals: Partial<Record<Scope, number>>; // how many cases each scope holds
    scope: Scope;
    search: CaseSearch;
    today: IsoDate;
    names: ReadonlyMap<string, string>;
    mayOpen: boolean;
    onChange: (part: CaseSearch) => void;
}
const kPause = 250; // ms after the last key

export function CasesView(props: Props) {
    const { list, stale, counts, totals, scope, search, today, names, mayOpen, onChange } = props;
    const { t } = useTexts();
    const chosen = search.flag ?? [];
    const narrowed =
        chosen.length > 0 || search.phase !== undefined || search.overdue === true || search.q !== undefined;
    const page = search.page ?? 1;
    const pages = Math.ceil(list.total / kPage);
    const first = (page - 1) * kPage + 1;
    return (
        <div className="cases" aria-busy={stale}>
            <header className="cases__head">
                <h1 className="page-title">{t.cases.title}</h1>
                <ToggleGroup
                    size="small"
                    aria-label={t.cases.scope}
                    value={scope}
                    onChange={(value) => onChange({ scope: scopes.find((each) => each === value) })}
                >
                    {scopes.map((each) => (
                        <ToggleGroup.Item
                            key={each}
                            value={each}
                            label={[t.cases.scopes[each], totals[each]].join(" ").trim()}
                        />
                    ))}
                </ToggleGroup>
                <LinkButton to="/arenden/oppna" size="small" variant="tertiary" className="no-print">
                    {t.review.opening.link}
                </LinkButton>
                {mayOpen && (
                    <LinkButton
                        to="/arenden/ny"
                        size="small"
                        icon={<PlusIcon aria-hidden />}
                        className="cases__new no-print"
                    >
                        {t.referral.title}
                    </LinkButton>
                )}
            </header>
            <div className="cases__filters no-print">
                <SearchBox value={search.q} onChange={(q) => onChange({ q })} />
                <Select
                    size="small"
                    label={t.cases.phase}
                    value={search.phase ?? ""}
                    onChange={(event) =>
                        onChange({ phase: phases.find((each) => each === event.target.value) })
                    }
                >
                    <option value="">
                        {t.cases.anyPhase}
                        {counts ? ` (${counts.all})` : ""}
                    </option>
                    {phases.map((each) => (
                        <option key={each} value={each}>
                            {nameOf(t.phaseName, each)}
                            {counts ? ` (${counts.phases[each] ?? 0})` : ""}
                        </option>
                    ))}
                </Select>
                <Select
                    size="small"
                    label={t.list.order}
                    value={search.sort ?? "next_due"}
                    onChange={({ target }) =>
                        onChange({
                            sort: sorts.find((each) => each === target.value),
                            descending: undefined,
                        })
                    }
                >
                    {sorts.map((each) => (
                        <option key={each} value={each}>
                            {t.list.orders[each]}
                        </option>
                    ))}
                </Select>
            </div>
            <Chips size="small" aria-label={t.cases.flags} className="no-print">
                {((counts?.overdue ?? 0) > 0 || search.overdue === true) && (
                    <Chips.Toggle
                        checkmark={false}
                        selected={search.overdue === true}
                        data-color="danger"
                        onClick={() => onChange({ overdue: search.overdue === true ? undefined : true })}
                    >
                        {`${t.cases.overdue} ${counts?.overdue ?? 0}`}
                    </Chips.Toggle>
                )}
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
                {pages > 1
                    ? t.list.range(first, first + list.rows.length - 1, list.total)
                    : t.cases.found(list.total)}
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
            {list.rows.length === 0 ? (
                <div className="card">
                    {search.q !== undefined ? (
                        <EmptyState title={t.list.noneFor(search.q)} help={t.list.noneForHelp} />
                    ) : narrowed ? (
                        <EmptyState title={t.cases.none} help={t.list.noneHelp} />
                    ) : (
                        <EmptyState title={t.list.empty[scope]} help={t.list.emptyHelp} />
                    )}
                </div>
            ) : (
                <CaseTable rows={list.rows} search={search} today={today} names={names} onChange={onChange} />
            )}
            {pages > 1 && (
                <Pagination
                    size="small"
                    page={page}
                    count={pages}
                    siblingCount={1}
                    boundaryCount={1}
                    onPageChange={(wanted) => {
                        onChange({ page: wanted });
                        window.scrollTo({ top: 0 });
                    }}
                    aria-label={t.cases.pages}
                />
            )}
        </div>
    );
}

/** Asks when the typing pauses, not at each key. */
function SearchBox({
    value,
    onChange,
}: {
    value: string | undefined;
    onChange: (q: string | undefined) => void;
}) {
    const { t } = useTexts();
    const [text, setText] = useState(value ?? "");
    const [asked, setAsked] = useState(value);
    const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
    useEffect(() => () => clearTimeout(timer.current), []);
    // The address has changed otherwise: by the way back, or because the selection was cleared.
    if (value !== asked) {
        setAsked(value);
        if ((text.trim() || undefined) !== value) setText(value ?? "");
    }
    return (
        <Search
            className="cases__search"
            size="small"
            variant="simple"
            hideLabel={false}
            label={t.list.search}
            value={text}
            onChange={(next) => {
                setText(next);
                clearTimeout(timer.current);
                timer.current = setTimeout(
                    () => onChange(next.trim() || undefined),
                    next === "" ? 0 : kPause,
                );
            }}
        />
    );
}
