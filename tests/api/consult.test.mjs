// Questions to experts on the wire: what tells of somebody is refused, the question reaches the role alone, what is published reaches
// all who work here, and nothing of it stands beside a case.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startServer } from "../server.mjs";
import { People, personalNumber } from "./client.mjs";

const day = "2019-05-20";
const plain = {
    role: "care_coordinator",
    topic: "health",
    subject: "Trött av medicin",
    text: "En person är mycket trött på förmiddagarna. Hur ber vi om ett intyg som säger vad personen orkar?",
};

let server, people, karin, susanne, parisa, monica, lead;
before(async () => {
    server = await startServer();
    people = new People(server);
    [karin, susanne, parisa, monica, lead] = await Promise.all(
        ["karin.ostlund", "susanne.arvidsson", "parisa.moradi", "monica.dahlin", "margareta.sund"].map(
            (name) => people.as(name),
        ),
    );
    const opened = await karin.call("POST", "/cases", {
        body: {
            identity: {
                personal_number: personalNumber("19880809", 238),
                given_name: "Zebulona",
                family_name: "Kvastberg",
            },
            opened: { date: day, reason: "Utan arbete." },
        },
    });
    assert.equal(opened.status, 201, opened.text);
});
after(() => server?.stop());

const asks = (who, more = {}, key) =>
    who.call("POST", "/consultations", { body: { ...plain, ...more }, key });
const step = (who, { row, version }, way, body = {}) =>
    who.call("POST", `/consultations/${row.question}/${way}`, { body: { version, ...body } });
async function waitFor(ready) {
    for (const until = Date.now() + 10_000; ;) {
        const got = await ready();
        if (got) return got;
        assert.ok(Date.now() < until, "it has not come");
        await new Promise((resolve) => setImmediate(resolve));
    }
}

// First: what is told first looks back some seconds, on what the tests below publish.
test("a screen is told of questions that its reader may read, and of no others", async () => {
    const stop = new AbortController();
    const heard = {};
    for (const [name, who] of Object.entries({ susanne, monica })) {
        heard[name] = "";
        const answer = await fetch(`${server.url}/api/v1/events`, {
            headers: { Cookie: who.cookie },
            signal: stop.signal,
        });
        void (async () => {
            try {
                for await (const chunk of answer.body.pipeThrough(new TextDecoderStream()))
                    heard[name] += chunk;
            } catch {
                // closed
            }
        })();
        await waitFor(() => heard[name].includes("hello"));
    }
    const told = (name) => heard[name].includes("event: questions");
    assert.equal((await asks(karin, { subject: "Till vården" })).status, 201);
    await waitFor(() => told("susanne"));
    assert.ok(!told("monica"));
    assert.equal((await asks(karin, { role: "insurance_investigator", subject: "Till kassan" })).status, 201);
    await waitFor(() => told("monica"));
    stop.abort();
});

describe("what tells of somebody", () => {
    test("is found, with its place as browsers count", async () => {
        const texts = ["🙂 Ring 070-123 45 67", "Zebulona har ont", "En person har ont."];
        const answer = await karin.call("POST", "/text-check", { body: { texts } });
        assert.equal(answer.status, 200, answer.text);
        const [[phone], [name], none] = answer.body.texts.map(({ findings }) => findings);
        assert.equal(texts[0].slice(phone.begin, phone.end), "070-123 45 67");
        assert.deepEqual([phone.trace, phone.certain], ["phone", true]);
        assert.deepEqual([name.trace, name.certain, name.instead], ["participant", true, "[namn]"]);
        assert.deepEqual(none, []);
    });
    test("is known as a participant's to who has the case, and to nobody else", async () => {
        const seen = async (who) => {
            const answer = await who.call("POST", "/text-check", { body: { texts: ["Kvastberg har ont"] } });
            return answer.body.texts[0].findings[0].trace;
        };
        assert.equal(await seen(karin), "participant");
        assert.equal(await seen(monica), "word");
        assert.equal(await seen(lead), "word");
    });
    test("is refused, or confirmed where it is not certain", async () => {
        const fault = async (more) => (await asks(karin, more)).body;
        const number = personalNumber("19900101", 238).replace("-", " ");
        for (const text of [
            `Gäller ${number}.`,
            "Zebulona har ont.",
            "Skriv till a.b@exempel.se.",
            "Ring 070-1234567",
        ]) {
            const body = await fault({ text });
            assert.deepEqual([body.status, body.code, body.pointer], [422, "identifies", "/text"], text);
        }
        assert.equal((await fault({ subject: "Om kvastberg" })).pointer, "/subject");
        const body = await fault({ text: "Praktik på Kvarnhjulet, går det?" });
        assert.deepEqual([body.code, body.errors.length], ["unconfirmed", 1]);
        assert.match(body.title, /Kvarnhjulet/);
        const sent = await asks(karin, {
            text: "Praktik på Kvarnhjulet, går det?",
            confirmed: ["Kvarnhjulet"],
        });
        assert.equal(sent.status, 201, sent.text);
        assert.deepEqual(sent.body.turns[0].confirmed, ["Kvarnhjulet"]);
        await step(karin, sent.body, "closing");
    });
});

test("a question from the asker to the published answer", async () => {
    const key = crypto.randomUUID();
    const asked = await asks(karin, {}, key);
    assert.equal(asked.status, 201, asked.text);
    assert.equal((await asks(karin, {}, key)).text, asked.text, "sent twice");
    const { question } = asked.body.row;
    assert.equal(asked.body.row.due, "2019-05-27");

    for (const who of [monica, lead, await people.as("anna.lind")]) {
        assert.equal((await who.call("GET", `/consultations/${question}`)).status, 404);
        assert.equal((await step(who, asked.body, "answers", { text: "Ja." })).status, 404);
        assert.ok(!(await who.call("GET", "/consultations")).text.includes(question));
    }
    const queue = async (who) => (await who.get("/consultations")).queue.map((row) => row.question);
    assert.ok((await queue(susanne)).includes(question));

    const taken = await step(susanne, asked.body, "taking");
    assert.equal(taken.status, 201, taken.text);
    assert.equal((await step(parisa, asked.body, "taking")).body.code, "stale");
    const over = await step(parisa, taken.body, "taking");
    assert.equal(over.status, 201, "a colleague takes over");
    assert.equal((await step(susanne, over.body, "answers", { text: "Ja." })).body.code, "wrong_state");
    assert.equal(
        (await step(parisa, over.body, "answers", { text: "Ring 070-1234567" })).body.code,
        "identifies",
    );
    const answered = await step(parisa, over.body, "answers", {
        text: "Be om ett intyg som säger vad som går.",
    });
    assert.equal(answered.status, 201, answered.text);
    assert.ok((await karin.get("/consultations")).answered > 0);

    const publication = {
        subject: "Intyg om ork",
        question: "Hur ber man om ett intyg som säger vad någon klarar?",
        answer: "Be om ett intyg som säger vad som går.",
        topic: "health",
        tags: ["läkarintyg"],
    };
    const copied = await step(parisa, answered.body, "publication", { ...publication, question: plain.text });
    assert.equal(copied.body.code, "not_agreed");
    const headed = await step(parisa, answered.body, "publication", {
        ...publication,
        subject: plain.subject,
    });
    assert.deepEqual([headed.body.code, headed.body.pointer], ["not_agreed", "/subject"]);
    assert.equal((await step(karin, answered.body, "publication", publication)).body.code, "second_person");
    const published = await step(parisa, answered.body, "publication", publication);
    assert.equal(published.status, 201, published.text);

    for (const who of [monica, lead, await people.as("henrik.alm")]) {
        const { rows } = await who.get("/faq", { q: "INTYG klarar" });
        assert.deepEqual(
            rows.map(({ subject }) => subject),
            ["Intyg om ork"],
        );
        assert.ok(!JSON.stringify(rows).includes(karin.session.worker), "who asked is not told");
    }
    assert.equal((await monica.get("/faq", { q: "intyg", role: "study_counsellor" })).total, 0);
    const agreed = await step(karin, published.body, "agreement", { agreed: true });
    assert.equal(
        (await step(parisa, agreed.body, "publication", { ...publication, question: plain.text })).status,
        201,
    );
    const more = await karin.get(`/consultations/${question}`);
    assert.equal((await step(karin, more, "follow-ups", { text: "Hur ofta?" })).body.row.status, "taken");
});

test("participants and operators are nowhere in it", async () => {
    for (const name of ["agneta.kron", "nawfal.khalaf"]) {
        const who = await people.as(name);
        for (const [method, address, body] of [
            ["GET", "/consultations"],
            ["GET", "/faq"],
            ["POST", "/consultations", plain],
            ["POST", "/text-check", { texts: ["x"] }],
        ])
            assert.equal((await who.call(method, address, { body })).status, 403, `${name} ${address}`);
    }
    assert.equal((await asks(lead)).status, 403, "who works with no case asks nothing");
});

test("what is asked leaves nothing beside a case: the participant's log is as it was", async () => {
    const [row] = await karin.rows({ scope: "mine" });
    const log = async () => {
        const { rows } = await karin.get(`/cases/${row.case}/access`);
        return rows.filter(({ page }) => /consultations|text-check/.test(page ?? ""));
    };
    await asks(karin, { subject: "Ännu en fråga" });
    await karin.call("POST", "/text-check", { body: { texts: [`${row.name} har ont`] } });
    assert.deepEqual(await log(), []);
});
