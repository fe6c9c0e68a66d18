// What every form promises: nothing written is lost, what is wrong is said at its place, and nobody's words are overwritten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axeFindings, openPage, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** A page at the notes of the first case of the first person who may write one. */
async function atNotes() {
    const page = await openPage(browser, server.url);
    await page.goto("/logga-in");
    await page.locator("button.person").first().click();
    await page.waitForURL("**/min-dag");
    await page.goto("/arenden");
    const href = await page.getByRole("table").getByRole("link").first().getAttribute("href");
    const notes = href.replace("oversikt", "anteckningar");
    await page.goto(`${notes}?form=note`);
    await page.getByLabel("Rubrik").waitFor();
    return { page, notes };
}

test("a draft survives a reload and a lost session, and is gone after saving", async () => {
    const { page, notes } = await atNotes();
    const heading = `Utkast ${Date.now()}`;
    await page.getByLabel("Rubrik").fill(heading);
    await page.reload();
    assert.equal(await page.getByLabel("Rubrik").inputValue(), heading);

    await page.context().clearCookies();
    await page.getByLabel("Anteckning", { exact: true }).fill("Text");
    await page.goto(`${notes}?form=note`);
    await page.waitForURL("**/logga-in**");
    await page.locator("button.person").first().click();
    await page.waitForURL("**/anteckningar**");
    assert.equal(await page.getByLabel("Rubrik").inputValue(), heading);

    await page.getByLabel("Anteckning", { exact: true }).press("Control+Enter");
    await page.locator(".toast").waitFor();
    await page.getByRole("heading", { name: heading }).waitFor();
    assert.equal(
        await page.evaluate(
            () => Object.keys(sessionStorage).filter((key) => key.startsWith("samkraft.draft")).length,
        ),
        0,
    );
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("what is missing is listed first, with focus, and leads to the field", async () => {
    const { page } = await atNotes();
    await page.getByRole("button", { name: "Spara" }).click();
    const summary = page.locator(".aksel-error-summary");
    await summary.waitFor();
    assert.ok(await summary.evaluate((element) => element.contains(document.activeElement)));
    assert.deepEqual(await axeFindings(page), []);
    await summary.getByRole("link").first().press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "field-heading");
    await page.context().close();
});

test("a form with words in it is not left by mistake", async () => {
    const { page } = await atNotes();
    await page.getByLabel("Rubrik").fill("Något");
    await page.locator(".case__tabs a").first().click(); // looking around in the case is no leaving
    await page.waitForURL("**/oversikt?form=note");
    assert.equal(await page.getByLabel("Rubrik").inputValue(), "Något");
    await page.getByRole("link", { name: "Min dag" }).click();
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole("button", { name: "Stanna kvar" }).click();
    assert.match(page.url(), /form=note/);
    await page.getByRole("link", { name: "Min dag" }).click();
    await page.getByRole("button", { name: "Lämna" }).click();
    await page.waitForURL("**/min-dag");
    await page.context().close();
});

test("two who change the same note are asked to choose", async () => {
    const { page: mine, notes } = await atNotes();
    const heading = `Delad ${Date.now()}`;
    await mine.getByLabel("Rubrik").fill(heading);
    await mine.getByLabel("Anteckning", { exact: true }).fill("Från början");
    await mine.getByRole("button", { name: "Spara" }).click();
    const theirs = await mine.context().newPage();
    const change = async (page, text) => {
        await page.locator("article", { hasText: heading }).getByRole("button", { name: "Ändra" }).click();
        await page.getByLabel("Anteckning", { exact: true }).fill(text);
    };
    await change(mine, "Min ändring");
    await theirs.goto(notes);
    await change(theirs, "Deras ändring");
    await theirs.getByRole("button", { name: "Spara" }).click();
    await theirs.locator(".toast").waitFor();

    await mine.getByRole("button", { name: "Spara" }).click();
    await mine.locator(".merge").waitFor();
    assert.deepEqual(await axeFindings(mine), []);
    assert.ok(await mine.getByRole("button", { name: "Spara valet" }).isDisabled());
    await mine.getByLabel("Din text").check();
    await mine.getByRole("button", { name: "Spara valet" }).click();
    await mine.locator("article", { hasText: heading }).getByText("Min ändring").waitFor();
    await mine.context().close();
});
