// Protected identity, own interest, and what was sent wrong, on screen and on paper: no page of a colleague's names the protected
// person, not in its title, address or print; who may do what sees how; and every new page is sound, wide and narrow.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openPage, signInAs, sound, startBrowser, startServer } from "./harness.mjs";

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 780 };
const traces = ["törnblad", "elin", "198803212383", "8803212383", "880321-2383", "påhittsgatan", "174 06 35"];
const tabs = [
    "oversikt",
    "plan",
    "kartlaggning",
    "uppfoljning",
    "anteckningar",
    "samtycken",
    "uppgifter",
    "team",
    "insyn",
    "regler",
    "logg",
];

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function as(name, viewport = wide) {
    const page = await openPage(browser, server.url, viewport);
    await signInAs(page, name);
    return page;
}
const casesOf = (page, query) =>
    page.evaluate(async (q) => (await (await fetch(`/api/v1/cases?${q}`)).json()).rows, query);
/** Everything that the page holds or would print. */
async function wordsOf(page) {
    await page.waitForFunction(() => !document.querySelector(".skeleton"));
    await page.emulateMedia({ media: "print" });
    const printed = await page.evaluate(() => document.body.innerText);
    await page.emulateMedia({ media: "screen" });
    const html = await page.content();
    const stored = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    return [await page.title(), page.url(), html, printed, stored].join("\n").toLowerCase();
}
// “Elin” is within other words, too.
const tracesIn = (words) =>
    traces.filter((trace) => new RegExp(`(?<!\\p{L})${trace}(?!\\p{L})`, "u").test(words));
const protectedCase = async (page) =>
    (await casesOf(page, "scope=party&flag=protected&limit=200")).find((row) => row.protection !== "none")
        .case;

describe("a protected person", () => {
    test("is on no page of a colleague's, in no title, address or print", async () => {
        const page = await as("Ingrid Palmér");
        const id = await protectedCase(page);
        for (const address of [
            "/min-dag",
            "/arenden?scope=team",
            "/arenden?scope=party&q=198803212383",
            "/resultat",
            ...tabs.map((tab) => `/arenden/${id}/${tab}`),
            `/arenden/${id}/uppgifter?form=identity`,
            `/arenden/${id}/oversikt?form=note`,
        ]) {
            await page.goto(address);
            await page.getByRole("heading", { level: 1 }).waitFor();
            const typed = address.includes("&q="); // what she looks for, she has typed
            if (typed) await page.getByText("Ingen träff på", { exact: false }).waitFor();
            const words = typed ? (await wordsOf(page)).replaceAll("198803212383", "") : await wordsOf(page);
            assert.deepEqual(tracesIn(words), [], address);
        }
        await page.goto(`/arenden/${id}/uppgifter`);
        await page.getByText("Sekretessmarkering.").waitFor();
        await sound(page, "protected-colleague");
        await page.context().close();
    });

    test("is found, and read, by the named officer; the same look finds her there", async () => {
        const page = await as("Lena Bergqvist");
        const id = await protectedCase(page);
        await page.goto(`/arenden/${id}/uppgifter`);
        await page.getByRole("heading", { level: 1, name: /Elin Törnblad/ }).waitFor();
        const words = await wordsOf(page);
        for (const trace of ["törnblad", "elin", "påhittsgatan"])
            assert.ok(tracesIn(words).includes(trace), `the look would miss “${trace}”`);
        assert.ok(
            !tracesIn(`${await page.title()} ${page.url()}`.toLowerCase()).length,
            "nor here in the title",
        );
        await page.getByText("Utsedda handläggare, Arbetsförmedlingen").waitFor();
        await page.getByText("Så har skyddet ändrats").click();
        await sound(page, "protected-officer");
        await page.goto("/arenden?scope=party&q=T%C3%B6rnblad");
        await page.getByRole("table").getByText("Skyddad identitet").first().waitFor();
        await page.context().close();
    });

    for (const [size, viewport] of Object.entries({ wide, narrow }))
        test(`the form says what each degree demands and lets one name one's own, ${size}`, async () => {
            const page = await as("Lena Bergqvist", viewport);
            const id = await protectedCase(page);
            await page.goto(`/arenden/${id}/uppgifter?form=protection_set`);
            await page.getByRole("heading", { name: "Ändra eller häv skyddet" }).waitFor();
            await page.getByText("Bara utsedda handläggare når ärendet.").waitFor();
            await sound(page, `protected-form-${size}`);
            await page.getByLabel("Skäl").fill("Törnblad har fått nytt hot.");
            await page.getByRole("button", { name: "Spara" }).click();
            await page
                .getByText("Skriv ”deltagaren” i stället för ”törnblad”", { exact: false })
                .first()
                .waitFor();
            await page.context().close();
        });

    test("a mark is set by form, and masks the case for a colleague at once", async () => {
        const page = await as("Karin Östlund");
        const colleague = await as("Yasmin Farah");
        const [row] = await casesOf(page, "scope=party&q=Nawfal%20Yildiz");
        const id = row?.case ?? (await casesOf(page, "scope=team&q=Nawfal"))[0].case;
        await colleague.goto(`/arenden/${id}/oversikt`);
        await colleague.getByRole("heading", { level: 1, name: /Nawfal/ }).waitFor();
        await page.goto(`/arenden/${id}/uppgifter?form=protection_set`);
        await page.getByRole("radio", { name: /^Sekretessmarkering/ }).check();
        const officers = page.getByRole("combobox", { name: "Vilka handläggare får läsa?" });
        await officers.fill("Karin");
        await page.getByRole("option", { name: /Karin Östlund/ }).click();
        await page.getByLabel("Skäl").fill("Ny uppgift från Skatteverket.");
        await page.getByRole("button", { name: "Spara" }).click();
        await page.locator(".toast", { hasText: "Skyddet är ändrat" }).waitFor();
        await colleague.getByRole("heading", { level: 1, name: /Nawfal/ }).waitFor({ state: "detached" });
        const words = await wordsOf(colleague);
        assert.ok(!/nawfal/.test(words), "the screen that was open has been brought up to date");
        for (const each of [page, colleague]) await each.context().close();
    });
});

describe("own interest", () => {
    for (const [size, viewport] of Object.entries({ wide, narrow }))
        test(`is declared on a page of its own, ${size}`, async () => {
            const page = await as("Camilla Rydén", viewport);
            await page.goto("/jav");
            await page.getByRole("heading", { level: 1, name: "Jäv" }).waitFor();
            await page.getByRole("button", { name: "Anmäl" }).click();
            assert.equal(await page.getByText("Fyll i det här.").count(), 2);
            await page.getByLabel("Personnummer").fill("1984");
            await page.getByRole("radio", { name: "Närstående till mig" }).check();
            await page.getByRole("button", { name: "Anmäl" }).click();
            await page.getByText(/Personnumret stämmer inte/).waitFor();
            await page.getByLabel("Personnummer").fill(size === "wide" ? "19840229-2380" : "19800131-2381");
            await page.getByLabel(/Din egen minnesanteckning/).fill(`min svåger ${size}`);
            await page.getByRole("button", { name: "Anmäl" }).click();
            await page.getByText(`min svåger ${size}`).waitFor();
            await sound(page, `own-interest-${size}`);
            await page.goto("/arenden/3ZZZZZZZZZZZZ");
            await page.getByText(/någon du har anmält jäv för/).waitFor();
            await page.context().close();
        });

    test("the manager sees that, not to whom, and ends it with a reason", async () => {
        const page = await as("Pia Roos");
        await page.goto("/jav");
        const staff = page.getByRole("region", { name: "Anmälningar i din part" });
        await staff.getByText("Camilla Rydén").first().waitFor();
        assert.ok(!(await wordsOf(page)).includes("svåger"));
        await sound(page, "own-interest-manager");
        await staff
            .getByRole("button", { name: /Gäller inte längre/ })
            .first()
            .click();
        await staff.getByLabel("Varför finns inte jäv längre?").fill("Inte längre släkt.");
        await staff.getByRole("button", { name: "Gäller inte längre", exact: true }).click();
        await staff.getByText(/gäller inte sedan/).waitFor();
        await page.context().close();
    });
});

describe("sent wrong", () => {
    test("a note is closed for others, who had read it is told, and its text is asked to be removed", async () => {
        const page = await as("Karin Östlund");
        const [{ case: id }] = await casesOf(page, "scope=party&q=Nawfal%20Khalaf");
        await page.goto(`/arenden/${id}/anteckningar?form=note`);
        await page.getByRole("textbox", { name: "Rubrik" }).fill("Fel deltagare");
        await page.getByLabel("Anteckning", { exact: true }).fill("Det som blev fel");
        await page.getByRole("button", { name: "Spara" }).click();
        const entry = page.locator("article.entry", { hasText: "Fel deltagare" });
        await entry.waitFor();
        const step = async (name) => {
            await entry.getByRole("button", { name: /^Mer för/ }).click();
            await page.getByRole("menuitem", { name }).click();
        };
        await step("Skickat fel: stäng för andra");
        await page.getByLabel("Vad blev fel?").fill("Hörde till ett annat ärende.");
        await page.getByRole("button", { name: "Skickat fel: stäng för andra" }).click();
        const fixes = page.getByRole("region", { name: "Fel och rättelser" });
        await fixes.getByText(/^Stängt för andra/).waitFor();
        await fixes.getByRole("button", { name: "Vilka har läst det?" }).click();
        await fixes.getByText("Karin Östlund, arbetsförmedlare", { exact: false }).waitFor();
        await step("Begär att texten tas bort");
        await page.getByLabel("Varför måste texten bort?").fill("Annan persons uppgift.");
        await page.getByRole("button", { name: "Begär att texten tas bort" }).click();
        await fixes.getByText(/begär att texten tas bort/).waitFor();
        await fixes.getByText("Någon annan i din part måste svara.", { exact: false }).waitFor();
        await sound(page, "sent-wrong");

        const colleague = await as("Yasmin Farah", narrow);
        await colleague.goto(`/arenden/${id}/oversikt`);
        await colleague.getByText(/har dragit tillbaka något som kunde läsas här/).waitFor();
        assert.ok(!(await wordsOf(colleague)).includes("det som blev fel"));
        await sound(colleague, "sent-wrong-notice");
        for (const each of [page, colleague]) await each.context().close();
    });
});
