// Ärendet: one participant's case, with its parts and a panel to write in.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { caseQuery, catalogueQuery, directoryQuery, pastCaseQuery } from "../../api/queries";
import type { CaseView } from "../../api/types";
import type { Opening } from "../../case/ItemSteps";
import { AsOf } from "../../case/panels-as-of/AsOf";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { CasePage } from "./CasePage";
import { hasPast, isCaseTab } from "./tabs";

export default function CaseRoute() {
    const { caseId, tab } = useParams({ from: "/in/arenden/$caseId/$tab" });
    const { form, item, of, trad, day, vy } = useSearch({ from: "/in/arenden/$caseId/$tab" });
    const navigate = useNavigate();
    const session = useSession();
    const view = useQuery(caseQuery(caseId));
    const then = hasPast(tab) ? day : undefined; // the past day that is shown
    const past = useQuery({ ...pastCaseQuery(caseId, then ?? ""), enabled: then !== undefined });
    const catalogue = useQuery(catalogueQuery);
    const directory = useQuery(directoryQuery);
    const open = ({ tab: to, trad: other = trad, ...what }: Opening) =>
        void navigate({
            to: "/arenden/$caseId/$tab",
            params: { caseId, tab: to ?? tab },
            search: { ...what, ...(other !== undefined && other !== "" && { trad: other }), day, vy },
            resetScroll: to !== undefined && to !== tab,
        });
    const control = (data: CaseView | undefined) => (
        <AsOf
            day={then}
            today={session.today}
            opened={data?.content.opened?.date}
            onChoose={(chosen) =>
                void navigate({
                    to: "/arenden/$caseId/$tab",
                    params: { caseId, tab: hasPast(tab) ? tab : "oversikt" },
                    search: { day: chosen, vy },
                })
            }
        />
    );
    return (
        <>
            {then !== undefined && control(past.data)}
            <Fetched query={then === undefined ? view : past}>
                {(data) => (
                    <CasePage
                        key={caseId}
                        view={then === undefined ? data : { ...data, today: then, may: [], dues: [] }}
                        catalogue={catalogue.data}
                        workers={directory.data?.workers ?? []}
                        teams={directory.data?.teams ?? []}
                        consentTexts={directory.data?.consent_texts ?? []}
                        session={session}
                        tab={isCaseTab(tab) ? tab : "oversikt"}
                        form={form}
                        item={item}
                        of={of}
                        thread={trad}
                        planView={vy ?? "tid"}
                        onOpen={open}
                        past={then === undefined ? control(data) : undefined}
                    />
                )}
            </Fetched>
        </>
    );
}
