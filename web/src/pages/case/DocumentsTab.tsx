// Documents, by the day they came in: what each is, its file to get or to look at, where the paper is, and earlier versions; what
// has come in also as a log; and the way to make a paper.
import { Alert, ReadMore, Select, Tag, ToggleGroup } from "@navikt/ds-react";
import { useState } from "react";
import { concernsOptions } from "../../case/forms/documents";
import type { FormContext } from "../../case/forms/shared";
import { sizeText } from "../../case/documents/file";
import { Compare } from "../../case/documents/Compare";
import { GetFile } from "../../case/documents/GetFile";
import { canBeShown, ShowFile } from "../../case/documents/ShowFile";
import "../../case/documents/documents.css";
import { useCase } from "../../case/reader";
import { documentSteps, hasFile, mayWrite, type DocumentItem } from "../../case/steps";
import { EmptyState } from "../../components/EmptyState";
import { dateAndTime, longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";
import { Entry, Facts } from "./Entry";
import { MakePaper } from "./MakePaper";
import { ReceivedLog } from "./ReceivedLog";
import { Remarks } from "./Remarks";
import { Section } from "./Section";

const dayOf = ({ document }: DocumentItem): string => document.received ?? document.about.at.slice(0, 10);

export function DocumentsTab({ context }: { context: FormContext | undefined }) {
    const { t } = useTexts();
    const reader = useCase();
    const words = useWords(paperWords);
    const [type, setType] = useState("");
    const [log, setLog] = useState(false);
    const all = reader.view.content.documents ?? [];
    const types = [...new Set(all.map(({ document }) => document.type ?? "other"))];
    const shown = all
        .filter(({ document }) => type === "" || (document.type ?? "other") === type)
        .sort(
            (a, b) =>
                dayOf(b).localeCompare(dayOf(a)) || b.document.about.at.localeCompare(a.document.about.at),
        );
    const degree = reader.view.content.protection?.degree ?? "none";
    const masked = degree !== "none" && all.some(({ document }) => document.about.limited);
    const options = context ? concernsOptions(context, t) : [];
    return (
        <Section title={t.case.tabs.documents} begin={{ form: "document_added", name: "addDocument" }}>
            {masked && (
                <Alert variant="info" size="small">
                    {t.documents.onlyOfficers}
                </Alert>
            )}
            <div className="document-ways no-print">
                <ToggleGroup
                    size="small"
                    value={log ? "log" : "all"}
                    aria-label={words.views}
                    onChange={(value) => setLog(value === "log")}
                >
                    <ToggleGroup.Item value="all" label={words.all} />
                    <ToggleGroup.Item value="log" label={words.received} />
                </ToggleGroup>
                {mayWrite(reader, "document_added") && <MakePaper />}
            </div>
            {types.length > 1 && (
                <Select
                    size="small"
                    className="no-print"
                    label={t.forms.document_added.fields.type}
                    value={type}
                    onChange={(event) => setType(event.target.value)}
                >
                    <option value="">{t.list.all}</option>
                    {types.map((each) => (
                        <option key={each} value={each}>
                            {nameOf(t.documents.type, each)}
                        </option>
                    ))}
                </Select>
            )}
            {all.length === 0 && <EmptyState title={t.documents.none} help={t.documents.noneHelp} />}
            {log ? (
                <ReceivedLog
                    documents={shown.filter(({ document }) => document.made_from === undefined)}
                    concerns={(item) => options.find(({ value }) => value === item)?.label}
                />
            ) : (
                shown.map((each) => (
                    <Document
                        key={each.document.about.item}
                        item={each}
                        concerns={(of) => options.find(({ value }) => value === of)?.label}
                    />
                ))
            )}
        </Section>
    );
}

function Document({
    item,
    concerns,
}: {
    item: DocumentItem;
    concerns: (of: string | undefined) => string | undefined;
}) {
    const { t, language } = useTexts();
    const words = useWords(paperWords);
    const reader = useCase();
    const { document, earlier = [] } = item;
    const { about } = document;
    const title = document.title ?? nameOf(t.documents.type, document.type ?? "other");
    const files = earlier.filter(
        (each, i) =>
            each.file !== undefined && each.file !== document.file && each.file !== earlier[i + 1]?.file,
    );
    return (
        <Entry
            about={about}
            title={title}
            what={title}
            status={
                <>
                    <Tag size="xsmall" variant="outline" data-color="neutral">
                        {nameOf(t.documents.type, document.type)}
                    </Tag>{" "}
                    <Tag size="xsmall" variant="outline" data-color="neutral">
                        {nameOf(t.category, about.category)}
                    </Tag>
                </>
            }
            meta={[
                document.made_from !== undefined
                    ? words.madeHere
                    : document.received === undefined
                      ? ""
                      : t.documents.received(longDate(document.received, language)),
                document.dated === undefined ? "" : t.documents.dated(longDate(document.dated, language)),
                nameOf(t.documents.delivery, document.delivery),
                dateAndTime(about.at, language),
            ]}
            steps={documentSteps(reader, item)}
        >
            <Facts
                list={[
                    [t.documents.about, concerns(document.concerns)],
                    [t.documents.broughtBy, document.brought_by],
                    [t.documents.original, document.original],
                    [t.documents.fileName, document.file_name],
                    [
                        t.documents.file,
                        document.file === undefined
                            ? !about.limited && !about.redacted && t.documents.onPaper
                            : [
                                  nameOf(t.documents.media, document.media_type),
                                  sizeText(document.bytes ?? 0, language),
                              ].join(", "),
                    ],
                ]}
            />
            {hasFile(item) && (
                <div className="entry__buttons">
                    <GetFile
                        caseId={reader.view.case}
                        item={document.about.item}
                        version={document.about.version}
                        mediaType={document.media_type}
                        text={t.documents.get}
                        what={title}
                    />
                    {canBeShown(document.media_type) && (
                        <ShowFile
                            key={document.about.version}
                            caseId={reader.view.case}
                            document={document}
                            what={title}
                        />
                    )}
                </div>
            )}
            {files.length > 0 && (
                <ReadMore size="small" header={t.documents.earlier(files.length)}>
                    {files.map((each) => (
                        <div key={each.about.version} className="document__earlier">
                            <span>
                                {t.documents.version(
                                    each.about.version,
                                    dateAndTime(each.about.at, language),
                                    reader.nameOfWorker(each.about.author),
                                )}
                            </span>
                            <GetFile
                                caseId={reader.view.case}
                                item={each.about.item}
                                version={each.about.version}
                                mediaType={each.media_type}
                                text={t.documents.getVersion(each.about.version)}
                                what={title}
                            />
                            {canBeShown(each.media_type) && (
                                <ShowFile
                                    caseId={reader.view.case}
                                    document={each}
                                    what={`${title}, ${String(each.about.version)}`}
                                />
                            )}
                            <Compare
                                caseId={reader.view.case}
                                then={each}
                                now={document}
                                what={title}
                                concerns={concerns}
                            />
                        </div>
                    ))}
                </ReadMore>
            )}
            <Remarks item={about.item} />
        </Entry>
    );
}
