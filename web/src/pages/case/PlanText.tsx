// The plan as plain sentences: a document to read, to print on A4 and to copy. What paper shows is in plan-text.css.
import { FilesIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useMemo } from "react";
import { participantName } from "../../case/model";
import { plainText, planDocument } from "../../case/plan-text";
import { useCase } from "../../case/reader";
import { useToast } from "../../components/toast";
import { longDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { planWords } from "../../texts/plan";
import { MakePaper } from "./MakePaper";
import "./plan-text.css";

/** Puts text on the clipboard, also where the browser gives pages none (a plain http address of the house). */
async function copy(text: string): Promise<boolean> {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        const area = document.createElement("textarea");
        area.value = text;
        area.style.position = "fixed";
        area.style.opacity = "0";
        document.body.append(area);
        area.select();
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way without a secure context
        const done = document.execCommand("copy");
        area.remove();
        return done;
    }
}

export function PlanText() {
    const { t, language } = useTexts();
    const words = useWords(planWords);
    const toast = useToast();
    const reader = useCase();
    const { view, me, nameOfWorker } = reader;
    const document = useMemo(
        () => planDocument(reader, { t, plan: words, language, nameOfWorker }),
        [reader, t, words, language, nameOfWorker],
    );
    const name = participantName(view.content);
    const title = name === "" ? words.text.untitled : words.text.title(name);
    const foot = t.parts.printed(nameOfWorker(me), longDate(view.today, language));
    return (
        <div className="plan-text">
            <div className="plan-text__ways no-print">
                <Button
                    size="small"
                    variant="secondary"
                    icon={<PrinterSmallIcon aria-hidden />}
                    onClick={() => window.print()}
                >
                    {t.state.print}
                </Button>
                <Button
                    size="small"
                    variant="secondary"
                    icon={<FilesIcon aria-hidden />}
                    onClick={() =>
                        void copy(plainText(title, document, foot)).then((done) =>
                            toast({ text: done ? words.copied : words.notCopied }),
                        )
                    }
                >
                    {words.copy}
                </Button>
                <MakePaper template="plan" />
            </div>
            {document.keptBack > 0 && <p className="subtle no-print">{words.keptBack(document.keptBack)}</p>}
            <article className="plan-text__page" aria-label={title}>
                <p className="plan-text__title">{title}</p>
                {document.parts.map(({ heading, pieces }) => (
                    <section key={heading}>
                        <h3>{heading}</h3>
                        {pieces.map(({ heading: of, lines }, index) => (
                            <div key={index} className="plan-text__piece">
                                {of !== undefined && <h4>{of}</h4>}
                                {lines.map((line) => (
                                    <p key={line}>{line}</p>
                                ))}
                            </div>
                        ))}
                    </section>
                ))}
                <p className="plan-text__foot">{foot}</p>
            </article>
        </div>
    );
}
