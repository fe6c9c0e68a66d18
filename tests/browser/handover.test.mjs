// Handing over on screen: all that hangs on somebody; rows chosen in the list and done with at once; and standing in for a colleague.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { People } from "../api/client.mjs";
import { as, desk, phone, sound, startBrowser, startServer } from "./harness.mjs";

let server, browser, people;
before(async () => {
    server = await startServer();
    people = new People(server);
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

const get = (page, address) =>
    page.evaluate(async (at) => await (await fetch(`/api/v1${at}`)).json(), address);
const workerOf = async (page, name) =>
    (await get(page, "/directory")).workers.find((each) => each.name === name).id;

for (const [size, viewport] of Object.entries({ desk, phone })) {
    describe(`handing over, ${size}`, () => {
        test("all that hangs on somebody is handed over, several cases at once, and back", async () => {
            const page = await as(browser, server, "Karin Östlund", viewport, "/teamet");
            const yasmin = await workerOf(page, "Yasmin Farah");
            const before = await get(page, `/holdings/${yasmin}`);
            await page
                .getByRole("row", { name: /Yasmin Farah/ })
                .getByRole("button")
                .click();
            await page.getByRole("link", { name: "Allt som hänger på Yasmin Farah" }).click();
            await page.getByRole("heading", { name: "Överlämning: Yasmin Farah" }).waitFor();
            await page.getByText("Leder ärendet").first().waitFor();
            // Three go to Karin; the rest is left, and seen to be.
            await page.getByLabel("Alla ärenden till").selectOption({ label: "Kvar utan" });
            const rows = page.locator(".handover__case");
            assert.equal(await rows.count(), before.cases.length);
            for (const i of [0, 1, 2])
                await rows
                    .nth(i)
                    .getByRole("combobox")
                    .selectOption({ label: await optionOf(rows.nth(i)) });
            await page.getByText(`${before.cases.length - 3} ärenden blir kvar utan någon.`).waitFor();
            await page
                .getByLabel("Presentation till deltagare och parter")
                .fill("Ring gärna på förmiddagen.");
            await page
                .getByText(/^Karin Östlund tar över efter Yasmin Farah\. .*Ring gärna på förmiddagen\.$/)
                .waitFor();
            await page.getByRole("button", { name: "Förhandsgranska 3 ärenden" }).click();
            await page.getByText("Det går i alla 3. Inget är skrivet än.").waitFor();
            await sound(page, `handover-package-${size}`);
            assert.deepEqual(await get(page, `/holdings/${yasmin}`), before, "nothing is written yet");
            await page.getByRole("button", { name: "Lämna över 3 ärenden" }).click();
            await page.getByText("3 ärenden är överlämnade.").waitFor();
            await page.waitForFunction(
                (n) => document.querySelectorAll(".handover__case").length === n,
                before.cases.length - 3,
            );
            await page.getByRole("button", { name: "Ångra" }).click();
            await page.getByText("Det är ångrat.").waitFor();
            const lead = (held) =>
                held.cases
                    .filter(({ lines }) => lines.some(({ kind }) => kind === "lead"))
                    .map((each) => each.case)
                    .sort();
            assert.deepEqual(lead(await get(page, `/holdings/${yasmin}`)), lead(before));
            await page.context().close();
        });

        test("rows are chosen by keyboard, invited at once, and taken back", async () => {
            const page = await as(
                browser,
                server,
                "Yasmin Farah",
                viewport,
                "/arenden?phase=%5B%22active%22%5D",
            );
            await page.locator(".case-table tbody tr").first().waitFor();
            const boxes = page.locator(".case-table tbody").getByRole("checkbox");
            for (const i of [0, 1]) {
                await boxes.nth(i).focus();
                await page.keyboard.press("Space");
            }
            await page.getByText("2 ärenden valda").waitFor();
            const ids = await page
                .locator(".case-table tbody tr a")
                .evaluateAll((links) => links.slice(0, 2).map((link) => link.href.split("/").at(-2)));
            const contacts = async () =>
                await Promise.all(
                    ids.map(async (id) => (await get(page, `/cases/${id}`)).content.follow_ups?.length ?? 0),
                );
            const before = await contacts();
            await page.getByRole("button", { name: "Kalla", exact: true }).click();
            await page.getByRole("heading", { name: "Boka en kontakt i 2 ärenden" }).waitFor();
            await page.locator("#bulk-date").fill("2019-06-03");
            await page.getByLabel("Vem ringer, och var?").fill("Yasmin ringer klockan tio");
            await page.getByText(/Yasmin Farah håller i dem\. Ingen kallelse skickas\./).waitFor();
            await page.getByRole("button", { name: "Förhandsgranska 2 ärenden" }).click();
            await page.getByText("Det går i alla 2. Inget är skrivet än.").waitFor();
            await sound(page, `handover-invite-${size}`);
            await page.getByRole("button", { name: "Boka i 2 ärenden" }).click();
            await page.getByText("Kontakten är bokad i 2 ärenden.").waitFor();
            assert.deepEqual(
                await contacts(),
                before.map((n) => n + 1),
            );
            await page.getByRole("button", { name: "Ångra" }).click();
            await page.getByText("Det är ångrat.").waitFor();
            assert.deepEqual(await contacts(), before);
            await page.context().close();
        });

        for (const { way, fields, preview, action, told, state, changed } of [
            {
                way: "Tilldela",
                fields: async (page) => {
                    await choose(page, "Kollega", /^Camilla Rydén/);
                    await page.getByLabel("Uppgift").fill("Följer upp praktiken");
                },
                preview: /^Camilla Rydén får 2 ärenden/,
                action: "Tilldela 2 ärenden",
                told: "Camilla Rydén är tilldelad 2 ärenden.",
                state: ({ assignments = [] }) =>
                    assignments.filter(
                        ({ assigned, ended }) => !ended && assigned.task === "Följer upp praktiken",
                    ).length,
                changed: (before, after) => after === before + 1,
            },
            {
                way: "Flytta",
                fields: async (page, contents) => {
                    // A team that none of them is in.
                    const taken = contents.map(({ team }) => team?.team);
                    const { teams } = await get(page, "/directory");
                    const free = teams.filter(({ id }) => !taken.includes(id)).map(({ name }) => name);
                    await choose(page, "Till team", new RegExp(`^(${free.join("|")})`));
                    await page.getByLabel("Varför?").fill("Närmare hemmet");
                },
                preview: /får 2 ärenden\. Teamet som har dem nu ser dem inte längre/,
                action: "Flytta 2 ärenden",
                told: /^2 ärenden är flyttade till /,
                state: ({ team }) => team?.team,
                changed: (before, after) => after !== before,
            },
        ])
            test(`rows are chosen and done with at once: ${way}`, async () => {
                const page = await as(
                    browser,
                    server,
                    "Yasmin Farah",
                    viewport,
                    "/arenden?phase=%5B%22active%22%5D",
                );
                await page.locator(".case-table tbody tr").first().waitFor();
                const boxes = page.locator(".case-table tbody").getByRole("checkbox");
                for (const i of [2, 3]) await boxes.nth(i).check();
                await page.getByText("2 ärenden valda").waitFor();
                const ids = await page
                    .locator(".case-table tbody tr a")
                    .evaluateAll((links) => links.slice(2, 4).map((link) => link.href.split("/").at(-2)));
                const reader = await people.as("yasmin.farah");
                // What has been moved to another team is one's own no longer, unless one leads it: then it is not seen.
                const contents = () =>
                    Promise.all(
                        ids.map(async (id) => (await reader.call("GET", `/cases/${id}`)).body.content ?? {}),
                    );
                const states = async () => (await contents()).map(state);
                const before = await states();
                await page.getByRole("button", { name: way, exact: true }).click();
                await fields(page, await contents());
                await page.getByText(preview).waitFor();
                await page.getByRole("button", { name: "Förhandsgranska 2 ärenden" }).click();
                await page.getByText("Det går i alla 2. Inget är skrivet än.").waitFor();
                await sound(page, `handover-${way.toLowerCase()}-${size}`);
                assert.deepEqual(await states(), before, "nothing is written yet");
                await page.getByRole("button", { name: action }).click();
                await page.getByText(told).waitFor();
                const after = await states();
                assert.ok(
                    after.every((each, i) => changed(before[i], each)),
                    JSON.stringify([before, after]),
                );
                const undo = page.getByRole("button", { name: "Ångra" });
                if ((await undo.count()) > 0) {
                    await undo.click();
                    await page.getByText("Det är ångrat.").waitFor();
                    assert.deepEqual(await states(), before);
                } else assert.equal(way, "Flytta", "to a team that one is not in, which is told before");
                await page.context().close();
            });

        test("who stands in sees what is to be done, and what it takes", async () => {
            // A contact in a case that both have.
            const both = await bothHave("yasmin.farah", "camilla.ryden");
            await both.secretary.write(both.case, {
                kind: "follow_up_planned",
                data: { date: "2019-05-22", responsible: both.secretary.session.worker, channel: "phone" },
            });
            const page = await as(browser, server, "Yasmin Farah", viewport, "/konto");
            await page.getByRole("link", { name: "Överlämning, frånvaro och vikarie" }).click();
            await page.getByRole("heading", { name: "Borta och vikarie" }).waitFor();
            await page.getByRole("button", { name: "Spara", exact: true }).click();
            await page.getByText("Fyll i ”Till och med”.").waitFor(); // nothing is kept without a last day
            await page.locator("#away-until").fill("2019-05-24");
            await page.getByLabel("Vikarie", { exact: true }).selectOption({ label: "Camilla Rydén" });
            await page.getByRole("button", { name: "Spara", exact: true }).click();
            await page.getByText(/Vikarie: Camilla Rydén\./).waitFor();
            await sound(page, `handover-away-${size}`);

            const other = await as(browser, server, "Camilla Rydén", viewport, "/min-dag");
            await other.getByRole("heading", { name: /^Vikarierar för Yasmin Farah/ }).waitFor();
            await other.getByRole("button", { name: "Visa genomgång av bokade kontakter" }).click();
            await other.getByRole("heading", { name: "Bokade kontakter" }).waitFor();
            await other.locator(".stand-in__contacts dt").first().waitFor();
            await sound(other, `handover-stand-in-${size}`);

            await page.getByRole("button", { name: "Avsluta", exact: true }).click();
            await page.getByText(/Vikarie: Camilla Rydén\./).waitFor({ state: "detached" });
            await page.locator("h2:focus", { hasText: "Borta och vikarie" }).waitFor();
            assert.deepEqual((await get(other, "/my-day")).standing_in, []);
            await other.reload();
            await other.getByRole("heading", { level: 1 }).waitFor();
            await other.getByText(/Vikarierar för/).waitFor({ state: "detached" });
            await page.context().close();
            await other.context().close();
        });
    });
}
/** The first of a list's choices that is so called. */
async function choose(page, list, called) {
    const box = page.getByLabel(list, { exact: true });
    await box.getByRole("option").nth(1).waitFor({ state: "attached" });
    const labels = await box.getByRole("option").allTextContents();
    const label = labels.find((each) => called.test(each));
    assert.ok(label, `${list}: ${labels.join(", ")}`);
    await box.selectOption({ label });
}
async function bothHave(username, other) {
    const [secretary, social] = await Promise.all([username, other].map((each) => people.as(each)));
    const theirs = new Set((await social.rows({ scope: "party" })).map((row) => row.case));
    const mine = await secretary.rows({ scope: "mine", phase: "active" });
    return { secretary, case: mine.find((row) => theirs.has(row.case)).case };
}
/** Karin's own place in a list of receivers. */
const optionOf = async (row) =>
    (await row.getByRole("option").allTextContents()).find((text) => text.startsWith("Karin Östlund"));

test("two hundred cases are booked in at once, and the time is told", async (t) => {
    const page = await as(browser, server, "Yasmin Farah", desk, "/arenden?scope=team");
    await page.locator(".case-table tbody tr").first().waitFor();
    await page.getByRole("checkbox", { name: "Välj alla på sidan" }).check();
    await page.getByRole("button", { name: /^Välj de första 200 av \d+$/ }).click();
    await page.getByText("200 ärenden valda").waitFor();
    await page.getByText("Högst 200 ärenden kan väljas åt gången.").waitFor();
    await page.getByRole("button", { name: "Kalla", exact: true }).click();
    await page.getByLabel("Vem ringer, och var?").fill("Yasmin ringer");
    let began = Date.now();
    await page.getByRole("button", { name: "Förhandsgranska 200 ärenden" }).click();
    await page.getByText(/^Det går i/).waitFor();
    t.diagnostic(`200 cases checked in ${Date.now() - began} ms`);
    began = Date.now();
    await page.getByRole("button", { name: /^Boka i \d+ ärenden$/ }).click();
    await page.getByText(/Kontakten är bokad i \d+ ärenden\./).waitFor();
    t.diagnostic(`and written in ${Date.now() - began} ms`);
    await page.context().close();
});
