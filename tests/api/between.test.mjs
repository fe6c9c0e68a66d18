// What happens between a reading and a writing: consent is withdrawn, the role is another, somebody else was first. What counts is
// what is so when the answer is made.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { binary, startServer } from "../server.mjs";
import { Client, People, personalNumber } from "./client.mjs";

const day = "2019-05-20";
const kRounds = 20;

let server, people, af, soc, teamId;
before(async () => {
    server = await startServer({ cases: 50 });
    people = new People(server);
    af = await people.as("karin.ostlund");
    soc = await people.as("camilla.ryden");
    teamId = (await af.get("/directory")).teams.find(({ name }) => name === "Team 3").id;
});
after(() => server?.stop());

let serial = 310;
/** A case with something that social services read by consent alone. */
async function shared(text) {
    const opened = await af.call("POST", "/cases", {
        body: {
            identity: {
                personal_number: personalNumber("19820614", ++serial),
                given_name: "Mellan",
                family_name: "Raderna",
            },
            opened: { date: day, reason: "Utan arbete." },
        },
    });
    assert.equal(opened.status, 201, opened.text);
    const id = opened.body.case;
    const [consent] = await af.write(
        id,
        {
            kind: "consent_asked",
            data: {
                form: "sharing",
                from: "employment_service",
                to: ["social_services"],
                categories: ["participation", "joint_plan"],
                purpose: "coordination",
                months: 12,
                language: "sv-simple",
                text_version: "1",
            },
        },
        { kind: "team_allocated", data: { team: teamId } },
    );
    const data = { channel: "oral", witness: "Tolken", evidence: "Ja till raden", date: day };
    await af.write(id, { kind: "consent_given", item: consent, version: 1, data });
    const [proposal, note] = await af.write(
        id,
        {
            kind: "proposal",
            data: { matter: "internship", text, heard: ["social_services"], wanted_by: "2019-05-28" },
        },
        { kind: "note", category: "joint_plan", data: { heading: "Plan", text } },
    );
    const withdraw = () =>
        af.write(id, { kind: "consent_withdrawn", item: consent, version: 2, data: { channel: "oral" } });
    return { id, proposal, note, withdraw };
}
const opinion = (proposal) => ({ kind: "opinion", data: { proposal, stance: "for", text: "Bra." } });
const revised = (item) => ({
    kind: "note",
    item,
    version: 1,
    category: "joint_plan",
    data: { heading: "Plan", text: "Ändrad av en som inte längre får läsa." },
});

test("consent withdrawn between the reading and the writing: what was read cannot be answered or changed", async () => {
    const one = await shared("zz-före");
    assert.ok((await soc.call("GET", `/cases/${one.id}`)).text.includes("zz-före"));
    await one.withdraw();
    const read = await soc.call("GET", `/cases/${one.id}`);
    assert.ok(!read.text.includes("zz-före"), read.text);
    for (const entry of [opinion(one.proposal), revised(one.note)]) {
        const refused = await soc.call("POST", `/cases/${one.id}/entries`, { body: { entries: [entry] } });
        assert.equal(refused.status, 404, `${entry.kind}: ${refused.text}`);
        assert.ok(!refused.text.includes("zz-före"));
    }
    const kept = await af.call("GET", `/cases/${one.id}`);
    assert.equal(kept.body.content.notes.find(({ about }) => about.item === one.note).text, "zz-före");
    assert.ok(!kept.text.includes("Bra.") && !kept.text.includes("Ändrad"), "nothing was written");
});

test("no answer to a question that was asked after the withdrawal was taken shows what it closed", async () => {
    for (let round = 0; round < kRounds; ++round) {
        const word = `zz-omgång-${round}`;
        const one = await shared(word);
        let withdrawn = false;
        let late = 0;
        const readers = Array.from({ length: 8 }, async () => {
            while (late < 24) {
                const since = withdrawn; // as it was when the question was asked
                const address = round % 2 ? `/cases?scope=team&q=mellan&limit=200` : `/cases/${one.id}`;
                const answer = await soc.call("GET", address.split("?")[0], {
                    query: Object.fromEntries(new URLSearchParams(address.split("?")[1])),
                });
                if (!since) continue;
                late += 1;
                assert.ok(!answer.text.includes(word), "shown after the withdrawal");
                if (round % 2) assert.ok(!answer.text.includes(one.id), "listed after the withdrawal");
            }
        });
        await one.withdraw();
        withdrawn = true;
        await Promise.all(readers);
    }
});

test("two tabs with one version: one is written, the other is told what stands there now", async () => {
    const one = await shared("ursprunglig lydelse");
    const { password } = await new Client(server.url).get("/demo/users");
    const tabs = await Promise.all(
        ["en", "två"].map(async (name) => [
            name,
            await new Client(server.url).signIn("karin.ostlund", password),
        ]),
    );
    const text = (name) => `lydelse från flik ${name}`;
    const answers = await Promise.all(
        tabs.map(([name, client]) =>
            client.call("POST", `/cases/${one.id}/entries`, {
                body: {
                    entries: [{ ...revised(one.note), data: { heading: "Plan", text: text(name) } }],
                },
            }),
        ),
    );
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
    const lost = answers.findIndex(({ status }) => status === 409);
    const [winner] = tabs[1 - lost];
    // The loser has its own text in the form, and gets the other one.
    const current = answers[lost].body.current.content.notes.find(({ about }) => about.item === one.note);
    assert.deepEqual([current.text, current.about.version], [text(winner), 2]);
    const stored = await af.call("GET", `/cases/${one.id}`);
    assert.ok(!stored.text.includes(text(tabs[lost][0])), "what was refused is nowhere");
});

test("a role changed in the middle of a session: the next question is asked by nobody", async () => {
    const one = await shared("zz-rollbyte");
    const newPassword = "ett nytt och längre lösenord";
    const { password } = await new Client(server.url).get("/demo/users");
    const sara = await new Client(server.url).signIn("maria.stjernqvist", password);
    const address = "/cases/counts";
    assert.equal((await sara.call("GET", address)).status, 200);
    let heard = "";
    const stream = await fetch(`${server.url}/api/v1/events`, { headers: { Cookie: sara.cookie } });
    const ended = (async () => {
        for await (const chunk of stream.body.pipeThrough(new TextDecoderStream())) heard += chunk;
    })();
    await changeRole("maria.stjernqvist", newPassword);
    const changed = Date.now();
    let status = 200;
    while (status === 200 && Date.now() < changed + 10_000) status = (await sara.call("GET", address)).status;
    const took = Date.now() - changed;
    assert.equal(status, 401);
    assert.ok(took < 1000, `${took} ms`);
    const write = await sara.call("POST", `/cases/${one.id}/entries`, {
        body: { entries: [opinion(one.proposal)] },
    });
    assert.equal(write.status, 401);
    // The stream ends at the next thing that there would have been to tell of.
    const until = heard;
    const next = await shared("zz-efter rollbytet");
    await ended;
    assert.ok(!heard.slice(until.length).includes(next.id));
    assert.equal(
        (await new Client(server.url).signIn("maria.stjernqvist", newPassword)).session.role,
        "operator",
    );
});

/** As an administrator does it, with the program beside the server. */
function changeRole(username, password) {
    const words = [username, "--given-name", "Maria", "--family-name", "Stjernqvist", "--role", "operator"];
    const child = spawn(binary(), ["user", "add", ...words, "--party", "social_services"], {
        stdio: ["pipe", "pipe", "pipe"],
        env: {
            ...process.env,
            SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
            SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
        },
    });
    let said = "";
    child.stdout.on("data", (chunk) => (said += chunk));
    child.stderr.on("data", (chunk) => (said += chunk));
    child.stdin.end(`${password}\n`);
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(said))));
    });
}
