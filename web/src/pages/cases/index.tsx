// Ärenden: mine, the team's, the party's; narrowed by filters with live counts, in columns of one's choice, kept as views.
import { useQueries, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, caseCountsQuery, casesQuery, queryClient, viewsQuery } from "../../api/queries";
import type { CaseRow, SavedView, SavedViews } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { PageSkeleton } from "../../components/PageSkeleton";
import { usePages, useSession } from "../../session/useSession";
import { hasCaseRole } from "../../bulk/people";
import { kMostAtOnce } from "../../bulk/run";
import { CasesView, type InTheWay } from "./CasesView";
import { withoutRows, withRows, type Chosen } from "./chosen";
import { useNaming } from "./naming";
import {
    countsQuery,
    facetNames,
    listQuery,
    readSearch,
    readView,
    writeView,
    type CaseSearch,
    type Facet,
    type Scope,
} from "./search";
import { Views } from "./Views";

export default function CasesPage() {
    const search = useSearch({ from: "/in/arenden" });
    const navigate = useNavigate();
    const session = useSession();
    const { open: mayOpen } = usePages();
    const naming = useNaming();
    const views = useQuery(viewsQuery);
    const show = (view: SavedView, replace = false) =>
        void navigate({
            to: "/arenden",
            search: { ...readView(view.query ?? ""), view: view.view },
            replace,
        });

    // Whoever comes without asking for anything is shown the view that is to come first.
    const bare = Object.keys(search).length === 0;
    const first = bare ? views.data?.views.find((view) => view.first) : undefined;
    useEffect(() => {
        if (first) show(first, true);
    });

    const mine = useQuery(caseCountsQuery({ scope: "mine" }));
    const team = useQuery(caseCountsQuery({ scope: "team" }));
    const party = useQuery(caseCountsQuery({ scope: "party" }));
    const totals = { mine: mine.data?.all, team: team.data?.all, party: party.data?.all };
    // Whoever works in a team and is named in no case yet is not met by an empty page.
    const nearest = totals.mine === 0 && session.teams?.length ? "team" : "mine";
    // Whoever looks for somebody who is not among the nearest is not asked where to look.
    const seeking = search.scope === undefined && search.q !== undefined;
    const near = useQuery({ ...caseCountsQuery(countsQuery(search, nearest)), enabled: seeking });
    const wider = seeking && near.data?.found === 0;
    const scope = search.scope ?? (wider ? "party" : nearest);
    const known =
        (search.scope !== undefined || mine.data !== undefined || mine.isError) &&
        !(seeking && (near.isPending || near.isPlaceholderData)) &&
        !(bare && views.isPending) &&
        first === undefined;
    const list = useQuery({ ...casesQuery(listQuery(search, scope)), enabled: known });
    const counts = useQuery({ ...caseCountsQuery(countsQuery(search, scope)), enabled: known });
    const empty = list.data?.total === 0 && !list.isPlaceholderData;
    const inTheWay = useInTheWay(search, scope, empty);
    const entered = useRef<string>(undefined); // what Enter was pressed for, until something else is asked
    useEffect(() => () => void (entered.current = undefined), []);
    // To what stands in the address then: a search that is still being typed takes no filter away that was chosen meanwhile.
    const change = (part: CaseSearch) => {
        entered.current = undefined;
        void navigate({
            to: "/arenden",
            search: (now) => ({ ...readSearch(now), page: undefined, ...part }),
            replace: true,
            resetScroll: false,
        });
    };

    // Enter in the search goes to the one that is found.
    const enter = async (q: string | undefined) => {
        change({ q });
        entered.current = q;
        if (q === undefined) return;
        const find = (where: Scope) =>
            queryClient.query(casesQuery(listQuery({ ...search, page: undefined, q }, where)));
        let found = await find(search.scope ?? nearest);
        if (found.total === 0 && search.scope === undefined) found = await find("party");
        const [only] = found.rows;
        if (entered.current === q && found.total === 1 && only)
            void navigate({
                to: "/arenden/$caseId/$tab",
                params: { caseId: only.case, tab: "oversikt" },
            });
    };

    // What is chosen belongs to what is asked for: nothing is done with rows that the filters no longer show.
    const of = JSON.stringify(countsQuery(search, scope));
    const [choice, setChoice] = useState<{ of: string; rows: Chosen }>({ of, rows: new Map() });
    const chosen: Chosen = choice.of === of ? choice.rows : new Map();
    const choose = useCallback(
        (change: (before: Chosen) => Chosen) =>
            setChoice((before) => ({ of, rows: change(before.of === of ? before.rows : new Map()) })),
        [of],
    );
    const onChoose = useCallback(
        (rows: readonly CaseRow[], on: boolean) =>
            choose((before) =>
                on
                    ? withRows(before, rows, kMostAtOnce)
                    : withoutRows(
                          before,
                          rows.map((row) => row.case),
                      ),
            ),
        [choose],
    );

    const keep = (answer: SavedViews) => {
        queryClient.setQueryData(viewsQuery.queryKey, answer);
        return answer;
    };
    const query = writeView(search, scope);
    const current = views.data?.views.find((view) => view.view === search.view);
    return (
        <Fetched query={list} skeleton={<PageSkeleton />}>
            {(data) => (
                <CasesView
                    list={data}
                    stale={list.isPlaceholderData}
                    wider={wider ? nearest : undefined}
                    onEnter={(q) => void enter(q).catch(() => undefined)} // the list itself says what is wrong
                    counts={counts.data}
                    totals={totals}
                    inTheWay={inTheWay}
                    scope={scope}
                    search={search}
                    today={session.today}
                    naming={naming}
                    mayOpen={mayOpen}
                    onChange={change}
                    chosen={hasCaseRole(session.role) ? chosen : undefined}
                    onChoose={onChoose}
                    onChooseAll={async () => {
                        const { rows } = await queryClient.query(
                            casesQuery({ ...listQuery(search, scope), limit: kMostAtOnce, offset: 0 }),
                        );
                        choose(() => withRows(new Map(), rows, kMostAtOnce));
                    }}
                    views={
                        <Views
                            views={views.data?.views ?? []}
                            current={current}
                            changed={current !== undefined && current.query !== query}
                            onShow={show}
                            onSave={async (name) => {
                                const before = new Set(views.data?.views.map(({ view }) => view));
                                const answer = keep(
                                    await api.write<SavedViews>("POST", "/views", { name, query }),
                                );
                                const fresh = answer.views.find(({ view }) => !before.has(view));
                                if (fresh) show(fresh, true);
                            }}
                            onPut={async (view, name, isFirst, withQuery) =>
                                keep(
                                    await api.write<SavedViews>("PUT", `/views/${view.view}`, {
                                        name,
                                        query: withQuery ? query : (view.query ?? ""),
                                        first: isFirst,
                                    }),
                                )
                            }
                            onRemove={async (view) => {
                                keep(await api.write<SavedViews>("DELETE", `/views/${view.view}`, undefined));
                                change({ view: undefined, page: search.page });
                            }}
                        />
                    }
                />
            )}
        </Fetched>
    );
}

/** Where nothing is found: how many there would be without each of the filters. */
function useInTheWay(search: CaseSearch, scope: Scope, empty: boolean): readonly InTheWay[] {
    const asked: (Facet | "q")[] = empty
        ? [
              ...facetNames.filter((facet) => search[facet] !== undefined),
              ...(search.q === undefined ? [] : ["q" as const]),
          ]
        : [];
    const answers = useQueries({
        queries: asked.map((facet) => caseCountsQuery(countsQuery(search, scope, facet))),
    });
    return asked.flatMap((facet, i) => {
        const found = answers[i]?.data?.found;
        return found === undefined ? [] : [{ facet, found }];
    });
}
