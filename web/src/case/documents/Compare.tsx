// An earlier version of a document beside the one that holds now, with what differs marked: what is said of it, and its file where
// the page may show that (a text line by line, pictures and PDF side by side). Each file that is opened is logged as a copy.
import { SidebarBothIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useState } from "react";
import { Failure } from "../../components/Failure";
import { longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";
import type { DocumentItem } from "../steps";
import { beside, isSame } from "./beside";
import { sizeText } from "./file";
import { canBeShown, Drawn, openFile, type Shown } from "./ShowFile";

type Version = DocumentItem["document"];
interface Props {
    caseId: string;
    then: Version;
    now: Version;
    what: string; // the document's title
    concerns: (item: string | undefined) => string | undefined;
}

export function Compare({ caseId, then, now, what, concerns }: Props) {
    const { t, language } = useTexts();
    const words = useWords(paperWords);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    const [files, setFiles] = useState<(Shown | undefined)[]>();
    const both = [then, now];
    const opened = both.every((each) => each.file !== undefined && canBeShown(each.media_type));
    const open = () => {
        if (files) {
            setFiles(undefined);
            return;
        }
        setBusy(true);
        setFault(undefined);
        Promise.all(opened ? both.map((each) => openFile(caseId, each)) : [])
            .then(setFiles)
            .catch(setFault)
            .finally(() => setBusy(false));
    };
    const day = (date: string | undefined) => (date === undefined ? "" : longDate(date, language));
    const { fields } = t.forms.document_added;
    const facts = (
        [
            [fields.title, (each) => each.title],
            [fields.type, (each) => nameOf(t.documents.type, each.type)],
            [fields.concerns, (each) => concerns(each.concerns)],
            [fields.received, (each) => day(each.received)],
            [fields.dated, (each) => day(each.dated)],
            [fields.delivery, (each) => nameOf(t.documents.delivery, each.delivery)],
            [fields.brought_by, (each) => each.brought_by],
            [fields.original, (each) => each.original],
            [t.documents.fileName, (each) => each.file_name],
            [
                t.documents.file,
                (each) =>
                    each.file === undefined
                        ? ""
                        : [
                              nameOf(t.documents.media, each.media_type),
                              sizeText(each.bytes ?? 0, language),
                          ].join(", "),
            ],
        ] as [string, (each: Version) => string | undefined][]
    )
        .map(([label, of]) => ({ label, then: of(then) ?? "", now: of(now) ?? "" }))
        .filter((row) => row.then !== "" || row.now !== "");
    const [before, after] = files ?? [];
    const lines =
        before && after && "text" in before && "text" in after ? beside(before.text, after.text) : undefined;
    const number = then.about.version;
    return (
        <>
            <Button
                type="button"
                size="xsmall"
                variant="secondary"
                icon={<SidebarBothIcon aria-hidden />}
                loading={busy}
                aria-expanded={files !== undefined}
                aria-label={`${files ? words.compareHide : words.compare(number)}: ${what}`}
                className="no-print"
                onClick={open}
            >
                {files ? words.compareHide : words.compare(number)}
            </Button>
            {fault !== undefined && <Failure error={fault} />}
            {files && (
                <div className="document__compare">
                    <table className="document__beside">
                        <caption className="aksel-sr-only">{words.compare(number)}</caption>
                        <thead>
                            <tr>
                                <td />
                                <th scope="col">{words.versionThen(number)}</th>
                                <th scope="col">{words.versionNow}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {facts.map((row) => (
                                <tr key={row.label} data-differs={row.then !== row.now}>
                                    <th scope="row">
                                        {row.label}
                                        {row.then !== row.now && (
                                            <span className="document__changed"> {words.changedFact}</span>
                                        )}
                                    </th>
                                    <td>{row.then === "" ? "–" : row.then}</td>
                                    <td>{row.now === "" ? "–" : row.now}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                    {lines && (
                        <table className="document__beside" data-lines>
                            <caption>{words.linesDiffer(lines.filter((row) => !isSame(row)).length)}</caption>
                            <thead className="aksel-sr-only">
                                <tr>
                                    <th scope="col">{words.versionThen(number)}</th>
                                    <th scope="col">{words.versionNow}</th>
                                </tr>
                            </thead>
                            <tbody>
                                {lines.map((row, index) => (
                                    <tr key={index} data-differs={!isSame(row)}>
                                        <td>{isSame(row) ? row.then : <del>{row.then}</del>}</td>
                                        <td>{isSame(row) ? row.now : <ins>{row.now}</ins>}</td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    )}
                    {!lines && opened && (
                        <div className="document__pictures">
                            {both.map((each, index) => {
                                const file = files[index];
                                const which = index === 0 ? words.versionThen(number) : words.versionNow;
                                return (
                                    <figure key={each.about.version}>
                                        <figcaption>{which}</figcaption>
                                        {file ? (
                                            <Drawn shown={file} what={`${what}, ${which}`} />
                                        ) : (
                                            <p>{words.notShown}</p>
                                        )}
                                    </figure>
                                );
                            })}
                        </div>
                    )}
                    {!opened && both.some(({ file }) => file !== undefined) && (
                        <p className="subtle">{words.filesNotCompared}</p>
                    )}
                </div>
            )}
        </>
    );
}
