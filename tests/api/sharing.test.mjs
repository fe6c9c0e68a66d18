// Sharing by an act of its own (docs/03-secrecy.md, rule 4): closed before, open on a basis that holds and no further than it
// reaches, refused where no basis does, and closed again when it is ended; what had been shared stands. All on the wire.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { People, personalNumber } from "./client.mjs";

const day = "2019-05-20"; // the demonstration's
let server, af, ams, soc, care, lead, teamId;
before(async () => {
    server = await startServer();
    const people = new People(server);
    [af, ams, soc, care, lead] = await Promise.all(
        ["karin.ostlund", "yasmin.farah", "camilla.ryden", "susanne.arvidsson", "henrik.alm"].map((who) =>
            people.as(who),
        ),
    );
    teamId = (await af.get("/directory")).teams.find(({ name }) => name === "Team 3").id;
});
after(() => server?.stop());

const asked = (from, to, part = {}) => ({
    kind: "consent_asked",
    data: {
        form: "sharing",
        from,
        to,
        categories: ["participation", "joint_plan"],
        purpose: "coordination",
        months: 12,
        ...part,
    },
});
const note = (heading, category = "joint_plan") => ({
    kind: "note",
    category,
    data: { heading, text: `${heading}: det som skrevs.` },
});
const disclosed = (data) => ({ kind: "disclosed", data: { to: ["social_services"], ...data } });

/** A case of the third team with a consent of the employment service's, to a thing at a time. */
async function begin(serial) {
    const opened = await af.call("POST", "/cases", {
        body: {
            identity: {
                personal_number: personalNumber("19790823", serial),
                given_name: "Ylva",
                family_name: "Provdelning",
            },
            opened: { date: day, reason: "Utan arbete i två år." },
        },
    });
    assert.equal(opened.status, 201, opened.text);
    const id = opened.body.case;
    const [consent] = await af.write(
        id,
        asked("employment_service", ["social_services"]),
        { kind: "team_allocated", data: { team: teamId } },
        { kind: "worker_assigned", data: { worker: care.session.worker, task: "Kontakt med vården" } },
        // Asked about, and not answered: these parties know of the case by it, and read nothing.
        asked("labour_market", ["employment_service"]),
        asked("health_region", ["employment_service"], { form: "health", purpose: "care_contact" }),
    );
    await af.write(id, {
        kind: "consent_given",
        item: consent,
        version: 1,
        data: { channel: "electronic", date: day, item_by_item: true },
    });
    return { id, consent };
}
const contentOf = async (client, id) => (await client.get(`/cases/${id}`)).content;
const headings = async (client, id) =>
    ((await contentOf(client, id)).notes ?? []).map((each) => each.heading);
const disclosureOf = async (client, id, item) =>
    (await contentOf(client, id)).disclosures?.find((each) => each.disclosed.about.item === item);

test("one thing on a consent: read by its receiver when it is disclosed, not before, and nothing beside it", async () => {
    const { id, consent } = await begin(1);
    const [one] = await af.write(id, note("Delas"), note("Delas inte"));
    assert.deepEqual(await headings(soc, id), [], "a consent to a thing at a time opens nothing by itself");
    const told = async () =>
        (await af.get(`/cases/${id}/audience`, { item: one })).readers.find(
            ({ reader }) => reader.role === "social_worker",
        ).standing;
    assert.equal((await told()).level, "none");

    const [act] = await af.write(
        id,
        disclosed({ of: one, basis: "consent", provision: consent, purpose: "coordination" }),
    );
    assert.deepEqual(await headings(soc, id), ["Delas"]);
    assert.equal((await told()).level, "full");
    assert.deepEqual(await headings(ams, id), [], "who is not a receiver reads nothing");
    const shown = await disclosureOf(soc, id, act);
    assert.deepEqual([shown.disclosed.of, shown.disclosed.of_version, shown.ended], [one, 1, false]);
    assert.equal(await disclosureOf(ams, id, act), undefined, "nor of the act itself");
});

test("ended it is closed again, by its owner alone and once; what had been shared, and who read it, stands", async () => {
    const { id, consent } = await begin(2);
    const [one] = await af.write(id, note("Delas en tid"));
    const [act] = await af.write(id, disclosed({ of: one, basis: "consent", provision: consent }));
    assert.deepEqual(await headings(soc, id), ["Delas en tid"]);

    const end = { kind: "disclosure_ended", item: act, version: 1, data: { reason: "Behövs inte längre" } };
    await soc.cannotWrite(403, "mandate", id, end);
    assert.deepEqual(await headings(soc, id), ["Delas en tid"]);
    await af.write(id, end);
    assert.deepEqual(await headings(soc, id), []);
    assert.deepEqual(await headings(af, id), ["Delas en tid"]);
    await af.cannotWrite(409, "already_done", id, { ...end, version: 2 });

    for (const client of [af, soc]) {
        const stands = await disclosureOf(client, id, act);
        assert.deepEqual(
            [stands.ended, stands.disclosed.of, stands.disclosed.to, stands.disclosed.provision],
            [true, one, ["social_services"], consent],
            "both sides see that it was, and that it is no more",
        );
    }
    const { rows: readers } = await af.get(`/cases/${id}/items/${one}/openings`);
    const theirs = readers.filter(({ party }) => party === "social_services");
    assert.equal(theirs.length, 1);
    assert.equal(theirs[0].worker, undefined, "who at another party is theirs to answer for");
});

test("a withdrawn consent closes what was disclosed on it, and tells what had been shared", async () => {
    const { id, consent } = await begin(3);
    const [one] = await af.write(id, note("Delad"), note("Odelad"));
    await af.write(id, disclosed({ of: one, basis: "consent", provision: consent }));
    assert.deepEqual(await headings(soc, id), ["Delad"]);
    await af.write(id, { kind: "consent_withdrawn", item: consent, version: 2, data: { channel: "oral" } });
    assert.deepEqual(await headings(soc, id), []);
    const { shared } = await af.get(`/cases/${id}/consents/${consent}`);
    assert.deepEqual(
        shared.map(({ to, category, level, entries }) => [to, category, level, entries]),
        [["social_services", "joint_plan", "full", 1]],
    );
    await af.cannotWrite(
        409,
        "consent_ended",
        id,
        disclosed({ of: one, basis: "consent", provision: consent }),
    );
});

test("a duty in law opens what it lists, to whom it names: förordning (2008:975) 5 §", async () => {
    const { id } = await begin(4);
    const registration = {
        programme: "job",
        programme_from: "2018-02-01",
        registered_from: "2017-01-09",
        last_report: "2019-05-10",
    };
    await af.write(
        id,
        { kind: "registration", data: registration },
        note("Aktivitetsrapport", "activity_reports"),
        note("Plan", "joint_plan"),
    );
    const { statutes } = await af.get("/catalogue");
    const act = statutes.find(({ code, to }) => code === "2008:975 5" && to === "social_services");
    assert.deepEqual(act.categories, ["registration", "activity_reports"]);
    assert.deepEqual(
        act.data.map(({ sv }) => sv),
        [
            "namn, personnummer och i förekommande fall samordningsnummer",
            "från och med vilken dag personen är anmäld eller inte längre anmäld som arbetssökande",
            "tillhörighet till arbetslöshetskassa enligt registrering",
            "om personen är registrerad som öppet arbetslös, som arbetssökande med förhinder eller under annan sökandekategori",
            "om personen deltar i ett arbetsmarknadspolitiskt program och under vilken tidsperiod",
            "datum när den senaste aktivitetsrapporten kom in",
        ],
        "the ordinance's six, no more",
    );
    const bound = (data) => disclosed({ basis: "statute", statute: "2008:975 5", ...data });
    const all = { categories: ["registration", "activity_reports"] };
    for (const [entry, status, code, pointer] of [
        [bound({ categories: ["registration", "joint_plan"] }), 422, "statute_missing", "/categories/1"],
        [bound({ ...all, to: ["labour_market"] }), 422, "statute_missing", "/statute"],
        [bound({ ...all, statute: "2008:975 3" }), 422, "statute_missing", "/statute"],
        [bound({ ...all, statute: "2024:307 2" }), 422, "statute_missing", "/statute"], // not yet in force
        [bound({ ...all, statute: undefined }), 422, "required", "/statute"],
        [bound({ ...all, harm: "no" }), 409, "wrong_state", "/harm"],
    ])
        assert.equal(
            (await af.cannotWrite(status, code, id, entry)).pointer,
            `/entries/0/data${pointer}`,
            JSON.stringify(entry),
        );
    assert.equal((await contentOf(soc, id)).registration, undefined);

    const [item] = await af.write(id, bound(all));
    const theirs = await contentOf(soc, id);
    const { about, ...told } = theirs.registration;
    assert.deepEqual(told, registration, "when registered, which programme and when, the latest report");
    assert.equal(about.limited, false);
    assert.deepEqual(
        theirs.notes.map(({ about: { category, limited }, ...rest }) => [category, limited, rest]),
        [["activity_reports", true, {}]],
        "of the reports that they came, not what they are called nor what they say; of the plan nothing",
    );
    assert.equal((await contentOf(ams, id)).registration, undefined);
    await af.write(id, { kind: "disclosure_ended", item, version: 1, data: {} });
    const left = await contentOf(soc, id);
    assert.deepEqual([left.registration, left.notes ?? []], [undefined, []]);
});

test("an own judgement asks of harm and why; a likely harm stops it, and the project reads on its own purpose alone", async () => {
    const { id } = await begin(5);
    const judged = (data) =>
        disclosed({
            categories: ["participation"],
            basis: "reasoned_decision",
            to: ["labour_market"],
            to_role: "project_lead",
            purpose: "evaluation",
            harm: "no",
            reason: "Projektet ska veta hur många som deltar.",
            ...data,
        });
    for (const [part, status, code, pointer] of [
        [{ harm: undefined }, 422, "required", "/harm"],
        [{ harm: "likely" }, 409, "rule_stops", "/harm"],
        [{ reason: undefined }, 422, "reason_missing", "/reason"],
        [{ purpose: "coordination" }, 422, "unknown_value", "/purpose"],
        [{ purpose: "care_contact" }, 422, "unknown_value", "/purpose"],
        [{ to_role: undefined }, 422, "unknown_value", "/purpose"],
    ]) {
        const problem = await af.cannotWrite(status, code, id, judged(part));
        assert.equal(problem.pointer, `/entries/0/data${pointer}`, JSON.stringify(part));
    }
    assert.equal((await lead.call("GET", `/cases/${id}`)).status, 404);
    const [item] = await af.write(id, judged({ harm: "outweighed" }));
    const { content } = (await lead.call("GET", `/cases/${id}`)).body;
    assert.equal(content.identity?.given_name, undefined);
    assert.ok(content.opened.about.limited, "that somebody takes part, in summary");
    assert.equal((await contentOf(soc, id)).opened, undefined, "not for those who work with the case");
    await af.write(id, { kind: "disclosure_ended", item, version: 1, data: {} });
    assert.equal((await lead.call("GET", `/cases/${id}`)).status, 404);
});

test("care and social services never disclose by an own judgement (OSL 10:27; 25 and 26 kap.), whatever harm is said", async () => {
    const { id } = await begin(6);
    for (const [client, from, chapter] of [
        [care, "health_region", /25 kap\./],
        [soc, "social_services", /26 kap\./],
    ])
        for (const harm of ["no", "outweighed"]) {
            const { pointer, title } = await client.cannotWrite(
                409,
                "rule_stops",
                id,
                disclosed({
                    to: ["employment_service"],
                    categories: ["participation"],
                    basis: "reasoned_decision",
                    harm,
                    reason: "Behövs för planeringen.",
                }),
            );
            assert.equal(pointer, "/entries/0/data/basis", from);
            assert.match(title, /OSL 10:27/);
            assert.match(title, chapter);
        }
});

test("what does not say what, to whom, or of what is refused", async () => {
    const { id, consent } = await begin(7);
    const [one] = await af.write(id, note("Delas"));
    const on = { basis: "consent", provision: consent };
    for (const [data, status, code, pointer] of [
        [{ ...on }, 422, "required", "/of"],
        [{ ...on, of: one, categories: ["joint_plan"] }, 422, "required", "/categories"],
        [{ ...on, of: "0000000000001" }, 404, "not_found", "/of"],
        [{ ...on, of: one, to: ["employment_service"] }, 422, "unknown_value", "/to"],
        [{ basis: "consent", of: one }, 409, "consent_missing", "/provision"],
    ]) {
        const problem = await af.cannotWrite(status, code, id, disclosed(data));
        assert.equal(problem.pointer, `/entries/0/data${pointer}`, JSON.stringify(data));
    }
    // Another party's consent is no leave to share one's own.
    await ams.cannotWrite(409, "consent_missing", id, disclosed({ ...on, categories: ["joint_plan"] }));
});
