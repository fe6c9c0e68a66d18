// Reasoned openings and Granskning on screen: the form and its one answer for what is not found, the reviewer's desk, a week's list,
// with a mouse and on a narrow phone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { as, desk, phone, sound, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
    server = await startServer({ cases: 200 });
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

for (const [size, viewport] of Object.entries({ desk, phone })) {
    describe(`review, ${size}`, () => {
        test("a case is opened with a reason, approved by another, and the week's list is judged", async () => {
            const number = "19740716-9296"; // Nawfal Khalaf's; his case is Team 3's
            const worker = { desk: "Lena Bergqvist", phone: "Selma Kovac" }[size];
            const page = await as(browser, server, worker, viewport, "/arenden/oppna");
            await page.getByLabel("Personnummer").fill("19901211-9948");
            await page.getByLabel("Varför behöver du läsa ärendet?").fill("kort");
            await page.getByRole("button", { name: "Öppna ärendet" }).click();
            await page.getByText("Skriv varför.").waitFor();
            await sound(page, `open-fault-${size}`);
            await page.getByLabel("Varför behöver du läsa ärendet?").fill("Vikarierar för Karin i dag");
            await page.getByRole("button", { name: "Öppna ärendet" }).click();
            await page.getByText(/Det finns inget ärende som du kan öppna/).waitFor();
            await sound(page, `open-not-found-${size}`);
            await page.getByLabel("Personnummer").fill(number);
            await page.getByRole("button", { name: "Öppna ärendet" }).click();
            await page.waitForURL("**/oversikt");
            await page.context().close();

            const reviewer = await as(browser, server, "Eva Hallgren", viewport, "/granskning");
            await reviewer.getByRole("heading", { name: "Öppningar med skäl" }).waitFor();
            const line = reviewer.getByRole("listitem").filter({ hasText: worker });
            await line.getByText("Vikarierar för Karin i dag").waitFor();
            await line.getByRole("button", { name: "Visa loggen" }).click();
            await line.getByRole("cell", { name: "Öppnade med skäl" }).first().waitFor();
            await sound(reviewer, `desk-${size}`);
            await line.getByRole("button", { name: "Godkänn inte" }).click();
            await line.getByText("Skriv varför.").waitFor();
            await line.getByRole("button", { name: "Godkänn", exact: true }).click();
            await line.getByText("Godkänd").waitFor();

            await reviewer
                .getByRole("link", { name: /^Vecka \d+$/ })
                .first()
                .click();
            await reviewer.getByText("Urvalets frö").waitFor();
            await sound(reviewer, `week-${size}`);
            const judge = reviewer.getByRole("button", { name: "Bedöm", exact: true });
            const left = await judge.count();
            if (left > 0) {
                await judge.first().click();
                await sound(reviewer, `judge-${size}`);
                await reviewer.getByRole("button", { name: "Spara bedömningen" }).click();
                await reviewer.getByText("Bedömningen är sparad.").waitFor();
                await reviewer.waitForFunction(
                    (left) =>
                        [...document.querySelectorAll("button")].filter((b) => b.textContent === "Bedöm")
                            .length ===
                        left - 1,
                    left,
                );
            }
            await reviewer.context().close();
        });
    });
}

test("who does not review is told so, in both languages, and has no link", async () => {
    const page = await as(browser, server, "Lena Bergqvist", desk, "/granskning");
    await page.getByText("Du granskar inte loggen i din part.").waitFor();
    assert.equal(await page.getByRole("link", { name: "Granskning" }).count(), 0);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("You do not review the log of your party.").waitFor();
    await page.context().close();
});
