// My day by the keyboard alone: along the list, setting aside with a reason, undo, assigning; what waits and what is new, on a
// desk and on a telephone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
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
