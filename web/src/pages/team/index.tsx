// Teamet: who carries what, who is leaving, what nobody leads; and cases handed over, many at a time.
import { useQuery } from "@tanstack/react-query";
import { directoryQuery, teamLoadQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { TeamView } from "./TeamView";

export default function TeamPage() {
    const load = useQuery(teamLoadQuery);
    const directory = useQuery(directoryQuery);
    return (
        <Fetched query={load}>
            {(data) => (
                <Fetched query={directory}>
                    {({ workers, teams }) => <TeamView load={data} workers={workers} teams={teams} />}
                </Fetched>
            )}
        </Fetched>
    );
}
