import { Button } from "@navikt/ds-react";
import { useState } from "react";
import { api } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { useTexts } from "../../texts/context";

/** The extract as a file: to read, or to count on. */
export function ExtractButtons({ caseId }: { caseId: string }) {
    const { t } = useTexts();
    const [busy, setBusy] = useState<string>();
    const [fault, setFault] = useState<unknown>();
    const get = (format: "pdf" | "json") => {
        setBusy(format);
        setFault(undefined);
        api.save(`/cases/${caseId}/extract`, { format }, `registerutdrag-${caseId}.${format}`)
            .catch(setFault)
            .finally(() => setBusy(undefined));
    };
    return (
        <>
            <div className="entry__buttons no-print">
                <Button size="small" loading={busy === "pdf"} onClick={() => get("pdf")}>
                    {t.rights.asPdf}
                </Button>
                <Button
                    size="small"
                    variant="secondary"
                    loading={busy === "json"}
                    onClick={() => get("json")}
                >
                    {t.rights.asData}
                </Button>
            </div>
            {fault !== undefined && <Failure error={fault} />}
        </>
    );
}
