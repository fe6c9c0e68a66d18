// Papers out of a case: that what is looked at is what is fetched and what is kept, what is refused and what is said to be missing,
// and that the words in the program's files are those that the program asks for.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { repository, startServer } from "../server.mjs";
import { People } from "./client.mjs";

const templates = ["summons", "plan", "needs", "minutes", "questionnaire", "consent_proof"];

let server, people, karin, caseId;
before(async () => {
    server = await startServer();
    people = new People(server);
    karin = await people.as("karin.ostlund");
    [{ case: caseId }] = await karin.rows({ q: "Nawfal Khalaf" });
});
after(() => server?.stop());

const address = (template, id = caseId) => `/cases/${id}/papers/${template}`;
/** The text of a paper: what must be given. */
async function paper(template, wish = {}, { client = karin, id = caseId } = {}) {
    const answer = await client.call("POST", address(template, id), { body: wish });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
}
/** Its file. */
async function file(template, wish = {}) {
    const answer = await fetch(`${server.url}/api/v1${address(template)}?format=pdf`, {
        method: "POST",
        headers: {
            Cookie: karin.cookie,
            "X-CSRF-Token": karin.session.csrf,
            "Content-Type": "application/json",
        },
        body: JSON.stringify(wish),
    });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
/** Every word of a paper, in order. */
const wordsOf = ({ blocks }) =>
    blocks
        .flatMap(({ label, text, items = [] }) => [label, text, ...items])
        .filter(Boolean)
        .join(" ");
const follow = async (is) =>
    (await karin.get(`/cases/${caseId}`)).content.follow_ups?.find(is)?.about.item ?? assert.fail("none");

test("what is looked at is what is fetched, and what is kept, to the byte", async () => {
    for (const template of templates) {
        const shown = await paper(template);
        assert.equal(shown.made_from, template);
        const { status, headers, bytes } = await file(template);
        assert.equal(status, 200);
        assert.equal(headers.get("content-type"), "application/pdf");
        assert.equal(headers.get("content-disposition"), `attachment; filename="papper-${caseId}.pdf"`);
        assert.match(headers.get("content-security-policy"), /^default-src 'none'; sandbox/);
        assert.equal(bytes.length, shown.bytes);
        assert.equal(createHash("sha256").update(bytes).digest("hex"), shown.sha256, template);
        const log = (await karin.get(`/cases/${caseId}/access`)).rows;
        const mine = log.filter(({ page }) => page === "POST /cases/{case}/papers/{template}");
        assert.deepEqual(
            mine
                .slice(0, 2)
                .map(({ access }) => access)
                .toSorted(),
            ["exported", "read"],
        );

        const kept = await karin.upload(caseId, {
            category: "joint_plan",
            bytes,
            type: "application/pdf",
            name: "papper.pdf",
            data: { title: shown.title, made_from: template },
        });
        assert.equal(kept.status, 201, kept.text);
        const { documents } = (await karin.get(`/cases/${caseId}`)).content;
        const { document } = documents.find((each) => each.document.about.item === kept.body.items[0]);
        assert.equal(document.sha256, shown.sha256);
        assert.equal(document.made_from, template);
    }
});
test("a summons has what the follow-up says and what its maker says, and nothing of why", async () => {
    const of = await follow(({ planned, done }) => planned && !done);
    const shown = await paper("summons", { of, time: "13.30", place: "Drottninggatan 18" });
    const words = wordsOf(shown);
    assert.match(words, /Hej Nawfal!/);
    assert.match(words, /Tid 13\.30/);
    assert.match(words, /Gjort 20 maj 2019 av Karin Östlund/);
    assert.deepEqual(shown.missing, []);
    const { content } = await karin.get(`/cases/${caseId}`);
    for (const each of [
        content.opened.reason,
        content.identity.personal_number,
        content.identity.phone,
        ...content.activities.flatMap(({ offer }) => [offer.title, offer.provider]),
        ...content.goals.map(({ goal }) => goal.text),
    ])
        if (each) assert.ok(!words.includes(each), each);
    const english = await paper("summons", { of, language: "en" });
    assert.match(wordsOf(english), /Hello Nawfal,/);
    assert.deepEqual(english.missing, ["time", "place"]);
});
test("two parties' plans hold each what that party reads", async () => {
    const camilla = await people.as("camilla.ryden");
    const theirs = wordsOf(await paper("plan", {}, { client: camilla }));
    const ours = wordsOf(await paper("plan"));
    assert.match(ours, /Innehåller det som Arbetsförmedlingen får läsa/);
    assert.match(theirs, /Innehåller det som Socialtjänsten får läsa/);
    for (const [client, words] of [
        [karin, ours],
        [camilla, theirs],
    ]) {
        const seen = (await client.get(`/cases/${caseId}`)).content.activities ?? [];
        const titles = seen.flatMap(({ offer, status }) =>
            ["ongoing", "accepted", "offered"].includes(status) && offer.title ? [offer.title] : [],
        );
        assert.ok(titles.length > 0);
        for (const title of titles) assert.ok(words.includes(title), title);
    }
});

describe("what is refused", () => {
    const refused = async (status, code, template, wish, client = karin) => {
        const { pointer } = await client.refused(status, code, "POST", address(template), { body: wish });
        return pointer;
    };
    test("a template that there is not, and what a template does not take", async () => {
        await refused(404, "not_found", "decision", {});
        assert.equal(await refused(422, "unknown_field", "plan", { agreed: "Ja" }), "/agreed");
        await refused(422, "invalid", "summons", { why: "Vet inte" });
        assert.equal(await refused(422, "out_of_range", "summons", { date: "2019-05-19" }), "/date");
        await refused(422, "invalid", "summons", { date: "i morgon" });
    });
    test("what is no follow-up, no placement, no need that a workplace may be told", async () => {
        const { content } = await karin.get(`/cases/${caseId}`);
        const of = content.activities[0].offer.about.item;
        for (const template of ["summons", "minutes", "needs", "consent_proof"])
            assert.equal(await refused(404, "not_found", template, { of }), "/of");
        assert.equal(await refused(404, "not_found", "needs", { adaptations: [of] }), "/adaptations/0");
    });
    test("who does not work with the case, and the participant", async () => {
        const anna = await people.as("anna.lind");
        for (const template of templates) await refused(404, "not_found", template, {}, anna);
        const nawfal = await people.as("nawfal.khalaf");
        await refused(403, "forbidden", "plan", {}, nawfal);
    });
});

test("the words that the program asks for are those of its files, in both languages", () => {
    const read = (file) => readFileSync(path.join(repository, "src/formats", file), "utf8");
    const names = (file) =>
        new Set([...read(`paper_texts/${file}.txt`).matchAll(/^([a-z_.]+) = /gm)].map(([, name]) => name));
    const [sv, en] = [names("sv"), names("en")];
    assert.deepEqual([...sv], [...en]);
    const asked = [...read("papers.cpp").matchAll(/(?:Say|Fact)\(\s*"([a-z_.]+)"/g)].map(([, name]) => name);
    assert.ok(asked.length > 40);
    for (const name of asked)
        assert.ok(sv.has(name) || [...sv].some((each) => each.startsWith(name.replace(/\.?$/, "."))), name);
});
