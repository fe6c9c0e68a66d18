// A team's day, from morning to evening: eight people of five parties, the team's cases, and the setback of the method support: a
// place is lost before lunch, and there is a new plan the same day. Every press and every field is counted as it is made, and
// laid beside what the same takes by mail, on paper and in each authority's own system.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { People } from "../api/client.mjs";
import { openPage, shot, signInAs, startBrowser, startServer } from "./harness.mjs";

/**
 * What one thing takes outside, in presses; all of it reckoned kindly: everybody is signed in everywhere the whole day, finds the
 * person at the first try, writes to all receivers in one mail, and gets every answer without asking twice. Nobody's wait counts.
 */
const kApart = {
    open: 3, // another system, or the own one for another person: change to it, the personal number, choose
    write: 1, // one text typed; the same text in a second place is typed again
    mail: 3, // one secure mail, with however many receivers: new, to whom, send
    paper: 3, // one sheet: the template, print, into the envelope or the binder
    call: 1, // one telephone call
};
/**
 * The steps of the day: ours at most, and the same apart. Five authorities have a record each, and none reads another's: what
 * one of them does is told to the others by mail, and each that must act on it writes it into its own record.
 */
const kSteps = {
    "ser sin dag": [0, { open: 2, because: "the calendar, and the watch list of the own record" }],
    "skjuter upp det som inte hinns, med skäl": [
        4,
        { open: 1, write: 2, because: "the record: the new day, and why" },
    ],
    "någon ringer: deltagaren kom inte": [
        6,
        { open: 1, write: 1, mail: 1, because: "into the own record; a mail to who leads the case" },
    ],
    "ringer samma dag": [
        6,
        {
            open: 2,
            write: 2,
            call: 1,
            mail: 1,
            because: "mail read, record; what was said goes back by mail",
        },
    ],
    "platsen är borta": [
        8,
        {
            open: 2,
            write: 4,
            mail: 1,
            because:
                "own record and plan: end, reason; one mail to the four others, who each find the case (not counted)",
        },
    ],
    "erbjuder något nytt": [
        10,
        {
            open: 2,
            write: 8,
            mail: 1,
            paper: 1,
            because:
                "record, plan document (what, where, hours, both times), a mail to the team, a sheet to the participant",
        },
    ],
    "föreslår och ber om yttrande": [
        8,
        {
            open: 2,
            write: 4,
            mail: 2,
            because: "the answer noted; the proposal to who decides, the question to who is heard",
        },
    ],
    "yttrar sig": [5, { open: 2, write: 2, mail: 1, because: "mail and record: the opinion in both" }],
    beslutar: [
        5,
        {
            open: 2,
            write: 3,
            mail: 1,
            paper: 1,
            because: "mail, decision in the record, told by mail and letter",
        },
    ],
    "börjar den nya platsen": [
        2,
        {
            open: 2,
            write: 2,
            mail: 1,
            because: "mail with the decision, the first day in record and plan, told to the team",
        },
    ],
    "skriver till deltagaren och Arbetsförmedlingen": [
        10,
        {
            open: 1,
            write: 3,
            mail: 1,
            paper: 1,
            because: "a mail to the office; a letter to the participant; noted in the record",
        },
    ],
    "kallar till ett möte": [
        8,
        {
            open: 2,
            write: 5,
            paper: 2,
            because: "calendar and record; the letter from its template, and a copy in the binder",
        },
    ],
    "ett besök för alla på samma skola": [
        6,
        {
            open: 12,
            write: 24,
            because: "twelve at the school, each in the own record: that the visit was, and the next one",
        },
    ],
    "vill veta med e-post att något väntar": [
        5,
        {
            open: 1,
            write: 1,
            because: "a rule in the mail program; it says what waits only where somebody has mailed",
        },
    ],
    "lämnar över ett ärende till en kollega": [
        8,
        {
            open: 2,
            write: 3,
            mail: 2,
            paper: 1,
            because:
                "who has it is changed in record and list; the mail to the partners, the mail to the colleague, a letter home",
        },
    ],
    "ser vad som är nytt": [1, { open: 2, because: "mail, and the record of those who wrote none" }],
    "ser resultaten": [
        1,
        { open: 5, write: 5, because: "a figure asked of each authority and typed into the sheet" },
    ],
};
const apart = (step) =>
    Object.entries(kApart).reduce((sum, [what, each]) => sum + each * (step[what] ?? 0), 0);

const people = [
    "Karin Östlund",
    "Yasmin Farah",
    "Camilla Rydén",
    "Susanne Arvidsson",
    "Gunilla Wester",
    "Monica Dahlin",
    "Margareta Sund",
    "Henrik Alm",
];
const [karin, yasmin, camilla, susanne, gunilla, monica, margareta, henrik] = people;
const kSchool = "Sydskånes folkhögskola";
let server, browser, who, place, mails;
const pages = {};
const done = []; // {hour, person, what, presses, fields, looked}
const counted = { presses: 0, fields: 0, looked: 0 };

before(async () => {
    mails = await mkdtemp(path.join(tmpdir(), "samkraft-day-"));
    process.env.SAMKRAFT_MAIL_FILE = path.join(mails, "mails");
    server = await startServer();
    await atOneSchool();
    browser = await startBrowser();
    for (const person of people) {
        const page = await openPage(browser, server.url);
        await page.context().exposeBinding("told", (_, what) => (counted[what] += 1));
        await page.addInitScript(() => {
            // A press of the pointer, or Enter; a list that is opened and chosen from is two; a text is a field when it has been left.
            document.addEventListener("pointerdown", (e) => e.isTrusted && globalThis.told("presses"), true);
            document.addEventListener(
                "keydown",
                (e) => e.key === "Enter" && globalThis.told("presses"),
                true,
            );
            document.addEventListener(
                "change",
                ({ target }) => {
                    if (target.tagName === "SELECT")
                        ["presses", "presses"].forEach((n) => globalThis.told(n));
                    else if (!["radio", "checkbox"].includes(target.type)) globalThis.told("fields");
                },
                true,
            );
        });
        page.on("framenavigated", () => (counted.looked += 1));
        await signInAs(page, person);
        pages[person] = page;
    }
});
after(async () => {
    await browser?.close();
    await server?.stop();
    await rm(mails, { recursive: true, force: true });
});

/** Twelve whom the team follows at one school, as it was before the day began. */
async function atOneSchool() {
    const client = await new People(server).as("yasmin.farah");
    const today = "2019-05-20";
    const { body } = await client.call("POST", "/providers", {
        body: { provider: { name: kSchool, kind: "folk_high_school", visit_weeks: 8 } },
    });
    const rows = await client.rows({ scope: "team", phase: "active" });
    for (const { case: id } of rows.slice(-12)) {
        const data = { activity: "sfi", title: "Allmän kurs", from: today, provider_id: body.id };
        const [item] = await client.write(id, { kind: "activity_offered", topic: "studies", data });
        await client.write(
            id,
            { kind: "activity_answered", item, version: 1, data: { answer: "accepted", date: today } },
            { kind: "activity_started", item, version: 2, data: { date: today } },
        );
    }
}

/** Something that somebody does, with what it took. */
async function does(hour, person, what, act) {
    Object.assign(counted, { presses: 0, fields: 0, looked: 0 });
    const page = pages[person];
    await act(page);
    await page.evaluate(() => document.activeElement?.blur());
    done.push({ hour, person, what, ...counted });
    assert.deepEqual(page.complaints, [], `${person}: ${what}`);
}
const labelled = (text) => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=$|,| )`);
const form = (page) => page.locator(".entry-form");
async function fill(page, values) {
    await form(page).waitFor();
    for (const [label, value] of Object.entries(values)) {
        if (!Array.isArray(value)) {
            const box = form(page)
                .getByRole("textbox", { name: labelled(label) })
                .first();
            await box.fill(value);
            await box.blur();
            continue;
        }
        const list = form(page).getByRole("combobox", { name: labelled(label) });
        const group = form(page).getByRole("group", { name: labelled(label) });
        const radios = form(page).getByRole("radiogroup", { name: labelled(label) });
        await list.or(group).or(radios).first().waitFor();
        if (await list.count()) await list.selectOption({ label: value[0] });
        else if (await radios.count())
            await radios.getByRole("radio", { name: value[0], exact: true }).click();
        else for (const each of value) await group.getByRole("checkbox", { name: each }).click();
    }
}
async function save(page) {
    await form(page).getByRole("button", { name: "Spara", exact: true }).click();
    await form(page).waitFor({ state: "detached" });
}
/** Min dag by the menu, as one goes there. */
async function myDay(page) {
    await page.getByRole("link", { name: "Min dag", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Min dag" }).waitFor();
    await page.waitForFunction(() => !document.querySelector(".skeleton"));
}
const row = (page, text) => page.locator(".due-item", { hasText: who }).filter({ hasText: text }).first();
async function act(page, text) {
    await row(page, text).waitFor();
    await row(page, text).locator(".due-item__act").click();
}
/** The case, by searching for the name. */
async function find(page) {
    await page.getByRole("link", { name: "Ärenden", exact: true }).click();
    await page.getByRole("searchbox").fill(who);
    await page.getByRole("searchbox").press("Enter");
    await page.getByRole("heading", { level: 1, name: who }).waitFor();
}
const tab = (page, name) =>
    page.getByRole("navigation", { name: "Delar" }).getByRole("link", { name, exact: true }).click();

test("the team has its cases, and one of them has a place that goes on", async () => {
    const names = (person) =>
        pages[person].evaluate(async () => {
            const list = await (await fetch("/api/v1/cases?scope=party&phase=active&limit=200")).json();
            return list.rows.flatMap(({ name }) => name ?? []);
        });
    const known = (await Promise.all([karin, camilla].map(names))).reduce((a, b) =>
        a.filter((x) => b.includes(x)),
    );
    const found = await pages[yasmin].evaluate(async (known) => {
        const ask = async (address) => (await fetch(`/api/v1${address}`)).json();
        const { worker } = await ask("/session");
        const list = await ask("/cases?scope=team&phase=active&limit=200");
        for (const each of list.rows.filter(({ lead, name }) => lead === worker && known.includes(name))) {
            const { content } = await ask(`/cases/${each.case}`);
            const going = (content.activities ?? []).filter(({ status }) => status === "ongoing");
            if (going.length === 1 && !(content.absences ?? []).some(({ followed }) => !followed?.reached))
                return {
                    name: each.name,
                    title: going[0].offer.title,
                    team: (await ask("/cases?scope=team&limit=1")).total,
                };
        }
        return undefined;
    }, known);
    assert.ok(found, "no such case");
    assert.ok(found.team >= 150, `${String(found.team)} cases: a day of a team that has fewer proves little`);
    who = found.name;
    place = found.title;
    console.log(`the case: ${who}, ${found.title}; the team has ${String(found.team)} cases`);
});

test("the morning: what needs each of them, an absence, a call the same day", async () => {
    for (const person of people.slice(0, 6))
        await does("08.00", person, "ser sin dag", async (page) => {
            await page.getByRole("heading", { level: 1 }).waitFor();
            await page.waitForFunction(() => !document.querySelector(".skeleton"));
        });
    await does("08.20", karin, "skjuter upp det som inte hinns, med skäl", async (page) => {
        await page.locator(".due-item").first().waitFor();
        await page.locator(".due-item__more").first().click();
        await page.getByRole("menuitem", { name: "Skjut upp" }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel("Varför?").or(dialog.getByRole("textbox")).first().fill("Mötet är flyttat.");
        await dialog.getByRole("button", { name: "Skjut upp" }).click();
        await dialog.waitFor({ state: "detached" });
    });
    await does("09.40", camilla, "någon ringer: deltagaren kom inte", async (page) => {
        await find(page);
        await page.getByRole("button", { name: "Anmäl frånvaro" }).click();
        await fill(page, { Slag: ["Kom inte, hörde inte av sig"] });
        await form(page)
            .getByLabel("Dag", { exact: false })
            .first()
            .fill(await today(page));
        await save(page);
    });
    await does("09.50", yasmin, "ringer samma dag", async (page) => {
        await myDay(page);
        await act(page, "Uteblev");
        await fill(page, { "Fick du tag i deltagaren?": ["Ja"], "Vad hade hänt?": "Bussen gick inte." });
        await save(page);
        await myDay(page);
        await row(page, "Uteblev").waitFor({ state: "detached" });
    });
    await shot(pages[yasmin], "team-day-morning");
});

const today = (page) => page.evaluate(async () => (await (await fetch("/api/v1/my-day")).json()).today);

test("before lunch the place is lost; in the afternoon there is a new plan, heard, decided and begun", async () => {
    await does("11.20", camilla, "platsen är borta", async (page) => {
        await find(page);
        await page
            .getByRole("region", { name: /^Spår/ })
            .getByRole("button", { name: `Mer för ${place}`, exact: true })
            .click();
        await page.getByRole("menuitem", { name: "Avbryt", exact: true }).click();
        await fill(page, {
            "Varför?": ["Platsen eller anordnaren avslutade"],
            Kommentar: "Ägaren har sålt verksamheten.",
        });
        await save(page);
    });
    await does("11.25", yasmin, "erbjuder något nytt", async (page) => {
        await myDay(page);
        await act(page, "avbröts i dag");
        await fill(page, {
            Spår: ["Arbete"],
            Slag: ["Praktik"],
            Vad: "Praktik på skola",
            "Plats eller anordnare": "Sorgenfriskolan",
            "Timmar per vecka": "30",
        });
        await save(page);
    });
    await does("13.10", yasmin, "föreslår och ber om yttrande", async (page) => {
        await page.getByRole("button", { name: /^Registrera svar.*Praktik på skola/ }).click();
        await fill(page, { Svar: ["Tackar ja"] });
        await save(page);
        await page.getByRole("button", { name: /förslag.*Praktik på skola/i }).click();
        await fill(page, {
            "Förslag och skäl": "Nära hemmet, handledare finns.",
            "Vilka ska få yttra sig?": ["Socialtjänsten"],
        });
        const by = form(page).getByLabel("Svar senast", { exact: false }).first();
        await by.fill(await today(page)); // it is for today
        await save(page);
    });
    await does("13.40", camilla, "yttrar sig", async (page) => {
        await myDay(page);
        await act(page, "vad din part tycker");
        await fill(page, { Hållning: ["Tillstyrker"], Synpunkt: "Inga hinder." });
        await save(page);
    });
    await does("13.55", karin, "beslutar", async (page) => {
        await myDay(page);
        await act(page, "väntar på beslut");
        await fill(page, { Beslut: ["Bifall"], Skäl: "Rimligt i tid, och nära hemmet." });
        await save(page);
    });
    await does("14.05", yasmin, "börjar den nya platsen", async (page) => {
        await page.getByRole("button", { name: /^Börja.*Praktik på skola/ }).click();
        await save(page);
    });
    await shot(pages[yasmin], "team-day-afternoon");
    await myDay(pages[yasmin]);
    await row(pages[yasmin], "avbröts i dag").waitFor({ state: "detached" }); // a new plan the same day
});

test("the afternoon: a word to two at once, a summons, one visit for twelve, and a notice that says nothing", async () => {
    await does("14.20", yasmin, "skriver till deltagaren och Arbetsförmedlingen", async (page) => {
        await find(page);
        await tab(page, "Meddelanden");
        await page.getByRole("button", { name: "Ny tråd" }).click();
        await page.getByRole("checkbox", { name: "Deltagaren" }).click();
        await page.getByRole("checkbox", { name: "Arbetsförmedlingen" }).click();
        await page.getByLabel("Ämne").fill("Första dagen");
        await page.getByLabel("Meddelande", { exact: true }).fill("Klockan nio vid stora entrén.");
        await page.getByRole("button", { name: "Skicka", exact: true }).click();
        await page.getByRole("heading", { name: "Första dagen" }).waitFor();
    });
    await does("14.40", karin, "kallar till ett möte", async (page) => {
        await tab(page, "Handlingar");
        await page.getByRole("link", { name: "Skapa papper" }).click();
        await page.getByLabel("Dag", { exact: true }).fill("2019-06-04");
        await page.getByLabel("Tid", { exact: true }).fill("13.30");
        await page.getByLabel("Plats", { exact: true }).fill("Drottninggatan 18");
        await page.getByRole("button", { name: "Visa pappret" }).click();
        await page.locator("article.paper").getByText("Drottninggatan 18").waitFor();
        await page.getByRole("button", { name: "Spara som handling" }).click();
        await page.getByRole("button", { name: "Spara handlingen" }).click();
        await page.getByText("Pappret är sparat bland handlingarna.").waitFor();
    });
    await does("15.00", yasmin, "ett besök för alla på samma skola", async (page) => {
        await page.locator(".shell__more summary").click();
        await page.getByRole("link", { name: "Anordnare" }).click();
        await page.getByRole("link", { name: kSchool }).click();
        await page.getByRole("button", { name: "Skriv besöket" }).click();
        await page.getByRole("button", { name: "Alla kom" }).click();
        await page.getByRole("button", { name: "Spara", exact: false }).last().click();
        await page.getByRole("heading", { name: "Här nu (12)" }).waitFor();
    });
    await does("15.20", susanne, "vill veta med e-post att något väntar", async (page) => {
        await page.getByRole("link", { name: /Susanne Arvidsson/ }).click();
        const section = page.getByRole("region", { name: "Säg till när något väntar" });
        await section.getByLabel("Din e-postadress").fill("susanne@region.example");
        await section.getByRole("button", { name: "Skicka en kod" }).first().click();
        const code = section.getByLabel(/^Kod som vi har skickat/);
        await code.waitFor();
        await code.fill(await codeSent());
        await section.getByRole("button", { name: "Bekräfta" }).click();
        await section.getByText("Du får avisering till susanne@region.example").waitFor();
    });
});
async function codeSent() {
    for (let i = 0; i < 200; ++i) {
        const text = await readFile(path.join(mails, "mails"), "utf8").catch(() => "");
        const code = /\b\d{6}\b/.exec(text)?.[0];
        if (code) return code;
        await pause(50);
    }
    return assert.fail("no code came");
}

test("the evening: a case is handed over, what is new, and what it took", async () => {
    await does("15.30", yasmin, "lämnar över ett ärende till en kollega", async (page) => {
        await page.getByRole("link", { name: "Teamet", exact: true }).click();
        await page
            .getByRole("row", { name: /Yasmin Farah/ })
            .getByRole("button")
            .click();
        const led = page.getByRole("group", { name: "Yasmin Farah leder" });
        await led.getByRole("checkbox", { name: new RegExp(`^${who}`) }).click();
        await page.getByRole("button", { name: "Lämna över ärendet" }).click();
        const whom = page.getByLabel("Vem tar över?");
        await whom.waitFor();
        const label = await whom.getByRole("option").filter({ hasText: karin }).first().textContent();
        await whom.selectOption({ label });
        await page.getByLabel("Presentation").fill("Karin Östlund tar över på måndag.");
        await page.getByRole("button", { name: "Lämna över ärendet" }).click();
        await page.getByText("Ärendet är överlämnat till").first().waitFor();
    });
    for (const person of [susanne, gunilla, monica, henrik])
        await does("15.30", person, "ser vad som är nytt", async (page) => {
            await myDay(page);
        });
    await does("16.00", margareta, "ser resultaten", async (page) => {
        await page.getByRole("link", { name: "Resultat", exact: true }).click();
        await page.getByRole("heading", { level: 1 }).waitFor();
    });
    const rows = done.map(({ hour, person, what, presses, fields }) => {
        const [most, theirs] = kSteps[what];
        return {
            hour,
            person,
            what,
            ours: presses + fields,
            presses,
            fields,
            most,
            apart: apart(theirs),
            why: theirs.because,
        };
    });
    const sum = (key) => rows.reduce((all, each) => all + each[key], 0);
    for (const { hour, person, what, ours, presses, fields, apart: theirs, why } of rows)
        console.log(
            `${hour} | ${person}: ${what} | ${String(ours)} (${String(presses)} presses, ${String(fields)} fields) | ${String(theirs)} (${why})`,
        );
    console.log(`in all | ${String(sum("ours"))} | ${String(sum("apart"))}`);
    for (const { what, ours, most } of rows)
        assert.ok(ours <= most, `${what}: ${String(ours)}, at most ${String(most)}`);
    assert.deepEqual(
        Object.keys(kSteps).filter((what) => !rows.some((row) => row.what === what)),
        [],
        "every step of the table was taken",
    );
    assert.ok(sum("ours") * 2 <= sum("apart"), "the day takes at most half of what it took");
});
