// Behind a proxy: where a request comes from is what a proxy of the configuration says, and nobody else. docs/04-operations.md 4.9.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startOwn } from "../server.mjs";
import { Client } from "./client.mjs";

const password = "ett påhittat lösenord";
const anna = {
    username: "anna.lind",
    password,
    "given-name": "Anna",
    "family-name": "Lind",
    role: "employment_officer",
    party: "employment_service",
};
const kFreeTries = 50; // wrong passwords from an address: office/throttle.hpp

let proxied, alone;
before(async () => {
    [proxied, alone] = await Promise.all([
        startOwn({ users: [anna], config: () => 'trusted_proxies = ["127.0.0.1", "10.0.0.5"]\n' }),
        startOwn({ users: [anna] }),
    ]);
});
after(() => Promise.all([proxied?.stop(), alone?.stop()]));

/** Signs in, as a request that comes with this X-Forwarded-For. */
const signIn = (server, forwarded, username = anna.username, said = password) =>
    new Client(server.url).call("POST", "/session", {
        body: { username, password: said },
        headers: { "X-Forwarded-For": forwarded },
    });
/** Where the newest sign-in came from, by the page of one's own sessions and by the access log. */
async function sourceOf(server, forwarded) {
    const client = new Client(server.url);
    const answer = await client.call("POST", "/session", {
        body: { username: anna.username, password },
        headers: { "X-Forwarded-For": forwarded },
    });
    assert.equal(answer.status, 200, answer.text);
    const { sessions } = await client.get("/sessions");
    const { source } = sessions.find(({ current }) => current);
    // A sign-in is answered without waiting for its row.
    let signedIn;
    for (let i = 0; i < 20 && !signedIn?.includes(` src=${source} `); ++i) {
        const rows = (await server.run(["audit", "export"])).trim().split("\n");
        signedIn = rows.filter((row) => /signed_in/.test(row)).at(-1);
    }
    assert.ok(signedIn?.includes(` src=${source} `), `${source}: ${signedIn}`);
    return source;
}
/** How many wrong passwords are looked at before one must wait, each for another name. */
async function triesFrom(server, forwarded) {
    for (let tries = 0; tries < 2 * kFreeTries; ++tries) {
        const name = `ingen.${tries}.${crypto.randomUUID().slice(0, 8)}`;
        const answer = await signIn(server, forwarded(tries), name, "fel");
        if (answer.status === 429) {
            assert.equal(answer.body.code, "too_many_tries");
            assert.ok(Number(answer.headers.get("retry-after")) > 0);
            return tries;
        }
        assert.equal(answer.status, 401, answer.text);
    }
    return Infinity;
}

describe("behind a proxy that is named", () => {
    test("a request comes from whom the proxy got it, in the sessions and in the log", async () => {
        assert.equal(await sourceOf(proxied, "198.51.100.1"), "198.51.100.1");
        assert.equal(await sourceOf(proxied, "2001:DB8::7"), "2001:db8::7");
        assert.equal(await sourceOf(proxied, undefined), "127.0.0.1");
    });
    test("what the browser wrote in the header itself is nobody's address", async () => {
        assert.equal(await sourceOf(proxied, "203.0.113.9, 198.51.100.1"), "198.51.100.1");
        assert.equal(await sourceOf(proxied, "203.0.113.9, 198.51.100.1, 10.0.0.5"), "198.51.100.1");
        assert.equal(await sourceOf(proxied, "127.0.0.1, 198.51.100.1"), "198.51.100.1");
    });
    test("what is no address is passed over, and stands in no line of any log", async () => {
        const forged = 'x"} {"event":"forged"}|act=read src=203.0.113.9';
        assert.equal(await sourceOf(proxied, forged), "127.0.0.1");
        assert.equal(await sourceOf(proxied, `203.0.113.9, ${forged}`), "127.0.0.1");
        assert.equal(await sourceOf(proxied, "203.0.113.9:4711"), "127.0.0.1");
        for (const text of [proxied.said(), await proxied.run(["audit", "export"])])
            assert.ok(!text.includes("forged") && !text.includes("203.0.113.9"), text);
    });
    test("wrong passwords are counted for each client, whatever it writes before its own address", async () => {
        const tries = await triesFrom(proxied, (i) => `203.0.113.${i}, 198.51.100.66`);
        assert.ok(tries >= kFreeTries && tries < 2 * kFreeTries, `${tries} tries`);
        const neighbour = await signIn(proxied, "198.51.100.67");
        assert.equal(neighbour.status, 200, neighbour.text);
    });
});

describe("without one", () => {
    test("a header from anybody changes nothing", async () => {
        assert.equal(await sourceOf(alone, "198.51.100.1"), "127.0.0.1");
        assert.equal(await sourceOf(alone, "198.51.100.1, 127.0.0.1"), "127.0.0.1");
    });
    test("another address in the header is no new count of wrong passwords", async () => {
        const tries = await triesFrom(alone, (i) => `198.51.100.${i}`);
        assert.ok(tries >= kFreeTries && tries < 2 * kFreeTries, `${tries} tries`);
    });
});

test("a proxy that is no address stops the start, with its words and the line", async () => {
    for (const [said, why] of [
        ['["127.0.0.1", "10.0.0.0/8"]', /line 1: an address of a proxy is wanted.*“10\.0\.0\.0\/8”/],
        ['["proxy.example.se"]', /line 1: an address of a proxy is wanted.*“proxy\.example\.se”/],
        ['["0.0.0.0"]', /line 1: write the address of each proxy: not of all who there are/],
        ['"127.0.0.1"', /line 1: a list of texts is wanted for “trusted_proxies”/],
    ])
        await assert.rejects(startOwn({ users: [], config: () => `trusted_proxies = ${said}\n` }), why);
});
