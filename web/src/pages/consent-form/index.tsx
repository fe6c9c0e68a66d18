// A consent form for paper: the text that was chosen, each provision with a box for yes and one for no, and the reference.
import { ArrowLeftIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { caseQuery, consentTextsQuery } from "../../api/queries";
import type { CaseView, ConsentTexts } from "../../api/types";
import { provisionTitle, provisionWhat } from "../../case/forms/consents";
import { participantName } from "../../case/model";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useTexts } from "../../texts/context";
import { sv, type Texts } from "../../texts/sv";
import "./consent-form.css";

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

/** The page's words in the form's language, whatever the reader's is. */
function useWords(language: string): Texts | undefined {
    const [english, setEnglish] = useState<Texts>();
    useEffect(() => {
        if (language === "en") void import("../../texts/en").then(({ en }) => setEnglish(en));
    }, [language]);
    return language === "en" ? english : sv;
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
    const words = useWords(text?.language ?? "sv");
    if (!text) return <EmptyState title={t.parts.blank.missing} />;
    if (!words) return null;
    const { blank } = words.parts;
    return (
        <article className="blank card" lang={text.language === "en" ? "en" : "sv"}>
            <header className="blank__head">
                <h1 className="blank__title">{text.title}</h1>
                <p className="blank__reference">
                    {blank.reference} <strong>{reference}</strong>
                </p>
            </header>
            <p>
                {blank.about}: <strong>{participantName(view.content)}</strong>
            </p>
            {text.body.split("\n\n").map((paragraph) =>
                paragraph === "{provisions}" ? (
                    <ol key={paragraph} className="blank__provisions">
                        {provisions.map(({ asked: line }) => (
                            <li key={line.about.item}>
                                <div>
                                    <strong>{provisionTitle(line, words)}.</strong>{" "}
                                    {provisionWhat(line, words)} {blank.line(line.months ?? 12)}
                                </div>
                                <div className="blank__answer">
                                    <span className="blank__box">{blank.yes}</span>
                                    <span className="blank__box">{blank.no}</span>
                                </div>
                            </li>
                        ))}
                    </ol>
                ) : (
                    <p key={paragraph}>{paragraph}</p>
                ),
            )}
            <div className="blank__lines">
                {[blank.date, blank.signature, blank.name, blank.helped].map((line) => (
                    <p key={line} className="blank__line">
                        {line}
                    </p>
                ))}
            </div>
            <footer className="blank__foot">
                <p>{blank.office}</p>
                <p>
                    {blank.version(text.version)} · {blank.reference} {reference}
                </p>
            </footer>
        </article>
    );
}
