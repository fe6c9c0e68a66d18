// Own interest (jäv): what one declares oneself, and, for who answers for the staff, that others have.
import { useQuery } from "@tanstack/react-query";
import { ownRelationsQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { useWords } from "../../texts/context";
import { ownInterestWords } from "../../texts/own-interest";
import { Declare } from "./Declare";
import { Declared } from "./Declared";
import "./own-interest.css";
import { Staff } from "./Staff";

export default function OwnInterestPage() {
    const words = useWords(ownInterestWords);
    const { duties } = useSession();
    const own = useQuery(ownRelationsQuery);
    return (
        <div className="own-interest stack">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p>{words.lead}</p>
                <p className="subtle">{words.law}</p>
            </header>
            <Fetched query={own}>{(data) => <Declared own={data} />}</Fetched>
            <Declare />
            {duties.includes("manager") && <Staff />}
        </div>
    );
}
