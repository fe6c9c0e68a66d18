// The scanned paper of a consent: to get, said to be missing, or said to be out of the reader's sight.
import { Alert } from "@navikt/ds-react";
import { useTexts } from "../../texts/context";
import { hasFile, scansOf, type ConsentItem, type Reader } from "../steps";
import { GetFile } from "./GetFile";

interface Props {
    reader: Pick<Reader, "view">;
    consent: ConsentItem;
    confirming?: boolean; // before the second person's word, what is missing weighs more
}

export function ConsentScans({ reader, consent, confirming = false }: Props) {
    const { t } = useTexts();
    const scans = scansOf(reader, consent);
    const open = scans.filter(hasFile);
    if (open.length > 0)
        return (
            <div className="entry__buttons">
                {open.map(({ document }) => (
                    <GetFile
                        key={document.about.item}
                        caseId={reader.view.case}
                        item={document.about.item}
                        version={document.about.version}
                        mediaType={document.media_type}
                        text={t.documents.seeScan}
                        what={document.title ?? t.documents.scanTitle}
                    />
                ))}
            </div>
        );
    const hidden = scans.some(({ document }) => document.about.limited);
    if (confirming)
        return (
            <Alert variant="warning" size="small">
                {hidden ? t.documents.scanHidden : t.documents.noScan}
            </Alert>
        );
    return <p className="subtle">{hidden ? t.documents.hasScan : t.documents.scanMissing}</p>;
}
