// Who sees what, on screen: cells tell why by mouse and keyboard, in both languages and on a narrow phone; and a form says who
// will read what is written, by the server, and works without its answer. At each entry: who sees it, and of one colleague why.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
    axeFindings,
    desk,
    fitsAcross,
    openPage,
    phone,
    shot,
    signInAs,
    sound,
    startBrowser,
    startServer,
} from "./harness.mjs";

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

/** Of the goal in the plan, by keys alone: its menu, the last line of it. */
async function askOfGoal(page, { more, who }) {
    const menu = page.getByRole("button", { name: more });
    await menu.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: who }).waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: who });
    await dialog.getByRole("listitem").first().waitFor();
    return { menu, dialog };
}
/** Chooses a colleague by keys. */
async function choose(page, dialog, label, letters) {
    await dialog.getByRole("combobox", { name: label }).fill(letters);
    await page.keyboard.press("Enter");
}
for (const [size, viewport] of Object.entries({ desk, phone })) {
    test(`an entry says who sees it, and why a colleague does or does not, by the keyboard, ${size}`, async () => {
        const page = await khalaf(viewport, "plan");
        const words = { more: /^Mer för Jag vill arbeta/, who: "Vem ser det här?" };
        const { menu, dialog } = await askOfGoal(page, words);
        await dialog.getByText(/^Du ser hela uppgiften/).waitFor();
        await dialog.getByText(/^Socialtjänsten ser hela uppgiften/).waitFor();
        const answer = dialog.locator(".who__answer");
        for (const [letters, why] of [
            ["Camilla", /Camilla Rydén ser hela uppgiften/],
            ["Jonas Ek", /Jonas Ekdahl ser inget: är inte tilldelad ärendet/],
            ["Anna Lind", /Om Anna Lind arbetar med ärendet får du inte veta/],
            ["Gunilla Wester", /^Om Gunilla Wester arbetar med/],
        ]) {
            await choose(page, dialog, "Vem gäller frågan?", letters);
            await answer.getByText(why).waitFor();
            if (letters === "Jonas Ek")
                assert.match(await answer.textContent(), /Inget/, "a word beside the sign");
        }
        assert.deepEqual(await axeFindings(page), []);
        assert.ok(await fitsAcross(page));
        const box = await answer.boundingBox();
        assert.ok(box.y + box.height <= viewport.height, "what was asked is in sight");
        await shot(page, `who-sees-${size}`, false);
        await page.keyboard.press("Escape");
        if (await dialog.isVisible()) await page.keyboard.press("Escape"); // the first closed the list
        await dialog.waitFor({ state: "hidden" });
        await page.waitForFunction(() => document.activeElement?.getAttribute("aria-haspopup") === "menu");
        assert.ok(
            await menu.evaluate((element) => element === document.activeElement),
            "back where one asked",
        );
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    });
}
test("an entry says who sees it in English, and what cannot be answered is said as well", async () => {
    const page = await khalaf(desk, "plan");
    await page.getByRole("button", { name: /^Mer för Jag vill arbeta/ }).waitFor();
    await page.getByRole("button", { name: "English" }).click();
    await page.setViewportSize(phone);
    const { dialog } = await askOfGoal(page, { more: /^More for Jag vill arbeta/, who: "Who sees this?" });
    await dialog.getByText(/^You see the whole entry/).waitFor();
    await choose(page, dialog, "Of whom do you ask?", "Jonas Ek");
    await dialog.getByText(/Jonas Ekdahl sees nothing: .*not assigned/).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await shot(page, "who-sees-english", false);

    await page.route("**/audience?**", (route) => route.abort());
    await choose(page, dialog, "Of whom do you ask?", "Camilla");
    await dialog.getByText("There is no answer just now.").waitFor();
    await dialog.getByRole("link", { name: "Who sees what in the whole case" }).click();
    await page.getByRole("heading", { name: "Who sees what" }).waitFor();
    await page.context().close();
});
test("nobody asks who sees an entry of a day that has been", async () => {
    const page = await khalaf(desk, "plan?day=2019-05-13");
    await page.getByText("Jag vill arbeta som bilmekaniker").first().waitFor();
    assert.equal(await page.getByRole("button", { name: /^Mer för/ }).count(), 0);
    await page.context().close();
});
