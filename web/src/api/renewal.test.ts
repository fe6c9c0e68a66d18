import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Renewal } from "./renewal";

let client: QueryClient;
let asked: string[];
let looked: boolean;
let renewal: Renewal;

/** A query that is on screen, and counts how often it is asked. */
async function show(...key: string[]): Promise<void> {
    const observer = new QueryObserver(client, {
        queryKey: key,
        queryFn: () => {
            asked.push(key.join(" "));
            return asked.length;
        },
        staleTime: Infinity,
    });
    observer.subscribe(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    asked = [];
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
    vi.useFakeTimers();
    client = new QueryClient();
    asked = [];
    looked = true;
    renewal = new Renewal(client, () => looked);
});
afterEach(() => vi.useRealTimers());

it("asks once for what comes within a moment, and only for what is on screen", async () => {
    client.setQueryData(["case", "B"], 0); // seen before, not now
    await show("case", "A");
    await show("my-day");
    for (const id of ["A", "B", "A"]) renewal.heard(id);
    await pass(1_000);
    expect(asked.sort()).toEqual(["case A", "my-day"]);
    expect(client.getQueryState(["case", "B"])?.isInvalidated).toBe(true);
});
it("leaves a case alone that nothing was said of", async () => {
    await show("case", "A");
    renewal.heard("B");
    await pass(1_000);
    expect(asked).toEqual([]);
});
it("does not wait for ever where there is always more", async () => {
    await show("case", "A");
    for (let round = 0; round < 15; ++round) {
        renewal.heard("A");
        await pass(100);
    }
    expect(asked.length).toBe(1);
});
it("opens nothing while nobody looks, and then once", async () => {
    await show("case", "A");
    looked = false;
    for (let round = 0; round < 5; ++round) {
        renewal.heard("A");
        await pass(5_000);
    }
    expect(asked).toEqual([]);
    looked = true;
    renewal.seen();
    await pass(1_000);
    expect(asked).toEqual(["case A"]);
    renewal.seen();
    await pass(1_000);
    expect(asked.length).toBe(1);
});
it("makes one of a save and the news of it, and tells when the save is shown", async () => {
    await show("case", "A");
    const told = vi.fn();
    renewal.onRenewed = told;
    let shown = false;
    void renewal.wrote("A").then(() => (shown = true));
    renewal.heard("A");
    await pass(1_000);
    expect([asked, shown]).toEqual([["case A"], true]);
    expect(told).not.toHaveBeenCalled();
    renewal.heard("A");
    await pass(1_000);
    expect(told).toHaveBeenCalledOnce();
});
it("asks for everything on screen after a broken line", async () => {
    await show("case", "A");
    await show("cases", "mine");
    renewal.missed();
    await pass(1_000);
    expect(asked.sort()).toEqual(["case A", "cases mine"]);
});
