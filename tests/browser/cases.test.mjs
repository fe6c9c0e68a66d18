// Ärenden on screen: filters with live counts, columns, saved views and the file; with a mouse, by keyboard and on a narrow phone.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
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

const officer = "Karin Östlund";
let server, browser;
before(async () => {
    server = await startServer({ cases: 400 });
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function pageOf(name, viewport, address = "/arenden?scope=party") {
    const page = await openPage(browser, server.url, viewport);
    await signInAs(page, name);
    await page.goto(address);
    await page.locator(".case-table__name").first().waitFor();
    return page;
}
const found = async (page) => {
    const text = await page.locator(".cases__total").textContent();
    return Number(/(\d+)(?= ärende|$)/.exec(text.trim())[1]);
};
/** Opens a filter's menu and gives its choices with their counts. */
async function openFilter(page, name) {
    await page
        .getByRole("group", { name: "Filter" })
        .getByRole("button", { name: new RegExp(`^${name}( \\(\\d+\\))?$`) })
        .click();
    const items = page.getByRole("menuitemcheckbox");
    await items.first().waitFor();
    return items.evaluateAll((all) =>
        all.map((item) => {
            const count = item.querySelector(".cases__count")?.textContent ?? "";
            return { name: item.querySelector(".cases__choice span")?.textContent, count: Number(count) };
        }),
    );
}
const showFilters = async (page, size) => {
    if (size === "phone") await page.getByRole("button", { name: /^Filter/ }).click();
};

for (const [size, viewport] of Object.entries({ desk, phone })) {
    describe(`the list of cases, ${size}`, () => {
        test("a count is what its choice finds; chips let go again; what finds nothing says why", async () => {
            const page = await pageOf(officer, viewport);
            await sound(page, `cases-plain-${size}`);
            await showFilters(page, size);
            const phases = await openFilter(page, "Fas");
            const [first, second] = phases;
            await page.getByRole("menuitemcheckbox", { name: new RegExp(`^${first.name}`) }).click();
            await page
                .getByRole("status")
                .getByText(new RegExp(`(^| )${first.count}( ärende|$)`))
                .waitFor();
            await page.getByRole("menuitemcheckbox", { name: new RegExp(`^${second.name}`) }).click();
            const both = first.count + second.count; // either
            await page
                .getByRole("status")
                .getByText(new RegExp(`(^| )${both}( ärende|$)`))
                .waitFor();
            const open = (await axeFindings(page)).filter((line) => !line.startsWith("region:")); // a menu lies beside the page
            assert.deepEqual(open, []);
            await page.keyboard.press("Escape");
            assert.match(page.url(), /phase=/);

            const contacts = await openFilter(page, "Senaste kontakt");
            assert.ok(contacts.every(({ count }) => count > 0 && count <= both));
            await page.getByRole("menuitemcheckbox", { name: contacts[0].name }).click();
            await page.keyboard.press("Escape");
            await page
                .getByRole("status")
                .getByText(new RegExp(`(^| )${contacts[0].count}( ärende|$)`))
                .waitFor();
            await sound(page, `cases-filtered-${size}`);
            await page.getByRole("button", { name: `Fas: ${first.name} ta bort` }).click();
            await page
                .getByRole("button", { name: `Fas: ${first.name} ta bort` })
                .waitFor({ state: "detached" });
            assert.ok((await found(page)) <= contacts[0].count);

            await page.getByLabel("Sök namn, personnummer eller nästa steg").fill("finnsinte");
            await page.getByText("Släpp ett filter för att få träffar:").waitFor();
            await sound(page, `cases-none-${size}`);
            await page.getByRole("button", { name: /^Sökningen \(då blir det \d+\)$/ }).click();
            await page.locator(".case-table__name").first().waitFor();
            await page.getByRole("button", { name: "Rensa alla" }).click();
            await page.getByRole("button", { name: "Rensa alla" }).waitFor({ state: "detached" });
            await page.context().close();
        });

        test("columns are of one's choice, and the file holds what is shown", async () => {
            const page = await pageOf(officer, viewport);
            await page.getByRole("button", { name: "Kolumner" }).click();
            for (const name of ["Ålder", "Språk", "Spår"])
                await page.getByRole("menuitemcheckbox", { name }).click();
            await page.getByRole("menuitemcheckbox", { name: "Processledare" }).click();
            await page.keyboard.press("Escape");
            await page.locator('[data-cell="age"]').first().waitFor({ state: "attached" });
            await page
                .getByText(/\d+ år/)
                .first()
                .waitFor();
            assert.equal(await page.locator('[data-cell="lead"]').count(), 0);
            await sound(page, `cases-columns-${size}`);
            const all = await found(page);
            await page.getByRole("button", { name: "Exportera" }).click();
            const coming = page.waitForEvent("download");
            await page.getByRole("menuitem", { name: "CSV-fil" }).click();
            const download = await coming;
            assert.match(download.suggestedFilename(), /^arenden-\d{4}-\d{2}-\d{2}\.csv$/);
            const lines = (await readFile(await download.path(), "utf8")).trim().split("\r\n");
            assert.match(lines[0], /^Deltagare;Fas;Nästa steg;Klart senast;.*;Spår;Språk;Ålder;Läge$/);
            assert.equal(lines.length - 1, all);
            await page.getByText("Listan är hämtad.").waitFor();
            await page.context().close();
        });

        test("a view is kept, comes first, is changed, renamed and removed", async () => {
            const page = await pageOf("Yasmin Farah", viewport, "/arenden?scope=team");
            await showFilters(page, size);
            const steps = await openFilter(page, "Nästa steg");
            await page.getByRole("menuitemcheckbox", { name: steps[0].name }).click();
            await page.keyboard.press("Escape");
            await page.getByRole("button", { name: "Vyer" }).click();
            await page.getByRole("menuitem", { name: "Spara som ny vy …" }).click();
            await page.getByRole("button", { name: "Spara", exact: true }).click();
            await page.getByText("Ge vyn ett namn.").waitFor();
            await page.getByLabel("Vad ska vyn heta?").fill("Att göra");
            await sound(page, `cases-view-${size}`);
            await page.keyboard.press("Enter");
            const menu = page.getByRole("button", { name: /^Att göra/ });
            await menu.waitFor();
            await menu.click();
            await page.getByRole("menuitemcheckbox", { name: "Visa den här vyn först" }).click();
            await page.locator('[role="menuitemcheckbox"][aria-checked="true"]').waitFor();
            await page.keyboard.press("Escape");

            await page.getByRole("button", { name: "Att göra", exact: true }).click();
            await page.getByRole("menuitem", { name: "Spara som ny vy …" }).click();
            await page.getByLabel("Vad ska vyn heta?").fill("att göra");
            await page.keyboard.press("Enter");
            await page.getByText("Du har redan en vy med det namnet.").waitFor();
            await page.keyboard.press("Escape");

            await page.goto("/arenden"); // from anywhere
            await page.waitForURL(/view=/);
            await page.getByRole("button", { name: `Nästa steg: ${steps[0].name} ta bort` }).waitFor();
            await page.getByRole("button", { name: "Rensa alla" }).click();
            await page.getByRole("button", { name: "Att göra (ändrad)" }).click();
            await page.getByRole("menuitem", { name: "Byt namn …" }).click();
            await page.getByLabel("Vad ska vyn heta?").fill("Allt");
            await page.keyboard.press("Enter");
            await page.getByRole("button", { name: "Allt (ändrad)" }).click();
            await page.getByRole("menuitem", { name: "Spara ändringen i ”Allt”" }).click();
            await page.getByRole("button", { name: "Allt", exact: true }).click();
            await page.getByRole("menuitem", { name: "Ta bort vyn" }).click();
            await page.getByRole("button", { name: "Vyer", exact: true }).waitFor();
            await page.context().close();
        });
    });
}

test("all of it by keyboard", async () => {
    const page = await pageOf(officer, desk);
    const before = await found(page);
    await page.getByLabel("Sök namn, personnummer eller nästa steg").focus();
    await page.keyboard.press("Tab"); // the first filter
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Fas");
    await page.keyboard.press("Enter");
    await page.getByRole("menuitemcheckbox").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Fas: .* ta bort$/ }).waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Fas (1)");
    assert.ok((await found(page)) < before);
    const chip = page.getByRole("button", { name: /^Fas: .* ta bort$/ });
    await chip.focus();
    await page.keyboard.press("Enter");
    await chip.waitFor({ state: "detached" });
    assert.equal(await found(page), before);
    await page.context().close();
});

test("what is typed takes no filter away, and a slow answer to an earlier question never comes over a later one", async () => {
    const page = await pageOf(officer, desk);
    // The answer to the first letters is held until the whole has been answered.
    let letGo;
    const held = new Promise((resolve) => (letGo = resolve));
    await page.route(/\/api\/v1\/cases\?.*q=Naw(&|$)/, async (route) => {
        const response = await route.fetch();
        await held;
        await route.fulfill({ response }).catch(() => undefined); // given up, as it should be
    });
    const search = page.getByLabel("Sök namn, personnummer eller nästa steg");
    const first = page.waitForRequest(/\/cases\?.*q=Naw(&|$)/);
    await search.fill("Naw");
    await first;
    const named = page.locator(".case-table__name");
    await search.fill("Nawfal Khalaf");
    await page.waitForFunction(() => document.querySelectorAll(".case-table__name").length === 1);
    letGo();
    await page.unrouteAll({ behavior: "wait" });
    assert.deepEqual(await named.getByRole("link").allTextContents(), ["Nawfal Khalaf"]);

    // A filter that is chosen before the typing has paused is still there afterwards.
    await search.fill("");
    await page.waitForFunction(() => document.querySelectorAll(".case-table__name").length > 1);
    await search.fill("Nawfal");
    await page.getByRole("radio", { name: /^Teamets/ }).click(); // within the pause
    await page.waitForURL(/q=Nawfal/);
    assert.match(page.url(), /scope=team/, "what was pressed while it was typed");
    await page.context().close();
});

test("whoever is looked for is found wherever one may, and Enter goes to the one", async () => {
    const page = await pageOf("Camilla Rydén", desk, "/arenden");
    const own = await page.evaluate(async () => {
        const ask = async (scope) =>
            (await (await fetch(`/api/v1/cases?scope=${scope}&limit=200`)).json()).rows.flatMap(
                ({ name }) => name ?? [],
            );
        const [mine, party] = await Promise.all([ask("mine"), ask("party")]);
        return {
            mine,
            other: party.filter(
                (name) => !mine.includes(name) && party.filter((n) => n === name).length === 1,
            ),
        };
    });
    assert.ok(own.mine.length > 0 && own.other.length > 0);
    const search = page.getByLabel("Sök namn, personnummer eller nästa steg");
    await search.fill(own.other[0]);
    await page.getByText("Inget fanns bland dina, så här är partens.").waitFor();
    assert.ok(await page.getByRole("radio", { name: /^Partens/ }).isChecked());
    await sound(page, "cases-wider");
    await search.fill(own.mine[0]);
    await page.getByText("Inget fanns bland dina").waitFor({ state: "detached" });
    assert.ok(await page.getByRole("radio", { name: /^Mina/ }).isChecked());

    await search.fill(own.other[0]);
    await search.press("Enter");
    await page.getByRole("heading", { level: 1, name: own.other[0] }).waitFor();
    await page.goBack();
    await search.fill("finnsinte");
    await search.press("Enter");
    await page.getByText("finnsinte").first().waitFor();
    await page.waitForFunction(() => !document.querySelector('.cases[aria-busy="true"]'));
    assert.match(page.url(), /\/arenden\?/, "nobody is found: nowhere to go");
    await page.context().close();
});

test("an address of before still leads to what is late", async () => {
    const page = await pageOf(officer, desk, "/arenden?overdue=true&scope=party");
    await page.getByRole("button", { name: "Nästa steg: Försenat ta bort" }).waitFor();
    await page.context().close();
});
