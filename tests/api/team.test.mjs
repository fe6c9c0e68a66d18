// Who carries what in a team: the same cases as the list, under those who lead them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { People } from "./client.mjs";

let server, people;
before(async () => {
    server = await startServer();
    people = new People(server);
});
after(() => server?.stop());

test("a team's load is the team's open cases, under whoever leads them", async () => {
    const secretary = await people.as("yasmin.farah");
    const load = await secretary.get("/team-load");
    const open = (await secretary.rows({ scope: "team" })).filter(({ phase }) => phase !== "closed");
    const led = new Map();
    for (const row of open.filter(({ lead }) => lead)) led.set(row.lead, [...(led.get(row.lead) ?? []), row]);
    for (const row of load.rows)
        assert.deepEqual(
            row.cases.map((each) => each.case).sort(),
            (led.get(row.worker) ?? []).map((each) => each.case).sort(),
        );
    assert.deepEqual(
        [...led.keys()].filter((lead) => !load.rows.some(({ worker }) => worker === lead)),
        [],
    );
    assert.deepEqual(
        load.without_lead.map((each) => each.case).sort(),
        open
            .filter(({ flags }) => flags?.includes("no_lead"))
            .map((each) => each.case)
            .sort(),
    );
    const mine = load.rows.find(({ worker }) => worker === secretary.session.worker);
    assert.ok(mine.overdue > 0 && mine.week > 0);
    const officer = load.rows.find(({ worker }) => worker !== secretary.session.worker && worker);
    assert.ok(officer);
    assert.ok(load.rows.filter(({ overdue, week }) => overdue + week > 0).length > 1, "colleagues' too");
});

test("of another team nothing is told, and what is told is logged", async () => {
    const other = await people.as("anna.lind");
    const secretary = await people.as("yasmin.farah");
    const ours = new Set(
        (await secretary.get("/team-load")).rows.flatMap((row) => row.cases.map((c) => c.case)),
    );
    for (const row of (await other.get("/team-load")).rows)
        for (const each of row.cases) assert.ok(!ours.has(each.case));
    const [one] = ours;
    const { rows } = await secretary.get(`/cases/${one}/access`);
    assert.ok(rows.some(({ access, worker }) => access === "listed" && worker === secretary.session.worker));
});
