// A consent form for paper: the text that was chosen, each provision with a box for yes and one for no, and the reference.
import { ArrowLeftIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { Alert, Button } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { caseQuery, consentTextsQuery } from "../../api/queries";
import type { components } from "../../api/schema";
import type { CaseView, ConsentTexts } from "../../api/types";
import { provisionTitle, provisionWhat } from "../../case/forms/consents";
import { participantName } from "../../case/model";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useTexts } from "../../texts/context";
import { sv } from "../../texts/sv";
import "./consent-form.css";
import { formWords, writing, type FormWords } from "./words";

export default function ConsentFormRoute() {
    const { caseId, reference } = useParams({ from: "/in/arenden/$caseId/blankett/$reference" });
    const { t } = useTexts();
    const view = useQuery(caseQuery(caseId));
    const texts = useQuery(consentTextsQuery);
    return (
        <div className="blank-page stack">
            <div className="blank-page__bar no-print">
                <Link to="/arenden/$caseId/$tab" params={{ caseId, tab: "samtycken" }}>
                    <ArrowLeftIcon aria-hidden /> {t.parts.blank.back}
                </Link>
                <Button
                    size="small"
                    icon={<PrinterSmallIcon aria-hidden />}
                    onClick={() => {
                        window.print();
                    }}
                >
                    {t.parts.blank.print}
                </Button>
            </div>
            <Fetched query={view}>
                {(data) => (
                    <Fetched query={texts}>
                        {(words) => <Blank view={data} texts={words.texts} reference={reference} />}
                    </Fetched>
                )}
            </Fetched>
        </div>
    );
}

interface Props {
    view: CaseView;
    texts: ConsentTexts["texts"];
    reference: string;
}
function Blank({ view, texts, reference }: Props) {
    const { t } = useTexts();
    const provisions = (view.content.consents ?? []).filter(({ asked }) => asked.reference === reference);
    const asked = provisions[0]?.asked;
    const text = texts.find(
        ({ form, language, version }) =>
            form === asked?.form && language === asked.language && version === asked.text_version,
    );
    if (!text) return <EmptyState title={t.parts.blank.missing} />;
    // The Swedish that it was translated from, beside a translation that nobody has gone through: what is signed must be a text
    // that somebody stands for.
    const swedish = text.unreviewed
        ? texts.find(
              ({ form, language, version }) =>
                  form === text.form && language === "sv-simple" && version === text.version,
          )
        : undefined;
    const lines = provisions.map((each) => each.asked);
    const name = participantName(view.content);
    return (
        <>
            <Sheet text={text} lines={lines} name={name} reference={reference} />
            {swedish && <Sheet text={swedish} lines={lines} name={name} reference={reference} copy />}
        </>
    );
}

interface SheetProps {
    text: ConsentTexts["texts"][number];
    lines: readonly components["schemas"]["Consent"]["asked"][];
    name: string;
    reference: string;
    copy?: boolean; // for reading: the answers are on the other
}
function Sheet({ text, lines, name, reference, copy = false }: SheetProps) {
    const { t } = useTexts();
    const [own, setOwn] = useState<FormWords>();
    useEffect(() => void formWords(text.language).then(setOwn), [text.language]);
    if (!own) return null;
    const { words, unreviewed, swedish } = own;
    const { blank } = words.parts;
    return (
        <>
            {swedish && !copy && (
                <Alert variant="warning" size="small" className="no-print">
                    {t.parts.blank.swedishWords}
                </Alert>
            )}
            <article className="blank card" {...writing(text.language)}>
                <header className="blank__head">
                    <h1 className="blank__title">{text.title}</h1>
                    <p className="blank__reference">
                        {blank.reference} <strong dir="ltr">{reference}</strong>
                    </p>
                </header>
                {text.unreviewed && <p className="blank__unreviewed">{unreviewed}</p>}
                <p>
                    {blank.about}: <strong dir="auto">{name}</strong>
                </p>
                {text.body.split("\n\n").map((paragraph) =>
                    paragraph === "{provisions}" ? (
                        <ol key={paragraph} className="blank__provisions">
                            {lines.map((line) => (
                                <li key={line.about.item}>
                                    <div>
                                        <strong>{provisionTitle(line, words)}.</strong>{" "}
                                        {provisionWhat(line, words)} {blank.line(line.months ?? 12)}
                                    </div>
                                    {!copy && (
                                        <div className="blank__answer">
                                            <span className="blank__box">{blank.yes}</span>
                                            <span className="blank__box">{blank.no}</span>
                                        </div>
                                    )}
                                </li>
                            ))}
                        </ol>
                    ) : (
                        <p key={paragraph}>{paragraph}</p>
                    ),
                )}
                {!copy && (
                    <div className="blank__lines">
                        {[blank.date, blank.signature, blank.name, blank.helped].map((line) => (
                            <p key={line} className="blank__line">
                                {line}
                            </p>
                        ))}
                    </div>
                )}
                <footer
                    className="blank__foot"
                    lang={writing(text.language).lang === "en" ? "en" : "sv"}
                    dir="ltr"
                >
                    {!copy && <p>{blank.office}</p>}
                    <p>
                        {blank.version(text.version)}
                        {text.reviewed_by !== undefined && `, ${blank.reviewedBy(text.reviewed_by)}`} ·{" "}
                        {sv.parts.blank.reference} {reference}
                    </p>
                </footer>
            </article>
        </>
    );
}
