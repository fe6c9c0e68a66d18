// Listens to what the server says has changed, and asks again for what is on screen. A lost line is taken up again without a
// word; what was missed meanwhile is asked for anew. Returns whether something was brought up to date just now.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../api/queries";

const kGather = 300; // ms: changes that come together are asked for together
const kOwn = 3_000; // ms: an event so soon after a save of one's own tells of that save
const kHint = 6_000; // ms
const kAgain = [2_000, 5_000, 15_000, 30_000, 60_000]; // ms until the next try, when the server has closed the line

export function useEvents(on: boolean): boolean {
    const client = useQueryClient();
    const [fresh, setFresh] = useState(false);
    useEffect(() => {
        if (!on) return undefined;
        const changed = new Set<string>();
        const timers = new Map<"gather" | "hint" | "again", ReturnType<typeof setTimeout>>();
        let source: EventSource | undefined;
        let greeted = false;
        let tries = 0;

        const later = (name: "gather" | "hint" | "again", ms: number, what: () => void) => {
            clearTimeout(timers.get(name));
            timers.set(
                name,
                setTimeout(() => {
                    timers.delete(name);
                    what();
                }, ms),
            );
        };
        const renew = () => {
            const cases = [...changed];
            changed.clear();
            for (const id of cases) void client.invalidateQueries({ queryKey: ["case", id] });
            void client.invalidateQueries({ queryKey: ["my-day"] });
            void client.invalidateQueries({ queryKey: ["cases"] });
            if (Date.now() - api.wroteAt < kOwn) return; // whoever has just saved knows
            setFresh(true);
            later("hint", kHint, () => setFresh(false));
        };
        const listen = () => {
            source = new EventSource("/api/v1/events");
            source.addEventListener("hello", () => {
                tries = 0;
                if (greeted) {
                    for (const key of ["case", "my-day", "cases"])
                        void client.invalidateQueries({ queryKey: [key] });
                }
                greeted = true;
            });
            source.addEventListener("case", (event: MessageEvent<string>) => {
                changed.add(event.data.trim());
                if (!timers.has("gather")) later("gather", kGather, renew);
            });
            source.addEventListener("error", () => {
                // The browser itself takes a broken line up again; one that was refused it gives up.
                if (source?.readyState !== EventSource.CLOSED) return;
                later("again", kAgain[Math.min(tries, kAgain.length - 1)] ?? 0, listen);
                tries += 1;
            });
        };
        listen();
        return () => {
            source?.close();
            for (const timer of timers.values()) clearTimeout(timer);
        };
    }, [on, client]);
    return fresh;
}
