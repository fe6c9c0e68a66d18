// Every page, as everybody: it shows, nothing complains, axe finds nothing, and nothing is wider than a narrow phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axeFindings, desk, fitsAcross, openPage, shot, startBrowser, startServer } from "./harness.mjs";

const narrow = { width: 320, height: 640 };
let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function sound(page, name) {
    await page.getByRole("heading", { level: 1 }).waitFor(); // the page itself, not its grey shape
    assert.deepEqual(await axeFindings(page), [], name);
    assert.ok(await fitsAcross(page), `${name} is wider than the window`);
    assert.deepEqual(page.complaints, [], name);
    await shot(page, name);
}

for (const [size, viewport] of Object.entries({ desk, narrow })) {
    describe(size, () => {
        test("from signing in to every part of a case", async () => {
            const page = await openPage(browser, server.url, viewport);
            await page.goto("/");
            const people = page.locator("button.person");
            await people.first().waitFor();
            await sound(page, `sign-in-${size}`);

            await people.first().click();
            await page.getByRole("heading", { level: 1, name: "Min dag" }).waitFor();
            await sound(page, `my-day-${size}`);

            await page.goto("/arenden");
            const first = page.getByRole("table").getByRole("link").first();
            await first.waitFor();
            await sound(page, `cases-${size}`);

            await first.click();
            const tabs = page.locator(".case__tabs a");
            await tabs.first().waitFor();
            for (const tab of await tabs.all()) {
                await tab.click();
                await page
                    .locator(".case__tabs a[aria-current=page]", { hasText: await tab.textContent() })
                    .waitFor();
                const name = new URL(page.url()).pathname.split("/").at(-1);
                await sound(page, `case-${name}-${size}`);
            }
            await page.context().close();
        });
    });
}

test("the keyboard alone opens the first case, past the menu", async () => {
    const page = await openPage(browser, server.url);
    await page.goto("/");
    await page.locator("button.person").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/min-dag");
    await page.goto("/arenden");
    await page.getByRole("table").waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    const name = await page.getByRole("table").getByRole("link").first().textContent();
    for (let presses = 0; presses < 60; ++presses) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate(() => document.activeElement.textContent)) === name) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForURL("**/oversikt");
    await page.context().close();
});

test("English is kept through a reload", async () => {
    const page = await openPage(browser, server.url);
    await page.goto("/logga-in");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Choose who to be" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await page.reload();
    await page.getByRole("heading", { name: "Choose who to be" }).waitFor();
    await page.context().close();
});
