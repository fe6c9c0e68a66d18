// Nawfal's way (the method support's first chapter), step by step through the API, each step by those whose it is. After every
// step each of twelve people looks through every door there is, and sees what is theirs to see, all of it, and nothing more.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { People, personalNumber } from "./client.mjs";

const day = "2019-05-20"; // the demonstration's
const later = (days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The third team, those who serve it and others, and two teams' people who have nothing to do with the case. */
const cast = {
    af: "karin.ostlund", // employment officer
    ams: "yasmin.farah", // labour-market secretary
    soc: "camilla.ryden", // social worker
    care: "susanne.arvidsson", // care coordinator
    syv: "gunilla.wester", // study counsellor
    fk: "monica.dahlin", // insurance investigator: named in every consent, and never assigned
    lead: "margareta.sund", // project lead
    af2: "anna.lind",
    soc2: "elif.demirci",
    care2: "parisa.moradi",
    evaluator: "cecilia.moberg",
    operator: "agneta.kron",
};
const trio = ["af", "soc", "ams"]; // the team's own three
const team = [...trio, "care"]; // who read the joint assessment and the joint plan when all are in

let server, catalogue, worker, teamId;
/** @type {Record<string, import("./client.mjs").Client>} */
const by = {};
before(async () => {
    server = await startServer();
    const people = new People(server);
    for (const [who, username] of Object.entries(cast)) by[who] = await people.as(username);
    catalogue = await by.af.get("/catalogue");
    worker = Object.fromEntries(Object.entries(by).map(([who, { session }]) => [who, session.worker]));
    const { teams } = await by.af.get("/directory");
    teamId = teams.find(({ name }) => name === "Team 3").id;
});
after(() => server?.stop());

const number = personalNumber("19750316");
const given = "Nawfal";
const family = "Provfors"; // nobody else's in the demonstration

/** A case, what was written in it that not everybody reads, and who may. */
class Way {
    caseId = "";
    /** @type {Map<string, string[]>} the very words, and who reads them now */
    words = new Map();
    #baseline = {};

    /** What everyone's lists hold before there is a case. */
    async begin(...names) {
        this.names = names;
        for (const who of Object.keys(cast)) this.#baseline[who] = await lists(by[who]);
    }
    /** Writes as somebody; words: pairs of what nobody else reads and those who do. */
    write(who, ...entries) {
        return by[who].write(this.caseId, ...entries);
    }
    /** An entry that follows on an item, at the version that the writer sees. */
    async follow(who, item, kind, data) {
        const view = await by[who].get(`/cases/${this.caseId}`);
        return this.write(who, { kind, item, version: versionIn(view.content, item), data });
    }
    read(words, ...readers) {
        this.words.set(words, readers.flat());
    }

    /** Looks through every door as everyone. `reach` says who gets how far; the others get nowhere at all. */
    async look(reach) {
        for (const who of Object.keys(cast)) {
            const expected = reach[who] ?? "nothing";
            const seen = await this.reachOf(who);
            assert.equal(seen.reach, expected, `${who} reaches the case: ${seen.reach}`);
            for (const [words, readers] of this.words) {
                const may = readers.includes(who);
                assert.equal(
                    seen.text.includes(words),
                    may,
                    `${who} ${may ? "does not read" : "reads"} “${words}”`,
                );
            }
            // Whoever has no part in the case gets the very bytes that they got before it was.
            if (expected === "nothing") assert.deepEqual(await lists(by[who]), this.#baseline[who], who);
        }
    }

    /** How far somebody reaches, all doors agreeing, and the text of all that they were given. */
    async reachOf(who) {
        const client = by[who];
        client.heard = [];
        const view = await client.call("GET", `/cases/${this.caseId}`);
        for (const part of ["access", "allocation", "rules"])
            assert.equal(
                (await client.call("GET", `/cases/${this.caseId}/${part}`)).status,
                view.status,
                `${who}: ${part}`,
            );
        const listed = (await client.rows({ scope: "party" })).find((row) => row.case === this.caseId);
        const counted = JSON.parse(this.#baseline[who].counts).all;
        const { all } = await client.get("/cases/counts", { scope: "party" });
        assert.equal(all - counted, listed ? 1 : 0, `${who}: the count tells of another case than the list`);
        const { items } = await client.get("/my-day");
        if (items.some((item) => item.case === this.caseId)) assert.ok(listed, `${who}: my day tells of it`);

        const byName = await this.#finds(who, this.names.join(" "));
        const byFamily = await this.#finds(who, this.names.at(-1));
        const byNumber = await this.#finds(who, this.number);
        assert.equal(byName, byFamily, who);
        if (byNumber) assert.ok(byName, `${who} finds the number and not the name`);
        if (byName) assert.ok(listed, `${who} finds by name what is not listed`);

        const text = client.heard.join("\n");
        client.heard = undefined;
        if (view.status === 404) {
            assert.ok(!listed && !byName, `${who} is told that there is nothing, and finds it`);
            for (const word of [this.caseId, this.names.at(-1), this.number])
                assert.ok(!text.includes(word), `${who}: ${word}`);
            return { reach: "nothing", text };
        }
        assert.equal(view.status, 200);
        const { content } = view.body;
        const parts = Object.keys(content).filter((part) => part !== "phase");
        if (!listed) {
            assert.deepEqual(parts, ["consents"], `${who} reads more than that consent is asked for`);
            return { reach: "asked", text, content };
        }
        const { identity = {} } = content;
        if (!identity.given_name) {
            assert.ok(!text.includes(this.names.at(-1)) && !text.includes(this.number) && !byName, who);
            if (identity.initials) {
                assert.deepEqual(Object.keys(identity).toSorted(), ["about", "initials"]);
                return { reach: "initials", text, content };
            }
            assert.equal(content.identity, undefined);
            return { reach: "nameless", text, content };
        }
        assert.ok(byName, `${who} sees the name and cannot find it`);
        if (byNumber) return { reach: "full", text, content };
        assert.ok(!text.includes(this.number), `${who}: the number`);
        return { reach: "name", text, content };
    }

    async #finds(who, q) {
        const { total, rows } = await by[who].get("/cases", { scope: "party", q });
        const { all } = await by[who].get("/cases/counts", { scope: "party", q });
        assert.equal(total, all, `${who}: “${q}”`);
        return rows.some((row) => row.case === this.caseId);
    }
}

/** Everything that lists and counts tell somebody, as it came. */
async function lists(client) {
    client.heard = [];
    for (const scope of ["mine", "team", "party"]) await client.rows({ scope });
    const rows = client.heard.join("\n");
    client.heard = undefined;
    const counts = (await client.call("GET", "/cases/counts", { query: { scope: "party" } })).text;
    const myDay = (await client.call("GET", "/my-day")).text;
    return { rows, counts, myDay };
}

/** The version of an item, wherever it stands in what somebody sees. */
function versionIn(content, item) {
    let version = 0;
    JSON.stringify(content, (_, value) => {
        if (value?.about?.item === item) version = Math.max(version, value.about.version);
        if (value?.item === item && value.version) version = Math.max(version, value.version);
        return value;
    });
    assert.ok(version > 0, "the writer does not see the item");
    return version;
}

const way = new Way();
way.number = number;
const items = {}; // what the story goes back to

test("he is referred, and is nobody's but the employment officer's", async () => {
    await way.begin(given, family);
    const before = (await by.af.get("/cases", { scope: "party", q: family })).total;
    assert.equal(before, 0);
    const opened = await by.af.call("POST", "/cases", {
        body: {
            identity: {
                personal_number: `${number.slice(0, 8)}-${number.slice(8)}`,
                given_name: given,
                family_name: family,
                phone: "070-174 06 35",
                language: "ar",
            },
            opened: {
                date: day,
                reason: "Utan arbete i tre år; sjukpenning avslagen.",
                referred_by: "Arbetsförmedlingen",
            },
            registration: { programme: "job", programme_from: "2017-11-06", registered_from: "2016-05-02" },
            work_history: {
                ssyk: ["7231", "7126", "8219"],
                experience: "Bilmekaniker; kylsystem och montering.",
                wishes: "Bilmekaniker",
                education: "upper_secondary",
                education_verified: false,
                support_months: 36,
            },
        },
    });
    assert.equal(opened.status, 201, opened.text);
    way.caseId = opened.body.case;
    way.read("sjukpenning avslagen", "af");
    await way.write("af", {
        kind: "note",
        category: "authority_plan",
        data: { heading: "Planering hittills", text: "Avvaktat på grund av ett medicinskt intyg." },
    });
    way.read("ett medicinskt intyg", "af");
    await way.look({ af: "full" });
});

test("the summons: three forms and the questionnaire; asking opens nothing", async () => {
    const forms = catalogue.forms.map(({ form }) => form);
    assert.deepEqual(forms, ["sharing", "health", "evaluation"]);
    const asked = catalogue.forms.flatMap(({ provisions }) => provisions);
    items.provisions = (
        await way.write(
            "af",
            ...asked.map((data) => ({
                kind: "consent_asked",
                data: { ...data, months: 12, language: "ar" },
            })),
            { kind: "intake_sent", data: { language: "ar", sent_by: "letter", answer_by: later(14) } },
        )
    ).slice(0, asked.length);
    items.asked = asked;
    await way.look({ af: "full" });
    const { dues } = await by.af.get(`/cases/${way.caseId}`);
    assert.ok(
        dues.some(({ kind }) => kind === "consent_unanswered") &&
            dues.some(({ kind }) => kind === "intake_unanswered"),
    );
});

test("consent is given; while no team has the case it still reaches nobody", async () => {
    const consent = (item) => ({
        kind: "consent_given",
        item,
        version: 1,
        data: { channel: "paper", date: day, evidence: "Akt 2019-77" },
    });
    // Not tomorrow, and not without the paper.
    const [first] = items.provisions;
    await by.af.cannotWrite(422, "out_of_range", way.caseId, {
        ...consent(first),
        data: { ...consent(first).data, date: later(1) },
    });
    await by.af.cannotWrite(422, "required", way.caseId, {
        ...consent(first),
        data: { channel: "paper", date: day },
    });
    await way.write("af", ...items.provisions.map(consent));
    await way.look({ af: "full" });
});

test("he answers the questionnaire in his own words; the answers call for the care coordinator", async () => {
    const section = (topic, answers) => ({
        kind: "intake_answered",
        topic,
        data: {
            date: day,
            answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })),
        },
    });
    await way.write(
        "af",
        section("work", {
            work_done: "Mest bilmekaniker.",
            work_hinder: "Ryggen. Tror inte att jag klarar heltid.",
        }),
        section("studies", { studies_done: "Gymnasium; betygen är inte granskade." }),
        section("health", {
            health_now: "Ont i ryggen. Svårt att sova.",
            health_care: "Jag väntar på att bli kallad.",
        }),
        section("language", { language_now: "SFI kurs C." }),
        section("family", { family_now: "Vi kom hit efter kriget." }),
    );
    const { care_flags: flags, dues } = await by.af.get(`/cases/${way.caseId}`);
    assert.ok(flags.includes("health_now") && flags.includes("work_hinder"), String(flags));
    assert.ok(dues.some(({ kind }) => kind === "triage"));
    await way.write("af", {
        kind: "triage",
        data: { care_coordinator: true, reason: "Rygg, sömn och medicin enligt svaren." },
    });
    for (const words of intakeWords) way.read(words, "af");
    await way.look({ af: "full" });
});

test("a team is proposed for what its people know, chosen by people, and with it the case is the team's", async () => {
    const { needs, teams } = await by.af.get(`/cases/${way.caseId}/allocation`);
    for (const need of ["migration_stress", "employer_vehicle", "health", "arabic"])
        assert.ok(needs.includes(need), need);
    const ours = teams.find(({ team: id }) => id === teamId);
    assert.deepEqual(
        teams.slice(0, 3).some(({ team: id }) => id === teamId),
        true,
        "the third team is not among the best",
    );
    const reasons = ours.reasons.filter(({ code }) => code === "competence");
    assert.ok(reasons.some((r) => r.competence === "migration_stress" && r.worker === worker.ams));
    assert.equal(ours.lead, worker.ams);
    await by.af.cannotWrite(409, "wrong_state", way.caseId, {
        kind: "lead_chosen",
        data: { worker: worker.ams, reason: "a" },
    });
    await way.write("af", {
        kind: "team_allocated",
        data: { team: teamId, reasons: ["Kontakt med en bilverkstad"] },
    });
    await by.af.cannotWrite(422, "not_in_team", way.caseId, {
        kind: "lead_chosen",
        data: { worker: worker.af2, reason: "a" },
    });
    await way.write("af", {
        kind: "lead_chosen",
        data: { worker: worker.ams, reason: "Har arbetat med migrationsrelaterad stress." },
    });

    // The three professions have the case. Those who serve many teams do not, nor the others of the same professions.
    way.read("sjukpenning avslagen", trio);
    way.read("ett medicinskt intyg", "af", "ams"); // the authority's plan: in whole to the labour-market unit alone
    for (const words of intakeWords) way.read(words, trio);
    way.read("Kontakt med en bilverkstad", trio);
    way.read("migrationsrelaterad stress", trio);
    way.read("070-174 06 35", trio);
    await way.look({ af: "full", ams: "full", soc: "full", lead: "initials" });
});

test("the care coordinator and the study counsellor are assigned, and only then know of him", async () => {
    await way.write("af", {
        kind: "worker_assigned",
        data: { worker: worker.care, task: "Följa rehabiliteringen" },
    });
    await by.af.cannotWrite(409, "already_done", way.caseId, {
        kind: "worker_assigned",
        data: { worker: worker.care },
    });
    await way.write("soc", { kind: "party_engaged", data: { own_case: "EK 2019-1187" } });
    await way.write("soc", {
        kind: "note",
        category: "income_support",
        data: { heading: "Försörjningsstöd", text: "Beviljat till och med juni." },
    });
    await way.write("soc", {
        kind: "note",
        category: "social_investigation",
        data: { heading: "Boendeutredning", text: "Andrahandskontrakt till augusti." },
    });
    await way.write("af", {
        kind: "worker_assigned",
        data: { worker: worker.syv, task: "Vägledning", until: later(90) },
    });
    const toAll = [
        "sjukpenning avslagen",
        "Kontakt med en bilverkstad",
        "migrationsrelaterad stress",
        "070-174 06 35",
    ];
    for (const words of toAll) way.read(words, [...team, "syv"]);
    for (const words of intakeWords) way.read(words, team);
    way.read("EK 2019-1187", [...team, "syv"]);
    way.read("Beviljat till och med juni", "soc");
    way.read("Boendeutredning", "soc");
    way.read("Andrahandskontrakt", "soc");
    await way.look(all);
    // What is the social services' own cannot be written by another, nor care's.
    for (const category of ["income_support", "diagnosis", "care_track"])
        await by.ams.cannotWrite(422, "unknown_value", way.caseId, {
            kind: "note",
            category,
            data: { heading: "a", text: "b" },
        });
});
const all = { af: "full", ams: "full", soc: "full", care: "full", syv: "name", lead: "initials" };
const intakeWords = ["klarar heltid", "Svårt att sova", "kom hit efter kriget", "Rygg, sömn och medicin"];

test("the joint assessment, each with the own eyes and every one with a next step", async () => {
    const assess = (topic, situation, next_step) => ({
        kind: "assessment",
        topic,
        data: { date: day, situation, next_step },
    });
    await by.af.cannotWrite(422, "next_step_missing", way.caseId, assess("work", "Utan nästa steg"));
    await way.write("af", assess("work", "Inget hindrar åtta timmar om dagen.", "Praktik på bilverkstad"));
    await way.write("ams", assess("work", "Teknisk och praktisk.", "Ringa verkstaden"));
    await way.write("soc", assess("economy", "Pengarna räcker nätt och jämnt.", "Följa upp boendet"));
    await way.write("care", assess("health", "Trött av en ny medicin.", "Fördjupad kartläggning"));
    await way.write("care", {
        kind: "note",
        category: "diagnosis",
        data: { heading: "Läkarutlåtande", text: "Lumbago." },
    });
    for (const words of [
        "åtta timmar om dagen",
        "Teknisk och praktisk",
        "nätt och jämnt",
        "Trött av en ny medicin",
    ])
        way.read(words, team);
    way.read("Läkarutlåtande", "care");
    way.read("Lumbago", "care");
    await way.look(all);
});

test("what he needs at work is written without a word of why", async () => {
    const adaptation = (statement) => ({
        kind: "adaptation",
        data: { statement, no_heavy_lifting: true, for_employer: true },
    });
    for (const statement of [
        "Har lumbago, inga tunga lyft",
        "F32: behöver pauser",
        "Tar antidepressiv medicin",
    ]) {
        const problem = await by.care.cannotWrite(422, "diagnosis", way.caseId, adaptation(statement));
        assert.equal(problem.pointer, "/entries/0/data/statement");
    }
    await way.write("care", adaptation("Behöver växla arbetsställning. Inga tunga lyft."));
    way.read("växla arbetsställning", [...team, "syv"]);
    await way.look(all);
});

test("goals, and three tracks side by side offered at the first meeting", async () => {
    await way.write("ams", {
        kind: "goal",
        topic: "work",
        data: {
            text: "Arbeta som bilmekaniker igen.",
            horizon: later(180),
            indicator: "Anställd på minst halvtid",
        },
    });
    const offer = (activity, title, more) => ({
        kind: "activity_offered",
        data: { activity, title, from: day, first_meeting: true, ...more },
    });
    [items.internship] = await way.write(
        "ams",
        offer("internship", "Praktik på bilverkstad", {
            provider: "Hjulet Bilservice",
            hours: [
                { from: day, hours: 30 },
                { from: later(30), hours: 40 },
            ],
            responsible: worker.ams,
            calls: "Verkstaden ringer Yasmin",
        }),
    );
    [items.rehabilitation] = await way.write(
        "care",
        offer("medical_rehabilitation", "Rehabilitering, ryggskola", {
            provider: "Vårdcentralen Kiselgatan",
        }),
    );
    [items.physiotherapy] = await way.write("care", offer("physiotherapy", "Bålstyrka i grupp"));
    [items.sfi] = await way.write("af", {
        ...offer("sfi", "SFI tre kvällar", { provider: "Komvux", hours: [{ from: day, hours: 6 }] }),
        category: "studies",
    });
    way.read("bilmekaniker igen", team);
    way.read("Verkstaden ringer Yasmin", team);
    const plan = (await by.care.get(`/cases/${way.caseId}`)).content.activities.map(
        ({ offer: { about } }) => `${about.category} ${about.topic}`,
    );
    assert.deepEqual(
        plan.toSorted(),
        ["care_track health", "care_track health", "joint_plan work"],
        "care sees its own track and the joint plan",
    );
    // What care offers is care's; the others get its date and state.
    for (const words of ["ryggskola", "Vårdcentralen Kiselgatan", "Bålstyrka i grupp"])
        way.read(words, "care");
    way.read("SFI tre kvällar", "af", "soc", "ams", "syv");
    await way.look(all);
});

test("he accepts, also what he feels pushed to", async () => {
    const yes = (reason) => ({ answer: "accepted", date: day, reason });
    await way.follow("ams", items.internship, "activity_answered", yes("Det är det jag kan."));
    await way.follow("care", items.rehabilitation, "activity_answered", yes("Känner mig lite tvingad."));
    await way.follow("care", items.physiotherapy, "activity_answered", yes());
    await way.follow("af", items.sfi, "activity_answered", yes("Vill fortsätta med svenskan."));
    way.read("Det är det jag kan", team);
    way.read("lite tvingad", "care");
    way.read("fortsätta med svenskan", "af", "syv");
    await way.follow("care", items.rehabilitation, "activity_waiting", {
        on: "Mottagningen",
        what: "Kallelsen kom aldrig.",
        since: day,
        ask_again: later(4),
    });
    way.read("Kallelsen kom aldrig", "care");
    // Who else may not start what the employment service decides on.
    const start = { kind: "activity_started", item: items.internship, version: 2, data: { date: day } };
    await by.ams.cannotWrite(403, "mandate", way.caseId, start);
    await way.look(all);
});

test("the care coordinator goes deeper; a talking cure is offered and declined, and that stays with care", async () => {
    const { dues } = await by.care.get(`/cases/${way.caseId}`);
    assert.ok(dues.some(({ kind }) => kind === "in_depth_assessment"));
    await way.write("care", {
        kind: "assessment",
        topic: "health",
        data: {
            date: day,
            situation: "Sover fyra timmar.",
            next_step: "Läkartid",
            in_depth: true,
            minutes: 60,
        },
    });
    await way.write("care", {
        kind: "note",
        category: "care_track",
        data: { heading: "Läkarbesök", text: "Medicinen ses över och trappas ner." },
    });
    [items.therapy] = await way.write("care", {
        kind: "activity_offered",
        data: { activity: "counselling", title: "KBT på vårdcentralen", from: later(7) },
    });
    await way.follow("care", items.therapy, "activity_answered", {
        answer: "declined",
        date: day,
        reason: "Vill inte prata med någon ny.",
    });
    way.read("Sover fyra timmar", team);
    way.read("Läkarbesök", "care");
    way.read("trappas ner", "care");
    way.read("KBT på vårdcentralen", "care");
    way.read("Vill inte prata med någon ny", "care");
    await way.look(all);
    // The decision table's row 12: date and state, and not what it is.
    for (const who of trio) {
        const { content } = await by[who].get(`/cases/${way.caseId}`);
        const { offer, status, answer } = content.activities.find(
            ({ offer }) => offer.about.item === items.therapy,
        );
        assert.deepEqual([status, offer.about.limited], ["declined", true]);
        assert.deepEqual(Object.keys(offer).toSorted(), ["about", "from"], who);
        assert.deepEqual(Object.keys(answer).toSorted(), ["about", "answer", "date"], who);
        const visits = content.notes.filter(({ about }) => about.category === "care_track");
        assert.deepEqual(
            visits.map((note) => Object.keys(note)),
            [["about"]],
        );
        const waiting = content.activities.find(
            ({ offer }) => offer.about.item === items.rehabilitation,
        ).waiting;
        assert.deepEqual(Object.keys(waiting).toSorted(), ["ask_again", "since"], who);
    }
});

test("six hours a day become four, rising, and the internship begins by the officer's decision", async () => {
    const ramp = [
        { from: day, hours: 20 },
        { from: later(14), hours: 25 },
        { from: later(42), hours: 40 },
    ];
    const backwards = {
        kind: "activity_hours",
        item: items.internship,
        version: 2,
        data: { hours: ramp.toReversed(), reason: "a" },
    };
    await by.ams.cannotWrite(422, "out_of_range", way.caseId, backwards);
    await way.follow("ams", items.internship, "activity_hours", {
        hours: ramp,
        reason: "I takt med rehabiliteringen.",
        agreed_by: "Teammötet",
    });
    const [proposal] = await way.write("ams", {
        kind: "proposal",
        data: {
            matter: "internship",
            text: "Praktik med målet heltid.",
            activity: items.internship,
            heard: ["social_services"],
            wanted_by: later(3),
        },
    });
    await way.write("soc", {
        kind: "opinion",
        data: { proposal, stance: "for", text: "Börja gärna lugnt." },
    });
    await way.write("af", {
        kind: "decision_made",
        data: { proposal, verdict: "approved", reasons: "Ger aktuell yrkeserfarenhet." },
    });
    await way.follow("ams", items.internship, "activity_started", { date: day });
    for (const words of [
        "I takt med rehabiliteringen",
        "målet heltid",
        "Börja gärna lugnt",
        "aktuell yrkeserfarenhet",
    ])
        way.read(words, team);
    for (const who of team) {
        const view = await by[who].get(`/cases/${way.caseId}`);
        // Studies are not care's to see, so that care knows no sum.
        assert.equal(view.hours_planned, who === "care" ? undefined : 20, who);
    }
    await way.follow("care", items.physiotherapy, "activity_started", { date: day });
    await way.follow("af", items.sfi, "activity_started", { date: day });
    assert.equal((await by.af.get(`/cases/${way.caseId}`)).hours_planned, 26);
    assert.equal(
        (await by.care.get(`/cases/${way.caseId}`)).hours_planned,
        undefined,
        "evening studies are not care's to see, and 20 hours would not be the truth",
    );
    await way.look(all);
});

test("follow-ups, each with the next one set", async () => {
    const met = (note, more) => ({
        kind: "follow_up",
        data: {
            date: day,
            channel: "meeting",
            attendance: "attended",
            note,
            readiness: 3,
            next_contact: later(7),
            ...more,
        },
    });
    await by.ams.cannotWrite(422, "next_contact_missing", way.caseId, met("a", { next_contact: undefined }));
    await by.ams.cannotWrite(
        422,
        "out_of_range",
        way.caseId,
        met("a", { date: later(1), next_contact: later(8) }),
    );
    await way.write("ams", met("Verkstaden är nöjd med honom.", { activity: items.internship }));
    await way.write("care", { ...met("Har trappat ner i två veckor."), category: "care_track" });
    way.read("nöjd med honom", "af", "ams");
    way.read("trappat ner i två veckor", "care");
    const { next_contact: next } = await by.soc.get(`/cases/${way.caseId}`);
    assert.equal(next, later(7), "also those who see it in brief know when it is");
    await way.look(all);
});

test("a substitute visits: the social worker, with the facts needed", async () => {
    [items.visit] = await way.write("ams", {
        kind: "follow_up_planned",
        data: { date: day, responsible: worker.ams, channel: "visit", activity: items.internship },
    });
    const outside = {
        kind: "substitution",
        item: items.visit,
        version: 1,
        data: { worker: worker.soc2, facts: "Fråga om tiderna.", reason: "Sjuk" },
    };
    await by.ams.cannotWrite(422, "not_in_team", way.caseId, outside);
    const facts = "Fråga om tiderna och om en anställning.";
    await way.follow("ams", items.visit, "substitution", {
        worker: worker.soc,
        facts,
        reason: "Båda är förhindrade.",
    });
    const { items: today } = await by.soc.get("/my-day");
    const visit = today.find(({ item }) => item === items.visit);
    assert.ok(visit, "the visit is not in the substitute's day");
    assert.equal(visit.days, 0);
    way.read("Båda är förhindrade", "af", "ams");
    await way.look(all);
});

test("the substitute reads the facts that were written for her", async () => {
    const { text } = await way.reachOf("soc");
    assert.ok(text.includes("Fråga om tiderna och om en anställning."));
});

test("the workshop is sold: broken off the same day, and a new plan is due at once", async () => {
    const view = await by.soc.get(`/cases/${way.caseId}`);
    const host = {
        kind: "follow_up",
        item: items.visit,
        version: versionIn(view.content, items.visit),
        data: {
            date: day,
            channel: "visit",
            attendance: "host_only",
            activity: items.internship,
            note: "Ägaren har sålt verksamheten.",
            next_contact: later(2),
            next_responsible: worker.ams,
        },
    };
    await way.write("soc", host);
    const broken = { date: day, reason: "host_ended", note: "Praktiken avslutas i dag." };
    await by.soc.cannotWrite(422, "out_of_range", way.caseId, {
        kind: "activity_interrupted",
        item: items.internship,
        version: versionIn(view.content, items.internship),
        data: { ...broken, date: later(1) },
    });
    await way.follow("soc", items.internship, "activity_interrupted", broken);
    way.read("har sålt verksamheten", "af", "ams", "soc");
    way.read("avslutas i dag", team);
    const { items: today } = await by.ams.get("/my-day");
    const replan = today.find((item) => item.case === way.caseId && item.kind === "replan");
    assert.deepEqual([replan?.days, replan?.mine, replan?.due], [0, true, day]);
    assert.equal((await by.ams.get(`/cases/${way.caseId}`)).hours_planned, 6);
    const { flags } = (await by.af.get("/cases", { scope: "team", q: family })).rows[0];
    assert.ok(flags.includes("interrupted"), String(flags));
    await way.look(all);
});

test("an extra service job: proposed by one, heard by two, decided by the one who may", async () => {
    await way.write("ams", {
        kind: "adaptation",
        data: {
            statement: "Tunga lyft utesluts, annars hela arbetet.",
            no_heavy_lifting: true,
            for_employer: true,
        },
    });
    [items.job] = await way.write("ams", {
        kind: "activity_offered",
        data: {
            activity: "extra_service_job",
            title: "Extratjänst som skolvaktmästare",
            provider: "Ängsgårdens grundskola",
            from: later(21),
            until: later(21 + 365),
            hours: [{ from: later(21), hours: 40 }],
            responsible: worker.ams,
        },
    });
    const [proposal] = await way.write("ams", {
        kind: "proposal",
        data: {
            matter: "extra_service_job",
            text: "Skolan söker en vaktmästare.",
            activity: items.job,
            heard: ["social_services", "health_region"],
            wanted_by: later(5),
        },
    });
    for (const who of ["soc", "care"]) {
        const { items: today } = await by[who].get("/my-day");
        assert.ok(
            today.some((item) => item.item === proposal && item.kind === "opinion"),
            `${who} is not asked`,
        );
    }
    const decision = {
        kind: "decision_made",
        data: { proposal, verdict: "approved", reasons: "Över 450 dagar i garantin." },
    };
    await by.ams.cannotWrite(403, "mandate", way.caseId, decision);
    await by.soc.cannotWrite(403, "mandate", way.caseId, decision);
    await by.syv.cannotWrite(404, "not_found", way.caseId, decision);
    await by.af.cannotWrite(409, "wrong_state", way.caseId, decision);
    await way.write("soc", {
        kind: "opinion",
        data: { proposal, stance: "for", text: "Egen försörjning från första månaden." },
    });
    await by.af.cannotWrite(409, "wrong_state", way.caseId, decision);
    await way.write("care", {
        kind: "opinion",
        data: { proposal, stance: "for", text: "Bra för rehabiliteringen." },
    });
    await way.write("af", decision);
    await by.af.cannotWrite(409, "already_done", way.caseId, decision);
    for (const words of [
        "söker en vaktmästare",
        "Egen försörjning",
        "Bra för rehabiliteringen",
        "Över 450 dagar",
    ])
        way.read(words, team);
    way.read("Tunga lyft utesluts", [...trio, "syv"]); // row 11: care has its own words on what he can do
    await way.look(all);
    assert.equal(
        (await by.ams.get(`/cases/${way.caseId}`)).content.activities.find(
            ({ offer }) => offer.about.item === items.internship,
        ).replanned,
        true,
    );
});

test("he begins at the school, and is handed over with an introduction", async () => {
    await way.follow("ams", items.job, "activity_answered", {
        answer: "accepted",
        date: day,
        reason: "Roligt med skola.",
    });
    const view = await by.af.get(`/cases/${way.caseId}`);
    const start = {
        kind: "activity_started",
        item: items.job,
        version: versionIn(view.content, items.job),
        data: { date: later(21) },
    };
    await by.af.cannotWrite(422, "out_of_range", way.caseId, start);
    await way.follow("af", items.job, "activity_started", { date: day });
    await way.write("ams", {
        kind: "handover",
        data: { from: worker.ams, to: worker.af, text: "Rektorn känner Nawfal nu." },
    });
    way.read("Roligt med skola", team);
    way.read("Rektorn känner", [...team, "syv"]);
    await way.look(all);
});

test("out to subsidised work, and counted once in the table", async () => {
    const totals = async (who) => {
        const { tables } = await by[who].get("/reports/sus", { from: "2018-02-01", until: "2020-01-01" });
        return Object.fromEntries(
            tables.find(({ name }) => name === "totals").cells.map(({ code, count }) => [code, count]),
        );
    };
    const before = await totals("af");
    const exit = {
        kind: "exit",
        data: {
            date: day,
            outcome: "work",
            reason: "completed",
            subsidised: true,
            support: "Extratjänst",
            extent: 100,
            education: "upper_secondary",
            support_months: 36,
            note: "Skolvaktmästare.",
        },
    };
    await by.ams.cannotWrite(403, "mandate", way.caseId, exit);
    await by.af.cannotWrite(422, "required", way.caseId, {
        ...exit,
        data: { ...exit.data, support: undefined },
    });
    await by.af.cannotWrite(422, "out_of_range", way.caseId, {
        ...exit,
        data: { ...exit.data, date: later(1) },
    });
    await way.write("af", exit);
    const now = await totals("af");
    assert.deepEqual(
        ["exits", "work", "studies", "other", "all_work_or_studies"].map((code) => now[code] - before[code]),
        [1, 1, 0, 0, 1],
    );
    assert.deepEqual(await totals("soc"), now, "the parties read the same table");
    await by.operator.refused(403, "forbidden", "GET", "/reports/sus", {
        query: { from: "2018-02-01", until: "2020-01-01" },
    });
    way.read("Skolvaktmästare.", [...team, "syv"]);
    await way.look(all);
    await by.af.cannotWrite(409, "case_closed", way.caseId, {
        kind: "note",
        category: "joint_plan",
        data: { heading: "a", text: "b" },
    });
});

test("the study counsellor had the studies' part, and the project lead a number", async () => {
    const { content } = await by.syv.get(`/cases/${way.caseId}`);
    const topics = (list = []) => [...new Set(list.map((entry) => (entry.offer ?? entry).about.topic))];
    assert.deepEqual(topics(content.activities), ["language"], "evening SFI, kept as studies");
    assert.deepEqual(topics(content.intake), ["studies"]);
    assert.deepEqual(topics(content.assessments), []);
    for (const part of ["goals", "proposals", "registration"])
        assert.equal(
            content[part]?.some?.(({ about }) => !about.limited),
            undefined,
            part,
        );

    const lead = (await by.lead.get(`/cases/${way.caseId}`)).content;
    assert.equal(lead.identity.initials, "NP");
    const told = new Set(Object.keys(lead));
    for (const part of [
        "intake",
        "triage",
        "assessments",
        "adaptations",
        "goals",
        "activities",
        "follow_ups",
        "proposals",
        "notes",
        "work_history",
        "registration",
    ])
        assert.ok(!told.has(part), `the project lead reads ${part}`);
    assert.deepEqual(Object.keys(lead.exit).toSorted(), ["about", "date"]);
});

test("consent withdrawn closes at once, also what was", async () => {
    const other = new Way();
    other.number = personalNumber("19810224", 305);
    await other.begin("Samir", "Provlund");
    const opened = await by.af.call("POST", "/cases", {
        body: {
            identity: { personal_number: other.number, given_name: "Samir", family_name: "Provlund" },
            opened: { date: day, reason: "Utan arbete." },
        },
    });
    other.caseId = opened.body.case;
    const asked = items.asked;
    const provisions = await other.write("af", ...asked.map((data) => ({ kind: "consent_asked", data })));
    await other.write("af", { kind: "team_allocated", data: { team: teamId } });
    // The team has the case; without consent its other parties know that they are asked about somebody, and no more.
    await other.look({ ams: "asked", soc: "asked", af: "full" });
    const give = (item) => ({
        kind: "consent_given",
        item,
        version: 1,
        data: { channel: "oral", date: day, witness: "Yasmin Farah" },
    });
    await other.write("af", ...provisions.map(give));
    await other.write("af", {
        kind: "note",
        category: "joint_plan",
        data: { heading: "Möte", text: "Vill bli busschaufför." },
    });
    await other.write("soc", {
        kind: "note",
        category: "joint_plan",
        data: { heading: "Möte", text: "Budgetrådgivning bokad." },
    });
    other.read("busschaufför", trio);
    other.read("Budgetrådgivning", trio);
    await other.look({ af: "full", ams: "full", soc: "full", lead: "initials" });

    // What the employment service may share, withdrawn: its own words close, the social services' stay open.
    const { content } = await by.soc.get(`/cases/${other.caseId}`);
    const moment = content.notes.at(-1).about.at;
    const fromAf = provisions.filter(
        (_, i) => asked[i].from === "employment_service" && asked[i].form === "sharing",
    );
    for (const item of fromAf)
        await other.follow("af", item, "consent_withdrawn", { channel: "oral", note: "Ångrar sig" });
    other.read("busschaufför", "af");
    for (const who of ["ams", "soc", "care", "syv", "fk"]) {
        const text = (await by[who].call("GET", `/cases/${other.caseId}`)).text;
        for (const words of ["busschaufför", "Samir", other.number])
            assert.ok(!text.includes(words), `${who}: ${words}`);
        const past = await by[who].call("GET", `/cases/${other.caseId}`, { query: { as_of: moment } });
        for (const words of ["busschaufför", "Samir", other.number])
            assert.ok(!past.text.includes(words), `${who} reads “${words}” as of a moment when consent held`);
        const found = await by[who].get("/cases", { scope: "party", q: "Provlund" });
        assert.equal(found.total, 0, who);
        assert.ok(!(await by[who].rows({ scope: "party" })).some((row) => row.case === other.caseId), who);
        assert.ok(!(await by[who].call("GET", "/my-day")).text.includes(other.caseId), who);
    }
    assert.ok(
        (await by.af.call("GET", `/cases/${other.caseId}`)).text.includes("Budgetrådgivning"),
        "the others' consents stand",
    );
    // The rest is withdrawn too: only the employment service has a case.
    for (const item of provisions.filter((p) => !fromAf.includes(p)))
        await other.follow("af", item, "consent_withdrawn", { channel: "oral" });
    other.read("Budgetrådgivning", "soc");
    const { text } = await by.af.call("GET", `/cases/${other.caseId}`);
    assert.ok(!text.includes("Budgetrådgivning"));
    const outcome = await other.reachOf("lead");
    assert.equal(outcome.reach, "nothing");
});
