// The first step: choose a file or drop it, and what it should hold.
import { FileImportIcon } from "@navikt/aksel-icons";
import { Alert, Loader } from "@navikt/ds-react";
import { useState, type DragEvent } from "react";
import { useTexts, useWords } from "../../texts/context";
import { importingWords } from "../../texts/importing";

interface Props {
    sent: number | undefined; // how much of a file has gone, from 0 to 1; undefined: none is on its way
    fault: string | undefined;
    onFile: (file: File) => void;
}

export function ChooseFile({ sent, fault, onFile }: Props) {
    const { t } = useTexts();
    const words = useWords(importingWords);
    const [over, setOver] = useState(false);
    const drag = (is: boolean) => (event: DragEvent) => {
        event.preventDefault();
        setOver(is);
    };
    return (
        <>
            {fault !== undefined && (
                <div role="alert">
                    <Alert variant="error">
                        <strong>{words.failed}.</strong> {fault} {words.notSaved}
                    </Alert>
                </div>
            )}
            {sent === undefined ? (
                // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop on; the field in it does the same
                <label
                    className="drop card"
                    data-over={over}
                    onDragOver={drag(true)}
                    onDragLeave={drag(false)}
                    onDrop={(event) => {
                        drag(false)(event);
                        const file = event.dataTransfer.files[0];
                        if (file) onFile(file);
                    }}
                >
                    <FileImportIcon aria-hidden fontSize="2.5rem" />
                    <span className="drop__main">{words.choose}</span>
                    <span className="subtle">{words.drop}</span>
                    <input
                        type="file"
                        className="drop__input"
                        accept=".csv,.xlsx"
                        onChange={(event) => {
                            const file = event.target.files?.[0];
                            event.target.value = ""; // the same file can be chosen again when it has been put right
                            if (file) onFile(file);
                        }}
                    />
                </label>
            ) : (
                <div className="card import__wait" role="status">
                    <Loader size="large" title={t.state.loading} />
                    <span>{sent < 1 ? words.sending(Math.floor(sent * 100)) : words.reading}</span>
                    <progress
                        className="import__progress"
                        max={1}
                        {...(sent < 1 && { value: sent })}
                        aria-hidden
                    />
                </div>
            )}
            <details className="card import__help">
                <summary>{words.columns}</summary>
                <ul>
                    <li>{words.columnsNeeded}</li>
                    <li>{words.columnsMore}</li>
                    <li>{words.columnsOther}</li>
                </ul>
                <a href="/deltagare-mall.csv" download>
                    {words.template}
                </a>
            </details>
        </>
    );
}
