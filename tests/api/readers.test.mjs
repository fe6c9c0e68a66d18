// Who sees what, through the API: the table agrees with what each party then reads, says no more than its reader may know, and
// stands in the log; and the answer given before an entry is written is the one that holds afterwards.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { People } from "./client.mjs";

let server, caseId;
/** @type {Record<string, import("./client.mjs").Client>} */
const by = {};
const cast = {
    af: "karin.ostlund",
    ams: "yasmin.farah",
    soc: "camilla.ryden",
    care: "susanne.arvidsson",
    af1: "anna.lind",
};
before(async () => {
    server = await startServer();
    const people = new People(server);
    for (const [who, username] of Object.entries(cast)) by[who] = await people.as(username);
    const { rows } = await by.ams.get("/cases", { scope: "party", q: "Nawfal Khalaf" });
    caseId = rows[0].case;
});
after(() => server?.stop());

const readers = (who) => by[who].get(`/cases/${caseId}/readers`);
const cell = ({ readers: columns, owners }, owner, category, reader) => {
    const row = owners.find(({ party }) => party === owner)?.rows.find((each) => each.category === category);
    return row?.cells[columns.findIndex(({ role }) => role === reader)];
};
const levelOf = (content, item) => {
    const note = (content.notes ?? []).find(({ about }) => about.item === item);
    return note === undefined ? "none" : note.about.limited ? "limited" : "full";
};

test("one's own column is what one sees, line by line of why", async () => {
    for (const who of ["af", "ams", "soc", "care"]) {
        const view = await by[who].get(`/cases/${caseId}`);
        const table = await readers(who);
        const mine = table.readers.findIndex(({ me }) => me);
        assert.equal(mine, 0);
        assert.equal(table.owners[0].party, by[who].session.party, "one's own party first");
        const rank = { none: 0, limited: 1, full: 2 };
        for (const why of view.why) {
            if (why.reason === "named") continue; // what addresses parties is of no class
            const own = cell(table, why.owner, why.category, by[who].session.role);
            assert.ok(own, `${who}: ${why.owner} ${why.category}`);
            assert.ok(
                rank[own.level] >= rank[why.level] || own.singles > 0,
                `${who}: ${JSON.stringify(why)}`,
            );
        }
    }
});

test("what two others share is told as not to be known, and what the law allows as it is", async () => {
    const table = await readers("ams");
    const registration = cell(table, "employment_service", "registration", "social_worker");
    assert.equal(registration.level, undefined);
    assert.deepEqual(
        registration.ways.map(({ basis, statute }) => [basis, statute]),
        [["statute", "2008:975 5"]],
    );
    const diagnosis = cell(table, "health_region", "diagnosis", "labour_market_secretary");
    assert.equal(diagnosis.level, "none");
    assert.equal(diagnosis.ways, undefined);
    assert.match(diagnosis.needs, /25 kap\. OSL/);
    for (const row of table.owners.flatMap(({ rows }) => rows))
        for (const each of row.cells) assert.notEqual(each.text, "");
});

test("a case that one may not see has no table, and the refusal is in the log", async () => {
    await by.af1.refused(404, "not_found", "GET", `/cases/${caseId}/readers`);
    await by.af1.refused(404, "not_found", "GET", `/cases/${caseId}/audience`, { query: { kind: "note" } });
    const { rows } = await by.af.get(`/cases/${caseId}/access`);
    const refused = rows.filter(({ access, page }) => access === "refused" && page?.endsWith("/readers"));
    assert.equal(refused.length, 1);
    await readers("af");
    const log = await by.af.get(`/cases/${caseId}/access`);
    assert.ok(log.rows.some(({ access, page }) => access === "read" && page === "GET /cases/{case}/readers"));
});

test("who reads is told before writing, and holds afterwards", async () => {
    for (const category of ["joint_plan", "follow_up", "work_history", "team_notes"]) {
        const audience = await by.ams.get(`/cases/${caseId}/audience`, { kind: "note", category });
        assert.deepEqual([audience.owner, audience.category], ["labour_market", category]);
        const [item] = await by.ams.write(caseId, {
            kind: "note",
            category,
            data: { heading: "Prov", text: "Vem läser det här?" },
        });
        for (const who of ["af", "soc", "care"]) {
            const { content } = await by[who].get(`/cases/${caseId}`);
            const told = audience.readers.find(({ reader }) => reader.role === by[who].session.role);
            assert.equal(levelOf(content, item), told.standing.level, `${who} ${category}`);
        }
        const of = await by.ams.get(`/cases/${caseId}/audience`, { item, worker: by.soc.session.worker });
        assert.equal(of.readers.length, 1);
        assert.equal(of.readers[0].reader.worker, by.soc.session.worker);
    }
});

test("questions that cannot be answered are refused, each at its place", async () => {
    const ask = (query) => by.ams.call("GET", `/cases/${caseId}/audience`, { query });
    for (const [query, status, pointer] of [
        [{}, 422, "/kind"],
        [{ kind: "nonsense" }, 422, "/kind"],
        [{ kind: "consent_asked" }, 422, "/kind"],
        [{ kind: "note", category: "diagnosis" }, 422, "/category"],
        [{ kind: "note", topic: "nonsense" }, 422, "/topic"],
        [{ kind: "goal_closed" }, 422, "/item"],
        [{ item: "nonsense" }, 422, "/item"],
        [{ kind: "note", worker: "0000000000001" }, 422, "/worker"],
        [{ kind: "registration" }, 403, undefined],
        [{ item: "0000000000001" }, 404, undefined],
    ]) {
        const answer = await ask(query);
        assert.deepEqual([answer.status, answer.body.pointer], [status, pointer], JSON.stringify(query));
    }
});
