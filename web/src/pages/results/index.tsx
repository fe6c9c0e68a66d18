// Resultat: exits and outcomes as SUS counted them, for a period that stands in the address.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { isProblem } from "../../api/problem";
import { susQuery } from "../../api/queries";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { useTexts } from "../../texts/context";
import { PeriodForm } from "./PeriodForm";
import { periodOf, periods } from "./period";
import "./results.css";
import { ReportView } from "./ReportView";

export default function ResultsPage() {
    const { t } = useTexts();
    const session = useSession();
    const navigate = useNavigate();
    const search = useSearch({ from: "/in/resultat" });
    const period = periodOf(search, session.today, session.demo);
    const report = useQuery(susQuery(period.from, period.until));
    const closed = isProblem(report.error) && report.error.status === 403;
    return (
        <div className="results">
            <header>
                <h1 className="page-title">{t.results.title}</h1>
                <p className="subtle">{t.results.lead}</p>
            </header>
            {closed ? (
                <div className="card">
                    <EmptyState title={t.results.forbidden} help={t.results.forbiddenHelp} />
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
