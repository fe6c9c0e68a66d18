// My day over the wire: setting aside, assigning and taking up again for the own party alone; what waits for others; what is new
// since one looked, which is never a word about what one may not read; and what one looks through before a contact.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { People } from "./client.mjs";

let server, people;
before(async () => {
    server = await startServer();
    people = new People(server);
});
after(() => server?.stop());

const addDays = (date, days) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const same = (a) => (b) => a.kind === b.kind && a.case === b.case && a.item === b.item && a.due === b.due;
const dueOf = ({ kind, item, due }) => ({ due_kind: kind, ...(item && { of: item }), due });

/** Two of one party and team, and what is due to the first that both see. */
async function shared(first, second) {
    const [a, b] = await Promise.all([people.as(first), people.as(second)]);
    const { today, items } = await a.get("/my-day");
    const others = (await b.get("/my-day")).items;
    const both = items.filter((each) => others.some(same(each)));
    return { a, b, today, both };
}
async function pairOf(role) {
    const karin = await people.as("karin.ostlund");
    const { workers } = await karin.get("/directory");
    const users = (await karin.get("/demo/users")).users;
    const of = workers.filter((each) => each.role === role && each.teams?.length === 1);
    for (const one of of) {
        const other = of.find(
            (each) => each.id !== one.id && each.party === one.party && each.teams[0] === one.teams[0],
        );
        const username = (who) => users.find(({ name }) => name === who.name)?.username;
        if (other && username(one) && username(other)) return [username(one), username(other), one, other];
    }
    return undefined;
}

describe("what is due", () => {
    test("is set aside with a reason, seen by the own party, and taken up again", async () => {
        const karin = await people.as("karin.ostlund");
        const { today, items } = await karin.get("/my-day");
        const due = items.find((each) => each.last_aside && each.item && !each.aside);
        const until = addDays(today, 5);
        const before = await Promise.all(
            ["camilla.ryden", "yasmin.farah", "margareta.sund"].map(async (who) =>
                JSON.stringify(await (await people.as(who)).get("/my-day")),
            ),
        );
        const data = { ...dueOf(due), until, reason: "Väntar på läkarbesök" };
        const [mark] = await karin.write(due.case, { kind: "due_set_aside", data });
        const now = (await karin.get("/my-day")).items.find(same(due));
        assert.deepEqual(
            [now.aside.item, now.aside.until, now.aside.text, now.aside.by],
            [mark, until, "Väntar på läkarbesök", karin.session.worker],
        );
        const inCase = (await karin.get(`/cases/${due.case}`)).dues.find(
            (each) => each.kind === due.kind && each.item === due.item && each.aside,
        );
        assert.equal(inCase.aside.text, "Väntar på läkarbesök");
        for (const [i, who] of ["camilla.ryden", "yasmin.farah", "margareta.sund"].entries())
            assert.equal(JSON.stringify(await (await people.as(who)).get("/my-day")), before[i], who);
        await karin.write(due.case, { kind: "due_taken_up", item: mark, version: 1, data: {} });
        assert.equal((await karin.get("/my-day")).items.find(same(due)).aside, undefined);
        await karin.cannotWrite(409, "stale", due.case, {
            kind: "due_taken_up",
            item: mark,
            version: 1,
            data: {},
        });
    });

    test("is not set aside for too long, without a reason, when it is not due, or against the law", async () => {
        const karin = await people.as("karin.ostlund");
        const { today, items } = await karin.get("/my-day");
        const due = items.find((each) => each.last_aside && each.item);
        const wish = (change) => ({
            kind: "due_set_aside",
            data: { ...dueOf(due), until: addDays(today, 3), reason: "R", ...change },
        });
        const refused = (status, code, change) => karin.cannotWrite(status, code, due.case, wish(change));
        await refused(422, "out_of_range", { until: addDays(today, 31) });
        await refused(422, "out_of_range", { until: today });
        await refused(422, "invalid", { reason: undefined });
        await refused(422, "invalid", { reason: "x".repeat(301) });
        await refused(422, "invalid", { due_kind: "whatever" });
        await refused(409, "wrong_state", { due: addDays(due.due, 1) });
        await refused(409, "wrong_state", { of: "3ZZZZZZZZZZZZ" });
        const never = new Set(["call_today", "rights_answer", "opening_unreviewed"]);
        for (const each of items)
            if (never.has(each.kind)) {
                assert.equal(each.last_aside, undefined);
                await karin.cannotWrite(409, "set_by_law", each.case, {
                    kind: "due_set_aside",
                    data: { ...dueOf(each), until: addDays(today, 1), reason: "R" },
                });
            }
        const stranger = await people.as("anna.lind");
        const answer = await stranger.call("POST", `/cases/${due.case}/entries`, {
            body: { entries: [wish()] },
        });
        assert.equal(answer.status, 404, "not of the team");
    });

    test("is given to a colleague of the own party and moves to that one's day", async () => {
        const pair = (await pairOf("social_worker")) ?? (await pairOf("employment_officer"));
        if (!pair) return; // the demonstration has no two of a party in one team
        const [first, second, , colleague] = pair;
        const { a, b, both } = await shared(first, second);
        const due = both.find(({ item }) => item);
        const other = (await people.as("yasmin.farah")).session.worker;
        await a.cannotWrite(422, "not_in_team", due.case, {
            kind: "due_assigned",
            data: { ...dueOf(due), worker: other },
        });
        const [mark] = await a.write(due.case, {
            kind: "due_assigned",
            data: { ...dueOf(due), worker: colleague.id, note: "Kan du?" },
        });
        assert.equal((await a.get("/my-day")).items.find(same(due)), undefined);
        const given = (await b.get("/my-day")).items.find(same(due));
        assert.deepEqual([given.mine, given.assigned.text], [true, "Kan du?"]);
        await a.write(due.case, { kind: "due_taken_up", item: mark, version: 1, data: {} });
        assert.ok((await a.get("/my-day")).items.find(same(due)));
    });

    test("is given to oneself", async () => {
        const karin = await people.as("karin.ostlund");
        const due = (await karin.get("/my-day")).items.find(({ mine, item }) => !mine && item);
        if (!due) return;
        await karin.write(due.case, {
            kind: "due_assigned",
            data: { ...dueOf(due), worker: karin.session.worker },
        });
        assert.equal((await karin.get("/my-day")).items.find(same(due)).mine, true);
    });

    test("waits for others, the oldest first, with whom and since when", async () => {
        const { today, waiting } = await (await people.as("yasmin.farah")).get("/my-day");
        assert.ok(waiting.length > 0);
        for (const [i, wait] of waiting.entries()) {
            assert.equal(addDays(wait.since, wait.days), today);
            if (i > 0) assert.ok(waiting[i - 1].since <= wait.since);
        }
    });
});

describe("what is new", () => {
    test("is what somebody else has written since one looked, and not what one may not read", async () => {
        const [karin, yasmin] = [await people.as("karin.ostlund"), await people.as("yasmin.farah")];
        const mine = new Set((await yasmin.rows({ scope: "team" })).map((row) => row.case));
        const both = (await karin.rows({ scope: "team" }))
            .map((row) => row.case)
            .filter((id) => mine.has(id));
        const [caseId] = both;
        assert.ok(caseId);
        const news = () => yasmin.get(`/cases/${caseId}/news`);
        assert.deepEqual(await news(), { rows: [] }, "never looked");
        await yasmin.get(`/cases/${caseId}`);
        assert.deepEqual((await yasmin.get("/my-news")).rows, []);
        // One's own is none; nor is what is kept to the other party.
        const silent = JSON.stringify([await news(), await yasmin.get("/my-news")]);
        await karin.write(caseId, {
            kind: "note",
            category: "activity_reports",
            data: { heading: "H", text: "T" },
        });
        await yasmin.write(caseId, {
            kind: "note",
            category: "joint_plan",
            data: { heading: "H", text: "T" },
        });
        assert.equal(JSON.stringify([await news(), await yasmin.get("/my-news")]), silent);
        // What the party of the reader itself gets, or is named in, is.
        await karin.write(caseId, {
            kind: "consent_asked",
            data: {
                form: "sharing",
                from: "employment_service",
                to: ["labour_market"],
                categories: ["joint_plan"],
                purpose: "coordination",
            },
        });
        const feed = await yasmin.get("/my-news");
        assert.equal(feed.total, 1);
        assert.equal(feed.rows[0].case, caseId);
        assert.deepEqual(feed.rows[0].kinds, { consent_asked: 1 });
        assert.deepEqual(await yasmin.get("/my-news"), feed, "to be told is not to look");
        assert.deepEqual((await yasmin.get("/my-news", { limit: 1, offset: 1 })).rows, []);
        await yasmin.get(`/cases/${caseId}`);
        assert.equal((await yasmin.get("/my-news")).total, 0, "now one has");
        const log = (await yasmin.get(`/cases/${caseId}/access`)).rows;
        assert.ok(log.some(({ page }) => page === "GET /my-news"));
        assert.ok(log.some(({ page }) => page === "GET /cases/{case}/news"));
    });
    test("is nobody's who does not work with cases", async () => {
        const karin = await people.as("karin.ostlund");
        const caseId = (await karin.rows({ scope: "team" }))[0].case;
        const person = await people.as("nawfal.khalaf");
        await person.refused(403, "forbidden", "GET", "/my-news");
        await person.refused(404, "not_found", "GET", `/cases/${(await person.get("/my-case")).case}/news`);
        await (await people.as("anna.lind")).refused(404, "not_found", "GET", `/cases/${caseId}/news`);
        await karin.refused(422, "out_of_range", "GET", "/my-news", { query: { limit: 101 } });
        await karin.refused(404, "not_found", "GET", "/cases/3ZZZZZZZZZZZZ/news");
    });
});

describe("before a contact", () => {
    test("one looks through what one may see, which is no look at the case", async () => {
        const [karin, yasmin, camilla] = await Promise.all(
            ["karin.ostlund", "yasmin.farah", "camilla.ryden"].map((who) => people.as(who)),
        );
        const { today, items } = await karin.get("/my-day");
        const meeting = items.find(({ kind, mine }) => kind === "follow_up" && mine);
        assert.ok(meeting);
        const caseId = meeting.case;
        const prepare = (who) => who.get(`/cases/${caseId}/preparation`);
        const before = await Promise.all(
            [yasmin, camilla].map(async (who) => {
                const answer = await who.call("GET", `/cases/${caseId}/preparation`);
                return [answer.status, answer.status === 200 ? answer.text : ""];
            }),
        );
        await karin.get(`/cases/${caseId}`);
        const what = "Ta med intyget, sade ingen annan";
        await karin.write(caseId, {
            kind: "task",
            category: "team_notes",
            data: { what, by: addDays(today, 2), party: "employment_service" },
        });
        const made = await prepare(karin);
        const task = made.tasks.find(({ text }) => text === what);
        assert.deepEqual([task.by, task.party], [addDays(today, 2), "employment_service"]);
        for (const [name, days] of [
            ["tasks", made.tasks.map(({ by }) => by)],
            ["waiting", made.waiting.map(({ since }) => since)],
            ["ending", made.ending.map(({ day }) => day)],
        ])
            assert.deepEqual(days, days.toSorted(), name);
        for (const wait of made.waiting) assert.equal(addDays(wait.since, wait.days), today);
        assert.deepEqual(await prepare(karin), made, "to prepare is not to look");
        const { rows } = await karin.get(`/cases/${caseId}/access`);
        assert.ok(rows.some(({ page }) => page === "GET /cases/{case}/preparation"));
        // What lies in the own party's notes is not the others' to know of.
        for (const [i, who] of [yasmin, camilla].entries()) {
            const answer = await who.call("GET", `/cases/${caseId}/preparation`);
            assert.deepEqual([answer.status, answer.status === 200 ? answer.text : ""], before[i]);
        }
    });
    test("is nobody's who has not the case or does not work with cases", async () => {
        const karin = await people.as("karin.ostlund");
        const caseId = (await karin.rows({ scope: "team" }))[0].case;
        const person = await people.as("nawfal.khalaf");
        const own = (await person.get("/my-case")).case;
        await person.refused(404, "not_found", "GET", `/cases/${own}/preparation`);
        await (await people.as("anna.lind")).refused(404, "not_found", "GET", `/cases/${caseId}/preparation`);
        await karin.refused(404, "not_found", "GET", "/cases/3ZZZZZZZZZZZZ/preparation");
    });
});
