// The file of a document, to keep and open outside the page; never shown in it. Each time it is logged.
import { DownloadIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useState } from "react";
import { api } from "../../api/queries";
import { Failure } from "../../components/Failure";

const kEndings: Record<string, string> = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/plain": ".txt",
};

interface Props {
    caseId: string;
    item: string;
    version?: number | undefined; // the latest when left out
    mediaType: string | undefined;
    text: string;
    what: string; // the document's title, for who hears the button alone
}

export function GetFile({ caseId, item, version, mediaType, text, what }: Props) {
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    const get = () => {
        setBusy(true);
        setFault(undefined);
        // Named without the person, as the server names it: it may be left on a machine that others use.
        const name = `handling-${item}${kEndings[mediaType ?? ""] ?? ""}`;
        api.save(`/cases/${caseId}/documents/${item}`, { version }, name)
            .catch(setFault)
            .finally(() => setBusy(false));
    };
    return (
        <>
            <Button
                type="button"
                size="xsmall"
                variant="secondary"
                icon={<DownloadIcon aria-hidden />}
                loading={busy}
                onClick={get}
                aria-label={`${text}: ${what}`}
                className="no-print"
            >
                {text}
            </Button>
            {fault !== undefined && <Failure error={fault} />}
        </>
    );
}
