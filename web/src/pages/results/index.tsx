// Resultat: exits and outcomes as SUS counted them, for a period that stands in the address.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { isProblem } from "../../api/problem";
import { susQuery } from "../../api/queries";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { useWords } from "../../texts/context";
import { resultsWords } from "../../texts/results";
import { PeriodForm } from "./PeriodForm";
import { periodOf, periods } from "./period";
import "./results.css";
import { ReportView } from "./ReportView";

export default function ResultsPage() {
    const words = useWords(resultsWords);
    const session = useSession();
    const navigate = useNavigate();
    const search = useSearch({ from: "/in/resultat" });
    const period = periodOf(search, session.today, session.demo);
    const report = useQuery(susQuery(period.from, period.until));
    const closed = isProblem(report.error) && report.error.status === 403;
    return (
        <div className="results">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p className="subtle">{words.lead}</p>
            </header>
            {closed ? (
                <div className="card">
                    <EmptyState title={words.forbidden} help={words.forbiddenHelp} />
                </div>
            ) : (
                <>
                    <PeriodForm
                        key={`${period.from} ${period.until}`}
                        period={period}
                        quick={periods(session.today, session.demo)}
                        onChoose={(next) =>
                            void navigate({ to: "/resultat", search: next, resetScroll: false })
                        }
                    />
                    <Fetched query={report}>{(data) => <ReportView report={data} />}</Fetched>
                </>
            )}
        </div>
    );
}
