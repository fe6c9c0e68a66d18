import { EmptyState } from "../../components/EmptyState";
import { useTexts } from "../../texts/context";

export default function Page() {
    const { t } = useTexts();
    return (
        <div className="stack">
            <h1 className="page-title">{t.results.title}</h1>
            <div className="card">
                <EmptyState title={t.state.empty} help={t.results.soon} />
            </div>
        </div>
    );
}
