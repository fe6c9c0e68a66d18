// Protected identity, own interest, and what was sent wrong, on the wire. A persona with words that stand nowhere else is looked for
// in every answer to everybody, before, while and after the protection is set: what finds her before must find her nowhere after.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { binary, startServer } from "../server.mjs";
import { contract, People, personalNumber } from "./client.mjs";

const day = "2019-05-20";
const number = personalNumber("19870615", 239);
const persona = {
    personal_number: number,
    given_name: "Zephyrine",
    family_name: "Canarius",
    phone: "070-174 06 99",
    email: "zephyrine@example.se",
    address: "Kanariegatan 7, Malmö",
};
const place = "Zanzibar verkstad";
/** Whatever leads to her; each stands nowhere else in the demonstration. */
const traces = [
    "zephyrine",
    "canarius",
    number,
    `${number.slice(0, 8)}-${number.slice(8)}`,
    number.slice(2),
    "174 06 99",
    "kanariegatan",
    "zanzibar",
];
const tracesIn = (text) => traces.filter((trace) => text.toLowerCase().includes(trace));

let server, people, directory;
/** One of each role and party: in the case's team, in another, and who has no case at all. */
const everyone = [
    "karin.ostlund", // refers her; the named officer
    "yasmin.farah",
    "camilla.ryden",
    "susanne.arvidsson",
    "gunilla.wester",
    "monica.dahlin",
    "margareta.sund",
    "anna.lind",
    "jonas.ekdahl",
    "maria.stjernqvist",
    "omar.siddiqui",
    "henrik.alm",
    "pia.roos",
    "cecilia.moberg",
    "agneta.kron",
];
const as = (username) => people.as(username);
before(async () => {
    server = await startServer();
    people = new People(server);
    directory = await (await as("karin.ostlund")).get("/directory");
});
after(() => server?.stop());

const worker = (name) => directory.workers.find((each) => each.name === name).id;
const team3 = () => directory.teams.find(({ name }) => name === "Team 3").id;
async function refer(client, identity) {
    const answer = await client.call("POST", "/cases", {
        body: { identity, opened: { date: day, reason: "Utan arbete." } },
    });
    assert.equal(answer.status, 201, answer.text);
    return answer.body.case;
}
const consentTo = (to, categories) => ({
    kind: "consent_asked",
    data: {
        form: "sharing",
        from: "employment_service",
        to,
        categories,
        purpose: "coordination",
        months: 12,
    },
});

/** The other parties of the team may know that the case is there. */
async function share(client, caseId, categories, to = ["social_services", "labour_market"]) {
    const [consent] = await client.write(caseId, consentTo(to, categories));
    await client.write(caseId, {
        kind: "consent_given",
        item: consent,
        version: 1,
        data: { channel: "electronic", date: day },
    });
}

const reads = Object.entries(contract.paths).filter(
    ([template, { get }]) =>
        get && !get.responses["200"]?.content?.["text/event-stream"] && template !== "/health",
);
/** Every answer to every question that can be asked of the case and around it, as one text. */
async function crawl(username, caseId, items = []) {
    const client = await as(username);
    const ids = { case: caseId, consent: items[0] ?? caseId, item: items.at(-1) ?? caseId };
    const said = [];
    const ask = async (address, query = {}, body = undefined) => {
        const search = new URLSearchParams(query).toString();
        const headers = { Cookie: client.cookie, "Accept-Language": "sv" };
        if (body) Object.assign(headers, { "Content-Type": "application/json" });
        if (body) headers["X-CSRF-Token"] = client.session.csrf;
        const answer = await fetch(`${server.url}/api/v1${address}${search && "?"}${search}`, {
            headers,
            ...(body && { method: "POST", body: JSON.stringify(body) }),
        });
        const text = await answer.text();
        assert.ok(answer.status < 500 || answer.status === 501, `${address}: ${text}`);
        said.push([...answer.headers].flat().join("\n"), text);
    };
    for (const [template] of reads) {
        // An identity of another kind is asked for by the case's: it is nothing there, and must tell nothing.
        const address = template.replaceAll(/\{(\w+)\}/g, (_, word) => ids[word] ?? caseId);
        if (template === "/cases" || template === "/cases/counts")
            for (const scope of ["mine", "team", "party"])
                for (const q of [
                    "",
                    "Zephyrine",
                    "Canarius",
                    number,
                    `${number.slice(0, 8)}-${number.slice(8)}`,
                ])
                    await ask(address, {
                        scope,
                        ...(q && { q }),
                        ...(template === "/cases" && { limit: 200 }),
                    });
        else if (template === "/reports/sus") await ask(address, { from: "2018-02-01", until: "2019-06-01" });
        else if (template === "/cases/{case}/audience")
            for (const kind of ["note", "identity"]) await ask(address, { kind });
        else await ask(address);
        if (template === "/cases/{case}")
            for (const as_of of ["2019-05-20T22:00:00Z", "2019-05-20T07:05:00Z"])
                await ask(address, { as_of });
    }
    for (const paper of contract.components.schemas.PaperTemplate.enum)
        await ask(`/cases/${caseId}/papers/${paper}`, {}, paper === "needs" ? {} : { address: true });
    return said.join("\n");
}
/** A screen that listens: what it has been told when a word comes. */
async function listen(client) {
    const stop = new AbortController();
    const stream = await fetch(`${server.url}/api/v1/events`, {
        headers: { Cookie: client.cookie },
        signal: stop.signal,
    });
    const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
    let told = (await reader.read()).value;
    return async (word) => {
        while (!told.includes(word)) told += (await reader.read()).value;
        stop.abort();
        return told;
    };
}
const found = async (username, q) => (await as(username)).rows({ scope: "party", q });

describe("protected identity", () => {
    let caseId, consent, activity, mark;
    const set = async (degree, version) => {
        const officer = await as("karin.ostlund");
        const data = { degree, reason: "Hot.", named_officers: [worker("Karin Östlund")] };
        const [item] = await officer.write(caseId, {
            kind: "protection_set",
            ...(mark !== undefined && { item: mark, version }),
            data,
        });
        mark = item;
    };
    before(async () => {
        const officer = await as("karin.ostlund");
        caseId = await refer(officer, persona);
        [consent] = await officer.write(
            caseId,
            consentTo(
                ["social_services", "labour_market", "health_region", "social_insurance"],
                ["identity", "protected_identity", "participation", "joint_plan", "follow_up"],
            ),
            { kind: "team_allocated", data: { team: team3() } },
        );
        await officer.write(caseId, {
            kind: "consent_given",
            item: consent,
            version: 1,
            data: { channel: "electronic", date: day },
        });
        for (const name of ["Susanne Arvidsson", "Gunilla Wester", "Monica Dahlin"])
            await officer.write(caseId, { kind: "worker_assigned", data: { worker: worker(name) } });
        [activity] = await officer.write(caseId, {
            kind: "activity_offered",
            topic: "work",
            data: { activity: "vacancy_matching", title: "Matchning", provider: place, from: day },
        });
    });

    test("before: everybody with the case finds her, and the crawl with them; nobody else", async () => {
        const finders = [];
        for (const username of everyone)
            if (tracesIn(await crawl(username, caseId, [consent, activity])).length > 0)
                finders.push(username);
        assert.deepEqual(
            finders,
            [
                "karin.ostlund",
                "yasmin.farah",
                "camilla.ryden",
                "susanne.arvidsson",
                "gunilla.wester",
                "monica.dahlin",
            ].filter((name) => finders.includes(name)),
        );
        for (const must of ["karin.ostlund", "yasmin.farah", "camilla.ryden"])
            assert.ok(finders.includes(must), must);
        assert.deepEqual(
            tracesIn(await crawl("karin.ostlund", caseId, [consent, activity])),
            traces.filter((t) => t !== traces[3]),
        );
        assert.equal((await found("yasmin.farah", "Canarius")).length, 1);
    });

    test("only the own party sets it, with named officers of its own who work with the case", async () => {
        const officer = await as("karin.ostlund");
        const write = (data) => ({
            kind: "protection_set",
            data: { degree: "secrecy_mark", reason: "Hot.", ...data },
        });
        await officer.cannotWrite(422, "required", caseId, write({}));
        await officer.cannotWrite(
            422,
            "unknown_value",
            caseId,
            write({ named_officers: [worker("Camilla Rydén")] }),
        );
        await officer.cannotWrite(
            422,
            "unknown_value",
            caseId,
            write({ named_officers: [worker("Anna Lind")] }),
        );
        await officer.cannotWrite(422, "invalid", caseId, {
            kind: "protection_set",
            data: { degree: "secrecy_mark", named_officers: [worker("Karin Östlund")] },
        });
        await officer.cannotWrite(409, "already_done", caseId, write({ degree: "none" }));
    });

    test("while: what is asked once it is set finds her no more, and no screen is told who", async () => {
        const colleague = await as("yasmin.farah");
        const told = await listen(colleague);
        const flight = Array.from({ length: 30 }, () => colleague.get(`/cases/${caseId}`));
        await set("secrecy_mark");
        const views = await Promise.all(Array.from({ length: 30 }, () => colleague.get(`/cases/${caseId}`)));
        for (const view of views) assert.deepEqual(tracesIn(JSON.stringify(view)), []);
        await Promise.all(flight);
        assert.deepEqual(tracesIn(await told(caseId)), []);
    });

    for (const username of everyone)
        test(`after: ${username} ${username === "karin.ostlund" ? "still finds her" : "finds her nowhere"}`, async () => {
            const text = await crawl(username, caseId, [consent, activity]);
            const officer = username === "karin.ostlund";
            assert.deepEqual(tracesIn(text), officer ? traces.filter((t) => t !== traces[3]) : []);
            for (const q of ["Zephyrine", "Canarius", number]) {
                const rows = await found(username, q).catch(() => []);
                assert.equal(rows.length, officer ? 1 : 0, q);
                for (const row of rows) assert.deepEqual([row.name, row.initials], [undefined, undefined]);
            }
        });

    test("colleagues see that somebody is there, protected; the statistics count and tell nothing", async () => {
        const view = await (await as("yasmin.farah")).get(`/cases/${caseId}`);
        assert.equal(view.content.protection.degree, "secrecy_mark");
        assert.equal(view.content.protection.named_officers, undefined);
        assert.equal(view.content.protection.reason, undefined);
        assert.equal(view.content.activities[0].offer.provider, undefined);
        const [row] = (await (await as("yasmin.farah")).rows({ scope: "team" })).filter(
            (r) => r.case === caseId,
        );
        assert.equal(row.protection, "secrecy_mark");
    });

    test("nothing of it stands in the log, the export of the log, or a colleague's export", async () => {
        assert.deepEqual(tracesIn(server.said()), []);
        const env = {
            ...process.env,
            SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
            SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
        };
        const run = async (...wanted) =>
            (await promisify(execFile)(binary(), wanted, { env, maxBuffer: 1 << 28 })).stdout;
        assert.deepEqual(tracesIn(await run("audit", "export")), []);
        assert.deepEqual(tracesIn(await run("export", caseId, "--as", "yasmin.farah").catch(() => "")), []);
    });

    test("a referral or a file with her number leads nobody to her", async () => {
        for (const username of ["anna.lind", "maria.stjernqvist"]) {
            const client = await as(username);
            const mine = await refer(client, { ...persona, phone: "", email: "", address: "" });
            assert.notEqual(mine, caseId);
            assert.equal((await client.get(`/cases/${mine}`)).content.protection, undefined);
            await client.refused(404, "not_found", "GET", `/cases/${caseId}`);
        }
        const file = `personnummer;namn\n${number};Canarius, Zephyrine\n`;
        const upload = { text: file, headers: { "Content-Type": "text/csv" } };
        const preview = await (await as("peter.holmgren")).call("POST", "/imports/participants", upload);
        assert.equal(preview.body.sample[0].state, "new");
        const officer = await (await as("karin.ostlund")).call("POST", "/imports/participants", upload);
        assert.equal(officer.body.sample[0].state, "unchanged");
    });

    test("who knows the name keeps it out of the texts; who does not cannot try it out", async () => {
        const note = (text) => ({ kind: "note", category: "joint_plan", data: { heading: "Samtal", text } });
        const officer = await as("karin.ostlund");
        const refused = await officer.cannotWrite(422, "protected_text", caseId, note("Zephyrine ringde."));
        assert.match(JSON.stringify(refused), /deltagaren/);
        await officer.write(caseId, note("Deltagaren ringde."));
    });

    test("another party's mark does not weaken it, and only a named officer lifts it, with a reason", async () => {
        const social = await as("camilla.ryden");
        const mine = { degree: "secrecy_mark", reason: "Hot.", named_officers: [worker("Camilla Rydén")] };
        await social.cannotWrite(403, "second_person", caseId, { kind: "protection_set", data: mine });
        await social.cannotWrite(403, "mandate", caseId, {
            kind: "protection_set",
            item: mark,
            version: 1,
            data: { degree: "none", reason: "Upphört." },
        });
        const officer = await as("karin.ostlund");
        await officer.cannotWrite(422, "invalid", caseId, {
            kind: "protection_set",
            item: mark,
            version: 1,
            data: { degree: "none" },
        });
    });

    test("fictitious identity: for everybody but the named officer the case is not there", async () => {
        const told = await listen(await as("yasmin.farah"));
        await set("fictitious_identity", 1);
        assert.deepEqual(tracesIn(await told(caseId)), [], "her screen is told to let go of what it shows");
        for (const username of everyone.filter((name) => name !== "karin.ostlund")) {
            const client = await as(username);
            const there = await client.call("GET", `/cases/${caseId}`);
            const nowhere = await client.call("GET", "/cases/3ZZZZZZZZZZZZ");
            assert.deepEqual([there.status, there.text], [nowhere.status, nowhere.text], username);
            const text = await crawl(username, caseId, [consent, activity]);
            // Those who have referred her themselves since know what they wrote.
            if (username !== "anna.lind" && username !== "maria.stjernqvist")
                assert.deepEqual(tracesIn(text), [], username);
            assert.ok(!text.includes(caseId), `${username} is told of the case`);
        }
        const officer = await as("karin.ostlund");
        assert.equal((await officer.rows({ scope: "party", q: "Canarius" })).length, 1);
        await officer.write(caseId, {
            kind: "protection_set",
            item: mark,
            version: 2,
            data: { degree: "none", reason: "Hotet har upphört." },
        });
        const view = await (await as("yasmin.farah")).get(`/cases/${caseId}`);
        assert.equal(view.content.identity.given_name, "Zephyrine");
        assert.equal(
            (await officer.get(`/cases/${caseId}`)).content.protections.length,
            3,
            "every step is kept",
        );
    });
});

describe("own interest", () => {
    const brother = personalNumber("19840229", 238);
    let caseId;
    before(async () => {
        const officer = await as("karin.ostlund");
        caseId = await refer(officer, {
            personal_number: brother,
            given_name: "Bror",
            family_name: "Provsson",
        });
        await officer.write(caseId, { kind: "team_allocated", data: { team: team3() } });
        await share(officer, caseId, ["identity", "participation"]);
    });

    test("a declared relation closes the person's case, everywhere, as if it were not there, and it is logged", async () => {
        const colleague = await as("camilla.ryden");
        assert.equal(
            (await found("camilla.ryden", "")).some((row) => row.case === caseId),
            true,
        );
        const declared = await colleague.call("POST", "/own-relations", {
            body: { personal_number: brother, closeness: "relative", label: "min svåger" },
        });
        assert.equal(declared.status, 201, declared.text);
        assert.equal(declared.body.relations[0].label, "min svåger");
        assert.ok(!declared.text.includes(brother));
        for (const [template] of reads.filter(([each]) => each.startsWith("/cases/{case}"))) {
            const address = (id) =>
                template.replace("{case}", id).replaceAll(/\{\w+\}/g, caseId) +
                (template.endsWith("/audience") ? "?kind=note" : "");
            const there = await colleague.call("GET", address(caseId), { free: true }).catch(() => undefined);
            const nowhere = await colleague
                .call("GET", address("3ZZZZZZZZZZZZ"), { free: true })
                .catch(() => undefined);
            assert.deepEqual([there?.status, there?.text], [404, nowhere?.text], template);
        }
        await colleague.cannotWrite(404, "not_found", caseId, {
            kind: "note",
            category: "joint_plan",
            data: { heading: "a", text: "b" },
        });
        for (const scope of ["mine", "team", "party"])
            for (const q of ["", "Provsson", brother]) {
                const rows = await colleague.rows({ scope, ...(q && { q }) });
                assert.ok(!rows.some((row) => row.case === caseId), `${scope} “${q}”`);
                const { all } = await colleague.get("/cases/counts", { scope, ...(q && { q }) });
                assert.equal(all, rows.length);
            }
        assert.ok(!(await colleague.get("/my-day")).items.some((each) => each.case === caseId));
        const again = await colleague.call("POST", "/cases", {
            body: {
                identity: { personal_number: brother, given_name: "Bror", family_name: "Provsson" },
                opened: { date: day, reason: "Utan arbete." },
            },
        });
        assert.deepEqual([again.status, again.body.code], [403, "own_case"]);
        const nowhere = await colleague.call("POST", "/own-relations", {
            body: { personal_number: personalNumber("19330303", 238), closeness: "other" },
        });
        assert.equal(nowhere.status, 201, "the same of somebody who is not here");
    });

    test("a number that is none, twice the same, fields that nobody asked for", async () => {
        const colleague = await as("camilla.ryden");
        const declare = (body) => colleague.call("POST", "/own-relations", { body });
        const wrong = await declare({ personal_number: "19840229-0000", closeness: "relative" });
        assert.deepEqual(
            [wrong.status, wrong.body.errors?.[0]?.pointer ?? wrong.body.pointer],
            [422, "/personal_number"],
            wrong.text,
        );
        assert.equal((await declare({ personal_number: brother, closeness: "relative" })).status, 409);
        for (const body of [
            {},
            { personal_number: brother },
            { personal_number: brother, closeness: "enemy" },
            { personal_number: brother, closeness: "relative", worker: worker("Karin Östlund") },
        ]) {
            const answer = await colleague.call("POST", "/own-relations", {
                text: JSON.stringify(body),
                headers: { "Content-Type": "application/json" },
            });
            assert.equal(answer.status, 422, JSON.stringify(body));
        }
    });

    test("the manager of the own party sees that she has declared, not to whom, and ends it", async () => {
        const manager = await as("pia.roos");
        assert.deepEqual(manager.session.duties, ["manager"]);
        const { relations } = await manager.get("/staff-relations");
        const hers = relations.filter((each) => each.worker === worker("Camilla Rydén"));
        assert.equal(hers.length, 2);
        assert.deepEqual(Object.keys(hers[0]).toSorted(), ["declared", "id", "worker"]);
        assert.deepEqual(
            (await (await as("henrik.alm")).get("/staff-relations")).relations,
            [],
            "another party's manager",
        );
        for (const username of ["camilla.ryden", "karin.ostlund", "agneta.kron"])
            await (await as(username)).refused(403, "forbidden", "GET", "/staff-relations");
        const end = (client, id) =>
            client.call("POST", `/staff-relations/${id}/end`, { body: { reason: "Skilda sedan länge." } });
        assert.equal((await end(await as("camilla.ryden"), hers[0].id)).status, 403, "not her own to end");
        assert.equal((await end(await as("henrik.alm"), hers[0].id)).status, 404);
        assert.equal((await end(manager, hers[0].id)).status, 200);
        assert.equal((await end(manager, hers[0].id)).status, 409);
        assert.equal((await (await as("camilla.ryden")).call("GET", `/cases/${caseId}`)).status, 200);
    });

    test("a colleague's case is theirs who have it by name, and never the colleague's", async () => {
        const officer = await as("karin.ostlund");
        const own = await refer(officer, {
            personal_number: "197904042392",
            given_name: "Omar",
            family_name: "Siddiqui",
        });
        const team8 = directory.teams.find(({ name }) => name === "Team 8").id;
        await officer.write(own, { kind: "team_allocated", data: { team: team8 } });
        await share(officer, own, ["identity", "participation"]);
        assert.equal((await officer.call("GET", `/cases/${own}`)).status, 200);
        for (const username of ["omar.siddiqui", "leyla.aziz", "mikael.thoren"]) {
            assert.equal((await (await as(username)).call("GET", `/cases/${own}`)).status, 404, username);
            for (const scope of ["mine", "team", "party"])
                assert.ok(
                    !(await (await as(username)).rows({ scope })).some((row) => row.case === own),
                    username,
                );
        }
        await officer.write(own, { kind: "worker_assigned", data: { worker: worker("Leyla Aziz") } });
        assert.equal((await (await as("leyla.aziz")).call("GET", `/cases/${own}`)).status, 200);
        await officer.write(own, { kind: "worker_assigned", data: { worker: worker("Omar Siddiqui") } });
        assert.equal((await (await as("omar.siddiqui")).call("GET", `/cases/${own}`)).status, 404);
        assert.equal((await (await as("omar.siddiqui")).get("/own-relations")).own_number, true);
    });
});

describe("sent wrong", () => {
    const secret = "zq-fel-deltagare-zq";
    let caseId, note;
    const read = async (username, query) => {
        const answer = await (await as(username)).call("GET", `/cases/${caseId}`, { query });
        assert.equal(answer.status, 200, answer.text);
        return answer.text;
    };
    before(async () => {
        const officer = await as("karin.ostlund");
        caseId = await refer(officer, {
            personal_number: personalNumber("19910101", 238),
            given_name: "Rätt",
            family_name: "Provsson",
        });
        await officer.write(caseId, { kind: "team_allocated", data: { team: team3() } });
        await share(officer, caseId, ["participation", "joint_plan"], ["social_services"]);
        await share(officer, caseId, ["participation"], ["labour_market"]);
        [note] = await officer.write(caseId, {
            kind: "note",
            category: "joint_plan",
            data: { heading: "Samtal", text: secret },
        });
    });

    test("recalled: closed at once, also back in time; told that, not what; and who had read it", async () => {
        assert.ok((await read("camilla.ryden")).includes(secret));
        const officer = await as("karin.ostlund");
        const social = await as("camilla.ryden");
        await social.cannotWrite(403, "mandate", caseId, {
            kind: "recalled",
            data: { of: note, reason: "x" },
        });
        await officer.cannotWrite(422, "invalid", caseId, { kind: "recalled", data: { of: note } });
        await officer.cannotWrite(404, "not_found", caseId, {
            kind: "recalled",
            data: { of: "3ZZZZZZZZZZZZ", reason: "x" },
        });
        await officer.cannotWrite(403, "forbidden", caseId, { kind: "recall_notice", data: { date: day } });
        await officer.write(caseId, { kind: "recalled", data: { of: note, reason: "Fel person." } });
        const views = [
            await read("camilla.ryden"),
            await read("camilla.ryden", { as_of: "2019-05-20T21:00:00Z" }),
        ];
        for (const text of views) {
            assert.ok(!text.includes(secret));
            assert.ok(!text.includes("Fel person."));
            assert.ok(!text.includes(note), "which item it was");
        }
        assert.equal(JSON.parse(views[0]).content.recall_notices.length, 1);
        assert.equal(JSON.parse(await read("yasmin.farah")).content.recall_notices, undefined);
        const { rows } = await officer.get(`/cases/${caseId}/items/${note}/openings`);
        const theirs = rows.filter((row) => row.party === "social_services");
        assert.equal(theirs.length, 1);
        assert.equal(theirs[0].role, "social_worker");
        assert.equal(theirs[0].times, 1);
        assert.equal(theirs[0].worker, undefined);
        await social.refused(404, "not_found", "GET", `/cases/${caseId}/items/${note}/openings`);
    });

    test("blotted out by two persons: gone from every reading, and doctor and log are whole", async () => {
        const officer = await as("karin.ostlund");
        // A second officer, by name.
        await officer.write(caseId, { kind: "worker_assigned", data: { worker: worker("Anna Lind") } });
        const second = await as("anna.lind");
        const [asked] = await officer.write(caseId, {
            kind: "redaction_proposed",
            data: { of: note, reason: "Annan persons uppgift." },
        });
        assert.ok((await read("karin.ostlund")).includes(secret));
        const answer = { kind: "redaction_answered", item: asked, version: 1, data: { approved: true } };
        await officer.cannotWrite(403, "second_person", caseId, answer);
        await (await as("camilla.ryden")).cannotWrite(404, "not_found", caseId, answer);
        await second.write(caseId, answer);
        for (const username of ["karin.ostlund", "anna.lind", "camilla.ryden"])
            for (const query of [{}, { as_of: "2019-05-20T21:00:00Z" }])
                assert.ok(!(await read(username, query)).includes(secret), username);
        assert.equal(
            JSON.parse(await read("karin.ostlund")).content.notes.find(({ about }) => about.item === note)
                .about.redacted,
            true,
        );
        const env = {
            ...process.env,
            SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
            SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
        };
        const run = async (...wanted) =>
            (await promisify(execFile)(binary(), wanted, { env, maxBuffer: 1 << 28 })).stdout;
        assert.match(await run("audit", "verify"), /The access log is whole/);
        assert.ok(!(await run("export", caseId, "--as", "karin.ostlund")).includes(secret));
    });
});
