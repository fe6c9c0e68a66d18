// The same press twice writes once, unless the server has answered in between.
import { afterEach, expect, test, vi } from "vitest";
import { ApiProblem } from "../api/problem";
import { api } from "../api/queries";
import { Sender, takeBack, write } from "./run";
import type { Work } from "./ways";

const entry = (kind: string) => ({ kind, data: {} });
const work: Work = { case: "C", name: "Nawfal", writes: [[entry("note")], [entry("due_assigned")]] };
const receipt = { case: "C", items: ["N"] };
const lost = new ApiProblem(0, "offline", "");
const refused = new ApiProblem(422, "unknown_value", "");

/** Answers in turn; gives the keys by which was asked. */
function answers(...all: (object | Error)[]): string[] {
    const keys: string[] = [];
    vi.spyOn(api, "write").mockImplementation((_method, _path, _body, key = "") => {
        keys.push(key);
        const answer = all[keys.length - 1] ?? receipt;
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
    });
    return keys;
}
afterEach(() => vi.restoreAllMocks());

test("what nobody answered is sent again by the same key, and so is what went before it", async () => {
    const keys = answers(receipt, lost);
    const sender = new Sender();
    expect((await write([work], sender, () => undefined)).faults).toHaveLength(1);
    expect((await write([work], sender, () => undefined)).faults).toEqual([]);
    expect(keys[0]).not.toBe(keys[1]);
    expect(keys.slice(2)).toEqual(keys.slice(0, 2));
});
test("what was refused, and what is through, is another write the next time", async () => {
    const keys = answers(refused);
    const sender = new Sender();
    const once = { ...work, writes: [[entry("note")]] };
    for (let i = 0; i < 3; ++i) await write([once], sender, () => undefined);
    expect(new Set(keys).size).toBe(3);
});
test("what was taken back is written anew", async () => {
    const keys = answers(receipt, lost);
    const sender = new Sender();
    const { done } = await write([work], sender, () => undefined);
    await takeBack(done, sender);
    await write([work], sender, () => undefined);
    expect(new Set(keys).size).toBe(4);
});
