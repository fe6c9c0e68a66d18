// The list of cases with its filters.
import { PlusIcon } from "@navikt/aksel-icons";
import { Chips, Pagination, Search, ToggleGroup } from "@navikt/ds-react";
import "@navikt/ds-css/dist/component/pagination.css";
import "@navikt/ds-css/dist/component/primitives.css"; // pages of a list: how many on a phone
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { CaseCounts, CasePage, CaseRow } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { LinkButton } from "../../components/LinkButton";
import type { IsoDate } from "../../dates";
import { CaseTable } from "./CaseTable";
import { ChosenBar } from "./ChosenBar";
import "./cases.css";
import { Filters } from "./Filters";
import type { Chosen } from "./chosen";
import type { Naming } from "./naming";
import { chosenIn, cleared, kPage, scopes, without, type CaseSearch, type Facet, type Scope } from "./search";
import { Tools } from "./Tools";
import { useWords } from "./words";

/** A filter that stands in the way, and how many there would be without it. */
export interface InTheWay {
    facet: Facet | "q";
    found: number;
}

interface Props {
    list: CasePage;
    stale: boolean; // the answer to the newest question is still on its way
    wider: Scope | undefined; // where nothing was found, so that it was looked for among all
    counts: CaseCounts | undefined;
    totals: Partial<Record<Scope, number>>; // how many cases each scope holds
    inTheWay: readonly InTheWay[];
    scope: Scope;
    search: CaseSearch;
    today: IsoDate;
    naming: Naming;
    mayOpen: boolean;
    views: ReactNode;
    chosen: Chosen | undefined; // undefined: nothing can be done with rows
    onChoose: (rows: readonly CaseRow[], on: boolean) => void;
    onChooseAll: () => Promise<void>; // that match, as many as may be
    onChange: (part: CaseSearch) => void;
    onEnter: (q: string | undefined) => void; // what is looked for, asked for now and not when the typing pauses
}
const kPause = 250; // ms after the last key

export function CasesView(props: Props) {
    const { list, stale, counts, totals, scope, search, today, naming, mayOpen, onChange } = props;
    const { chosen: rowsChosen, onChoose } = props;
    const { w, t } = useWords();
    const chosen = chosenIn(search);
    const narrowed = chosen.length > 0 || search.q !== undefined;
    const page = search.page ?? 1;
    const pages = Math.ceil(list.total / kPage);
    const first = (page - 1) * kPage + 1;
    return (
        <div className="cases" aria-busy={stale}>
            <header className="cases__head">
                <h1 className="page-title" tabIndex={-1}>
                    {t.cases.title}
                </h1>
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
                <div className="cases__views no-print">{props.views}</div>
                <LinkButton
                    to="/arenden/oppna"
                    size="small"
                    variant="tertiary"
                    className="cases__new no-print"
                >
                    {t.openWithReason}
                </LinkButton>
                {mayOpen && (
                    <LinkButton
                        to="/arenden/ny"
                        size="small"
                        icon={<PlusIcon aria-hidden />}
                        className="no-print"
                    >
                        {t.referral.title}
                    </LinkButton>
                )}
            </header>
            <Filters search={search} counts={counts} naming={naming} onChange={onChange}>
                <SearchBox value={search.q} onChange={(q) => onChange({ q })} onEnter={props.onEnter} />
            </Filters>
            {narrowed && (
                <div className="cases__chosen no-print">
                    {chosen.length > 0 && (
                        <Chips size="small" aria-label={w.chosen}>
                            {chosen.map(([facet, value]) => {
                                const what = `${w.facets[facet]}: ${naming.of(facet, value)}`;
                                return (
                                    <Chips.Removable
                                        key={`${facet} ${value}`}
                                        onClick={() => onChange(without(search, facet, value))}
                                    >
                                        {what}
                                    </Chips.Removable>
                                );
                            })}
                        </Chips>
                    )}
                    <button type="button" className="link-button" onClick={() => onChange(cleared)}>
                        {w.clear}
                    </button>
                </div>
            )}
            <div className="cases__bar">
                <p className="cases__total subtle" role="status">
                    {pages > 1
                        ? t.list.range(first, first + list.rows.length - 1, list.total)
                        : t.cases.found(list.total)}
                    {props.wider !== undefined && list.total > 0 && `. ${w.wider[props.wider]}`}
                </p>
                <Tools search={search} scope={scope} today={today} onChange={onChange} />
            </div>
            {rowsChosen !== undefined && rowsChosen.size > 0 && (
                <ChosenBar
                    chosen={rowsChosen}
                    total={list.total}
                    onChooseAll={props.onChooseAll}
                    onLeave={(cases) =>
                        onChoose(
                            [...rowsChosen.values()].filter((row) => cases.includes(row.case)),
                            false,
                        )
                    }
                />
            )}
            {list.rows.length === 0 ? (
                <div className="card">
                    <Empty search={search} scope={scope} narrowed={narrowed}>
                        <InTheWayList inTheWay={props.inTheWay} onChange={onChange} />
                    </Empty>
                </div>
            ) : (
                <CaseTable
                    rows={list.rows}
                    search={search}
                    today={today}
                    naming={naming}
                    chosen={rowsChosen}
                    onChoose={onChoose}
                    onChange={onChange}
                />
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

function Empty({
    search,
    scope,
    narrowed,
    children,
}: {
    search: CaseSearch;
    scope: Scope;
    narrowed: boolean;
    children: ReactNode;
}) {
    const { t } = useWords();
    if (!narrowed) return <EmptyState title={t.list.empty[scope]} help={t.list.emptyHelp} />;
    if (search.q !== undefined)
        return (
            <EmptyState title={t.list.noneFor(search.q)} help={t.list.noneForHelp}>
                {children}
            </EmptyState>
        );
    return (
        <EmptyState title={t.cases.none} help={t.list.noneHelp}>
            {children}
        </EmptyState>
    );
}

/** Which filter to let go of, when that would find something. */
function InTheWayList({
    inTheWay,
    onChange,
}: {
    inTheWay: readonly InTheWay[];
    onChange: (part: CaseSearch) => void;
}) {
    const { w } = useWords();
    const helping = inTheWay.filter(({ found }) => found > 0);
    if (helping.length === 0) return null;
    return (
        <div className="cases__let-go">
            <p id="let-go">{w.letGo}</p>
            <ul aria-labelledby="let-go">
                {helping.map(({ facet, found }) => (
                    <li key={facet}>
                        <button
                            type="button"
                            className="link-button"
                            onClick={() => onChange({ [facet]: undefined })}
                        >
                            {w.letGoOf(facet === "q" ? w.search : w.facets[facet], found)}
                        </button>
                    </li>
                ))}
            </ul>
        </div>
    );
}

/** Asks when the typing pauses, not at each key. */
function SearchBox({
    value,
    onChange,
    onEnter,
}: {
    value: string | undefined;
    onChange: (q: string | undefined) => void;
    onEnter: (q: string | undefined) => void;
}) {
    const { t } = useWords();
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
            autoComplete="off"
            className="cases__search"
            size="small"
            variant="simple"
            hideLabel={false}
            label={t.list.search}
            value={text}
            onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                event.preventDefault();
                clearTimeout(timer.current);
                onEnter(text.trim() || undefined);
            }}
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
