// What a screen reader reads and in which order, and a whole piece of work by the keyboard alone: from my day to the case, its form,
// what is wrong in it, saved, and back, where it is no longer due.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { as, caseOf, sound, startBrowser, startServer } from "./harness.mjs";

const secretary = "Yasmin Farah";
let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

const kControls = new Set([
    "button",
    "checkbox",
    "combobox",
    "link",
    "listbox",
    "menuitem",
    "radio",
    "searchbox",
    "spinbutton",
    "switch",
    "tab",
    "textbox",
    "DisclosureTriangle",
]);
const settled = (page) => page.waitForFunction(() => !document.querySelector(".skeleton"));

/** The accessibility tree as it is read: each node that is not passed over, in order, with the roles that it stands in. */
async function read(page) {
    await settled(page);
    const protocol = await page.context().newCDPSession(page);
    const { nodes } = await protocol.send("Accessibility.getFullAXTree");
    await protocol.detach();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const heard = [];
    const walk = (node, within) => {
        const of = (name) => node.properties?.find((each) => each.name === name)?.value.value;
        const said = {
            role: node.role?.value,
            name: node.name?.value ?? "",
            description: node.description?.value ?? "",
            level: of("level"),
            invalid: of("invalid") === "true",
            focusable: of("focusable") === true,
            within,
        };
        if (!node.ignored && !["InlineTextBox", "none", "generic"].includes(said.role)) heard.push(said);
        const next = node.ignored ? within : [...within, said];
        for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id), next);
    };
    walk(nodes[0], []);
    return heard;
}
const isIn = (role, name) => (node) =>
    node.within.some((each) => each.role === role && (name === undefined || each.name === name));
const headings = (heard) => heard.filter(({ role }) => role === "heading");

/** What holds of every page: its landmarks, one heading of the first level before all else in it, no level left out, names. */
function readsWell(heard) {
    const of = (role) => heard.filter((each) => each.role === role);
    assert.equal(of("banner").length, 1);
    assert.equal(of("main").length, 1);
    const navigations = of("navigation").map(({ name }) => name);
    assert.ok(navigations.length > 0 && navigations.every(Boolean), navigations.join(", "));
    assert.equal(new Set(navigations).size, navigations.length, "each navigation by its own name");
    for (const region of of("region")) assert.notEqual(region.name, "", "a region says what it is");

    const inside = heard.filter(isIn("main"));
    const [first] = headings(inside);
    assert.equal(first.level, 1);
    assert.equal(headings(heard).filter(({ level }) => level === 1).length, 1);
    const control = inside.findIndex(({ role }) => kControls.has(role));
    assert.ok(inside.indexOf(first) < control, "the heading comes before the first control");
    headings(inside).reduce((before, { level, name }) => {
        assert.ok(level <= before + 1, `${name}: level ${level} after ${before}`);
        return level;
    }, 0);

    const controls = heard.filter(({ role }) => kControls.has(role));
    assert.ok(controls.length > 10);
    assert.deepEqual(
        controls
            .filter(({ name }) => name.trim() === "")
            .map(({ role, within }) => [role, within.at(-1)?.name]),
        [],
        "a control without a name",
    );
}

describe("as it is read out", () => {
    test("my day: its heading, how much there is, then each group by its name, and each row with its person and its act", async () => {
        const page = await as(browser, server, secretary, undefined, "/min-dag");
        await page.locator(".due-item").first().waitFor();
        const heard = await read(page);
        readsWell(heard);
        const first = heard.findIndex(
            ({ role, name }) => role === "link" && name === "Hoppa till innehållet",
        );
        assert.equal(
            heard.findIndex(({ role }) => kControls.has(role)),
            first,
            "the way past the menu is first",
        );
        const titles = headings(heard).map(({ name }) => name);
        assert.equal(titles[0], "Min dag");
        assert.match(titles[1], /^Försenat \d+$/);
        assert.match(titles[2], /^I dag \d+$/);
        // A row: the person, why, by when, the act for that person, and the rest of what may be done, for the same.
        const rows = heard.filter(
            ({ role, within }) =>
                role === "listitem" &&
                within.some(({ role: r, name }) => r === "region" && /^(Försenat|I dag) /.test(name)),
        );
        assert.ok(rows.length > 5);
        const names = new Map();
        for (const row of rows) {
            const own = heard.filter((each) => each.within.includes(row));
            const [person, act, more] = own.filter(({ role }) => kControls.has(role));
            assert.deepEqual([person.role, act.role, more.role], ["link", "link", "button"]);
            assert.ok(act.name.endsWith(`, ${person.name}`), act.name);
            assert.equal(more.name, `Mer för ${act.name}`);
            const why = own.find(({ role, name }) => role === "StaticText" && name.endsWith("."));
            const day = own.find(({ role }) => role === "time");
            const place = [person, why, day, act, more].map((each) => own.indexOf(each));
            assert.deepEqual(
                place,
                place.toSorted((a, b) => a - b),
                "in the order in which one asks",
            );
            names.set(act.name, (names.get(act.name) ?? 0) + 1);
        }
        assert.deepEqual(
            [...names].filter(([, times]) => times > 1),
            [],
            "no two acts sound the same",
        );
        await page.context().close();
    });

    test("a case: the name, what comes next and how far it has come, its parts and which one it is, then the plan", async () => {
        const page = await as(browser, server, secretary);
        await page.goto(`/arenden/${await caseOf(page, "Nawfal Khalaf")}/plan`);
        await page.getByRole("heading", { level: 2, name: "Planen", exact: true }).waitFor();
        const heard = await read(page);
        readsWell(heard);
        const at = (role, name) => {
            const found = heard.findIndex((each) => each.role === role && each.name === name);
            assert.ok(found >= 0, `${role} ${name}`);
            return found;
        };
        const order = [
            at("heading", "Nawfal Khalaf"),
            at("list", "Vägen genom ärendet"),
            at("navigation", "Ärendets delar"),
            at("button", "Skriv"),
            at("heading", "Mål, med deltagarens ord"),
            at("heading", "Planen"),
            at("heading", "Aktiviteter"),
        ];
        assert.deepEqual(
            order,
            order.toSorted((a, b) => a - b),
        );
        const terms = heard
            .slice(order[0], order[1])
            .filter(({ role }) => role === "term" || role === "DescriptionListTerm");
        assert.equal(terms.length, 4, "the next step, the contacts and who leads, before the parts");
        // Which part and which step it is, is not said by colour.
        const current = (value) => page.locator(`[aria-current=${value}]`).allTextContents();
        assert.deepEqual((await current("step")).slice(0, 1), ["I aktivitet"]);
        assert.ok((await current("page")).includes("Plan"));
        for (const { name } of heard.filter(({ role }) => role === "button"))
            assert.doesNotMatch(name, /\s,/, `said with a gap: ${name}`);
        await page.context().close();
    });

    test("a form: its heading, what is wrong first, and each fault with the field that it is about", async () => {
        const page = await as(browser, server, secretary);
        await page.goto(`/arenden/${await caseOf(page, "Nawfal Khalaf")}/plan?form=activity_offered`);
        const form = page.locator(".entry-form");
        await form.getByRole("button", { name: "Spara", exact: true }).waitFor();
        await page.waitForFunction(() => document.activeElement?.id === "entry-form-title");
        await form.getByRole("button", { name: "Öppna kalendern, Från och med", exact: true }).waitFor();
        await page.keyboard.press("Control+Enter");
        await form.locator("[aria-invalid=true]").first().waitFor();
        const heard = await read(page);
        readsWell(heard);
        const from = heard.findIndex(
            ({ role, name }) => role === "heading" && name === "Erbjud en aktivitet",
        );
        const whole = heard.slice(from);
        const faults = whole.findIndex(
            ({ role, name }) => role === "heading" && name === "2 uppgifter behöver rättas",
        );
        const links = whole.filter(
            ({ role, name }) => role === "link" && /^(Fyll i|Välj ett svar på) ”/.test(name),
        );
        const wrong = whole.filter(({ invalid }) => invalid);
        assert.deepEqual(
            wrong.map(({ name }) => name),
            ["Slag", "Vad"],
        );
        assert.deepEqual(
            links.map(({ name }) => name),
            ["Välj ett svar på ”Slag”.", "Fyll i ”Vad”."],
        );
        assert.ok(
            0 < faults &&
                faults < whole.indexOf(links[0]) &&
                whole.indexOf(links[1]) < whole.indexOf(wrong[0]),
        );
        for (const [i, field] of wrong.entries())
            assert.ok(field.description.endsWith(links[i].name), `${field.name}: ${field.description}`);
        // Heard alone, each control is told from the others, but the two that do the same.
        const names = whole
            .filter(
                ({ role, within }) =>
                    ["button", "textbox", "combobox"].includes(role) &&
                    !within.some((each) => each.role === "group"),
            )
            .map(({ role, name }) => `${role} ${name}`);
        assert.deepEqual(
            [...new Set(names.filter((name, i) => names.indexOf(name) !== i))],
            ["button Avbryt"],
        );
        // The reader stands at what is wrong, and each fault leads to its field.
        assert.match(
            await page.evaluate(() => document.activeElement.textContent),
            /^2 uppgifter behöver rättas/,
        );
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.id), "field-title");
        await page.context().close();
    });
});

/** What the focus stands on, as it is called. */
const focused = (page) =>
    page.evaluate(() => {
        const on = document.activeElement;
        if (on === document.body) return "";
        const label = on.labels?.[0]?.textContent;
        return (on.getAttribute("aria-label") ?? label ?? on.textContent ?? "").trim();
    });
/** Tab after Tab, at most so many, until the focus stands on what is so called. */
async function tabTo(page, name, key = "Tab") {
    for (let presses = 0; presses < 150; ++presses) {
        await page.keyboard.press(key);
        if (name.test(await focused(page))) return;
    }
    assert.fail(`no way by ${key} to ${String(name)}; it stands on ${await focused(page)}`);
}

test("an absence is followed up by the keyboard alone: from my day, through a fault, saved, and back, where it is gone", async () => {
    const page = await as(browser, server, secretary, undefined, "/min-dag");
    // From here on nothing is pointed at.
    await page.exposeFunction("pointed", () => page.complaints.push("the pointer was used"));
    await page.evaluate(() => addEventListener("pointerdown", () => globalThis.pointed(), true));
    await page.locator(".due-item").first().waitFor();
    const { items } = await page.evaluate(async () => (await fetch("/api/v1/my-day")).json());
    const due = items.find(({ kind, mine, name }) => kind === "call_today" && mine && name);
    assert.ok(due, "somebody is to be called");
    const row = page.locator(".due-item", { hasText: due.name }).filter({ hasText: "Uteblev" });
    assert.equal(await row.count(), 1);

    await tabTo(page, new RegExp(`^Skriv vad som hände, ${due.name}$`));
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`/arenden/${due.case}/uppfoljning\\?.*form=absence_followed`));
    await page.waitForFunction(() => document.activeElement?.id === "entry-form-title");
    // Too soon: one is told, stands at what is wrong, and goes to it.
    await page.keyboard.press("Control+Enter");
    await page.locator(".entry-form [aria-invalid=true], .entry-form .aksel-error-summary").first().waitFor();
    await tabTo(page, /^(Välj|Fyll i)/);
    await page.keyboard.press("Enter");
    // The fault leads to the question, with its words and its fault; its first answer is the next stop.
    assert.match(
        await focused(page),
        /^Fick du tag i deltagaren\?.*Välj ett svar på ”Fick du tag i deltagaren\?”\.$/,
    );
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Ja");
    await page.keyboard.press("Space");
    await tabTo(page, /^Vad hade hänt\?/);
    await page.keyboard.type("Bussen gick inte.");
    await page.keyboard.press("Control+Enter");
    await page.locator(".toast", { hasText: "Samtalet är sparat." }).waitFor();
    await page.locator(".entry-form").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.notEqual(await focused(page), "", "the focus is not lost with the form");
    await sound(page, "reading-followed-up");

    await tabTo(page, /^Min dag$/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Min dag" }).waitFor();
    await settled(page);
    await row.waitFor({ state: "detached" });
    const left = await page.evaluate(async () => (await fetch("/api/v1/my-day")).json());
    assert.ok(!left.items.some(({ kind, item }) => kind === due.kind && item === due.item));
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});
