// What every form promises: nothing written is lost, what is wrong is said at its place, and nobody's words are overwritten.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** A page at the notes of the first case of the first person who may write one. */
async function atNotes() {
    const page = await openPage(browser, server.url);
    await page.goto("/logga-in");
    await page.locator("button.person").first().click();
    await page.waitForURL("**/min-dag");
    await page.goto("/arenden");
    const href = await page.getByRole("table").getByRole("link").first().getAttribute("href");
    const notes = href.replace("oversikt", "anteckningar");
    await page.goto(`${notes}?form=note`);
    await page.getByRole("textbox", { name: "Rubrik" }).waitFor();
    return { page, notes };
}

test("a draft survives a reload and a lost session, and is gone after saving", async () => {
    const { page, notes } = await atNotes();
    const heading = `Utkast ${Date.now()}`;
    await page.getByRole("textbox", { name: "Rubrik" }).fill(heading);
    await page.reload();
    assert.equal(await page.getByRole("textbox", { name: "Rubrik" }).inputValue(), heading);

    await page.context().clearCookies();
    await page.getByLabel("Anteckning", { exact: true }).fill("Text");
    await page.goto(`${notes}?form=note`);
    await page.waitForURL("**/logga-in**");
    await page.locator("button.person").first().click();
    await page.waitForURL("**/anteckningar**");
    assert.equal(await page.getByRole("textbox", { name: "Rubrik" }).inputValue(), heading);

    await page.getByLabel("Anteckning", { exact: true }).press("Control+Enter");
    await page.locator(".toast").waitFor();
    await page.getByRole("heading", { name: heading }).waitFor();
    assert.equal(
        await page.evaluate(
            () => Object.keys(sessionStorage).filter((key) => key.startsWith("samkraft.draft")).length,
        ),
        0,
    );
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("what is missing is listed first, with focus, and leads to the field", async () => {
    const { page } = await atNotes();
    await page.getByRole("button", { name: "Spara" }).click();
    const summary = page.locator(".aksel-error-summary");
    await summary.waitFor();
    assert.ok(await summary.evaluate((element) => element.contains(document.activeElement)));
    assert.deepEqual(await axeFindings(page), []);
    await summary.getByRole("link").first().press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "field-heading");
    await page.context().close();
});

test("a form with words in it may be left: the draft waits, and a word leads back", async () => {
    const { page } = await atNotes();
    await page.getByRole("textbox", { name: "Rubrik" }).fill("Något");
    await page.locator(".case__tabs a").first().click(); // looking around in the case is no leaving
    await page.waitForURL("**/oversikt?form=note");
    assert.equal(await page.getByRole("textbox", { name: "Rubrik" }).inputValue(), "Något");
    await page.getByRole("link", { name: "Min dag" }).click();
    await page.waitForURL("**/min-dag");
    await page.locator(".toast", { hasText: "kvar som utkast" }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole("button", { name: "Öppna igen" }).click();
    await page.waitForURL(/form=note/);
    assert.equal(await page.getByRole("textbox", { name: "Rubrik" }).inputValue(), "Något");
    await panel(page).getByRole("button", { name: "Avbryt" }).last().click();
    await page.locator(".toast", { hasText: "kvar som utkast" }).waitFor();

    await page.getByRole("button", { name: "Logga ut" }).click(); // the draft is gone, and nothing says otherwise
    await page.waitForURL("**/logga-in");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("a section is saved and the next one opened, with how many are done", async () => {
    const page = await as("Yasmin Farah");
    const href = await caseOf(page, "Khalaf");
    await page.goto(`${href}/kartlaggning?form=assessment`);
    await panel(page).getByText("0 av 7 områden klara").waitFor();
    const write = async (words) => {
        await field(page, "situation").fill(words);
        await field(page, "next_step").fill(`Nästa: ${words}`);
    };
    await panel(page).getByRole("button", { name: "Spara och nästa: Studier" }).click();
    await page.locator(".aksel-error-summary").waitFor(); // nothing is passed over
    assert.equal(await field(page, "topic").inputValue(), "work");
    await write("Vill tillbaka till verkstaden.");
    await panel(page).getByRole("button", { name: "Spara och nästa: Studier" }).click();
    await page.waitForURL(/of=studies/);
    await panel(page).getByText("1 av 7 områden klara").waitFor();
    assert.equal(await field(page, "topic").inputValue(), "studies");
    assert.equal(await field(page, "situation").inputValue(), "");
    assert.ok(
        await panel(page)
            .locator("h2")
            .evaluate((element) => element === document.activeElement),
    );
    await write("Svenska på kvällarna.");
    await field(page, "next_step").press("Control+Shift+Enter");
    await page.waitForURL(/of=health/);
    await panel(page).getByText("2 av 7 områden klara").waitFor();
    assert.deepEqual(await axeFindings(page), []);

    // Of the questionnaire one section is left: there is no next one, and no answered one to choose by mistake.
    await page.goto(`${href}/kartlaggning?form=intake_answered`);
    await panel(page).getByText("6 av 7 områden klara").waitFor();
    assert.equal(
        await panel(page)
            .getByRole("button", { name: /^Spara och nästa/ })
            .count(),
        0,
    );
    assert.deepEqual(await field(page, "topic").locator("option").allTextContents(), ["Välj", "Socialt"]);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("an activity is offered without hours, and hours without a day begin with the activity", async () => {
    const page = await as("Yasmin Farah");
    const href = await caseOf(page, "Khalaf");
    const offer = async (title, hours) => {
        await page.goto(`${href}/plan?form=activity_offered`);
        await field(page, "activity").selectOption("sfi");
        await field(page, "title").fill(title);
        await field(page, "from").fill("2019-06-03");
        if (hours) await field(page, "hours-0-hours").fill(hours);
        await save(page, "erbjuden");
        return entry(page, title);
    };
    const without = await offer(`Utan timmar ${Date.now()}`);
    assert.doesNotMatch(await without.textContent(), /\d h/);
    await (await offer(`Med timmar ${Date.now()}`, "6")).getByText("6 h").waitFor();
    await page.context().close();
});

test("an offer follows its kind: who offers what, its track, its fields and its limits", async () => {
    const page = await as("Yasmin Farah");
    await page.goto(`${await caseOf(page, "Khalaf")}/plan?form=activity_offered`);
    const activity = field(page, "activity");
    await activity.waitFor();
    const kinds = await activity.locator("option").allTextContents();
    assert.ok(kinds.includes("Praktik") && !kinds.includes("Sjukgymnastik"), String(kinds));
    await page.getByText(/på ditt förslag: .*Sjukgymnastik.*\(vårdsamordnare\)/).waitFor();
    assert.ok(await field(page, "until").isVisible());
    await activity.selectOption("vacancy_matching");
    await field(page, "until").waitFor({ state: "detached" });
    await activity.selectOption("sfi");
    assert.equal(await field(page, "topic").inputValue(), "language");
    await page.getByText("minst 16 år").waitFor();
    await activity.selectOption("internship");
    assert.equal(await field(page, "topic").inputValue(), "work");
    await field(page, "from").fill("2019-06-03");
    await page.getByText("Högst 6 månader: till och med 2019-12-02.").waitFor();
    await field(page, "until").fill("2020-01-31");
    await page.getByText("Längre än vad regeln säger").waitFor();
    await field(page, "title").fill("Verkstaden");
    await field(page, "hours-0-hours").fill("45");
    await page.getByRole("button", { name: "Spara" }).click();
    await page.getByText("mellan 0 och 40").first().waitFor();
    await sound(page, "offer");
    await page.context().close();
});

test("two who change the same note are asked to choose", async () => {
    const { page: mine, notes } = await atNotes();
    const heading = `Delad ${Date.now()}`;
    await mine.getByRole("textbox", { name: "Rubrik" }).fill(heading);
    await mine.getByLabel("Anteckning", { exact: true }).fill("Från början");
    await mine.getByRole("button", { name: "Spara" }).click();
    const theirs = await mine.context().newPage();
    const change = async (page, text) => {
        await page
            .locator("article", { hasText: heading })
            .getByRole("button", { name: /^Mer för/ })
            .click();
        await page.getByRole("menuitem", { name: "Ändra" }).click();
        await page.getByLabel("Anteckning", { exact: true }).fill(text);
    };
    await change(mine, "Min ändring");
    await theirs.goto(notes);
    await change(theirs, "Deras ändring");
    await theirs.getByRole("button", { name: "Spara" }).click();
    await theirs.locator(".toast").waitFor();

    await mine.getByRole("button", { name: "Spara" }).click();
    await mine.locator(".merge").waitFor();
    assert.deepEqual(await axeFindings(mine), []);
    assert.ok(await mine.getByRole("button", { name: "Spara valet" }).isDisabled());
    await mine.getByLabel("Din text").check();
    await mine.getByRole("button", { name: "Spara valet" }).click();
    await mine.locator("article", { hasText: heading }).getByText("Min ändring").waitFor();
    await mine.context().close();
});

/** A page of somebody's own, signed in, and the address of one of the cases that tell the story. */
async function as(name, viewport) {
    const page = await openPage(browser, server.url, viewport);
    await signInAs(page, name);
    return page;
}
async function caseOf(page, family) {
    return page.evaluate(async (wanted) => {
        const answer = await fetch("/api/v1/cases?scope=party&limit=50&q=Nawfal");
        const { rows } = await answer.json();
        return `/arenden/${rows.find(({ name }) => name.endsWith(wanted)).case}`;
    }, family);
}
const field = (page, name) => page.locator(`[id="field-${name}"]`);
const pick = (page, name, value) => field(page, name).locator(`input[value="${value}"]`).check();
const panel = (page) => page.locator(".entry-form");
const entry = (page, title) => page.locator("article.entry", { hasText: title });
async function save(page, said) {
    await page.evaluate(() => scrollTo(0, 0)); // what is half under the page's head counts as small
    assert.deepEqual(await axeFindings(page), []);
    await panel(page).locator("button[type=submit]").click();
    await page.locator(".toast", { hasText: said }).waitFor();
}

test("an internship goes from offer to start: each sees the step that is theirs, and who decides is told", async () => {
    const yasmin = await as("Yasmin Farah");
    const href = await caseOf(yasmin, "Ghanem");
    await yasmin.goto(`${href}/plan`);
    await yasmin.getByRole("button", { name: "Erbjud aktivitet" }).first().click();
    const title = `Praktik ${Date.now()}`;
    await field(yasmin, "activity").selectOption("internship");
    await yasmin.getByText("Innan aktiviteten börjar behövs ett beslut").waitFor();
    await yasmin.getByText("ska stå här innan aktiviteten börjar").waitFor();
    await field(yasmin, "title").fill(title);
    await field(yasmin, "provider").fill("Hjulet");
    await field(yasmin, "hours-0-hours").fill("20");
    await yasmin.getByText("20 timmar i veckan av 40").waitFor();
    await save(yasmin, "erbjuden");

    const activity = entry(yasmin, title);
    await activity.getByRole("button", { name: "Registrera svar" }).click();
    await pick(yasmin, "answer", "accepted");
    await save(yasmin, "Svaret är sparat");

    assert.equal(await activity.getByRole("button", { name: /^Börja/ }).count(), 0);
    await activity.getByRole("button", { name: "Lägg förslag om beslut" }).click();
    await yasmin.getByText("Arbetsförmedlare beslutar i den här frågan").waitFor();
    await field(yasmin, "text").fill(`Förslag om ${title}`);
    await pick(yasmin, "heard", "social_services");
    await save(yasmin, "Förslaget är lagt");

    const karin = await as("Karin Östlund");
    await karin.goto(`${href}/plan`);
    const matter = (page) => page.locator(".proposal", { hasText: `Förslag om ${title}` });
    await matter(karin).getByRole("button", { name: "Besluta" }).click();
    await karin.getByText("Socialtjänsten har inte svarat än").waitFor();

    const camilla = await as("Camilla Rydén");
    await camilla.goto(`${href}/plan`);
    await matter(camilla).getByRole("button", { name: "Lämna synpunkt" }).click();
    await pick(camilla, "stance", "for");
    await field(camilla, "text").fill("Bra");
    await save(camilla, "Synpunkten är lämnad");

    await karin.reload();
    await pick(karin, "verdict", "approved");
    await field(karin, "reasons").fill("Rimligt i tid");
    await save(karin, "Beslutet är inskrivet");

    await yasmin.reload();
    await activity.getByRole("button", { name: /^Börja/ }).click();
    await field(yasmin, "date").fill(await field(yasmin, "date").inputValue());
    await save(yasmin, "Starten är sparad");
    await activity.getByRole("button", { name: "Rapportera timmar" }).waitFor();
    for (const page of [yasmin, karin, camilla]) {
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    }
});

test("consent is asked by form, answered part by part, and withdrawn with a word of what stops", async () => {
    const page = await as("Karin Östlund");
    const href = await caseOf(page, "Darwich");
    await page.goto(`${href}/samtycken?form=consent_asked`);
    await pick(page, "form", "sharing");
    await pick(page, "separately", "yes");
    await panel(page).getByText("Arbetsförmedlingen får lämna till").waitFor();
    await save(page, "Frågan om samtycke är ställd");

    const first = page.locator("article.entry", { hasText: "Tillfrågad" }).first();
    await first.getByRole("button", { name: "Registrera ja" }).click();
    await pick(page, "channel", "oral");
    await field(page, "witness").fill("Tolken");
    await field(page, "evidence").fill("Läste upp texten; hon svarade ja");
    await save(page, "Samtycket är registrerat");

    const given = page.locator("article.entry", { hasText: "Lämnat" }).first();
    await given.getByRole("button", { name: /^Mer för/ }).click();
    await page.getByRole("menuitem", { name: "Ta tillbaka samtycke" }).click();
    await panel(page).getByText("Det här stoppas direkt").waitFor();
    await panel(page)
        .getByRole("row", { name: /helt → stängt/ })
        .first()
        .waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await shot(page, "consent-withdraw");
    await page.setViewportSize(phone);
    assert.ok(await fitsAcross(page));
    await shot(page, "consent-withdraw-phone");
    await page.setViewportSize(desk);
    await save(page, "Samtycket är återtaget");
    await page.getByText("Vilka hos Arbetsförmedlingen som öppnade ärendet").first().waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await shot(page, "consent-withdrawn");

    await page.getByRole("button", { name: "Registrera nej på flera" }).click();
    await field(page, "provisions").locator("input").first().check();
    await save(page, "Svaret är registrerat");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("a form in a language that nobody has gone through is printed with the Swedish beside it; a project lead publishes a better one", async () => {
    const karin = await as("Karin Östlund");
    const href = await caseOf(karin, "Al-Amin");
    await karin.goto(`${href}/samtycken?form=consent_asked`);
    await pick(karin, "form", "evaluation");
    await field(karin, "provisions_evaluation").locator("input").first().check();
    await field(karin, "language").selectOption("ar");
    await panel(karin).getByText("ingen har granskat den").waitFor();
    await save(karin, "Frågan om samtycke är ställd");
    await karin
        .getByRole("link", { name: /^Skriv ut blanketten/ })
        .last()
        .click();
    const sheets = karin.locator("article.blank");
    await sheets.nth(1).waitFor();
    assert.deepEqual(await sheets.evaluateAll((all) => all.map(({ lang, dir }) => `${lang} ${dir}`)), [
        "ar rtl",
        "sv ltr",
    ]);
    await sheets.first().getByText("النص السويدي هو المعتمد").waitFor();
    assert.equal(await sheets.nth(1).locator(".blank__box").count(), 0, "answered once, on the first");
    assert.deepEqual(await axeFindings(karin), []);
    assert.ok(await fitsAcross(karin));
    await shot(karin, "consent-form-arabic");
    await karin.setViewportSize(phone);
    assert.ok(await fitsAcross(karin));
    await shot(karin, "consent-form-arabic-phone");

    const margareta = await as("Margareta Sund");
    await margareta.locator(".shell__more summary").click();
    await margareta.getByRole("link", { name: "Samtyckestexter" }).click();
    await margareta.getByRole("combobox", { name: "Språk" }).selectOption("ti");
    await margareta.getByText("Översatt av maskin, inte granskad").first().waitFor();
    assert.deepEqual(await axeFindings(margareta), []);
    await shot(margareta, "consent-texts");
    await margareta.getByRole("button", { name: "Skriv en ny version" }).click();
    await margareta.getByLabel("Granskad av").fill("Auktoriserad translator Saba Tesfay");
    await margareta.getByLabel("Text", { exact: true }).fill("Utan rad för svaren");
    await margareta.getByRole("button", { name: "Publicera" }).click();
    await margareta.getByText("raden {provisions} för sig, en gång, med text före").first().waitFor();
    await margareta.getByLabel("Text", { exact: true }).fill("ሓደ\n\n{provisions}\n\nክልተ");
    await margareta.getByRole("button", { name: "Publicera" }).click();
    await margareta.getByText("Granskad av Auktoriserad translator Saba Tesfay").waitFor();
    await margareta.getByRole("heading", { name: "Tidigare versioner" }).waitFor();
    await margareta.getByText("publicerad av Margareta Sund").waitFor();
    assert.deepEqual(await axeFindings(margareta), []);
    await shot(margareta, "consent-texts-published");
    await margareta.setViewportSize(phone);
    assert.ok(await fitsAcross(margareta));
    await shot(margareta, "consent-texts-phone");
    for (const page of [karin, margareta]) {
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    }
});

test("a consent on paper: the form is printed, one registers it, another confirms it with its reference", async () => {
    const karin = await as("Karin Östlund");
    const href = await caseOf(karin, "Darwich");
    await karin.goto(`${href}/samtycken?form=consent_asked`);
    await pick(karin, "form", "health");
    await field(karin, "provisions_health").locator("input").first().check();
    await field(karin, "language").selectOption("sv-simple");
    await save(karin, "Frågan om samtycke är ställd");
    const form = karin.getByRole("link", { name: /^Skriv ut blanketten/ }).last();
    const reference = (await form.textContent()).match(/\w{3}-\w{3}-\w{3}/)[0];
    await form.click();
    await karin.getByRole("heading", { name: "Får vården berätta vad du behöver?" }).waitFor();
    await karin.getByText(reference).first().waitFor();
    assert.deepEqual(await axeFindings(karin), []);
    assert.ok(await fitsAcross(karin));
    await shot(karin, "consent-form");
    await karin.setViewportSize(phone);
    assert.ok(await fitsAcross(karin));
    await shot(karin, "consent-form-phone");
    await karin.setViewportSize(desk);
    await karin.emulateMedia({ media: "print" });
    await shot(karin, "consent-form-print");
    await karin.emulateMedia({ media: "screen" });

    await karin.goto(`${href}/samtycken`);
    await entry(karin, "text: lättläst svenska")
        .filter({ hasText: "Regionen får lämna" })
        .getByRole("button", { name: "Registrera ja" })
        .click();
    await pick(karin, "channel", "paper");
    await field(karin, "evidence").fill("Akt 7");
    await panel(karin).getByText("På papper öppnas inget än").waitFor();
    await save(karin, "Samtycket är registrerat");
    const waiting = (page) => page.locator("article.entry", { hasText: "Väntar på bekräftelse" });
    await waiting(karin).getByText("Du registrerade det, så någon annan").waitFor();
    assert.equal(
        await waiting(karin)
            .getByRole("button", { name: /Bekräfta pappret/ })
            .count(),
        0,
    );
    assert.deepEqual(await axeFindings(karin), []);
    await shot(karin, "consents");
    await karin.setViewportSize(phone);
    assert.ok(await fitsAcross(karin));
    await shot(karin, "consents-phone");

    await karin.setViewportSize(desk);
    await karin.goto(`${href}/team?form=team_allocated`); // nobody else has the case yet
    await field(karin, "team").selectOption({ label: "Team 3" });
    await panel(karin).locator("button[type=submit]").click();
    await karin.locator(".toast").first().waitFor();

    const camilla = await as("Camilla Rydén");
    await camilla.goto(`${href}/samtycken`);
    await waiting(camilla)
        .getByRole("button", { name: /Bekräfta pappret/ })
        .click();
    await field(camilla, "reference").fill("222 222 222");
    await panel(camilla).locator("button[type=submit]").click();
    await panel(camilla).locator("[aria-invalid=true]").first().waitFor();
    await field(camilla, "reference").fill(reference.toLowerCase());
    await save(camilla, "Samtycket är bekräftat");
    await waiting(camilla).waitFor({ state: "detached" });
    for (const page of [karin, camilla]) {
        assert.deepEqual(page.complaints, []);
        await page.context().close();
    }
});

test("what was just written can be undone", async () => {
    const { page } = await atNotes();
    const heading = `Ångras ${Date.now()}`;
    await page.getByRole("textbox", { name: "Rubrik" }).fill(heading);
    await page.getByLabel("Anteckning", { exact: true }).fill("Text");
    await page.getByRole("button", { name: "Spara" }).click();
    await entry(page, heading).waitFor();
    await page.locator(".toast").getByRole("button", { name: "Ångra" }).click();
    await page.locator(".toast", { hasText: "Ångrat" }).waitFor();
    await entry(page, heading).waitFor({ state: "detached" });
    await page.context().close();
});

test("where nothing can be merged, the newest is shown and saving again works", async () => {
    const mine = await as("Yasmin Farah");
    const href = await caseOf(mine, "Jabbour");
    await mine.goto(`${href}/plan`);
    const live = mine.locator(".entry__anchor", { hasText: "Pågår" }).first();
    const open = async (page, step) => {
        const place = page.locator(".entry__anchor", { hasText: "Pågår" }).first();
        await place.getByRole("button", { name: /^Mer för/ }).click();
        await page.getByRole("menuitem", { name: step }).click();
    };
    await live.waitFor();
    await open(mine, "Väntar på någon");
    await field(mine, "on").fill("Mig");
    const theirs = await mine.context().newPage();
    await theirs.goto(`${href}/plan`);
    await open(theirs, "Väntar på någon");
    await field(theirs, "on").fill("Skolan");
    await theirs.getByRole("button", { name: "Spara" }).click();
    await theirs.locator(".toast").waitFor();

    await mine.getByRole("button", { name: "Spara" }).click();
    await mine.getByText("Någon annan har ändrat det här nyss").waitFor();
    await mine.getByRole("button", { name: "Spara" }).click();
    await mine.locator(".toast", { hasText: "Väntan är noterad" }).waitFor();
    await mine.context().close();
});

test("every form of the menu is sound on a narrow phone, and opens from the keyboard", async () => {
    const page = await as("Karin Östlund", { width: 320, height: 640 });
    const href = await caseOf(page, "Lahham");
    await page.goto(`${href}/oversikt`);
    const write = page.getByRole("button", { name: "Skriv", exact: true });
    await write.focus();
    await page.keyboard.press("Enter");
    const items = page.getByRole("menuitem");
    await items.first().waitFor();
    const count = await items.count();
    assert.ok(count > 15, `${count} forms`);
    await page.keyboard.press("Escape");
    await page.mouse.move(0, 0); // a menu that opens under the pointer would follow it
    for (let index = 0; index < count; ++index) {
        await write.focus();
        await page.keyboard.press("Enter");
        await page.locator("[role=menu]:focus").waitFor();
        for (let presses = 0; presses <= index; ++presses) await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        const title = panel(page).locator("h2");
        await title.waitFor();
        const name = await title.textContent();
        assert.ok(await title.evaluate((element) => element === document.activeElement), name);
        assert.deepEqual(await axeFindings(page), [], name);
        assert.ok(await fitsAcross(page), `${name} is wider than the window`);
        await panel(page).getByRole("button", { name: "Avbryt" }).last().press("Enter");
        await panel(page).waitFor({ state: "detached" });
    }
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("a case that ended in work is followed up after it, by the party that led it", async () => {
    const page = await as("Yasmin Farah");
    const href = await caseOf(page, "Mansour");
    await page.goto(`${href}/uppfoljning`);
    const section = page.getByRole("region", { name: "Efter avslutet" });
    await section.getByText("Ingen har följt upp än.").waitFor();
    await section.getByRole("button", { name: "Skriv uppföljning" }).click();
    await pick(page, "state", "neither");
    await page.getByText("Behöver deltagaren er igen?").waitFor();
    await panel(page).getByRole("button", { name: "Spara", exact: true }).click();
    await panel(page)
        .getByRole("link", { name: /Vad behövs/ })
        .waitFor(); // said where it is missing
    await pick(page, "state", "studies");
    await field(page, "hours").fill("40");
    await save(page, "Uppföljningen är sparad");
    await section.getByRole("heading", { name: "Efter 90 dagar: I studier" }).waitFor();
    await section.getByText("40 timmar i veckan").waitFor();
    assert.equal(await fitsAcross(page), true);
    await shot(page, "after-exit");
    // The next time it is the second round; others of the case read this one and do not write.
    await section.getByRole("button", { name: "Skriv uppföljning" }).click();
    await page.waitForFunction(
        () => document.querySelector('[id="field-round"] input[value="days_180"]').checked,
    );
    const karin = await as("Karin Östlund");
    await karin.goto(`${href}/uppfoljning`);
    const theirs = karin.getByRole("region", { name: "Efter avslutet" });
    await theirs.getByRole("heading", { name: "Efter 90 dagar: I studier" }).waitFor();
    assert.equal(await theirs.getByRole("button", { name: "Skriv uppföljning" }).count(), 0);
    for (const each of [page, karin]) {
        assert.deepEqual(each.complaints, []);
        await each.context().close();
    }
});
