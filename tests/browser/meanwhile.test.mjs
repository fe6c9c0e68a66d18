// Two people on one plan, and a line that breaks while one of them writes: nothing typed is lost, what the other changed is said
// with what to do, and what is sent again is written once.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { as, caseOf, desk, phone, shot, sound, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

const person = "Nawfal Khalaf";
const column = (page, name) => page.locator(`[data-column=${name}]`);
const card = (page, title) => page.locator(".board-card", { hasText: title });
const panel = (page) => page.locator(".entry-form");
const field = (page, name) => page.locator(`[id="field-${name}"]`);
const send = (page) => panel(page).getByRole("button", { name: "Spara", exact: true }).click();
/** What the case holds of an activity now, for who asks. */
const activityOf = (page, id, title) =>
    page.evaluate(
        async ([of, wanted]) => {
            const { content } = await (await fetch(`/api/v1/cases/${of}`)).json();
            return content.activities.find(({ offer }) => offer.title === wanted);
        },
        [id, title],
    );
const notesOf = (page, id, headed) =>
    page.evaluate(
        async ([of, wanted]) => {
            const { content } = await (await fetch(`/api/v1/cases/${of}`)).json();
            return content.notes.filter(({ heading }) => heading?.includes(wanted));
        },
        [id, headed],
    );

/** Two people at the board of one case, with an activity on it that goes on. */
async function twoAt(title, viewport = desk) {
    const yasmin = await as(browser, server, "Yasmin Farah", viewport);
    const id = await caseOf(yasmin, person);
    await yasmin.evaluate(
        async ([of, offered]) => {
            const { csrf, today } = await (await fetch("/api/v1/session")).json();
            const write = async (entry) => {
                const answer = await fetch(`/api/v1/cases/${of}/entries`, {
                    method: "POST",
                    headers: {
                        "Content-Type": "application/json",
                        "X-CSRF-Token": csrf,
                        "Idempotency-Key": crypto.randomUUID(),
                    },
                    body: JSON.stringify({ entries: [entry] }),
                });
                if (!answer.ok) throw new Error(await answer.text());
            };
            const data = { activity: "sfi", title: offered, from: today };
            await write({ kind: "activity_offered", category: "joint_plan", topic: "language", data });
            const { content } = await (await fetch(`/api/v1/cases/${of}`)).json();
            const { item, version } = content.activities.find(({ offer }) => offer.title === offered).offer
                .about;
            const answered = { answer: "accepted", date: today };
            await write({ kind: "activity_answered", item, version, data: answered });
            await write({ kind: "activity_started", item, version: version + 1, data: { date: today } });
        },
        [id, title],
    );
    const camilla = await as(browser, server, "Camilla Rydén", viewport);
    for (const page of [yasmin, camilla]) {
        await page.goto(`/arenden/${id}/plan?vy=tavla`);
        await card(page, title).waitFor();
    }
    return { yasmin, camilla, id };
}
/** Moves a card by its menu. */
async function move(page, title, to) {
    await card(page, title)
        .getByRole("button", { name: /^Flytta eller ändra/ })
        .click();
    await page.getByRole("menuitem", { name: to, exact: true }).click();
    await panel(page).waitFor();
}
async function close(...pages) {
    for (const page of pages) {
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    }
}
const kResult = "Klarade kurs C. Läraren vill att hon fortsätter till D i höst.";

for (const [size, viewport] of Object.entries({ desk, phone }))
    test(`the card that one is moving is ended by another, and then the line breaks, ${size}`, async () => {
        const title = `SFI kurs C, ${size}`;
        const { yasmin, camilla, id } = await twoAt(title, viewport);
        await move(yasmin, title, "Klar");
        await field(yasmin, "result").fill(kResult);

        await move(camilla, title, "Avbruten");
        await panel(camilla).getByRole("radio", { name: "Platsen eller anordnaren avslutade" }).check();
        await field(camilla, "note").fill("Kursen läggs ner.");
        await send(camilla);
        await panel(camilla).waitFor({ state: "detached" });

        // Told as it happens, where she writes, and without taking what she has written.
        const told = panel(yasmin).getByRole("status");
        await told.getByText("Camilla Rydén har ändrat det här medan du skrev.").waitFor();
        await told.getByText("Avbruten: platsen eller anordnaren avslutade. Kursen läggs ner.").waitFor();
        await told.getByText(`${title} står nu som ”Avbruten”.`).waitFor();
        await told.getByText("går inte längre att spara på den").waitFor();
        assert.equal(await card(yasmin, title).getByText("Flyttas till Klar när du sparar").count(), 0);
        assert.equal(await field(yasmin, "result").inputValue(), kResult);

        await yasmin.context().setOffline(true);
        await send(yasmin);
        await field(yasmin, "result").press("End");
        await field(yasmin, "result").pressSequentially(" Prata med henne."); // while it is tried again
        await panel(yasmin).getByText("Servern svarar inte. Det du har skrivit finns kvar.").waitFor();
        assert.equal(await field(yasmin, "result").inputValue(), `${kResult} Prata med henne.`);
        await yasmin.context().setOffline(false);
        await send(yasmin);
        await panel(yasmin).getByRole("alert").getByText("Inget är sparat: någon annan hann före.").waitFor();
        await sound(yasmin, `meanwhile-gone-${size}`);
        assert.equal(await field(yasmin, "result").inputValue(), `${kResult} Prata med henne.`);

        // Her words go where they still may stand: into a note, once.
        await panel(yasmin).getByRole("button", { name: "Gör en anteckning av det jag skrev" }).click();
        await field(yasmin, "heading").waitFor();
        assert.match(await field(yasmin, "text").inputValue(), /^Klarade kurs C.*Prata med henne\.$/);
        await shot(yasmin, `meanwhile-note-${size}`);
        await send(yasmin);
        await panel(yasmin).waitFor({ state: "detached" });
        const notes = await notesOf(yasmin, id, title);
        assert.equal(notes.length, 1);
        assert.ok(notes[0].text.includes(kResult));
        const ended = await activityOf(yasmin, id, title);
        assert.equal(ended.status, "interrupted");
        assert.equal(ended.completion, undefined);
        await close(yasmin, camilla);
    });

test("a card that another has only touched: what is written stands, and saving again writes it once", async () => {
    const title = "SFI kurs D";
    const { yasmin, camilla, id } = await twoAt(title);
    await move(yasmin, title, "Klar");
    await field(yasmin, "result").fill(kResult);
    await yasmin.context().setOffline(true); // she hears nothing of what comes now
    await camilla
        .locator("article.entry", { hasText: title })
        .getByRole("button", { name: /^Mer för/ })
        .click();
    await camilla.getByRole("menuitem", { name: "Ändra timmar" }).click();
    await field(camilla, "hours-0-from").fill("2019-05-20");
    await field(camilla, "hours-0-hours").fill("15");
    await field(camilla, "reason").fill("Orkar mer.");
    await send(camilla);
    await panel(camilla).waitFor({ state: "detached" });

    await send(yasmin);
    await panel(yasmin).getByText("Servern svarar inte").waitFor();
    await yasmin.context().setOffline(false);
    await send(yasmin);
    await panel(yasmin).getByRole("alert").getByText("inget är sparat än").waitFor();
    const told = panel(yasmin).getByRole("status");
    await told.getByText("Camilla Rydén har ändrat det här medan du skrev.").waitFor();
    await told.getByText(/Timmar i veckan: 15 h.*Orkar mer\./).waitFor();
    await told.getByText(`${title} står nu som ”Pågår”.`).waitFor();
    await card(column(yasmin, "ongoing"), title).getByText("Flyttas till Klar när du sparar").waitFor();
    await sound(yasmin, "meanwhile-still");
    assert.equal(await field(yasmin, "result").inputValue(), kResult);
    await send(yasmin);
    await panel(yasmin).waitFor({ state: "detached" });
    await card(column(yasmin, "done"), title).waitFor();
    const done = await activityOf(yasmin, id, title);
    assert.equal(done.completion.result, kResult);
    assert.equal(done.changes.length, 1);
    await close(yasmin, camilla);
});

test("the answer is lost on its way back, and the page is loaded anew: saved again, it is written once", async () => {
    const title = "SFI kurs E";
    const { yasmin, camilla, id } = await twoAt(title);
    await move(yasmin, title, "Klar");
    await field(yasmin, "result").fill(kResult);
    const arrived = [];
    await yasmin.route(`**/api/v1/cases/${id}/entries`, async (route) => {
        arrived.push((await route.fetch()).status());
        await route.abort("connectionreset");
    });
    await send(yasmin);
    await panel(yasmin).getByText("Servern svarar inte").waitFor();
    assert.deepEqual(arrived, [200, 200, 200, 200], "the first wrote, the rest were given its answer");
    const { offer } = await activityOf(yasmin, id, title);
    await yasmin.unroute(`**/api/v1/cases/${id}/entries`);
    await yasmin.reload();
    assert.equal(await field(yasmin, "result").inputValue(), kResult);
    await panel(yasmin).getByText("Det här är ditt utkast").waitFor();
    await send(yasmin);
    await panel(yasmin).waitFor({ state: "detached" });
    await card(column(yasmin, "done"), title).waitFor();
    const done = await activityOf(yasmin, id, title);
    assert.equal(done.completion.result, kResult);
    assert.deepEqual(done.offer.about, offer.about);
    await close(yasmin, camilla);
});

test("what was added after a lost answer is not written over, nor a second time: it is said what arrived", async () => {
    const title = "SFI kurs F";
    const { yasmin, camilla, id } = await twoAt(title);
    await yasmin.goto(`/arenden/${id}/plan?vy=tavla&form=note`);
    await field(yasmin, "heading").fill("Efter mötet");
    await field(yasmin, "text").fill("Vill läsa vidare.");
    await yasmin.route(`**/api/v1/cases/${id}/entries`, async (route) => {
        await route.fetch();
        await route.abort("connectionreset");
    });
    await send(yasmin);
    await panel(yasmin).getByText("Servern svarar inte").waitFor();
    await yasmin.unroute(`**/api/v1/cases/${id}/entries`);
    await field(yasmin, "text").fill("Vill läsa vidare. Helst på kvällen.");
    await send(yasmin);
    await panel(yasmin).getByText("Det du sparade nyss kom fram och står i ärendet.").waitFor();
    assert.equal(await field(yasmin, "text").inputValue(), "Vill läsa vidare. Helst på kvällen.");
    const notes = await notesOf(yasmin, id, "Efter mötet");
    assert.deepEqual(
        notes.map(({ text }) => text),
        ["Vill läsa vidare."],
    );
    await close(yasmin, camilla);
});
