// Nawfal's way through the pages, as those whose it is would go it: referred, asked, shared with a team, offered, broken off the
// same day, planned anew, out to work. And beside them those who must not see. The whole way, through the API, is
// tests/api/nawfal.test.mjs.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { personalNumber } from "../api/client.mjs";
import { axeFindings, openPage, shot, signInAs, startBrowser, startServer } from "./harness.mjs";

const given = "Nawfal";
const family = "Provfors"; // nobody else's in the demonstration
const name = `${given} ${family}`;
const number = personalNumber("19750316");
let server, browser, caseAddress;
const pages = {};
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** The page of somebody, signed in when first asked for. */
async function as(person) {
    if (!pages[person]) {
        pages[person] = await openPage(browser, server.url);
        await signInAs(pages[person], person);
    }
    return pages[person];
}
/** A label, whatever stands after it in brackets or after a comma. */
const labelled = (text) => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=$|,| )`);

/** Fills in the form that is open. A value is text; [option] of a list or of radio buttons; {find} in a list that is searched. */
async function fillIn(page, values) {
    const form = page.locator("form");
    for (const [label, value] of Object.entries(values)) {
        if (typeof value === "string") {
            await form
                .getByRole("textbox", { name: labelled(label) })
                .first()
                .fill(value);
        } else if (Array.isArray(value)) {
            const list = form.getByRole("combobox", { name: labelled(label) });
            // Which of the two it is can be asked once it is there.
            await list
                .or(form.getByRole("radiogroup", { name: labelled(label) }))
                .first()
                .waitFor();
            if (await list.count()) await list.selectOption({ label: value[0] });
            else
                await form
                    .getByRole("radiogroup", { name: labelled(label) })
                    .getByRole("radio", { name: value[0], exact: true })
                    .check();
        } else {
            const box = form.getByRole("combobox", { name: labelled(label) });
            await box.fill(value.find);
            await page.getByRole("option", { name: new RegExp(`^${value.find}`) }).click();
        }
    }
}
/** Saves the form that is open, and waits until it is taken. */
async function save(page, button = "Spara") {
    await page.locator("form").getByRole("button", { name: button, exact: true }).click();
    await page.locator(".entry-form").waitFor({ state: "detached" });
}
/** Opens a form of the case at one of its parts. */
async function write(person, part, kind, values = {}, button = undefined) {
    const page = await as(person);
    await page.goto(`${caseAddress}/${part}?form=${kind}`);
    await page.locator(".entry-form").waitFor();
    await fillIn(page, values);
    await save(page, button);
    return page;
}
/** The button of a step on a thing in the plan. */
async function step(person, words, values) {
    const page = await as(person);
    await page.goto(`${caseAddress}/plan`);
    await page.getByRole("button", { name: words }).click();
    await page.locator(".entry-form").waitFor();
    await fillIn(page, values);
    await save(page);
    return page;
}
/** What the list says when it is searched for him. */
async function search(person) {
    const page = await as(person);
    await page.goto("/arenden");
    await page.getByRole("radio", { name: /^Partens/ }).click();
    await page.getByRole("searchbox").fill(family);
    await page.waitForURL(/q=Provfors/);
    await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
    return page;
}
const nothingHere = "Det här finns inte, eller så är det inte öppet för dig.";

test("he is referred, and only the officer finds him", async () => {
    const karin = await as("Karin Östlund");
    await karin.goto("/arenden/ny");
    await fillIn(karin, {
        Personnummer: number,
        Förnamn: given,
        Efternamn: family,
        "Skäl till anvisningen": "Utan arbete i tre år. Vill arbeta, ser hinder för heltid.",
        Program: ["Jobb- och utvecklingsgarantin"],
        "I programmet från": "2017-11-06",
        "Vad har deltagaren arbetat med?": "Bilmekaniker; kylsystem och montering.",
    });
    await shot(karin, "nawfal-1-referral");
    await karin.getByRole("button", { name: "Öppna ärendet" }).click();
    await karin.getByRole("heading", { level: 1, name }).waitFor();
    caseAddress = new URL(karin.url()).pathname.split("/").slice(0, 3).join("/");

    for (const person of ["Yasmin Farah", "Anna Lind"]) {
        const page = await search(person);
        assert.equal(await page.getByRole("link", { name }).count(), 0, person);
        await page.goto(`${caseAddress}/oversikt`);
        await page.getByText(nothingHere).waitFor();
        assert.ok(!(await page.locator("body").textContent()).includes(family), person);
    }
});

test("he is asked, says yes on paper, and the team that suits him gets to know him", async () => {
    // The form proposes what is not asked for yet: first what the parties share, then what care does.
    await write("Karin Östlund", "samtycken", "consent_asked");
    await write("Karin Östlund", "samtycken", "consent_asked");
    const karin = await write("Karin Östlund", "samtycken", "consent_given", {
        "Var finns underlaget?": "Påskrivet original i akten, pärm 3",
    });
    assert.deepEqual(await axeFindings(karin), []);
    await shot(karin, "nawfal-2-consents");
    const forms = karin.getByRole("link", { name: /^Skriv ut blanketten/ });
    await forms.first().waitFor();
    const references = (await forms.allTextContents()).map((words) => /\w{3}-\w{3}-\w{3}/.exec(words)[0]);
    assert.equal(references.length, 2);
    await write("Karin Östlund", "team", "team_allocated", {
        Team: ["Team 3"],
        "Varför det här teamet?": "Kontakt med en bilverkstad",
    });
    // A colleague who now has the case holds the papers in hand, one form at a time; until then they open nothing.
    for (const reference of references)
        await write(
            "Yasmin Farah",
            "samtycken",
            "consent_confirmed",
            { "Referens på pappret": reference },
            "Bekräfta pappret",
        );
    await write("Karin Östlund", "team", "lead_chosen", {
        Processledare: { find: "Yasmin Farah" },
        "Varför just den här personen?": "Har kontakt med en bilverkstad.",
    });
    await write("Karin Östlund", "team", "worker_assigned", {
        Kollega: { find: "Susanne Arvidsson" },
        Uppgift: "Följa rehabiliteringen",
    });

    const yasmin = await search("Yasmin Farah");
    await yasmin.getByRole("link", { name }).click();
    await yasmin.getByRole("heading", { level: 1, name }).waitFor();
    await shot(yasmin, "nawfal-3-the-team-sees");
    const anna = await search("Anna Lind");
    assert.equal(await anna.getByRole("link", { name }).count(), 0);
    await anna.goto(`${caseAddress}/plan`);
    await anna.getByText(nothingHere).waitFor();
});

test("two tracks: the internship is everybody's to see, the talking cure is care's", async () => {
    await write("Yasmin Farah", "plan", "activity_offered", {
        Spår: ["Arbete"],
        Slag: ["Praktik"],
        Vad: "Praktik på bilverkstad",
        "Plats eller anordnare": "Hjulet Bilservice",
        "Timmar per vecka": "30",
        "Bestämdes det redan vid första mötet?": ["Ja"],
    });
    await write("Susanne Arvidsson", "plan", "activity_offered", {
        Spår: ["Hälsa"],
        Slag: ["Samtalsbehandling"],
        Vad: "KBT på vårdcentralen",
        "Timmar per vecka": "1",
    });
    await step("Susanne Arvidsson", /^Registrera svar.*KBT/, {
        Svar: ["Tackar nej"],
        "Deltagarens skäl": "Vill inte prata med någon ny.",
    });
    const susanne = await as("Susanne Arvidsson");
    await shot(susanne, "nawfal-4-care-sees-its-track");
    for (const person of ["Karin Östlund", "Yasmin Farah", "Camilla Rydén"]) {
        const page = await as(person);
        await page.goto(`${caseAddress}/plan`);
        await page.getByRole("heading", { name: /^Praktik på bilverkstad/ }).waitFor();
        const text = await page.locator("body").textContent();
        for (const words of ["KBT", "Samtalsbehandling", "prata med någon ny"])
            assert.ok(!text.includes(words), `${person}: ${words}`);
    }
    await shot(await as("Karin Östlund"), "nawfal-5-the-officer-sees-the-plan");
});

test("what he needs at work is written without a word of diagnosis", async () => {
    const page = await as("Susanne Arvidsson");
    await page.goto(`${caseAddress}/kartlaggning?form=adaptation`);
    await fillIn(page, { "Vad behövs?": "Har lumbago, inga tunga lyft", "Inga tunga lyft?": ["Ja"] });
    await page.locator("form").getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByText("inte diagnosen").first().waitFor();
    await shot(page, "nawfal-6-no-diagnosis");
    await fillIn(page, { "Vad behövs?": "Behöver växla arbetsställning." });
    await save(page);
    await page.getByText("Behöver växla arbetsställning.").first().waitFor();
});

test("the workshop is sold: broken off, and a new plan is in the lead's day at once", async () => {
    await step("Yasmin Farah", /^Registrera svar.*Praktik/, {
        Svar: ["Tackar ja"],
        "Deltagarens skäl": "Det är det jag kan.",
    });
    await step("Karin Östlund", /^Börja.*Praktik/, {});
    const camilla = await as("Camilla Rydén");
    await camilla.goto(`${caseAddress}/plan`);
    await camilla.getByRole("button", { name: "Mer för Praktik på bilverkstad" }).click();
    await camilla.getByRole("menuitem", { name: "Avbryt", exact: true }).click();
    await camilla.locator(".entry-form").waitFor();
    await fillIn(camilla, {
        "Varför?": ["Platsen eller anordnaren avslutade"],
        Kommentar: "Ägaren har sålt verksamheten.",
    });
    await save(camilla);

    const yasmin = await as("Yasmin Farah");
    await yasmin.goto("/min-dag");
    const due = yasmin.locator(".due-item", { hasText: name }).filter({ hasText: "avbröts i dag" });
    await due.waitFor();
    await shot(yasmin, "nawfal-7-replan-today");
    await due.getByRole("link", { name: /^Erbjud något nytt/ }).click();
    await fillIn(yasmin, {
        Spår: ["Arbete"],
        Slag: ["Extratjänst"],
        Vad: "Extratjänst som skolvaktmästare",
        "Timmar per vecka": "40",
    });
    await save(yasmin);
    await yasmin.goto("/min-dag");
    await yasmin.getByRole("heading", { level: 1 }).waitFor();
    await yasmin.locator(".due-item").first().waitFor();
    assert.equal(await due.count(), 0, "planned anew, and still asked for");
});

test("out to work: the case is closed, for everybody", async () => {
    const karin = await write(
        "Karin Östlund",
        "uppgifter",
        "exit",
        {
            Utfall: ["Arbete"],
            "Skäl till avslut": ["Avslutad enligt plan"],
            "Omfattning i procent av heltid": "100",
            "Är anställningen subventionerad?": ["Ja"],
            "Vilket stöd?": "Extratjänst",
        },
        "Avsluta ärendet",
    );
    await karin.goto(`${caseAddress}/oversikt`);
    await karin.getByRole("heading", { level: 1, name }).waitFor();
    await karin.locator("[aria-current=step]", { hasText: "Avslutad" }).waitFor();
    assert.deepEqual(await axeFindings(karin), []);
    await shot(karin, "nawfal-8-closed");
    for (const [person, page] of Object.entries(pages)) assert.deepEqual(page.complaints, [], person);
});
