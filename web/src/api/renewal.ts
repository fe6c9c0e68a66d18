// Asks again for what has changed: once for all that is told within a moment, only what is on screen, and only while the page
// is looked at. Every opening of a case stands in its log, so none is made that nobody sees.
import type { QueryClient } from "@tanstack/react-query";

const kPause = 150; // ms without another word
const kLongest = 1_000; // ms from the first word, however many follow

type Cases = "all" | Set<string>;

export class Renewal {
    private changed: Cases = new Set();
    private since = 0; // Date.now() at the first word of this round; 0: nothing waits
    private timer: ReturnType<typeof setTimeout> | undefined;
    private own: (() => void)[] = []; // saves that wait to be shown

    constructor(
        private readonly client: QueryClient,
        private readonly looked: () => boolean = () => !document.hidden,
    ) {}

    /** What others' changes brought; called when it is on screen. */
    onRenewed: (() => void) | undefined;

    /** Somebody has written in the case. */
    heard(caseId: string): void {
        if (this.changed !== "all") this.changed.add(caseId);
        this.wait();
    }
    /** Something may have been told while nobody listened. */
    missed(): void {
        this.changed = "all";
        this.wait();
    }
    /** This screen has written in the case, or opened one; resolves when what is shown holds it. */
    wrote(caseId?: string): Promise<void> {
        if (this.changed !== "all" && caseId !== undefined) this.changed.add(caseId);
        this.wait();
        return new Promise((resolve) => this.own.push(resolve));
    }
    /** The page is looked at again. */
    seen(): void {
        if (this.since !== 0) this.wait();
    }
    stop(): void {
        clearTimeout(this.timer);
    }

    private wait(): void {
        const now = Date.now();
        if (this.since === 0) this.since = now;
        clearTimeout(this.timer);
        this.timer = setTimeout(
            () => void this.renew(),
            Math.max(0, Math.min(kPause, this.since + kLongest - now)),
        );
    }
    private async renew(): Promise<void> {
        if (!this.looked() && this.own.length === 0) return; // kept until the page is seen
        const { changed, own } = this;
        this.changed = new Set();
        this.own = [];
        this.since = 0;
        const keys =
            changed === "all"
                ? [["case"], ["my-day"], ["cases"]]
                : [...[...changed].map((id) => ["case", id]), ["my-day"], ["cases"]];
        // What is not on screen is only marked: it is asked for when somebody goes there.
        await Promise.all(keys.map((queryKey) => this.client.invalidateQueries({ queryKey })));
        for (const each of own) each();
        if (own.length === 0) this.onRenewed?.();
    }
}
