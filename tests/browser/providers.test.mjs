// Providers and workplaces on screen: the register, one visit for all, and the link by which a place says how it goes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { People } from "../api/client.mjs";
import { desk, openPage, phone, signInAs, sound, startBrowser, startServer } from "./harness.mjs";

const today = "2019-05-20";
const kMany = 40;
let server, browser, page, yasmin;

before(async () => {
    server = await startServer();
    browser = await startBrowser();
    yasmin = await new People(server).as("yasmin.farah");
    page = await openPage(browser, server.url);
    await signInAs(page, "Yasmin Farah");
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

const both = async (name, on = page) => {
    for (const [width, size] of Object.entries({ desk, phone })) {
        await on.setViewportSize(size);
        await sound(on, `${name}-${width}`);
    }
    await on.setViewportSize(desk);
};
const field = (name) => page.getByRole("textbox", { name });

/** An activity that goes on there, in the case. */
async function begin(id, provider, title = "Kurs") {
    const [item] = await yasmin.write(id, {
        kind: "activity_offered",
        topic: "studies",
        data: { activity: "sfi", title, from: today, provider_id: provider },
    });
    const on = (kind, version, data) => ({ kind, item, version, data: { date: today, ...data } });
    await yasmin.write(id, on("activity_answered", 1, { answer: "accepted" }), on("activity_started", 2, {}));
    return item;
}
async function register(name, more = {}) {
    const kept = await yasmin.call("POST", "/providers", {
        body: { provider: { name, kind: "folk_high_school", ...more } },
    });
    return kept.body.id;
}

test("a provider is registered, chosen for an activity, and shows who is there", async () => {
    await page.goto("/anordnare");
    await both("providers-none");
    await page.getByRole("link", { name: "Ny anordnare" }).click();
    await field("Namn").first().fill("Möllans bilverkstad");
    await page.getByRole("combobox", { name: "Slag", exact: true }).selectOption("employer");
    await field(/^Organisationsnummer/).fill("202100-4970");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByText("Organisationsnumret stämmer inte").first().waitFor();
    await field(/^Organisationsnummer/).fill("202100-4979");
    await page.getByRole("combobox", { name: /^Slag av aktivitet/ }).selectOption("internship");
    await field(/^Nästa start/)
        .first()
        .fill("2019-06-17");
    await field(/^Lediga platser/)
        .first()
        .fill("2");
    await field(/Handledare är utsedd.*när\?/).fill("2019-05-17");
    await field(/^Av vem/)
        .nth(1)
        .fill("Mira");
    await both("provider-form");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Möllans bilverkstad" }).waitFor();
    await page.getByText("Vår andra kontakt saknas eller har slutat.").waitFor();
    await both("provider");

    const [{ case: id }] = await yasmin.rows({ scope: "party", q: "Nawfal Khalaf" });
    await page.goto(`/arenden/${id}/plan?form=activity_offered&of=internship`);
    await field("Vad").fill("Praktik på verkstaden");
    const place = page.getByRole("combobox", { name: /^Anordnare i registret/ });
    await place.fill("möllans");
    await place.press("Enter");
    await page.getByText(/2 lediga platser/).waitFor();
    await page.getByText(/3 saker är kvar att göra med arbetsplatsen/).waitFor();
    assert.equal(await field(/^Plats eller anordnare/).count(), 0, "the register says what it is called");
    await sound(page, "providers-chosen");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByText("Aktiviteten är erbjuden.").waitFor();
    await page.goto("/anordnare?q=m%C3%B6llans");
    await page.getByRole("row", { name: /Möllans bilverkstad.*1$/ }).waitFor();
    await both("providers");
    await page.getByRole("link", { name: "Möllans bilverkstad" }).click();
    await page.getByRole("link", { name: /Nawfal/ }).waitFor();
});

test("one visit is written for all by keyboard, and what was refused stays on its line", async () => {
    const school = await register("Folkhögskolan", { visit_weeks: 8 });
    const rows = (await yasmin.rows({ scope: "party" })).filter(({ phase }) => phase === "active");
    for (const row of rows.slice(0, kMany)) await begin(row.case, school);
    const many = Math.min(rows.length, kMany);
    await page.goto(`/anordnare/${school}`);
    await page.getByRole("heading", { name: `Här nu (${many})` }).waitFor();
    await page.getByRole("button", { name: "Skriv besöket" }).press("Enter");
    await page.getByRole("heading", { name: "Skriv besöket" }).waitFor();
    await page.getByRole("button", { name: "Alla kom" }).press("Enter");
    const notes = page.getByRole("textbox", { name: /^Hur går det\?/ });
    assert.equal(await notes.count(), many);
    await notes.first().focus();
    await page.keyboard.type("Trivs och kommer i tid");
    const next = page.getByLabel(/^Nästa kontakt, /).nth(1);
    await next.fill("2019-05-01");
    await both("provider-visit");
    const began = Date.now();
    await next.press("Control+Enter");
    await page.getByText("En rad kunde inte sparas").waitFor();
    console.log(`${many} lines saved in ${Date.now() - began} ms`);
    assert.equal(await page.getByText("Sparad", { exact: true }).count(), many - 1);
    await page.locator(".batch__fault").waitFor();
    await page.reload(); // nothing typed is lost
    assert.equal(
        await page
            .getByLabel(/^Nästa kontakt, /)
            .nth(1)
            .inputValue(),
        "2019-05-01",
    );
    await page
        .getByLabel(/^Nästa kontakt, /)
        .nth(1)
        .fill("2019-07-15");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: `Här nu (${many})` }).waitFor();
    const { here } = await yasmin.get(`/providers/${school}`);
    assert.ok(here.every(({ visited }) => visited === today));
    const notesOf = await Promise.all(
        here.map(async ({ case: id, activity }) =>
            ((await yasmin.get(`/cases/${id}`)).content.follow_ups ?? []).filter(
                ({ done }) => done?.activity === activity,
            ),
        ),
    );
    assert.ok(
        notesOf.every(({ length }) => length === 1),
        "each one's follow-up was written once",
    );
    assert.equal(notesOf.flat().filter(({ done }) => done.note === "Trivs och kommer i tid").length, 1);

    await page.getByRole("button", { name: "Boka ett besök för alla" }).press("Enter");
    await page.getByRole("textbox", { name: "Dag" }).fill("2019-08-21");
    await both("provider-plan");
});

test("a workplace says by its link that something is wrong, and it is due", async () => {
    const workplace = await register("Café Kölsta", { kind: "employer" });
    const [{ case: id }] = await yasmin.rows({ scope: "party", q: "Nawfal Khalaf" });
    const item = await begin(id, workplace, "Kafé");
    await page.goto(`/arenden/${id}/plan?form=signal_link&item=${item}`);
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByText("Länken är sparad.").waitFor();
    await page.getByRole("link", { name: "Visa bladet med länken" }).click();
    await page.getByRole("heading", { level: 1, name: "Café Kölsta" }).waitFor();
    await both("signal-sheet");
    const address = await page.getByText(/\/signal\/[0-9A-Z]{9}-/).innerText();
    const code = await page.locator("strong").innerText();

    const outside = await openPage(browser, server.url, phone);
    await outside.goto(new URL(address.trim()).pathname);
    await outside.getByText(`Bladets kod: ${code}`).waitFor();
    assert.ok(!(await outside.content()).includes("Nawfal"));
    await both("signal", outside);
    await outside.getByRole("button", { name: "Skicka" }).click();
    await outside.getByText("Välj det som stämmer.", { exact: true }).waitFor();
    await outside.getByRole("radio", { name: "Kommer inte" }).press("Space");
    await outside.getByRole("button", { name: "Skicka" }).press("Enter");
    await outside.getByRole("heading", { name: "Tack, det är skickat" }).waitFor();
    await both("signal-sent", outside);
    await outside.goto("/signal/22222222222222222222222222222222222");
    await outside.getByRole("heading", { name: "Länken gäller inte" }).waitFor();
    await sound(outside, "signal-dead");

    await page.goto("/min-dag");
    await page
        .getByRole("link", { name: /Kafé|Nawfal/ })
        .first()
        .waitFor();
    await page
        .locator("main")
        .getByText(/sade till .* att något behöver tas om hand/)
        .first()
        .waitFor();
    await page.goto(`/anordnare/${workplace}`);
    await page.getByText(/Signal 20 maj: kommer inte/).waitFor();
    await page.goto(`/arenden/${id}/plan?item=${item}`);
    await page.getByText(/Signal 20 maj: kommer inte/).waitFor();
});
