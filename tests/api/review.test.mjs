// Reasoned openings and the review of the access log, on the wire: found by the whole number or not at all, the same bytes for
// what is nobody's and what is another party's, seen at once by who reviews, and judged by another than who did it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { faultsBy, People, personalNumber } from "./client.mjs";

const day = "2019-05-20";
const ours = personalNumber("19880809", 238);
const nobodys = personalNumber("19880809", 239);
const why = "Vikarierar för Karin i dag";

let server, people, karin, lena, eva, mikael, caseId;
before(async () => {
    server = await startServer({ cases: 200 });
    people = new People(server);
    [karin, lena, eva, mikael] = await Promise.all(
        ["karin.ostlund", "lena.bergqvist", "eva.hallgren", "fatima.osman"].map((name) => people.as(name)),
    );
    const opened = await karin.call("POST", "/cases", {
        body: {
            identity: { personal_number: ours, given_name: "Påhittad", family_name: "Person" },
            opened: { date: day, reason: "Utan arbete." },
        },
    });
    assert.equal(opened.status, 201, opened.text);
    caseId = opened.body.case;
});
after(() => server?.stop());

const asks = (who, personal_number = ours, more = {}) =>
    who.call("POST", "/openings", { body: { personal_number, reason: why, ...more } });

describe("a reasoned opening", () => {
    test("a number that is nobody's and one that is another party's get the same bytes", async () => {
        const social = await people.as("camilla.ryden");
        const study = await people.as("gunilla.wester");
        const one = await asks(lena, nobodys);
        assert.equal(one.status, 404);
        for (const who of [social, study]) {
            const other = await asks(who, ours);
            assert.equal(other.status, 404);
            assert.equal(other.text, one.text);
        }
    });
    test("what is asked for is held to its limits", async () => {
        const fault = async (more) => (await asks(lena, ours, more)).body;
        assert.equal((await fault({ reason: "kort" })).code, "reason_missing");
        assert.equal((await fault({ hours: 0 })).code, "out_of_range");
        assert.equal((await fault({ hours: 25 })).status, 422);
        assert.equal((await fault({ case: caseId })).status, 422, "a field that nobody asked for");
        assert.equal((await asks(lena, "19880809-000")).status, 422);
        assert.equal((await asks(await people.as("cecilia.moberg"))).status, 403, "a project lead");
    });
    test("opens the case, is due to who has it, and waits for a reviewer", async () => {
        assert.equal((await lena.call("GET", `/cases/${caseId}`)).status, 404);
        const opened = await asks(lena, ours, { hours: 2 });
        assert.equal(opened.status, 201, opened.text);
        assert.equal(opened.body.case, caseId);
        assert.equal((await lena.call("GET", `/cases/${caseId}`)).status, 200);
        const { dues, content } = await karin.get(`/cases/${caseId}`);
        assert.ok(dues.some(({ kind }) => kind === "opening_unreviewed"));
        assert.equal(content.openings[0].opening.reason, why);
        const log = await karin.get(`/cases/${caseId}/access`);
        assert.ok(log.rows.some(({ access }) => access === "opened"));

        assert.equal((await lena.call("GET", "/reviews")).status, 403);
        const desk = await eva.get("/reviews");
        assert.equal(desk.reviewers.length, 2);
        const [waits] = desk.openings.filter(({ open }) => open);
        assert.equal(waits.worker, lena.session.worker);
        assert.equal(waits.reason, why);
        const rows = await eva.get(`/reviews/items/${waits.opening}/rows`);
        assert.deepEqual([...new Set(rows.rows.map(({ access }) => access))].sort(), ["opened", "read"]);
        assert.ok(rows.rows.every(({ case: id }) => id === caseId));

        const verdict = (who, body) =>
            who.call("POST", `/reviews/openings/${waits.opening}/verdict`, { body });
        assert.equal((await verdict(lena, { verdict: "approved" })).status, 403);
        const social = await people.as("magnus.hjelm"); // another party's reviewer
        assert.equal((await verdict(social, { verdict: "approved" })).status, 404);
        assert.equal((await social.get("/reviews")).openings.length, 0);
        assert.equal((await verdict(eva, { verdict: "rejected" })).body.code, "reason_missing");
        const rejected = await verdict(eva, { verdict: "rejected", note: "Karin var på plats i dag" });
        assert.equal(rejected.status, 201, rejected.text);
        assert.equal((await lena.call("GET", `/cases/${caseId}`)).status, 404, "at once");
        assert.equal((await eva.call("GET", `/cases/${caseId}`)).status, 404, "to review is not to read");
        assert.equal((await verdict(mikael, { verdict: "approved" })).status, 409);
        assert.ok(
            !(await karin.get(`/cases/${caseId}`)).dues.some(({ kind }) => kind === "opening_unreviewed"),
        );
    });
    test("a reviewer's own is another's to judge", async () => {
        const { body } = await asks(mikael, ours);
        const verdict = (who) =>
            who.call("POST", `/reviews/openings/${body.opening}/verdict`, { body: { verdict: "approved" } });
        assert.equal((await verdict(mikael)).body.code, "own_doing");
        assert.equal((await verdict(eva)).status, 201);
    });
    test("is no entry that one may send, to make one's own longer", async () => {
        for (const [kind, data] of [
            ["own_party_opening", { reason: "Förlänger själv", hours: 24 }],
            ["opening_reviewed", { verdict: "approved" }],
        ]) {
            const sent = await karin.call("POST", `/cases/${caseId}/entries`, {
                body: { entries: [{ kind, data }] },
            });
            assert.equal(sent.status, 403, kind);
        }
    });
    test("a day has an end to tries", async () => {
        const peter = await people.as("peter.holmgren");
        const statuses = [];
        for (let i = 0; i < 16; ++i) statuses.push((await asks(peter, nobodys)).status);
        assert.deepEqual(statuses, [...Array(15).fill(404), 429]);
        assert.equal((await asks(peter, ours)).status, 429);
    });
});

describe("the weekly list", () => {
    test("is made once, kept, and judged item by item by another than who did it", async () => {
        const { weeks } = await eva.get("/reviews");
        assert.ok(weeks.length > 0, "the stories have left a log");
        let list;
        for (const { week } of weeks) {
            list = await eva.get(`/reviews/weeks/${week}`);
            if (list.items.some(({ own }) => !own)) break;
        }
        assert.match(list.seed, /^[0-9a-f]{64}$/);
        const again = await mikael.get(`/reviews/weeks/${list.week}`);
        assert.equal(again.seed, list.seed);
        assert.deepEqual(
            again.items.map(({ about }) => about.item),
            list.items.map(({ about }) => about.item),
        );
        assert.doesNotMatch(JSON.stringify(list), /name|Nawfal|Khalaf/, "no names");

        const [{ about }] = list.items.filter(({ own }) => !own);
        const finds = (who, body) => who.call("POST", `/reviews/items/${about.item}/findings`, { body });
        assert.equal((await finds(lena, { version: 0, finding: "in_order" })).status, 403);
        assert.equal((await finds(eva, { version: 0, finding: "reported" })).body.code, "reason_missing");
        const asked = await finds(eva, { version: 0, finding: "asked", note: "Vad gällde det?" });
        assert.equal(asked.status, 201, asked.text);
        assert.equal(asked.body.open, true);
        assert.equal((await finds(eva, { version: 0, finding: "in_order" })).body.code, "stale");
        const settled = await finds(eva, { version: 1, finding: "in_order" });
        assert.equal(settled.body.open, false);
        assert.equal((await finds(eva, { version: 2, finding: "in_order" })).status, 409);
        const line = (await eva.get("/reviews")).weeks.find(({ week }) => week === list.week);
        assert.equal(line.open, line.items - 1);
    });
    test("of a week that is not over, or no week, there is none", async () => {
        assert.equal((await eva.call("GET", `/reviews/weeks/${day}`)).status, 404);
        assert.equal((await eva.call("GET", "/reviews/weeks/2019-05-14")).status, 422);
        assert.equal((await eva.call("GET", "/reviews/weeks/x")).status, 422);
        assert.equal((await eva.call("GET", "/reviews/weeks/1999-01-04")).status, 404);
    });
    test("the session says who reviews", () => {
        assert.deepEqual(eva.session.duties, ["reviewer"]);
        assert.deepEqual(lena.session.duties, []);
        assert.equal(faultsBy("/components/schemas/Session", eva.session), "");
    });
});
