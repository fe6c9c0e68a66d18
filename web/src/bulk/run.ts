// Writes in many cases, a few at a time; asks first whether each would be taken.
import { newKey } from "../api/client";
import { isProblem } from "../api/problem";
import { api } from "../api/queries";
import type { Receipt } from "../api/types";
import type { Entry, Work } from "./ways";

/** How many cases at a time are chosen for one thing to be written in. */
export const kMostAtOnce = 200;
const kAbreast = 4; // requests on their way at once: the server writes their rows together

export interface Fault {
    work: Work;
    error: unknown;
}
export interface Done {
    work: Work;
    receipts: Receipt[];
}

/** Does `one` with each, in order of their beginning; says how many are through after each. */
export async function each<T>(
    all: readonly T[],
    one: (value: T) => Promise<void>,
    onDone: (n: number) => void,
): Promise<void> {
    let next = 0;
    let through = 0;
    const lane = async (): Promise<void> => {
        for (let value = all[next++]; value !== undefined; value = all[next++]) {
            await one(value);
            onDone(++through);
        }
    };
    await Promise.all(Array.from({ length: kAbreast }, lane));
}
const inOrder = <T extends { work: Work }>(found: T[], all: readonly Work[]): T[] =>
    found.sort((a, b) => all.indexOf(a.work) - all.indexOf(b.work));

/** Which cannot be written, and why. A write that builds on another of the same case is not asked about. */
export async function check(all: readonly Work[], onDone: (n: number) => void): Promise<Fault[]> {
    const faults: Fault[] = [];
    await each(
        all,
        async (work) => {
            try {
                await api.write("POST", `/cases/${work.case}/check`, { entries: work.writes[0] });
            } catch (error) {
                faults.push({ work, error });
            }
        },
        onDone,
    );
    return inOrder(faults, all);
}

/**
 * Sends entries by an idempotency key that stays the same until the server has answered: what is written and whose answer was
 * lost is not written once more by the next press. One for as long as a form is open.
 */
export class Sender {
    private readonly keys = new Map<string, string>(); // by case and what is written there

    async send(caseId: string, entries: readonly Entry[]): Promise<Receipt> {
        const what = JSON.stringify([caseId, entries]);
        const key = this.keys.get(what) ?? newKey();
        this.keys.set(what, key);
        try {
            // What was written keeps its key too: a later write of the same case may have failed, and both are sent again.
            return await api.write<Receipt>("POST", `/cases/${caseId}/entries`, { entries }, key);
        } catch (error) {
            if (isProblem(error) && !error.passing && error.status < 500) this.keys.delete(what);
            throw error;
        }
    }
    /** It is through: the same said once more is another write. */
    forget({ case: caseId, writes }: Work): void {
        for (const entries of writes) this.keys.delete(JSON.stringify([caseId, entries]));
    }
}

/** What was written and what could not be. A case whose first write was taken and a later one not is both. */
export async function write(
    all: readonly Work[],
    sender: Sender,
    onDone: (n: number) => void,
): Promise<{ done: Done[]; faults: Fault[] }> {
    const done: Done[] = [];
    const faults: Fault[] = [];
    await each(
        all,
        async (work) => {
            const receipts: Receipt[] = [];
            try {
                for (const entries of work.writes) receipts.push(await sender.send(work.case, entries));
                sender.forget(work);
            } catch (error) {
                faults.push({ work, error });
            }
            if (receipts.length > 0) done.push({ work, receipts });
        },
        onDone,
    );
    return { done: inOrder(done, all), faults: inOrder(faults, all) };
}

/** Takes back what can be; gives what could not. */
export async function takeBack(done: readonly Done[], sender: Sender): Promise<Fault[]> {
    const faults: Fault[] = [];
    await each(
        done,
        async ({ work, receipts }) => {
            sender.forget(work);
            try {
                for (const entries of work.undo?.(receipts) ?? []) {
                    // What was given by a write that was refused has no item to be taken back by.
                    const there = entries.filter(({ item }) => item !== "");
                    if (there.length > 0) await new Sender().send(work.case, there);
                }
            } catch (error) {
                faults.push({ work, error });
            }
        },
        () => undefined,
    );
    return faults;
}
/** Nobody answered, or it was not ready: told as such. */
export const isOffline = (error: unknown): boolean => !isProblem(error) || error.detail === "";
