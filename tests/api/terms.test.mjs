// The access log's term, which an installation lays down itself: two persons dispose of what is older by command.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { command, startOwn, startServer } from "../server.mjs";

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
