// How much one person may ask for: every kind to its end, by everybody's own count, and what the log has of it. The numbers and
// why they are so stand in src/http/budget.hpp and docs/04-operations.md 4.9.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { binary, startServer } from "../server.mjs";
import { contract, People, personalNumber } from "./client.mjs";

const kSearches = 120;
const kReadings = 300;
const kTakenOut = 60;
const kLists = 600;
const kHanging = 600;
const nowhere = "3ZZZZZZZZZZZZ"; // well-formed, and nothing's

let server, people, karin, monica, caseId;
before(async () => {
    server = await startServer({ env: { SAMKRAFT_BUDGET_TIMES: "1" } });
    people = new People(server);
    karin = await people.as("karin.ostlund");
    monica = await people.as("monica.dahlin");
    caseId = (await karin.get("/cases", { scope: "mine", limit: 1 })).rows[0].case;
});
after(() => server?.stop());

/** The access log's newest row about a refusal, as CEF. */
async function refusals() {
    const env = {
        ...process.env,
        SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
        SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
    };
    const { stdout } = await promisify(execFile)(binary(), ["audit", "export"], {
        env,
        maxBuffer: 1 << 28,
    });
    return stdout.split("\n").filter((row) => row.includes("|refused|"));
}
/** Asks until there is no more; gives how often that went well. Each is told its number. */
async function untilRefused(most, ask) {
    for (let n = 0; n <= 2 * most; ++n) {
        const answer = await ask(n);
        if (answer.status === 429) {
            assert.equal(answer.body.code, "too_many_tries", answer.text);
            const wait = Number(answer.headers.get("retry-after"));
            assert.ok(wait >= 1 && wait <= 60, `${wait}`);
            assert.ok(answer.body.title.includes(` ${wait} sekunder`), answer.text);
            return n;
        }
        assert.ok(answer.status < 500, answer.text);
    }
    return Infinity;
}
/** Some come back while one asks: as many as `seconds` bring, and one more. */
const isAbout = (count, most, aSecond, from) => {
    const back = ((performance.now() - from) / 1000) * aSecond;
    assert.ok(count >= most && count <= most + back + 1, `${count}, not ${most} and ${back} that came back`);
};

test("the contract tells of it, of every route that is counted", () => {
    for (const [method, route] of [
        ["get", "/cases"],
        ["get", "/cases/counts"],
        ["post", "/cases"],
        ["get", "/cases/{case}"],
        ["get", "/cases/{case}/timeline"],
        ["get", "/cases/{case}/documents/{item}"],
        ["get", "/cases/{case}/threads/{thread}"],
        ["post", "/cases/{case}/papers/{template}"],
        ["get", "/reports/sus"],
        ["get", "/cases/export"],
        ["get", "/cases/{case}/extract"],
        ["get", "/records/{case}/file"],
        ["get", "/cases/{case}/news"],
        ["get", "/cases/{case}/access"],
        ["get", "/cases/{case}/allocation"],
        ["get", "/cases/{case}/consents/{consent}"],
        ["get", "/cases/{case}/items/{item}/openings"],
        ["get", "/cases/{case}/threads"],
        ["get", "/cases/{case}/drafts/{place}"],
        ["get", "/cases/{case}/rules"],
        ["get", "/cases/{case}/readers"],
        ["get", "/cases/{case}/audience"],
    ])
        // prettier-ignore
        assert.ok(contract.paths[route][method].responses["429"], `${method} ${route}`);
});

describe("searches", () => {
    test("are so many a minute, of names and of numbers together", async () => {
        const from = performance.now();
        const count = await untilRefused(kSearches, (n) =>
            n % 3 === 2
                ? karin.call("GET", "/cases/counts", { query: { scope: "all", q: `namn ${n}` } })
                : karin.call("GET", "/cases", { query: { scope: "all", q: `namn ${n}` } }),
        );
        isAbout(count, kSearches, 2, from);
    });
    test("are then refused by name and by number, and nothing else is", async () => {
        // As many come back as time has passed: so each is asked until it is refused.
        for (const ask of [
            (n) => karin.call("GET", "/cases", { query: { q: `annat ${n}` } }),
            (n) => karin.call("GET", "/cases/counts", { query: { q: `annat ${n}` } }),
            (n) =>
                karin.call("POST", "/cases", {
                    body: {
                        identity: {
                            personal_number: personalNumber("19230317", 238 + (n % 2)),
                            given_name: "Påhittad",
                            family_name: "Person",
                        },
                        opened: { date: "2019-05-20", reason: "Utan arbete." },
                    },
                }),
        ])
            assert.ok((await untilRefused(kSearches, ask)) < kSearches);
        for (const address of ["/my-day", "/cases", `/cases/${caseId}`, "/cases/counts"])
            await karin.get(address);
    });
    test("of a colleague are the colleague's own", async () => {
        await monica.get("/cases", { q: "Lind" });
    });
    test("for the same words are one: pages, orders, and what is asked anew", async () => {
        const peter = await people.as("peter.holmgren");
        for (let n = 0; n < 2 * kSearches; ++n)
            await peter.get(n % 2 ? "/cases" : "/cases/counts", { scope: "team", q: "Lind", offset: n });
    });
});

describe("readings", () => {
    test("are so many in ten minutes, whether the case is there or not", async () => {
        const from = performance.now();
        const count = await untilRefused(kReadings, (n) =>
            monica.call("GET", `/cases/${[caseId, nowhere][n % 2]}${n % 3 ? "" : "/timeline"}`),
        );
        isAbout(count, kReadings, 0.5, from);
        const month = { from: "2019-01-01", until: "2019-05-01" };
        for (const [address, query] of [[`/cases/${caseId}`], [`/cases/${nowhere}`], ["/reports/sus", month]])
            assert.ok(
                (await untilRefused(kReadings, () => monica.call("GET", address, { query }))) < 50,
                address,
            );
    });
    test("that are refused stand in the log once a minute, and do not fill it", async () => {
        const anna = await people.as("anna.lind");
        const own = (await anna.get("/cases", { scope: "mine", limit: 1 })).rows[0].case;
        const rows = async () =>
            (await refusals()).filter((row) => row.includes(` suid=${anna.session.worker} `));
        assert.deepEqual(await rows(), [], "nothing has been refused yet");
        const from = performance.now();
        await untilRefused(kReadings, () => anna.call("GET", `/cases/${own}`));
        let refused = 1;
        for (let n = 0; n < 20; ++n)
            refused += (await anna.call("GET", `/cases/${own}`)).status === 429 ? 1 : 0;
        const minutes = Math.floor((performance.now() - from) / 60_000);
        const told = await rows();
        assert.ok(
            refused > 5 && told.length >= 1 && told.length <= 1 + minutes,
            `${told.length} of ${refused}`,
        );
        assert.ok(
            told[0].includes("request=GET /cases/{case} ") && told[0].includes(` cs2=${own} `),
            told[0],
        );
    });
});

/** Twenty at a time, so that more is asked than comes back; gives how many went well, and one that did not. */
async function inPlenty(most, ask) {
    let taken = 0;
    for (let n = 0; n < 3 * most; n += 20) {
        const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(n + i)));
        taken += answers.filter(({ status }) => status === 200).length;
        const refused = answers.find(({ status }) => status === 429);
        if (refused) return { taken, refused };
    }
    return { taken };
}
for (const [what, most, username, ask, others] of [
    [
        "lists without words",
        kLists,
        "jonas.ekdahl",
        (client, own, n) =>
            client.call("GET", n % 2 ? "/cases" : "/cases/counts", { query: { scope: "mine", limit: 1 } }),
        (own) => [`/cases/${own}`, `/cases/${own}/readers`, "/my-day"],
    ],
    [
        "what hangs on a case",
        kHanging,
        "maria.stjernqvist",
        (client, own, n) => client.call("GET", `/cases/${own}/${["rules", "readers", "threads"][n % 3]}`),
        (own) => [`/cases/${own}`, "/cases", "/my-day"],
    ],
])
    test(`${what}: so many a minute, then refused, told in the log once, and nothing else is`, async () => {
        const client = await people.as(username);
        const own = (await client.get("/cases", { scope: "mine", limit: 1 })).rows[0].case;
        const from = performance.now();
        const { taken, refused } = await inPlenty(most, (n) => ask(client, own, n));
        const back = ((performance.now() - from) / 1000) * (most / 60);
        assert.ok(taken >= most - 2 && taken <= most + back + 1, `${taken}, and ${back} that came back`);
        assert.equal(refused.body.code, "too_many_tries");
        assert.ok(Number(refused.headers.get("retry-after")) >= 1);
        await inPlenty(20, (n) => ask(client, own, n));
        const minutes = Math.floor((performance.now() - from) / 60_000);
        const told = (await refusals()).filter((row) => row.includes(` suid=${client.session.worker} `));
        assert.ok(told.length >= 1 && told.length <= 1 + minutes, told.join("\n"));
        for (const address of others(own)) await client.get(address);
    });

test("what is taken out is so much an hour, and lists and cases are read on", async () => {
    const count = await untilRefused(kTakenOut, () =>
        karin.call("GET", `/cases/${nowhere}/extract`, { query: { format: "json" } }),
    );
    assert.ok(count >= kTakenOut && count <= kTakenOut + 2, `${count}`);
    await karin.refused(429, "too_many_tries", "GET", "/cases/export");
    await karin.refused(429, "too_many_tries", "GET", `/records/${caseId}/file`);
    await karin.get("/cases", { scope: "mine" });
    await karin.get(`/cases/${caseId}`);
});
