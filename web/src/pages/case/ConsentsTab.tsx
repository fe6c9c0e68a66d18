// Consents, form by form, part by part: what each opens from whom to whom, how it stands, and what can be done with it.
// And what has been disclosed by an act of its own.
import { CheckmarkCircleFillIcon, ClockDashedIcon, XMarkOctagonIcon } from "@navikt/aksel-icons";
import { Button, ReadMore, Tag } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ConsentStatus } from "../../api/types";
import { ConsentShared } from "../../case/consent-reach/ConsentReach";
import { ConsentScans } from "../../case/documents/ConsentScans";
import { provisionTitle, provisionWhat, receivers } from "../../case/forms/consents";
import { itemName } from "../../case/own-items";
import { useCase } from "../../case/reader";
import { consentSteps, disclosureSteps, mayWrite, type ConsentItem } from "../../case/steps";
import { EmptyState } from "../../components/EmptyState";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { Entry } from "./Entry";
import { Section } from "./Section";

const kLook = {
    given: { colour: "success", icon: <CheckmarkCircleFillIcon aria-hidden /> },
    asked: { colour: "warning", icon: <ClockDashedIcon aria-hidden /> },
    refused: { colour: "neutral", icon: <XMarkOctagonIcon aria-hidden /> },
    withdrawn: { colour: "danger", icon: <XMarkOctagonIcon aria-hidden /> },
    unconfirmed: { colour: "warning", icon: <ClockDashedIcon aria-hidden /> },
    expired: { colour: "neutral", icon: <ClockDashedIcon aria-hidden /> },
} as const satisfies Record<ConsentStatus | "expired", object>;

/** As it stands today: given consent runs out by itself. */
const lookOf = ({ status, until }: ConsentItem, today: string): ConsentStatus | "expired" =>
    status === "given" && until !== undefined && until < today ? "expired" : status;

/** The printed forms that wait for an answer or for the second person, each once. */
const printable = (consents: readonly ConsentItem[]): string[] => [
    ...new Set(
        consents.flatMap(({ asked, status }) =>
            asked.reference !== undefined && (status === "asked" || status === "unconfirmed")
                ? [asked.reference]
                : [],
        ),
    ),
];

export function ConsentsTab() {
    const { t, language } = useTexts();
    const reader = useCase();
    const { view, catalogue, party, me, nameOfWorker, onOpen } = reader;
    const consents = view.content.consents ?? [];
    const disclosures = (view.content.disclosures ?? []).filter(
        ({ disclosed }) => disclosed.categories !== undefined || disclosed.of !== undefined,
    );
    const waiting = consents.filter(({ status }) => status === "asked");
    const order: Record<ConsentStatus, number> = {
        asked: 0,
        unconfirmed: 1,
        given: 2,
        refused: 3,
        withdrawn: 4,
    };
    return (
        <>
            {waiting.length > 1 && mayWrite(reader, "consent_given") && (
                <div className="card consents__waiting no-print">
                    <strong>{t.parts.openQuestions(waiting.length)}</strong>
                    <span className="consents__answer">
                        <Button size="small" onClick={() => onOpen({ form: "consent_given" })}>
                            {t.parts.answerAll}
                        </Button>
                        <Button
                            size="small"
                            variant="tertiary"
                            onClick={() => onOpen({ form: "consent_refused" })}
                        >
                            {t.parts.refuseAll}
                        </Button>
                    </span>
                </div>
            )}
            {consents.length === 0 && (
                <Section title={t.case.tabs.consents} begin={{ form: "consent_asked", name: "ask" }} strong>
                    <EmptyState title={t.case.noConsents} help={t.parts.consentNone} />
                </Section>
            )}
            {(["sharing", "health", "evaluation"] as const).map((form, index) => {
                const here = consents
                    .filter(({ asked }) => asked.form === form)
                    .sort((a, b) => order[a.status] - order[b.status]);
                if (here.length === 0) return null;
                return (
                    <Section
                        key={form}
                        title={nameOf(t.choice.consentForm, form)}
                        begin={index === 0 ? { form: "consent_asked", name: "ask" } : undefined}
                    >
                        {printable(here).map((reference) => (
                            <p key={reference} className="no-print">
                                <Link
                                    to="/arenden/$caseId/blankett/$reference"
                                    params={{ caseId: view.case, reference }}
                                >
                                    {t.parts.printForm(reference)}
                                </Link>
                            </p>
                        ))}
                        {here.map((each) => {
                            const { asked, status, until, given, confirmed, answered } = each;
                            const look = lookOf(each, view.today);
                            const mine = look === "given" && (asked.to?.includes(party) ?? false);
                            return (
                                <Entry
                                    key={asked.about.item}
                                    about={asked.about}
                                    byline={false}
                                    title={provisionTitle(asked, t)}
                                    what={provisionTitle(asked, t)}
                                    status={
                                        <>
                                            <Tag
                                                size="xsmall"
                                                variant="moderate"
                                                data-color={kLook[look].colour}
                                                icon={kLook[look].icon}
                                            >
                                                {look === "expired"
                                                    ? t.parts.expired
                                                    : nameOf(t.consentStatus, status)}
                                            </Tag>{" "}
                                            {mine && (
                                                <Tag size="xsmall" variant="outline" data-color="accent">
                                                    {t.parts.reaches}
                                                </Tag>
                                            )}
                                        </>
                                    }
                                    meta={[
                                        status === "asked"
                                            ? t.parts.askedOn(longDate(asked.about.at, language))
                                            : "",
                                        given?.date === undefined
                                            ? ""
                                            : t.parts.givenOn(
                                                  longDate(given.date, language),
                                                  nameOf(
                                                      t.choice.consentChannel,
                                                      given.channel,
                                                  ).toLowerCase(),
                                              ),
                                        confirmed === undefined
                                            ? ""
                                            : t.parts.confirmedOn(
                                                  longDate(confirmed.date ?? confirmed.about.at, language),
                                                  nameOfWorker(confirmed.about.author),
                                              ),
                                        look === "given" && until !== undefined
                                            ? t.case.until(longDate(until, language))
                                            : "",
                                        look === "expired" && until !== undefined
                                            ? t.parts.expiredOn(longDate(until, language))
                                            : "",
                                        answered === undefined
                                            ? ""
                                            : t.parts.refusedOn(longDate(answered, language)),
                                        given?.item_by_item === true ? t.parts.itemByItem : "",
                                        asked.text_version === undefined
                                            ? ""
                                            : t.parts.textShown(
                                                  nameOf(t.parts.textLanguage, asked.language),
                                                  asked.text_version,
                                              ),
                                    ]}
                                    steps={consentSteps(reader, each)}
                                >
                                    <p className="entry__text">{provisionWhat(asked, t)}</p>
                                    {status === "unconfirmed" && (
                                        <p className="entry__text">
                                            {given?.about.author === me
                                                ? t.parts.awaitsSecondYou
                                                : t.parts.awaitsSecond(nameOfWorker(given?.about.author))}
                                        </p>
                                    )}
                                    {given?.channel === "paper" && asked.text_version !== undefined && (
                                        <ConsentScans reader={reader} consent={each} />
                                    )}
                                    {(status === "given" || status === "withdrawn") &&
                                        !asked.about.limited && (
                                            <Shared
                                                key={status}
                                                consent={asked.about.item}
                                                // Just taken back: then this is what one asks oneself.
                                                begin={status === "withdrawn" && answered === view.today}
                                            />
                                        )}
                                </Entry>
                            );
                        })}
                    </Section>
                );
            })}
            <Section title={t.parts.disclosures} begin={{ form: "disclosed", name: "disclose" }}>
                {disclosures.length === 0 && <p className="subtle">{t.parts.noDisclosures}</p>}
                {disclosures.map((each) => {
                    const { disclosed, ended } = each;
                    const title = t.parts.provision(
                        nameOf(t.party, disclosed.about.owner),
                        receivers(disclosed, t),
                    );
                    return (
                        <Entry
                            key={disclosed.about.item}
                            about={disclosed.about}
                            title={title}
                            what={title}
                            status={
                                ended && (
                                    <Tag size="xsmall" variant="moderate" data-color="neutral">
                                        {t.parts.ended}
                                    </Tag>
                                )
                            }
                            meta={[
                                nameOf(t.choice.basis, disclosed.basis),
                                nameOf(t.choice.statute, disclosed.statute),
                                disclosed.purpose === undefined || disclosed.purpose === "coordination"
                                    ? ""
                                    : nameOf(t.choice.purpose, disclosed.purpose),
                                longDate(disclosed.about.at, language),
                            ]}
                            steps={disclosureSteps(reader, each)}
                        >
                            {disclosed.of !== undefined && (
                                <p className="entry__text">
                                    {itemName(
                                        { content: view.content, catalogue, language, t },
                                        disclosed.of,
                                    ) ?? t.parts.disclosedItem}
                                </p>
                            )}
                            {disclosed.of_version !== undefined && (
                                <p className="subtle">{t.parts.sharedVersion(disclosed.of_version)}</p>
                            )}
                            {(disclosed.categories ?? []).length > 0 && (
                                <p className="entry__text">{provisionWhat(disclosed, t)}</p>
                            )}
                            {disclosed.reason !== undefined && (
                                <p className="entry__text">{disclosed.reason}</p>
                            )}
                        </Entry>
                    );
                })}
            </Section>
        </>
    );
}

/** What has been shared on a consent; asked for when it is opened, for that is a reading of its own. */
function Shared({ consent, begin }: { consent: string; begin: boolean }) {
    const { t } = useTexts();
    const { view, party, nameOfWorker } = useCase();
    const [open, setOpen] = useState(begin);
    return (
        <ReadMore size="small" header={t.parts.reach.shared} open={open} onOpenChange={setOpen}>
            {open && (
                <ConsentShared
                    caseId={view.case}
                    consent={consent}
                    party={nameOf(t.party, party)}
                    nameOfWorker={nameOfWorker}
                />
            )}
        </ReadMore>
    );
}
