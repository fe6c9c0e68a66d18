// What every browser test needs: the real server on a free port with the demonstration's data, a real Chromium, the axe
// check and pictures.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../server.mjs";

export { startServer } from "../server.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const fromWeb = createRequire(path.join(repository, "web/package.json")); // the client's dependencies are the tests' too
const { chromium } = fromWeb("playwright-core");

export const desk = { width: 1366, height: 768 };
export const phone = { width: 360, height: 740 };

const launching = {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
};
/** A browser and what it complained about. */
export const startBrowser = () => chromium.launch(launching);
/** A page of a browser that keeps what it keeps in that folder, as somebody's own does. */
export async function startIn(folder, url, viewport = desk) {
    const context = await chromium.launchPersistentContext(folder, {
        ...launching,
        baseURL: url,
        viewport,
        locale: "sv-SE",
        reducedMotion: "reduce",
    });
    return context.pages()[0] ?? context.newPage();
}

/** A fresh page: no cookies, no storage. Everything the console says in anger is kept in page.complaints. */
export async function openPage(browser, url, viewport = desk) {
    const context = await browser.newContext({
        baseURL: url,
        viewport,
        locale: "sv-SE",
        reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(String(error)));
    page.on("console", (message) => {
        // What the server refuses is told by the network; a page that asks whether it is signed in is refused by design.
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
            page.complaints.push(message.text());
    });
    return page;
}

/** Signs in as one of the demonstration's people, by the name on the card. */
export async function signInAs(page, name) {
    await page.goto("/logga-in");
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL("**/min-dag");
}

/** Somebody's own page, signed in, and at the address where one is given. */
export async function as(browser, server, name, viewport = desk, address = undefined) {
    const page = await openPage(browser, server.url, viewport);
    await signInAs(page, name);
    if (address !== undefined) {
        await page.goto(address);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
    }
    return page;
}
/** The case of somebody among those of the reader's party. */
export const caseOf = (page, name) =>
    page.evaluate(async (wanted) => {
        const answer = await fetch(`/api/v1/cases?scope=party&limit=50&q=${encodeURIComponent(wanted)}`);
        return (await answer.json()).rows.find((row) => row.name === wanted).case;
    }, name);

const axe = await readFile(fromWeb.resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2.2 AA on the page as it stands when it has come, as lines to read; [] when nothing. */
export async function axeFindings(page) {
    await page.waitForFunction(() => !document.querySelector(".skeleton"));
    await page.evaluate(axe); // by the protocol, not as a script tag: the content policy stays as strict as it is
    const { violations } = await page.evaluate(() =>
        globalThis.axe.run(document, {
            runOnly: {
                type: "tag",
                values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            },
        }),
    );
    return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target }) => `${id}: ${help} – ${target.join(" ")}`),
    );
}

/** True when nothing is wider than the window. */
export const fitsAcross = (page) =>
    page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

/** A picture in tests/browser/shots. */
export async function shot(page, name, fullPage = true) {
    await mkdir(path.join(here, "shots"), { recursive: true });
    await page.screenshot({ path: path.join(here, "shots", `${name}.png`), fullPage });
}

/** The page itself, not its grey shape: nothing for axe to find, nothing wider than the window, no complaint; and its picture. */
export async function sound(page, name) {
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.evaluate(() => window.scrollTo(0, 0)); // from under the page's head
    assert.deepEqual(await axeFindings(page), [], name);
    assert.ok(await fitsAcross(page), `${name} is wider than the window`);
    assert.deepEqual(page.complaints, [], name);
    await shot(page, name);
}
