// What can go wrong in a case's life, and how it is put right: an exit taken back, a person who comes back, a decision that
// runs out, something written by mistake that others have answered.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { People, personalNumber } from "./client.mjs";

const day = "2019-05-20"; // the demonstration's
const later = (days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

let server, people, af, ams, soc, teamId, forms;
before(async () => {
    server = await startServer();
    people = new People(server);
    [af, ams, soc] = await Promise.all(
        ["karin.ostlund", "yasmin.farah", "camilla.ryden"].map((username) => people.as(username)),
    );
    teamId = (await af.get("/directory")).teams.find(({ name }) => name === "Team 3").id;
    ({ forms } = await af.get("/catalogue"));
});
after(() => server?.stop());

const referralOf = (number, family) => ({
    identity: { personal_number: number, given_name: "Rut", family_name: family },
    opened: { date: day, reason: "Utan arbete i två år." },
});
/** A case of the third team, with consent to everything that the forms ask for. */
async function begin(serial, family) {
    const number = personalNumber("19791109", serial);
    const opened = await af.call("POST", "/cases", { body: referralOf(number, family) });
    assert.equal(opened.status, 201, opened.text);
    const id = opened.body.case;
    const asked = forms.flatMap(({ provisions }) => provisions);
    const items = await af.write(
        id,
        ...asked.map((data) => ({ kind: "consent_asked", data: { ...data, months: 12, language: "sv" } })),
    );
    await af.write(
        id,
        ...items.map((item) => ({
            kind: "consent_given",
            item,
            version: 1,
            data: { channel: "paper", date: day, evidence: "Akt 1" },
        })),
        { kind: "team_allocated", data: { team: teamId } },
    );
    return { id, number };
}
const exit = { kind: "exit", data: { date: day, outcome: "seeking_work", reason: "completed" } };
const retract = (item, version = 1) => ({
    kind: "retraction",
    item,
    version,
    data: { reason: "Fel person." },
});
const dues = async (client, id) => (await client.get(`/cases/${id}`)).dues.map(({ kind }) => kind);
const note = (text) => ({ kind: "note", category: "joint_plan", data: { heading: "Samtal", text } });

test("an exit registered wrongly is taken back, and the case goes on with all that was due", async () => {
    const exits = async () => {
        const { tables } = await af.get("/reports/sus", { from: "2018-02-01", until: "2020-01-01" });
        return tables.find(({ name }) => name === "totals").cells.find(({ code }) => code === "exits").count;
    };
    const { id } = await begin(501, "Kvarberg");
    const due = await dues(af, id);
    assert.ok(due.includes("choose_lead"));
    const before = await exits();
    const [item] = await af.write(id, exit);
    assert.equal(await exits(), before + 1);
    assert.deepEqual(await dues(af, id), []);
    await ams.cannotWrite(403, "mandate", id, retract(item));
    await af.cannotWrite(422, "invalid", id, { ...retract(item), data: {} });
    await af.write(id, retract(item));
    assert.equal(await exits(), before);
    assert.deepEqual(await dues(af, id), due);
    const { content } = await ams.get(`/cases/${id}`);
    assert.equal(content.exit, undefined);
    assert.notEqual(content.phase, "closed");
    await ams.write(id, note("Vi fortsätter."));
    await af.write(id, exit);
    assert.equal(await exits(), before + 1, "and it can be registered anew");
});

test("work is followed up after the exit by the party that led the case, and read by the others as long as they may", async () => {
    const { id } = await begin(507, "Efterberg");
    await af.write(id, {
        kind: "lead_chosen",
        data: { worker: ams.session.worker, reason: "Känner branschen" },
    });
    await af.write(id, {
        kind: "exit",
        data: { date: day, outcome: "work", reason: "completed", extent: 75, subsidised: false },
    });
    const due = async (client) =>
        (await client.get(`/cases/${id}`)).dues.flatMap(({ kind, due: on, worker }) =>
            kind === "after_exit" ? [[on, worker]] : [],
        );
    const { worker } = ams.session;
    assert.deepEqual(await due(ams), [
        [later(90), worker],
        [later(180), worker],
    ]);
    assert.deepEqual([await due(af), await due(soc)], [[], []]);
    const { exit: left } = (await soc.get(`/cases/${id}`)).content;
    assert.deepEqual([left.follow_up_by, left.follow_up_party], [worker, "labour_market"]);
    const holds = (data) => ({
        kind: "after_exit",
        data: { date: day, round: "days_90", state: "work", channel: "phone", subsidised: false, ...data },
    });
    await af.cannotWrite(403, "mandate", id, holds());
    await ams.cannotWrite(422, "required", id, holds({ state: "neither" }));
    await ams.cannotWrite(409, "case_closed", id, note("Efteråt."));
    await ams.write(id, holds({ hours: 30, needed: "Hjälpmedel vid bänken" }));
    await ams.cannotWrite(409, "already_done", id, holds());
    assert.deepEqual(await due(ams), [[later(180), worker]]);
    const seen = async (client) => (await client.get(`/cases/${id}`)).content.after_exit;
    assert.equal((await seen(af))[0].needed, "Hjälpmedel vid bänken", "the consent still holds");
    const [{ about, ...part }] = await seen(soc);
    assert.deepEqual(
        [about.limited, part],
        [true, { date: day, round: "days_90" }],
        "a part: that it was done",
    );
    // With the consent goes what it opened; the party that keeps it has it still.
    const { consents } = (await af.get(`/cases/${id}`)).content;
    for (const { asked } of consents.filter(
        ({ asked: { from, to } }) => from === "labour_market" && to.includes("social_services"),
    ))
        await af.write(id, {
            kind: "consent_withdrawn",
            item: asked.about.item,
            version: asked.about.version,
            data: { channel: "oral" },
        });
    for (const client of [af, soc]) assert.equal(await seen(client), undefined);
    assert.ok(!JSON.stringify(await af.get(`/cases/${id}`)).includes("Hjälpmedel"));
    assert.equal((await seen(ams)).length, 1);
});

test("a triage that asks for somebody is due until that one is assigned, and so is a contact after a discharge", async () => {
    const { id } = await begin(508, "Trappberg");
    await af.write(id, { kind: "intake_sent", data: { answer_by: later(14) } });
    await af.write(id, {
        kind: "intake_answered",
        topic: "health",
        data: { date: day, answers: [{ question: "health_now", answer: "Sover dåligt" }] },
    });
    const wanted = async (client) => (await dues(client, id)).filter((kind) => kind.startsWith("assign_"));
    await af.write(id, {
        kind: "triage",
        data: { care_coordinator: true, insurance_investigator: true, reason: "Sömn och ersättning" },
    });
    assert.deepEqual(await wanted(af), ["assign_care_coordinator", "assign_insurance_investigator"]);
    const { worker } = (await people.as("susanne.arvidsson")).session;
    await af.write(id, { kind: "worker_assigned", data: { worker, task: "Fördjupad kartläggning" } });
    assert.deepEqual(await wanted(af), ["assign_insurance_investigator"]);
    assert.deepEqual(await wanted(ams), ["assign_insurance_investigator"]);

    await af.write(id, {
        kind: "discharge",
        data: { from: "employment_service", date: day, note: "Ny handläggare ringer" },
    });
    const contact = (await af.get(`/cases/${id}`)).dues.find(({ kind }) => kind === "discharge_contact");
    assert.equal(contact.due, later(7));
    await ams.write(id, {
        kind: "follow_up",
        data: { date: day, channel: "phone", attendance: "attended", next_contact: later(14) },
    });
    assert.ok(!(await dues(af, id)).includes("discharge_contact"));
});

test("who comes back gets a new case, and the old one opens nothing of itself", async () => {
    const { id: old, number } = await begin(502, "Aterberg");
    await af.write(old, note("Ur den gamla planen."));
    const again = () => af.call("POST", "/cases", { body: referralOf(number, "Aterberg") });
    await af.refused(409, "case_open", "POST", "/cases", { body: referralOf(number, "Aterberg") });
    const [item] = await af.write(old, exit);
    const opened = await again();
    assert.equal(opened.status, 201, opened.text);
    const fresh = opened.body.case;
    assert.notEqual(fresh, old);
    const text = JSON.stringify(await af.get(`/cases/${fresh}`));
    assert.ok(!text.includes("gamla planen"));
    assert.deepEqual((await af.get(`/cases/${fresh}`)).content.consents ?? [], []);
    // The team that had the old one has it still; the new one is nobody's but the officer's.
    for (const client of [ams, soc]) {
        assert.equal((await client.get(`/cases/${old}`)).content.phase, "closed");
        await client.refused(404, "not_found", "GET", `/cases/${fresh}`);
    }
    assert.equal((await af.get("/cases", { scope: "party", q: "Aterberg" })).total, 2);
    await af.refused(409, "case_open", "POST", "/cases", { body: referralOf(number, "Aterberg") });
    const problem = await af.cannotWrite(409, "wrong_state", old, retract(item));
    assert.match(problem.title, /nytt ärende/);
});

test("a decision holds for its activity and on its days; before they end, a new one falls due", async () => {
    const { id } = await begin(503, "Dagberg");
    const offer = {
        kind: "activity_offered",
        topic: "work",
        data: { activity: "internship", title: "Bilverkstaden", provider: "Hjulet", from: day },
    };
    const [one, two] = await ams.write(id, offer, offer);
    const accept = (item) => ({
        kind: "activity_answered",
        item,
        version: 1,
        data: { answer: "accepted", date: day },
    });
    await ams.write(id, accept(one), accept(two));
    const start = (item) => ({ kind: "activity_started", item, version: 2, data: { date: day } });
    const decide = async (activity, period) => {
        const [proposal] = await ams.write(id, {
            kind: "proposal",
            data: { matter: "internship", text: "Praktik.", ...(activity && { activity }) },
        });
        await af.write(id, {
            kind: "decision_made",
            data: { proposal, verdict: "approved", reasons: "Ger erfarenhet.", ...period },
        });
    };
    await decide(undefined, {});
    await ams.cannotWrite(403, "mandate", id, start(one)); // it names no activity
    await decide(one, { from: later(-30), until: later(-1) });
    await ams.cannotWrite(403, "mandate", id, start(one)); // it has run out
    await decide(one, { from: later(0), until: later(20) });
    await ams.cannotWrite(403, "mandate", id, start(two)); // it is on the other one
    await ams.write(id, start(one));
    const due = (await af.get(`/cases/${id}`)).dues.filter(({ kind }) => kind === "decision_ending");
    // To be proposed anew at 60 days, decided anew at 30: the round that has come is the one that is told of.
    assert.deepEqual(
        due.map(({ due: date, item }) => [date, item]),
        [[later(20 - 30), one]],
    );
});

test("what others have answered is not taken back with what they answered", async () => {
    const { id } = await begin(504, "Svarsberg");
    const [proposal] = await ams.write(id, {
        kind: "proposal",
        data: {
            matter: "programme",
            text: "Stöd och matchning.",
            heard: ["social_services"],
            wanted_by: later(3),
        },
    });
    await soc.write(id, { kind: "opinion", data: { proposal, stance: "for", text: "Bra." } });
    const problem = await ams.cannotWrite(409, "wrong_state", id, retract(proposal));
    assert.match(problem.title, /arbetsförmedlaren avslå/);
    const [activity] = await ams.write(id, {
        kind: "activity_offered",
        topic: "work",
        data: { activity: "job_track", title: "Jobbspår", from: day },
    });
    const answered = {
        kind: "activity_answered",
        item: activity,
        version: 1,
        data: { answer: "accepted", date: day },
    };
    await af.write(id, answered);
    assert.match((await ams.cannotWrite(409, "wrong_state", id, retract(activity, 2))).title, /avbryt den/);
    const { content } = await soc.get(`/cases/${id}`);
    assert.equal(content.proposals[0].opinions.length, 1);
    // What nobody else has touched goes.
    const [mistake] = await ams.write(id, note("Fel person."));
    await ams.write(id, retract(mistake));
});

test("a contact may be told of late, but the next one lies ahead", async () => {
    const { id } = await begin(505, "Framberg");
    const met = (next) => ({
        kind: "follow_up",
        data: { date: later(-10), channel: "phone", attendance: "attended", next_contact: next },
    });
    const { pointer } = await ams.cannotWrite(422, "out_of_range", id, met(later(-3)));
    assert.equal(pointer, "/entries/0/data/next_contact");
    await ams.write(id, met(later(7)));
});

test("what I lead is mine, in the list and in my day", async () => {
    const { id } = await begin(506, "Ledberg");
    const mine = async () => {
        const { rows } = await ams.get("/cases", { scope: "mine", q: "Ledberg" });
        return rows.map((row) => row.case);
    };
    const all = async () => (await ams.get("/cases/counts", { scope: "mine" })).all;
    assert.deepEqual(await mine(), []);
    const before = await all();
    await af.write(id, {
        kind: "lead_chosen",
        data: { worker: ams.session.worker, reason: "Kan branschen." },
    });
    assert.deepEqual(await mine(), [id]);
    assert.equal(await all(), before + 1);
    assert.ok((await ams.rows({ scope: "mine" })).some((row) => row.case === id));
});
