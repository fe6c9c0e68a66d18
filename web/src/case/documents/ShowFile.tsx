// The file of a document in the page, without a way for it to do anything there: a picture is drawn point by point, a text is text,
// and a PDF is drawn in a frame that reaches nothing. Each time it is logged as a copy.
import { EyeIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { api } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";
import type { DocumentItem } from "../steps";
import "./documents.css";

const PdfFrame = lazy(() => import("./PdfFrame").then(({ PdfFrame: frame }) => ({ default: frame })));

export const canBeShown = (mediaType: string | undefined): boolean =>
    ["image/jpeg", "image/png", "text/plain", "application/pdf"].includes(mediaType ?? "");

interface Props {
    caseId: string;
    document: DocumentItem["document"]; // the version that is shown
    what: string; // the document's title
}
export type Shown = { text: string } | { picture: ImageBitmap } | { pdf: Blob };

/** Gets the file of a version, as the page may show it; undefined where it is no picture after all. */
export async function openFile(
    caseId: string,
    { about: { item, version }, media_type: mediaType }: DocumentItem["document"],
): Promise<Shown | undefined> {
    const file = await api.file(`/cases/${caseId}/documents/${item}`, { version });
    if (mediaType === "text/plain") return { text: await file.text() };
    if (mediaType === "application/pdf") return { pdf: file };
    const picture = await createImageBitmap(file).catch(() => undefined);
    return picture && { picture };
}

export function ShowFile({ caseId, document, what }: Props) {
    const words = useWords(paperWords);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    const [shown, setShown] = useState<Shown>();
    const [broken, setBroken] = useState(false);
    const show = () => {
        setBusy(true);
        setFault(undefined);
        setBroken(false);
        openFile(caseId, document)
            .then((file) => {
                setShown(file);
                setBroken(file === undefined);
            })
            .catch(setFault)
            .finally(() => setBusy(false));
    };
    return (
        <>
            <Button
                type="button"
                size="xsmall"
                variant="secondary"
                icon={<EyeIcon aria-hidden />}
                loading={busy}
                aria-expanded={shown !== undefined}
                aria-label={`${shown ? words.hide : words.view}: ${what}`}
                className="no-print"
                onClick={() => (shown ? setShown(undefined) : show())}
            >
                {shown ? words.hide : words.view}
            </Button>
            {fault !== undefined && <Failure error={fault} />}
            {broken && <p role="alert">{words.notShown}</p>}
            {shown && <Drawn shown={shown} what={what} />}
        </>
    );
}

export function Drawn({ shown, what }: { shown: Shown; what: string }) {
    if ("text" in shown)
        return (
            // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by key
            <pre className="document__shown" tabIndex={0} role="group" aria-label={what}>
                {shown.text}
            </pre>
        );
    if ("pdf" in shown)
        return (
            <Suspense>
                <PdfFrame file={shown.pdf} what={what} />
            </Suspense>
        );
    return <Picture picture={shown.picture} what={what} />;
}

function Picture({ picture, what }: { picture: ImageBitmap; what: string }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    useEffect(() => canvas.current?.getContext("2d")?.drawImage(picture, 0, 0), [picture]);
    return (
        <div role="img" aria-label={what} className="document__shown">
            <canvas ref={canvas} width={picture.width} height={picture.height} />
        </div>
    );
}
