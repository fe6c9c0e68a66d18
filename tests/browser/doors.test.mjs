// The doors in a real browser: a provider and back, a code after the password, and the page about one's own sign-in.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { startOwn } from "../server.mjs";
import { codeOf, faultyProvider, secret } from "../api/providers.mjs";
import { axeFindings, desk, fitsAcross, openPage, phone, shot, startBrowser } from "./harness.mjs";

const password = "ett påhittat lösenord";
const anna = {
    username: "anna.lind",
    password,
    "given-name": "Anna",
    "family-name": "Lind",
    role: "employment_officer",
    party: "employment_service",
};

let server, browser, provider;
before(async () => {
    provider = await faultyProvider();
    [server, browser] = await Promise.all([
        startOwn({
            users: [anna],
            config: async (folder) => {
                const file = path.join(folder, "secret");
                await writeFile(file, secret);
                await chmod(file, 0o600);
                return `[[sign_in]]\nname = "af"\nlabel = "Arbetsförmedlingen"\nissuer = "${provider.issuer}"\nclient_id = "samkraft"\nclient_secret_file = "${file}"\nparty = "employment_service"\n`;
            },
        }),
        startBrowser(),
    ]);
    await server.run(["user", "identity", "anna.lind", "--door", "af", "--value", "anna@2021002114"]);
});
after(async () => {
    await browser?.close();
    await server?.stop();
    await provider?.stop();
});

test("through a provider, to the page that was wanted", async () => {
    const page = await openPage(browser, server.url);
    await page.goto("/konto");
    await page.waitForURL("**/logga-in?next=*");
    await page.getByRole("link", { name: "Logga in via Arbetsförmedlingen" }).click();
    await page.waitForURL("**/konto");
    await page.getByRole("heading", { name: "Din inloggning" }).waitFor();
    await page.getByText("via Arbetsförmedlingen").waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("what went wrong there is said in words, and one may try again", async () => {
    const page = await openPage(browser, server.url);
    provider.lie = { how: "other" };
    await page.goto("/logga-in");
    await page.getByRole("link", { name: /Logga in via/ }).click();
    await page
        .getByRole("alert")
        .getByText(/gick inte att lita på/)
        .waitFor();
    provider.reset();
    await page.goto("/logga-in?fault=<script>");
    await page.getByRole("link", { name: /Logga in via/ }).waitFor();
    assert.equal(await page.getByRole("alert").count(), 0, "a word that is none is not shown");
    for (const [size, name] of [
        [{ width: 1280, height: 800 }, "desk"],
        [{ width: 390, height: 800 }, "phone"],
    ]) {
        await page.setViewportSize(size);
        await page.goto("/logga-in?fault=unknown_person");
        await page.getByRole("alert").waitFor();
        assert.ok(await fitsAcross(page));
        assert.deepEqual(await axeFindings(page), []);
        await shot(page, `sign-in-ways-${name}`);
    }
    await page.context().close();
});

test("a code is added, asked for, and taken away; sessions elsewhere are ended", async () => {
    const page = await openPage(browser, server.url, desk);
    const signIn = async (on) => {
        await on.goto("/logga-in?next=%2Fkonto");
        await on.getByLabel("Användarnamn").fill("anna.lind");
        await on.getByLabel("Lösenord").fill(password);
        await on.getByRole("button", { name: "Logga in" }).click();
    };
    const other = await openPage(browser, server.url, phone);
    await signIn(other);
    await other.waitForURL("**/konto");
    await signIn(page);
    await page.waitForURL("**/konto");

    await page.getByRole("button", { name: "Lägg till en kod" }).click();
    await page.getByLabel("Ditt lösenord").fill("fel");
    await page.getByRole("button", { name: "Fortsätt" }).click();
    await page.getByText("Användarnamnet eller lösenordet stämmer inte.").waitFor();
    await page.getByLabel("Ditt lösenord").fill(password);
    await page.getByRole("button", { name: "Fortsätt" }).click();
    const key = (await page.locator(".account__key dd").textContent()).replaceAll(" ", "");
    for (const [size, name] of [
        [{ width: 1280, height: 800 }, "desk"],
        [{ width: 390, height: 800 }, "phone"],
    ]) {
        await page.setViewportSize(size);
        assert.ok(await fitsAcross(page));
        assert.deepEqual(await axeFindings(page), []);
        await shot(page, `account-${name}`);
    }
    await page.getByLabel("Kod, sex siffror").fill("000000");
    await page.getByRole("button", { name: "Bekräfta" }).click();
    await page.getByText("Koden stämmer inte").waitFor();
    await page.getByLabel("Kod, sex siffror").fill(codeOf(key, -1));
    await page.getByRole("button", { name: "Bekräfta" }).click();
    await page.getByRole("button", { name: "Byt till en ny app" }).waitFor();
    await other.reload();
    await other.waitForURL("**/logga-in?*"); // the session there has ended

    await signIn(other);
    await other.getByRole("heading", { name: "Skriv koden" }).waitFor();
    assert.deepEqual(await axeFindings(other), []);
    await shot(other, "sign-in-code-phone");
    await other.getByLabel("Kod, sex siffror").fill(String(crypto.randomInt(100000)).padStart(6, "9"));
    await other.getByRole("button", { name: "Logga in" }).click();
    await other.getByText("Koden stämmer inte").waitFor();
    await other.getByLabel("Kod, sex siffror").fill(codeOf(key));
    await other.getByRole("button", { name: "Logga in" }).click();
    await other.waitForURL("**/konto");

    await page.reload();
    await page
        .getByRole("button", { name: /^Avsluta: / })
        .first()
        .click();
    await page.getByText("Avslutad.").first().waitFor();
    await other.reload();
    await other.waitForURL("**/logga-in?*");

    await page.getByRole("button", { name: "Ta bort koden" }).click();
    await page.getByLabel("Ditt lösenord").fill(password);
    await page.getByLabel("Kod från appen").fill(codeOf(key, 1));
    await page.getByRole("button", { name: "Ta bort koden" }).click();
    await page.getByRole("button", { name: "Lägg till en kod" }).waitFor();
    assert.deepEqual(page.complaints, []);
    await Promise.all([page, other].map((each) => each.context().close()));
});

test("the own password is changed where one sees how one signs in", async () => {
    const page = await openPage(browser, server.url, desk);
    const signIn = async (word) => {
        await page.goto("/logga-in?next=%2Fkonto");
        await page.getByLabel("Användarnamn").fill("anna.lind");
        await page.getByLabel("Lösenord").fill(word);
        await page.getByRole("button", { name: "Logga in" }).click();
    };
    await signIn(password);
    await page.waitForURL("**/konto");
    await page.getByRole("button", { name: "Byt lösenord" }).click();
    await page.getByLabel("Lösenordet du har nu").fill(password);
    await page.getByLabel("Nytt lösenord").fill("annalind1234");
    await page.getByRole("button", { name: "Byt lösenord" }).click();
    await page.getByText(/lätt att gissa/).waitFor();
    assert.equal(await page.getByLabel("Lösenordet du har nu").inputValue(), password, "nothing is lost");
    for (const [size, name] of [
        [{ width: 1280, height: 800 }, "desk"],
        [{ width: 390, height: 800 }, "phone"],
    ]) {
        await page.setViewportSize(size);
        assert.ok(await fitsAcross(page));
        assert.deepEqual(await axeFindings(page), []);
        await shot(page, `account-password-${name}`);
    }
    const fresh = "nio gröna paraplyer i hissen";
    await page.getByLabel("Nytt lösenord").fill(fresh);
    await page.getByRole("button", { name: "Byt lösenord" }).click();
    await page.getByText("Lösenordet är bytt.").waitFor();
    await page.context().clearCookies();
    await signIn(fresh);
    await page.waitForURL("**/konto");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});
