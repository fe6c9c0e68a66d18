// The scanned paper of a consent: to look at and to get, said to be missing, or said to be out of the reader's sight.
import { Alert } from "@navikt/ds-react";
import { Fragment } from "react";
import { useTexts } from "../../texts/context";
import { hasFile, scansOf, type ConsentItem, type Reader } from "../steps";
import { GetFile } from "./GetFile";
import { canBeShown, ShowFile } from "./ShowFile";

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
                {open.map(({ document }) => {
                    const what = document.title ?? t.documents.scanTitle;
                    return (
                        <Fragment key={document.about.item}>
                            {canBeShown(document.media_type) && (
                                <ShowFile caseId={reader.view.case} document={document} what={what} />
                            )}
                            <GetFile
                                caseId={reader.view.case}
                                item={document.about.item}
                                version={document.about.version}
                                mediaType={document.media_type}
                                text={t.documents.seeScan}
                                what={what}
                            />
                        </Fragment>
                    );
                })}
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
