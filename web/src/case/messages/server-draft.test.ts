// What is begun is saved a moment later, one save at a time, and again until it is.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiProblem } from "../../api/problem";
import { api } from "../../api/queries";
import { draftArrived, DraftSaver, dropSavers, saverOf, saversSettled, type Kept } from "./server-draft";

/** A server that answers when it is told to, or not at all. */
function served(kept = "") {
    const written: string[] = [];
    const told: string[] = [];
    const server = {
        down: false,
        fault: new ApiProblem(0, "offline", ""),
        hold: undefined as Promise<void> | undefined,
    };
    const saver = new DraftSaver(
        async (text) => {
            await server.hold;
            if (server.down) throw server.fault;
            written.push(text);
            return text === "" ? {} : { at: "2019-05-20T08:00:00Z" };
        },
        kept,
        ({ state }: Kept) => told.push(state),
    );
    return { saver, server, written, told };
}
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("a draft", () => {
    beforeEach(() => vi.useFakeTimers());
    afterEach(() => vi.useRealTimers());

    it("is saved once for what is typed within a moment", async () => {
        const { saver, written, told } = served();
        saver.keep("H");
        await later(500);
        saver.keep("Hej");
        await later(500);
        expect(written).toEqual([]);
        await later(500);
        expect(written).toEqual(["Hej"]);
        expect(told.at(-1)).toBe("saved");
    });
    it("is tried again until the line is back, and nothing later is lost", async () => {
        const { saver, server, written, told } = served();
        server.down = true;
        saver.keep("Hej");
        await later(10_000);
        expect(written).toEqual([]);
        expect(told.at(-1)).toBe("unsaved");
        saver.keep("Hej igen");
        server.down = false;
        void saver.now();
        await later(0);
        expect(written).toEqual(["Hej igen"]);
        expect(told.at(-1)).toBe("saved");
    });
    it("is saved again when more was typed while it was being saved", async () => {
        const { saver, server, written } = served();
        let go: () => void = () => undefined;
        server.hold = new Promise((resolve) => (go = resolve));
        saver.keep("a");
        await later(1_000);
        saver.keep("ab");
        await later(5_000);
        expect(written).toEqual([]);
        go();
        await later(1_000);
        expect(written).toEqual(["a", "ab"]);
    });
    it("is not saved after what it was has been sent, and goes on when that failed", async () => {
        const { saver, server, written, told } = served();
        let go: () => void = () => undefined;
        server.hold = new Promise((resolve) => (go = resolve));
        saver.keep("a");
        await later(1_000);
        const stopped = saver.stop();
        let landed = false;
        void stopped.then(() => (landed = true));
        await later(0);
        expect(landed).toBe(false);
        go();
        await stopped;
        expect(written).toEqual(["a"]);
        saver.keep("ab");
        await later(5_000);
        expect(written).toEqual(["a"]);
        saver.goOn();
        await later(0);
        expect(written).toEqual(["a", "ab"]);
        saver.sent();
        await later(5_000);
        expect(written).toEqual(["a", "ab"]);
        expect(told.at(-1)).toBe("none");
    });
    it.each([401, 404, 422])("that is refused with %i is not tried again by itself", async (status) => {
        const { saver, server, written, told } = served();
        server.down = true;
        server.fault = new ApiProblem(status, "refused", "");
        saver.keep("Hej");
        await later(1_000);
        expect(told.at(-1)).toBe("refused");
        server.down = false;
        await later(10_000);
        expect(written).toEqual([]);
    });
    it("is erased when nothing is left of it", async () => {
        const { saver, written, told } = served("Hej");
        saver.keep("");
        await later(1_000);
        expect(written).toEqual([""]);
        expect(told.at(-1)).toBe("none");
        saver.keep("");
        await later(1_000);
        expect(written).toEqual([""]);
    });
});

describe("the drafts of a place", () => {
    const offline = new ApiProblem(0, "offline", "");
    const server = { said: "", down: undefined as ApiProblem | undefined, asked: 0 };
    beforeEach(() => {
        vi.useFakeTimers();
        Object.assign(server, { said: "", down: undefined, asked: 0 });
        vi.spyOn(api, "write").mockImplementation((_method, _path, body) => {
            server.asked += 1;
            if (server.down) return Promise.reject(server.down);
            server.said = (body as { text: string } | undefined)?.text ?? "";
            return Promise.resolve({ at: "2019-05-20T08:00:00Z" } as never);
        });
    });
    afterEach(() => {
        dropSavers();
        vi.useRealTimers();
        vi.restoreAllMocks();
    });

    it("have one saver: whoever comes back goes on with what was not saved", async () => {
        server.down = offline;
        const first = saverOf("C", "T", "");
        first.keep("Hej");
        await first.now();
        const again = saverOf("C", "T", "");
        expect(again.text).toBe("Hej");
        expect(saverOf("C", "other", "").text).toBe("");
        again.keep("Hej igen");
        server.down = undefined;
        await later(10_000);
        expect(server.said).toBe("Hej igen");
        expect(saverOf("C", "T", "Hej igen").text).toBe("Hej igen");
    });
    it("are asked for when what was on its way has arrived", async () => {
        saverOf("C", "T", "").keep("Hej");
        await draftArrived("C", "T");
        expect(server.said).toBe("Hej");
        expect(saverOf("C", "T", server.said).settled).toBe(true);
    });
    it("do not come back when the message has been sent", async () => {
        server.down = offline;
        const left = saverOf("C", "T", "");
        left.keep("Hej");
        await left.now();
        const sending = saverOf("C", "T", "");
        await sending.stop();
        server.down = undefined;
        sending.sent();
        await later(60_000);
        expect(server.said).toBe("");
    });
    it("are saved before one signs out, and never in the next one's name", async () => {
        const saver = saverOf("C", "T", "");
        saver.keep("Hej");
        await saversSettled();
        expect(server.said).toBe("Hej");
        server.down = offline;
        saver.keep("Hej du");
        await saver.now();
        dropSavers();
        server.down = undefined;
        const { asked } = server;
        await later(60_000);
        saver.keep("Hej alla");
        await saver.now(); // the form is left
        expect(server.asked).toBe(asked);
        expect(saverOf("C", "T", "").text).toBe("");
    });
    it("all end when the session has", async () => {
        server.down = offline;
        const other = saverOf("C", "other", "");
        other.keep("Ett annat");
        await other.now();
        server.down = new ApiProblem(401, "unauthorized", "");
        const saver = saverOf("C", "T", "");
        saver.keep("Hej");
        await saver.now();
        const { asked } = server;
        server.down = undefined;
        await later(60_000);
        expect(server.asked).toBe(asked);
    });
});
