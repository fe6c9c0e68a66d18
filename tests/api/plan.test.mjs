// Changing the plan together, and places at employers': over the API, by people of four parties.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { People } from "./client.mjs";

let server, people, secretary, officer, social, outsider, caseId;
const content = async (client) => (await client.get(`/cases/${caseId}`)).content;
const today = "2019-05-20";

before(async () => {
    server = await startServer();
    people = new People(server);
    secretary = await people.as("yasmin.farah");
    officer = await people.as("karin.ostlund");
    social = await people.as("camilla.ryden");
    outsider = await people.as("anna.lind");
    caseId = (await secretary.rows({ scope: "party", q: "Nawfal Khalaf" }))[0].case;
});
after(() => server?.stop());

const version = async (client, list, of, item) =>
    (await content(client))[list].find((each) => each[of].about.item === item)[of].about.version;
const on = async (client, list, of, kind, item, data) => ({
    kind,
    item,
    version: await version(client, list, of, item),
    data,
});
async function offer(data) {
    const [item] = await secretary.write(caseId, {
        kind: "activity_offered",
        topic: "work",
        data: {
            activity: "internship",
            title: "Cykelverkstan",
            from: "2019-05-27",
            until: "2019-08-30",
            ...data,
        },
    });
    return item;
}
const step = async (client, item, kind, data) =>
    client.write(caseId, await on(client, "activities", "offer", kind, item, data));

test("an activity is what its row of the catalogue says: who offers it, where it lies, how much", async () => {
    const { activities, methods } = await secretary.get("/catalogue");
    const row = (code) => activities.find((each) => each.code === code);
    assert.deepEqual(row("physiotherapy").creators, ["care_coordinator"]);
    assert.equal(row("physiotherapy").proposed_as, "care");
    assert.deepEqual(row("physiotherapy").categories, ["care_track", "joint_plan"]);
    const [length] = row("internship").lengths;
    assert.deepEqual([length.rule, length.months], ["PRAKTIK_MAX", 6]);
    assert.match(length.sv, /högst 6 månader/);
    assert.equal(row("daily_activity").eligibility.max_age, 66);
    assert.ok(activities.every(({ categories, asks }) => categories.length > 0 && asks.length > 0));
    assert.ok(methods.length > 0);

    const wish = (data, more = {}) => ({
        kind: "activity_offered",
        topic: "work",
        ...more,
        data: { activity: "internship", title: "T", from: "2019-05-27", ...data },
    });
    const cannot = (status, code, data, more) =>
        secretary.cannotWrite(status, code, caseId, wish(data, more));
    const told = await cannot(403, "mandate", { activity: "physiotherapy" });
    assert.match(JSON.stringify(told), /vårdsamordnaren/);
    await cannot(403, "mandate", { activity: "samhall" });
    await cannot(422, "unknown_value", { activity: "vacancy_matching" }, { category: "studies" });
    await cannot(422, "out_of_range", { hours: [{ from: "2019-05-27", hours: 41 }] });
    await cannot(422, "unknown_value", { method: "magic" });
    await offer({ method: "validation", first_meeting: true });
});

test("a revocation waits until somebody has asked why, or says why nobody has", async () => {
    const [absence] = await secretary.write(caseId, {
        kind: "absence",
        data: { date: today, absence: "no_show" },
    });
    const revoke = (data) => ({
        kind: "proposal",
        data: { matter: "revocation", text: "Kommer inte", ...data },
    });
    const told = await secretary.cannotWrite(422, "reason_missing", caseId, revoke());
    assert.match(JSON.stringify(told), /unasked_reason/);
    await secretary.write(caseId, revoke({ unasked_reason: "Tre brev är obesvarade" }));
    await secretary.write(caseId, {
        kind: "absence_followed",
        item: absence,
        version: 1,
        data: { date: today, reached: true, reason: "Sjukt barn" },
    });
    const open = (await content(secretary)).absences.filter(({ followed }) => !followed?.reached);
    assert.deepEqual(open, []);
    await secretary.write(caseId, revoke());
});

test("a change is answered by those it concerns and becomes the activity's when it is carried out", async () => {
    const activity = await offer({ activity: "sfi", title: "SFI kväll" });
    const proposal = {
        kind: "plan_change",
        data: {
            activity,
            change: "Upp till 20 timmar",
            reason: "Orkar mer",
            hours: [{ from: "2019-06-03", hours: 20 }],
            until: "2019-12-20",
            heard: ["social_services", "employment_service"],
            answer_by: "2019-05-27",
        },
    };
    const [change] = await secretary.write(caseId, proposal);
    const of = (client, kind, data) => on(client, "plan_changes", "change", kind, change, data);
    const carry = { end: "carried_out" };

    const day = await social.get("/my-day");
    assert.ok(day.items.some(({ kind, item }) => kind === "plan_change_answer" && item === change));
    await secretary.cannotWrite(409, "wrong_state", caseId, await of(secretary, "plan_change_closed", carry));
    await social.write(caseId, await of(social, "plan_change_answered", { answer: "acknowledged" }));
    const no = await officer.cannotWrite(
        422,
        "reason_missing",
        caseId,
        await of(officer, "plan_change_answered", { answer: "objects" }),
    );
    assert.equal(no.errors?.[0]?.pointer ?? no.pointer, "/entries/0/data/text");
    await officer.write(
        caseId,
        await of(officer, "plan_change_answered", { answer: "objects", text: "Sommaren?" }),
    );
    await secretary.cannotWrite(409, "wrong_state", caseId, await of(secretary, "plan_change_closed", carry));

    await secretary.write(caseId, {
        ...(await of(secretary, "plan_change", {
            ...proposal.data,
            change: "Upp till 20 timmar från augusti",
        })),
    });
    const seen = (await content(officer)).plan_changes.find((each) => each.change.about.item === change);
    assert.equal(seen.answers, undefined, "every answer was to the earlier text");
    assert.equal(seen.earlier[0].change, "Upp till 20 timmar");
    await social.write(caseId, await of(social, "plan_change_answered", { answer: "acknowledged" }));
    await officer.write(caseId, await of(officer, "plan_change_answered", { answer: "acknowledged" }));
    await secretary.write(caseId, await of(secretary, "plan_change_closed", carry));
    const now = (await content(social)).activities.find(({ offer: o }) => o.about.item === activity);
    assert.deepEqual(now.hours, [{ from: "2019-06-03", hours: 20 }]);
    assert.equal(now.offer.until, "2019-12-20");
    assert.equal(now.extensions[0].reason, "Upp till 20 timmar från augusti");
});

test("a place begins when workplace, participant and authority have signed, in that order", async () => {
    const activity = await offer({});
    await step(secretary, activity, "activity_answered", { answer: "accepted", date: today });
    const agreement = {
        activity,
        host: "Cykelverkstan",
        supervisor: "Sara",
        tasks: "Laga punkteringar",
        union_name: "IF Metall",
    };
    const refusedTask = { kind: "placement", data: { ...agreement, tasks: "Lugnt, har depression" } };
    await secretary.cannotWrite(422, "diagnosis", caseId, refusedTask);
    const [item] = await secretary.write(caseId, { kind: "placement", data: agreement });
    const of = (client, kind, data) => on(client, "placements", "placement", kind, item, data);
    const sign = async (client, signatory) =>
        client.write(caseId, await of(client, "placement_signed", { signatory, name: "Namn", date: today }));
    const starts = async () =>
        on(officer, "activities", "offer", "activity_started", activity, { date: today });

    await officer.cannotWrite(409, "wrong_state", caseId, await starts());
    await sign(secretary, "host");
    await sign(secretary, "participant");
    const authority = { signatory: "authority", name: "Karin", date: today };
    const told = await secretary.cannotWrite(
        403,
        "mandate",
        caseId,
        await of(secretary, "placement_signed", authority),
    );
    assert.match(JSON.stringify(told), /arbetsförmedlaren/);
    await officer.cannotWrite(409, "wrong_state", caseId, await of(officer, "placement_signed", authority));
    await secretary.write(
        caseId,
        await of(secretary, "union_heard", { date: today, answer: "no_objection" }),
    );
    await sign(officer, "authority");
    await officer.write(caseId, await starts());

    const [week] = await secretary.write(caseId, {
        kind: "attendance_week",
        data: { activity, week: today, days: [{ date: today, presence: "present" }] },
    });
    await secretary.cannotWrite(409, "already_done", caseId, {
        kind: "attendance_week",
        data: { activity, week: today, days: [{ date: today, presence: "sick" }] },
    });
    await secretary.write(
        caseId,
        {
            kind: "incident",
            data: { activity, date: today, incident: "near_miss", text: "En cykel föll ner" },
        },
        {
            kind: "placement_review",
            data: { activity, date: today, side: "host", works: "Allt", go_on: "more" },
        },
    );
    const days = async (client) =>
        (await content(client)).attendance.find(({ about }) => about.item === week).days;
    assert.equal((await days(officer))[0].presence, "present");
    assert.equal(await days(social), undefined, "which day and why is not social services'");
    const seen = await content(social);
    assert.equal(seen.placements.find(({ placement }) => placement.about.item === item).signatures.length, 3);
    await secretary.write(caseId, await of(secretary, "placement", { ...agreement, tasks: "Laga cyklar" }));
    const edited = (await content(social)).placements.find(({ placement }) => placement.about.item === item);
    assert.equal(edited.signatures, undefined, "any edit clears them");
    await outsider.refused(404, "not_found", "GET", `/cases/${caseId}`);
});
