// What the dated rules say about the case: support for the assessment, with the source of each.
import { useQuery } from "@tanstack/react-query";
import { rulesQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { RulesView } from "./RulesView";

export function RulesPanel({ caseId }: { caseId: string }) {
    const findings = useQuery(rulesQuery(caseId));
    return <Fetched query={findings}>{(data) => <RulesView findings={data.findings} />}</Fetched>;
}
