// The terms that an installation lays down itself: the access log's, which two persons dispose of by command; and those that
// parties have decided on for what they keep, where the law leaves it to them.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { command, startOwn, startServer } from "../server.mjs";
import { Client } from "./client.mjs";

test("a start is refused with a term for the log that is too short", async () => {
    const short = startOwn({ users: [], config: () => "audit_years = 4\n" });
    await assert.rejects(short, /audit_years: the access log is kept for at least 5 years/);
});

describe("the access log, years later", () => {
    let server, env;
    const run = (...words) => command(["audit", ...words], { env });
    before(async () => {
        server = await startServer({ cases: 50, today: true });
        env = {
            ...process.env,
            SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
            SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
            SAMKRAFT_AUDIT_YEARS: "5",
        };
    });
    after(() => server?.stop());

    test("is kept where no term is laid down", async () => {
        const without = { ...env, SAMKRAFT_AUDIT_YEARS: "0" };
        await assert.rejects(command(["audit", "dispose"], { env: without }), /set audit_years/);
    });

    test("is kept for open cases and care, which the command names, and nobody disposes of what is kept", async () => {
        const shown = await run("dispose");
        assert.match(
            shown,
            /^0 rows may go, to the end of 2018-\d\d-\d\d \(term: 5 years\)\. Nothing is gone\./,
        );
        assert.match(shown, /kept for the participant of the open case [0-9A-Z]{13}/);
        assert.match(shown, /kept for 10 years: what those of care have read/);
        await assert.rejects(run("dispose", "--decision", "SF 1"), /--as goes with/);
        const propose = (user) => run("dispose", "--as", user, "--decision", "SF 1");
        await assert.rejects(propose("karin.ostlund"), /no day of the log may go/);
        await assert.rejects(propose("anna.lind"), /samkraft: (?!.*no day)/, "who keeps no records");
        await assert.rejects(propose("nobody"), /there is no user “nobody”/);
        await assert.rejects(run("dispose", "--as", "karin.ostlund", "--confirm"), /nothing is proposed/);
        assert.match(await run("verify"), /^The access log is whole/);
    });
});

/** A table of the configuration: the labour-market unit's term, but for what is said. */
const term = (but = {}) =>
    `[[retention]]\n${Object.entries({
        rule: '"ame_file"',
        years: "5",
        from: '"end_of_year_closed"',
        decision: '"KS 2025-114, dokumenthanteringsplan"',
        decided: "2025-03-12",
        ...but,
    })
        .map(([key, value]) => `${key} = ${value}\n`)
        .join("")}`;

describe("a start is refused with a term", () => {
    for (const [what, lines, why] of [
        ["that is the law's", term({ rule: '"af_file"' }), /“af_file”: the law lays down this term/],
        [
            "of no rule",
            term({ rule: '"ame"' }),
            /“ame”: there is no such rule\. A term may be entered for ame_file/,
        ],
        ["that stands twice", term() + term(), /“ame_file”: the rule stands twice/],
        ["of no years", term({ years: "0" }), /years is 1 to 100, not 0/],
        [
            "shorter than a patient record's",
            term({ rule: '"region_record"', years: "9" }),
            /at least 10, not 9/,
        ],
        ["without a decision", term({ decision: '" "' }), /decision names the party's decision/],
        ["of a day that is not there", term({ decided: "2025-02-29" }), /a\.toml line 6: /],
        [
            "that is not decided yet",
            term({ decided: "2199-01-01" }),
            /decided is 2199-01-01, and today is 20/,
        ],
    ])
        test(what, async () => {
            await assert.rejects(startOwn({ users: [], config: () => lines }), (error) => {
                assert.match(error.message, why);
                assert.equal(error.message.match(/samkraft: /g).length, 1, "one message");
                return true;
            });
        });
});

describe("a party's own term, years later", () => {
    const decision = /^KS 2025-114, dokumenthanteringsplan, beslutat 2025-03-12; arkivlagen/;
    const kPassword = "grävling utan paraply 7";
    let server, env;
    const as = (username, password = "malmö-demo") => new Client(server.url).signIn(username, password);
    before(async () => {
        server = await startServer({
            cases: 50,
            today: true,
            config: term() + term({ rule: '"syv_file"', from: '"last_entry"' }),
            users: ["maja.arkiv", "moa.arkiv"].map((username) => ({
                username,
                password: kPassword,
                "given-name": username,
                "family-name": "Arkiv",
                title: "Arkivarie",
                role: "study_counsellor",
                party: "adult_education",
                duty: "records_keeper",
            })),
        });
        env = {
            ...process.env,
            SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
            SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
        };
    });
    after(() => server?.stop());

    test("is told to the participant with its decision, and no other party's changes by it", async () => {
        const person = await as("nawfal.khalaf");
        const { parts } = await person.get(`/cases/${(await person.get("/my-case")).case}/extract`);
        const of = (...parties) =>
            parts.filter(({ party }) => parties.includes(party)).map((part) => part.retention);
        const [ame] = of("labour_market");
        const others = of("employment_service", "social_services", "health_region", "social_insurance");
        assert.equal(ame.ground, "decided");
        assert.match(ame.source, decision);
        assert.match(ame.text, /^Bevaras i 5 år efter utgången av det kalenderår då ärendet avslutades/);
        assert.ok(others.length > 0);
        for (const other of others) assert.doesNotMatch(other.source, /KS 2025-114/);
    });

    test("makes what is old due, for two persons, and the certificate names it", async () => {
        const [one, two] = [await as("maja.arkiv", kPassword), await as("moa.arkiv", kPassword)];
        const { rows } = await one.get("/records");
        assert.ok(rows.length > 0, "something of 2019 is due five years after its last entry");
        for (const { retention } of rows) {
            assert.equal(retention.rule, "syv_file");
            assert.equal(retention.ground, "decided");
            assert.match(retention.source, decision);
            assert.match(retention.text, /^Bevaras i 5 år efter den sista anteckningen/);
        }
        const at = `/records/${rows[0].case}`;
        const plan = await one.get(at);
        assert.match(plan.file.retention.source, decision);
        assert.equal(plan.may_propose, true);
        const proposal = { entries: [{ kind: "disposal_proposed", data: { decision: "UN 2026-7" } }] };
        assert.equal((await one.call("POST", `${at}/entries`, { body: proposal })).status, 200);
        await one.refused(403, "second_person", "POST", `${at}/disposal`);
        const done = await two.call("POST", `${at}/disposal`);
        assert.equal(done.status, 200, done.text);
        assert.match(done.body.source, decision);
        assert.equal(done.body.decision, "UN 2026-7");
        assert.equal((await one.get("/records")).rows.length, rows.length - 1);
    });

    test("is in the records of processing", async () => {
        const page = await command(["--config", `${server.folder}/a.toml`, "records"], { env });
        assert.match(page, /Retention, `ame_file`: Kept for 5 years after the end of the calendar year/);
        assert.match(page, /Source: KS 2025-114, dokumenthanteringsplan, decided 2025-03-12; arkivlagen/);
        assert.doesNotMatch(await command(["records"], { env }), /KS 2025-114/);
    });
});
