// What somebody may not read changes nothing that they get: no byte of any answer, list, count, search, statistic, error or event.
// A demonstration is made once and copied twice. In the two copies somebody of one party then writes what nobody else may read:
// other words in each, something in one alone, a case in one alone. Everybody else asks both copies for everything: every GET
// of api/openapi.yaml with every parameter it knows, and every other route with what must be refused. Then everybody writes: every
// other route again, with well-formed bodies made from its schema, which change both copies alike or are refused alike. A route is covered on the day it is written down; a parameter that is no choice among
// words is given identities, words, days and numbers.
import assert from "node:assert/strict";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { contract, documentHeader, faultsBy, People, personalNumber, pointerOf } from "./client.mjs";

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

// ---- well-formed bodies

/** What is said in a field whose schema says only that it is a text or a number, by its name. */
const words = {
    personal_number: (world) => world.another,
    given_name: () => "Enbart",
    family_name: () => "Enbarthär",
    address: () => "nagon@annan.example",
    code: () => "123456",
    heading: () => "Ny rubrik",
    query: () => "flag=waiting",
};
const known = (schema) => (schema.$ref ? contract.components.schemas[schema.$ref.split("/").at(-1)] : schema);
/** All that the parts of an allOf say, in one. */
function whole(schema) {
    const own = known(schema);
    const parts = (own.allOf ?? []).map(whole);
    return {
        ...own,
        properties: Object.assign({}, ...parts.map((part) => part.properties), own.properties),
        required: [...parts.flatMap((part) => part.required ?? []), ...(own.required ?? [])],
    };
}
/**
 * A value of a schema. `full`: with all that may be said, not only what must be; `id` is every identity in it and `category` every
 * category.
 */
function valueOf(schema, name, wish) {
    const own = whole(schema);
    const kinds = [own.type].flat();
    if (own.const !== undefined) return own.const;
    if (own.enum) {
        if (wish.category && own.enum.includes(wish.category) && name === "category") return wish.category;
        return own.enum.find((word) => word !== "none" && word !== null) ?? own.enum[0];
    }
    if (own.oneOf) return valueOf(own.oneOf[0], name, wish);
    if (kinds.includes("object") || Object.keys(own.properties).length > 0)
        return Object.fromEntries(
            Object.entries(own.properties)
                .filter(([word]) => wish.full || own.required.includes(word))
                .map(([word, of]) => [word, valueOf(of, word, wish)]),
        );
    if (kinds.includes("array")) {
        const least = own.minItems ?? 0;
        return Array.from({ length: wish.full ? Math.max(least, 1) : least }, () =>
            valueOf(own.items, name, wish),
        );
    }
    if (kinds.includes("boolean")) return true;
    if (kinds.includes("integer") || kinds.includes("number")) return Math.max(own.minimum ?? 1, 1);
    if (own.pattern) return wish.id;
    if (own.format === "date") return day;
    if (own.format === "date-time") return `${day}T08:00:00Z`;
    return (words[name]?.(wish.world) ?? "Ett ord till dem").slice(0, own.maxLength ?? 100);
}
/** Well-formed bodies of a route, each with the addresses it is sent to. A kind of entry is a body of its own. */
function goodBodiesOf(route, world) {
    const [first, ...others] = world.cases;
    const last = others.at(-1) ?? first;
    const few = new Set([first, last, world.items[0], school, nobodys]);
    const addresses = addressesOf(route, world).filter((address) => {
        const named = address.split(/[/?]/).filter((part) => /^[0-9A-Z]{13}$/.test(part));
        return !address.includes("?") && named.every((id) => few.has(id));
    });
    if (!route.json)
        return addresses.map((address) => ({
            address,
            ...(route.file && {
                type: route.file,
                text: `personnummer;namn\n${world.another};Enbarthär, Enbart\n`,
            }),
            ...(route.template.endsWith("/documents") && {
                type: "text/plain",
                text: "Hej.\n",
                document: world.category,
            }),
        }));
    const at = pointerOf("paths", route.template, route.method.toLowerCase(), "requestBody");
    const { schema } =
        contract.paths[route.template][route.method.toLowerCase()].requestBody.content["application/json"];
    const bodies = [];
    const add = (body, to) => {
        const faults = faultsBy(`${at}/content/application~1json/schema`, body);
        assert.equal(faults, "", `${route.method} ${route.template}: ${JSON.stringify(body)}`);
        for (const address of to)
            bodies.push({ address, type: "application/json", text: JSON.stringify(body) });
    };
    const wishes = [
        { full: false, id: world.items[0] ?? nobodys },
        { full: true, id: world.items[0] ?? nobodys },
        { full: true, id: nobodys },
    ].map((wish) => ({ ...wish, world, category: world.category }));
    const writes =
        whole(schema).properties.entries ?? whole(schema).properties.cases?.items.properties.entries;
    if (!writes) {
        for (const wish of wishes) add(valueOf(schema, "", wish), addresses);
        return bodies;
    }
    const single = route.template === "/cases/{case}/entries"; // what is tried or kept as a record is read as this is
    for (const kind of whole(writes.items).oneOf)
        for (const [i, wish] of wishes.slice(single ? 0 : 1, 2).entries()) {
            const entries = [valueOf(kind, "", wish)];
            const cases = [...new Set([first, last])].map((id) => ({ case: id, entries }));
            const to = addresses.filter((_, n) => addresses.length < 2 || n % 2 === i % 2);
            add(whole(schema).properties.entries ? { entries } : { cases }, single ? to : to.slice(0, 2));
        }
    return bodies;
}

// ---- one copy, as one person sees it

async function ask(client, { method, address, type, text, key, document }) {
    const headers = { Cookie: client.cookie, "Accept-Language": "sv" };
    if (method !== "GET") {
        headers["Idempotency-Key"] =
            key ?? `${method}-${address}-${text ?? ""}`.replaceAll(/[^\w]/g, "-").slice(0, 60);
        headers["X-CSRF-Token"] = client.session.csrf;
    }
    if (type) headers["Content-Type"] = type;
    if (document) {
        const data = { title: "Handling", type: "other", received: day, file_name: "a.txt" };
        headers["Samkraft-Document"] = documentHeader([{ kind: "document_added", category: document, data }]);
    }
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

const identity = /(?<![0-9A-Z])[0-7][0-9A-HJKMNP-TV-Z]{12}(?![0-9A-Z])/g;
/**
 * Two answers to the same writing, without what is by its nature another in each copy: the identities that were made by it, by the
 * order in which they came up, never those of what is hidden; and moments of today.
 */
class Made {
    #names = [new Map(), new Map()];
    constructor(/** @type {Set<string>} */ hidden) {
        this.hidden = hidden;
    }
    pair(one, other) {
        const texts = [one, other].map((answer) => JSON.stringify(answer));
        const [left, right] = texts.map((text) => new Set(text.match(identity)));
        return texts.map((text, side) =>
            JSON.parse(
                text
                    .replaceAll(identity, (id) => {
                        if ((left.has(id) && right.has(id)) || this.hidden.has(id)) return id;
                        const names = this.#names[side];
                        if (!names.has(id)) names.set(id, `#${names.size}`);
                        return names.get(id);
                    })
                    .replaceAll(/2019-05-20T[\d:.]+Z/g, ""),
            ),
        );
    }
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

const start = (folder) => startServer({ cases: kCases, keepIn: folder });

let original, school;
before(async () => {
    original = await mkdtemp(path.join(tmpdir(), "samkraft-same-"));
    const server = await start(original);
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
        const number = personalNumber("19910305", 238); // of whom a case is hidden in one copy
        const another = personalNumber("19910306", 238); // who is in neither
        const world = { words: ["Nawfal", "vänster", "19"], cases: [], items: [], another, category: "" };
        const hiddenIds = new Set();
        let opens = false; // whether the party may open a case

        before(async () => {
            for (const side of ["left", "right"]) {
                const folder = await mkdtemp(path.join(tmpdir(), "samkraft-copy-"));
                await cp(original, folder, { recursive: true, preserveTimestamps: true });
                copies[side] = await start(folder);
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
                    world.category ||= closed[0];
                    const items = await writeAll(client, caseId, entries);
                    if (i === 3 && side === "right") items.push(...(await writeAll(client, caseId, entries)));
                    written += items.length;
                    for (const id of items) hiddenIds.add(id);
                    if (i === 0) world.items.push(...items.slice(-1), school);
                }
            assert.ok(written > 2, `${written} entries written`);
            // A case of the party's own, in one copy alone.
            const right = await people.right.as(writer);
            const opened = await right.call("POST", "/cases", {
                body: {
                    identity: { personal_number: number, given_name: "Hemlig", family_name: "Enbarthär" },
                    opened: { date: day, reason: "Utan arbete." },
                },
            });
            opens = opened.status === 201;
            if (opens) {
                world.cases.push(opened.body.case);
                hiddenIds.add(opened.body.case);
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

        const done = new Set(); // routes that were taken from somebody
        const made = new Made(hiddenIds);
        for (const username of askers)
            test(`${username} writes in both and gets the same`, async (t) => {
                const left = await people.left.as(username);
                const right = await people.right.as(username);
                let sent = 0;
                let taken = 0;
                for (const route of routes) {
                    if (route.method === "GET" || ofTheOwnSign.test(route.template)) continue;
                    for (const body of goodBodiesOf(route, world)) {
                        const key = `${username}-${sent}`;
                        const wish = { method: route.method, ...body, key };
                        const answers = await Promise.all([ask(left, wish), ask(right, wish)]);
                        const [one, other] = made.pair(...answers);
                        const what = `${route.method} ${body.address} ${body.text ?? ""}`.trim();
                        same(one, other, what);
                        assert.ok(one.status < 500, `${what}: ${one.status}`);
                        sent += 1;
                        if (one.status >= 300) continue;
                        taken += 1;
                        done.add(`${route.method} ${route.template}`);
                    }
                }
                t.diagnostic(`${sent} written, ${taken} taken`);
            });
        // That the bodies are good: some routes take what is sent, whoever writes.
        test("some of what was written was taken", () => {
            for (const route of ["POST /cases", "POST /views", "POST /consultations", "POST /text-check"])
                assert.ok(done.has(route), `${route}: ${[...done]}`);
        });
    });
}
