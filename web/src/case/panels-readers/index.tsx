// Who sees what in the case: every category of each party against everybody who takes part, as the server works it out.
import { useQuery } from "@tanstack/react-query";
import { readersQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { ReadersView } from "./ReadersView";

export function ReadersPanel({ caseId }: { caseId: string }) {
    const readers = useQuery(readersQuery(caseId));
    return <Fetched query={readers}>{(data) => <ReadersView readers={data} caseId={caseId} />}</Fetched>;
}
