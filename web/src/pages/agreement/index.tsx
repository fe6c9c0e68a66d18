// The agreement with a workplace, for paper: what is agreed, what needs to work, and where the three sign. Made for the
// workplace: nothing of why, no benefit, no background.
import { ArrowLeftIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { Alert, Button } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { caseQuery, sessionQuery } from "../../api/queries";
import type { CaseView } from "../../api/types";
import { needText } from "../../case/forms/placements";
import { participantName } from "../../case/model";
import { SignalCard } from "../../case/SignalCard";
import { openLink } from "../../case/signal-link";
import { signatories } from "../../case/steps";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { periodText, rampText } from "../../components/plan/words";
import { longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";
import { unseenNeeds } from "../paper/needs";
import "../consent-form/consent-form.css";
import "./agreement.css";

export default function AgreementRoute() {
    const { caseId, item } = useParams({ from: "/in/arenden/$caseId/overenskommelse/$item" });
    const { t } = useTexts();
    const view = useQuery(caseQuery(caseId));
    return (
        <div className="blank-page stack">
            <div className="blank-page__bar no-print">
                <Link to="/arenden/$caseId/$tab" params={{ caseId, tab: "plan" }}>
                    <ArrowLeftIcon aria-hidden /> {t.placements.back}
                </Link>
                <Button
                    size="small"
                    icon={<PrinterSmallIcon aria-hidden />}
                    onClick={() => {
                        window.print();
                    }}
                >
                    {t.placements.sheetPrint}
                </Button>
            </div>
            <Fetched query={view}>{(data) => <Agreement view={data} item={item} />}</Fetched>
        </div>
    );
}

function Agreement({ view, item }: { view: CaseView; item: string }) {
    const { t, language } = useTexts();
    const papers = useWords(paperWords);
    const { content } = view;
    const party = useQuery(sessionQuery).data?.party;
    const found = content.placements?.find(({ placement }) => placement.about.item === item);
    if (!found || found.placement.about.limited) return <EmptyState title={t.placements.sheetMissing} />;
    const { placement, signatures = [] } = found;
    const activity = content.activities?.find(({ offer }) => offer.about.item === placement.activity);
    const link = openLink(activity, party);
    const needs = (content.adaptations ?? []).filter(({ about }) =>
        placement.adaptations?.includes(about.item),
    );
    const words = t.forms.placement.fields;
    const from = activity?.started ?? activity?.offer.from;
    const lines: [string, string | undefined][] = [
        [t.placements.participantName, participantName(content)],
        [words.host, placement.host],
        [words.supervisor, placement.supervisor],
        [words.contact, [placement.contact, placement.phone].filter(Boolean).join(", ")],
        [words.tasks, placement.tasks],
        [
            t.placements.sheetPeriod,
            from === undefined ? "" : periodText({ from, until: activity?.offer.until }, t, language),
        ],
        [t.placements.sheetHours, rampText({ hours: activity?.hours ?? [] }, language)],
        [words.schedule, placement.schedule],
    ];
    const unseen = unseenNeeds(view, item);
    return (
        <>
            {unseen > 0 && (
                <Alert variant="warning" size="small" className="no-print">
                    {papers.unseenNeeds(unseen)}
                </Alert>
            )}
            <article className="blank card agreement">
                <h1 className="blank__title">{t.placements.sheetTitle}</h1>
                <p>{t.placements.sheetLead}</p>
                <dl className="agreement__lines">
                    {lines
                        .filter(([, value]) => value !== undefined && value !== "")
                        .map(([name, value]) => (
                            <div key={name}>
                                <dt>{name}</dt>
                                <dd>{value}</dd>
                            </div>
                        ))}
                </dl>
                {needs.length > 0 && (
                    <section>
                        <h2 className="agreement__part">{t.placements.sheetNeeds}</h2>
                        <ul>
                            {needs.map((each) => (
                                <li key={each.about.item}>{needText(each, t)}</li>
                            ))}
                        </ul>
                        <p className="subtle">{t.placements.sheetNeedsLead}</p>
                    </section>
                )}
                {link?.token !== undefined && <SignalCard token={link.token} until={link.until} />}
                <section>
                    <h2 className="agreement__part">{t.placements.sheetSign}</h2>
                    <div className="agreement__signatures">
                        {signatories.map((who) => {
                            const signed = signatures.find(({ signatory }) => signatory === who);
                            return (
                                <div key={who} className="agreement__signature">
                                    <p className="agreement__line">
                                        {signed &&
                                            [
                                                signed.name ?? "",
                                                signed.date === undefined
                                                    ? ""
                                                    : longDate(signed.date, language),
                                            ]
                                                .filter(Boolean)
                                                .join(", ")}
                                    </p>
                                    <p className="subtle">{nameOf(t.placements.signatory, who)}</p>
                                </div>
                            );
                        })}
                    </div>
                </section>
            </article>
        </>
    );
}
