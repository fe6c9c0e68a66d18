// Providers and workplaces: the register, who is where, one visit for all, and what a place says by its link (R46, R98, R99,
// R124, R208).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { Client, People } from "./client.mjs";

let server, people, secretary, officer, outsider, school;
let cases; // of the secretary's, each with an activity that goes on at the school
const today = "2019-05-20";
const contentOf = async (client, id) => (await client.get(`/cases/${id}`)).content;
const provider = (more) => ({
    name: "Folkhögskolan",
    kind: "folk_high_school",
    org_number: "202100-4979",
    contacts: [{ name: "Eva Rektor", task: "rektor", phone: "040-100 00" }],
    reporting: "Närvaro varje fredag",
    report_weeks: 1,
    visit_weeks: 8,
    capacity: 20,
    offers: [
        {
            activity: "study_motivation_course",
            next_start: "2019-08-19",
            apply_by: "2019-06-14",
            places: 4,
        },
    ],
    ...more,
});
const add = (client, more) => client.call("POST", "/providers", { body: { provider: provider(more) } });

/** An activity that goes on at the school. */
async function begin(client, id, more = {}) {
    const [item] = await client.write(id, {
        kind: "activity_offered",
        topic: "studies",
        data: { activity: "sfi", title: "Kurs", from: today, provider_id: school, ...more },
    });
    const on = (kind, version, data) => ({ kind, item, version, data: { date: today, ...data } });
    await client.write(id, on("activity_answered", 1, { answer: "accepted" }), on("activity_started", 2, {}));
    return item;
}

before(async () => {
    server = await startServer();
    people = new People(server);
    [secretary, officer, outsider] = await Promise.all(
        ["yasmin.farah", "karin.ostlund", "agneta.kron"].map((name) => people.as(name)),
    );
    const kept = await add(secretary);
    assert.equal(kept.status, 201, kept.text);
    school = kept.body.id;
    const rows = await secretary.rows({ scope: "mine", phase: "active" });
    cases = [];
    for (const row of rows.slice(0, 3))
        cases.push({ id: row.case, activity: await begin(secretary, row.case) });
    assert.equal(cases.length, 3);
});
after(() => server?.stop());

test("the register is kept by those who work with cases and by project leads, and each change says by whom", async () => {
    const lead = await people.as("margareta.sund");
    const first = await secretary.get(`/providers/${school}`);
    assert.equal(first.provider.org_number, "2021004979");
    assert.equal(first.changed_by, secretary.session.worker);
    const change = (client, version) =>
        client.call("PUT", `/providers/${school}`, {
            body: { version, provider: provider({ capacity: 24 }) },
        });
    assert.equal((await change(lead, first.version)).status, 200);
    const stale = await change(secretary, first.version);
    assert.deepEqual([stale.status, stale.body.code], [409, "stale"]);
    const now = await officer.get(`/providers/${school}`);
    assert.deepEqual([now.provider.capacity, now.changed_by], [24, lead.session.worker]);
    await outsider.refused(403, "forbidden", "GET", "/providers");
    await outsider.refused(403, "forbidden", "POST", "/providers", { body: { provider: provider() } });
});

test("a number that is not an organisation's, a step done twice and a course nobody knows are refused where they stand", async () => {
    const refused = async (more, code, pointer) => {
        const answer = await add(secretary, more);
        assert.equal(answer.status, 422, answer.text);
        const [fault] = answer.body.errors ?? [answer.body];
        assert.deepEqual([fault.code, fault.pointer], [code, pointer]);
    };
    await refused({ org_number: "202100-4970" }, "organisation_number", "/provider/org_number");
    await refused({ org_number: "811218-9876" }, "organisation_number", "/provider/org_number");
    await refused({ name: "  " }, "required", "/provider/name");
    await refused({ offers: [{ activity: "juggling" }] }, "unknown_value", "/provider/offers/0/activity");
    const done = { step: "safety", date: today, by: "Mira" };
    await refused({ onboarding: [done, done] }, "unknown_value", "/provider/onboarding/1/step");
    const future = { ...done, date: "2019-06-01" };
    await refused({ onboarding: [future] }, "out_of_range", "/provider/onboarding/0/date");
});

test("a workplace tells what is left to do before somebody begins", async () => {
    const kept = await add(secretary, {
        name: "Verkstaden",
        kind: "employer",
        onboarding: [{ step: "introduction", date: today, by: "Mira" }],
    });
    const left = async () =>
        (await secretary.get("/providers")).rows.find(({ id }) => id === kept.body.id).steps_left;
    assert.equal(await left(), 3);
    const { onboarding } = await secretary.get("/catalogue");
    const all = onboarding.map(({ code }) => ({ step: code, date: today, by: "Mira" }));
    const changed = await secretary.call("PUT", `/providers/${kept.body.id}`, {
        body: { version: 1, provider: { name: "Verkstaden", kind: "employer", onboarding: all } },
    });
    assert.equal(changed.status, 200, changed.text);
    assert.equal(await left(), 0);
});

test("two are known on each side, and who is missing or has left is told", async () => {
    const { workers } = await secretary.get("/directory");
    const [one, two] = workers.filter(({ until }) => until === undefined).map(({ id }) => id);
    const body = (more) => ({ provider: { name: "Återbruket", kind: "employer", ...more } });
    const kept = await secretary.call("POST", "/providers", { body: body() });
    const gaps = async () => {
        const { rows } = await secretary.get("/providers");
        const page = await secretary.get(`/providers/${kept.body.id}`);
        const row = rows.find(({ id }) => id === kept.body.id);
        assert.deepEqual(row.gaps, page.gaps);
        return row.gaps ?? [];
    };
    assert.deepEqual(await gaps(), ["ours", "our_second", "theirs", "their_second"]);
    const put = (version, more) =>
        secretary.call("PUT", `/providers/${kept.body.id}`, { body: { version, ...body(more) } });
    const twice = await put(1, { our_contact: one, our_second: one });
    assert.equal(twice.status, 422, twice.text);
    assert.match(twice.text, /our_second/);
    const nobody = await put(1, { our_second: "3ZZZZZZZZZZZZ" });
    assert.equal(nobody.status, 422, nobody.text);
    const contacts = [{ name: "Ahmed", phone: "040-1" }, { name: "Sara" }];
    assert.equal((await put(1, { our_contact: one, contacts })).status, 200);
    assert.deepEqual(await gaps(), ["our_second"]);
    assert.equal((await put(2, { our_contact: one, our_second: two, contacts })).status, 200);
    assert.deepEqual(await gaps(), []);
});

test("who is there is told of those one sees and of nobody else", async () => {
    const here = async (client) => (await client.get("/providers")).rows.find(({ id }) => id === school).here;
    assert.equal(await here(secretary), 3);
    const page = await secretary.get(`/providers/${school}`);
    assert.deepEqual(new Set(page.here.map((one) => one.case)), new Set(cases.map(({ id }) => id)));
    assert.ok(
        page.here.every(({ visit_by }) => visit_by === "2019-07-15"),
        "eight weeks after it began",
    );
    const anna = await people.as("anna.lind");
    const seen = new Set((await anna.rows({ scope: "party" })).map((row) => row.case));
    const hers = cases.filter(({ id }) => seen.has(id)).length;
    assert.ok(hers < cases.length);
    assert.equal((await anna.get(`/providers/${school}`)).here.length, hers);
});

test("an activity is called what the register says, and a place to apply for is due a week before", async () => {
    const [{ id }] = cases;
    const [item] = await secretary.write(id, {
        kind: "activity_offered",
        topic: "studies",
        data: {
            activity: "study_motivation_course",
            title: "Studiemotiverande kurs",
            from: "2019-08-19",
            provider: "Något annat",
            provider_id: school,
            apply_by: "2019-05-24",
        },
    });
    const view = await secretary.get(`/cases/${id}`);
    const { offer } = view.content.activities.find((each) => each.offer.about.item === item);
    assert.equal(offer.provider, "Folkhögskolan");
    const due = (dues) => dues.find((each) => each.kind === "apply" && each.item === item);
    assert.equal(due(view.dues)?.due, "2019-05-17");
    assert.ok(due((await secretary.get("/my-day")).items), "on my day too");
    const unknown = await secretary.cannotWrite(422, "unknown_value", id, {
        kind: "activity_offered",
        topic: "studies",
        data: { activity: "sfi", title: "Kurs", from: today, provider_id: "3ZZZZZZZZZZZZ" },
    });
    assert.equal(unknown.errors?.[0]?.pointer ?? unknown.pointer, "/entries/0/data/provider_id");
});

test("one visit for all: a follow-up in each case, each fault on its own line, and nothing written twice", async () => {
    const anna = await people.as("anna.lind");
    const hers = new Set((await anna.rows({ scope: "party" })).map((row) => row.case));
    const mine = new Set((await secretary.rows({ scope: "party" })).map((row) => row.case));
    const closed = [...hers].find((id) => !mine.has(id));
    assert.ok(closed, "a case that is not the secretary's");
    const visit = (activity, more) => ({
        kind: "follow_up",
        data: {
            date: today,
            channel: "visit",
            attendance: "attended",
            activity,
            note: "Går bra",
            next_contact: "2019-07-15",
            ...more,
        },
    });
    const [one, two, three] = cases;
    const send = (next) =>
        secretary.call("POST", "/entries", {
            key: "visit-at-the-school",
            free: false,
            body: {
                cases: [
                    { case: one.id, entries: [visit(one.activity)] },
                    { case: two.id, entries: [visit(two.activity, { next_contact: next })] },
                    { case: closed, entries: [visit(three.activity)] },
                ],
            },
        });
    const first = await send("2019-05-01");
    assert.equal(first.status, 200, first.text);
    const [good, late, hidden] = first.body.cases;
    assert.equal(good.receipt.case, one.id);
    assert.equal(late.problem.code, "out_of_range");
    assert.equal(late.problem.errors?.[0]?.pointer ?? late.problem.pointer, "/entries/0/data/next_contact");
    assert.equal(hidden.problem.code, "not_found");
    const done = async ({ id, activity }) =>
        ((await contentOf(secretary, id)).follow_ups ?? []).filter((each) => each.done?.activity === activity)
            .length;
    assert.deepEqual([await done(one), await done(two)], [1, 0]);
    const second = await send("2019-07-15");
    assert.ok(second.body.cases[0].receipt && second.body.cases[1].receipt, second.text);
    assert.deepEqual([await done(one), await done(two)], [1, 1], "what was written is not written again");
    const { here } = await secretary.get(`/providers/${school}`);
    const there = here.find(({ activity }) => activity === two.activity);
    assert.deepEqual([there.visited, there.planned.date], [today, "2019-07-15"]);
    const nowhere = { case: closed, entries: [visit(three.activity)] };
    await secretary.refused(422, "unknown_value", "POST", "/entries", {
        body: { cases: [nowhere, nowhere] },
    });
});

/** Makes a new link; gives its token. */
async function link(client, { id, activity }, until = "2019-06-20") {
    const find = async () =>
        (await contentOf(client, id)).activities.find(({ offer }) => offer.about.item === activity);
    const version = (await find()).offer.about.version;
    await client.write(id, { kind: "signal_link", item: activity, version, data: { open: true, until } });
    return (await find()).signal_links.find(({ about }) => about.owner === client.session.party).token;
}
const say = (client, token, signal = "absent") =>
    client.call("POST", `/signal/${token}`, { body: { signal } });

test("a signal is due the same day for who is responsible, until it is followed up", async () => {
    const place = cases[2];
    const token = await link(secretary, place);
    const stranger = new Client(server.url);
    const page = await stranger.get(`/signal/${token}`);
    assert.deepEqual(page, { provider: "Folkhögskolan", today }, "nothing of the participant");
    assert.equal((await say(stranger, token.toLowerCase().replaceAll(/(.{9})/g, "$1-"))).status, 204);
    assert.equal((await say(stranger, token)).status, 204);
    const { signals } = await contentOf(secretary, place.id);
    assert.equal(signals.length, 1, "the same word again adds nothing");
    assert.equal(signals[0].about.author, undefined);
    assert.equal(signals[0].about.owner, secretary.session.party);
    const due = async () =>
        (await secretary.get("/my-day")).items.find(
            ({ kind, item }) => kind === "signal" && item === place.activity,
        );
    assert.equal((await due()).due, today);
    await secretary.cannotWrite(409, "set_by_law", place.id, {
        kind: "due_set_aside",
        data: { due_kind: "signal", of: place.activity, due: today, until: "2019-05-22", reason: "Sen" },
    });
    const { here } = await secretary.get(`/providers/${school}`);
    assert.equal(here.find(({ activity }) => activity === place.activity).signals.length, 1);
    await secretary.write(place.id, {
        kind: "follow_up",
        data: {
            date: today,
            channel: "phone",
            attendance: "attended",
            activity: place.activity,
            next_contact: "2019-05-27",
        },
    });
    assert.equal(await due(), undefined);
    const written = { activity: place.activity, date: today, signal: "absent" };
    await secretary.cannotWrite(403, "forbidden", place.id, { kind: "signal", data: written });
});

test("a link that has been replaced, closed or gone on to a closed case is as one that never was", async () => {
    const stranger = new Client(server.url);
    const place = cases[1];
    const never = await say(stranger, "2".repeat(36));
    assert.deepEqual([never.status, never.body.code], [404, "not_found"]);
    const same = async (token, what) => {
        const answer = await say(stranger, token, "wants_to_talk");
        assert.deepEqual([answer.status, answer.body], [never.status, never.body], what);
        assert.equal((await stranger.call("GET", `/signal/${token}`)).status, 404, what);
    };
    const first = await link(secretary, place);
    const second = await link(secretary, place);
    await same(first, "replaced");
    assert.equal((await say(stranger, second, "going_well")).status, 204);
    const { offer } = (await contentOf(secretary, place.id)).activities.find(
        (each) => each.offer.about.item === place.activity,
    );
    await secretary.write(place.id, {
        kind: "signal_link",
        item: place.activity,
        version: offer.about.version,
        data: { open: false },
    });
    await same(second, "closed");
});

test("the participant's own page and extract do not give what opens the link", async () => {
    const place = cases[2];
    const token = await link(secretary, place);
    const extract = await secretary.call("GET", `/cases/${place.id}/extract`);
    assert.equal(extract.status, 200, extract.text);
    assert.ok(!extract.text.includes(token));
});

test("whoever guesses must wait, and a right link is never late", async () => {
    const stranger = new Client(server.url);
    let answer;
    for (let i = 0; i < 12; ++i) answer = await say(stranger, "2".repeat(36));
    assert.deepEqual([answer.status, answer.body.code], [429, "too_many_tries"]);
    assert.equal((await say(stranger, await link(secretary, cases[2]))).status, 204);
});
