// Granskning: for the reviewers of a party. Openings to approve, and the weekly lists from the access log.
import { Alert } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { directoryQuery, reviewDeskQuery } from "../../api/queries";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { useWords } from "../../texts/context";
import { reviewWords } from "../../texts/review";
import { Openings } from "./Openings";
import "./review.css";
import { WeekList } from "./WeekList";
import { Weeks } from "./Weeks";

export default function ReviewPage() {
    const words = useWords(reviewWords);
    const session = useSession();
    const reviewer = session.duties.includes("reviewer");
    return (
        <div className="review">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p className="subtle">{words.lead}</p>
            </header>
            {reviewer ? (
                <Desk me={session.worker} />
            ) : (
                <div className="card">
                    <EmptyState title={words.forbidden} help={words.forbiddenHelp} />
                </div>
            )}
        </div>
    );
}

function Desk({ me }: { me: string }) {
    const words = useWords(reviewWords);
    const { week } = useSearch({ from: "/in/granskning" });
    const desk = useQuery(reviewDeskQuery);
    const directory = useQuery(directoryQuery);
    const names = new Map(directory.data?.workers.map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => names.get(id) ?? id;
    return (
        <Fetched query={desk}>
            {(data) => (
                <>
                    <p className="subtle">{words.reviewers(data.reviewers.map(nameOf).join(", "))}</p>
                    {data.reviewers.every((each) => each === me) && (
                        <Alert variant="warning" inline>
                            {words.alone}
                        </Alert>
                    )}
                    {week === undefined ? (
                        <>
                            <Openings openings={data.openings} nameOf={nameOf} />
                            <Weeks weeks={data.weeks} />
                        </>
                    ) : (
                        <WeekList key={week} week={week} nameOf={nameOf} />
                    )}
                </>
            )}
        </Fetched>
    );
}
