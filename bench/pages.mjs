// How fast the pages are to who opens them and presses on them: Lighthouse's performance score on a slow phone and on a desk, and
// the slowest answer to a press or a key, with a processor slowed down four times. `script/pages [CASES]` runs it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { desk, openPage, phone, signInAs, startBrowser, startServer } from "../tests/browser/harness.mjs";

const kWorker = "Karin Östlund";
const kSlower = [1, 4]; // times: this machine, and as Lighthouse does for a phone of the middle class

const cases = Number(process.argv[2] ?? 3588);
const server = await startServer({ cases });
const browser = await startBrowser();
const folder = await mkdtemp(path.join(tmpdir(), "samkraft-pages-"));
try {
    const page = await openPage(browser, server.url);
    await signInAs(page, kWorker);
    const list = await page.evaluate(async () =>
        (await fetch("/api/v1/cases?scope=mine&phase=active")).json(),
    );
    const { case: caseId } = list.rows[0];
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const addresses = ["min-dag", "arenden", `arenden/${caseId}/oversikt`, `arenden/${caseId}/plan`];

    console.log(`${String(cases)} cases; Lighthouse (performance of 100; largest paint, blocked, shift)`);
    for (const address of ["logga-in", ...addresses])
        for (const preset of ["phone", "desk"])
            console.log(`  ${address} ${preset}: ${await score(address, preset, cookie)}`);

    for (const slower of kSlower) {
        console.log(`slowest answer to a press or a key, ms, processor ${String(slower)} times slower`);
        for (const [size, viewport] of Object.entries({ desk, phone })) {
            console.log(`  min-dag ${size}: ${await slowest("min-dag", viewport, slower, walkMyDay)}`);
            console.log(`  arenden ${size}: ${await slowest("arenden", viewport, slower, chooseCases)}`);
        }
    }
} finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
}

async function score(address, preset, cookie) {
    const file = path.join(folder, "lighthouse.json");
    await promisify(execFile)(
        "npm",
        [
            ...["exec", "--yes", "--package=lighthouse@12", "--", "lighthouse", `${server.url}/${address}`],
            ...["--quiet", "--only-categories=performance", "--output=json", `--output-path=${file}`],
            ...["--chrome-flags=--headless --no-sandbox --disable-gpu", "--disable-storage-reset"],
            `--extra-headers=${JSON.stringify({ Cookie: cookie })}`,
            ...(preset === "desk" ? ["--preset=desktop"] : []),
        ],
        {
            env: { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" },
            maxBuffer: 1 << 26,
        },
    );
    const { audits, categories, finalDisplayedUrl } = JSON.parse(await readFile(file, "utf8"));
    assert.equal(new URL(finalDisplayedUrl).pathname, `/${address}`, "not signed in");
    const told = ["largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
    return [
        Math.round(categories.performance.score * 100),
        ...told.map((each) => audits[each].displayValue),
    ].join("  ");
}

/** Of all that `act` does on the page: the longest from the press until the next picture. */
async function slowest(address, viewport, slower, act) {
    const page = await openPage(browser, server.url, viewport);
    await signInAs(page, kWorker);
    await page.goto(`/${address}`);
    await page.waitForFunction(() => !document.querySelector(".skeleton"));
    const wire = await page.context().newCDPSession(page);
    await wire.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.evaluate(() => {
        globalThis.took = [];
        new PerformanceObserver((heard) =>
            globalThis.took.push(...heard.getEntries().filter((each) => each.interactionId > 0)),
        ).observe({ type: "event", durationThreshold: 16 });
    });
    await act(page);
    await page.waitForTimeout(1000); // the observer is told later
    const took = await page.evaluate(() => globalThis.took.map(({ name, duration }) => ({ name, duration })));
    await page.context().close();
    const { name, duration } = took.sort((a, b) => b.duration - a.duration)[0] ?? {
        name: "none over",
        duration: 16,
    };
    return `${String(Math.round(duration))} (${name}; ${String(took.length)} events over 16 ms)`;
}

async function walkMyDay(page) {
    await page.locator(".due-item__act").first().focus();
    for (const key of ["j", "j", "k", "End", "Home", "?"]) await page.keyboard.press(key, { delay: 50 });
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".due-item__more").first().click();
    await page.getByRole("menuitem").first().waitFor();
    await page.keyboard.press("Escape");
}

async function chooseCases(page) {
    for (const scope of [/^Partens/, /^Mina/, /^Partens/]) {
        await page.getByRole("radio", { name: scope }).click();
        await page.locator("tbody tr, .case-row").first().waitFor();
    }
    await page.getByRole("searchbox").pressSequentially("karl", { delay: 120 });
    await page.getByRole("searchbox").fill("");
    await page.waitForTimeout(500);
}
