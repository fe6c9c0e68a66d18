// Listens to what the server says has changed. A lost line is taken up again without a word; what was missed meanwhile is asked
// for anew. Returns whether something was brought up to date just now.
import { useEffect, useState } from "react";
import { api, queryClient, renewal } from "../api/queries";

const kOwn = 3_000; // ms: an event so soon after a save of one's own tells of that save
const kHint = 6_000; // ms
const kAgain = [2_000, 5_000, 15_000, 30_000, 60_000]; // ms until the next try, when the server has closed the line

export function useEvents(on: boolean): boolean {
    const [fresh, setFresh] = useState(false);
    useEffect(() => {
        if (!on) return undefined;
        let hint: ReturnType<typeof setTimeout> | undefined;
        let again: ReturnType<typeof setTimeout> | undefined;
        let source: EventSource | undefined;
        let greeted = false;
        let tries = 0;

        renewal.onRenewed = () => {
            if (Date.now() - api.wroteAt < kOwn) return; // whoever has just saved knows
            setFresh(true);
            clearTimeout(hint);
            hint = setTimeout(() => setFresh(false), kHint);
        };
        const listen = () => {
            source = new EventSource("/api/v1/events");
            source.addEventListener("hello", () => {
                tries = 0;
                if (greeted) {
                    renewal.missed();
                    void queryClient.invalidateQueries({ queryKey: ["questions"] });
                }
                greeted = true;
            });
            source.addEventListener("case", (event: MessageEvent<string>) =>
                renewal.heard(event.data.trim()),
            );
            source.addEventListener("questions", () => {
                void queryClient.invalidateQueries({ queryKey: ["questions"] });
            });
            source.addEventListener("error", () => {
                // The browser itself takes a broken line up again; one that was refused it gives up.
                if (source?.readyState !== EventSource.CLOSED) return;
                clearTimeout(again);
                again = setTimeout(listen, kAgain[Math.min(tries, kAgain.length - 1)] ?? 0);
                tries += 1;
            });
        };
        const look = () => {
            if (document.hidden) return;
            if (source?.readyState === EventSource.OPEN) renewal.seen();
            else renewal.missed();
        };
        listen();
        document.addEventListener("visibilitychange", look);
        return () => {
            source?.close();
            document.removeEventListener("visibilitychange", look);
            renewal.onRenewed = undefined;
            renewal.stop();
            clearTimeout(hint);
            clearTimeout(again);
        };
    }, [on]);
    return fresh;
}
