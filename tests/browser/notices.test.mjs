// Notices in a real browser: turned on under one's own name, and what did not arrive.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { startOwn } from "../server.mjs";
import { startSmsService } from "../sms.mjs";
import { desk, openPage, phone, sound, startBrowser } from "./harness.mjs";

const password = "ett påhittat lösenord";
const users = [
    ["anna", "Anna", "Lind", "employment_officer"],
    ["agneta", "Agneta", "Kron", "operator"],
].map(([username, given, family, role]) => ({
    username,
    password,
    "given-name": given,
    "family-name": family,
    role,
    party: "employment_service",
}));

let server, browser, sms;
before(async () => {
    sms = await startSmsService();
    [server, browser] = await Promise.all([
        startOwn({
            users,
            config: (folder) =>
                `mail_file = "${folder}/mails"\nsms_url = "${sms.url}"\nsms_from = "Samkraft"\n`,
        }),
        startBrowser(),
    ]);
});
after(async () => {
    await browser?.close();
    await server?.stop();
    sms?.stop();
});

async function signedIn(username, to, viewport) {
    const page = await openPage(browser, server.url, viewport);
    await page.goto(`/logga-in?next=${encodeURIComponent(to)}`);
    await page.getByLabel("Användarnamn").fill(username);
    await page.getByLabel("Lösenord").fill(password);
    await page.getByRole("button", { name: "Logga in" }).click();
    await page.waitForURL(`**${to}`);
    return page;
}
async function codeSent() {
    for (let i = 0; i < 200; ++i) {
        const code = /\b\d{6}\b/.exec(
            await readFile(path.join(server.folder, "mails"), "utf8").catch(() => ""),
        )?.[0];
        if (code) return code;
        await pause(100);
    }
    return assert.fail("no code came");
}

test("one's own address is confirmed by its code, quiet hours are set, and all is taken back", async () => {
    const page = await signedIn("anna", "/konto", desk);
    const section = page.getByRole("region", { name: "Säg till när något väntar" });
    await section.getByLabel("Din e-postadress").fill("anna");
    await section.getByRole("button", { name: "Skicka en kod" }).first().click();
    await section.getByText("Adressen stämmer inte.").waitFor();
    await section.getByLabel("Din e-postadress").fill("anna.lind@af.example");
    await section.getByRole("button", { name: "Skicka en kod" }).first().click();
    const field = section.getByLabel("Kod som vi har skickat till anna.lind@af.example");
    await field.fill("fel");
    await section.getByRole("button", { name: "Bekräfta" }).click();
    await section.getByText("Koden stämmer inte").waitFor();
    await sound(page, "notices-code");
    await field.fill(await codeSent());
    await section.getByRole("button", { name: "Bekräfta" }).click();
    await section.getByText("Du får avisering till anna.lind@af.example").waitFor();
    await section.getByLabel("Tyst från klockan").selectOption("20");
    await section.getByLabel("Tyst också på helger").uncheck();
    await section.getByRole("button", { name: "Spara" }).click();
    await page.getByText("Sparat.", { exact: true }).waitFor();
    await sound(page, "notices-on-desk");
    await page.setViewportSize(phone);
    await sound(page, "notices-on-phone");
    await page.reload();
    await section.getByLabel("Tyst från klockan").waitFor();
    assert.equal(await section.getByLabel("Tyst från klockan").inputValue(), "20");
    assert.equal(await section.getByLabel("Tyst också på helger").isChecked(), false);
    await section.getByRole("button", { name: "Ta bort: anna.lind@af.example" }).click();
    await section.getByLabel("Din e-postadress").waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("what did not arrive is shown to the administrator, without the number, and tried again", async () => {
    sms.status = 422;
    const anna = await signedIn("anna", "/konto", phone);
    await anna.getByLabel("Ditt mobilnummer").fill("070-123 45 67");
    await anna.getByRole("button", { name: "Skicka en kod" }).last().click();
    await anna.getByLabel("Kod som vi har skickat till +46701234567").waitFor();
    const page = await signedIn("agneta", "/aviseringar", desk);
    const row = page.getByRole("row", { name: /Anna Lind/ });
    for (let i = 0; i < 100 && !(await row.isVisible()); ++i) {
        await page.reload();
        await page.getByText(/Skickade de senaste 90 dagarna/).waitFor();
    }
    await row.getByText("422 no subscriber ***").waitFor();
    await row.getByText("SMS, kod för att bekräfta en adress").waitFor();
    await sound(page, "undelivered-desk");
    await page.setViewportSize(phone);
    await sound(page, "undelivered-phone");
    await page.setViewportSize(desk);
    sms.status = 200;
    await row.getByRole("button", { name: "Försök igen: Anna Lind, SMS" }).click();
    await page.getByText("Allt har kommit fram.").waitFor();
    await page.getByRole("link", { name: "Aviseringar" }).waitFor();
    assert.deepEqual(page.complaints, []);
    for (const each of [anna, page]) await each.context().close();
});
