// Min dag: what needs me, most urgent first, each with its reason.
import { useQuery } from "@tanstack/react-query";
import { myDayQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { MyDayView } from "./MyDayView";

export default function MyDayPage() {
    const day = useQuery(myDayQuery);
    return <Fetched query={day}>{(data) => <MyDayView day={data} />}</Fetched>;
}
