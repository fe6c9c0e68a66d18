// Consents: what may be shared from whom to whom, until when, and how it stands.
import { Button, Tag } from "@navikt/ds-react";
import type { CaseView, ConsentStatus } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";

interface Props {
    view: CaseView;
    onOpen: (form: string | undefined, item?: string) => void;
}

const kColour: Record<ConsentStatus, "success" | "warning" | "neutral" | "danger"> = {
    given: "success",
    asked: "warning",
    refused: "neutral",
    withdrawn: "danger",
};

export function ConsentsTab({ view, onOpen }: Props) {
    const { t, language } = useTexts();
    const consents = view.content.consents ?? [];
    return (
        <section className="card entries" aria-label={t.case.tabs.consents}>
            <h2 className="aksel-sr-only">{t.case.tabs.consents}</h2>
            {view.may.includes("consent_asked") && (
                <div className="no-print">
                    <Button size="small" variant="secondary" onClick={() => onOpen("consent_asked")}>
                        {t.forms.consent_asked.title}
                    </Button>
                </div>
            )}
            {consents.length === 0 && <EmptyState title={t.case.noConsents} />}
            {consents.map(({ asked, status, until }) => (
                <article className="entry" key={asked.about.item}>
                    <div className="card__head">
                        <h3 className="entry__title">
                            {t.case.consentLine(
                                nameOf(t.party, asked.from),
                                (asked.to ?? []).map((party) => nameOf(t.party, party)).join(", "),
                            )}
                        </h3>
                        <Tag size="small" variant="moderate" data-color={kColour[status]}>
                            {nameOf(t.consentStatus, status)}
                        </Tag>
                    </div>
                    <p className="entry__text">
                        {(asked.categories ?? []).map((each) => nameOf(t.category, each)).join(", ")}
                    </p>
                    {until !== undefined && (
                        <p className="subtle overview__small">{t.case.until(longDate(until, language))}</p>
                    )}
                </article>
            ))}
        </section>
    );
}
