// What those who are asked for consent are shown: by form and language, with what has been shown before; a project lead publishes
// the association's own.
import { PencilIcon } from "@navikt/aksel-icons";
import { Button, Select, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { consentTextsQuery, directoryQuery } from "../../api/queries";
import { Fetched } from "../../components/Fetched";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts } from "../../texts/context";
import { writing } from "../consent-form/words";
import { PublishForm } from "./PublishForm";
import "./consent-texts.css";
import { formsOf, languagesOf, standing, type Text } from "./texts";

export default function ConsentTextsPage() {
    const { t } = useTexts();
    const texts = useQuery(consentTextsQuery);
    return (
        <div className="consent-texts stack">
            <header>
                <h1 className="page-title">{t.consentTexts.title}</h1>
                <p className="subtle">{t.consentTexts.lead}</p>
            </header>
            <Fetched query={texts}>{({ texts: all }) => <Texts all={all} />}</Fetched>
        </div>
    );
}

function Texts({ all }: { all: readonly Text[] }) {
    const { t } = useTexts();
    const { role } = useSession();
    const { form = "sharing", language = "sv" } = useSearch({ from: "/in/samtyckestexter" });
    const navigate = useNavigate();
    const [writingNew, setWritingNew] = useState(false);
    const choose = (search: { form: string; language: string }) => {
        setWritingNew(false);
        void navigate({ to: "/samtyckestexter", search, replace: true, resetScroll: false });
    };
    const versions = all.filter((each) => each.form === form && each.language === language);
    const shown = versions.findLast((each) => each.in_use === true) ?? versions.at(-1);
    const unreviewed = all.filter((each) => each.in_use === true && each.unreviewed === true).length;
    return (
        <>
            {unreviewed > 0 && <p>{t.consentTexts.unreviewed(unreviewed)}</p>}
            <div className="consent-texts__choose">
                <Select
                    size="small"
                    label={t.consentTexts.form}
                    value={form}
                    onChange={({ target }) => choose({ form: target.value, language })}
                >
                    {formsOf(all).map((each) => (
                        <option key={each} value={each}>
                            {nameOf(t.choice.consentForm, each)}
                        </option>
                    ))}
                </Select>
                <Select
                    size="small"
                    label={t.consentTexts.language}
                    value={language}
                    onChange={({ target }) => choose({ form, language: target.value })}
                >
                    {languagesOf(all).map((each) => (
                        <option key={each} value={each}>
                            {nameOf(t.parts.textLanguage, each)}
                        </option>
                    ))}
                </Select>
            </div>
            {shown && (
                <article className="card consent-texts__text">
                    <div className="consent-texts__head">
                        <Standing text={shown} />
                        {role === "project_lead" && !writingNew && (
                            <Button
                                size="small"
                                variant="secondary"
                                icon={<PencilIcon aria-hidden />}
                                onClick={() => setWritingNew(true)}
                            >
                                {t.consentTexts.write}
                            </Button>
                        )}
                    </div>
                    {writingNew ? (
                        <PublishForm
                            key={form + language}
                            from={shown}
                            onClose={() => setWritingNew(false)}
                        />
                    ) : (
                        <Words text={shown} />
                    )}
                </article>
            )}
            {versions.length > 1 && (
                <section>
                    <h2 className="consent-texts__earlier">{t.consentTexts.earlier}</h2>
                    {versions
                        .filter((each) => each !== shown)
                        .reverse()
                        .map((each) => (
                            <details key={each.version} className="card">
                                <summary>
                                    <Standing text={each} />
                                </summary>
                                <Words text={each} />
                            </details>
                        ))}
                </section>
            )}
        </>
    );
}

function Standing({ text }: { text: Text }) {
    const { t } = useTexts();
    const { data } = useQuery(directoryQuery);
    const who = data?.workers.find(({ id }) => id === text.publisher)?.name;
    const stands = standing(text);
    return (
        <span className="consent-texts__standing">
            <strong>{t.parts.blank.version(text.version)}</strong>
            <Tag size="small" data-color={stands === "unreviewed" ? "warning" : "neutral"} variant="moderate">
                {t.consentTexts.standing[stands](text.reviewed_by ?? "")}
            </Tag>
            {who !== undefined && <span className="subtle">{t.consentTexts.publishedBy(who)}</span>}
        </span>
    );
}

function Words({ text }: { text: Text }) {
    const { t } = useTexts();
    return (
        <div {...writing(text.language)}>
            <h2 className="consent-texts__title">{text.title}</h2>
            {text.body.split("\n\n").map((paragraph) =>
                paragraph === "{provisions}" ? (
                    <p key={paragraph} className="consent-texts__provisions" lang={t.code} dir="ltr">
                        {t.consentTexts.provisions}
                    </p>
                ) : (
                    <p key={paragraph}>{paragraph}</p>
                ),
            )}
        </div>
    );
}
