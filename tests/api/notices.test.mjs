// Notices by mail and SMS that something waits: an association of its own, by the real day, with a file for mails and a service for
// SMS that does as it is told.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { startOwn, startServer } from "../server.mjs";
import { startSmsService } from "../sms.mjs";
import { Client } from "./client.mjs";

const password = "ett påhittat lösenord";
const person = (username, role, party) => ({
    username,
    password,
    "given-name": username,
    "family-name": "Prov",
    role,
    party,
});
const users = [
    person("anna", "employment_officer", "employment_service"),
    person("sara", "social_worker", "social_services"),
    person("agneta", "operator", "labour_market"),
];
const always = { from: 0, until: 0, days_off: false }; // not quiet: the test may run at night

let server, sms;
before(async () => {
    sms = await startSmsService();
    server = await startOwn({
        users,
        config: (folder) => `mail_file = "${folder}/mails"\nsms_url = "${sms.url}"\nsms_from = "Samkraft"\n`,
    });
});
after(async () => {
    await server?.stop();
    sms?.stop();
});

const signIn = (username) => new Client(server.url).signIn(username, password);
const mails = async () =>
    (await readFile(path.join(server.folder, "mails"), "utf8").catch(() => ""))
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line));
/** Asks again until it is so, for as long as a notice may take. */
async function soon(what, found) {
    for (let i = 0; i < 300; ++i) {
        const value = await found();
        if (value) return value;
        await pause(100);
    }
    return assert.fail(`${what} did not come`);
}
const codeIn = (text) => /\d{6}/.exec(text)[0];
async function put(client, method, address, body) {
    const answer = await client.call(method, address, { body });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
}

test("an address is confirmed by its code, and told when something waits: never what", async () => {
    const anna = await signIn("anna");
    const sara = await signIn("sara");
    assert.deepEqual((await anna.get("/notices")).channels, [{ channel: "mail" }, { channel: "sms" }]);
    await anna.refused(422, "invalid", "PUT", "/notices/mail", { body: { address: "anna" } });
    await anna.refused(404, "not_found", "PUT", "/notices/pigeon", {
        body: { address: "anna@af.example" },
        free: true,
    });
    await anna.refused(422, "invalid", "PUT", "/notices", { body: { ...always, from: 24 } });
    const asked = await put(sara, "PUT", "/notices/mail", { address: "sara@malmo.example" });
    assert.deepEqual(asked.channels[0], { channel: "mail", asked: "sara@malmo.example" });
    const [first] = await soon("the code", async () => ((await mails()).length ? mails() : undefined));
    assert.equal(first.to, "sara@malmo.example");
    const code = codeIn(first.text);
    await sara.refused(422, "invalid", "POST", "/notices/mail/confirmation", { body: { code: "x" } });
    const confirmed = await put(sara, "POST", "/notices/mail/confirmation", { code });
    assert.deepEqual(confirmed.channels[0], { channel: "mail", address: "sara@malmo.example" });
    assert.deepEqual((await put(sara, "PUT", "/notices", always)).quiet, always);

    const question = { role: "social_worker", subject: "Boende", text: "Vem betalar en flytt?" };
    assert.equal((await anna.call("POST", "/consultations", { body: question })).status, 201);
    const notice = (
        await soon("the notice", async () => ((await mails()).length > 1 ? mails() : undefined))
    )[1];
    assert.equal(notice.to, "sara@malmo.example");
    assert.equal(notice.subject, "Samkraft: något väntar på dig");
    assert.ok(notice.text.includes(`Logga in: ${server.url}\n`));
    for (const word of ["Boende", "flytt", "anna", "Prov"]) assert.ok(!notice.text.includes(word), word);
    assert.ok(!server.said().includes("sara@malmo.example"), "the log knows no addresses");
});

test("what does not arrive is seen by who looks after the program, without the number, and tried again", async () => {
    const anna = await signIn("anna");
    const agneta = await signIn("agneta");
    sms.status = 422;
    await put(anna, "PUT", "/notices/sms", { address: "070-123 45 67" });
    const undelivered = await soon("the dead letter", async () => {
        const all = await agneta.get("/undelivered-notices");
        return all.dead > 0 ? all : undefined;
    });
    assert.deepEqual([undelivered.dead, undelivered.rows.length, undelivered.on], [1, 1, true]);
    const [row] = undelivered.rows;
    assert.equal(row.why, "422 no subscriber ***");
    assert.deepEqual(
        [row.worker, row.channel, row.what, row.attempts],
        [anna.session.worker, "sms", "code", 1],
    );
    await anna.refused(403, "forbidden", "GET", "/undelivered-notices");
    await anna.refused(403, "forbidden", "POST", `/undelivered-notices/${row.notice}/retry`);
    assert.match(await server.run(["doctor"]), /mail on, sms on, \d+ to send, 1 did not arrive/);

    sms.status = 200;
    await put(agneta, "POST", `/undelivered-notices/${row.notice}/retry`);
    await soon("the code", async () => (await agneta.get("/undelivered-notices")).waiting === 0);
    const { headers, body } = sms.heard.at(-1);
    assert.equal(headers["content-type"], "application/json");
    assert.deepEqual([body.from, body.to], ["Samkraft", "+46701234567"]);
    await put(anna, "POST", "/notices/sms/confirmation", { code: codeIn(body.message) });
    assert.equal((await put(anna, "DELETE", "/notices/sms")).channels[1].address, undefined);
});

test("where they are not set up nothing is offered, and a fault in the settings stops the start", async () => {
    const demo = await startServer({ cases: 50 });
    try {
        const { password: theirs } = await new Client(demo.url).get("/demo/users");
        const karin = await new Client(demo.url).signIn("karin.ostlund", theirs);
        assert.deepEqual((await karin.get("/notices")).channels, []);
        await karin.refused(404, "not_found", "PUT", "/notices/mail", { body: { address: "k@af.example" } });
        const lead = await new Client(demo.url).signIn("margareta.sund", theirs);
        assert.equal((await lead.get("/undelivered-notices")).on, false);
    } finally {
        await demo.stop();
    }
    await assert.rejects(
        startOwn({ users: [], config: () => 'mail_server = "smtp://mail.example"\nmail_from = "x"\n' }),
        /mail_from must be a mail address/,
    );
});
