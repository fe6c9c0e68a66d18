// Ärenden: mine, the team's, the party's; narrowed by chips with live counts.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { caseCountsQuery, casesQuery, directoryQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { CasesView } from "./CasesView";
import { countsQuery, listQuery, type CaseSearch } from "./search";

export default function CasesPage() {
    const search = useSearch({ from: "/in/arenden" });
    const navigate = useNavigate();
    const session = useSession();
    const list = useQuery(casesQuery(listQuery(search)));
    const counts = useQuery(caseCountsQuery(countsQuery(search)));
    const directory = useQuery(directoryQuery);
    const change = (part: CaseSearch) =>
        void navigate({ to: "/arenden", search: { ...search, page: undefined, ...part }, replace: true });
    return (
        <Fetched query={list}>
            {(data) => (
                <CasesView
                    list={data}
                    stale={list.isPlaceholderData}
                    counts={counts.data}
                    search={search}
                    today={session.today}
                    names={new Map(directory.data?.workers.map(({ id, name }) => [id, name]))}
                    onChange={change}
                />
            )}
        </Fetched>
    );
}
