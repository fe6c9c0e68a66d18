// Ärenden: mine, the team's, the party's; narrowed by chips with live counts.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { caseCountsQuery, casesQuery, directoryQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { usePages, useSession } from "../../session/useSession";
import { CasesView } from "./CasesView";
import { countsQuery, listQuery, type CaseSearch } from "./search";

export default function CasesPage() {
    const search = useSearch({ from: "/in/arenden" });
    const navigate = useNavigate();
    const session = useSession();
    const { open: mayOpen } = usePages();
    const mine = useQuery(caseCountsQuery({ scope: "mine" }));
    const team = useQuery(caseCountsQuery({ scope: "team" }));
    const party = useQuery(caseCountsQuery({ scope: "party" }));
    const totals = { mine: mine.data?.all, team: team.data?.all, party: party.data?.all };
    // Whoever works in a team and is named in no case yet is not met by an empty page.
    const scope = search.scope ?? (totals.mine === 0 && session.teams?.length ? "team" : "mine");
    const known = search.scope !== undefined || mine.data !== undefined || mine.isError;
    const list = useQuery({ ...casesQuery(listQuery(search, scope)), enabled: known });
    const counts = useQuery({ ...caseCountsQuery(countsQuery(search, scope)), enabled: known });
    const directory = useQuery(directoryQuery);
    const change = (part: CaseSearch) =>
        void navigate({
            to: "/arenden",
            search: { ...search, page: undefined, ...part },
            replace: true,
            resetScroll: false,
        });
    return (
        <Fetched query={list}>
            {(data) => (
                <CasesView
                    list={data}
                    stale={list.isPlaceholderData}
                    counts={counts.data}
                    totals={totals}
                    scope={scope}
                    search={search}
                    today={session.today}
                    names={new Map(directory.data?.workers.map(({ id, name }) => [id, name]))}
                    mayOpen={mayOpen}
                    onChange={change}
                />
            )}
        </Fetched>
    );
}
