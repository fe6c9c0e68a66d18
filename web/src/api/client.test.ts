import { describe, expect, it, vi } from "vitest";
import { ApiClient, queryText } from "./client";

const answer = (status: number, body?: unknown) =>
    new Response(body === undefined ? null : JSON.stringify(body), {
        status,
        headers: { "Content-Type": "application/json" },
    });

function setUp(...answers: (Response | Error)[]) {
    const calls: RequestInit[] = [];
    const signedOut = vi.fn();
    const send = (_: unknown, init?: RequestInit) => {
        calls.push(init ?? {});
        const next = answers.shift() ?? answer(500);
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    };
    const client = new ApiClient({ csrf: () => "token", language: () => "sv", signedOut }, send, [0, 0]);
    return { client, calls, signedOut };
}
const header = (init: RequestInit | undefined, name: string) =>
    (init?.headers as Record<string, string>)[name];

describe("ApiClient", () => {
    it("repeats a write with the same key until it is answered", async () => {
        const { client, calls } = setUp(
            new TypeError("network"),
            answer(503, { code: "unavailable" }),
            answer(201, { item: "A" }),
        );
        await expect(client.write("POST", "/x", { a: 1 })).resolves.toEqual({ item: "A" });
        expect(calls).toHaveLength(3);
        expect(new Set(calls.map((call) => header(call, "Idempotency-Key"))).size).toBe(1);
        expect(header(calls[0], "X-CSRF-Token")).toBe("token");
    });
    it("gives up and says that nobody answered", async () => {
        const { client } = setUp(new TypeError(), new TypeError(), new TypeError());
        await expect(client.write("POST", "/x", {})).rejects.toMatchObject({
            code: "offline",
            passing: true,
        });
    });
    it("never repeats what was refused", async () => {
        const { client, calls } = setUp(answer(422, { code: "required", pointer: "/title" }));
        await expect(client.write("POST", "/x", {})).rejects.toMatchObject({ code: "required" });
        expect(calls).toHaveLength(1);
    });
    it("tells when the session is gone", async () => {
        const { client, signedOut } = setUp(answer(401, { code: "sign_in_needed" }));
        await expect(client.get("/x")).rejects.toMatchObject({ status: 401 });
        expect(signedOut).toHaveBeenCalledOnce();
    });
    it("leaves out empty query parameters", () => {
        expect(queryText({ q: "", scope: "mine", descending: false, offset: 0, phase: undefined })).toBe(
            "?scope=mine&offset=0",
        );
        expect(queryText({})).toBe("");
    });
});
