// What somebody has begun to write and not saved. Kept in the tab's own storage: it survives a reload and a lost session,
// never reaches another person's tab, and is gone when the tab closes, at sign-out and after saving. The browser writes that
// storage to the disk and takes long to let go of it there: so it lies sealed, with a key that comes with the session and is held
// in memory alone.
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToHex, bytesToUtf8, hexToBytes, randomBytes, utf8ToBytes } from "@noble/ciphers/utils.js";
import type { Values } from "./definition";

export interface Draft {
    values: Values;
    base: Values; // what the form showed before the first key was pressed
    version: number | undefined; // of the item it began from
    key: string; // the idempotency key of this attempt: a save that is repeated after a reload writes once
    at: string; // instant
}

const kPrefix = "samkraft.draft";
const kNonce = 24; // bytes, in front of what is sealed

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

/** The drafts of one tab. Without a key, that is with nobody signed in, none is read and none kept, but all may be dropped. */
export class Drafts {
    constructor(
        private readonly store: () => DraftStore,
        private readonly key: () => string | undefined, // 64 hexadecimal letters
    ) {}

    private cipher(key: string, name: string, nonce: Uint8Array) {
        return xchacha20poly1305(hexToBytes(key), nonce, utf8ToBytes(name)); // a draft opens in its own place only
    }

    read(name: string): Draft | undefined {
        const key = this.key();
        const text = this.store().getItem(name);
        if (key === undefined || text === null) return undefined;
        try {
            const sealed = hexToBytes(text);
            const plain = this.cipher(key, name, sealed.subarray(0, kNonce)).decrypt(sealed.subarray(kNonce));
            const draft = JSON.parse(bytesToUtf8(plain)) as Partial<Draft>;
            if (
                typeof draft.values === "object" &&
                typeof draft.base === "object" &&
                typeof draft.key === "string"
            )
                return draft as Draft;
        } catch {
            // a draft that cannot be read is no draft
        }
        this.drop(name);
        return undefined;
    }

    /** False when the browser's storage is full, or nobody is signed in: the page then says nothing of a kept draft. */
    keep(name: string, draft: Draft): boolean {
        const key = this.key();
        if (key === undefined) return false;
        const nonce = randomBytes(kNonce);
        const sealed = this.cipher(key, name, nonce).encrypt(utf8ToBytes(JSON.stringify(draft)));
        try {
            this.store().setItem(name, bytesToHex(nonce) + bytesToHex(sealed));
            return true;
        } catch {
            return false;
        }
    }

    has(name: string): boolean {
        return this.store().getItem(name) !== null;
    }

    drop(name: string): void {
        this.store().removeItem(name);
    }

    /** Drops every draft that is not this worker's; without a worker, every draft. */
    dropAll(exceptWorker?: string): void {
        const store = this.store();
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
}
