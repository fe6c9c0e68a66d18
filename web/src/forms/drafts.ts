// What somebody has begun to write and not saved. Kept in the tab's own storage: it survives a reload and a lost session,
// never reaches another person's tab, and is gone when the tab closes, at sign-out and after saving.
import type { Values } from "./definition";

export interface Draft {
    values: Values;
    base: Values; // what the form showed before the first key was pressed
    version: number | undefined; // of the item it began from
    key: string; // the idempotency key of this attempt: a save that is repeated after a reload writes once
    at: string; // instant
}

const kPrefix = "samkraft.draft";

/** worker, case, form and item; "new" where the item does not exist yet. */
export const draftName = (worker: string, caseId: string, form: string, item: string | undefined): string =>
    [kPrefix, worker, caseId, form, item ?? "new"].join(":");

export interface DraftStore {
    getItem(name: string): string | null;
    setItem(name: string, text: string): void;
    removeItem(name: string): void;
    key(index: number): string | null;
    readonly length: number;
}

export function readDraft(store: DraftStore, name: string): Draft | undefined {
    const text = store.getItem(name);
    if (text === null) return undefined;
    try {
        const draft = JSON.parse(text) as Partial<Draft>;
        if (
            typeof draft.values === "object" &&
            typeof draft.base === "object" &&
            typeof draft.key === "string"
        )
            return draft as Draft;
    } catch {
        // a draft that cannot be read is no draft
    }
    store.removeItem(name);
    return undefined;
}

/** False when the browser's storage is full: the page then says nothing of a kept draft. */
export function keepDraft(store: DraftStore, name: string, draft: Draft): boolean {
    try {
        store.setItem(name, JSON.stringify(draft));
        return true;
    } catch {
        return false;
    }
}

/** Removes every draft that is not this worker's; without a worker, every draft. */
export function dropDrafts(store: DraftStore, exceptWorker?: string): void {
    const names: string[] = [];
    for (let index = 0; index < store.length; ++index) {
        const name = store.key(index);
        if (name?.startsWith(`${kPrefix}:`)) names.push(name);
    }
    for (const name of names) {
        if (exceptWorker === undefined || !name.startsWith(`${kPrefix}:${exceptWorker}:`))
            store.removeItem(name);
    }
}
