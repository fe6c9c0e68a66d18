// Who in the reader's own party has opened the case: the access log, in words, newest first.
import { useQuery } from "@tanstack/react-query";
import { accessQuery, directoryQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { AccessView } from "./AccessView";

export function AccessPanel({ caseId }: { caseId: string }) {
    const session = useSession();
    const log = useQuery(accessQuery(caseId));
    const directory = useQuery(directoryQuery);
    return (
        <Fetched query={log}>
            {(data) => (
                <AccessView
                    lines={data.rows}
                    party={session.party}
                    me={session.worker}
                    names={new Map(directory.data?.workers.map(({ id, name }) => [id, name]))}
                />
            )}
        </Fetched>
    );
}
