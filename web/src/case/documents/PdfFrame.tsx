// A PDF, page by page, drawn in a frame that has no origin, no cookies and no network (pdf-frame/frame.ts): what it is given here is
// all that it has, and what comes back is how many pages there are.
import { ZoomMinusIcon, ZoomPlusIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import { kFrame, type FromFrame, type ToFrame } from "../../pdf-frame/protocol";
import { useTexts, useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";

const kUntilDrawn = 480; // pixels
const kPatience = 30_000; // milliseconds until the frame is there
const kZooms = [1, 1.5, 2, 3] as const;

export function PdfFrame({ file, what }: { file: Blob; what: string }) {
    const { language } = useTexts();
    const words = useWords(paperWords);
    const frame = useRef<HTMLIFrameElement>(null);
    const [drawn, setDrawn] = useState<{ pages: number; height: number }>();
    const [broken, setBroken] = useState(false);
    const [step, setStep] = useState(0);
    // Without an origin there is none to name; that it is the frame's own window is what counts.
    const tell = (message: ToFrame, give: Transferable[] = []) =>
        frame.current?.contentWindow?.postMessage(message, "*", give);
    const ready = useRef(false);
    useEffect(() => {
        const late = setTimeout(() => setBroken(!ready.current), kPatience);
        return () => clearTimeout(late);
    }, []);
    useEffect(() => {
        const heard = ({ source, data }: MessageEvent<FromFrame>) => {
            if (source !== frame.current?.contentWindow) return;
            if (data.is === "ready") {
                ready.current = true;
                const give = (bytes: ArrayBuffer) =>
                    tell({ is: "file", bytes, language, page: words.page }, [bytes]);
                file.arrayBuffer()
                    .then(give)
                    .catch(() => setBroken(true));
            } else if (data.is === "drawn") setDrawn(data);
            else setBroken(true);
        };
        addEventListener("message", heard);
        return () => removeEventListener("message", heard);
    }, [file, language, words]);
    const zoom = (to: number) => {
        setStep(to);
        tell({ is: "zoom", zoom: kZooms[to] ?? 1 });
    };
    if (broken) return <p role="alert">{words.notShown}</p>;
    return (
        <div className="document__pdf">
            <div className="document__pdf-bar">
                <span role="status">{drawn ? words.pages(drawn.pages) : words.opening}</span>
                <Button
                    type="button"
                    size="xsmall"
                    variant="tertiary"
                    icon={<ZoomMinusIcon title={words.smaller} />}
                    disabled={step === 0}
                    onClick={() => zoom(step - 1)}
                />
                <Button
                    type="button"
                    size="xsmall"
                    variant="tertiary"
                    icon={<ZoomPlusIcon title={words.larger} />}
                    disabled={step === kZooms.length - 1}
                    onClick={() => zoom(step + 1)}
                />
            </div>
            <iframe
                ref={frame}
                src={kFrame}
                sandbox="allow-scripts"
                title={what}
                height={drawn?.height ?? kUntilDrawn}
                className="document__frame"
            />
        </div>
    );
}
