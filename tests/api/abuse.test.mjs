// Abuse: what somebody might do to read or write what is not theirs. The first part is made from api/openapi.yaml: every route ×
// everybody who has no business there × everything that may be wrong with a request, so that a route is covered on the day it
// is written down. Which case is proved by which test stands in docs/06-security.md.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { binary, startServer } from "../server.mjs";
import { Client, contract, documentHeader, People, personalNumber } from "./client.mjs";

const day = "2019-05-20";
const nobodys = "3ZZZZZZZZZZZZ"; // well-formed, and nothing's
const kSecret = "zz-canary-7f3a"; // must not come back from anywhere

let server,
    people,
    owner,
    reviewer,
    questionId,
    threadId,
    caseId,
    consentId,
    documentId,
    itemId,
    listedId,
    importId,
    relationId,
    viewId,
    awayId,
    providerId,
    signalToken,
    sessionId;
/** Who may use the route. */
const holder = ({ template }) => (template.startsWith("/reviews") ? reviewer : owner);
/** By what they are: people who must not reach the case. */
const outsiders = {};

const note = (text = "Teamet träffas på torsdag.") => ({
    kind: "note",
    category: "joint_plan",
    data: { heading: "Teammöte", text },
});
/** A good body for each route that takes JSON; a route that is not here is sent an empty object. */
const bodies = {
    "POST /session": () => ({ username: "karin.ostlund", password: "fel lösenord" }),
    "POST /cases": () => ({
        identity: {
            personal_number: personalNumber("19880809", 238),
            given_name: "Påhittad",
            family_name: "Person",
        },
        opened: { date: day, reason: "Utan arbete." },
    }),
    "POST /cases/{case}/entries": () => ({ entries: [note()] }),
    "POST /cases/{case}/check": () => ({ entries: [note()] }),
    "POST /away": () => ({ worker: owner.session.worker, from: "2020-01-01", until: "2020-01-02" }),
    "PUT /cases/{case}/drafts/{place}": () => ({ text: "Hej" }),
    "POST /own-relations": () => ({ personal_number: personalNumber("19550505", 238), closeness: "other" }),
    "POST /staff-relations/{relation}/end": () => ({ reason: "Gäller inte." }),
    "POST /views": () => ({ name: `Vy ${crypto.randomUUID()}` }),
    "PUT /views/{view}": () => ({ name: "Min vy", query: "flag=waiting" }),
    "PUT /notices": () => ({ from: 18, until: 7, days_off: true }),
    "PUT /notices/{channel}": () => ({ address: "karin@af.example" }),
    "POST /notices/{channel}/confirmation": () => ({ code: "123456" }),
    "POST /openings": () => ({ personal_number: "19901211-9948", reason: "Vikarierar i dag" }),
    "POST /reviews/items/{listed}/findings": () => ({ version: 0, finding: "in_order" }),
    "POST /reviews/openings/{opening}/verdict": () => ({ verdict: "approved" }),
    "POST /records/{case}/entries": () => ({
        entries: [{ kind: "hold_set", data: { reason: "Beslutet är överklagat." } }],
    }),
};
const provider = () => ({ provider: { name: `Skolan ${crypto.randomUUID()}`, kind: "school" } });
Object.assign(bodies, {
    "POST /providers": provider,
    "PUT /providers/{provider}": () => ({ version: 1, ...provider() }),
    "POST /entries": () => ({ cases: [{ case: caseId, entries: [note()] }] }),
});
const about = { version: 1, text: "Ja." };
Object.assign(bodies, {
    "POST /text-check": () => ({ texts: ["En person har ont."] }),
    "POST /consultations": () => ({
        role: "care_coordinator",
        subject: "Smärta",
        text: "En person har ont.",
    }),
    "POST /consultations/{question}/taking": () => ({ version: 1 }),
    "POST /consultations/{question}/answers": () => about,
    "POST /consultations/{question}/follow-ups": () => about,
    "POST /consultations/{question}/agreement": () => ({ version: 1, agreed: true }),
    "POST /consultations/{question}/closing": () => ({ version: 1 }),
    "POST /consultations/{question}/publication": () => ({
        version: 1,
        subject: "Smärta",
        question: "Kan man ha ont?",
        answer: "Ja.",
    }),
    "POST /consultations/{question}/withdrawal": () => ({ version: 1 }),
});
/** What the owner, an officer who keeps the records, has no answer from: a participant's page, and what has not happened. */
const notTheirs = {
    "GET /my-case": 403,
    "GET /records/{case}/certificate": 404,
    "GET /staff-relations": 403,
    "GET /briefings/{worker}": 404,
    "GET /undelivered-notices": 403,
};
/** What is filled in for a parameter of a path, there and nowhere. A new one must be added, or every test here fails. */
const identities = {
    case: () => [caseId, nobodys],
    consent: () => [consentId, nobodys],
    listed: () => [listedId, nobodys],
    opening: () => [listedId, nobodys],
    week: () => ["2019-05-13", "1999-01-04"],
    import: () => [importId, "0".repeat(64)],
    item: () => [itemId, nobodys],
    relation: () => [relationId, nobodys],
    view: () => [viewId, nobodys],
    session: () => [sessionId, nobodys],
    worker: () => [owner.session.worker, nobodys],
    away: () => [awayId, nobodys],
    question: () => [questionId, nobodys],
    template: () => ["summons", "kallelse"],
    provider: () => [providerId, nobodys],
    token: () => [signalToken, nobodys],
    thread: () => [threadId, nobodys],
    place: () => ["thread", "elsewhere"],
    channel: () => ["mail", "pigeon"],
    notice: () => [nobodys, nobodys], // none fails where none are sent: tests/api/notices.test.mjs has one
};
const queries = {
    "GET /reports/sus": "?from=2019-01-01&until=2019-05-01",
    "GET /cases/{case}/audience": "?kind=note",
};

const methods = (item) => Object.keys(item).filter((word) => word !== "parameters");
const routes = Object.entries(contract.paths).flatMap(([template, item]) =>
    methods(item).map((method) => {
        const operation = item[method];
        const name = `${method.toUpperCase()} ${template}`;
        return {
            name,
            method: method.toUpperCase(),
            template,
            open: operation.security?.length === 0,
            changes: method !== "get",
            json: Boolean(operation.requestBody?.content["application/json"]),
            file: Boolean(operation.requestBody) && !operation.requestBody.content["application/json"],
            stream: Boolean(operation.responses["200"]?.content?.["text/event-stream"]),
            parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(
                ({ $ref, ...own }) => ($ref ? contract.components.parameters[$ref.split("/").at(-1)] : own),
            ),
            body: () => JSON.stringify(bodies[name]?.() ?? {}),
        };
    }),
);
/** Where a route is, with the first (there) or the second (nowhere) of each identity. */
function addressOf({ name, template }, which = 0) {
    const filled = template.replaceAll(/\{(\w+)\}/g, (_, word) => {
        assert.ok(identities[word], `${name}: say in identities what a {${word}} is`);
        const kept = word === "item" && template.includes("/documents/"); // an item of a kind of its own
        return kept ? [documentId, nobodys][which] : identities[word]()[which];
    });
    return `/api/v1${filled}${queries[name] ?? ""}`;
}

/** One request as it is written here and nothing else; an event stream is left when its headers have come. */
function raw(method, address, { headers = {}, body } = {}) {
    return new Promise((resolve, reject) => {
        const { hostname, port } = new URL(server.url);
        const request = http.request({ hostname, port, method, path: address, headers, agent: false });
        request.on("error", reject);
        request.on("response", (answer) => {
            const chunks = [];
            const done = () =>
                resolve({
                    status: answer.statusCode,
                    headers: answer.headers,
                    raw: answer.rawHeaders,
                    bytes: Buffer.concat(chunks),
                    text: Buffer.concat(chunks).toString(),
                });
            if (answer.headers["content-type"] === "text/event-stream") {
                done();
                return request.destroy();
            }
            answer.on("data", (chunk) => chunks.push(chunk));
            answer.on("end", done);
            answer.on("error", reject);
        });
        request.end(body);
    });
}
/** What somebody's page would send to a route, and what is to be wrong with it. */
function ask(client, route, { which = 0, headers = {}, body, address, length } = {}) {
    const sent = { Cookie: client?.cookie || undefined, "Accept-Language": "sv" };
    if (route.changes) {
        sent["Idempotency-Key"] = crypto.randomUUID();
        sent["X-CSRF-Token"] = client?.session?.csrf;
    }
    if (route.json) sent["Content-Type"] = "application/json";
    if (route.file) sent["Content-Type"] = "text/csv";
    if (route.file && route.template.endsWith("/documents")) {
        const data = { title: "Handling", type: "other", received: day, file_name: "a.txt" };
        const entry = { kind: "document_added", category: "joint_plan", data };
        Object.assign(sent, { "Content-Type": "text/plain", "Samkraft-Document": documentHeader([entry]) });
    }
    Object.assign(sent, headers);
    for (const [name, value] of Object.entries(sent)) if (value === undefined) delete sent[name];
    body ??= route.json ? route.body() : route.file ? "personnummer;namn\n" : undefined;
    if (body !== undefined) sent["Content-Length"] = length ?? Buffer.byteLength(body);
    else if (route.changes) sent["Content-Length"] = 0;
    return raw(route.method, address ?? addressOf(route, which), { headers: sent, body });
}
const bare = ({ status, raw: pairs, text }) => ({
    status,
    headers: pairs.filter((_, i) => pairs[i - (i % 2)].toLowerCase() !== "date"),
    text: text.replace(/"trace":"[^"]*"/, ""),
});
function isRefused(answer, status, code, what) {
    assert.deepEqual(
        [answer.status, JSON.parse(answer.text || "{}").code],
        [status, code],
        what + answer.text,
    );
    assert.equal(answer.headers["content-type"], "application/problem+json", what);
}
/** What every answer of the API says, and what none may. */
function isGuarded({ headers, status }, what) {
    assert.ok(status < 500 || status === 501, `${what}: ${status}`);
    assert.equal(headers["x-content-type-options"], "nosniff", what);
    assert.equal(headers["cache-control"], "no-store", what);
    assert.equal(headers["referrer-policy"], "no-referrer", what);
    assert.equal(headers["cross-origin-resource-policy"], "same-origin", what);
    assert.match(headers["content-security-policy"] ?? "", /default-src 'none'/, what);
    assert.match(headers["content-security-policy"], /frame-ancestors 'none'/, what);
    assert.ok(!headers["strict-transport-security"], what); // never in the clear (RFC 6797, 7.2)
    for (const name of Object.keys(headers))
        assert.ok(!name.startsWith("access-control-"), `${what}: ${name}`);
    assert.equal(headers.server, undefined, what);
    if (headers["content-disposition"]) {
        // Somebody's file: kept, never shown, and without a right to anything should it be shown all the same.
        assert.match(headers["content-disposition"], /^attachment; filename="[\w.-]+"$/, what);
        assert.match(headers["content-security-policy"], /^default-src 'none'; sandbox;/, what);
    } else if (status !== 204 && headers["content-type"] !== "text/event-stream")
        assert.match(headers["content-type"] ?? "", /^application\/(problem\+)?json$/, what);
}
const state = async () => {
    const { content, may } = await owner.get(`/cases/${caseId}`);
    return JSON.stringify([content, may, (await owner.get("/cases", { scope: "party", limit: 1 })).total]);
};
const safely = async (act) => {
    const was = await state();
    await act();
    assert.equal(await state(), was, "something was changed");
};

/** The token of a new link for signals, of an activity that is made for it. */
async function linkTo(client, id) {
    const [activity] = await client.write(id, {
        kind: "activity_offered",
        topic: "work",
        data: { activity: "other", title: "Verkstaden", from: day },
    });
    const link = { open: true, until: "2019-06-20" };
    await client.write(id, { kind: "signal_link", item: activity, version: 1, data: link });
    const { activities } = (await client.get(`/cases/${id}`)).content;
    return activities.find(({ offer }) => offer.about.item === activity).signal_links[0].token;
}

before(async () => {
    server = await startServer();
    people = new People(server);
    owner = await people.as("karin.ostlund");
    outsiders["a colleague without assignment"] = await people.as("anna.lind");
    outsiders["another party"] = await people.as("monica.dahlin");
    outsiders["an administrator"] = await people.as("agneta.kron");
    for (const row of await owner.rows({ scope: "mine", phase: "active" })) {
        const answers = await Promise.all(
            Object.values(outsiders).map((who) => who.call("GET", `/cases/${row.case}`)),
        );
        if (answers.every(({ status }) => status === 404)) caseId = row.case;
    }
    assert.ok(caseId, "no case that only some can reach");
    consentId = (await owner.get(`/cases/${caseId}`)).content.consents?.[0]?.asked.about.item;
    assert.ok(consentId, "a case without consents");
    [itemId] = await owner.write(caseId, note());
    [threadId] = await owner.write(caseId, {
        kind: "thread_started",
        data: { subject: "Internt", text: "Hej" },
    });
    const kept = await owner.upload(caseId, { category: "joint_plan" });
    assert.equal(kept.status, 201, kept.text);
    [documentId] = kept.body.items;
    const declared = await (
        await people.as("peter.holmgren")
    ).call("POST", "/own-relations", {
        body: { personal_number: personalNumber("19440404", 238), closeness: "relative" },
    });
    relationId = declared.body.relations[0].id;
    viewId = (await owner.call("POST", "/views", { body: { name: "Min vy" } })).body.views[0].view;
    const away = await owner.call("POST", "/away", {
        body: { worker: owner.session.worker, from: "2019-06-01", until: "2019-06-02" },
    });
    awayId = away.body.rows[0].id;
    const file = `personnummer;namn\n${personalNumber("19700102", 311)};Fil, Påhittad\n`;
    const answer = await owner.call("POST", "/imports/participants", {
        text: file,
        headers: { "Content-Type": "text/csv" },
    });
    assert.equal(answer.status, 200, answer.text);
    importId = answer.body.import;
    const asked = await owner.call("POST", "/consultations", {
        body: { role: "care_coordinator", subject: "Smärta", text: "En person har ont. Vad göra?" },
    });
    assert.equal(asked.status, 201, asked.text);
    questionId = asked.body.row.question;
    const school = await owner.call("POST", "/providers", { body: provider() });
    assert.equal(school.status, 201, school.text);
    providerId = school.body.id;
    signalToken = await linkTo(owner, caseId);
    reviewer = await people.as("eva.hallgren");
    const listed = (await reviewer.get("/reviews/weeks/2019-05-13")).items;
    listedId = listed.find(({ own }) => !own).about.item;
    const { password } = await new Client(server.url).get("/demo/users");
    await new Client(server.url).signIn("karin.ostlund", password);
    sessionId = (await owner.get("/sessions")).sessions.find(({ current }) => !current).id;
});
after(() => server?.stop());

for (const route of routes) {
    describe(route.name, () => {
        if (!route.open)
            test("without a session, or with one that is none: the same refusal", async () => {
                const first = await ask(undefined, route);
                isRefused(first, 401, "sign_in_needed", "");
                for (const which of [0, 1])
                    for (const cookie of [
                        undefined,
                        "a",
                        "0".repeat(64),
                        `${"0".repeat(64)}; samkraft_session=1`,
                    ])
                        assert.deepEqual(
                            bare(
                                await ask(undefined, route, {
                                    which,
                                    headers: { Cookie: cookie && `samkraft_session=${cookie}` },
                                }),
                            ),
                            bare(first),
                            String(cookie),
                        );
            });
        else if (route.changes)
            test("from a foreign page it is refused", async () => {
                for (const origin of ["https://ond.example", "null", `${server.url}.ond.example`])
                    isRefused(
                        await ask(undefined, route, { headers: { Origin: origin } }),
                        403,
                        "forged_request",
                        origin,
                    );
            });

        test("who has no business there gets the same answer for what is and what is not", async () => {
            await safely(async () => {
                // Whoever has the link of a place has business there; of the register, all who work with cases.
                if (!route.template.includes("{") || route.template.includes("{token}")) return;
                const register = route.template.startsWith("/providers/");
                // Who works here is known to all who do; of what hangs on a colleague each gets the own part, which is none.
                const ofAColleague = route.name === "GET /holdings/{worker}";
                for (const [who, client] of Object.entries(outsiders)) {
                    if (register && who !== "an administrator") continue;
                    if (ofAColleague && who !== "an administrator") {
                        const { status, text } = await ask(client, route);
                        assert.ok(status === 404 || (status === 200 && !text.includes(caseId)), who);
                        continue;
                    }
                    const there = await ask(client, route);
                    const nowhere = await ask(client, route, { which: 1 });
                    assert.deepEqual(bare(there), bare(nowhere), who);
                    assert.ok(
                        [403, 404, 409].includes(there.status),
                        `${who}: ${there.status} ${there.text}`,
                    );
                    assert.ok(!there.text.includes(caseId), who);
                }
            });
        });

        if (route.changes && !route.open)
            test("without the page's word for it nothing is changed", async () => {
                await safely(async () => {
                    const other = outsiders["another party"].session.csrf;
                    for (const token of [undefined, "", "0", other, `${owner.session.csrf} `.repeat(2)])
                        isRefused(
                            await ask(owner, route, { headers: { "X-CSRF-Token": token } }),
                            403,
                            "forged_request",
                            `${token}: `,
                        );
                    for (const hidden of ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
                        isRefused(
                            await ask(owner, route, {
                                headers: { "X-CSRF-Token": undefined, [hidden]: "GET" },
                            }),
                            403,
                            "forged_request",
                            `${hidden}: `,
                        );
                });
            });

        if (!route.changes)
            test("reading stays reading, whatever method is wished for beside it", async () => {
                await safely(async () => {
                    const address = addressOf(route) + (queries[route.name] ? "&" : "?") + "_method=DELETE";
                    const answer = await ask(holder(route), route, {
                        address,
                        headers: { "X-HTTP-Method-Override": "DELETE", "X-Original-URL": "/api/v1/session" },
                    });
                    assert.equal(answer.status, notTheirs[route.name] ?? 200, answer.text);
                });
            });

        if (route.json)
            test("another type of content, or a packed one, is not read", async () => {
                await safely(async () => {
                    for (const type of [
                        undefined,
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/jsonx",
                        "text/plain; application/json",
                    ])
                        isRefused(
                            await ask(owner, route, { headers: { "Content-Type": type } }),
                            415,
                            "unsupported_media",
                            `${type}: `,
                        );
                    isRefused(
                        await ask(owner, route, { headers: { "Content-Encoding": "gzip" } }),
                        415,
                        "unsupported_media",
                        "gzip: ",
                    );
                });
            });

        if (route.json)
            test("too much, too deep, or more than was asked for", async () => {
                await safely(async () => {
                    // Refused by what it says of itself, before it is sent.
                    const big = { address: addressOf(route), length: 2 << 20, body: "" };
                    isRefused(await ask(owner, route, big), 413, "too_large", "2 MiB: ");
                    for (const deep of [
                        "[".repeat(100_000),
                        `{"entries":${"[".repeat(5000)}${"]".repeat(5000)}}`,
                        '{"a":'.repeat(50_000),
                    ])
                        isRefused(
                            await ask(owner, route, { body: deep }),
                            400,
                            "malformed",
                            deep.slice(0, 20),
                        );
                    const more = { ...JSON.parse(route.body()), party: "x", version: 1, protected: false };
                    isRefused(await ask(owner, route, { body: JSON.stringify(more) }), 422, "invalid", "");
                    // A long answer to a short question is a lever.
                    const keys = Array.from({ length: 20_000 }, (_, i) => `"${i}ö":1`).join(",");
                    const answer = await ask(owner, route, { body: `{"entries":[{${keys}}],${keys}}` });
                    assert.ok(answer.bytes.length < 64 * 1024, `${answer.bytes.length} bytes of answer`);
                });
            });

        test("odd values of what is asked for are refused, and shown in whole characters", async () => {
            const odd = [
                "-1", "100001", "2147483648", "9223372036854775808", "1e3", "0x10", " 1", "１", "'", "%", "{{7*7}}",
                "a\r\nSet-Cookie: a=b", "\u202eabc", `${"a".repeat(39)}öö`, "ö".repeat(3000).slice(0, 900),
                "2299-12-31T23:59:59.999999Z", "2019-02-30", "<script>",
            ]; // prettier-ignore
            for (const { name, in: place, schema } of route.parameters.filter(({ in: i }) => i === "query"))
                for (const value of odd) {
                    const address = `${addressOf(route).split("?")[0]}?${new URLSearchParams({ [name]: value })}`;
                    const answer = await ask(owner, route, { address });
                    assert.ok(
                        [200, 400, 422, notTheirs[route.name]].includes(answer.status),
                        `${name}=${value}: ${answer.status}`,
                    );
                    isGuarded(answer, `${name}=${value}`);
                    assert.equal(answer.headers["set-cookie"], undefined);
                    new TextDecoder("utf-8", { fatal: true }).decode(answer.bytes);
                    assert.ok(place && schema, route.name);
                }
        });

        test("the answer is for this page alone, and says nothing of where it was asked", async () => {
            const everybody = { nobody: undefined, ...outsiders };
            if (!route.changes) everybody.owner = owner;
            for (const [who, client] of Object.entries(everybody)) {
                const headers = route.open
                    ? {}
                    : {
                          Origin: "https://ond.example",
                          "X-Forwarded-For": kSecret,
                          "X-Role": "employment_officer",
                      };
                if (client && route.name === "DELETE /session") continue;
                const answer = await ask(client, route, {
                    headers: {
                        ...headers,
                        Host: "ond.example",
                        Referer: `https://${kSecret}/`,
                        "User-Agent": kSecret,
                    },
                });
                isGuarded(answer, who);
                assert.ok(!answer.text.includes("ond.example") && !answer.text.includes(kSecret), who);
                assert.ok(!JSON.stringify(answer.raw).includes("ond.example"), who);
            }
            const asked = await raw("OPTIONS", addressOf(route), {
                headers: { Origin: "https://ond.example", "Access-Control-Request-Method": route.method },
            });
            assert.equal(asked.status, 405);
            isGuarded(asked, "OPTIONS");
        });

        test("no other method does anything", async () => {
            await safely(async () => {
                const taken = methods(contract.paths[route.template]).map((method) => method.toUpperCase());
                for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].filter(
                    (m) => !taken.includes(m),
                )) {
                    const answer = await raw(method, addressOf(route), {
                        headers: {
                            Cookie: owner.cookie,
                            "X-CSRF-Token": owner.session.csrf,
                            "Content-Length": 0,
                        },
                    });
                    assert.equal(answer.status, 405, method);
                    isGuarded(answer, method);
                }
            });
        });
    });
}

test("a number that does not fit is refused, and not taken for the one that is left of it", async () => {
    const [item] = await owner.write(caseId, note("Första."));
    for (const version of [4294967297, -1, 1_000_001, 1.5, "1"]) {
        const entry = { ...note("Andra."), item, version };
        const problem = await owner.cannotWrite(422, "invalid", caseId, entry);
        assert.equal(problem.errors[0].pointer, "/entries/0/version", String(version));
    }
});

test("what is shown of what was sent is short and in whole characters", async () => {
    for (const long of ["é".repeat(50_000), `${"a".repeat(59)}${"ö".repeat(20)}`, `a${"😀".repeat(30)}`]) {
        const answer = await owner.call("POST", `/cases/${caseId}/entries`, {
            body: { entries: [{ ...note(), topic: long, [long]: 1 }] },
        });
        assert.equal(answer.status, 422);
        assert.ok(answer.text.length < 1500, `${answer.text.length}`);
        assert.ok(!answer.text.includes("\ufffd"), answer.text);
    }
});

test("text that turns the reading order of what follows it is not stored", async () => {
    for (const sign of ["\u202a", "\u202e", "\u2066", "\u2069"])
        await owner.cannotWrite(422, "invalid", caseId, note(`Får${sign} arbeta`));
    await owner.write(caseId, note("مرحبا\u200f! Flera språk, flera riktningar."));
});

test("a key of another's is no key of mine", async () => {
    const key = crypto.randomUUID();
    const body = { entries: [note("Med nyckel.")] };
    const first = await owner.call("POST", `/cases/${caseId}/entries`, { body, key });
    assert.equal(first.status, 200, first.text);
    for (const [who, client] of Object.entries(outsiders)) {
        const there = await client.call("POST", `/cases/${caseId}/entries`, { body, key });
        assert.equal(there.status, 404, who);
        const nowhere = await client.call("POST", `/cases/${nobodys}/entries`, { body, key });
        assert.equal(there.text, nowhere.text, who);
    }
    // Nor is a key of one case a key of another.
    const elsewhere = await owner.call("POST", `/cases/${nobodys}/entries`, { body, key });
    assert.ok(!elsewhere.text.includes(caseId), elsewhere.text);
    assert.notEqual(elsewhere.status, 200);
});

test("the future shows what is now, and nothing more", async () => {
    const now = await owner.get(`/cases/${caseId}`);
    const later = await owner.get(`/cases/${caseId}`, { as_of: "2299-12-31T23:59:59Z" });
    assert.deepEqual(later, now);
    for (const client of Object.values(outsiders))
        for (const as_of of ["2299-12-31T23:59:59Z", "1800-01-01T00:00:00Z", "2019-05-20T08:00:00Z"])
            await client.refused(404, "not_found", "GET", `/cases/${caseId}`, { query: { as_of } });
});

test("tricks with letters and signs find nobody who is not listed, and run nothing", async () => {
    const { identity } = (await owner.get(`/cases/${caseId}`)).content;
    const { given_name: given, family_name: family, personal_number: number } = identity;
    const wide = (text) => text.replaceAll(/[a-z]/gi, (c) => String.fromCodePoint(c.codePointAt(0) + 0xfee0));
    const tricks = [
        family, family.normalize("NFD"), family.toUpperCase(), wide(family), [...family].join("\u200b"),
        `${given}\u202e`, number, wide(number), number.slice(0, 8), `${number.slice(0, 6)}%`, "%", "_", "*", "?",
        `${family.slice(0, 2)}%`, `' or 1=1 --`, `"${family}"`, `${family}' union select 1 --`, "\\", "((((((((((",
        "a".repeat(5000), "ﬁ".repeat(300), "İ".repeat(99), "\u0301".repeat(99), "🏳️‍🌈".repeat(10),
    ]; // prettier-ignore
    for (const [who, client] of Object.entries(outsiders)) {
        const listed = new Set((await client.rows({ scope: "party" })).map((row) => row.case));
        for (const q of tricks) {
            if (q.includes("\u202e")) {
                const answer = await raw(
                    "GET",
                    `/api/v1/cases?${new URLSearchParams({ scope: "party", q })}`,
                    {
                        headers: { Cookie: client.cookie },
                    },
                );
                isRefused(answer, 400, "malformed", who);
                continue;
            }
            const rows = await client.rows({ scope: "party", q });
            for (const row of rows) assert.ok(listed.has(row.case), `${who}: ${q}`);
            const { all } = await client.get("/cases/counts", { scope: "party", q });
            assert.equal(all, rows.length, `${who}: ${q}`);
        }
    }
    const found = await owner.rows({ scope: "party", q: `${given} ${family}` });
    assert.ok(found.some((row) => row.case === caseId));
});

test("no address leads out of the pages' folder", async () => {
    const key = (await readFile(path.join(server.folder, "demo.key"), "utf8")).trim();
    const page = (await raw("GET", "/")).text;
    for (const address of [
        "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/./index.html",
        "/assets/../../package.json", "/assets/..%5c..%5cpackage.json", "/assets\\..\\package.json", "/assets/%00.js",
        "/.git/config", "/demo.key", "/demo.db", "/assets/index.js.map", "/etc/passwd", "/proc/self/environ",
        "/index.html%00.js", "/index.html;/../x", "/%c0%ae%c0%ae/etc/passwd", "/assets/", "/api", "/api/v1/../../etc/passwd",
    ]) {
        const answer = await raw("GET", address);
        assert.ok([200, 400, 404].includes(answer.status), `${address}: ${answer.status}`);
        assert.ok(!answer.text.includes("root:") && !answer.text.includes(key), address);
        // A page of the client has no file of its own; all of them are the first page.
        if (answer.status === 200) assert.equal(answer.text, page, address);
        assert.equal(answer.headers["x-content-type-options"], "nosniff", address);
    } // prettier-ignore
});

test("a session that somebody chose for me is not mine, and each sign-in has its own", async () => {
    const { password } = await new Client(server.url).get("/demo/users");
    const chosen = "c".repeat(64);
    const client = new Client(server.url);
    client.cookie = `samkraft_session=${chosen}`;
    await client.signIn("anna.lind", password);
    assert.ok(!client.cookie.includes(chosen));
    const fixed = new Client(server.url);
    fixed.cookie = `samkraft_session=${chosen}`;
    await fixed.refused(401, "sign_in_needed", "GET", "/my-day");
    const { cookie } = client;
    const { csrf } = client.session;
    await client.signIn("anna.lind", password);
    assert.notEqual(client.cookie, cookie);
    assert.notEqual(client.session.csrf, csrf);
    // The one that this browser had before has ended; another browser's goes on.
    const before = new Client(server.url);
    before.cookie = cookie;
    await before.refused(401, "sign_in_needed", "GET", "/session");
    const elsewhere = await new Client(server.url).signIn("anna.lind", password);
    await client.call("DELETE", "/session");
    assert.equal((await elsewhere.call("GET", "/session")).status, 200);
});

test("no line of the log is written by who is logged", async () => {
    const forged = [
        `${kSecret}"} {"event":"forged"}`,
        `${kSecret}\u001b[31m`,
        `${kSecret}%0d%0a{"event":"forged"}`,
    ];
    for (const text of forged) {
        await raw("GET", `/api/v1/cases/${encodeURIComponent(text)}?as_of=${encodeURIComponent(text)}`, {
            headers: { "User-Agent": text.replaceAll("\u001b", ""), Cookie: owner.cookie },
        });
        await owner.call("POST", `/cases/${caseId}/entries`, { body: { entries: [note(text)], [text]: 1 } });
        const stranger = new Client(server.url);
        await stranger.call("POST", "/session", { body: { username: text.slice(0, 60), password: text } });
    }
    for (const line of server.said().split("\n")) {
        assert.ok(!line.includes(kSecret), line);
        if (line.startsWith("{")) assert.notEqual(JSON.parse(line).event, "forged");
    }
});

describe("what is hidden takes as long as what is not there", () => {
    /** What the quickest tenth take at the most: what other programs do to the machine only ever adds. */
    const quickest = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 10)];
    /**
     * How many times as long the slower of the two takes, by turns, so that whatever else the machine does befalls both alike. A
     * difference that is the machine's is gone in a later and longer attempt; one of the program's is in all of them.
     */
    async function difference(act) {
        let least = Infinity;
        for (const rounds of [40, 80, 160, 320, 640, 640]) {
            const times = [[], []];
            for (let i = 0; i < rounds; ++i)
                for (const which of i % 2 ? [0, 1] : [1, 0]) {
                    const from = performance.now();
                    await act(which);
                    times[which].push(performance.now() - from);
                }
            const ratio = quickest(times[1]) / quickest(times[0]);
            least = Math.min(least, Math.max(ratio, 1 / ratio));
            if (least < 1.5) break;
        }
        return least;
    }
    const alike = async (what, act) => {
        const least = await difference(act);
        assert.ok(least < 1.5, `${what} tells by its time: ${least.toFixed(2)} times as long`);
    };
    const stranger = () => outsiders["a colleague without assignment"];

    test("a search by number, and an entry", async () => {
        const number = (await owner.get(`/cases/${caseId}`)).content.identity.personal_number;
        const numbers = [number, personalNumber("19230317", 238)];
        const cases = [caseId, nobodys];
        await alike("a number searched for", (which) =>
            stranger().call("GET", "/cases", { query: { scope: "all", q: numbers[which] } }),
        );
        await alike("an entry", (which) =>
            stranger().call("POST", `/cases/${cases[which]}/entries`, { body: { entries: [note()] } }),
        );
    });

    test("a reading, of every route with an identity in its path", async (t) => {
        const measured = [];
        for (const route of routes) {
            if (route.method !== "GET" || route.stream || !route.template.includes("{")) continue;
            if (/\{(worker|provider)\}/.test(route.template)) continue; // colleagues know of each: directory, register
            for (const [who, client] of Object.entries(outsiders)) {
                const addresses = [addressOf(route, 0), addressOf(route, 1)];
                if (addresses[0] === addresses[1]) continue;
                const read = (which) =>
                    fetch(server.url + addresses[which], {
                        headers: { Cookie: client.cookie, "Accept-Language": "sv" },
                    }).then(async (answer) => [answer.status, await answer.text()]);
                const [[there], [nowhere]] = [await read(0), await read(1)];
                if (there < 400 || there !== nowhere) continue; // not hidden from them, or only from its address (400, 422)
                await alike(`${route.name} for ${who}`, read);
                measured.push(route.name);
            }
        }
        t.diagnostic(`${measured.length} pairs of ${new Set(measured).size} routes`);
        for (const { name, template, method } of routes)
            if (method === "GET" && template.startsWith("/cases/{case}"))
                assert.ok(measured.includes(name), `${name} was not measured`);
    });

    // That the measure can tell: a fifth of a millisecond more is found.
    test("a difference is found", async () => {
        const wait = (ms) => {
            for (const until = performance.now() + ms; performance.now() < until;);
        };
        assert.ok((await difference((which) => wait(which ? 0.4 : 0.2))) > 1.5);
    });
});

test("a page lets nothing inline run, and no inline style sheet", async () => {
    const { headers } = await raw("GET", "/");
    const policy = Object.fromEntries(
        headers["content-security-policy"].split("; ").map((rule) => rule.split(/ (.*)/s, 2)),
    );
    assert.equal(policy["default-src"], "'none'");
    assert.equal(policy["script-src"], "'self'");
    assert.equal(policy["style-src"], "'self'");
    assert.deepEqual(
        Object.keys(policy).filter((name) => policy[name].includes("unsafe")),
        ["style-src-attr"],
    );
});

test("outside the demonstration: the cookie wants TLS, and no password is told", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "samkraft-abuse-"));
    await writeFile(path.join(folder, "index.html"), "<!doctype html><title>Samkraft</title>");
    const env = {
        ...process.env,
        SAMKRAFT_DATABASE: `sqlite:${folder}/a.db`,
        SAMKRAFT_KEY_FILE: `${folder}/a.key`,
        SAMKRAFT_PORT: "0",
        SAMKRAFT_WEB: folder,
    };
    const words = "user add karin.ostlund --given-name Karin --family-name Östlund --title Arbetsförmedlare";
    const password = "ett påhittat lösenord";
    const run = (...wanted) => {
        const child = spawn(binary(), wanted, { env, stdio: ["pipe", "pipe", "pipe"] });
        const ended = new Promise((resolve) => child.once("exit", resolve));
        return { child, ended };
    };
    const adding = run(...words.split(" "), "--role", "employment_officer", "--party", "employment_service");
    adding.child.stdin.end(`${password}\n`);
    assert.equal(await adding.ended, 0);
    const serving = run("serve");
    try {
        const url = await new Promise((resolve, reject) => {
            let said = "";
            const listen = (chunk) => {
                said += chunk;
                const port = /"port":"?(\d+)/.exec(said)?.[1] ?? /127\.0\.0\.1:(\d+)/.exec(said)?.[1];
                if (port) resolve(`http://127.0.0.1:${port}`);
            };
            serving.child.stdout.on("data", listen);
            serving.child.stderr.on("data", listen);
            serving.child.once("exit", () => reject(new Error(said)));
        });
        const client = new Client(url);
        assert.equal((await client.call("GET", "/demo/users")).status, 404);
        const answer = await client.call("POST", "/session", {
            body: { username: "karin.ostlund", password },
        });
        assert.equal(answer.status, 200, answer.text);
        const [pair, ...flags] = answer.headers.get("set-cookie").split("; ");
        assert.match(pair, /^__Host-samkraft_session=[0-9a-f]{64}$/);
        assert.equal((await client.call("GET", "/session")).status, 200);
        const plain = new Client(url);
        plain.cookie = client.cookie.replace("__Host-", "");
        await plain.refused(401, "sign_in_needed", "GET", "/session");
        for (const flag of ["Path=/", "HttpOnly", "SameSite=Strict", "Secure"])
            assert.ok(flags.includes(flag), flag);
        assert.ok(!flags.some((flag) => flag.startsWith("Domain")));
        // Every answer holds browsers to TLS: the API's, a page's, a refusal before any of them, a stream, the doors'.
        const stop = new AbortController();
        for (const [address, status, headers] of [
            ["/api/v1/health", 200],
            ["/api/v1/nowhere", 404],
            ["/", 200],
            ["/sign-in/nowhere", 404],
            ["/%00", 400],
            ["/api/v1/events", 200, { Cookie: client.cookie }],
        ]) {
            const said = await fetch(url + address, { headers, signal: stop.signal });
            assert.equal(said.status, status, address);
            assert.equal(
                said.headers.get("strict-transport-security"),
                "max-age=31536000; includeSubDomains",
                address,
            );
        }
        stop.abort();
    } finally {
        serving.child.kill("SIGTERM");
        await serving.ended;
        await rm(folder, { recursive: true, force: true });
    }
});
