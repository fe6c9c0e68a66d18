// Messages over the wire: for those who take part and nobody else, with unread and read as the log tells it; who waits for whom,
// and what is due of it without a word of what was written; drafts that are their writers' own.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { People } from "./client.mjs";

let server, people, officer, secretary, social, person, own;
before(async () => {
    server = await startServer();
    people = new People(server);
    [officer, secretary, social, person] = await Promise.all(
        ["karin.ostlund", "yasmin.farah", "camilla.ryden", "nawfal.khalaf"].map((who) => people.as(who)),
    );
    own = (await person.get("/my-case")).case;
});
after(() => server?.stop());

const begin = async (who, data) => {
    const [item] = await who.write(own, {
        kind: "thread_started",
        data: { subject: "Praktiken", text: "Hur går det?", ...data },
    });
    return item;
};
const say = (who, thread, text, more = {}) =>
    who.write(own, { kind: "message_posted", data: { thread, text, ...more } });
const line = async (who, thread) =>
    (await who.get(`/cases/${own}/threads`)).threads.find(({ item }) => item === thread);
const read = (who, thread) => who.get(`/cases/${own}/threads/${thread}`);
const dueOf = async (who, kind, thread) =>
    (await who.get("/my-day")).items.find((each) => each.kind === kind && each.item === thread);

describe("a conversation", () => {
    test("is for those who were chosen, and tells when it was read", async () => {
        const thread = await begin(officer, { audience: ["labour_market"], participant: true });
        assert.deepEqual((await line(secretary, thread)).audience, ["employment_service", "labour_market"]);
        assert.equal(await line(social, thread), undefined);
        await social.refused(404, "not_found", "GET", `/cases/${own}/threads/${thread}`);
        await social.cannotWrite(404, "not_found", own, {
            kind: "message_posted",
            data: { thread, text: "Hej" },
        });

        assert.equal((await line(person, thread)).unread, 1);
        await person.get(`/cases/${own}`);
        assert.equal((await line(person, thread)).unread, 1, "the case shows no messages");
        assert.equal((await read(person, thread)).messages[0].unread, true);
        assert.equal((await line(person, thread)).unread, 0);
        await read(secretary, thread);
        const [{ read_by: readers }] = (await read(officer, thread)).messages;
        assert.deepEqual(
            readers.map(({ party, role, worker }) => [party, role, worker]),
            [
                ["none", "participant", undefined],
                ["labour_market", "labour_market_secretary", undefined],
            ],
            "another party's worker is theirs to name",
        );
        assert.ok(readers.every(({ at }) => !Number.isNaN(Date.parse(at))));
    });

    test("waits for an answer, which is due without a word of what it is about", async () => {
        const thread = await begin(officer, { audience: ["labour_market"], participant: true });
        await read(person, thread);
        await say(person, thread, "canary-fråga");
        await say(person, thread, "canary-igen");
        for (const who of [officer, secretary]) {
            const due = await dueOf(who, "message_unanswered", thread);
            assert.equal(due.days, 2);
        }
        assert.ok(!JSON.stringify(await officer.get("/my-day")).includes("canary"));
        assert.equal(await dueOf(social, "message_unanswered", thread), undefined);
        await say(secretary, thread, "Bra", { awaits: ["employment_service"], awaits_participant: true });
        assert.equal(await dueOf(secretary, "message_unanswered", thread), undefined);
        const { waiting, version } = await line(officer, thread);
        assert.deepEqual(waiting.map(({ party }) => party).sort(), ["employment_service", "none"]);
        const wait = (await secretary.get("/my-day")).waiting.find((each) => each.item === thread);
        assert.deepEqual([wait.kind, wait.waited_days ?? wait.days], ["message_awaited", 0]);
        const handled = { kind: "thread_marked", item: thread, version, data: { mark: "handled" } };
        await officer.write(own, handled);
        assert.deepEqual(
            (await line(officer, thread)).waiting.map(({ party }) => party),
            ["none"],
        );
        await officer.cannotWrite(409, "stale", own, handled);
        const rows = await officer.rows({ scope: "party", waiting_on: "participant" });
        assert.ok(rows.some((row) => row.case === own));
    });

    test("is refused where nothing opens it, and says what to do", async () => {
        const anna = await people.as("anna.lind");
        const [{ case: alone }] = (await anna.get("/cases", { scope: "party", q: "Bengt Ohlin" })).rows;
        const wish = (data) => ({ kind: "thread_started", data: { subject: "S", text: "T", ...data } });
        const problem = await anna.cannotWrite(
            409,
            "audience_closed",
            alone,
            wish({ audience: ["social_services"] }),
        );
        assert.match(problem.title, /Socialtjänsten.*Be om samtycke.*snävare krets/);
        const { readers } = await anna.get(`/cases/${alone}/audience`, {
            kind: "thread_started",
            parties: "social_services",
        });
        assert.ok(
            readers.every(
                ({ reader, standing }) => reader.party !== "social_services" || standing.level !== "full",
            ),
            "as it was told before",
        );
        await anna.write(alone, wish({ participant: true }));
        await officer.cannotWrite(404, "not_found", alone, wish({}));
    });

    test("of a closed case is read and not written in", async () => {
        const [{ case: closed }] = (await officer.get("/cases", { scope: "party", phase: "closed" })).rows;
        const { closed: over, threads } = await officer.get(`/cases/${closed}/threads`);
        assert.equal(over, true);
        const [thread] = threads;
        assert.deepEqual([thread.open, thread.waiting], [false, []]);
        assert.ok((await officer.get(`/cases/${closed}/threads/${thread.item}`)).messages.length > 0);
        for (const entry of [
            { kind: "thread_started", data: { subject: "S", text: "T" } },
            { kind: "message_posted", data: { thread: thread.item, text: "T" } },
        ]) {
            const problem = await officer.cannotWrite(409, "case_closed", closed, entry);
            assert.match(problem.title, /avslutat/);
        }
    });

    test("is begun by the participant with one party, which answers", async () => {
        const [thread] = await person.write(own, {
            kind: "thread_started",
            data: { subject: "Busskort", text: "Får jag ett?", audience: ["labour_market"] },
        });
        const seen = await line(secretary, thread);
        assert.deepEqual([seen.participant, seen.unread, seen.owner], [true, 1, "labour_market"]);
        assert.equal(await line(officer, thread), undefined, "only the one that was chosen");
        assert.deepEqual(
            seen.waiting.map(({ party }) => party),
            ["labour_market"],
        );
        await say(secretary, thread, "Ja.");
        assert.equal((await line(person, thread)).unread, 1);
        await person.cannotWrite(422, "required", own, {
            kind: "thread_started",
            data: { subject: "S", text: "T", audience: ["labour_market", "employment_service"] },
        });
        await person.cannotWrite(403, "forbidden", own, {
            kind: "thread_marked",
            item: thread,
            version: 1,
            data: { mark: "handled" },
        });
    });

    test("that the participant takes no part in is not among theirs, and in their extract", async () => {
        const thread = await begin(officer, { audience: ["labour_market"], text: "canary-utan" });
        assert.equal(await line(person, thread), undefined);
        await person.refused(404, "not_found", "GET", `/cases/${own}/threads/${thread}`);
        assert.ok(JSON.stringify(await person.get(`/cases/${own}/extract`)).includes("canary-utan"));
        const [internal] = await officer.write(own, {
            kind: "thread_started",
            category: "team_notes",
            data: { subject: "S", text: "canary-team" },
        });
        assert.ok(!JSON.stringify(await person.get(`/cases/${own}/extract`)).includes("canary-team"));
        assert.equal(await line(secretary, internal), undefined);
    });

    test("sent wrong is taken back, message by message, and who had read it is told", async () => {
        const thread = await begin(officer, { audience: ["labour_market"] });
        const [wrong] = await say(officer, thread, "Gäller någon annan");
        await read(secretary, thread);
        await officer.write(own, { kind: "recalled", data: { of: wrong, reason: "Fel deltagare" } });
        const texts = async (who) => (await read(who, thread)).messages.map(({ text }) => text);
        assert.deepEqual(await texts(secretary), ["Hur går det?"]);
        assert.deepEqual(await texts(officer), ["Hur går det?", "Gäller någon annan"]);
        const { rows } = await officer.get(`/cases/${own}/items/${wrong}/openings`);
        assert.deepEqual(rows.map(({ party }) => party).sort(), ["employment_service", "labour_market"]);
    });
});

describe("what is begun and not sent", () => {
    const place = (name) => `/cases/${own}/drafts/${name}`;

    test("is its writer's own, and goes when it is sent", async () => {
        const thread = await begin(officer, { audience: ["labour_market"] });
        const kept = await officer.call("PUT", place(thread), { body: { text: "Halv mening" } });
        assert.ok(!Number.isNaN(Date.parse(kept.body.at)));
        assert.equal((await officer.get(place(thread))).text, "Halv mening");
        for (const who of [secretary, social, person])
            assert.deepEqual(await who.get(place(thread)), {}, "nobody else's");
        await officer.call("PUT", place("thread"), { body: { text: "{}" } });
        await say(officer, thread, "Hel mening");
        assert.deepEqual(await officer.get(place(thread)), {});
        assert.equal((await officer.get(place("thread"))).text, "{}", "another place");
        assert.deepEqual((await officer.call("DELETE", place("thread"))).body, {});
        assert.deepEqual(await officer.get(place("thread")), {});
    });

    test("is kept in a case that one has, in a place that is one, and not too long", async () => {
        const outsider = await people.as("anna.lind");
        await outsider.refused(404, "not_found", "PUT", place("thread"), { body: { text: "Hej" } });
        await outsider.refused(404, "not_found", "GET", place("thread"));
        await officer.refused(404, "not_found", "PUT", place("%C3%A5"), { body: { text: "Hej" } });
        await officer.refused(404, "not_found", "PUT", place("a".repeat(33)), { body: { text: "Hej" } });
        await officer.refused(422, "invalid", "PUT", place("thread"), { body: { text: "x".repeat(10_001) } });
    });
});

describe("what is unread", () => {
    const unread = async (who, thread) =>
        (await who.get("/my-unread")).rows.find((row) => row.thread === thread);
    test("stands in the day of those who take part, until it is read, and says nothing of what it is", async () => {
        const before = (await social.call("GET", "/my-unread")).text;
        const thread = await begin(officer, {
            subject: "En hemlig rubrik",
            audience: ["labour_market"],
            participant: true,
        });
        await say(person, thread, "Ett hemligt svar");
        const told = await unread(secretary, thread);
        assert.deepEqual(
            [told.case, told.unread, told.from, told.participant, told.days],
            [own, 2, ["employment_service"], true, 0],
        );
        assert.deepEqual(await unread(secretary, thread), told, "to be told is not to have read");
        const { text } = await secretary.call("GET", "/my-unread");
        assert.ok(!text.includes("hemlig"), text);
        const mine = await unread(officer, thread);
        assert.deepEqual([mine.unread, mine.from, mine.participant], [1, undefined, true], "not one's own");
        assert.equal((await social.call("GET", "/my-unread")).text, before, "takes no part");
        await read(secretary, thread);
        assert.equal(await unread(secretary, thread), undefined);
        const rows = (await secretary.get(`/cases/${own}/access`)).rows;
        assert.ok(rows.some(({ page }) => page === "GET /my-unread"));
        await person.refused(403, "forbidden", "GET", "/my-unread");
    });
});
