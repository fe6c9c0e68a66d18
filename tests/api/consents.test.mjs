// A consent from the printed form to what had been shared when it ended: two people for a paper, the reference on it, what
// stops, and what is told afterwards; all on the wire.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { People, personalNumber } from "./client.mjs";

const day = "2019-05-20"; // the demonstration's
let server, people, af, soc, stranger, teamId;
before(async () => {
    server = await startServer();
    people = new People(server);
    [af, soc, stranger] = await Promise.all(
        ["karin.ostlund", "camilla.ryden", "anna.lind"].map((username) => people.as(username)),
    );
    teamId = (await af.get("/directory")).teams.find(({ name }) => name === "Team 3").id;
});
after(() => server?.stop());

const provision = {
    form: "sharing",
    from: "employment_service",
    to: ["social_services"],
    categories: ["participation", "joint_plan"],
    purpose: "coordination",
    months: 12,
    language: "sv-simple",
    text_version: "1",
};
/** A case of the third team with one consent asked for by form. */
async function begin(serial) {
    const opened = await af.call("POST", "/cases", {
        body: {
            identity: {
                personal_number: personalNumber("19790822", serial),
                given_name: "Ylva",
                family_name: "Provsamtycke",
            },
            opened: { date: day, reason: "Utan arbete i två år." },
        },
    });
    assert.equal(opened.status, 201, opened.text);
    const id = opened.body.case;
    const [item] = await af.write(
        id,
        { kind: "consent_asked", data: provision },
        { kind: "team_allocated", data: { team: teamId } },
    );
    return { id, item };
}
const consentOf = async (client, id) => (await client.get(`/cases/${id}`)).content.consents[0];
const write = (client, id, entry) =>
    client.call("POST", `/cases/${id}/entries`, { body: { entries: [entry] } });
const given = (item, data) => ({ kind: "consent_given", item, version: 1, data: { date: day, ...data } });
const confirmed = (item, reference, version = 2) => ({
    kind: "consent_confirmed",
    item,
    version,
    data: { date: day, reference },
});
const note = (text) => ({ kind: "note", category: "joint_plan", data: { heading: "Samtal", text } });

const newest = (texts, form, language) =>
    texts.find((each) => each.form === form && each.language === language && each.in_use);
test("each form has its text in eight languages; what a machine translated says so, and the directory tells which is shown", async () => {
    const { texts } = await af.get("/consent-texts");
    const { consent_texts: shown } = await af.get("/directory");
    assert.equal(shown.length, 3 * 8);
    for (const { form, language, version, unreviewed } of shown) {
        const text = newest(texts, form, language);
        assert.equal(text.version, version);
        assert.equal(text.unreviewed, unreviewed);
        assert.equal(unreviewed === true, !["sv", "sv-simple", "en"].includes(language), language);
        assert.ok(text.body.split("\n\n").includes("{provisions}"), `${form} ${language}`);
    }
});

test("a project lead publishes the association's own text; who was asked before keeps the one that was shown", async () => {
    const lead = await people.as("margareta.sund");
    const own = {
        form: "sharing",
        language: "so",
        title: "Ma kaa wada hadli karnaa?",
        body: "Hore.\n\n{provisions}\n\nKaddib.",
        reviewed_by: "Auktoriserad translator Hodan Warsame",
    };
    const publish = (client, text) => client.call("POST", "/consent-texts", { body: text });
    const { item: early, id } = await begin(41);
    assert.equal((await publish(af, own)).status, 403);
    for (const [wrong, code, pointer] of [
        [{ body: "Utan rad." }, "text_needs_provisions", "/body"],
        [{ language: "tlh" }, "unknown_value", "/language"],
        [{ title: "  " }, "required", "/title"],
        [{ reviewed_by: " " }, "required", "/reviewed_by"],
        [{ version: "7" }, "unknown_field", "/version"],
        [{ body: `A\n\n{provisions}\n\n${"b".repeat(10_000)}` }, "too_long", "/body"],
    ]) {
        const { status, body } = await publish(lead, { ...own, ...wrong });
        assert.equal(status, 422, JSON.stringify(wrong));
        const [fault] = body.errors ?? [body];
        assert.deepEqual([fault.code, fault.pointer], [code, pointer]);
    }
    const { status, body: published } = await publish(lead, own);
    assert.equal(status, 201);
    assert.match(published.version, /^\d{4}-\d\d-\d\d$/);
    assert.equal(published.unreviewed, false);
    assert.deepEqual((await publish(lead, own)).body, published, "sent twice is one version");
    const second = await publish(lead, { ...own, title: "Ma wada hadli karnaa?" });
    assert.equal(second.body.version, `${published.version}.2`);

    const { texts } = await af.get("/consent-texts");
    assert.equal(newest(texts, "sharing", "so").version, second.body.version);
    assert.equal(texts.filter(({ form, language }) => form === "sharing" && language === "so").length, 3);
    const [late] = await af.write(id, {
        kind: "consent_asked",
        data: { ...provision, to: ["labour_market"], language: "so", text_version: published.version },
    });
    const { consents } = (await af.get(`/cases/${id}`)).content;
    const shownTo = (item) => consents.find(({ asked }) => asked.about.item === item).asked.text_version;
    assert.equal(shownTo(early), "1");
    assert.equal(shownTo(late), published.version);
});

test("a paper opens nothing until a second person has confirmed it with its reference", async () => {
    const { id, item } = await begin(1);
    const { asked } = await consentOf(af, id);
    assert.match(asked.reference, /^[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}-[2-9A-HJKMNP-Z]{3}$/);
    assert.equal(asked.language, "sv-simple");
    assert.equal(asked.text_version, "1");
    await af.write(id, note("Möte bokat"));
    await af.write(id, given(item, { channel: "paper", evidence: "Akt 1" }));
    assert.equal((await consentOf(af, id)).status, "unconfirmed");
    assert.ok((await af.get(`/cases/${id}`)).dues.some(({ kind }) => kind === "consent_unconfirmed"));
    const { content } = await soc.get(`/cases/${id}`);
    assert.deepEqual(Object.keys(content).toSorted(), ["consents"], "asked about, and told no more");

    const same = await write(af, id, confirmed(item, asked.reference));
    assert.equal(same.status, 403);
    assert.equal(same.body.code, "second_person");
    const others = await write(soc, id, confirmed(item, "222-222-222"));
    assert.equal(others.status, 422);
    assert.equal(others.body.pointer, "/entries/0/data/reference");
    await soc.write(id, confirmed(item, asked.reference.toLowerCase().replaceAll("-", " ")));
    const consent = await consentOf(soc, id);
    assert.equal(consent.status, "given");
    assert.notEqual(consent.given.about.author, consent.confirmed.about.author);
    assert.equal((await soc.get(`/cases/${id}`)).content.notes[0].text, "Möte bokat");
    assert.ok(!(await af.get(`/cases/${id}`)).dues.some(({ kind }) => kind === "consent_unconfirmed"));
});

test("word of mouth needs a witness and what was said; the reference is not for a client to choose", async () => {
    const { id, item } = await begin(2);
    for (const [data, pointer] of [
        [{ channel: "oral", witness: "Tolken" }, "/entries/0/data/evidence"],
        [{ channel: "oral", evidence: "Sa ja" }, "/entries/0/data/witness"],
    ]) {
        const { status, body } = await write(af, id, given(item, data));
        assert.equal(status, 422);
        assert.equal(body.pointer, pointer);
    }
    await af.write(id, given(item, { channel: "oral", witness: "Tolken", evidence: "Sa ja" }));
    assert.equal((await consentOf(af, id)).status, "given");
    for (const wrong of [{ reference: "222-222-222" }, { text_version: "99" }, { language: "xx" }]) {
        const entry = { kind: "consent_asked", data: { ...provision, ...wrong } };
        assert.equal((await write(af, id, entry)).status, 422, JSON.stringify(wrong));
    }
});

test("before it is taken back one sees what stops; after, what had been shared and who read it", async () => {
    const { id, item } = await begin(3);
    await af.write(
        id,
        given(item, { channel: "oral", witness: "Tolken", evidence: "Ja" }),
        note("Ett"),
        note("Två"),
    );
    const stops = (reach) =>
        reach.stops.map(({ to, category, before: was, after: then, entries }) =>
            [to, category, was, then, entries].join(" "),
        );
    const before = await af.get(`/cases/${id}/consents/${item}`);
    assert.ok(stops(before).includes("social_services joint_plan full none 2"), stops(before).join("; "));
    await soc.get(`/cases/${id}`); // read
    await af.write(id, { kind: "consent_withdrawn", item, version: 2, data: { channel: "oral" } });
    await af.write(id, note("Tre: aldrig delad"));

    const mine = await af.get(`/cases/${id}/consents/${item}`);
    assert.deepEqual(mine.stops, []);
    const [shared] = mine.shared.filter(({ category }) => category === "joint_plan");
    assert.equal(shared.entries, 2);
    assert.equal(shared.to, "social_services");
    assert.ok(shared.from <= shared.until);
    assert.deepEqual(mine.opened, [], "what the other party's staff opened is theirs to answer for");

    const theirs = await soc.get(`/cases/${id}/consents/${item}`);
    assert.equal(theirs.opened.length, 1);
    assert.ok(theirs.opened[0].times >= 1);
    assert.ok(
        !theirs.shared.some(({ category }) => category === "joint_plan"),
        "counted from what is seen now",
    );
    const { rows } = await af.get(`/cases/${id}/access`);
    assert.ok(
        rows.some(({ page }) => page === "GET /cases/{case}/consents/{consent}"),
        "itself a reading",
    );
});

test("what is no consent, or not to be known, is not found", async () => {
    const { id, item } = await begin(4);
    const [other] = await af.write(id, note("Ett"));
    for (const [client, of] of [
        [af, other],
        [af, "0000000000001"],
        [af, "not-an-item"],
        [stranger, item],
    ]) {
        const { status, body } = await client.call("GET", `/cases/${id}/consents/${of}`);
        assert.equal(status, 404);
        assert.equal(body.code, "not_found");
    }
});
