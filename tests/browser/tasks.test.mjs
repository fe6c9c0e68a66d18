// Something to do, in one's own words, from the case to my day and back; and the story of the case, day by day.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { as, caseOf, desk, phone, sound, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});
const name = "Nawfal Khalaf";
async function opens(part, viewport = desk) {
    const page = await as(browser, server, "Yasmin Farah", viewport);
    const id = await caseOf(page, name);
    await page.goto(`/arenden/${id}/${part}`);
    await page.waitForFunction(() => !document.querySelector(".skeleton"));
    return page;
}

test("what is to be done stands in the case and in my day until it is done", async () => {
    const page = await opens("uppfoljning");
    const list = page.getByRole("region", { name: "Att göra" });
    await list.getByRole("button", { name: "Lägg till" }).click();
    const form = page.locator(".entry-form");
    await form.getByRole("button", { name: "Spara", exact: true }).click();
    await form.getByRole("link", { name: /Vad ska göras/ }).waitFor(); // said where it is missing
    await form.getByRole("textbox", { name: /^Vad ska göras/ }).fill("Ring skolan om schemat");
    await form.getByRole("button", { name: "Spara", exact: true }).click();
    await page.locator(".toast", { hasText: "Det står på listan." }).waitFor();
    await list.getByRole("heading", { name: /Ring skolan om schemat/ }).waitFor();
    await sound(page, "tasks-desk");
    await page.goto("/min-dag");
    const row = page.locator(".due-item", { hasText: name }).filter({ hasText: "Något att göra" });
    await row.locator(".due-item__act").click();
    await form.getByText("”Ring skolan om schemat”").waitFor();
    await form.getByRole("button", { name: "Spara", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await list.getByText("En avslutad").click();
    await list.getByText("Klart").first().waitFor();
    await page.goto("/min-dag");
    await page.locator(".due-item").first().waitFor();
    assert.equal(await row.count(), 0);
    await page.context().close();
});

for (const [size, viewport] of Object.entries({ desk, phone }))
    test(`the next step is set, taken and followed by another at the head of the case, ${size}`, async () => {
        const page = await opens("oversikt", viewport);
        const head = page.locator(".case-head__next");
        const form = page.locator(".entry-form");
        const save = async () => {
            await form.getByRole("button", { name: "Spara", exact: true }).click();
            await form.waitFor({ state: "detached" });
        };
        await head.getByRole("button", { name: /^Nytt steg/ }).click();
        await form.getByRole("textbox", { name: /^Vad ska göras/ }).fill("Ring kursen om start");
        assert.ok(await form.getByRole("radio", { name: "Ja" }).isChecked(), "it is the next step");
        await sound(page, `next-step-form-${size}`);
        await save();
        await head.getByText("Ring kursen om start").waitFor();
        await sound(page, `next-step-${size}`);

        await head.getByRole("button", { name: "Klart, Ring kursen om start" }).click();
        await form.getByRole("textbox", { name: /^Vad kommer sedan/ }).fill("Köp busskort");
        await sound(page, `next-step-done-${size}`);
        await save();
        await head.getByText("Köp busskort").waitFor();

        await head.getByRole("button", { name: "Klart, Köp busskort" }).click();
        await save();
        await head.getByText("Inget nästa steg är satt.").waitFor();
        await page.context().close();
    });

test("the story of the case is told by day, narrowed to a party, and leads to where each thing stands", async () => {
    for (const [size, viewport] of Object.entries({ desk, phone })) {
        const page = await opens("tidslinje", viewport);
        const lines = page.locator(".timeline__line");
        await lines.first().waitFor();
        await sound(page, `timeline-${size}`);
        const all = await lines.count();
        await page.getByLabel("Visa vad en part har skrivit").selectOption({ label: "Socialtjänsten" });
        const some = await lines.allInnerTexts();
        assert.ok(some.length > 0 && some.length < all, `${String(some.length)} of ${String(all)}`);
        assert.ok(some.every((line) => line.includes("Socialtjänsten")));
        if (size === "desk") {
            await lines.first().getByRole("link").click();
            await page.waitForURL((url) => !url.pathname.endsWith("/tidslinje"));
        }
        await page.context().close();
    }
});
