// Who sees what, on screen: cells tell why by mouse and keyboard, in both languages and on a narrow phone; and a form says who
// will read what is written, by the server, and works without its answer.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axeFindings, desk, openPage, signInAs, sound, startBrowser, startServer } from "./harness.mjs";

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

async function khalaf(viewport, part) {
    const page = await openPage(browser, server.url, viewport);
    await signInAs(page, "Yasmin Farah");
    const id = await page.evaluate(async () => {
        const answer = await fetch("/api/v1/cases?scope=party&q=Nawfal%20Khalaf");
        return (await answer.json()).rows[0].case;
    });
    await page.goto(`/arenden/${id}/${part}`);
    return page;
}
for (const [size, viewport] of Object.entries({ desk, narrow })) {
    describe(`who sees what, ${size}`, () => {
        test("says why when a cell is chosen, by the keyboard too, one at a time", async () => {
            const page = await khalaf(viewport, "insyn");
            const own = page.getByRole("region", { name: /^Din parts uppgifter/ });
            const cell = own.getByRole("button", { name: /^Uppföljningar, Socialtjänsten\s*: En del/ });
            await cell.waitFor();
            await sound(page, `readers-${size}`);
            await cell.focus();
            await page.keyboard.press("Enter");
            assert.equal(await cell.getAttribute("aria-expanded"), "true");
            const why = page.getByRole("region", { name: "Varför: Uppföljningar, Socialtjänsten" });
            await why
                .getByText(/Socialtjänsten ser en del av uppgiften .* samtycke\. Samtycket gäller/)
                .waitFor();
            await sound(page, `readers-why-${size}`);

            const region = page.getByRole("region", { name: "Uppgifter hos Regionen" });
            await region.getByRole("button", { name: /^Visa \d+ slag som du inte ser något av/ }).click();
            await region.getByText("De säger inget om vad som finns här.").waitFor();
            await region.getByRole("button", { name: /^Diagnos.*, Arbetsförmedlingen\s*: Okänt/ }).click();
            await page.getByText(/får du inte veta/).waitFor();
            await page.getByText(/sekretess enligt 25 kap\. OSL/).waitFor();
            assert.equal(await why.count(), 0, "the other is closed");
            await sound(page, `readers-all-${size}`);
            await page.context().close();
        });
    });
}

test("who sees what, in English", async () => {
    const page = await khalaf(desk, "insyn");
    await page.locator(".readers table").first().waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Who sees what" }).waitFor();
    const cell = page.getByRole("button", { name: /A part$/ }).first();
    await cell.click();
    await page
        .locator(".readers__why")
        .getByText(/sees? a part of the entry/)
        .waitFor();
    await page.context().close();
});

test("a form asks who will read, asks anew when the kind changes, and is usable without an answer", async () => {
    const page = await khalaf(desk, "anteckningar?form=note");
    const sees = page.locator(".entry-form__sees");
    await sees.getByText(/^.*Allt läses av .*Socialtjänsten/).waitFor();
    await sees.getByText("Varför?").click();
    await sees.getByText(/Arbetsförmedlingen ser hela uppgiften/).waitFor();
    await page.getByLabel("Vad är det för slags uppgift?").selectOption("team_notes");
    await sees.getByText(/Inget ser .*Socialtjänsten/).waitFor();
    assert.deepEqual(await axeFindings(page), []);

    await page.route("**/audience?**", (route) => route.abort());
    await page.getByLabel("Vad är det för slags uppgift?").selectOption("work_history");
    await sees.getByText("Du kan skriva och spara ändå.").waitFor();
    await page.getByRole("textbox", { name: "Rubrik" }).fill("Utan svar");
    await page.getByRole("textbox", { name: "Anteckning" }).fill("Sparas ändå.");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByText("Utan svar").first().waitFor();
    await page.context().close();
});
