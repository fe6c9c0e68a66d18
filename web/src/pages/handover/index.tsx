// Överlämning: all that hangs on somebody, to whom it goes, and how it becomes; and when that one is away.
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { directoryQuery, holdingsQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { HandoverView } from "./HandoverView";

export default function HandoverPage() {
    const { worker } = useParams({ from: "/in/overlamning/$worker" });
    const held = useQuery(holdingsQuery(worker));
    const directory = useQuery(directoryQuery);
    return (
        <Fetched query={held}>
            {(data) => (
                <Fetched query={directory}>
                    {(who) => <HandoverView key={worker} held={data} directory={who} />}
                </Fetched>
            )}
        </Fetched>
    );
}
