// Documents on screen, wide and narrow: chosen, sent, refused without losing what was chosen, got back; and the scan of a consent.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { pdfOfPages } from "../pdf.mjs";
import {
    caseOf,
    desk,
    openPage,
    phone,
    shot,
    signInAs,
    sound,
    startBrowser,
    startServer,
} from "./harness.mjs";

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

const text = (name, words) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

/** Fills in what the document is: a certificate, of the joint plan. */
async function describes(page, title) {
    await page.getByRole("textbox", { name: "Rubrik" }).fill(title);
    await page.getByLabel("Slag av handling").last().selectOption({ label: "Intyg" });
    await page.getByLabel("Vad är det för slags uppgift?").selectOption({ label: "Den gemensamma planen" });
}

for (const [size, viewport] of Object.entries({ desk, phone })) {
    describe(`documents, ${size}`, () => {
        test("a document is added with its file, refused kindly, and got back", async () => {
            const page = await openPage(browser, server.url, viewport);
            await signInAs(page, "Karin Östlund");
            const id = await caseOf(page, "Nawfal Khalaf");
            await page.goto(`/arenden/${id}/handlingar`);
            await page.getByRole("heading", { name: "Inskannat samtycke" }).first().waitFor();
            await sound(page, `documents-${size}`);

            await page.getByRole("button", { name: "Lägg till en handling" }).first().click();
            const title = `Intyg från kursen, ${size}`;
            await describes(page, title);
            await page.locator("input[type=file]").setInputFiles(text("intyg.txt", "<script>1</script>"));
            await page.getByText("intyg.txt, 1 kB").waitFor();
            await page.getByRole("button", { name: "Spara", exact: true }).click();
            await page.getByText("Filen innehåller något som kan köras").waitFor();
            await page.getByText("intyg.txt, 1 kB").waitFor(); // what was chosen is still there
            assert.equal(await page.getByRole("textbox", { name: "Rubrik" }).inputValue(), title);
            await sound(page, `documents-form-${size}`);

            await page.getByRole("button", { name: "Ta bort den valda filen" }).click();
            await page.locator("input[type=file]").setInputFiles(text("intyg.txt", "Har gått kursen.\n"));
            await page.getByRole("button", { name: "Spara", exact: true }).click();
            await page.getByText("Handlingen är sparad.").waitFor();
            const entry = page.locator("article.entry", { hasText: title });
            await entry.getByText("text, 1 kB").waitFor();
            const download = page.waitForEvent("download");
            await entry.getByRole("button", { name: `Hämta filen: ${title}` }).click();
            const file = await download;
            assert.match(file.suggestedFilename(), /^handling-[0-9A-Z]{13}\.txt$/);
            assert.equal(await readFile(await file.path(), "utf8"), "Har gått kursen.\n");
            await sound(page, `documents-after-${size}`);
            await page.context().close();
        });
    });
}

for (const [size, viewport] of Object.entries({ desk, phone }))
    test(`a PDF is drawn page by page, in a frame that reaches nothing, ${size}`, async () => {
        const page = await openPage(browser, server.url, viewport);
        await signInAs(page, "Karin Östlund");
        const id = await caseOf(page, "Nawfal Khalaf");
        await page.goto(`/arenden/${id}/handlingar?form=document_added`);
        const title = `Läkarutlåtande, ${size}`;
        await describes(page, title);
        await page.locator("input[type=file]").setInputFiles({
            name: "intyg.pdf",
            mimeType: "application/pdf",
            buffer: pdfOfPages(["Till kommunen", "Med egna ord", "Underskrift"]),
        });
        await page.getByRole("button", { name: "Spara", exact: true }).click();
        await page.getByText("Handlingen är sparad.").waitFor();
        const entry = page.locator("article.entry", { hasText: title });
        await entry.getByRole("button", { name: `Visa filen: ${title}` }).click();
        await entry.getByText("3 sidor").waitFor();

        const frame = entry.frameLocator("iframe");
        const first = frame.getByRole("region", { name: "Sida 1 av 3" });
        await first.getByText("Till kommunen").waitFor(); // what a screen reader reads
        // What the eye sees: the stroke stands where it was drawn, and beside it there is nothing.
        const points = () =>
            first.locator("canvas").evaluate((canvas) => {
                const at = (x, y) =>
                    canvas.getContext("2d").getImageData(x * canvas.width, y * canvas.height, 1, 1).data[0];
                return { stroke: at(0.5, 100 / 842), paper: at(0.5, 0.5), width: canvas.width };
            });
        const drawn = await points();
        assert.deepEqual([drawn.stroke, drawn.paper], [0, 255]);
        await sound(page, `document-pdf-${size}`);
        await entry.locator("iframe").scrollIntoViewIfNeeded();
        await shot(page, `document-pdf-in-view-${size}`, false);

        // It has nothing of the page's, and no way out.
        const reached = await first.evaluate(async () => {
            const refused = async (doing) => {
                try {
                    return `let ${String(await doing())}`;
                } catch {
                    return "refused";
                }
            };
            return [
                await refused(() => document.cookie),
                await refused(() => localStorage.length),
                await refused(() => parent.document.title),
                await refused(() => fetch("/api/v1/session")),
                await refused(() => fetch("https://example.org/")),
            ];
        });
        assert.deepEqual(reached, Array(5).fill("refused"));
        page.complaints.length = 0; // the browser told of each

        await entry.getByRole("button", { name: "Större" }).click();
        for (let i = 0; i < 100 && (await points()).width <= drawn.width; i += 1)
            await page.waitForTimeout(50);
        assert.ok((await points()).width > drawn.width, "drawn anew, not stretched");
        const last = frame.getByRole("region", { name: "Sida 3 av 3" });
        await last.scrollIntoViewIfNeeded();
        await last.getByText("Underskrift").waitFor();
        await entry.getByRole("button", { name: `Dölj filen: ${title}` }).click();
        await entry.locator("iframe").waitFor({ state: "detached" });
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    });

describe("the scan of a consent", () => {
    const asked = "Bifoga inskannat samtycke";
    test("is offered where a consent on paper is registered, on a telephone too", async () => {
        const page = await openPage(browser, server.url, phone);
        await signInAs(page, "Karin Östlund");
        const id = await caseOf(page, "Nawfal Al-Amin");
        await page.goto(`/arenden/${id}/samtycken?form=consent_given`);
        await page.getByText(asked).waitFor();
        await sound(page, "consent-scan-form-phone");
        await page.context().close();
    });
    test("goes along with the consent, and the second person gets it or is told that there is none", async () => {
        const page = await openPage(browser, server.url, desk);
        await signInAs(page, "Karin Östlund");
        const id = await caseOf(page, "Nawfal Al-Amin");
        // A colleague who can be the second person.
        await page.evaluate(async (caseId) => {
            const get = async (at) => (await fetch(`/api/v1${at}`)).json();
            const { workers } = await get("/directory");
            const anna = workers.find(({ name }) => name === "Anna Lind");
            const { csrf } = await get("/session");
            const entries = [{ kind: "worker_assigned", data: { worker: anna.id, task: "Vikarie" } }];
            await fetch(`/api/v1/cases/${caseId}/entries`, {
                method: "POST",
                headers: {
                    "Content-Type": "application/json",
                    "X-CSRF-Token": csrf,
                    "Idempotency-Key": crypto.randomUUID(),
                },
                body: JSON.stringify({ entries }),
            });
        }, id);
        await page.goto(`/arenden/${id}/samtycken?form=consent_asked`);
        await page.getByRole("button", { name: "Spara", exact: true }).click();
        await page.getByRole("button", { name: "Registrera ja på flera" }).waitFor();
        const secondPerson = async () => {
            const second = await openPage(browser, server.url, desk);
            await signInAs(second, "Anna Lind");
            await second.goto(`/arenden/${id}/samtycken`);
            await second.getByRole("button", { name: "Bekräfta pappret" }).first().click();
            return second;
        };
        await page.goto(`/arenden/${id}/samtycken?form=consent_given`);
        const boxes = page.locator(".entry-form").getByRole("checkbox");
        await boxes.first().waitFor();
        for (let i = 1; i < (await boxes.count()); i += 1) await boxes.nth(i).uncheck();
        await page.getByLabel("Var finns underlaget?").fill("Pärm 7");
        await page.getByRole("button", { name: "Spara", exact: true }).click();
        await page.getByText("Inget inskannat papper är bifogat.").first().waitFor();

        const warned = await secondPerson();
        await warned.getByText("Bekräfta bara om du har originalet framför dig.").waitFor();
        await sound(warned, "consent-confirm-no-scan");
        await warned.context().close();

        // The others, with their paper.
        await page.goto(`/arenden/${id}/samtycken?form=consent_given`);
        await page.getByLabel("Var finns underlaget?").fill("Pärm 7");
        await page.locator("input[type=file]").setInputFiles(text("skannat.txt", "<html>"));
        await page.getByRole("button", { name: "Spara", exact: true }).click();
        await page.getByText("Filen innehåller något som kan köras").waitFor();
        await page.getByText("skannat.txt, 1 kB").waitFor();
        await page.getByRole("button", { name: "Ta bort den valda filen" }).click();
        await page.locator("input[type=file]").setInputFiles(text("skannat.txt", "Jag samtycker.\n"));
        await sound(page, "consent-scan-form");
        await page.getByRole("button", { name: "Spara", exact: true }).click();
        await page
            .getByRole("button", { name: /^Hämta det inskannade pappret/ })
            .first()
            .waitFor();
        await sound(page, "consent-scan");

        const second = await secondPerson();
        const download = second.waitForEvent("download");
        await second
            .locator(".entry-form")
            .getByRole("button", { name: /^Hämta det inskannade pappret/ })
            .click();
        assert.equal(await readFile(await (await download).path(), "utf8"), "Jag samtycker.\n");
        await second.context().close();
        await page.context().close();
    });
});
