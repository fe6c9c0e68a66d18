// The sheet for the place of an activity, on paper: the link by which it can say how it goes, and nothing of the person.
import { ArrowLeftIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { caseQuery, sessionQuery } from "../../api/queries";
import type { CaseView } from "../../api/types";
import { SignalCard } from "../../case/SignalCard";
import { openLink } from "../../case/signal-link";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useTexts, useWords } from "../../texts/context";
import { providerWords } from "../../texts/providers";
import "../consent-form/consent-form.css";

export default function SignalSheet() {
    const { caseId, item } = useParams({ from: "/in/arenden/$caseId/signalblad/$item" });
    const { sheet } = useWords(providerWords);
    const view = useQuery(caseQuery(caseId));
    return (
        <div className="blank-page stack">
            <div className="blank-page__bar no-print">
                <Link to="/arenden/$caseId/$tab" params={{ caseId, tab: "plan" }}>
                    <ArrowLeftIcon aria-hidden /> {sheet.back}
                </Link>
                <Button
                    size="small"
                    icon={<PrinterSmallIcon aria-hidden />}
                    onClick={() => {
                        window.print();
                    }}
                >
                    {sheet.print}
                </Button>
            </div>
            <Fetched query={view}>{(data) => <Sheet view={data} item={item} />}</Fetched>
        </div>
    );
}

function Sheet({ view, item }: { view: CaseView; item: string }) {
    const { t } = useTexts();
    const { sheet } = useWords(providerWords);
    const activity = view.content.activities?.find(({ offer }) => offer.about.item === item);
    const link = openLink(activity, useQuery(sessionQuery).data?.party);
    if (link?.token === undefined) return <EmptyState title={sheet.missing} help={sheet.missingHelp} />;
    return (
        <article className="blank card">
            <h1 className="blank__title">{activity?.offer.provider ?? t.forms.signal_link.title}</h1>
            <SignalCard token={link.token} until={link.until} />
        </article>
    );
}
