// Fråga en expert on screen: the form reads along and does not send what tells of somebody; the expert answers and publishes; all
// find it. With a mouse and on a narrow phone.
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
    describe(`questions to experts, ${size}`, () => {
        const subject = `Trött på morgonen, ${size === "desk" ? "fall ett" : "fall två"}`;
        test("what tells of somebody is marked, changed or confirmed, and then sent", async () => {
            const page = await as(browser, server, "Karin Östlund", viewport, "/samrad");
            await page.getByRole("heading", { name: "Fråga en expert" }).waitFor();
            await sound(page, `consult-mine-${size}`);
            await page.getByRole("button", { name: "Ny fråga" }).click();
            await sound(page, `consult-form-${size}`);
            await page.getByLabel("Vem vill du fråga?").selectOption("care_coordinator");
            await page.getByRole("textbox", { name: "Rubrik" }).fill(subject);
            await page
                .getByLabel("Din fråga")
                .fill(
                    "Kundvagnia (19821105-9954) är trött sedan 4 mars och praktiserar på Kvarnhjulet. Vad gör vi?",
                );
            const found = page.getByRole("group", { name: "Går det att förstå vem det gäller?" });
            await found.getByText("Personnummer eller samordningsnummer").waitFor();
            await page.getByRole("button", { name: "Skicka frågan" }).click();
            await page.getByRole("alert").filter({ hasText: "Ta bort eller intyga" }).waitFor();
            await sound(page, `consult-found-${size}`);
            // Nothing typed is lost.
            await page.reload();
            await found.getByText("Personnummer eller samordningsnummer").waitFor();
            assert.equal(await page.getByRole("textbox", { name: "Rubrik" }).inputValue(), subject);
            for (const [what, word] of [
                ["Kundvagnia", "[namn]"],
                ["19821105-9954", "[personnummer]"],
                ["4 mars", "i våras"],
            ]) {
                const change = found.getByRole("button", { name: `Byt mot ${word}: ${what}` });
                await change.click();
                await change.waitFor({ state: "detached" });
            }
            await found.getByRole("checkbox", { name: "”Kvarnhjulet” avslöjar ingen" }).check();
            await found.getByText("Inget i texten ser ut att avslöja").waitFor();
            await page.getByRole("button", { name: "Skicka frågan" }).click();
            await page
                .getByRole("article")
                .getByText("[namn] ([personnummer]) är trött sedan i våras")
                .waitFor();
            await sound(page, `consult-sent-${size}`);
            await page.context().close();
        });

        test("the expert sees it in the queue, answers and publishes; a third party finds it", async () => {
            const expert = await as(browser, server, "Susanne Arvidsson", viewport, "/min-dag");
            await expert.getByRole("link", { name: /vänta.* på svar från din roll/ }).click();
            await expert.getByRole("link", { name: subject }).waitFor();
            await sound(expert, `consult-queue-${size}`);
            await expert.getByRole("link", { name: subject }).click();
            await expert.getByRole("button", { name: "Jag tar den" }).click();
            await expert.getByRole("button", { name: "Jag tar den" }).waitFor({ state: "detached" });
            await expert
                .getByLabel("Ditt svar")
                .fill("Be om ett intyg som säger vad personen orkar på förmiddagen.");
            await expert.getByText("Inget i texten ser ut att avslöja").waitFor();
            await expert.getByRole("button", { name: "Skicka svaret" }).click();
            await expert.getByRole("button", { name: "Gör till allmän fråga och svar" }).click();
            const words = `Hur begär vi ett intyg om ork, ${size === "desk" ? "version ett" : "version två"}?`;
            await expert.getByRole("textbox", { name: "Rubrik" }).fill("Intyg om ork på förmiddagen");
            await expert.getByLabel("Frågan, som alla får läsa den").fill(words);
            await expert.getByText("Inget i texten ser ut att avslöja").waitFor();
            await sound(expert, `consult-publish-${size}`);
            await expert.getByRole("button", { name: "Publicera" }).click();
            await expert.getByText("Det här svaret finns i Frågor och svar.").waitFor();
            await sound(expert, `consult-answered-${size}`);
            await expert.context().close();

            const other = await as(browser, server, "Monica Dahlin", viewport, "/samrad?tab=faq");
            await other.getByText("Kan man arbetsträna med sjukpenning?").waitFor();
            await sound(other, `consult-faq-${size}`);
            await other.getByLabel("Sök i frågor och svar").fill(words.slice(0, -1));
            await other.getByRole("article").filter({ hasText: words }).waitFor();
            await other.getByText("1 svar").waitFor();
            await other.getByLabel("Sök i frågor och svar").fill("pannkaka");
            await other.getByText("Det finns inget svar på det här än.").waitFor();
            await sound(other, `consult-faq-none-${size}`);
            await other.context().close();
        });
    });
}

test("who works with no case reads the answers and asks nothing; in English too", async () => {
    const page = await as(browser, server, "Henrik Alm", desk, "/samrad");
    await page.getByText("Kan man arbetsträna med sjukpenning?").waitFor();
    await page.getByRole("tab", { name: "Mina frågor" }).click();
    await page.getByText("Din roll har inga egna frågor här.").waitFor();
    await page.getByRole("tab", { name: "Att svara på" }).click();
    await page.getByText("Ingen fråga väntar på dig.").waitFor();
    await sound(page, "consult-empty");
    await page.context().close();
});
