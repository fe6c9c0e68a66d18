// Ärenden: mine, the team's, the party's; narrowed by filters with live counts, in columns of one's choice, kept as views.
import { useQueries, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { api, caseCountsQuery, casesQuery, queryClient, viewsQuery } from "../../api/queries";
import type { SavedView, SavedViews } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { PageSkeleton } from "../../components/PageSkeleton";
import { usePages, useSession } from "../../session/useSession";
import { CasesView, type InTheWay } from "./CasesView";
import { useNaming } from "./naming";
import {
    countsQuery,
    facetNames,
    listQuery,
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
    const scope = search.scope ?? (totals.mine === 0 && session.teams?.length ? "team" : "mine");
    const known =
        (search.scope !== undefined || mine.data !== undefined || mine.isError) &&
        !(bare && views.isPending) &&
        first === undefined;
    const list = useQuery({ ...casesQuery(listQuery(search, scope)), enabled: known });
    const counts = useQuery({ ...caseCountsQuery(countsQuery(search, scope)), enabled: known });
    const empty = list.data?.total === 0 && !list.isPlaceholderData;
    const inTheWay = useInTheWay(search, scope, empty);
    const change = (part: CaseSearch) =>
        void navigate({
            to: "/arenden",
            search: { ...search, page: undefined, ...part },
            replace: true,
            resetScroll: false,
        });

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
                    counts={counts.data}
                    totals={totals}
                    inTheWay={inTheWay}
                    scope={scope}
                    search={search}
                    today={session.today}
                    naming={naming}
                    mayOpen={mayOpen}
                    onChange={change}
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
