// A file for a document: chosen or dropped, said by name and size, and how much of it has gone while it is sent.
import { PaperclipIcon, XMarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useState, type DragEvent } from "react";
import { useTexts } from "../../texts/context";
import { kAccepted, sizeText } from "./file";
import "./documents.css";

interface Props {
    title: string;
    help?: string | undefined;
    file: File | undefined;
    sent: number | undefined; // how much has gone, from 0 to 1; undefined: nothing is on its way
    onFile: (file: File | undefined) => void;
}

export function ChooseDocument({ title, help, file, sent, onFile }: Props) {
    const { t, language } = useTexts();
    const [over, setOver] = useState(false);
    const drag = (is: boolean) => (event: DragEvent) => {
        event.preventDefault();
        setOver(is);
    };
    return (
        <fieldset className="document-file">
            <legend>{title}</legend>
            {help !== undefined && <p className="subtle document-file__help">{help}</p>}
            {file ? (
                <p className="document-file__chosen">
                    <PaperclipIcon aria-hidden />
                    <span>{t.documents.chosen(file.name, sizeText(file.size, language))}</span>
                    {sent === undefined && (
                        <Button
                            type="button"
                            size="xsmall"
                            variant="tertiary"
                            data-color="neutral"
                            icon={<XMarkIcon title={t.documents.remove} />}
                            onClick={() => onFile(undefined)}
                        />
                    )}
                </p>
            ) : (
                // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop on; the field in it does the same
                <label
                    className="document-file__drop"
                    data-over={over}
                    onDragOver={drag(true)}
                    onDragLeave={drag(false)}
                    onDrop={(event) => {
                        drag(false)(event);
                        onFile(event.dataTransfer.files[0]);
                    }}
                >
                    <PaperclipIcon aria-hidden />
                    <span>
                        <span className="document-file__main">{t.documents.choose}</span> {t.documents.drop}
                    </span>
                    <input
                        type="file"
                        className="document-file__input"
                        accept={kAccepted}
                        onChange={(event) => {
                            const chosen = event.target.files?.[0];
                            event.target.value = ""; // the same file can be chosen again
                            onFile(chosen);
                        }}
                    />
                </label>
            )}
            <p className="subtle document-file__help">
                {t.documents.kinds} {t.documents.cleaned}
            </p>
            {sent !== undefined && (
                <div role="status" className="document-file__sending">
                    <span>
                        {sent < 1 ? t.documents.sending(Math.floor(sent * 100)) : t.documents.checking}
                    </span>
                    <progress max={1} {...(sent < 1 && { value: sent })} aria-hidden />
                </div>
            )}
        </fieldset>
    );
}
