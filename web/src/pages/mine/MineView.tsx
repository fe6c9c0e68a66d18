// The participant's page: the extract on screen, with the ways to ask for more.
import { Alert, Tag } from "@navikt/ds-react";
import type { CaseView, Catalogue, Extract, ExtractEntry } from "../../api/types";
import { longDate } from "../../dates";
import { GetFile } from "../../case/documents/GetFile";
import { useFirst } from "../../components/useFirst";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { mineWords } from "../../texts/mine";
import { ExtractButtons } from "../case/ExtractButtons";
import { AskForm } from "./AskForm";
import { HappensNow } from "./HappensNow";
import { OwnConsents } from "./OwnConsents";
import { OwnMessages } from "./OwnMessages";
import { OwnRatings } from "./OwnRatings";
import { lines, titleOf, whoReads } from "./entries";
import { nearestFirst } from "./now";

const kSaid = new Set([
    "assessment",
    "adaptation",
    "triage",
    "proposal",
    "opinion",
    "decision_made",
    "note",
    "follow_up",
    "work_history",
    "registration",
    "handover",
    "exit",
    "document_added",
]);

interface Props {
    extract: Extract;
    view: CaseView; // the same case, as it stands
    catalogue: Catalogue | undefined;
    today: string;
}

export function MineView({ extract, view, catalogue, today }: Props) {
    const { t, language } = useTexts();
    const words = useWords(mineWords);
    const owners = extract.parts.map(({ party }) => party);
    const nearest = nearestFirst(view, owners);
    const receivers = whoReads(extract.receivers);
    const [entries, moreEntries] = useFirst(extract.entries.length, 12);
    const [visits, moreVisits] = useFirst(extract.access.length, 8);
    return (
        <div className="mine">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p className="subtle mine__lead">{words.lead}</p>
            </header>
            <HappensNow view={view} catalogue={catalogue} owners={nearest} />
            <OwnConsents caseId={extract.case} />
            <OwnMessages caseId={extract.case} today={today} owners={nearest} />
            <OwnRatings view={view} />
            <section className="card">
                <h2 className="card__title">{words.recorded}</h2>
                {[...extract.entries].reverse().map((entry, i) => (
                    <div key={[entry.item, entry.at, entry.kind].join(" ")} className={entries(i)}>
                        <Recorded entry={entry} caseId={extract.case} />
                    </div>
                ))}
                {moreEntries}
            </section>
            <section className="card">
                <h2 className="card__title">{words.requests}</h2>
                {extract.requests.length === 0 && <p className="subtle">{t.rights.noRequests}</p>}
                <ul className="mine__list">
                    {extract.requests.map(({ asked, answer, answer_by: by }) => (
                        <li key={asked.about.item}>
                            <strong>{nameOf(t.rights.right, asked.right)}</strong>,{" "}
                            {nameOf(t.party, asked.about.owner)}
                            {asked.text !== undefined && <blockquote>{asked.text}</blockquote>}
                            {answer ? (
                                <Alert
                                    variant={answer.verdict === "refused" ? "warning" : "success"}
                                    size="small"
                                >
                                    {t.rights.answered(
                                        nameOf(t.rights.verdict, answer.verdict),
                                        longDate(answer.date ?? answer.about.at, language),
                                    )}
                                    {answer.reason !== undefined && `. ${answer.reason}`}
                                    {answer.verdict === "refused" && ` ${extract.notices[3] ?? ""}`}
                                </Alert>
                            ) : (
                                by !== undefined && (
                                    <Tag size="small" variant="moderate" data-color="info">
                                        {words.waiting(longDate(by, language))}
                                    </Tag>
                                )
                            )}
                        </li>
                    ))}
                </ul>
                <AskForm caseId={extract.case} owners={owners} />
            </section>
            <section className="card">
                <h2 className="card__title">{words.visits}</h2>
                <p className="subtle">{words.visitsLead}</p>
                {extract.access.length === 0 && <p>{words.nobody}</p>}
                <ul className="mine__list">
                    {extract.access.map((each, i) => (
                        <li key={i} className={visits(i)}>
                            <strong>{longDate(each.day, language)}</strong>:{" "}
                            {[
                                nameOf(t.role, each.role),
                                each.party === "none" ? "" : nameOf(t.party, each.party),
                            ]
                                .filter(Boolean)
                                .join(", ")}{" "}
                            {nameOf(t.rights.did, each.access)}
                            {each.times > 1 && ` (${words.times(each.times)})`}.{" "}
                            <span className="subtle">{each.why}</span>
                        </li>
                    ))}
                </ul>
                {moreVisits}
            </section>
            <section className="card">
                <h2 className="card__title">{words.receivers}</h2>
                {receivers.length === 0 && <p className="subtle">{words.nobody}</p>}
                <ul className="mine__list">
                    {receivers.map((each, i) => (
                        <li key={i}>
                            {nameOf(t.party, each.from)} →{" "}
                            {each.to === "none" ? "" : nameOf(t.party, each.to)}
                            {each.role !== undefined && ` ${nameOf(t.role, each.role)}`}
                            {each.categories.length > 0 &&
                                `: ${each.categories.map((c) => nameOf(t.category, c)).join(", ")}`}
                        </li>
                    ))}
                </ul>
            </section>
            <section className="card">
                <h2 className="card__title">{words.who}</h2>
                {extract.parts.map((part) => (
                    <div key={part.party} className="mine__part">
                        <h3>{part.name}</h3>
                        <p>{words.purpose(part.purpose)}</p>
                        <p className="subtle">{part.law}</p>
                        <p className="subtle">{words.keeps(part.retention.text)}</p>
                        <p className="subtle">{words.keepsBy(part.retention.source)}</p>
                    </div>
                ))}
            </section>
            <section className="card">
                <h2 className="card__title">{t.rights.extract}</h2>
                <p className="subtle">{t.rights.extractOwn}</p>
                <ExtractButtons caseId={extract.case} />
            </section>
            <section className="card">
                <h2 className="card__title">{words.rightsTitle}</h2>
                {extract.notices.map((notice) => (
                    <p key={notice}>{notice}</p>
                ))}
            </section>
        </div>
    );
}

function Recorded({ entry, caseId }: { entry: ExtractEntry; caseId: string }) {
    const { t, language } = useTexts();
    const pageWords = useWords(mineWords);
    return (
        <details className="mine__entry">
            <summary>
                <strong>{titleOf(entry, t)}</strong>{" "}
                <span className="subtle">
                    {longDate(entry.at, language)}, {nameOf(t.party, entry.owner)},{" "}
                    {nameOf(t.category, entry.category)}
                </span>
            </summary>
            <dl>
                {lines(entry, t).map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                    </div>
                ))}
            </dl>
            {entry.kind === "document_added" && entry.item !== undefined && "file" in entry.data && (
                <GetFile
                    caseId={caseId}
                    item={entry.item}
                    mediaType={String((entry.data as Record<string, unknown>).media_type)}
                    text={t.documents.get}
                    what={titleOf(entry, t)}
                />
            )}
            {entry.by_participant && <p className="subtle">{pageWords.fromMe}</p>}
            {entry.limited && <p className="subtle">{t.case.limited}</p>}
            {kSaid.has(entry.kind) && <AskForm caseId={caseId} owners={[entry.owner]} item={entry.item} />}
        </details>
    );
}
