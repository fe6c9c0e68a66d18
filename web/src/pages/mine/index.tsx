// Min sida: what a participant who has signed in sees of the own case, and can ask for.
import { useQuery } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import { caseQuery, catalogueQuery, extractQuery, ownCaseQuery } from "../../api/queries";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { useWords } from "../../texts/context";
import { mineWords } from "../../texts/mine";
import { MineView } from "./MineView";
import "./mine.css";

export default function MinePage() {
    const words = useWords(mineWords);
    const { today } = useSession();
    const own = useQuery(ownCaseQuery);
    const caseId = own.data?.case ?? "";
    const extract = useQuery({ ...extractQuery(caseId), enabled: caseId !== "" });
    const view = useQuery({ ...caseQuery(caseId), enabled: caseId !== "" });
    const { data: catalogue } = useQuery(catalogueQuery);
    if (isProblem(own.error) && own.error.status < 500)
        return (
            <div className="card">
                <EmptyState title={words.none} />
            </div>
        );
    return (
        <Fetched query={own}>
            {() => (
                <Fetched query={view}>
                    {(seen) => (
                        <Fetched query={extract}>
                            {(data) => (
                                <MineView extract={data} view={seen} catalogue={catalogue} today={today} />
                            )}
                        </Fetched>
                    )}
                </Fetched>
            )}
        </Fetched>
    );
}
