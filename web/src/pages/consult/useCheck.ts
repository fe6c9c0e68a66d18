// Texts read by the server while they are written, and what their writer has said of what was found.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { textCheckQuery } from "../../api/queries";
import type { TextFinding } from "../../api/types";
import { left } from "./findings";

const kPause = 600; // ms without a key

export interface Check {
    texts: readonly string[]; // as they were read
    found: readonly (readonly TextFinding[])[]; // in each of them
    current: boolean; // they are what stands there now
    failed: boolean;
    confirmed: ReadonlySet<string>;
    confirm: (text: string, on: boolean) => void;
    clear: boolean; // nothing that is known stops them
    sent: string[]; // the confirmed, of what was found
}

export function useCheck(texts: readonly string[], begun: readonly string[] = []): Check {
    const [settled, setSettled] = useState(texts);
    const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set(begun));
    const key = JSON.stringify(texts);
    useEffect(() => {
        const timer = setTimeout(() => setSettled(JSON.parse(key) as string[]), kPause);
        return () => clearTimeout(timer);
    }, [key]);
    const query = useQuery(textCheckQuery(settled));
    const read = query.data?.texts ?? settled;
    const found = query.data?.found.map(({ findings }) => findings) ?? [];
    const all = found.flat();
    return {
        texts: read,
        found,
        current: query.data !== undefined && JSON.stringify(read) === key,
        failed: query.isError,
        confirmed,
        confirm: (text, on) =>
            setConfirmed((before) => {
                const after = new Set(before);
                if (on) after.add(text);
                else after.delete(text);
                return after;
            }),
        clear: left(all, confirmed).length === 0,
        sent: [...new Set(all.filter((each) => !each.certain).map(({ text }) => text))].filter((text) =>
            confirmed.has(text),
        ),
    };
}
