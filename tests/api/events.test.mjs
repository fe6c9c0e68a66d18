// What screens are told as it happens: that something they may read has changed, and not that anything else has. A screen is
// never waited for in vain: what must not come is ruled out by what comes after it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { Client, People, personalNumber } from "./client.mjs";

const day = "2019-05-20";
const kWithin = 10_000; // ms; a fault shows as this wait

let server, people;
const streams = [];
before(async () => {
    server = await startServer();
    people = new People(server);
});
after(async () => {
    for (const stream of streams) stream.abort();
    await server?.stop();
});

/** Somebody's screen: the events that have come, in order. */
class Screen {
    events = [];
    ended = false;
    #wake = () => undefined;

    static async open(client) {
        const screen = new Screen();
        const stop = new AbortController();
        streams.push(stop);
        const answer = await fetch(`${server.url}/api/v1/events`, {
            headers: { Cookie: client.cookie },
            signal: stop.signal,
        });
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get("content-type"), "text/event-stream");
        assert.equal(answer.headers.get("cache-control"), "no-store");
        void screen.#read(answer.body);
        await screen.until(({ name }) => name === "hello");
        return screen;
    }
    async #read(body) {
        let text = "";
        try {
            for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
                text += chunk;
                const blocks = text.split("\n\n");
                text = blocks.pop();
                for (const block of blocks) this.#take(block);
            }
        } catch {
            // The test or the server has ended it.
        }
        this.ended = true;
        this.#wake();
    }
    #take(block) {
        const field = (word) => new RegExp(`^${word}: ?(.*)$`, "m").exec(block)?.[1];
        if (field("event")) this.events.push({ name: field("event"), data: field("data") ?? "" });
        this.#wake();
    }
    /** Waits until an event fits, or the end when there is no `fits`. */
    async until(fits) {
        const end = Date.now() + kWithin;
        for (;;) {
            if (fits ? this.events.some(fits) : this.ended) return;
            assert.ok(!this.ended, `the stream has ended: ${JSON.stringify(this.events)}`);
            const left = end - Date.now();
            assert.ok(left > 0, `it has not come: ${JSON.stringify(this.events)}`);
            await new Promise((resolve) => {
                const timer = setTimeout(resolve, left);
                this.#wake = () => (clearTimeout(timer), resolve());
            });
        }
    }
    changed(caseId) {
        return this.until(({ name, data }) => name === "case" && data === caseId);
    }
    tells(caseId) {
        return this.events.filter(({ name, data }) => name === "case" && data === caseId).length;
    }
}

let serial = 400;
/** A case of somebody's own, with that person's team when there is one to give. */
async function open(username, team) {
    const client = await people.as(username);
    const body = {
        identity: {
            personal_number: personalNumber("19900909", ++serial),
            given_name: "Påhittad",
            family_name: "Händelse",
        },
        opened: { date: day, reason: "Utan arbete." },
    };
    const answer = await client.call("POST", "/cases", { body });
    assert.equal(answer.status, 201, answer.text);
    if (team)
        await client.write(answer.body.case, { kind: "team_allocated", data: { team: await teamId(team) } });
    return answer.body.case;
}
async function teamId(name) {
    const { teams } = await (await people.as("karin.ostlund")).get("/directory");
    return teams.find((team) => team.name === name).id;
}
async function consent(caseId) {
    const officer = await people.as("karin.ostlund");
    const { forms } = await officer.get("/catalogue");
    const asked = forms.flatMap(({ provisions }) => provisions);
    const items = await officer.write(caseId, ...asked.map((data) => ({ kind: "consent_asked", data })));
    const data = { channel: "paper", date: day, evidence: "Akt 1" };
    await officer.write(caseId, ...items.map((item) => ({ kind: "consent_given", item, version: 1, data })));
}
const note = (category = "joint_plan", text = "Något nytt.") => ({
    kind: "note",
    category,
    data: { heading: "Nytt", text },
});

test("the team hears of what it may read; another team, and who has no basis, hears nothing", async () => {
    const shared = await open("karin.ostlund", "Team 3");
    await consent(shared);
    const closed = await open("karin.ostlund", "Team 3"); // no consent: the employment service's alone
    const own = { "yasmin.farah": shared, "camilla.ryden": shared }; // the control: what each certainly hears of
    own["anna.lind"] = await open("anna.lind");
    const screens = {};
    for (const username of ["karin.ostlund", ...Object.keys(own)])
        screens[username] = await Screen.open(await people.as(username));

    const officer = await people.as("karin.ostlund");
    await officer.write(closed, note());
    await officer.write(shared, note());
    await (await people.as("anna.lind")).write(own["anna.lind"], note());
    await screens["karin.ostlund"].changed(closed);
    await screens["karin.ostlund"].changed(shared);
    for (const [username, control] of Object.entries(own)) {
        await screens[username].changed(control);
        assert.equal(screens[username].tells(closed), 0, username);
    }
    assert.equal(screens["anna.lind"].tells(shared), 0);
    assert.equal(screens["karin.ostlund"].tells(own["anna.lind"]), 0);
    // An event is a case's identity and nothing else.
    for (const { events } of Object.values(screens))
        for (const { name, data } of events.slice(1)) {
            assert.equal(name, "case");
            assert.match(data, /^[0-9A-HJKMNP-TV-Z]{13}$/);
        }
});

test("in a case that I read, I hear nothing of what is kept from me", async () => {
    const caseId = await open("karin.ostlund", "Team 3");
    await consent(caseId);
    const control = await open("karin.ostlund", "Team 3");
    await consent(control);
    const colleague = await people.as("camilla.ryden");
    const officer = await Screen.open(await people.as("karin.ostlund"));
    const secretary = await Screen.open(await people.as("yasmin.farah"));
    const author = await Screen.open(colleague);
    await colleague.write(caseId, note("social_investigation")); // on no consent form
    await colleague.write(control, note());
    for (const screen of [officer, secretary]) {
        await screen.changed(control);
        assert.equal(screen.tells(caseId), 0);
    }
    await author.changed(caseId);
});

test("nor right after something that I did hear of", async () => {
    const caseId = await open("karin.ostlund", "Team 3");
    await consent(caseId);
    const control = await open("karin.ostlund", "Team 3");
    await consent(control);
    const colleague = await people.as("camilla.ryden");
    const secretary = await Screen.open(await people.as("yasmin.farah"));
    await colleague.write(caseId, note());
    await secretary.changed(caseId);
    await colleague.write(caseId, note("social_investigation"));
    await colleague.write(control, note());
    await secretary.changed(control);
    assert.equal(secretary.tells(caseId), 1);
});

test("withdrawn consent is told, and is the last that is told", async () => {
    const caseId = await open("karin.ostlund", "Team 3");
    await consent(caseId);
    const control = await open("karin.ostlund", "Team 3");
    await consent(control);
    const officer = await people.as("karin.ostlund");
    const { content } = await officer.get(`/cases/${caseId}`);
    const screen = await Screen.open(await people.as("camilla.ryden"));
    const { consents } = content;
    await officer.write(
        caseId,
        ...consents.map(({ asked: { about } }) => ({
            kind: "consent_withdrawn",
            item: about.item,
            version: about.version,
            data: { channel: "oral" },
        })),
    );
    await screen.changed(caseId);
    const told = screen.tells(caseId);
    await officer.write(caseId, note());
    await officer.write(control, note());
    await screen.changed(control);
    assert.equal(screen.tells(caseId), told);
});

test("a stream ends when its session does", async () => {
    const { password } = await new Client(server.url).get("/demo/users");
    const client = await new Client(server.url).signIn("amir.rahimi", password);
    const other = await new Client(server.url).signIn("amir.rahimi", password);
    const ending = await Screen.open(client);
    const staying = await Screen.open(other);
    assert.equal((await client.call("DELETE", "/session")).status, 204);
    await ending.until();
    const caseId = await open("amir.rahimi");
    await staying.changed(caseId);
    assert.equal(ending.tells(caseId), 0);
});

test("a stranger gets no stream", async () => {
    await new Client(server.url).refused(401, "sign_in_needed", "GET", "/events");
});

test("every stream ends when the server stops, and is told why", async () => {
    const screen = await Screen.open(await people.as("karin.ostlund"));
    await server.stop();
    await screen.until();
    assert.equal(screen.events.at(-1).name, "restart");
});
