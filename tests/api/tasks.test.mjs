// Something to do, in one's own words: it stands in the day of whom it is for, whoever asked waits, and it is done. And the story of
// the case, which tells of it to those who may read it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { People } from "./client.mjs";

let server, people, karin, caseId, today;
before(async () => {
    server = await startServer();
    people = new People(server);
    karin = await people.as("karin.ostlund");
    caseId = (await karin.rows({ scope: "mine" })).find(({ lead }) => lead === karin.session.worker).case;
    today = (await karin.get(`/cases/${caseId}`)).today;
});
after(() => server?.stop());

const addDays = (date, days) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const ring = (part) => ({
    what: "Ring banken om intyget",
    by: addDays(today, 2),
    party: karin.session.party,
    ...part,
});
const dueIn = async (who, kind, item) =>
    (await who.get("/my-day")).items.find((each) => each.kind === kind && each.item === item);

describe("something to do", () => {
    test("stands in the day of whom it is for until it is done", async () => {
        const [item] = await karin.write(caseId, {
            kind: "task",
            data: ring({ worker: karin.session.worker }),
        });
        const due = await dueIn(karin, "task", item);
        assert.deepEqual([due.due, due.worker, due.mine], [addDays(today, 2), karin.session.worker, true]);
        assert.equal(
            (await karin.get(`/cases/${caseId}`)).content.tasks.find(({ task }) => task.about.item === item)
                .task.what,
            "Ring banken om intyget",
        );
        await karin.write(caseId, {
            kind: "task_ended",
            item,
            version: 1,
            data: { end: "done", note: "Klart" },
        });
        assert.equal(await dueIn(karin, "task", item), undefined);
        assert.deepEqual(
            (await karin.get(`/cases/${caseId}`)).content.tasks.find(({ task }) => task.about.item === item)
                .ended.note,
            "Klart",
        );
    });
    test("that another party is asked to do is waited for", async () => {
        const [item] = await karin.write(caseId, {
            kind: "task",
            data: ring({ party: "social_services", by: addDays(today, 3) }),
        });
        const waits = (await karin.get("/my-day")).waiting.filter((each) => each.item === item);
        assert.deepEqual(
            waits.map(({ kind, on }) => [kind, on]),
            [["task_awaited", ["social_services"]]],
        );
    });
    test("is refused with what is wrong, and nothing is written", async () => {
        const tries = (data, category) => [
            "POST",
            `/cases/${caseId}/entries`,
            { body: { entries: [{ kind: "task", ...(category && { category }), data }] } },
        ];
        await karin.refused(422, "out_of_range", ...tries(ring({ by: addDays(today, -1) })));
        await karin.refused(422, "unknown_value", ...tries(ring({ party: "social_services" }), "team_notes"));
        await karin.refused(
            422,
            "unknown_value",
            ...tries(ring({ party: "social_services", worker: karin.session.worker })),
        );
    });
});

describe("the story of a case", () => {
    test("is everything one may read, newest first, a page at a time", async () => {
        const [item] = await karin.write(caseId, { kind: "task", data: ring() });
        const all = await karin.get(`/cases/${caseId}/timeline`, { limit: 200 });
        assert.deepEqual([all.rows[0].kind, all.rows[0].item], ["task", item]);
        assert.equal(all.rows[0].author, karin.session.worker, "one's own writing too");
        const times = all.rows.map(({ at }) => at);
        assert.deepEqual(times, [...times].sort().reverse());
        assert.ok(all.total > 5);
        const [first, second] = await Promise.all(
            [0, 3].map((offset) => karin.get(`/cases/${caseId}/timeline`, { limit: 3, offset })),
        );
        assert.deepEqual([...first.rows, ...second.rows], all.rows.slice(0, 6));
        await karin.refused(422, "out_of_range", "GET", `/cases/${caseId}/timeline`, { query: { limit: 0 } });
    });
    test("is nobody's who has not got the case, and not the participant's", async () => {
        await (await people.as("anna.lind")).refused(404, "not_found", "GET", `/cases/${caseId}/timeline`);
        const person = await people.as("nawfal.khalaf");
        const own = (await person.get("/my-case")).case;
        await person.refused(404, "not_found", "GET", `/cases/${own}/timeline`);
    });
    test("holds nothing that is not read: what others write in their own notes is not there", async () => {
        const camilla = await people.as("camilla.ryden");
        const shared = (await camilla.get("/cases", { scope: "party", limit: 50 })).rows.map(
            (row) => row.case,
        );
        const mine = (await karin.get("/cases", { scope: "party", limit: 200 })).rows.map((row) => row.case);
        const both = mine.find((each) => shared.includes(each));
        const before = JSON.stringify(await camilla.get(`/cases/${both}/timeline`, { limit: 200 }));
        await karin.write(both, { kind: "task", category: "team_notes", data: ring() });
        assert.equal(JSON.stringify(await camilla.get(`/cases/${both}/timeline`, { limit: 200 })), before);
    });
});
