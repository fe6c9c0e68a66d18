// Messages on screen: between staff and the participant, on the desk and on a phone; a line that drops while one writes.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { as, caseOf, desk, openPage, phone, sound, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** The participant's own page. */
async function asPerson(viewport) {
    const page = await openPage(browser, server.url, viewport);
    await page.goto("/logga-in");
    await page.getByRole("button", { name: /^Nawfal Khalaf/ }).click();
    await page.waitForURL("**/min-sida");
    await page.getByRole("heading", { name: "Meddelanden" }).waitFor();
    return page;
}
/** The case's messages, as a worker sees them. */
async function asWorker(name, viewport) {
    const page = await as(browser, server, name, viewport);
    await page.goto(`/arenden/${await caseOf(page, "Nawfal Khalaf")}/meddelanden`);
    await page.getByRole("heading", { level: 2, name: "Meddelanden" }).waitFor();
    return page;
}
const kept = (page) => page.locator(".messages__kept[data-kept=saved]").first().waitFor();

for (const [size, viewport] of Object.entries({ desk, phone })) {
    describe(`messages, ${size}`, () => {
        test("one is begun, answered by the participant, and read", async () => {
            const subject = `Praktiken (${size})`;
            const officer = await asWorker("Karin Östlund", viewport);
            await officer.getByRole("button", { name: "Ny tråd" }).click();
            await officer.getByRole("checkbox", { name: "Deltagaren" }).check();
            await officer.getByRole("checkbox", { name: "Arbetsmarknadsavdelningen" }).check();
            await officer.getByLabel("Ämne").fill(subject);
            await officer.getByLabel("Meddelande", { exact: true }).fill("Hur gick det i dag?");
            await officer
                .getByText("Det här läser Arbetsförmedlingen (ni), deltagaren och Arbetsmarknadsavdelningen.")
                .waitFor();
            await kept(officer);
            await sound(officer, `messages-new-${size}`);
            await officer.getByRole("button", { name: "Skicka", exact: true }).click();
            await officer.getByRole("heading", { name: subject }).waitFor();
            await officer.getByText("Inte läst än").waitFor();
            // A form beside it leaves the conversation open; what is open elsewhere in the case is none.
            await officer.getByRole("button", { name: "Skickat fel" }).click();
            const recall = officer.locator(".entry-form");
            await recall.waitFor();
            await officer.getByRole("heading", { name: subject }).waitFor();
            await recall.getByRole("button", { name: "Avbryt" }).last().click();
            await recall.waitFor({ state: "detached" });
            await officer.getByRole("heading", { name: subject }).waitFor();

            const person = await asPerson(viewport);
            const row = person.locator(".messages__thread", { hasText: subject });
            await row.getByText("1 oläst").waitFor();
            await sound(person, `messages-own-${size}`);
            await row.getByRole("button", { name: subject }).click();
            await person.getByText("Hur gick det i dag?").waitFor();
            await person.locator("h3:focus", { hasText: subject }).waitFor();
            await person.getByRole("button", { name: "Alla trådar" }).click();
            await person.locator("h2:focus", { hasText: "Meddelanden" }).waitFor();
            await row.getByText("1 oläst").waitFor({ state: "detached" }); // read
            await row.getByRole("button", { name: subject }).click();
            await person.getByLabel("Skriv ditt svar").fill("Bra, men jag behöver busskort.");
            await sound(person, `messages-own-thread-${size}`);
            await person.getByRole("button", { name: "Skicka", exact: true }).click();
            await person.locator(".messages__message[data-own=true]").waitFor();
            assert.equal(await person.getByLabel("Skriv ditt svar").inputValue(), "");
            await person.locator("textarea:focus").waitFor();

            await officer.getByText("Bra, men jag behöver busskort.").waitFor(); // told as it happens
            await officer.getByText(/Deltagaren läste/).waitFor();
            await officer.getByText("Väntar på ert svar sedan i dag").waitFor();
            await officer.getByRole("checkbox", { name: "Arbetsmarknadsavdelningen" }).check();
            await officer.getByLabel("Skriv i tråden").fill("Mira ordnar det.");
            await sound(officer, `messages-thread-${size}`);
            await officer.getByRole("button", { name: "Skicka", exact: true }).click();
            await officer.getByText("Väntar på ert svar").waitFor({ state: "detached" });
            await officer.getByText("Väntar på Arbetsmarknadsavdelningen sedan i dag").waitFor();
            await officer.getByRole("button", { name: "Alla trådar" }).click();
            await officer.locator(".messages__thread", { hasText: subject }).waitFor();
            await sound(officer, `messages-list-${size}`);

            const other = await asWorker("Yasmin Farah", viewport);
            await other.getByRole("button", { name: subject }).click();
            await other.getByRole("button", { name: "Inget svar behövs" }).click();
            await other.getByText("Väntar på ert svar").waitFor({ state: "detached" });
            await other.goto("/min-dag");
            const outsider = await asWorker("Camilla Rydén", viewport);
            await outsider.locator(".messages__list").waitFor({ state: "attached" });
            assert.equal(await outsider.getByText(subject).count(), 0);
            const { threads } = await outsider.evaluate(async () => {
                const caseId = location.pathname.split("/")[2];
                return (await fetch(`/api/v1/cases/${caseId}/threads`)).json();
            });
            assert.ok(threads.every((thread) => thread.subject !== subject));
            for (const page of [officer, person, other, outsider]) await page.context().close();
        });
    });
}

test("what is written while the line is down is kept when it is back, and survives a reload", async () => {
    const page = await asPerson(phone);
    await page.getByRole("button", { name: "Skriv ett nytt meddelande" }).click();
    await page.getByLabel("Ämne").fill("Busskort");
    await page.getByLabel("Meddelande", { exact: true }).fill("Får jag");
    await kept(page);
    await page.context().setOffline(true);
    await page.getByLabel("Meddelande", { exact: true }).fill("Får jag ett busskort till praktiken?");
    await page.getByText("Utkastet är inte sparat än. Vi försöker igen.").waitFor();
    await sound(page, "messages-offline");
    await page.context().setOffline(false);
    await kept(page);
    assert.equal(
        await page.evaluate(() => JSON.stringify({ ...localStorage }).includes("busskort")),
        false,
        "nothing in the browser",
    );

    await page.reload();
    await page.getByRole("button", { name: "Skriv ett nytt meddelande" }).click();
    assert.equal(await page.getByLabel("Ämne").inputValue(), "Busskort");
    assert.equal(
        await page.getByLabel("Meddelande", { exact: true }).inputValue(),
        "Får jag ett busskort till praktiken?",
    );
    await page.getByRole("button", { name: "Skicka", exact: true }).click();
    await page.getByRole("heading", { name: "Busskort" }).waitFor();
    await page.getByRole("button", { name: "Alla trådar" }).click();
    await page.getByRole("button", { name: "Skriv ett nytt meddelande" }).click();
    assert.equal(await page.getByLabel("Ämne").inputValue(), "", "sent, and gone");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("an activity that is open in the plan is no conversation", async () => {
    const page = await asWorker("Karin Östlund", desk);
    await page.goto(`${page.url().replace("meddelanden", "plan")}?item=1070131367116828747`);
    await page.getByRole("navigation", { name: "Delar" }).getByRole("link", { name: "Meddelanden" }).click();
    await page.getByRole("button", { name: "Ny tråd" }).waitFor();
    await page.context().close();
});
