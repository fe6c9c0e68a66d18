// Papers on screen, wide and narrow: filled in, looked through, fetched, kept; the log of what has come in; a file shown in the page.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { documentHeader, People } from "../api/client.mjs";
import { as, caseOf, desk, phone, sound, startBrowser, startServer } from "./harness.mjs";

let server, browser, people;
before(async () => {
    server = await startServer();
    people = new People(server);
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function nawfal(viewport, name = "Karin Östlund") {
    const page = await as(browser, server, name, viewport);
    return { page, id: await caseOf(page, "Nawfal Khalaf") };
}

for (const [size, viewport] of Object.entries({ desk, phone })) {
    describe(`papers, ${size}`, () => {
        test("a summons is filled in, looked through, fetched as it was shown, and kept", async () => {
            const { page, id } = await nawfal(viewport);
            await page.goto(`/arenden/${id}/handlingar`);
            await page.getByRole("link", { name: "Skapa papper" }).click();
            await page.getByText("Saknas: dag, tid, plats.").waitFor();
            const paper = page.locator("article.paper");
            await paper.getByRole("heading", { name: "Kallelse" }).waitFor();
            await paper.getByText("Hej Nawfal!").waitFor();
            await sound(page, `papers-missing-${size}`);

            await page.getByLabel("Dag", { exact: true }).fill("2019-06-04");
            await page.getByLabel("Tid", { exact: true }).fill("13.30");
            await page.getByLabel("Plats", { exact: true }).fill("Drottninggatan 18");
            await page.getByLabel("Ta med").fill("Ditt CV");
            await page.getByText("Du har ändrat något.").waitFor();
            // Another paper by a slip of the key, and back: what was typed is there.
            const which = page.getByLabel("Vilket papper?");
            await which.selectOption({ label: "Blad till arbetsplatsen" });
            await paper.getByRole("heading", { name: "Det som behövs på arbetsplatsen" }).waitFor();
            await which.selectOption({ label: "Kallelse" });
            await page.getByRole("button", { name: "Visa pappret" }).waitFor();
            assert.equal(await page.getByLabel("Ta med").inputValue(), "Ditt CV");
            await page.getByLabel("Ta med").fill("Ditt CV och id-kort");
            await page.getByText("Du har ändrat något.").waitFor();
            assert.ok(await page.getByRole("button", { name: "Hämta PDF" }).isDisabled());
            await page.getByRole("button", { name: "Visa pappret" }).click();
            await paper.getByText("tisdag 4 juni 2019").waitFor();
            await paper.getByText("Drottninggatan 18").waitFor();
            assert.equal(await page.getByText("Saknas:").count(), 0, "nor on the paper");

            const version = await page.getByText(/^Version [0-9a-f]{8}, /).textContent();
            const download = page.waitForEvent("download");
            await page.getByRole("button", { name: "Hämta PDF" }).click();
            const file = await download;
            assert.equal(file.suggestedFilename(), "summons-2019-05-20.pdf");
            const bytes = await readFile(await file.path());
            assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
            const hash = createHash("sha256").update(bytes).digest("hex");
            assert.ok(version.startsWith(`Version ${hash.slice(0, 8)},`), version);

            await page.getByRole("button", { name: "Spara som handling" }).click();
            const title = `Kallelse, ${size}`;
            await page.getByRole("textbox", { name: "Rubrik" }).fill(title);
            await page.getByText("Läses av").first().waitFor();
            await sound(page, `papers-${size}`);
            await page.getByRole("button", { name: "Spara handlingen" }).click();
            await page.getByText("Pappret är sparat bland handlingarna.").waitFor();
            const kept = page.locator("article.entry", { hasText: title });
            await kept.getByText("Gjord här").waitFor();

            // What was made here has not come in.
            await page.getByRole("radio", { name: "Inkomna" }).click();
            const log = page.getByRole("group", { name: "Inkomna" });
            await log.getByRole("rowheader", { name: "Inskannat samtycke" }).first().waitFor();
            assert.equal(await log.getByText(title).count(), 0);
            await sound(page, `papers-log-${size}`);
            await page.context().close();
        });

        test("an earlier version stands beside the one that holds, with what differs marked", async () => {
            const { page, id } = await nawfal(viewport);
            const karin = await people.as("karin.ostlund");
            const title = `Intyg från kursen, ${size}`;
            const send = async (name, words, on, data) => {
                const entry = {
                    kind: "document_added",
                    ...on,
                    data: { title, type: "certificate", received: "2019-05-20", file_name: name, ...data },
                };
                const answer = await karin.call("POST", `/cases/${id}/documents`, {
                    text: words,
                    headers: { "Content-Type": "text/plain", "Samkraft-Document": documentHeader([entry]) },
                });
                assert.equal(answer.status, 201, answer.text);
                return answer.body.items[0];
            };
            const item = await send(
                "a.txt",
                "Kurs C\nNärvaro: 60 %\nHälsningar",
                { category: "joint_plan" },
                {},
            );
            await send(
                "b.txt",
                "Kurs C\nNärvaro: 90 %\nBetyg: godkänt\nHälsningar",
                { item, version: 1 },
                { brought_by: "Läraren" },
            );
            await page.goto(`/arenden/${id}/handlingar`);
            const entry = page.locator("article.entry", { hasText: title });
            await entry.getByRole("button", { name: "En tidigare version" }).click();
            await entry
                .getByRole("button", { name: `Jämför version 1 med den som gäller: ${title}` })
                .click();
            const facts = entry.getByRole("table", { name: "Jämför version 1 med den som gäller" });
            await facts.getByRole("row", { name: "Vem lämnade den? (ändrad) – Läraren" }).waitFor();
            await facts.getByRole("row", { name: `Rubrik ${title} ${title}`, exact: true }).waitFor();
            const lines = entry.getByRole("table", { name: "2 rader skiljer sig." });
            await lines.waitFor();
            assert.deepEqual(await lines.locator("del").allTextContents(), ["Närvaro: 60 %", ""]);
            assert.deepEqual(await lines.locator("ins").allTextContents(), [
                "Närvaro: 90 %",
                "Betyg: godkänt",
            ]);
            assert.equal(await lines.locator('tr[data-differs="false"]').count(), 2);
            await sound(page, `papers-beside-${size}`);
            await entry.getByRole("button", { name: `Dölj jämförelsen: ${title}` }).click();
            await facts.waitFor({ state: "detached" });
            await page.context().close();
        });

        test("a text is shown in the page as text, and a picture as a picture", async () => {
            const { page, id } = await nawfal(viewport);
            const words = `Har gått kursen, ${size} <b>här</b>.`;
            // A red point.
            const png =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
            const karin = await people.as("karin.ostlund");
            const send = async (title, type, name, body) => {
                const entry = {
                    kind: "document_added",
                    category: "joint_plan",
                    data: { title, type: "other", received: "2019-05-20", file_name: name },
                };
                const answer = await karin.call("POST", `/cases/${id}/documents`, {
                    text: body,
                    headers: { "Content-Type": type, "Samkraft-Document": documentHeader([entry]) },
                });
                assert.equal(answer.status, 201, answer.text);
            };
            await send("En text", "text/plain", "a.txt", words);
            await send("En bild", "image/png", "a.png", Buffer.from(png, "base64"));
            await page.goto(`/arenden/${id}/handlingar`);
            await page.getByRole("button", { name: "Visa filen: En text" }).first().click();
            await page.getByText(words).waitFor(); // as it stands, without a tag of it having become one
            await page.getByRole("button", { name: "Visa filen: En bild" }).first().click();
            await page.getByRole("img", { name: "En bild", exact: true }).waitFor();
            const point = await page
                .locator("canvas")
                .first()
                .evaluate((canvas) => [...canvas.getContext("2d").getImageData(0, 0, 1, 1).data]);
            assert.deepEqual(point.slice(1), [0, 0, 255]);
            await sound(page, `papers-shown-${size}`);
            await page.context().close();
        });
    });
}

test("from a meeting, the plan and a place one comes to its paper, and chooses what a workplace is told", async () => {
    const { page, id } = await nawfal(desk);
    await page.goto(`/arenden/${id}/uppfoljning`);
    await page
        .getByRole("link", { name: /^Kallelse: / })
        .first()
        .click();
    await page.locator("article.paper").getByText("Du träffar:").waitFor();
    assert.equal(await page.getByText("Saknas: dag").count(), 0); // the day is the meeting's

    await page.goto(`/arenden/${id}/plan?vy=text`);
    await page.getByRole("link", { name: "Planen på papper" }).click();
    const paper = page.locator("article.paper");
    await paper.getByRole("heading", { name: "Din plan" }).waitFor();
    await paper.getByRole("heading", { name: "Målen" }).waitFor();
    await sound(page, "papers-plan");

    await page.getByLabel("Vilket papper?").selectOption({ label: "Blad till arbetsplatsen" });
    await paper.getByRole("heading", { name: "Det som behövs på arbetsplatsen" }).waitFor();
    await page.getByLabel("Arbetsplats eller skola").fill("Komvux");
    await page.getByRole("checkbox").first().check();
    await page.getByRole("button", { name: "Visa pappret" }).click();
    await paper.getByText("Komvux").waitFor();
    await paper.getByRole("listitem").first().waitFor();
    assert.equal(await paper.getByText("Arbetsförmedlingen").count(), 0);
    await sound(page, "papers-needs");
    await page.context().close();
});

test("a need that the agreement names and its reader does not see is told of, on both sheets, and not left out in silence", async () => {
    const { page, id } = await nawfal(desk, "Yasmin Farah");
    const yasmin = await people.as("yasmin.farah");
    const [need] = await yasmin.write(id, {
        kind: "adaptation",
        topic: "work",
        data: { statement: "Lugn start på dagen", for_employer: true },
    });
    const [activity] = await yasmin.write(id, {
        kind: "activity_offered",
        topic: "work",
        data: { activity: "internship", title: "Praktik på kafé", from: "2019-05-27" },
    });
    const [agreement] = await yasmin.write(id, {
        kind: "placement",
        data: {
            activity,
            host: "Kafé Kölsta",
            supervisor: "Mira",
            tasks: "Kassa och disk",
            adaptations: [need],
        },
    });
    const said = page.getByText("Överenskommelsen nämner ett behov som du inte ser");
    const sheets = [
        [`/arenden/${id}/papper?mall=needs&of=${agreement}`, "papers-unseen-need"],
        [`/arenden/${id}/overenskommelse/${agreement}`, "agreement-unseen-need"],
    ];
    for (const [address] of sheets) {
        await page.goto(address);
        await page.getByText("Lugn start på dagen").first().waitFor();
        assert.equal(await said.count(), 0);
    }
    await yasmin.write(id, {
        kind: "retraction",
        item: need,
        version: 1,
        data: { reason: "Stämde inte" },
    });
    for (const [address, name] of sheets) {
        await page.goto(address);
        await said.waitFor();
        assert.equal(await page.getByText("Lugn start på dagen").count(), 0);
        await sound(page, name);
    }
    await page.context().close();
});

test("the plan as it stands is laid before the parties, and the answers fall when it has changed since", async () => {
    const { page, id } = await nawfal(desk, "Yasmin Farah");
    await page.goto(`/arenden/${id}/plan`);
    await page.getByRole("button", { name: "Lägg fram planen som den är" }).click();
    assert.match(
        await page.getByLabel("Vad ska ändras?").inputValue(),
        /^Planen som den är 20 maj 2019: .* Ingenting ändras\.$/,
    );
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByText("Förslaget är skickat").waitFor();
    const laid = page.locator("article.entry", { hasText: "Planen som den är 20 maj 2019" });
    await laid.getByText("Väntar på svar").waitFor();
    assert.equal(await laid.getByText("Planen har ändrats sedan dess").count(), 0);
    await sound(page, "papers-plan-laid");
    await (
        await people.as("yasmin.farah")
    ).write(id, {
        kind: "goal",
        topic: "work",
        data: { text: "Ett mål till", horizon: "2019-12-01", indicator: "Det märks" },
    });
    await laid.getByText("Planen har ändrats sedan dess, och svaren gäller inte längre").waitFor();
    await laid.getByText("Behöver föreslås på nytt").waitFor();
    await laid.getByRole("button", { name: /^Föreslå på nytt/ }).click();
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await laid.getByText("Väntar på svar").waitFor();
    assert.equal(await laid.getByText("Planen har ändrats sedan dess").count(), 0);
    await page.context().close();
});
