// A draft that the server keeps: of one user and one place in a case, sealed there, never in the browser's own storage. Saved a
// moment after each change, one save at a time; what could not be saved is tried again until it is, as long as its writer is
// signed in. One saver to a place: whoever comes back to it goes on with what was said there.
import { useEffect, useState } from "react";
import { isProblem } from "../../api/problem";
import { api } from "../../api/queries";

const kPause = 800; // ms without another key
const kAgain = 3_000; // ms until the next try

export type Kept = { state: "none" | "saving" | "unsaved" | "refused" } | { state: "saved"; at: string };

/** Erases what is kept when the text is empty. Gives when it was kept. */
type Write = (text: string) => Promise<{ at?: string }>;

export class DraftSaver {
    private said: string; // what is on screen
    private timer: ReturnType<typeof setTimeout> | undefined;
    private flight: Promise<void> | undefined;
    private over = false; // it is being sent
    private dropped = false;

    /** `kept`: what the server has. `tell`: whoever shows it now. */
    constructor(
        private readonly write: Write,
        private kept: string,
        private tell: (kept: Kept) => void = () => undefined,
    ) {
        this.said = kept;
    }

    /** Who shows it now; nobody, when it is called off. */
    listen(tell: (kept: Kept) => void): () => void {
        this.tell = tell;
        return () => {
            if (this.tell === tell) this.tell = () => undefined;
        };
    }
    get text(): string {
        return this.said;
    }
    /** The server has what was said. */
    get settled(): boolean {
        return this.flight === undefined && !this.over && this.said === this.kept;
    }
    keep(text: string): void {
        this.said = text;
        clearTimeout(this.timer);
        if (this.dropped || (text === this.kept && !this.flight)) return;
        this.tell({ state: "saving" });
        this.timer = setTimeout(() => void this.save(), kPause);
    }
    /** At once: the line is back, or the form is being left. Resolved when the try is over, whatever came of it. */
    async now(): Promise<void> {
        clearTimeout(this.timer);
        await this.flight;
        await this.save();
    }
    /** Before it is sent: nothing is saved after this, and what was under way has landed. Undone by `goOn`. */
    async stop(): Promise<void> {
        this.over = true;
        clearTimeout(this.timer);
        await this.flight;
    }
    goOn(): void {
        this.over = false;
        void this.save();
    }
    /** It has been sent, and the server has erased it. */
    sent(): void {
        this.over = false;
        this.said = this.kept = "";
        this.tell({ state: "none" });
    }
    /** For good: its writer is signed in no more. */
    drop(): void {
        this.dropped = true;
        clearTimeout(this.timer);
    }

    private async save(): Promise<void> {
        if (this.dropped || this.over || this.flight || this.said === this.kept) return;
        this.flight = this.attempt(this.said);
        await this.flight;
    }
    private async attempt(text: string): Promise<void> {
        let pause: number | undefined = 0; // none: trying again would not help
        try {
            const { at } = await this.write(text);
            this.kept = text;
            if (this.said === text && !this.over)
                this.tell(at === undefined ? { state: "none" } : { state: "saved", at });
        } catch (error) {
            pause = isProblem(error) && error.passing ? kAgain : undefined;
            if (isProblem(error) && error.status === 401) dropSavers();
            if (!this.over) this.tell({ state: pause === undefined ? "refused" : "unsaved" });
        }
        this.flight = undefined;
        if (pause !== undefined && !this.dropped && !this.over && this.said !== this.kept)
            this.timer = setTimeout(() => void this.save(), pause);
    }
}

const savers = new Map<string, DraftSaver>(); // by case and place

/** The one of that place. `kept`: what the server had when it was asked, which yields to what has not been saved yet. */
export function saverOf(caseId: string, place: string, kept: string): DraftSaver {
    const path = `/cases/${caseId}/drafts/${place}`;
    const known = savers.get(path);
    if (known && !known.settled) return known;
    const saver = new DraftSaver(
        (text) => (text === "" ? api.write("DELETE", path, undefined) : api.write("PUT", path, { text })),
        kept,
    );
    savers.set(path, saver);
    return saver;
}
/** Before the server is asked for a draft: what is on its way there has arrived. */
export const draftArrived = async (caseId: string, place: string): Promise<void> =>
    savers.get(`/cases/${caseId}/drafts/${place}`)?.now();
/** Before one signs out. */
export async function saversSettled(): Promise<void> {
    await Promise.all([...savers.values()].map((saver) => saver.now()));
}
/** Nobody is signed in any more: what could not be saved is not saved in the next one's name. */
export function dropSavers(): void {
    for (const saver of savers.values()) saver.drop();
    savers.clear();
}

/** `kept`: what the server had when the form was opened; the form begins with the saver's text. */
export function useServerDraft(
    caseId: string,
    place: string,
    kept: string,
): { saver: DraftSaver; shown: Kept } {
    const [saver] = useState(() => saverOf(caseId, place, kept));
    const [shown, show] = useState<Kept>({ state: saver.settled ? "none" : "unsaved" });
    useEffect(() => {
        const now = () => void saver.now();
        const deaf = saver.listen(show);
        window.addEventListener("online", now);
        return () => {
            window.removeEventListener("online", now);
            deaf();
            now(); // whoever goes to another page leaves nothing behind
        };
    }, [saver]);
    return { saver, shown };
}
