// A browser that is left open, on a computer that others use: who has signed out has left nothing behind. Neither Back nor the
// address brings a case again, no byte of it lies in the browser's own folder, and no field of a case asks the browser to remember
// what is typed in it. docs/06-security.md, abuse case 40.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { People } from "../api/client.mjs";
import { desk, openPage, phone, signInAs, startBrowser, startIn, startServer } from "./harness.mjs";

const canary = "Kvastmurklan"; // written in the case, and a word of nobody else's
let server, browser, caseId;
before(async () => {
    [server, browser] = await Promise.all([startServer({ cases: 50 }), startBrowser()]);
    const karin = await new People(server).as("karin.ostlund");
    caseId = (await karin.rows({ scope: "mine" }))[0].case;
    await karin.write(caseId, {
        kind: "note",
        category: "joint_plan",
        data: { heading: canary, text: `${canary} har ringt.` },
    });
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function signOut(page) {
    const menu = page.getByRole("button", { name: "Meny" }); // on a phone
    if (await menu.isVisible()) await menu.click();
    await page.getByRole("button", { name: "Logga ut" }).click();
}
/** The sign-in page, and not a word of the case in the document. */
async function nothingLeft(page, what) {
    await page.waitForURL("**/logga-in*");
    await page.getByRole("button", { name: /^Karin Östlund/ }).waitFor();
    const said = await page.evaluate(() => document.documentElement.outerHTML);
    assert.ok(!said.includes(canary), what);
}
/** The files of the folder that hold the word, as UTF-8 or as UTF-16. */
async function holding(folder, word) {
    const wanted = ["utf8", "utf16le"].map((encoding) => Buffer.from(word, encoding));
    const found = [];
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const bytes = await readFile(path.join(entry.parentPath ?? entry.path, entry.name));
        if (wanted.some((each) => bytes.includes(each))) found.push(entry.name);
    }
    return found;
}

for (const [size, viewport] of Object.entries({ desk, phone })) {
    describe(`after signing out, ${size}`, () => {
        test("Back, Forward, a reload and the address lead to the sign-in page", async () => {
            const page = await openPage(browser, server.url, viewport);
            await signInAs(page, "Karin");
            await page.goto("/arenden"); // documents of their own, which the browser may keep as they stand
            await page.goto(`/arenden/${caseId}/anteckningar`);
            await page.getByText(`${canary} har ringt.`).waitFor();
            await page.goto(`/arenden/${caseId}/oversikt`);
            await page.getByRole("heading", { level: 1 }).waitFor();
            await page.goBack();
            await page.getByText(`${canary} har ringt.`).waitFor();
            await signOut(page);
            await nothingLeft(page, "signed out");
            for (const step of ["back", "back", "forward", "back", "back"]) {
                await page.evaluate((way) => history[way](), step);
                await page.waitForTimeout(200); // long enough to be shown what the browser has kept
                await nothingLeft(page, step);
            }
            await page.reload();
            await nothingLeft(page, "reloaded");
            await page.goto(`/arenden/${caseId}/anteckningar`);
            await nothingLeft(page, "the address");
            await page.context().close();
        });
    });
}

test("the sign-in page comes also when its answers are slow", async () => {
    const page = await openPage(browser, server.url);
    await signInAs(page, "Karin");
    await page.goto(`/arenden/${caseId}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    let asked = 0;
    await page.route("**/api/v1/{demo/users,sign-in}", async (route) => {
        asked += 1;
        await new Promise((done) => setTimeout(done, 1000));
        await route.continue();
    });
    await signOut(page);
    await page.getByRole("button", { name: /^Karin Östlund/ }).waitFor({ timeout: 10_000 });
    assert.equal(asked, 2, "each is asked once");
    await page.context().close();
});

test("no byte of what has been read lies in the browser's folder afterwards", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "samkraft-browser-"));
    try {
        const page = await startIn(folder, server.url);
        await signInAs(page, "Karin");
        await page.goto(`/arenden/${caseId}/anteckningar`);
        await page.getByText(`${canary} har ringt.`).waitFor();
        await signOut(page);
        await nothingLeft(page, "signed out");
        // That the search finds what lies there.
        await page.evaluate(() => localStorage.setItem("planted", "Bergmurklan"));
        await page.context().close();
        assert.deepEqual(await holding(folder, canary), []);
        assert.notDeepEqual(await holding(folder, "Bergmurklan"), []);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
});

// The tab's storage is written to the folder some seconds after the last key, and stays there after the sign-out: sealed, with a key
// that no file holds.
test("no byte of what has been typed and not saved lies in the browser's folder afterwards", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "samkraft-browser-"));
    try {
        const page = await startIn(folder, server.url);
        const keys = [];
        page.on("response", async (response) => {
            if (new URL(response.url()).pathname === "/api/v1/session" && response.status() === 200)
                keys.push((await response.json()).draft_key);
        });
        await signInAs(page, "Karin");
        await page.goto(`/arenden/${caseId}/anteckningar?form=note`);
        await page.getByRole("textbox").first().fill("Slåttergubben");
        const sealed = await page.evaluate(() => {
            const name = Object.keys(sessionStorage).find((each) => each.startsWith("samkraft.draft"));
            return sessionStorage.getItem(name);
        });
        await page.waitForTimeout(12_000); // until the browser has written it
        assert.notDeepEqual(await holding(folder, sealed.slice(0, 64)), [], "it has been written");
        await signOut(page);
        await page.context().close();
        assert.deepEqual(await holding(folder, "Slåttergubben"), []);
        assert.match(keys[0], /^[0-9a-f]{64}$/);
        for (const key of new Set(keys)) assert.deepEqual(await holding(folder, key), [], "the key");
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
});

test("no field of a case asks the browser to remember what is typed", async () => {
    const page = await openPage(browser, server.url);
    await signInAs(page, "Karin");
    let fields = 0;
    for (const address of [
        `/arenden/${caseId}/anteckningar?form=note`,
        `/arenden/${caseId}/plan?form=activity_offered`,
        `/arenden/${caseId}/uppgifter?form=identity`,
        `/arenden/${caseId}/kartlaggning?form=assessment`,
        `/arenden/${caseId}/samtycken?form=consent_asked`,
        `/arenden/${caseId}/meddelanden?form=thread_started`,
        `/arenden/${caseId}/papper?mall=meeting_call`,
        "/arenden/ny",
        "/arenden/oppna",
        "/arenden",
        "/samrad",
        "/jav",
        "/anordnare",
    ]) {
        await page.goto(address);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForFunction(() => !document.querySelector(".skeleton"));
        const typed = await page.evaluate(() =>
            [...document.querySelectorAll("input, textarea")]
                .filter(
                    (each) =>
                        !each.readOnly && // a copy that measures how tall the text is
                        (each.tagName === "TEXTAREA" ||
                            /^(text|search|email|tel|url|number|date)$/.test(each.type)),
                )
                .map((each) => ({ named: each.name || each.id || each.outerHTML, off: each.autocomplete })),
        );
        fields += typed.length;
        assert.deepEqual(
            typed.filter(({ off }) => off !== "off"),
            [],
            address,
        );
    }
    assert.ok(fields >= 20, `${fields} fields`);
    await page.context().close();
});
