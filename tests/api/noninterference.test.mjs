// What somebody may not read changes nothing that they get: no byte of any answer, list, count, search, statistic, error or event.
// A demonstration is made once and copied twice. In the two copies somebody of one party then writes what nobody else may read:
// other words in each, something in one alone, a case in one alone. Everybody else asks both copies for everything: every GET
// of api/openapi.yaml with every parameter it knows, and every other route with what must be refused. A route is covered on the
// day it is written down; a parameter that is no choice among words is given identities, words, days and numbers.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { contract, People, personalNumber } from "./client.mjs";

const day = "2019-05-20";
const nobodys = "3ZZZZZZZZZZZZ"; // well-formed, and nothing's
const kCases = 50;

/** Who writes for each party, and a colleague of another team, who may not read what is written. */
const writers = {
    employment_service: ["karin.ostlund", "anna.lind"],
    social_services: ["camilla.ryden", "maria.stjernqvist"],
    labour_market: ["yasmin.farah", "jonas.ekdahl"],
    health_region: ["susanne.arvidsson", "parisa.moradi"],
    social_insurance: ["monica.dahlin", "pontus.ekelund"],
    adult_education: ["gunilla.wester"],
};
/** Who never reads what a party has not disclosed to their role, whoever employs them. */
const ofNoParty = ["margareta.sund", "henrik.alm", "pia.roos", "cecilia.moberg", "agneta.kron"];

/**
 * What is by its nature another in each copy, one by one; everything else must be the same.
 * - csrf: a secret of each session
 * - trace: an identity of each answer
 * - import: of what was made of a file
 * - at, in the access log alone: when the asker itself has just asked
 * - of one's own sessions, their names and when they began
 */
const named = (address, text) => {
    const bare = text.replaceAll(/"(csrf|trace|import)":"[^"]*"/g, '"$1":""');
    if (address === "/sessions") return bare.replaceAll(/"(id|begins|last_seen|ends)":"[^"]*"/g, '"$1":""');
    return address.includes("/access") ? bare.replaceAll(/"at":"2019-05-20T[^"]*"/g, '"at":""') : bare;
};

/** Not asked: they end the session that asks, or tell and make its own secrets and times, and nothing of a case. */
const ofTheOwnSign = /^\/(session|sessions|second-factor|password)(\/|$)/;

// ---- every route

const resolved = ({ $ref, ...own }) => ($ref ? contract.components.parameters[$ref.split("/").at(-1)] : own);
const schemaOf = ({ schema = {} }) =>
    schema.$ref ? contract.components.schemas[schema.$ref.split("/").at(-1)] : schema;
const routes = Object.entries(contract.paths).flatMap(([template, item]) =>
    Object.entries(item)
        .filter(([method]) => method !== "parameters")
        .map(([method, operation]) => ({
            method: method.toUpperCase(),
            template,
            stream: Boolean(operation.responses["200"]?.content?.["text/event-stream"]),
            parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolved),
            json: Boolean(operation.requestBody?.content["application/json"]),
            file: Object.keys(operation.requestBody?.content ?? {}).find((type) => !type.includes("json")),
        })),
);

/** Values for a parameter of the query: all that it may be, and things that are nothing to it. */
function valuesOf(parameter, world) {
    const schema = schemaOf(parameter);
    const choices = schema.enum ?? schema.items?.enum ?? [];
    const kinds = [schema.type].flat();
    if (choices.length) return [...choices, "nonsense"];
    if (kinds.includes("boolean")) return ["true", "false"];
    if (kinds.includes("integer")) return ["0", "1", "3", "200"];
    return [...world.words, world.cases[0], ...world.items, nobodys, day, `${day}T06:00:00Z`];
}
/** Every address of a route: each identity in its path, and for the first each value of each parameter alone. */
function addressesOf(route, world) {
    const identities = [...world.cases, ...world.items, nobodys];
    let paths = [route.template];
    for (const [whole, word] of route.template.matchAll(/\{(\w+)\}/g)) {
        const own = route.parameters.find(({ name, in: where }) => name === word && where === "path");
        const choices = own && schemaOf(own).enum;
        const values = choices ?? (word === "case" ? [...world.cases, world.items[0], nobodys] : identities);
        paths = paths.flatMap((template) =>
            values.filter(Boolean).map((value) => template.replace(whole, value)),
        );
    }
    const asked = route.parameters.filter((parameter) => parameter.in === "query");
    const needed = asked
        .filter((parameter) => parameter.required)
        .map((parameter) => {
            const values = valuesOf(parameter, world).filter((value) => value !== "nonsense");
            const value =
                parameter.name === "until" ? day : parameter.name === "from" ? "2019-01-01" : values[0];
            return [parameter.name, value];
        });
    const queries = [[], ...asked.flatMap((p) => valuesOf(p, world).map((value) => [[p.name, value]]))];
    return paths.flatMap((at, i) =>
        queries.slice(0, i === 0 ? queries.length : 1).map((query) => {
            const search = new URLSearchParams([
                ...needed.filter(([name]) => !query.some(([other]) => other === name)),
                ...query,
            ]).toString();
            return `${at}${search && "?"}${search}`;
        }),
    );
}
/** What must be refused, or changes nothing: as little as one can say, and what names something hidden. */
function bodiesOf(route, world) {
    if (route.file) return [{ type: route.file, text: "personnummer;namn\n" }];
    if (!route.json) return [{}];
    const texts = ["{}"];
    if (/\/(entries|check)$/.test(route.template))
        for (const item of [...world.items, nobodys])
            texts.push(
                JSON.stringify({
                    entries: [
                        { kind: "note", item, version: 1, data: { heading: "Ny rubrik", text: "Ny text" } },
                        {},
                    ],
                }),
            );
    return texts.map((text) => ({ type: "application/json", text }));
}

// ---- one copy, as one person sees it

async function ask(client, { method, address, type, text }) {
    const headers = { Cookie: client.cookie, "Accept-Language": "sv" };
    if (method !== "GET") {
        headers["Idempotency-Key"] = `${method}-${address}-${text ?? ""}`
            .replaceAll(/[^\w]/g, "-")
            .slice(0, 60);
        headers["X-CSRF-Token"] = client.session.csrf;
    }
    if (type) headers["Content-Type"] = type;
    const answer = await fetch(`${client.url}/api/v1${address}`, { method, headers, body: text });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const said = Object.fromEntries([...answer.headers].filter(([name]) => name !== "date"));
    return { status: answer.status, headers: said, text: named(address, bytes.toString("latin1")) };
}

/** Says where two answers part, and no more of them. */
function same(one, other, what) {
    const [a, b] = [one, other].map((answer) => JSON.stringify(answer));
    if (a === b) return;
    let at = 0;
    while (a[at] === b[at]) at += 1;
    const around = (text) => text.slice(Math.max(0, at - 200), at + 200);
    assert.fail(`${what}\n  one:   …${around(a)}…\n  other: …${around(b)}…`);
}

/** What a screen hears. */
class Screen {
    text = "";
    #stop = new AbortController();
    static async open(client) {
        const screen = new Screen();
        const answer = await fetch(`${client.url}/api/v1/events`, {
            headers: { Cookie: client.cookie },
            signal: screen.#stop.signal,
        });
        assert.equal(answer.status, 200);
        void (async () => {
            try {
                for await (const chunk of answer.body.pipeThrough(new TextDecoderStream()))
                    screen.text += chunk;
            } catch {
                // closed
            }
        })();
        return screen;
    }
    /** The events so far, without the signs of life between them. */
    said() {
        return this.text.split("\n\n").filter((block) => block.includes("event:"));
    }
    close() {
        this.#stop.abort();
    }
}

// ---- what one party writes and nobody else may read

const note = (category, text) => ({ kind: "note", category, data: { heading: `Om ${text}`, text } });
const hidden = {
    follow_up: (text) => [
        {
            kind: "follow_up_planned",
            category: "follow_up",
            data: { date: "2019-05-22", channel: "phone", note: text },
        },
        {
            kind: "discharge",
            category: "follow_up",
            data: { from: "employment_service", date: "2019-05-18", note: text },
        },
    ],
    care_track: (text) => [
        {
            kind: "follow_up_planned",
            category: "care_track",
            data: { date: "2019-05-21", channel: "phone", note: text },
        },
        { kind: "discharge", category: "care_track", data: { from: "care", date: "2019-05-17", note: text } },
        {
            kind: "activity_offered",
            category: "care_track",
            topic: "health",
            data: { activity: "other", title: text, from: day },
        },
    ],
    studies: (text) => [
        {
            kind: "activity_offered",
            category: "studies",
            topic: "studies",
            data: { activity: "adult_education", title: text, from: day, provider_id: school },
        },
    ],
    authority_plan: (text) => [
        {
            kind: "activity_offered",
            category: "authority_plan",
            topic: "work",
            data: { activity: "job_track", title: text, from: day, provider_id: school },
        },
    ],
    income_support: (text) => [
        { kind: "proposal", category: "income_support", data: { matter: "income_support", text } },
    ],
};
const paper = (category, text) => ({
    kind: "document_added",
    category,
    data: { title: `Papper om ${text}`, type: "other", received: day, original: text },
});
const entriesIn = (category, text) => [
    note(category, text),
    paper(category, text),
    ...(hidden[category]?.(text) ?? []),
];

/** The categories of the writer's party that nobody else in the case may read now, by what the server tells the writer. */
async function closedCategories(client, caseId) {
    const { readers, owners } = await client.get(`/cases/${caseId}/readers`);
    const mine = owners.find(({ party }) => party === client.session.party);
    const others = readers.flatMap(({ me, role }, i) => (me || role === "participant" ? [] : [i]));
    return mine.rows
        .filter(({ cells }) => others.every((i) => cells[i].level === "none"))
        .map(({ category }) => category);
}
/** Writes what can be written there, one by one; gives the items. */
async function writeAll(client, caseId, entries) {
    const items = [];
    for (const entry of entries) {
        const answer = await client.call("POST", `/cases/${caseId}/entries`, { body: { entries: [entry] } });
        if (answer.status === 200) items.push(...answer.body.items);
    }
    for (const { kind, category, data } of entries) {
        if (kind !== "document_added") continue;
        const answer = await client.upload(caseId, { category, bytes: `${data.title}\n` });
        if (answer.status === 201) items.push(...answer.body.items);
    }
    return items;
}

let original, school;
before(async () => {
    original = await mkdtemp(path.join(tmpdir(), "samkraft-same-"));
    const server = await startServer({ cases: kCases, keepIn: original });
    const officer = await new People(server).as("karin.ostlund");
    const kept = await officer.call("POST", "/providers", {
        body: { provider: { name: "Folkhögskolan", kind: "folk_high_school" } },
    });
    school = kept.body.id;
    await server.stop();
});
after(() => rm(original, { recursive: true, force: true }));

for (const [party, [writer, ...colleagues]] of Object.entries(writers)) {
    const askers = [
        ...Object.values(writers).flatMap(([first]) => (first === writer ? [] : [first])),
        ...colleagues,
        ...ofNoParty,
    ];
    describe(`what ${party} writes and nobody else may read`, () => {
        const copies = {};
        const people = {};
        const screens = {};
        const world = { words: ["Nawfal", "vänster", "19"], cases: [], items: [] };
        let opens = false; // whether the party may open a case

        before(async () => {
            for (const side of ["left", "right"]) {
                const folder = await mkdtemp(path.join(tmpdir(), "samkraft-copy-"));
                await cp(original, folder, { recursive: true, preserveTimestamps: true });
                copies[side] = await startServer({ cases: kCases, keepIn: folder });
                people[side] = new People(copies[side]);
            }
            const sides = Object.entries(people);
            // Asked of both, so that each has the same in its access log.
            const inBoth = async (username, act) => {
                const answers = [];
                for (const [, those] of sides) answers.push(await act(await those.as(username)));
                assert.deepEqual(answers[0], answers[1], "two copies");
                return answers[0];
            };
            const listed = async (username) =>
                new Set(
                    await inBoth(username, async (client) =>
                        (await client.rows({ scope: "party" })).map((row) => row.case),
                    ),
                );
            const theirs = await listed(writer);
            // Some that others take part in, and some that they do not.
            const candidates = [];
            for (const caseId of theirs) {
                const closed = await inBoth(writer, (client) => closedCategories(client, caseId));
                if (closed.length > 0) candidates.push({ caseId, closed });
            }
            const seen = new Map();
            for (const username of askers) seen.set(username, await listed(username));
            const others = ({ caseId }) => [...seen].filter(([, cases]) => cases.has(caseId)).length;
            candidates.sort((a, b) => others(b) - others(a));
            const chosen = [...candidates.slice(0, 3), ...candidates.slice(3).slice(-1)];
            assert.ok(chosen.length > 0, "no case to write in");

            for (const username of colleagues)
                assert.ok(
                    !chosen.some(({ caseId }) => seen.get(username).has(caseId)),
                    `${username} works with one of the cases`,
                );
            for (const [side, those] of sides) {
                screens[side] = {};
                for (const username of askers)
                    screens[side][username] = await Screen.open(await those.as(username));
            }

            world.cases = [...chosen.map(({ caseId }) => caseId)];
            const some = [...seen.get("margareta.sund")].find((id) => !world.cases.includes(id));
            if (some) world.cases.push(some);
            let written = 0;
            for (const [i, { caseId, closed }] of chosen.entries())
                for (const [side, those] of sides) {
                    // The first: other words in each. The second: in one alone. The third: in the other alone. The last: more in one.
                    if ((i === 1 && side === "left") || (i === 2 && side === "right")) continue;
                    const client = await those.as(writer);
                    const text = side === "left" ? "vänster" : "höger, med fler ord än där";
                    const entries = closed.flatMap((category) => entriesIn(category, text));
                    const items = await writeAll(client, caseId, entries);
                    if (i === 3 && side === "right") items.push(...(await writeAll(client, caseId, entries)));
                    written += items.length;
                    if (i === 0) world.items.push(...items.slice(-1), school);
                }
            assert.ok(written > 2, `${written} entries written`);
            // A case of the party's own, in one copy alone.
            const right = await people.right.as(writer);
            const number = personalNumber("19910305", 238);
            const opened = await right.call("POST", "/cases", {
                body: {
                    identity: { personal_number: number, given_name: "Hemlig", family_name: "Enbarthär" },
                    opened: { date: day, reason: "Utan arbete." },
                },
            });
            opens = opened.status === 201;
            if (opens) {
                world.cases.push(opened.body.case);
                world.words.push("Enbarthär", number);
            }
        });
        after(async () => {
            for (const side of Object.values(screens))
                for (const screen of Object.values(side)) screen.close();
            for (const server of Object.values(copies)) {
                await server.stop();
                await rm(server.folder, { recursive: true, force: true });
            }
        });

        /** Asks both everything; calls `each` with what they answered. */
        async function askBoth(username, each) {
            const left = await people.left.as(username);
            const right = await people.right.as(username);
            let asked = 0;
            for (const route of routes) {
                if (route.stream || ofTheOwnSign.test(route.template)) continue; // events are heard below
                for (const address of addressesOf(route, world))
                    for (const body of route.method === "GET" ? [{}] : bodiesOf(route, world)) {
                        const wish = { method: route.method, address, ...body };
                        const [one, other] = await Promise.all([ask(left, wish), ask(right, wish)]);
                        asked += 1;
                        each(one, other, `${route.method} ${address} ${body.text ?? ""}`.trim());
                    }
            }
            return asked;
        }

        for (const username of askers)
            test(`${username} gets the same from both`, async (t) => {
                const asked = await askBoth(username, (one, other, what) => {
                    same(one, other, what);
                    assert.ok(one.status < 500, `${what}: ${one.status}`);
                });
                same(screens.left[username].said(), screens.right[username].said(), "events");
                t.diagnostic(`${asked} questions`);
            });

        // That the questions can tell: who may read it gets other answers.
        test(`${writer}, who wrote it, does not`, async () => {
            const differ = new Set();
            await askBoth(writer, (one, other, what) => {
                if (one.text !== other.text) differ.add(what.replace(/[0-9A-Z]{13}.*/, ""));
            });
            for (const what of ["GET /cases/", "GET /cases", "GET /cases/counts"])
                assert.ok(differ.has(what) || (what !== "GET /cases/" && !opens), `${what}: ${[...differ]}`);
        });
    });
}
