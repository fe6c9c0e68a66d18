// Who will read what is about to be written, said before it is saved. The server answers, as it will when it is read; the form
// waits for nothing here.
import { EyeIcon } from "@navikt/aksel-icons";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { audienceQuery, type AudienceWish } from "../api/queries";
import { useTexts } from "../texts/context";
import { audienceLines } from "./audience";

const kPause = 300; // ms without another choice

export function Audience({ caseId, wish }: { caseId: string; wish: AudienceWish }) {
    const { t } = useTexts();
    const asked = useSettled(JSON.stringify(wish));
    const { data, isError, fetchStatus } = useQuery(audienceQuery(caseId, JSON.parse(asked) as AudienceWish));
    const failed = isError || fetchStatus === "paused";
    return (
        <div className="entry-form__sees" aria-live="polite">
            <EyeIcon aria-hidden fontSize="1.25rem" />
            <div>
                <strong>{t.sees.title}</strong>{" "}
                {data === undefined
                    ? failed
                        ? t.sees.failed
                        : t.sees.loading
                    : audienceLines(data, t).join(" ")}
                {data !== undefined && (
                    <details>
                        <summary>{t.sees.why}</summary>
                        <ul>
                            {data.readers.map(({ reader, standing }) => (
                                <li key={`${reader.party} ${reader.role}`}>{standing.text}</li>
                            ))}
                        </ul>
                    </details>
                )}
            </div>
        </div>
    );
}

/** The value when it has not changed for a moment; the first one at once. */
function useSettled(value: string): string {
    const [settled, settle] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => settle(value), kPause);
        return () => clearTimeout(timer);
    }, [value]);
    return settled;
}
