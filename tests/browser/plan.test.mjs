// The plan page: the goals and then the plan, as a time axis, a board and a text. Cards are moved with the mouse, with the
// keyboard alone and by a menu; a move that cannot be made says why; the text is what paper shows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { People } from "../api/client.mjs";
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

const wide = { width: 1920, height: 1080 };
const yasmin = "Yasmin Farah";
let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** The plan of one of the demonstration's people, as somebody sees it. */
async function planOf(name, { view = "tavla", viewport = desk, person = yasmin } = {}) {
    const page = await openPage(browser, server.url, viewport);
    await signInAs(page, person);
    const id = await page.evaluate(async (wanted) => {
        const answer = await fetch(`/api/v1/cases?scope=party&limit=50&q=${encodeURIComponent(wanted)}`);
        return (await answer.json()).rows.find((row) => row.name === wanted).case;
    }, name);
    const href = `/arenden/${id}/plan`;
    await page.goto(`${href}?vy=${view}`);
    await page.getByRole("heading", { level: 2, name: "Planen", exact: true }).waitFor();
    await page.waitForFunction(() => !document.querySelector(".skeleton"));
    return { page, href };
}
const column = (page, name) => page.getByRole("region", { name: new RegExp(`^${name} \\d`) });
const card = (place, title) => place.locator(".board-card", { hasText: title });
const handle = (page, title) => page.getByRole("button", { name: `Flytta ${title}`, exact: true });
const panel = (page) => page.locator(".entry-form");
const field = (page, name) => page.locator(`[id="field-${name}"]`);
const said = (page, words) =>
    page.getByRole("status").filter({ hasText: words }).first().waitFor({ state: "attached" });
async function save(page, toast) {
    await panel(page).getByRole("button", { name: "Spara", exact: true }).click();
    await page.locator(".toast", { hasText: toast }).waitFor();
    await panel(page).waitFor({ state: "detached" });
}
/** Drags a card by its lower edge to the middle of a column, and holds it there. */
async function drag(page, title, to) {
    await page.locator(".board").evaluate((board) => board.scrollIntoView({ block: "center" }));
    const [from, target] = [
        await card(page, title).boundingBox(),
        await page.locator(`[data-column=${to}]`).boundingBox(),
    ];
    await page.mouse.move(from.x + 40, from.y + from.height - 6);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + from.height - 12, { steps: 3 });
    await page.mouse.move(target.x + target.width / 2, target.y + 60, { steps: 6 });
}

test("goals come first; then the plan in three ways, each in the address and each sound at every width", async () => {
    for (const [size, viewport] of Object.entries({ desk, wide, phone })) {
        const { page, href } = await planOf("Nawfal Ismail", { view: "tid", viewport });
        const headings = await page.getByRole("heading", { level: 2 }).allTextContents();
        assert.deepEqual(headings.slice(0, 2), ["Mål, med deltagarens ord", "Planen"]);
        await page.getByText("”Jag vill arbeta som bilmekaniker igen").waitFor();
        await page.getByText("Anställning på minst halvtid").first().waitFor();
        for (const [name, view] of [
            ["Tavla", "tavla"],
            ["Text", "text"],
            ["Tidsaxel", "tid"],
        ]) {
            await page.getByRole("radio", { name, exact: true }).click();
            await page.waitForURL(new RegExp(`[?&]vy=${view}`));
            await page.waitForFunction(() => !document.querySelector(".skeleton"));
            await page.locator({ tid: ".axis", tavla: ".board", text: ".plan-text" }[view]).first().waitFor();
            await sound(page, `plan-${view}-${size}`);
        }
        await page.goto(`${href}?vy=nonsens`);
        await page.locator(".axis").first().waitFor();
        await page.context().close();
    }
});

test("the axis is zoomed by button and by key, scrolled in its frame, and says where weeks hold too much or too little", async () => {
    const { page } = await planOf("Nawfal Ismail", { view: "tid" });
    const frame = page.locator(".axis-frame");
    const across = () => frame.evaluate(({ scrollWidth, clientWidth }) => scrollWidth / clientWidth);
    await frame.waitFor();
    const half = await across();
    await page.getByRole("radio", { name: "Månad" }).click();
    await page.waitForFunction(() => {
        const { scrollWidth, clientWidth } = document.querySelector(".axis-frame");
        return scrollWidth > clientWidth * 4;
    });
    const month = await across();
    assert.ok(month > half * 3, `${month} against ${half}`);
    const todaySeen = () =>
        page.locator(".axis__today rect").evaluate((mark) => {
            const [{ left, right }, box] = [
                mark.getBoundingClientRect(),
                document.querySelector(".axis-frame").getBoundingClientRect(),
            ];
            return left >= box.left && right <= box.right;
        });
    assert.ok(await todaySeen(), "today is where one looks first");
    assert.ok(await fitsAcross(page), "it is the frame that scrolls, not the page");

    await frame.focus();
    await page.keyboard.press("-");
    assert.ok(await page.getByRole("radio", { name: "Kvartal" }).isChecked());
    await page.keyboard.press("-");
    await page.keyboard.press("-");
    assert.ok(await page.getByRole("radio", { name: "Hela planen" }).isChecked());
    assert.ok((await across()) < 1.05, "the whole plan needs no scrolling");
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    assert.ok(await page.getByRole("radio", { name: "Kvartal" }).isChecked());
    await frame.evaluate((box) => (box.scrollLeft = box.scrollWidth));
    assert.ok(!(await todaySeen()));
    await page.getByRole("button", { name: "Till i dag" }).click();
    assert.ok(await todaySeen());

    const load = page.getByRole("list", { name: "Timmar i veckan framåt" }).getByRole("listitem");
    assert.match(
        await load.nth(0).textContent(),
        /^Vecka 21–26: 28–38 av 40 timmar\. Plats för 2–12 till\.$/,
    );
    assert.match(
        await load.nth(1).textContent(),
        /^Vecka 27–35: 48 timmar, 8 mer än heltid\. Praktik på bilverkstad \(40\), SFI på kvällstid \(6\)/,
    );
    assert.equal(await page.locator(".axis [data-over=true]").count(), 9, "and the weeks are marked");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("a card is dragged with the mouse: the step's form opens filled in, and the card moves when it is saved", async () => {
    const { page } = await planOf("Nawfal Hamdan");
    await drag(page, "SFI på kvällstid", "planned");
    await card(page, "SFI på kvällstid").getByText("Släpp i Planerad").waitFor();
    await shot(page, "plan-dragging", false);
    await page.mouse.up();
    await panel(page).getByText("Deltagarens svar på erbjudandet").waitFor();
    assert.ok(await field(page, "answer").locator("input[value=accepted]").isChecked());
    await card(column(page, "Föreslagen"), "SFI på kvällstid")
        .getByText("Flyttas till Planerad när du sparar")
        .waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await save(page, "Svaret är sparat");
    await card(column(page, "Planerad"), "SFI på kvällstid").waitFor();

    await drag(page, "SFI på kvällstid", "ongoing");
    await page.mouse.up();
    assert.equal(await field(page, "date").inputValue(), "2019-05-20");
    await save(page, "Starten är sparad");
    await card(column(page, "Pågår"), "SFI på kvällstid").waitFor();

    await drag(page, "SFI på kvällstid", "cancelled");
    await page.mouse.up();
    await panel(page).getByRole("button", { name: "Spara", exact: true }).click();
    await panel(page).getByText("Välj ett svar på ”Varför?”").first().waitFor(); // never without a reason
    await page.getByRole("button", { name: "Avbryt", exact: true }).last().click();
    await panel(page).waitFor({ state: "detached" });
    await card(column(page, "Pågår"), "SFI på kvällstid").waitFor();

    // What is let go where it cannot be says why, stays, and leads on.
    await drag(page, "SFI på kvällstid", "planned");
    await page.mouse.up();
    const refused = card(column(page, "Pågår"), "SFI på kvällstid").locator(".board-card__refused");
    await refused.getByText("Går inte att flytta till Planerad. Det som har börjat").waitFor();
    assert.equal(await panel(page).count(), 0);
    assert.deepEqual(await axeFindings(page), []);
    await refused.getByRole("button", { name: "Avbryt" }).click();
    await panel(page).getByText("Aktiviteten avbryts").waitFor();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("by the keyboard alone: picked up, carried, dropped, refused with the reason, put back", async () => {
    const { page } = await planOf("Nawfal Hamdan");
    const title = "Praktik på bilverkstad";
    await handle(page, title).focus();
    await page.keyboard.press("Space");
    await said(page, `${title} är lyft. Föreslagen, kolumn 1 av 5.`);
    await page.keyboard.press("ArrowRight");
    await said(page, "Planerad, kolumn 2 av 5. Blanksteg öppnar formuläret.");
    await page.keyboard.press("ArrowRight");
    await said(page, "Pågår, kolumn 3 av 5. Går inte. Deltagaren har inte svarat");
    await page.keyboard.press("Escape");
    await said(page, `${title} ligger kvar i Föreslagen.`);
    assert.equal(await panel(page).count(), 0);

    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await panel(page).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "entry-form-title");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+Enter");
    await card(column(page, "Planerad"), title).waitFor();
    await said(page, `${title} står nu i Planerad.`);
    await page.waitForFunction(
        (name) => document.activeElement?.getAttribute("aria-label") === name,
        `Flytta ${title}`,
    );

    // The employment service decides on internships, and has been asked.
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await said(
        page,
        "Går inte att flytta till Pågår. Förslaget är lagt och väntar på beslut. Arbetsförmedlare",
    );
    await card(column(page, "Planerad"), title).getByText("Arbetsförmedlare beslutar.").first().waitFor();
    assert.equal(await panel(page).count(), 0);
    await page.getByRole("heading", { level: 2, name: "Förslag och beslut" }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("where a decision is needed the way is a proposal, and what was just begun can be undone", async () => {
    const { page } = await planOf("Stefan Hadzic");
    const title = "Arbetsträning";
    await card(column(page, "Planerad"), title)
        .getByRole("button", { name: /^Flytta eller ändra/ })
        .click();
    await page.getByRole("menuitem", { name: "Pågår, går inte än" }).click();
    const refused = card(page, title).locator(".board-card__refused");
    await refused
        .getByText("Arbetsförmedlare beslutar om den här aktiviteten. Lägg ett förslag först.")
        .waitFor();
    await refused.getByRole("button", { name: "Lägg förslag om beslut" }).click();
    await field(page, "text").fill("Börja med arbetsträning");
    await save(page, "Förslaget är lagt");
    await card(page, title).getByText("Väntar på beslut. Arbetsförmedlare beslutar").waitFor();
    await page.locator(".toast").getByRole("button", { name: "Ångra" }).click();
    await page.locator(".toast", { hasText: "Ångrat" }).waitFor();
    await card(page, title).getByText("Väntar på beslut").waitFor({ state: "detached" });

    const offered = `Studiebesök ${Date.now()}`;
    await page.getByRole("button", { name: "Erbjud aktivitet" }).first().click();
    await field(page, "activity").selectOption("sfi");
    await field(page, "title").fill(offered);
    await save(page, "erbjuden");
    await card(column(page, "Föreslagen"), offered).waitFor();
    await page.locator(".toast", { hasText: "erbjuden" }).getByRole("button", { name: "Ångra" }).click();
    await card(page, offered).waitFor({ state: "detached" });
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("on a phone the columns fold, and a card is moved by its menu", async () => {
    const { page } = await planOf("Robert Rosén", { viewport: phone });
    assert.equal(await page.locator("details.board__column").count(), 5);
    assert.equal(await page.getByRole("button", { name: /^Flytta SFI/ }).count(), 0, "no handle to drag by");
    await card(page, "SFI")
        .getByRole("button", { name: /^Flytta eller ändra/ })
        .click();
    await page.getByRole("menuitem", { name: "Pågår", exact: true }).click();
    await field(page, "date").waitFor();
    await save(page, "Starten är sparad");
    await card(page.locator("details[data-column=ongoing]"), "SFI").waitFor();
    await page.waitForFunction(() => document.activeElement?.matches("[data-item] .board-card__menu"));
    const done = page.locator("details[data-column=done]");
    assert.equal(await done.getAttribute("open"), null);
    await done.locator("summary").click();
    await done.getByText("Inget här").waitFor();
    await page.getByRole("radio", { name: "Text", exact: true }).click();
    await page.locator(".plan-text").waitFor();
    assert.ok(await fitsAcross(page));
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("an activity tells its history, and a day gone by is only read", async () => {
    const { page, href } = await planOf("Nawfal Ismail");
    await page.getByRole("button", { name: "Praktik på bilverkstad", exact: true }).click();
    const entry = page.locator(".entry__anchor[data-chosen=true]");
    await entry.getByText(/^Historik \(\d\)/).click();
    const events = await entry.locator(".history li").allTextContents();
    assert.match(events[0], /30 apr.*Erbjuden av Yasmin Farah/);
    assert.ok(events.some((each) => /6 maj.*Tackar ja\. Det är det jag kan\./.test(each)));
    assert.ok(
        events.some((each) =>
            /17 maj.*från 30 → 40 h till 20 → 25 → 30 → 40 h.*Överenskommet: Teammöte/.test(each),
        ),
    );
    await page.goto(`${href}?vy=tavla&day=2019-05-13`);
    await card(page, "Praktik på bilverkstad").waitFor();
    assert.equal(await page.locator(".board-card__handle").count(), 0);
    assert.equal(await page.getByRole("button", { name: /^Flytta eller ändra/ }).count(), 0);
    await sound(page, "plan-board-past");
    await page.context().close();
});

test("a method is read where it was written, and what the participant thought of it in the history", async () => {
    const { page, href } = await planOf("Robert Rosén");
    const id = href.split("/").at(-2);
    const title = `Jobbsökarkurs ${Date.now()}`;
    await page.goto(`${href}?form=activity_offered&of=sfi`);
    await field(page, "title").fill(title);
    await field(page, "method").selectOption({ index: 1 });
    const method = await field(page, "method").locator("option:checked").textContent();
    assert.ok(method.trim().length > 2, method);
    await save(page, "erbjuden");
    const secretary = await new People(server).as("yasmin.farah");
    const { activities } = (await secretary.get(`/cases/${id}`)).content;
    const { item } = activities.find(({ offer }) => offer.title === title).offer.about;
    await page.goto(`${href}?vy=tid&item=${item}`);
    const entry = page.locator(".entry__anchor[data-chosen=true]");
    const written = entry.locator("dl > div", { has: page.getByText("Metod", { exact: true }) });
    assert.equal(await written.locator("dd").textContent(), method);

    const on = (kind, version, data) => ({ kind, item, version, data: { date: "2019-05-20", ...data } });
    await secretary.write(
        id,
        on("activity_answered", 1, { answer: "accepted" }),
        on("activity_started", 2, {}),
    );
    await page.goto(`${href}?vy=tid&form=activity_completed&item=${item}`);
    await field(page, "result").fill("Har skrivit sitt första cv.");
    await field(page, "usefulness").fill("4");
    await save(page, "Aktiviteten är avslutad.");
    await page.goto(`${href}?vy=tid&item=${item}`);
    await entry.getByText(/^Historik \(\d\)/).click();
    const events = await entry.locator(".history li").allTextContents();
    assert.match(events.at(-1), /Har skrivit sitt första cv\. Deltagarens omdöme: 4 av 5\.$/);
    await sound(page, "plan-history-rated");
    await page.context().close();
});

test("the text is a document: copied as plain text, and alone on paper, black on white", async () => {
    const { page } = await planOf("Nawfal Ismail", { view: "text" });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const sheet = page.getByRole("article", { name: "Plan för Nawfal Ismail" });
    await sheet
        .getByText("Tid: 20 timmar i veckan från 21 maj, 25 från 4 juni, 30 från 18 juni, 40 från 2 juli.")
        .waitFor();
    assert.deepEqual((await sheet.getByRole("heading", { level: 3 }).allTextContents()).slice(0, 2), [
        "Mål",
        "Arbete",
    ]);
    await page.getByRole("button", { name: "Kopiera som text" }).click();
    await page.locator(".toast", { hasText: "Planen är kopierad" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^Plan för Nawfal Ismail\n\nMÅL\n\n”Jag vill arbeta/);
    assert.match(copied, /\n\nUtskrivet 20 maj 2019 av Yasmin Farah\. Visar det Yasmin Farah får se\./);
    const onScreen = (await sheet.innerText()).replaceAll(/\s+/g, " ").toLowerCase();
    for (const line of copied.split("\n").filter(Boolean))
        assert.ok(onScreen.includes(line.trim().toLowerCase()), `on the page too: ${line}`);

    await page.emulateMedia({ media: "print" });
    for (const away of [".shell", ".case-head", ".case__bar", ".plan-views", ".plan-text__ways", ".why"])
        assert.ok(!(await page.locator(away).first().isVisible()), away);
    assert.ok(await sheet.isVisible());
    assert.equal(await sheet.evaluate((each) => getComputedStyle(each).color), "rgb(0, 0, 0)");
    await page.setViewportSize({ width: 720, height: 1000 }); // about A4 between its margins
    assert.ok(await fitsAcross(page));
    await shot(page, "plan-text-paper");
    await page.emulateMedia({ media: "screen" });
    assert.deepEqual(page.complaints, []);

    // What the reader sees and no more: what care does stays in care.
    assert.doesNotMatch(copied, /KBT|fysioterap|samtal/i);
    await page.context().close();
});

test("the axis on paper is the whole plan, as wide as the page", async () => {
    const { page } = await planOf("Nawfal Lahham", { view: "tid" });
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.waitForFunction(() => {
        const { scrollWidth, clientWidth } = document.querySelector(".axis-frame");
        return scrollWidth <= clientWidth + 1;
    });
    assert.ok(await fitsAcross(page));
    await shot(page, "plan-axis-paper");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test("the plan says on which step to work or studies its activities are, and never more than that", async () => {
    for (const [size, viewport] of Object.entries({ desk, phone })) {
        const { page } = await planOf("Nawfal Ismail", { view: "tid", viewport });
        const ladder = page.getByRole("region", { name: "Steg mot arbete eller studier" });
        await ladder.getByText("inte hur deltagaren är").waitFor();
        const steps = ladder.locator(".ladder__step");
        assert.equal(await steps.count(), 5);
        const now = ladder.locator("[aria-current=step]");
        assert.match(await now.innerText(), /Språk och förberedelser\s+Här sedan 6 maj/);
        assert.equal(await now.count(), 1);
        await sound(page, `plan-ladder-${size}`);
        await page.context().close();
    }
});
