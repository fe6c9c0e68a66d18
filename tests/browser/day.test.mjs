// My day by the keyboard alone: along the list, setting aside with a reason, undo, assigning; what waits, what is new, what is
// unread, and what one looks through before a contact, on a desk and on a telephone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { People } from "../api/client.mjs";
import { desk, openPage, phone, signInAs, sound, startBrowser, startServer } from "./harness.mjs";

const officer = "Karin Östlund";
let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function dayOf(name, viewport = desk) {
    const page = await openPage(browser, server.url, viewport);
    await signInAs(page, name);
    await page.locator(".due-item").first().waitFor();
    return page;
}
const focusedRow = (page) => page.evaluate(() => document.activeElement?.closest("li")?.dataset.row);
const rows = (page) => page.locator(".due-item").evaluateAll((all) => all.map((each) => each.dataset.row));

describe("by the keyboard alone", () => {
    test("one walks the list, sets a row aside, regrets it, and finds the keys", async () => {
        const page = await dayOf(officer);
        const all = await rows(page);
        // Into the list by Tab, however many stops there are before it.
        for (let i = 0; i < 60 && (await focusedRow(page)) === undefined; ++i)
            await page.keyboard.press("Tab");
        assert.equal(await focusedRow(page), all[0]);
        await page.keyboard.press("j");
        assert.equal(await focusedRow(page), all[1]);
        await page.keyboard.press("ArrowDown");
        assert.equal(await focusedRow(page), all[2]);
        await page.keyboard.press("k");
        await page.keyboard.press("k");
        await page.keyboard.press("k");
        assert.equal(await focusedRow(page), all[0], "it stops at the ends");
        await page.keyboard.press("End");
        assert.equal(await focusedRow(page), all.at(-1));
        await page.keyboard.press("?");
        await page.getByRole("dialog", { name: "Kortkommandon" }).waitFor();
        await page.keyboard.press("Escape");
        await page.waitForFunction(
            (row) => document.activeElement?.closest("li")?.dataset.row === row,
            all.at(-1),
        );

        // The first row that may be put off.
        await page.keyboard.press("Home");
        const dialog = page.getByRole("dialog", { name: /^Skjut upp/ });
        const byLaw = await page.evaluate(async () =>
            (await (await fetch("/api/v1/my-day")).json()).items
                .filter(({ last_aside: last }) => last === undefined)
                .map(({ case: caseId, kind, due }) => `${caseId} ${kind} ${due} `),
        );
        const chosen = all.findIndex((row) => !byLaw.some((each) => row.startsWith(each)));
        for (let i = 0; i < chosen; ++i) await page.keyboard.press("j");
        assert.equal(await focusedRow(page), all[chosen]);
        await page.keyboard.press("s");
        await dialog.waitFor();
        await sound(page, "my-day-aside-dialog");
        // Without a reason it is not done.
        const reason = dialog.getByLabel("Varför?");
        await reason.focus();
        await page.keyboard.press("Enter");
        await dialog.getByText("Skriv varför.").waitFor();
        await page.keyboard.type("Väntar på läkarbesök");
        await page.keyboard.press("Enter");
        await dialog.waitFor({ state: "detached" });
        await page.waitForFunction(
            (row) => ![...document.querySelectorAll(".due-item")].some((each) => each.dataset.row === row),
            all[chosen],
        );
        assert.ok(await focusedRow(page), "the focus stays in the list");
        const folded = page.locator(".my-day__aside");
        await folded.locator("summary").click();
        await folded.getByText("Väntar på läkarbesök").waitFor();
        assert.match(await folded.textContent(), /till .*Karin Östlund/);
        await sound(page, "my-day-aside");
        await page.getByRole("button", { name: "Ångra" }).click();
        await page.waitForFunction(
            (row) => [...document.querySelectorAll(".due-item")].some((each) => each.dataset.row === row),
            all[chosen],
        );
        assert.deepEqual(await rows(page), all, "everything stands as before");
        await page.context().close();
    });

    test("one gives a row to oneself from its menu", async () => {
        const page = await dayOf(officer);
        await page.locator(".due-item__more").first().focus();
        await page.keyboard.press("Enter");
        await page.getByRole("menuitem", { name: /^Tilldela/ }).waitFor();
        await page.keyboard.press("Escape");
        await page.locator(".due-item__act").first().focus();
        await page.keyboard.press("t");
        const dialog = page.getByRole("dialog", { name: /^Tilldela/ });
        await dialog.waitFor();
        await sound(page, "my-day-assign-dialog");
        await dialog.getByRole("button", { name: "Tilldela", exact: true }).click();
        await dialog.getByText("Välj ett av alternativen.").waitFor();
        assert.ok((await dialog.getByRole("option").count()) > 1);
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
        await page.context().close();
    });
});

test("what waits for others stands with how long, and what is new with what it is", async () => {
    const page = await dayOf("Yasmin Farah");
    await page.getByRole("heading", { name: /^Väntar på andra/ }).waitFor();
    assert.match(await page.locator(".wait").first().textContent(), /dag/);
    await page.getByRole("heading", { name: /^Nytt i mina ärenden/ }).waitFor();
    await sound(page, "my-day-waiting");
    await page.context().close();
    const small = await dayOf("Yasmin Farah", phone);
    await small.getByRole("heading", { name: /^Väntar på andra/ }).waitFor();
    await sound(small, "my-day-waiting-phone");
    await small.context().close();
});

test("a contact of today has its preparation, which comes when it is asked for", async () => {
    const karin = await new People(server).as("karin.ostlund");
    const { today } = await karin.get("/my-day");
    const { case: caseId } = (await karin.rows({ scope: "mine" })).find(({ phase }) => phase === "active");
    await karin.get(`/cases/${caseId}`);
    await karin.write(
        caseId,
        {
            kind: "follow_up_planned",
            data: { date: today, responsible: karin.session.worker, channel: "meeting", calls: "Karin" },
        },
        {
            kind: "task",
            category: "joint_plan",
            data: {
                what: "Ta med överenskommelsen",
                by: today,
                party: "employment_service",
                worker: karin.session.worker,
            },
        },
    );
    for (const [size, viewport] of Object.entries({ desk, phone })) {
        const page = await dayOf(officer, viewport);
        const row = page.locator(`.due-item[data-row^="${caseId} follow_up ${today}"]`);
        const folded = row.locator(".prepare");
        await folded.locator("summary").focus();
        assert.equal(await folded.getByText("Att göra").count(), 0, "not asked for yet");
        await page.keyboard.press("Enter");
        await folded.getByText(/^Ta med överenskommelsen, Karin Östlund, senast/).waitFor();
        await folded.getByRole("link", { name: "Öppna ärendet" }).waitFor();
        await sound(page, `my-day-prepare-${size}`);
        await page.context().close();
    }
});

test("what is unread is told at the head, with one way to it, and is gone when it is read", async () => {
    const people = new People(server);
    const [karin, person] = await Promise.all(
        ["karin.ostlund", "nawfal.khalaf"].map((who) => people.as(who)),
    );
    const { case: caseId } = await person.get("/my-case");
    const begin = () =>
        karin.write(caseId, {
            kind: "thread_started",
            data: { subject: "Praktiken", text: "Hur går det?", audience: ["labour_market"] },
        });
    for (const [size, viewport] of Object.entries({ desk, phone })) {
        await begin();
        const page = await dayOf("Yasmin Farah", viewport);
        const unread = page.locator(".unread-item", { hasText: "Nawfal" });
        await unread.first().waitFor();
        const before = await unread.count();
        await page.getByRole("link", { name: `${before} olästa meddelanden` }).click(); // at the head
        assert.match(await unread.last().textContent(), /har skrivit ett meddelande som är oläst.*kom i dag/);
        assert.ok(!(await page.locator("main").textContent()).includes("Hur går det?"));
        await sound(page, `my-day-unread-${size}`);
        await unread.last().getByRole("link", { name: /^Läs/ }).click();
        await page.getByText("Hur går det?").first().waitFor();
        await page.goto("/min-dag");
        await page.locator(".due-item").first().waitFor();
        await page.waitForFunction((n) => document.querySelectorAll(".unread-item").length === n, before - 1);
        await page.context().close();
    }
});
