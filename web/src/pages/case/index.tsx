// Ärendet: one participant's case, with its parts and a panel to write in.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { caseQuery, catalogueQuery, directoryQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { CasePage } from "./CasePage";
import { isCaseTab } from "./tabs";

export default function CaseRoute() {
    const { caseId, tab } = useParams({ from: "/in/arenden/$caseId/$tab" });
    const { form, item } = useSearch({ from: "/in/arenden/$caseId/$tab" });
    const navigate = useNavigate();
    const session = useSession();
    const view = useQuery(caseQuery(caseId));
    const catalogue = useQuery(catalogueQuery);
    const directory = useQuery(directoryQuery);
    const open = (kind: string | undefined, of?: string) =>
        void navigate({
            to: "/arenden/$caseId/$tab",
            params: { caseId, tab },
            search: { form: kind, item: of },
            resetScroll: false,
        });
    return (
        <Fetched query={view}>
            {(data) => (
                <CasePage
                    key={caseId}
                    view={data}
                    catalogue={catalogue.data}
                    workers={directory.data?.workers ?? []}
                    teams={directory.data?.teams ?? []}
                    me={session.worker}
                    tab={isCaseTab(tab) ? tab : "oversikt"}
                    form={form}
                    item={item}
                    onOpen={open}
                />
            )}
        </Fetched>
    );
}
