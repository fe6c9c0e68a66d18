// Where one lands: my day, the results for those who follow figures, or a plain word to those who run the system.
import { Navigate } from "@tanstack/react-router";
import { pagesOf, useSession } from "../../session/useSession";
import { useTexts } from "../../texts/context";

export default function StartPage() {
    const { t } = useTexts();
    const { role } = useSession();
    const pages = pagesOf(role, undefined);
    if (pages.own) return <Navigate to="/min-sida" replace />;
    if (pages.cases) return <Navigate to="/min-dag" replace />;
    if (pages.results) return <Navigate to="/resultat" replace />;
    return (
        <div className="stack">
            <h1 className="page-title">{t.start.title}</h1>
            <p className="card">{t.start.operator}</p>
        </div>
    );
}
