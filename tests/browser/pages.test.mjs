// Every page, as everybody: it shows, nothing complains, axe finds nothing, nothing is wider than a narrow phone; and what
// one does on the pages around the case.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import {
    axeFindings,
    desk,
    openPage,
    phone,
    signInAs,
    sound,
    startBrowser,
    startServer,
} from "./harness.mjs";
import { People } from "../api/client.mjs";
import { repository } from "../server.mjs";

const narrow = { width: 320, height: 640 };
const wide = { width: 1920, height: 1080 };
const widths = { desk, wide, phone, narrow };
const officer = "Karin Östlund";
let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** A page of somebody who is signed in. */
async function pageOf(name, viewport = desk) {
    const page = await openPage(browser, server.url, viewport);
    await page.goto("/logga-in");
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL((url) => url.pathname !== "/logga-in");
    return page;
}

const api = (page, path, body) =>
    page.evaluate(
        async ([where, what]) => {
            const session = await (await fetch("/api/v1/session")).json();
            const answer = await fetch(`/api/v1${where}`, {
                method: what ? "POST" : "GET",
                headers: {
                    "Content-Type": "application/json",
                    "X-CSRF-Token": session.csrf,
                    "Idempotency-Key": crypto.randomUUID(),
                },
                body: what ? JSON.stringify(what) : undefined,
            });
            return answer.json();
        },
        [path, body],
    );
/** The first case of a list, as the API gives it. */
const firstCase = async (page, query) => (await api(page, `/cases?limit=1&${query}`)).rows[0];

/** What the pages need that the demonstration has not: a place with its agreement, its link for signals, a form of consent. */
async function aPlace() {
    const secretary = await new People(server).as("yasmin.farah");
    const [{ case: id }] = await secretary.rows({ scope: "party", q: "Nawfal Khalaf" });
    const kept = await secretary.call("POST", "/providers", {
        body: { provider: { name: "Möllans lager", kind: "employer" } },
    });
    const [activity] = await secretary.write(id, {
        kind: "activity_offered",
        topic: "work",
        data: { activity: "internship", title: "Lager", from: "2019-05-27", provider_id: kept.body.id },
    });
    const data = { activity, host: "Möllans lager", supervisor: "Ahmed", tasks: "Plocka varor." };
    const [agreement] = await secretary.write(id, { kind: "placement", data });
    const open = { open: true, until: "2019-12-31" };
    const { about } = (await secretary.get(`/cases/${id}`)).content.activities.find(
        ({ offer }) => offer.about.item === activity,
    ).offer;
    await secretary.write(id, { kind: "signal_link", item: activity, version: about.version, data: open });
    const { activities } = (await secretary.get(`/cases/${id}`)).content;
    const { signal_links: links } = activities.find(({ offer }) => offer.about.item === activity);
    const keeper = await new People(server).as("karin.ostlund");
    const [{ case: asked }] = await keeper.rows({ scope: "party", q: "Nawfal Darwich" });
    const provision = {
        form: "sharing",
        from: "employment_service",
        to: ["adult_education"],
        categories: ["participation"],
        purpose: "coordination",
        months: 12,
        language: "sv-simple",
        text_version: "1",
    };
    await keeper.write(asked, { kind: "consent_asked", data: provision });
    const { consents } = (await keeper.get(`/cases/${asked}`)).content;
    const form = consents.find((each) => each.status === "asked" && each.asked.reference);
    return {
        id,
        provider: kept.body.id,
        agreement,
        activity,
        token: links[0].token,
        asked,
        reference: form.asked.reference,
        worker: secretary.session.worker,
    };
}
/** Every other page, by whose it is. */
const others = ({ id, asked, provider, agreement, activity, reference, worker }) => ({
    [officer]: [
        "/arenden/oppna",
        `/arenden/${asked}/blankett/${reference}`,
        "/samtyckestexter",
        "/jav",
        "/samrad",
        "/konto",
        "/gallring",
        "/finns-inte",
    ],
    "Yasmin Farah": [
        "/teamet",
        `/overlamning/${worker}`,
        "/anordnare",
        `/anordnare/${provider}`,
        `/arenden/${id}`,
        `/arenden/${id}/papper`,
        `/arenden/${id}/overenskommelse/${agreement}`,
        `/arenden/${id}/signalblad/${activity}`,
    ],
    "Eva Hallgren": ["/granskning"],
    "Agneta Kron": ["/aviseringar", "/"],
    "Nawfal Khalaf": ["/min-sida"],
});
let made;
/** Where the two tests below have been; the last one holds it against the router. */
const seen = new Set();

for (const [size, viewport] of Object.entries(widths)) {
    describe(size, () => {
        test("every page around the cases, as whoever has it", async () => {
            made ??= await aPlace();
            for (const [name, addresses] of Object.entries(others(made))) {
                const page = await pageOf(name, viewport);
                for (const address of addresses) {
                    await page.goto(address);
                    await page.getByRole("heading", { level: 1 }).first().waitFor();
                    await page.waitForFunction(() => !document.querySelector(".skeleton"));
                    seen.add(address);
                    const known = Object.values(made).reduce(
                        (left, each) => left.replace(each, "x"),
                        address,
                    );
                    await sound(page, `page${known.replaceAll("/", "-")}-${size}`);
                }
                await page.context().close();
            }
            const outside = await openPage(browser, server.url, viewport);
            await outside.goto(`/signal/${made.token}`);
            await outside.getByRole("heading", { level: 1 }).waitFor();
            seen.add(`/signal/${made.token}`);
            await sound(outside, `page-signal-${size}`);
            await outside.context().close();
        });

        test("every page, from signing in to every part of a case", async () => {
            const page = await openPage(browser, server.url, viewport);
            page.on("framenavigated", (frame) => seen.add(new URL(frame.url()).pathname));
            await page.goto("/");
            await page.locator("button.person").first().waitFor();
            await sound(page, `sign-in-${size}`);

            await signInAs(page, officer);
            await page.getByRole("heading", { level: 1, name: "Min dag" }).waitFor();
            await page.locator(".due-item").first().waitFor();
            await sound(page, `my-day-${size}`);

            await page.goto("/arenden/ny");
            await page.getByLabel("Personnummer").waitFor();
            await sound(page, `refer-${size}`);
            await page.goto("/resultat");
            await page.getByRole("heading", { name: "Alla avslut" }).waitFor();
            await sound(page, `results-${size}`);
            await page.goto("/import");
            await sound(page, `import-${size}`);
            await page.goto("/roller");
            await page.getByRole("heading", { name: "Vem beslutar" }).waitFor();
            await sound(page, `roles-${size}`);

            await page.goto("/arenden");
            const first = page.getByRole("table").getByRole("link").first();
            await first.waitFor();
            await sound(page, `cases-${size}`);

            await first.click();
            const tabs = page.locator(".case__tabs a");
            await tabs.first().waitFor();
            for (const tab of await tabs.all()) {
                await tab.click();
                await page
                    .locator(".case__tabs a[aria-current=page]", { hasText: await tab.textContent() })
                    .waitFor();
                const name = new URL(page.url()).pathname.split("/").at(-1);
                await sound(page, `case-${name}-${size}`);
            }
            for (const name of ["Vem ser vad", "Regler", "Logg", "Rättigheter"]) {
                await page.getByRole("button", { name: "Mer", exact: true }).click();
                await page.getByRole("menuitem", { name, exact: true }).click();
                await page.locator(".case__tabs a[aria-current=page]", { hasText: name }).waitFor();
                const tab = new URL(page.url()).pathname.split("/").at(-1);
                await sound(page, `case-${tab}-${size}`);
            }
            await page.context().close();
        });
    });
}

test("every address that the router knows is among these pages", async () => {
    const router = await readFile(join(repository, "web/src/router.tsx"), "utf8");
    const paths = [...router.matchAll(/^ {4}path: "([^"]+)"/gm)].map(([, path]) => path);
    assert.ok(paths.length > 25, "the paths are found");
    // Where a word of the router's own stands, it wins over a parameter.
    const own = new Set(paths.filter((path) => !path.includes("$")));
    const fits = (path) => {
        if (path === "$") return (address) => address === "/finns-inte";
        const pattern = new RegExp(`^${path.replaceAll(/\$\w+/g, "[^/]+")}$`);
        return (address) => pattern.test(address) && (!path.includes("$") || !own.has(address));
    };
    assert.deepEqual(
        paths.filter((path) => ![...seen].some(fits(path))),
        [],
    );
});

test("the sign-in page tells the demonstration's own day, and finds people by role and team", async () => {
    const page = await openPage(browser, server.url);
    await page.goto("/logga-in");
    await page.getByText("måndag 20 maj 2019").waitFor();
    await page.getByLabel("Sök namn, roll eller team").fill("vårdsam");
    assert.equal(await page.locator("button.person").count(), 4);
    await page.getByLabel("Sök namn, roll eller team").fill("Team 3");
    await page.getByRole("button", { name: /^Yasmin Farah/ }).click(); // whom the page proposes
    await page.waitForURL("**/min-dag");
    assert.equal((await api(page, "/session")).today, "2019-05-20");
    await page.context().close();
});

describe("my day", () => {
    test("counts what it shows, mine first, each with its reason and a way to do it", async () => {
        const page = await pageOf(officer);
        await page.locator(".due-item").first().waitFor();
        const { items } = await api(page, "/my-day");
        const once = new Map(items.map((item) => [`${item.case} ${item.kind} ${item.due}`, item]));
        const more = page.locator(".my-day__groups .my-day__more");
        while ((await more.count()) > 0) await more.first().click();
        assert.equal(await page.locator(".due-item").count(), once.size);
        const late = [...once.values()].filter(({ days }) => days < 0).length;
        await page
            .getByRole("status")
            .getByText(new RegExp(`^${late} försena`))
            .waitFor();
        const group = page.getByRole("region", { name: /^Den här veckan/ });
        assert.match(await group.locator(".due-item").first().textContent(), /^Mina \d/);
        for (const row of await page.locator(".due-item").all())
            assert.match(await row.locator(".due-item__why").textContent(), /\p{L}+.*\.$/u);

        await page.getByRole("radio", { name: "Bara mina" }).click();
        const mine = [...once.values()].filter((item) => item.mine).length;
        assert.equal(await page.locator(".due-item").count(), mine);
        await page.context().close();
    });

    test("leads to the form that does it, by the keyboard alone", async () => {
        const page = await pageOf("Yasmin Farah");
        const action = page.getByRole("link", { name: /^Skriv uppföljning, / }).first();
        await action.focus();
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/uppfoljning\?.*form=follow_up/);
        await page.locator("form").first().waitFor();
        await page.context().close();
    });

    test("says so when nothing waits", async () => {
        const page = await pageOf("Monica Dahlin");
        const { items } = await api(page, "/my-day");
        if (items.length === 0) await page.getByText("Allt är gjort").waitFor();
        await page.context().close();
    });
});

describe("the cases", () => {
    test("are searched by name and personal number, and the selection stands in the address", async () => {
        const page = await pageOf(officer);
        await page.goto("/arenden");
        const names = page.locator(".case-table__name a");
        await names.first().waitFor();
        const one = (await names.first().textContent()).trim();
        await page.getByLabel("Sök namn, personnummer eller nästa steg").fill(one);
        await page.waitForURL(/q=/);
        await page
            .getByRole("status")
            .getByText(/^\d+ ärende/)
            .waitFor();
        assert.deepEqual(
            (await names.allTextContents()).filter((name) => name.trim() !== one),
            [],
        );
        await page.reload();
        await names.first().waitFor();
        assert.equal(await page.getByLabel("Sök namn, personnummer eller nästa steg").inputValue(), one);

        const { case: id } = await firstCase(page, `scope=party&q=${encodeURIComponent(one)}`);
        const { content } = await api(page, `/cases/${id}`);
        await page
            .getByLabel("Sök namn, personnummer eller nästa steg")
            .fill(content.identity.personal_number);
        await page
            .getByRole("status")
            .getByText(/^1 ärende/)
            .waitFor();

        // A word of what the rows say to this reader, half written.
        const { rows } = await api(page, "/cases?scope=party&limit=200");
        const word = /\p{L}{5,}/u.exec(
            rows.find(({ next_step: step }) => /\p{L}{5,}/u.test(step)).next_step,
        )[0];
        await page.getByLabel("Sök namn, personnummer eller nästa steg").fill(word.slice(0, -1));
        await page.waitForURL((url) => url.searchParams.get("q") === word.slice(0, -1));
        await page.locator(".case-table tbody tr", { hasText: word }).first().waitFor();

        await page.getByLabel("Sök namn, personnummer eller nästa steg").fill("finnsinte");
        await page.getByText("Ingen träff på ”finnsinte”.").waitFor();
        await page.getByRole("button", { name: "Rensa alla" }).click();
        await page
            .getByRole("status")
            .getByText(/^Visar 1–50 av/)
            .waitFor();
        await page.context().close();
    });

    test("are narrowed by chips whose counts hold, sorted and paged", async () => {
        const page = await pageOf(officer);
        await page.goto("/arenden");
        await page.getByRole("button", { name: "Läge" }).click();
        const choice = page.getByRole("menuitemcheckbox", { name: /^Saknar team/ });
        const [, n] = /(\d+)$/.exec((await choice.textContent()).trim());
        await choice.click();
        await page.keyboard.press("Escape");
        await page.getByRole("status").getByText(`${n} ärende`).waitFor();
        assert.equal(await page.locator(".case-table__name").count(), Number(n));
        await page.getByRole("button", { name: "Rensa alla" }).click();

        await page.getByRole("button", { name: "Tim/vecka" }).click();
        await page.waitForURL(/sort=hours/);
        await page
            .getByRole("button", { name: "Sida 2", exact: true })
            .or(page.getByRole("button", { name: "2", exact: true }))
            .first()
            .click();
        await page.waitForURL(/page=2/);
        await page
            .getByRole("status")
            .getByText(/^Visar 51–/)
            .waitFor();
        await page.context().close();
    });

    test("show the team's to whoever is named in none, and no name that is not shared", async () => {
        const page = await pageOf("Margareta Sund");
        await page.goto("/arenden");
        await page.getByRole("radio", { name: /^Teamets/, checked: true }).waitFor();
        const { rows } = await api(page, "/cases?scope=team&limit=50");
        const nameless = rows.filter((row) => !row.name && !row.initials && row.protection === "none").length;
        assert.equal(
            await page.getByRole("link", { name: "Deltagare (namnet delas inte med dig)" }).count(),
            nameless,
        );
        await page.context().close();
    });
});

describe("a new referral", () => {
    test("points at what is wrong, keeps the rest, and becomes a case", async () => {
        const page = await pageOf(officer);
        await page.goto("/arenden");
        await page.getByRole("link", { name: "Ny anvisning" }).click();
        await page.getByRole("button", { name: "Öppna ärendet" }).click();
        await page.getByRole("heading", { name: "4 uppgifter behöver rättas" }).waitFor();
        await page.getByLabel("Personnummer").fill("19900102-2385"); // the check digit is another
        await page.getByLabel("Förnamn").fill("Vega");
        await page.getByLabel("Efternamn").fill("Provsson");
        await page.getByLabel("Skäl till anvisningen").fill("Vill arbeta i kök.");
        await page
            .getByLabel("Program (frivilligt)")
            .selectOption({ label: "Jobb- och utvecklingsgarantin" });
        await page.getByLabel("Högsta utbildning (frivilligt)").selectOption({ label: "Gymnasium" });
        await page.getByRole("button", { name: "Öppna ärendet" }).click();
        await page.getByRole("link", { name: /kontrollsiffran/ }).waitFor(); // told by the server, at its field
        assert.equal(await page.getByLabel("Förnamn").inputValue(), "Vega");
        await page.getByLabel("Personnummer").fill("19900102-2384");
        await page.getByRole("button", { name: "Öppna ärendet" }).click();
        await page.waitForURL("**/oversikt");
        await page.getByRole("heading", { level: 1, name: "Vega Provsson" }).waitFor();
        const id = new URL(page.url()).pathname.split("/")[2];
        const { content } = await api(page, `/cases/${id}`);
        assert.equal(content.registration.programme, "job");
        assert.equal(content.work_history.education, "upper_secondary");
        await page.context().close();
    });

    test("has no registration for those who may not write one, and no form for those who open no cases", async () => {
        const social = await pageOf("Camilla Rydén");
        await social.goto("/arenden/ny");
        await social.getByLabel("Personnummer").waitFor();
        assert.equal(await social.getByLabel("Program (frivilligt)").count(), 0);
        await social.context().close();
        const care = await pageOf("Susanne Arvidsson");
        await care.goto("/arenden/ny");
        await care.getByText("Din roll kan inte öppna ärenden.").waitFor();
        assert.equal(await care.getByRole("link", { name: "Import" }).count(), 0);
        await care.context().close();
    });
});

describe("the results", () => {
    test("stand as bars and as a table with the same figures, and print without what is for the screen", async () => {
        const page = await pageOf(officer);
        await page.goto("/resultat");
        const block = page.getByRole("region", { name: /^Efter utbildning 488/ });
        await block.waitFor();
        const bars = await block.locator(".bars__value").allTextContents();
        const shares = await block.locator("tbody td:last-child").allTextContents();
        assert.deepEqual(bars, shares);
        const counts = (await block.locator("tbody td:nth-child(2)").allTextContents()).map(Number);
        assert.equal(
            counts.reduce((sum, n) => sum + n, 0),
            488,
        );
        assert.equal(await page.getByRole("img", { name: /^Stapeldiagram/ }).count(), 10);
        await page.getByRole("button", { name: "2018" }).click();
        await page.waitForURL(/until=2019-01-01/);
        await page.emulateMedia({ media: "print" });
        assert.equal(await page.getByRole("button", { name: "Visa", exact: true }).isVisible(), false);
        assert.equal(await page.getByRole("navigation").isVisible(), false);
        await page.context().close();
    });

    test("hide small cells from readers outside the parties, and say why", async () => {
        const page = await pageOf("Cecilia Moberg"); // an evaluator begins with the results, and has no cases
        await page.waitForURL("**/resultat");
        assert.equal(await page.getByRole("link", { name: "Ärenden" }).count(), 0);
        await page.getByText("Antal 1–4 visas inte").waitFor();
        assert.ok((await page.getByRole("cell", { name: "Dolt, för få personer" }).count()) > 0);
        assert.ok((await page.locator(".bars__withheld").count()) > 0);
        await sound(page, "results-withheld");
        await page.context().close();
    });

    test("are closed to those who run the system, kindly", async () => {
        const page = await pageOf("Agneta Kron");
        await page.getByRole("heading", { name: "Välkommen" }).waitFor();
        const links = page.getByRole("navigation").getByRole("link");
        assert.deepEqual(
            await links.allTextContents(),
            ["Aviseringar"],
            "what they look after, and nobody's case",
        );
        await sound(page, "operator");
        await page.goto("/resultat");
        await page.getByText("Resultaten är inte öppna för din roll.").waitFor();
        await page.context().close();
    });
});

test("an import shows what it would do, names each fault, and writes only what was approved", async () => {
    const page = await pageOf(officer);
    await page.goto("/import");
    const file = (name, text) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
    const choose = page.locator("input[type=file]");
    await choose.setInputFiles(file("lista.pdf", "x"));
    await page.getByText("Filen är varken CSV eller XLSX").waitFor();
    await choose.setInputFiles(file("lista.csv", "Namn\nA"));
    await page.getByText("Filen kunde inte läsas.").waitFor(); // told by the server; the page stays

    const list = [
        "Personnummer;Förnamn;Efternamn;Program;Programstart",
        "19850101-2382;Maja;Provsson;JOB;2019-01-07",
        "19850101-2383;Elias;Provsson;JOB;2019-01-07",
        "19850101-2390;Fel;;X;2019-13-01",
    ].join("\n");
    await choose.setInputFiles(file("lista.csv", list));
    await page.getByRole("heading", { name: "Det här skulle hända" }).waitFor();
    const faults = page.getByRole("region", { name: "Rader med fel" });
    assert.equal(await faults.locator("tbody tr").count(), 2);
    await faults.getByRole("row", { name: /^3 Elias Provsson Personnummer:/ }).waitFor();
    await faults.getByRole("row", { name: /^4 Fel Efternamn: .*Program: .*Programstart:/ }).waitFor();
    await sound(page, "import-preview");
    await page.getByRole("button", { name: "Godkänn 1 rad" }).click();
    await page.getByText("1 ärende öppnat, 0 ärenden ändrade.").waitFor();
    await sound(page, "import-receipt");

    await page.getByRole("button", { name: "Läs in en fil till" }).click();
    await choose.setInputFiles(file("lista.csv", list.split("\n").slice(0, 2).join("\n")));
    await page.getByText("Det finns inget att spara").waitFor();
    await page.context().close();
});

test("no page asks for more than 250 kB of script", async () => {
    const page = await openPage(browser, server.url);
    const weight = () =>
        page.evaluate(() =>
            performance
                .getEntriesByType("resource")
                .filter(({ name }) => name.endsWith(".js"))
                .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
        );
    await page.goto("/logga-in");
    await page.locator("button.person").first().waitFor();
    const first = await weight();
    assert.ok(first > 0 && first < 176_000, `${first} bytes to sign in`);
    await signInAs(page, "Yasmin Farah");
    const { case: id } = await firstCase(page, "scope=party&q=Nawfal%20Khalaf");
    await page.goto(`/arenden/${id}/anteckningar?form=note`);
    await page.getByRole("textbox", { name: "Rubrik" }).waitFor();
    const whole = await weight();
    assert.ok(whole < 256_000, `${whole} bytes for a case with a form`);
    // Each by its address, as somebody comes who has just opened the browser: what came before it does not count.
    for (const [address, ready] of [
        [`/arenden/${id}/plan?vy=tavla`, ".board-card"],
        ["/arenden", ".case-table tbody tr"],
        ["/samrad", "main form, main table, main .card"],
    ]) {
        await page.goto(address);
        await page.locator(ready).first().waitFor();
        await page.waitForFunction(() => !document.querySelector(".skeleton"));
        await page.waitForLoadState("networkidle");
        const bytes = await weight();
        assert.ok(bytes > 100_000 && bytes < 256_000, `${bytes} bytes for ${address}`);
    }
    await page.context().close();
});

test("what stands on a page stays where it is while the rest comes", async () => {
    for (const viewport of [desk, phone]) {
        const page = await openPage(browser, server.url, viewport);
        await page.addInitScript(() => {
            globalThis.shifted = 0;
            new PerformanceObserver((heard) => {
                for (const { value } of heard.getEntries()) globalThis.shifted += value;
            }).observe({ type: "layout-shift", buffered: true });
        });
        await signInAs(page, "Yasmin Farah");
        const { case: id } = await firstCase(page, "scope=party&q=Nawfal%20Khalaf");
        for (const address of ["/min-dag", "/arenden", `/arenden/${id}/oversikt`, `/arenden/${id}/plan`]) {
            await page.goto(address);
            await page.waitForFunction(() => !document.querySelector(".skeleton"));
            await page.waitForLoadState("networkidle");
            const shifted = await page.evaluate(() => globalThis.shifted);
            assert.ok(shifted < 0.04, `${shifted} on ${address}, ${viewport.width} wide`); // 0.1 is thought good
        }
        await page.context().close();
    }
});

test("the design system's rules are there for each of its components that is used", async () => {
    const read = async (folder, ending) => {
        const names = (await readdir(folder)).filter((name) => name.endsWith(ending));
        return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    };
    const built = join(repository, "web/dist/assets");
    const [scripts, styles] = await Promise.all([read(built, ".js"), read(built, ".css")]);
    const classes = (text) => new Set(text.match(/(?<=[.\s"'`])aksel-[a-z]+(?:-[a-z]+)*(?![\w-])/g));
    const used = classes(scripts.join("\n"));
    const has = classes(styles.join("\n"));
    const rules = classes(
        (await read(join(repository, "web/node_modules/@navikt/ds-css/dist/component"), ".css")).join("\n"),
    );
    assert.ok(used.size > 30, "the classes are found");
    assert.deepEqual(
        [...used].filter((each) => rules.has(each) && !has.has(each)),
        [],
    );
});

test("an address that leads nowhere says so inside the frame, and leads on", async () => {
    const page = await pageOf(officer);
    await page.goto("/finns-inte");
    await page.getByText("Det här finns inte, eller så är det inte öppet för dig.").waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.getByRole("link", { name: "Till startsidan" }).click();
    await page.waitForURL("**/min-dag");
    await page.context().close();
});

describe("around the case", () => {
    test("what is not shared is told once, with how much and whose", async () => {
        const page = await pageOf("Yasmin Farah");
        const { case: id } = await firstCase(page, "scope=party&q=Nawfal%20Khalaf");
        await page.goto(`/arenden/${id}/oversikt`);
        await page.getByRole("link", { name: "2 aktiviteter hos Regionen, innehållet delas inte" }).waitFor();
        const people = page.getByRole("region", { name: "Vem gör vad" });
        const susanne = people.getByRole("listitem").filter({ hasText: "Susanne Arvidsson" });
        await susanne.getByText("Regionen: 2 aktiviteter, innehållet delas inte").waitFor();
        await page.context().close();
    });

    test("a rule is told by its name", async () => {
        const page = await pageOf("Yasmin Farah");
        const { case: id } = await firstCase(page, "scope=party&q=Nawfal%20Khalaf");
        await page.goto(`/arenden/${id}/plan`);
        await page.getByText("(Arbetspraktik, längsta tid)").waitFor();
        assert.equal(await page.getByText("PRAKTIK_MAX").count(), 0);
        await page.context().close();
    });

    test("on paper the lists are whole, what is folded stands open, and it says who printed it", async () => {
        const page = await pageOf("Yasmin Farah");
        const { case: id } = await firstCase(page, "scope=party&q=Nawfal%20Khalaf");
        await page.goto(`/arenden/${id}/oversikt`);
        const people = page.getByRole("region", { name: "Vem gör vad" }).locator("li");
        await people.first().waitFor();
        const shown = async () =>
            (await Promise.all((await people.all()).map((each) => each.isVisible()))).filter(Boolean).length;
        assert.equal(await shown(), 5);
        await page.emulateMedia({ media: "print" });
        assert.equal(await shown(), 8);
        await page.getByText("Utskrivet 20 maj 2019 av Yasmin Farah").waitFor();
        assert.equal(await page.getByRole("link", { name: /^Visa/ }).count(), 0);
        await page.goto(`/arenden/${id}/kartlaggning`);
        const answers = page.locator(".intake__answers:not([open]) .intake__body").first();
        await answers.waitFor({ state: "attached" });
        assert.ok((await answers.boundingBox()).height > 20);
        await page.context().close();
    });

    test("a change opens the case once, and not at all where nobody looks", async () => {
        const reader = await pageOf("Yasmin Farah");
        const { case: id } = await firstCase(reader, "scope=party&q=Nawfal%20Ismail");
        const opened = (page) => {
            const calls = [];
            page.on("request", (request) => {
                if (new URL(request.url()).pathname === `/api/v1/cases/${id}`) calls.push(request.url());
            });
            return calls;
        };
        const look = async (page) => {
            await page.goto(`/arenden/${id}/anteckningar`);
            await page.getByRole("heading", { level: 1, name: "Nawfal Ismail" }).waitFor();
        };
        await look(reader);
        const away = await reader.context().newPage();
        await look(away);
        const [seen, unseen] = [opened(reader), opened(away)];
        const hide = (hidden) =>
            away.evaluate((is) => {
                Object.defineProperty(document, "hidden", { configurable: true, get: () => is });
                document.dispatchEvent(new Event("visibilitychange"));
            }, hidden);
        await hide(true);

        const writer = await pageOf(officer);
        const heading = `Tre på en gång ${Date.now()}`;
        await api(writer, `/cases/${id}/entries`, {
            entries: [1, 2, 3].map((n) => ({
                kind: "note",
                category: "joint_plan",
                data: { heading: `${heading} ${n}`, text: "Text" },
            })),
        });
        await reader.getByText(`${heading} 3`).waitFor();
        await reader.getByText("Uppdaterat nyss").waitFor();
        assert.equal(seen.length, 1);
        assert.equal(unseen.length, 0);
        await hide(false);
        await away.getByText(`${heading} 3`).waitFor();
        assert.equal(unseen.length, 1);
        await writer.context().close();
        await reader.context().close();
    });

    test("the log tells who in one's own party has looked, and nobody else", async () => {
        const page = await pageOf("Yasmin Farah");
        const { case: id } = await firstCase(page, "scope=party&q=Nawfal%20Ismail");
        const other = await pageOf("Camilla Rydén");
        await other.goto(`/arenden/${id}/oversikt`);
        await other.getByRole("heading", { level: 1 }).waitFor();
        await other.context().close();
        await page.goto(`/arenden/${id}/oversikt`);
        await page.getByRole("heading", { level: 1, name: "Nawfal Ismail" }).waitFor();
        await page.getByRole("button", { name: "Mer", exact: true }).click();
        await page.getByRole("menuitem", { name: "Logg", exact: true }).click();
        await page.getByRole("row", { name: /Yasmin Farah \(du\).*Läste ärendet/ }).waitFor();
        assert.equal(await page.locator(".access").getByText("Camilla Rydén").count(), 0);
        await page.context().close();
    });

    test("the rules stand under their notice, each with its source", async () => {
        const page = await pageOf(officer);
        const { case: id } = await firstCase(page, "scope=party&q=Nawfal%20Ismail");
        await page.goto(`/arenden/${id}/regler`);
        await page.getByText("Stöd för bedömningen: kontrollera mot gällande regler.").waitFor();
        const findings = await page.locator(".rules__item").allTextContents();
        assert.ok(findings.length > 0);
        for (const text of findings) assert.match(text, /Källa: .+\((inte )?(kontrollerad|enligt)/);
        await page.context().close();
    });

    test("a team is chosen with its reasons and a lead, whose choice needs a reason", async () => {
        const page = await pageOf(officer);
        const { case: id } = await firstCase(page, "scope=party&flag=no_team");
        await page.goto(`/arenden/${id}/team`);
        await page
            .getByRole("button", { name: /^Välj Team/ })
            .first()
            .click();
        await page.getByRole("button", { name: "Fördela ärendet" }).click();
        await page.getByText("Skriv varför.").waitFor();
        await page.getByLabel("Varför just den processledaren?").fill("Känner arbetsgivarna i branschen.");
        await page.getByRole("button", { name: "Fördela ärendet" }).click();
        await page.getByText("Har ärendet nu").waitFor();
        const { content } = await api(page, `/cases/${id}`);
        assert.ok(content.team.reasons.length > 0);
        assert.equal(content.lead.reason, "Känner arbetsgivarna i branschen.");
        await page.context().close();
    });

    test("what a colleague writes comes up by itself", async () => {
        const reader = await pageOf("Yasmin Farah");
        const { case: id } = await firstCase(reader, "scope=party&q=Nawfal%20Ismail");
        await reader.goto(`/arenden/${id}/anteckningar`);
        await reader.getByRole("heading", { level: 1, name: "Nawfal Ismail" }).waitFor();
        const writer = await pageOf(officer);
        const heading = `Möte ${Date.now()}`;
        await api(writer, `/cases/${id}/entries`, {
            entries: [
                { kind: "note", category: "joint_plan", data: { heading, text: "Vi ses på torsdag." } },
            ],
        });
        await reader.getByText(heading).waitFor();
        await reader.getByText("Uppdaterat nyss").waitFor();
        await writer.context().close();
        await reader.context().close();
    });

    test("the case is shown as it was on a past day, and cannot be written in there", async () => {
        const page = await pageOf("Yasmin Farah");
        const { case: id } = await firstCase(page, "scope=party&q=Nawfal%20Ismail");
        await page.goto(`/arenden/${id}/oversikt`);
        await page.getByRole("button", { name: /^Visa som det var/ }).click();
        await page.getByLabel("Visa ärendet som det var den").fill("2019-04-20");
        await page.getByRole("button", { name: "Visa", exact: true }).click();
        await page.getByText("Så här såg ärendet ut 20 april 2019").waitFor();
        assert.equal(await page.getByRole("button", { name: "Skriv", exact: true }).count(), 0);
        await sound(page, "case-as-of");
        await page.getByRole("button", { name: "Tillbaka till i dag" }).click();
        await page.getByRole("button", { name: "Skriv", exact: true }).waitFor();
        await page.context().close();
    });
});

test("the keyboard alone opens the first case, past the menu", async () => {
    const page = await openPage(browser, server.url);
    await page.goto("/");
    await page.locator("button.person").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/min-dag");
    await page.goto("/arenden");
    await page.getByRole("table").waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    await page.keyboard.press("Enter");
    const name = await page.getByRole("table").getByRole("link").first().textContent();
    for (let presses = 0; presses < 60; ++presses) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate(() => document.activeElement.textContent)) === name) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForURL("**/oversikt");
    await page.context().close();
});

test("English is kept through a reload", async () => {
    const page = await openPage(browser, server.url);
    await page.goto("/logga-in");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: "Choose who to be" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
    await page.reload();
    await page.getByRole("heading", { name: "Choose who to be" }).waitFor();
    await page.context().close();
});
