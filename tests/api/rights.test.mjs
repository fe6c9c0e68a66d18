// The participant's rights over the wire: the extract, the own page, requests and their answers, what is kept back; and a
// party's records: what may be disposed of, two persons, the certificate, the file for the archive.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { binary, startServer } from "../server.mjs";
import { Client, People } from "./client.mjs";

const run = promisify(execFile);
/** A file as it comes, which no schema describes. */
async function file(client, address) {
    const answer = await fetch(`${client.url}/api/v1${address}`, {
        headers: { Cookie: client.cookie, "Accept-Language": "sv" },
    });
    assert.equal(answer.status, 200, address);
    return {
        type: answer.headers.get("content-type"),
        name: answer.headers.get("content-disposition"),
        bytes: Buffer.from(await answer.arrayBuffer()),
    };
}

describe("today", () => {
    let server, people, person, own;
    before(async () => {
        server = await startServer();
        people = new People(server);
        person = await people.as("nawfal.khalaf");
        own = (await person.get("/my-case")).case;
    });
    after(() => server?.stop());

    /** A worker of the party who has the participant's case, and a note of theirs in it. */
    async function withNote(username, text, category = "joint_plan") {
        const client = await people.as(username);
        const [item] = await client.write(own, {
            kind: "note",
            category,
            data: { heading: "Plan", text },
        });
        return [client, item];
    }
    const workers = async () => {
        const { workers: all } = await (await people.as("karin.ostlund")).get("/directory");
        assert.deepEqual((await person.get("/directory")).workers, []);
        const { content } = await person.get(`/cases/${own}`);
        const team = all.filter(({ teams }) => teams?.length === 1 && teams[0] === content.team?.team);
        return Object.fromEntries(
            await Promise.all(
                team.map(async ({ role, id }) => {
                    const users = (await new Client(server.url).get("/demo/users")).users;
                    const name = all.find((each) => each.id === id).name;
                    return [role, users.find((user) => user.name === name).username];
                }),
            ),
        );
    };

    test("a participant says how useful an activity is; who reads the activity whole reads that, and nobody says it instead", async () => {
        const seen = async (who, item) =>
            (await who.get(`/cases/${own}`)).content.activities?.find(
                ({ offer }) => offer.about.item === item,
            );
        const { activities } = (await person.get(`/cases/${own}`)).content;
        const begun = activities.find(
            ({ started, offer }) => started && offer.about.category === "joint_plan",
        );
        const { item } = begun.offer.about;
        const rated = async (data, on = item) => ({
            kind: "activity_rated",
            item: on,
            version: (await seen(person, on))?.offer.about.version ?? 1,
            data,
        });
        const refused = async (status, code, data) =>
            person.cannotWrite(status, code, own, await rated(data));
        await refused(422, "invalid", {});
        await refused(422, "out_of_range", { usefulness: 0 });
        await refused(422, "invalid", { usefulness: 6 });
        await refused(422, "invalid", { usefulness: "4" });
        await refused(422, "invalid", { usefulness: 4, text: "x".repeat(501) });
        await refused(422, "invalid", { usefulness: 4, owner: "health_region" });
        await person.cannotWrite(404, "not_found", own, await rated({ usefulness: 4 }, "3ZZZZZZZZZZZZ"));
        const waits = activities.find(({ started }) => !started);
        if (waits)
            await person.cannotWrite(
                409,
                "wrong_state",
                own,
                await rated({ usefulness: 4 }, waits.offer.about.item),
            );

        await person.write(own, await rated({ usefulness: 2 }));
        const wish = await rated({ usefulness: 4, text: "Bra handledare, lite tidigt" });
        await person.write(own, wish);
        await person.cannotWrite(409, "stale", own, wish);
        const secretary = await people.as("yasmin.farah");
        const { rating, offer } = await seen(secretary, item);
        assert.deepEqual([rating.usefulness, rating.text], [4, "Bra handledare, lite tidigt"]);
        assert.equal(rating.about.author, undefined, "by the participant");
        assert.equal(rating.about.owner, offer.about.owner);
        await secretary.cannotWrite(403, "forbidden", own, {
            ...wish,
            version: offer.about.version,
        });
        const { entries } = await person.get(`/cases/${own}/extract`);
        const said = entries.filter(({ kind }) => kind === "activity_rated");
        assert.deepEqual(
            said.map(({ data, by_participant: by }) => [data.usefulness, by]),
            [
                [2, true],
                [4, true],
            ],
        );
        // Of care's own track others may see that it goes on, and not what is thought of it.
        const care = activities.find(
            ({ started, offer: { about } }) => started && about.category === "care_track",
        );
        assert.ok(care);
        await person.write(own, await rated({ usefulness: 5, text: "Hjälper" }, care.offer.about.item));
        assert.equal((await seen(secretary, care.offer.about.item))?.rating, undefined);
        const coordinator = await people.as("susanne.arvidsson");
        assert.equal((await seen(coordinator, care.offer.about.item)).rating.text, "Hjälper");
    });

    test("a participant sees the own case, who opened it and why, and nobody else's", async () => {
        assert.equal(person.session.role, "participant");
        const extract = await person.get(`/cases/${own}/extract`);
        assert.equal(extract.party, "none");
        assert.match(extract.name, /Nawfal/);
        assert.ok(extract.parts.length >= 2);
        assert.ok(extract.entries.length > 20);
        assert.ok(extract.access.every(({ why }) => why.length > 5));
        assert.deepEqual(await person.get("/cases", { scope: "party" }), {
            total: 0,
            rows: [],
        });
        const other = (await (await people.as("karin.ostlund")).rows({ scope: "team" })).find(
            (row) => row.case !== own,
        );
        await person.refused(404, "not_found", "GET", `/cases/${other.case}`);
        await person.refused(404, "not_found", "GET", `/cases/${other.case}/extract`);
        await person.refused(403, "forbidden", "GET", "/records");
        await person.refused(403, "forbidden", "GET", "/reports/sus", {
            query: { from: "2019-01-01", until: "2019-05-01" },
        });
    });

    test("an extract is a file to read and data to count on, without the person in its name", async () => {
        const pdf = await file(person, `/cases/${own}/extract?format=pdf`);
        assert.equal(pdf.type, "application/pdf");
        assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
        assert.equal(pdf.name, `attachment; filename="registerutdrag-${own}.pdf"`);
        await person.refused(422, "unknown_value", "GET", `/cases/${own}/extract`, {
            query: { format: "docx" },
        });
        const log = await person.get(`/cases/${own}/extract`);
        assert.ok(log.access.every(({ role }) => role !== "participant"));
    });

    test("what is asked is answered, and what is written is answered back", async () => {
        const { social_worker: who } = await workers();
        const [social, item] = await withNote(who, "Det som deltagaren tycker är fel.");
        const [asked] = await person.write(own, {
            kind: "rights_asked",
            data: {
                to: "social_services",
                right: "rectification",
                of: item,
                text: "Det är fel datum.",
            },
        });
        await person.write(own, {
            kind: "statement",
            item,
            version: 1,
            data: { text: "Jag var där." },
        });
        await person.cannotWrite(403, "forbidden", own, {
            kind: "note",
            category: "joint_plan",
            data: { heading: "a", text: "b" },
        });
        await person.cannotWrite(404, "not_found", own, {
            kind: "rights_asked",
            data: {
                to: "health_region",
                right: "rectification",
                of: item,
                text: "x",
            },
        });
        const seen = (await social.get(`/cases/${own}`)).content;
        assert.equal(seen.statements.at(-1).text, "Jag var där.");
        const request = seen.rights.find(({ asked: a }) => a.about.item === asked);
        assert.equal(request.asked.received, social.session.today);
        assert.ok((await social.get(`/cases/${own}`)).dues.some(({ kind }) => kind === "rights_answer"));
        const answer = { kind: "rights_answered", item: asked, version: 1 };
        const date = social.session.today;
        await social.cannotWrite(422, "reason_missing", own, {
            ...answer,
            data: { verdict: "refused", date },
        });
        await social.cannotWrite(409, "wrong_state", own, {
            ...answer,
            data: { verdict: "granted", date },
        });
        const note = seen.notes.find(({ about }) => about.item === item);
        await social.write(own, {
            kind: "note",
            item,
            version: note.about.version,
            data: { heading: "Plan", text: "Rättat." },
        });
        await social.write(own, { ...answer, data: { verdict: "granted", date } });
        const { requests } = await person.get(`/cases/${own}/extract`);
        assert.equal(requests.find(({ asked: a }) => a.about.item === asked).answer.verdict, "granted");
    });

    test("a participant answers a consent on screen, and takes it back; nobody answers for them", async () => {
        const asker = await people.as((await workers()).employment_officer);
        const provision = (to, text_version) => ({
            kind: "consent_asked",
            data: {
                form: "sharing",
                from: "employment_service",
                to: [to],
                categories: ["registration"],
                purpose: "coordination",
                months: 12,
                language: "sv-simple",
                ...(text_version !== undefined && { text_version }),
            },
        });
        const [one, two, bare] = await asker.write(
            own,
            provision("adult_education", "1"),
            provision("social_insurance", "1"),
            provision("labour_market"),
        );
        const on = (item, kind, data, version = 1) => ({
            kind,
            item,
            version,
            data,
        });
        const yes = (item, more) =>
            on(item, "consent_given", {
                channel: "electronic",
                date: "2019-05-20",
                ...more,
            });
        const statusOf = async (client, item) =>
            (await client.get(`/cases/${own}`)).content.consents.find(
                ({ asked }) => asked.about.item === item,
            );
        const refused = async (client, status, code, entry) => {
            const body = { entries: [entry] };
            await client.refused(status, code, "POST", `/cases/${own}/entries`, {
                body,
            });
        };
        await refused(asker, 409, "wrong_state", yes(one));
        await refused(person, 422, "unknown_value", yes(one, { channel: "oral" }));
        await refused(person, 422, "unknown_field", yes(one, { witness: "Tolken" }));
        await refused(person, 409, "wrong_state", yes(bare));
        await refused(person, 409, "stale", { ...yes(one), version: 7 });
        await refused(person, 403, "forbidden", provision("labour_market", "1"));
        assert.equal((await statusOf(person, one)).status, "asked", "refused, nothing is written");

        // One yes and one no, together.
        await person.write(own, yes(one), on(two, "consent_refused", { date: "2000-01-01" }));
        const given = await statusOf(asker, one);
        assert.equal(given.status, "given", "without a second person, who would have nothing to see");
        assert.equal(given.given.channel, "electronic");
        assert.equal(given.given.about.author, undefined, "the participant's own word");
        assert.equal(given.given.about.owner, "employment_service", "kept by who asked");
        const no = await statusOf(asker, two);
        assert.deepEqual([no.status, no.answered], ["refused", given.given.date], "today, whatever is sent");
        await refused(person, 409, "already_done", { ...yes(two), version: 2 });

        const reach = await person.get(`/cases/${own}/consents/${one}`);
        assert.ok(reach.stops.some(({ category }) => category === "registration"));
        assert.deepEqual(reach.opened, [], "names are the parties' to give");
        await person.write(own, on(one, "consent_withdrawn", { channel: "oral" }, 2));
        const ended = await statusOf(asker, one);
        assert.equal(ended.status, "withdrawn");
        const other = await people.as("anna.lind");
        await other.refused(404, "not_found", "POST", `/cases/${own}/entries`, {
            body: { entries: [yes(one)] },
        });
    });

    test("what is kept back is on no page of the participant's and in no extract", async () => {
        const { social_worker: who } = await workers();
        const [social, item] = await withNote(who, "kanarie-undantagen");
        const canary = async (client, address) =>
            JSON.stringify(await client.get(address)).includes("kanarie-undantagen");
        assert.ok(await canary(person, `/cases/${own}`));
        await social.cannotWrite(422, "unknown_value", own, {
            kind: "kept_back",
            item,
            version: 1,
            data: { ground: "osl_25_6", reason: "Fel lag" },
        });
        await social.write(own, {
            kind: "kept_back",
            item,
            version: 1,
            data: { ground: "osl_26_5", reason: "Fara" },
        });
        for (const address of [`/cases/${own}`, `/cases/${own}/extract`])
            assert.ok(!(await canary(person, address)), address);
        assert.ok(!(await canary(social, `/cases/${own}/extract`)));
        assert.ok(await canary(social, `/cases/${own}`));
    });

    test("the records are for who keeps them", async () => {
        const keeper = await people.as("karin.ostlund");
        const list = await keeper.get("/records");
        assert.deepEqual(list.rows, [], "nothing of the demonstration's is so old");
        await (await people.as("anna.lind")).refused(403, "forbidden", "GET", "/records");
        const { case: some } = (await keeper.rows({ scope: "mine" }))[0];
        const plan = await keeper.get(`/records/${some}`);
        assert.equal(plan.may_propose, false);
        await keeper.refused(403, "forbidden", "POST", `/records/${some}/entries`, {
            body: {
                entries: [{ kind: "disposal_proposed", data: { decision: "1" } }],
            },
        });
        await keeper.refused(409, "wrong_state", "POST", `/records/${some}/disposal`);
        const zip = await file(keeper, `/records/${some}/file?format=zip`);
        assert.equal(zip.type, "application/zip");
        assert.equal(zip.bytes.subarray(0, 2).toString(), "PK");
    });
});

describe("years later", () => {
    let server;
    before(async () => {
        server = await startServer({ cases: 50, today: true });
    });
    after(() => server?.stop());

    test("what is due is proposed by one and destroyed by another, and only the certificate is left", async () => {
        const as = (username) => new Client(server.url).signIn(username, "malmö-demo");
        const [one, two] = [await as("karin.ostlund"), await as("peter.holmgren")];
        const { rows } = await one.get("/records");
        assert.ok(rows.length > 0, "something of 2019 is due three years after its year");
        const { case: caseId, retention } = rows[0];
        assert.equal(retention.rule, "af_file");
        const entries = (kind, data, on = {}) => ({
            body: { entries: [{ kind, ...on, data }] },
        });
        const at = `/records/${caseId}`;
        const held = await one.call("POST", `${at}/entries`, entries("hold_set", { reason: "Tvist" }));
        assert.equal(held.status, 200, held.text);
        await two.refused(
            403,
            "forbidden",
            "POST",
            `${at}/entries`,
            entries("disposal_proposed", { decision: "AF 1" }),
        );
        const lift = entries("hold_lifted", { reason: "Avgjord" }, { item: held.body.items[0], version: 1 });
        assert.equal((await one.call("POST", `${at}/entries`, lift)).status, 200);
        const proposal = entries("disposal_proposed", {
            decision: "AF 2026-1",
            exported: true,
        });
        assert.equal((await one.call("POST", `${at}/entries`, proposal)).status, 200);
        await one.refused(403, "second_person", "POST", `${at}/disposal`);
        assert.equal((await two.get(at)).may_confirm, true);

        const folder = await mkdtemp(path.join(tmpdir(), "samkraft-rights-"));
        const zip = path.join(folder, "akt.zip");
        const env = {
            ...process.env,
            SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
            SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
        };
        await run(binary(), ["export", "party-file", caseId, "--as", "karin.ostlund", "--out", zip], { env });
        assert.equal((await readFile(zip)).subarray(0, 2).toString(), "PK");
        await assert.rejects(
            run(binary(), ["export", "party-file", caseId, "--as", "anna.lind", "--out", `${zip}2`], { env }),
        );

        const done = await two.call("POST", `${at}/disposal`);
        assert.equal(done.status, 200, done.text);
        assert.ok(done.body.entries > 0);
        for (const client of [one, two]) {
            await client.refused(404, "not_found", "GET", at);
            await client.refused(404, "not_found", "GET", `/cases/${caseId}`);
        }
        assert.deepEqual(await one.get(`${at}/certificate`), done.body);
        const pdf = await file(one, `${at}/certificate?format=pdf`);
        assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
        await writeFile(path.join(folder, "intyg.pdf"), pdf.bytes);
        await rm(folder, { recursive: true });
        assert.equal((await one.get("/records")).rows.length, rows.length - 1);
    });
});
