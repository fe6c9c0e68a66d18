// What hangs on a worker and who takes it over; who is away and who stands in; and whether something would be taken.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { People } from "./client.mjs";

const day = "2019-05-20";
let server, people, officer, secretary, social, elsewhere;
before(async () => {
    server = await startServer();
    people = new People(server);
    officer = await people.as("karin.ostlund");
    secretary = await people.as("yasmin.farah");
    social = await people.as("camilla.ryden");
    elsewhere = await people.as("jonas.ekdahl"); // of the secretary's party, in another team
});
after(() => server?.stop());

const held = (client, { session }) => client.get(`/holdings/${session.worker}`);
const itemsOf = (one) =>
    one.lines
        .filter(({ kind }) => ["lead", "follow_up", "activity"].includes(kind))
        .map(({ item }) => item)
        .sort();

describe("what hangs on a worker", () => {
    test("is the cases that the worker leads, and those with something else", async () => {
        const holdings = await held(officer, secretary);
        const team = await officer.get("/team-load");
        const row = team.rows.find(({ worker }) => worker === secretary.session.worker);
        const led = holdings.cases.filter(({ lines }) => lines.some(({ kind }) => kind === "lead"));
        assert.ok(led.length > 3);
        assert.deepEqual(led.map((one) => one.case).sort(), row.cases.map((one) => one.case).sort());
        const reached = new Set((await officer.rows({ scope: "party" })).map((one) => one.case));
        for (const one of holdings.cases) assert.ok(reached.has(one.case), "beyond the officer's reach");
        assert.ok(holdings.receivers.every(({ worker }) => worker !== secretary.session.worker));
        const loads = holdings.receivers.map(({ cases, capacity }) => cases / Math.max(1, capacity));
        assert.deepEqual(
            loads,
            loads.toSorted((a, b) => a - b),
            "the least loaded first",
        );
    });

    test("is for the own party, the own team and oneself; a project lead's for project leads", async () => {
        assert.deepEqual((await held(elsewhere, secretary)).cases, [], "of the party, without the cases");
        const stranger = await people.as("anna.lind");
        await stranger.refused(404, "not_found", "GET", `/holdings/${secretary.session.worker}`);
        const lead = await people.as("margareta.sund");
        await lead.refused(404, "not_found", "GET", `/holdings/${secretary.session.worker}`);
        assert.deepEqual((await held(lead, lead)).cases, []);
        assert.ok((await held(lead, lead)).teams.length > 0);
        await officer.refused(404, "not_found", "GET", `/holdings/${lead.session.worker}`);
        const nobody = await people.as("agneta.kron");
        await nobody.refused(403, "forbidden", "GET", `/holdings/${nobody.session.worker}`);
    });

    test("goes over by what is named, several cases after each other, and comes back the same", async () => {
        const from = secretary.session.worker;
        const to = officer.session.worker;
        const before = (await held(secretary, secretary)).cases.filter((one) => itemsOf(one).length > 0);
        const some = before.slice(0, 3);
        assert.equal(some.length, 3);
        const give = (client, one, a, b) =>
            client.write(one.case, {
                kind: "handover",
                data: { from: a, to: b, text: "Karin tar över.", items: itemsOf(one) },
            });
        for (const one of some) await give(secretary, one, from, to);
        const mine = (await held(officer, officer)).cases;
        for (const one of some) {
            const now = mine.find((each) => each.case === one.case);
            for (const item of itemsOf(one)) assert.ok(itemsOf(now).includes(item), "went along");
        }
        for (const one of some) await give(officer, one, to, from);
        const back = new Map((await held(secretary, secretary)).cases.map((one) => [one.case, one]));
        for (const one of some) assert.deepEqual(itemsOf(back.get(one.case)), itemsOf(one));
        await secretary.cannotWrite(404, "not_found", some[0].case, {
            kind: "handover",
            data: { from: to, to: from, text: "Hej", items: itemsOf(some[0]) },
        });
    });
});

test("what is checked is answered as it would be, and nothing is written", async () => {
    const [row] = await secretary.rows({ scope: "mine", phase: "active" });
    const before = await secretary.get(`/cases/${row.case}`);
    const check = (client, entry) =>
        client.call("POST", `/cases/${row.case}/check`, { body: { entries: [entry] } });
    const booked = (date) => ({
        kind: "follow_up_planned",
        data: { date, responsible: secretary.session.worker, channel: "phone" },
    });
    assert.equal((await check(secretary, booked(day))).status, 200);
    const late = await check(secretary, booked("2019-05-01"));
    assert.deepEqual([late.status, late.body.code], [422, "out_of_range"]);
    const same = await secretary.cannotWrite(422, "out_of_range", row.case, booked("2019-05-01"));
    assert.deepEqual(late.body.pointer, same.pointer);
    const out = await check(await people.as("anna.lind"), booked(day));
    assert.deepEqual([out.status, out.body.code], [404, "not_found"]);
    assert.deepEqual(await secretary.get(`/cases/${row.case}`), before);
    const { rows } = await secretary.get(`/cases/${row.case}/access`);
    assert.ok(rows.some(({ page }) => page === "POST /cases/{case}/check"));
});

describe("who is away", () => {
    test("has somebody who stands in, and sees what is the colleague's until the last day", async () => {
        const worker = secretary.session.worker;
        const theirs = new Set((await social.rows({ scope: "party" })).map((one) => one.case));
        const mineToo = (await secretary.rows({ scope: "mine", phase: "active" })).find((one) =>
            theirs.has(one.case),
        );
        await secretary.write(mineToo.case, {
            kind: "follow_up_planned",
            data: { date: "2019-05-22", responsible: worker, channel: "phone" },
        });
        const set = await secretary.call("POST", "/away", {
            body: {
                worker,
                from: day,
                until: "2019-05-24",
                substitutes: [social.session.worker, elsewhere.session.worker],
            },
        });
        assert.equal(set.status, 201, set.text);
        const { standing_in: mine, items } = await social.get("/my-day");
        assert.equal(mine.length, 1);
        assert.ok(mine[0].items.length > 0);
        const reached = new Set((await social.rows({ scope: "party" })).map((one) => one.case));
        for (const item of mine[0].items) assert.ok(reached.has(item.case));
        assert.ok(mine[0].items.every(({ mine: own }) => !own) && items);
        // A substitute who has none of the cases is told of none.
        const other = (await elsewhere.get("/my-day")).standing_in;
        assert.deepEqual(other[0].items, []);
        assert.deepEqual((await elsewhere.get(`/briefings/${worker}`)).contacts, []);
        const { contacts } = await social.get(`/briefings/${worker}`);
        const planned = mine[0].items.filter(({ kind }) => kind === "follow_up");
        assert.ok(contacts.length > 0);
        assert.ok(contacts.every((one) => planned.some(({ item }) => item === one.item)));
        await officer.refused(404, "not_found", "GET", `/briefings/${worker}`);
        const load = await officer.get("/team-load");
        assert.equal(load.rows.find((row) => row.worker === worker).away_until, "2019-05-24");

        const [{ id }] = set.body.rows;
        await social.refused(404, "not_found", "DELETE", `/away/${id}`);
        assert.equal((await secretary.call("DELETE", `/away/${id}`)).status, 200);
        assert.deepEqual((await social.get("/my-day")).standing_in, []);
        await secretary.refused(404, "not_found", "DELETE", `/away/${id}`);
    });

    test("is not said by another party, nor with a substitute who could see nothing, nor twice", async () => {
        const body = { worker: secretary.session.worker, from: day, until: "2019-05-21" };
        await social.refused(403, "forbidden", "POST", "/away", { body });
        await (await people.as("anna.lind")).refused(404, "not_found", "POST", "/away", { body });
        for (const wrong of [
            { ...body, until: "2019-05-19" },
            { ...body, until: "2021-01-01" },
        ])
            await secretary.refused(422, "out_of_range", "POST", "/away", { body: wrong });
        const stranger = (await people.as("anna.lind")).session.worker;
        await secretary.refused(422, "unknown_value", "POST", "/away", {
            body: { ...body, substitutes: [stranger] },
        });
        assert.equal((await secretary.call("POST", "/away", { body })).status, 201);
        await secretary.refused(409, "already_done", "POST", "/away", { body });
    });
});

test("the load by role is the workers' load, and says of another party's decisions nothing", async () => {
    const { rows, roles } = await officer.get("/team-load");
    const sum = (list, what) => list.reduce((n, each) => n + each[what], 0);
    assert.equal(
        sum(roles, "cases"),
        rows.reduce((n, row) => n + row.cases.length, 0),
    );
    const own = roles.find(({ role }) => role === "employment_officer");
    assert.ok(own.decisions !== undefined && own.opinions !== undefined);
    assert.ok(own.oldest < day);
    assert.ok(
        roles.filter(({ role }) => role !== "employment_officer").every((each) => !("decisions" in each)),
    );
    assert.equal(new Set(roles.map(({ role }) => role)).size, 6, "also the roles that nobody has");
});
