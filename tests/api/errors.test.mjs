// What the server refuses: with which code, pointing where, and that nothing of it was written. Codes are part of the contract:
// clients and people's habits hang on them.
import assert from "node:assert/strict";
import http from "node:http";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { Client, contract, People, personalNumber } from "./client.mjs";

let server, people, officer, caseId;
before(async () => {
    server = await startServer();
    people = new People(server);
    officer = await people.as("karin.ostlund");
    const { rows } = await officer.get("/cases", { scope: "team", phase: "active" });
    caseId = rows[0].case;
});
after(() => server?.stop());

const day = "2019-05-20"; // the demonstration's
const entriesOf = () => `/cases/${caseId}/entries`;
const note = (text = "Teamet träffas på torsdag.", more = {}) => ({
    kind: "note",
    category: "joint_plan",
    data: { heading: "Teammöte", text },
    ...more,
});
const withData = (entry, data) => ({ ...entry, data: { ...entry.data, ...data } });
const referral = (more = {}) => ({
    identity: {
        personal_number: personalNumber("19880808", 301),
        given_name: "Påhittad",
        family_name: "Person",
    },
    opened: { date: day, reason: "Utan arbete i två år." },
    ...more,
});
const notes = async () => (await officer.get(`/cases/${caseId}`)).content.notes ?? [];

/** The faults of a problem, as "code pointer", in order. */
const faults = (problem) => problem.errors.map(({ code, pointer }) => `${code} ${pointer}`);

describe("fields", () => {
    const wrong = {
        "an unknown field": [withData(note(), { colour: "red" }), "unknown_field /entries/0/data/colour"],
        "an unknown field beside the data": [{ ...note(), colour: "red" }, "unknown_field /entries/0/colour"],
        "a missing field": [withData(note(), { text: undefined }), "required /entries/0/data/text"],
        "an empty field": [note("   "), "required /entries/0/data/text"],
        "a number where text belongs": [note(7), "invalid /entries/0/data/text"],
        "a list where text belongs": [note(["a"]), "invalid /entries/0/data/text"],
        "text that is too long": [note("å".repeat(4001)), "too_long /entries/0/data/text"],
        "a control character": [note("a\u0000b"), "forbidden_text /entries/0/data/text"],
        "no data": [{ kind: "note" }, "required /entries/0/data"],
        "data that is no object": [{ kind: "note", data: "text" }, "invalid /entries/0/data"],
        "no kind": [{ data: {} }, "required /entries/0/kind"],
        "an unknown kind": [{ kind: "diagnosis", data: {} }, "unknown_value /entries/0/kind"],
        "an unknown category": [note("a", { category: "gossip" }), "unknown_value /entries/0/category"],
        "an unknown topic": [note("a", { topic: "weather" }), "unknown_value /entries/0/topic"],
        "an item that is no identity": [
            note("a", { item: "42", version: 1 }),
            "unknown_value /entries/0/item",
        ],
        "text where a date belongs": [
            {
                kind: "goal",
                topic: "work",
                data: { text: "Arbete", horizon: "i höst", indicator: "Anställd" },
            },
            "not_a_date /entries/0/data/horizon",
        ],
        "a day that does not exist": [
            {
                kind: "goal",
                topic: "work",
                data: { text: "Arbete", horizon: "2019-02-29", indicator: "Anställd" },
            },
            "not_a_date /entries/0/data/horizon",
        ],
        "text where a number belongs": [
            { kind: "hours_reported", data: { activity: "0000000000001", week: day, hours: "six" } },
            "not_a_number /entries/0/data/hours",
        ],
        "a number out of range": [
            { kind: "hours_reported", data: { activity: "0000000000001", week: day, hours: 81 } },
            "out_of_range /entries/0/data/hours",
        ],
        "text where yes or no belongs": [
            { kind: "adaptation", data: { statement: "Paus", no_heavy_lifting: "yes" } },
            "unknown_value /entries/0/data/no_heavy_lifting",
        ],
        "a code that is none of the codes": [
            { kind: "absence", data: { date: day, absence: "asleep" } },
            "unknown_value /entries/0/data/absence",
        ],
        "a list that is too long": [
            { kind: "work_history", data: { ssyk: Array(11).fill("7231") } },
            "too_large /entries/0/data/ssyk",
        ],
        "a fault deep in a list": [
            {
                kind: "intake_answered",
                topic: "work",
                data: {
                    date: day,
                    answers: [{ question: "work_done", answer: "x" }, { question: "work_wish" }],
                },
            },
            "required /entries/0/data/answers/1/answer",
        ],
    };
    for (const [what, [entry, ...wanted]] of Object.entries(wrong))
        test(what, async () => {
            const before = await notes();
            const problem = await officer.cannotWrite(422, "invalid", caseId, entry);
            assert.deepEqual(faults(problem), wanted);
            assert.deepEqual(await notes(), before);
        });

    test("every fault is told at once, each with a text in the reader's language", async () => {
        const body = { entries: [withData(note(), { text: 1, heading: "", colour: 1 }), note()] };
        const wanted = [
            "invalid /entries/0/data/text",
            "required /entries/0/data/heading",
            "unknown_field /entries/0/data/colour",
        ];
        const titles = {};
        for (const language of ["sv", "en"]) {
            const headers = { "Accept-Language": language };
            const problem = await officer.refused(422, "invalid", "POST", entriesOf(), { body, headers });
            assert.deepEqual(faults(problem).toSorted(), wanted.toSorted());
            titles[language] = problem.errors.map(({ title }) => title);
        }
        assert.ok(titles.sv.includes("Fyll i det här."), String(titles.sv));
        assert.ok(titles.en.includes("Fill this in."), String(titles.en));
    });

    test("a field that stands twice", async () => {
        const text = JSON.stringify({ entries: [note()] }).replace('"heading"', '"heading":"a","heading"');
        const headers = { "Content-Type": "application/json" };
        const problem = await officer.refused(422, "invalid", "POST", entriesOf(), { text, headers });
        assert.deepEqual(faults(problem), ["unknown_field /entries/0/data/heading"]);
    });

    test("what the rules refuse points at the field as it was sent", async () => {
        const wrong = [
            [
                422,
                "required",
                "/entries/0/topic",
                { kind: "goal", data: { text: "a", horizon: "2019-09-01", indicator: "b" } },
            ],
            [422, "unknown_value", "/entries/0/category", note("a", { category: "diagnosis" })],
            [
                422,
                "restricted_matter",
                "/entries/0/category",
                note("Arbetar svart", { category: "suspicion" }),
            ],
            [
                422,
                "next_step_missing",
                "/entries/0/data/next_step",
                { kind: "assessment", topic: "work", data: { date: day, situation: "a" } },
            ],
            [
                422,
                "next_contact_missing",
                "/entries/0/data/next_contact",
                { kind: "follow_up", data: { date: day, channel: "phone", attendance: "attended" } },
            ],
            [
                422,
                "diagnosis",
                "/entries/0/data/statement",
                { kind: "adaptation", data: { statement: "Har lumbago och ska inte lyfta" } },
            ],
            [
                422,
                "out_of_range",
                "/entries/0/data/date",
                {
                    kind: "assessment",
                    topic: "work",
                    data: { date: "2019-05-21", situation: "a", next_step: "b" },
                },
            ],
        ];
        for (const [status, code, pointer, entry] of wrong)
            assert.equal((await officer.cannotWrite(status, code, caseId, entry)).pointer, pointer, code);
    });

    test("the entries themselves: none, too many, not a list", async () => {
        for (const entries of [[], Array(41).fill(note()), "all", undefined]) {
            const problem = await officer.refused(422, "required", "POST", entriesOf(), {
                body: { entries },
            });
            assert.equal(problem.pointer, "/entries");
        }
        const body = { entries: [note()], note: "why" };
        const before = (await notes()).length;
        await officer.refused(422, "invalid", "POST", entriesOf(), { body });
        assert.equal((await notes()).length, before);
    });

    test("a referral", async () => {
        const wrong = [
            [referral({ colour: "red" }), "unknown_field /colour"],
            [{ opened: referral().opened }, "required /identity"],
            [
                referral({ identity: { ...referral().identity, family_name: "" } }),
                "required /identity/family_name",
            ],
            [
                referral({ identity: { ...referral().identity, shoe_size: 43 } }),
                "unknown_field /identity/shoe_size",
            ],
            [referral({ opened: { date: "today", reason: "a" } }), "not_a_date /opened/date"],
            [referral({ opened: { date: day, reason: "a".repeat(1001) } }), "too_long /opened/reason"],
        ];
        for (const [body, wanted] of wrong)
            assert.deepEqual(faults(await officer.refused(422, "invalid", "POST", "/cases", { body })), [
                wanted,
            ]);
        const identity = { ...referral().identity, personal_number: "19880808-3010" };
        const body = referral({ identity });
        const problem = await officer.refused(422, "personal_number", "POST", "/cases", { body });
        assert.equal(problem.pointer, "/identity/personal_number");
        const later = referral({ opened: { date: "2019-05-21", reason: "a" } });
        assert.equal(
            (await officer.refused(422, "out_of_range", "POST", "/cases", { body: later })).pointer,
            "/opened/date",
        );
        const { total } = await officer.get("/cases", { scope: "party", q: "Påhittad" });
        assert.equal(total, 0, "a refused referral left something behind");
    });

    test("a sign-in", async () => {
        const stranger = new Client(server.url);
        const wrong = [
            [{ username: "karin.ostlund" }, "required /password"],
            [{ username: 1, password: "a" }, "invalid /username"],
            [{ username: "a".repeat(61), password: "a" }, "too_long /username"],
            [{ username: "a", password: "a", remember: true }, "unknown_field /remember"],
        ];
        for (const [body, wanted] of wrong)
            assert.deepEqual(faults(await stranger.refused(422, "invalid", "POST", "/session", { body })), [
                wanted,
            ]);
    });

    test("what is asked for in a list", async () => {
        const wrong = {
            scope: "world",
            phase: "limbo",
            flag: "no_team,lost",
            sort: "names",
            limit: "0",
            offset: "-1",
        };
        for (const [name, value] of Object.entries(wrong)) {
            const code = ["limit", "offset"].includes(name) ? "out_of_range" : "unknown_value";
            const query = { [name]: value };
            assert.equal((await officer.refused(422, code, "GET", "/cases", { query })).pointer, `/${name}`);
        }
        await officer.refused(422, "out_of_range", "GET", "/cases", { query: { limit: "201" } });
        await officer.refused(422, "out_of_range", "GET", "/cases", { query: { limit: "ten" } });
        await officer.refused(422, "not_a_date", "GET", "/reports/sus", { query: { from: "2018-02-01" } });
        const backwards = { from: "2019-01-01", until: "2018-01-01" };
        await officer.refused(422, "out_of_range", "GET", "/reports/sus", { query: backwards });
        await officer.refused(422, "not_a_date", "GET", `/cases/${caseId}`, {
            query: { as_of: "yesterday" },
        });
    });
});

describe("what carries the fields", () => {
    const writes = () => [
        ["POST", entriesOf(), { entries: [note()] }],
        ["POST", "/cases", referral()],
    ];

    test("what is not JSON, or JSON without end", async () => {
        const headers = { "Content-Type": "application/json" };
        const texts = [
            "",
            "{",
            '{"entries": [}',
            "entries=1",
            '"\\ud800"',
            `${"[".repeat(5000)}${"]".repeat(5000)}`,
        ];
        for (const [method, address] of [...writes(), ["POST", "/session"]])
            for (const text of texts)
                await officer.refused(400, "malformed", method, address, { text, headers });
        for (const text of ["[]", "7", "null"]) {
            const answer = await officer.call("POST", "/cases", { text, headers });
            assert.equal(answer.status, 422, text);
        }
        // Deep, but where the parser would still follow.
        const text = `{"entries":${"[".repeat(900)}${"]".repeat(900)}}`;
        assert.equal((await officer.call("POST", entriesOf(), { text, headers })).status, 422);
    });

    test("another type of content", async () => {
        for (const [method, address, body] of [
            ...writes(),
            ["POST", "/session", { username: "a", password: "b" }],
        ])
            for (const type of ["text/plain", "application/x-www-form-urlencoded", undefined]) {
                const headers = { "Content-Type": type };
                const text = new TextEncoder().encode(JSON.stringify(body)); // bytes, so that no type is added
                await officer.refused(415, "unsupported_media", method, address, { text, headers });
            }
        const headers = { "Content-Type": "application/json; charset=utf-8" };
        await officer.refused(422, "required", "POST", entriesOf(), { text: "{}", headers });
    });

    test("more than a request may hold, refused before it is sent", async () => {
        for (const [method, address] of [...writes(), ["POST", "/session"]]) {
            const { status, body } = await refusedBeforeBody(method, address, 2 << 20);
            assert.deepEqual([status, body.code], [413, "too_large"], address);
        }
        // A stranger's upload is no upload.
        const { status } = await refusedBeforeBody("POST", "/imports/participants", 2 << 20, { Cookie: "" });
        assert.equal(status, 413);
    });

    /** Announces a body and asks whether to send it. */
    function refusedBeforeBody(method, address, bytes, more = {}) {
        return new Promise((resolve, reject) => {
            const request = http.request(`${server.url}/api/v1${address}`, {
                method,
                headers: {
                    Cookie: officer.cookie,
                    "X-CSRF-Token": officer.session.csrf,
                    "Idempotency-Key": crypto.randomUUID(),
                    "Content-Type": "application/json",
                    "Content-Length": bytes,
                    Expect: "100-continue",
                    ...more,
                },
            });
            request.on("continue", () => reject(new Error("the server asks for a body that is too large")));
            request.on("error", reject);
            request.on("response", async (response) => {
                let text = "";
                for await (const chunk of response) text += chunk;
                request.destroy();
                resolve({ status: response.statusCode, body: JSON.parse(text) });
            });
            request.flushHeaders();
        });
    }

    test("a write without a key, or with one that is no key", async () => {
        const before = (await notes()).length;
        for (const [method, address, body] of writes())
            for (const key of [undefined, "short", "k".repeat(65)])
                await officer.refused(422, "required", method, address, {
                    body,
                    headers: { "Idempotency-Key": key },
                });
        assert.equal((await notes()).length, before);
    });
});

describe("who asks", () => {
    const changes = () => [
        ["POST", entriesOf(), { body: { entries: [note()] } }],
        ["POST", "/cases", { body: referral() }],
        ["POST", "/imports/participants", { text: "Personnummer;Namn\n" }],
        ["POST", "/imports/participants/0000000000001/approval", {}],
        ["DELETE", "/session", {}],
    ];

    test("no session, one that never was, one that has ended", async () => {
        const gone = await new Client(server.url).signIn(
            "linus.borg",
            (await officer.get("/demo/users")).password,
        );
        const { cookie } = gone;
        assert.equal((await gone.call("DELETE", "/session")).status, 204);
        for (const old of ["", `samkraft_session=${"0".repeat(64)}`, "samkraft_session=x", cookie]) {
            for (const [method, address, wish] of changes()) {
                const stranger = new Client(server.url);
                stranger.cookie = old;
                await stranger.refused(401, "sign_in_needed", method, address, wish);
            }
            const stranger = new Client(server.url);
            stranger.cookie = old;
            await stranger.refused(401, "sign_in_needed", "GET", "/my-day");
        }
    });

    test("a change without the page's word for it, or with another's", async () => {
        const other = await people.as("yasmin.farah");
        const before = (await notes()).length;
        for (const token of [undefined, "0".repeat(32), other.session.csrf])
            for (const [method, address, wish] of changes())
                await officer.refused(403, "forged_request", method, address, {
                    ...wish,
                    headers: { "X-CSRF-Token": token },
                });
        assert.equal((await notes()).length, before);
        assert.equal((await officer.get("/session")).name, "Karin Östlund", "still signed in");
    });

    test("a sign-in from a foreign page", async () => {
        const body = { username: "karin.ostlund", password: (await officer.get("/demo/users")).password };
        for (const origin of ["https://elsewhere.example", "null", `${server.url}.elsewhere.example`]) {
            const stranger = new Client(server.url);
            await stranger.refused(403, "forged_request", "POST", "/session", {
                body,
                headers: { Origin: origin },
            });
            assert.equal(stranger.cookie, "");
        }
        const own = new Client(server.url);
        assert.equal(
            (await own.call("POST", "/session", { body, headers: { Origin: server.url } })).status,
            200,
        );
    });

    test("the cookie cannot be read by scripts nor sent by other sites, and every sign-in is new", async () => {
        const body = { username: "karin.ostlund", password: (await officer.get("/demo/users")).password };
        const seen = new Set();
        for (let i = 0; i < 2; ++i) {
            const answer = await new Client(server.url).call("POST", "/session", { body });
            const cookie = answer.headers.get("set-cookie");
            for (const word of ["HttpOnly", "SameSite=Strict", "Path=/"])
                assert.ok(cookie.includes(word), cookie);
            seen.add(cookie.split(";")[0]).add(answer.body.csrf);
        }
        assert.equal(seen.size, 4);
    });

    test("guessing a password takes longer and longer, also for a name that is nobody's", async () => {
        const { password } = await officer.get("/demo/users");
        for (const username of ["rasmus.vik", "nobody.at.all"]) {
            const guess = () =>
                new Client(server.url).call("POST", "/session", { body: { username, password: "wrong" } });
            let answer;
            let tries = 0;
            do {
                answer = await guess();
                assert.ok(++tries <= 12, "nothing slows down a guesser");
                if (answer.status === 401) assert.equal(answer.body.code, "wrong_password");
            } while (answer.status === 401);
            assert.deepEqual([answer.status, answer.body.code], [429, "too_many_tries"]);
            const wait = Number(answer.headers.get("retry-after"));
            assert.ok(wait >= 1 && wait <= 900, `Retry-After: ${wait}`);
            // The right password must wait as well: otherwise guessing goes on at full speed.
            await new Client(server.url).refused(429, "too_many_tries", "POST", "/session", {
                body: { username, password },
            });
        }
        // The others are not locked out with him.
        await new Client(server.url).signIn("agneta.kron", password);
    });
});

describe("the state of the case", () => {
    test("a batch is written whole or not at all", async () => {
        const before = await notes();
        const faulty = [
            [422, "invalid", withData(note(), { colour: 1 })],
            [422, "required", { kind: "goal", data: { text: "a", horizon: "2019-09-01", indicator: "b" } }],
            [422, "required", { kind: "exit", data: { date: day, outcome: "work", reason: "completed" } }],
            [
                404,
                "not_found",
                { kind: "goal_closed", item: "0000000000001", version: 1, data: { reached: "reached" } },
            ],
        ];
        for (const [status, code, entry] of faulty) {
            await officer.cannotWrite(status, code, caseId, note("först"), entry, note("sist"));
            assert.deepEqual(await notes(), before, code);
        }
        const items = await officer.write(caseId, note("först"), note("sist"));
        assert.equal(items.length, 2);
        assert.equal((await notes()).length, before.length + 2);
    });

    test("the same request again gives the first answer, and writes once", async () => {
        const key = crypto.randomUUID();
        const body = { entries: [note("en enda gång")] };
        const first = await officer.call("POST", entriesOf(), { body, key });
        const again = await officer.call("POST", entriesOf(), { body, key });
        assert.deepEqual([again.status, again.text], [200, first.text]);
        assert.equal((await notes()).filter(({ text }) => text === "en enda gång").length, 1);
        // The same key for something else, also in another case, is a mistake worth telling.
        const other = { body: { entries: [note("något annat")] }, key };
        await officer.refused(409, "repeated_key", "POST", entriesOf(), other);
        // Somebody else's key is somebody else's.
        const colleague = await people.as("yasmin.farah");
        assert.equal((await colleague.call("POST", entriesOf(), { body, key })).status, 200);
    });

    test("the same referral again opens one case", async () => {
        const key = crypto.randomUUID();
        const body = referral({
            identity: { ...referral().identity, personal_number: personalNumber("19770707", 302) },
        });
        const first = await officer.call("POST", "/cases", { body, key });
        assert.equal(first.status, 201, first.text);
        const again = await officer.call("POST", "/cases", { body, key });
        assert.deepEqual([again.status, again.text], [201, first.text]);
        await officer.refused(409, "case_open", "POST", "/cases", { body });
    });

    test("twenty at once with the same key write once", async () => {
        const key = crypto.randomUUID();
        const body = { entries: [note("tjugo på en gång")] };
        const answers = await Promise.all(
            Array.from({ length: 20 }, () => officer.call("POST", entriesOf(), { body, key })),
        );
        assert.deepEqual(
            [...new Set(answers.map(({ text }) => text))].length,
            1,
            answers.map((a) => a.text).join("\n"),
        );
        assert.equal((await notes()).filter(({ text }) => text === "tjugo på en gång").length, 1);
    });

    test("a stale write comes back with the case as it is now", async () => {
        const [item] = await officer.write(caseId, note("första lydelsen"));
        const change = (text, version) => note(text, { item, version });
        await officer.write(caseId, change("andra lydelsen", 1));
        const problem = await officer.cannotWrite(409, "stale", caseId, change("tredje lydelsen", 1));
        const current = problem.current.content.notes.find(({ about }) => about.item === item);
        assert.deepEqual([current.text, current.about.version], ["andra lydelsen", 2]);
        assert.deepEqual(problem.current, await officer.get(`/cases/${caseId}`));
        await officer.write(caseId, change("tredje lydelsen", 2));
        // A version that has not been is as stale as one that has passed.
        await officer.cannotWrite(409, "stale", caseId, change("fjärde", 9));
    });

    test("of two who change the same thing at the same moment, one is told", async () => {
        const [item] = await officer.write(caseId, note("utgångsläge"));
        const colleague = await people.as("yasmin.farah");
        const wishes = [officer, colleague, officer, colleague].map((client, i) =>
            client.call("POST", entriesOf(), {
                body: { entries: [note(`lydelse ${i}`, { item, version: 1 })] },
            }),
        );
        const answers = await Promise.all(wishes);
        assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409]);
    });

    test("an item of another kind, or of no kind, is not there", async () => {
        const [item] = await officer.write(caseId, note("en anteckning"));
        const goal = {
            kind: "goal",
            topic: "work",
            data: { text: "a", horizon: "2019-09-01", indicator: "b" },
        };
        await officer.cannotWrite(404, "not_found", caseId, { ...goal, item, version: 1 });
        await officer.cannotWrite(404, "not_found", caseId, { ...goal, item: "0000000000001", version: 1 });
    });

    test("a closed case is read and not changed", async () => {
        const { rows } = await officer.get("/cases", { scope: "team", phase: "closed" });
        await officer.cannotWrite(409, "case_closed", rows[0].case, note());
        assert.equal((await officer.get(`/cases/${rows[0].case}`)).content.phase, "closed");
    });

    test("a past moment shows the case as it stood", async () => {
        const view = await officer.get(`/cases/${caseId}`);
        const [item] = await officer.write(caseId, note("skriven nu"));
        const written = (await notes()).find(({ about }) => about.item === item).about.at;
        const earlier = new Date(Date.parse(written) - 1).toISOString();
        const then = await officer.get(`/cases/${caseId}`, { as_of: earlier });
        assert.deepEqual(then.content.notes ?? [], view.content.notes ?? []);
        const now = await officer.get(`/cases/${caseId}`, { as_of: written });
        assert.ok(now.content.notes.some(({ about }) => about.item === item));
        // Before it began there is no case.
        await officer.refused(404, "not_found", "GET", `/cases/${caseId}`, {
            query: { as_of: "2017-01-01T00:00:00Z" },
        });
    });
});

describe("what is not there and what is not for me", () => {
    test("are the same answer, byte for byte, on every way into a case", async () => {
        const outsider = await people.as("anna.lind");
        await officer.get(`/cases/${caseId}`);
        const nobodys = "3ZZZZZZZZZZZZ"; // well-formed, and no case
        const ways = [
            ["GET", ""],
            ["GET", "/access"],
            ["GET", "/allocation"],
            ["GET", "/rules"],
            ["POST", "/entries", { body: { entries: [note()] } }],
            [
                "POST",
                "/entries",
                {
                    body: {
                        entries: [
                            { kind: "exit", data: { date: day, outcome: "studies", reason: "completed" } },
                        ],
                    },
                },
            ],
        ];
        const bare = ({ status, headers, text }) => ({
            status,
            headers: [...headers].filter(([name]) => name !== "date"),
            text: text.replace(/"trace":"[^"]*"/, ""),
        });
        for (const [method, rest, wish] of ways) {
            const there = await outsider.call(method, `/cases/${caseId}${rest}`, wish);
            const nowhere = await outsider.call(method, `/cases/${nobodys}${rest}`, wish);
            assert.equal(there.status, 404, rest);
            assert.deepEqual(bare(there), bare(nowhere), `${method} ${rest}`);
            for (const odd of ["x", "0000000000000", "0000000000001", "....."])
                assert.deepEqual(
                    bare(await outsider.call(method, `/cases/${odd}${rest}`, wish)),
                    bare(nowhere),
                    odd,
                );
        }
        const query = { as_of: "2019-05-01T00:00:00Z" };
        const past = await outsider.call("GET", `/cases/${caseId}`, { query });
        assert.deepEqual(bare(past), bare(await outsider.call("GET", `/cases/${nobodys}`, { query })));
    });

    test("a method that an address does not take, and addresses that are none", async () => {
        const wrong = [
            ["PUT", `/cases/${caseId}`],
            ["DELETE", `/cases/${caseId}`],
            ["PATCH", entriesOf()],
            ["GET", entriesOf()],
            ["POST", "/my-day"],
            ["POST", "/events"],
            ["DELETE", "/cases"],
        ];
        for (const [method, address] of wrong) {
            const answer = await officer.call(method, address, { free: true });
            assert.deepEqual(
                [answer.status, answer.body.code],
                [405, "method_not_allowed"],
                `${method} ${address}`,
            );
            const template = Object.entries(contract.paths).find(([path]) =>
                new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(address),
            );
            const allowed = Object.keys(template[1]).filter((word) => word !== "parameters");
            // RFC 9110, 15.5.6: such an answer says what the address takes.
            const said = answer.headers.get("allow")?.toLowerCase().split(", ");
            assert.deepEqual(said?.toSorted(), allowed.toSorted(), `${method} ${address}`);
        }
        for (const address of [
            "",
            "/",
            "/case",
            "/cases/",
            `/cases/${caseId}/`,
            `/cases/${caseId}/log`,
            "//cases",
        ])
            assert.ok(
                [400, 404].includes((await officer.call("GET", address, { free: true })).status),
                address,
            );
    });
});

test("every answer forbids what a page of ours never needs", async () => {
    const answers = {
        health: await fetch(`${server.url}/api/v1/health`),
        "a problem": await fetch(`${server.url}/api/v1/my-day`),
        "a case": await fetch(`${server.url}/api/v1/cases/${caseId}`, {
            headers: { Cookie: officer.cookie },
        }),
        "no such address": await fetch(`${server.url}/api/v1/nowhere`),
        "a refused target": await fetch(`${server.url}/api/v1/%2e%2e/x`),
        "the page": await fetch(`${server.url}/`),
        "no such file": await fetch(`${server.url}/nothing.js`),
    };
    for (const [what, { headers }] of Object.entries(answers)) {
        const policy = headers.get("content-security-policy") ?? "";
        for (const rule of [
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ])
            assert.ok(policy.includes(rule), `${what}: ${rule}`);
        assert.ok(!/script-src[^;]*unsafe/.test(policy), what);
        assert.equal(headers.get("x-content-type-options"), "nosniff", what);
        assert.equal(headers.get("referrer-policy"), "no-referrer", what);
        assert.equal(headers.get("cross-origin-resource-policy"), "same-origin", what);
        assert.equal(headers.get("access-control-allow-origin"), null, what);
        assert.equal(headers.get("server"), null, what);
    }
    assert.equal(answers["a case"].headers.get("cache-control"), "no-store");
    assert.equal(answers["a problem"].headers.get("cache-control"), "no-store");
});
