// Changing the plan together and a place at an employer's, on screen: proposed, answered by another party, carried out; agreed,
// signed and printed.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { People } from "../api/client.mjs";
import { as, caseOf, desk, openPage, phone, signInAs, sound, startBrowser, startServer } from "./harness.mjs";

let server, browser;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

async function inPlan(name, viewport, person) {
    const page = await as(browser, server, name, viewport);
    const id = await caseOf(page, person);
    await page.goto(`/arenden/${id}/plan`);
    return { page, id };
}
const save = async (page, said) => {
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByText(said).waitFor();
};
const section = (page, title) =>
    page.locator("section.card", { has: page.getByRole("heading", { name: title, exact: true, level: 2 }) });

for (const [size, viewport] of Object.entries({ desk, phone })) {
    describe(`together, ${size}`, () => {
        test("a change is proposed, answered and carried out", async () => {
            const change = `Två timmar mer i veckan, ${size}`;
            const { page: secretary } = await inPlan("Yasmin Farah", viewport, "Nawfal Khalaf");
            await section(secretary, "Föreslagna ändringar")
                .getByRole("button", { name: "Föreslå ändring" })
                .click();
            await secretary.getByLabel("Vad ska ändras?").fill(change);
            await secretary.getByLabel("Varför?").fill("Hon orkar mer nu.");
            await secretary.getByRole("button", { name: "Spara", exact: true }).waitFor();
            for (const box of await secretary
                .getByRole("group", { name: "Vilka berörs?" })
                .getByRole("checkbox")
                .all())
                if (await box.isChecked()) await box.uncheck();
            await secretary.getByRole("checkbox", { name: "Socialtjänsten" }).check();
            await sound(secretary, `together-change-form-${size}`);
            await save(secretary, "Förslaget är skickat");
            const proposed = secretary.locator("article.entry", { hasText: change });
            await proposed.getByText("Väntar på svar").waitFor();
            await sound(secretary, `together-change-${size}`);

            const { page: social } = await inPlan("Camilla Rydén", viewport, "Nawfal Khalaf");
            await social
                .locator("article.entry", { hasText: change })
                .getByRole("button", { name: "Svara" })
                .click();
            await social.getByRole("radio", { name: "Ja, det går bra" }).check();
            await save(social, "Svaret är sparat.");

            await proposed.getByText("Alla har svarat ja").waitFor(); // told without a reload
            await proposed.getByRole("button", { name: "Genomför" }).click();
            await save(secretary, "Förslaget är avslutat.");
            await proposed.getByText("Genomförd").waitFor();
        });

        test("a proposal that is rewritten says what it was and what it became", async () => {
            const change = `En dag mer i veckan, ${size}`;
            const { page, id } = await inPlan("Yasmin Farah", viewport, "Nawfal Khalaf");
            const secretary = await new People(server).as("yasmin.farah");
            const data = {
                change,
                reason: "Hon orkar mer nu.",
                heard: ["social_services"],
                answer_by: "2019-05-27",
            };
            const [item] = await secretary.write(id, { kind: "plan_change", data });
            await page.goto(`/arenden/${id}/plan?form=plan_change&item=${item}`);
            await page.getByLabel("Varför?").fill("Hon har bett om det.");
            await page.getByLabel("Vad säger deltagaren?").fill("Jag vill prova.");
            await save(page, "Sparat");
            const proposed = page.locator("article.entry", { hasText: change });
            await proposed.getByRole("button", { name: "En tidigare lydelse" }).click();
            const rewritten = proposed.locator(".rewritten");
            await rewritten
                .getByRole("heading", { name: /^Omskrivet 20 maj 2019.* av Yasmin Farah$/ })
                .waitFor();
            // What was not touched is not said again; what was stands in words, and by a line through or under it.
            assert.deepEqual(
                (await rewritten.locator("dl > div").allInnerTexts()).map((text) =>
                    text.replaceAll(/\s+/g, " "),
                ),
                [
                    "Varför? Var: Hon orkar mer nu. Blev: Hon har bett om det.",
                    "Vad säger deltagaren? Var: ingenting Blev: Jag vill prova.",
                ],
            );
            const line = (tag) =>
                rewritten
                    .locator(tag)
                    .first()
                    .evaluate((each) => getComputedStyle(each).textDecorationLine);
            assert.deepEqual([await line("del"), await line("ins")], ["line-through", "underline"]);
            await sound(page, `together-rewritten-${size}`);
            await page.context().close();
        });

        test("a place is agreed on, signed in order, and printed without a background", async () => {
            const { page, id } = await inPlan("Yasmin Farah", viewport, "Nawfal Khalaf");
            const title = `Praktik på lagret, ${size}`;
            await page
                .getByRole("button", { name: "Erbjud en aktivitet" })
                .or(page.getByRole("button", { name: "Erbjud aktivitet" }))
                .first()
                .click();
            await page.getByLabel("Slag", { exact: true }).selectOption({ label: "Praktik" });
            await page.getByLabel("Vad", { exact: true }).fill(title);
            await page.getByLabel("Plats eller anordnare").fill("Möllans lager");
            await page.locator("#field-from").fill("2019-05-27");
            await save(page, "Aktiviteten är erbjuden.");
            const activity = page.locator("article.entry", { hasText: title }).first();
            await activity.getByRole("button", { name: `Mer för ${title}` }).click();
            await page
                .getByRole("menuitem", { name: "Skriv överenskommelse" })
                .or(page.getByRole("button", { name: "Skriv överenskommelse" }))
                .first()
                .click();
            assert.equal(await page.getByLabel("Arbetsplats", { exact: true }).inputValue(), "Möllans lager");
            await page.getByLabel("Handledare").fill("Ahmed");
            await page.getByLabel("Arbetsuppgifter").fill("Plocka varor. Har ångest.");
            await page.getByRole("button", { name: "Spara", exact: true }).click();
            await page.getByText("ångest", { exact: false }).last().waitFor();
            await page.getByLabel("Arbetsuppgifter").fill("Plocka varor och packa.");
            await sound(page, `together-agreement-form-${size}`);
            await save(page, "Överenskommelsen är sparad.");

            const agreement = section(page, "Platser hos arbetsgivare").locator("article.entry", {
                hasText: title,
            });
            await agreement.getByText("0 av 3 underskrifter").waitFor();
            for (const [n, name] of ["Ahmed", "Nawfal"].entries()) {
                await agreement.getByRole("button", { name: "Registrera underskrift" }).click();
                await page.getByLabel("Namn", { exact: true }).fill(name);
                await save(page, "Underskriften är registrerad.");
                await agreement.getByText(`${n + 1} av 3 underskrifter`).waitFor();
            }
            await sound(page, `together-agreement-${size}`);
            await agreement.getByRole("link", { name: "Skriv ut överenskommelsen" }).click();
            await page.getByRole("heading", { name: "Överenskommelse om en plats" }).waitFor();
            assert.match(page.url(), new RegExp(`/arenden/${id}/overenskommelse/`));
            await page.getByText("Plocka varor och packa.").waitFor();
            await sound(page, `together-sheet-${size}`);
        });
    });
}

/** From one to another in the list of the team; nothing is sent without somebody to take over. */
async function handOver(page, from, to, picture) {
    const list = page.getByRole("row", { name: new RegExp(from) });
    const open = list.getByRole("button");
    if ((await open.getAttribute("aria-expanded")) !== "true") await open.click();
    const led = page.getByRole("group", { name: `${from} leder` });
    await led.getByRole("checkbox", { name: /^Nawfal Khalaf/ }).check();
    await page.getByRole("button", { name: "Lämna över ärendet" }).click();
    await page.getByText("Vem tar över?").first().waitFor();
    assert.equal(await page.getByRole("alert").count(), 0);
    const whom = page.getByLabel("Vem tar över?");
    const label = await whom.getByRole("option").filter({ hasText: to }).first().textContent();
    await whom.selectOption({ label });
    await page.getByLabel("Presentation").fill("Går på semester. Nawfal söker ny praktik.");
    await page.getByText(/blir processledare i ärendet och tar över bokade uppföljningar/).waitFor();
    if (picture) await sound(page, picture);
    await page.getByRole("button", { name: "Lämna över ärendet" }).click();
    await page.getByText(`Ärendet är överlämnat till ${to}`).first().waitFor();
    await led.getByRole("checkbox", { name: /^Nawfal Khalaf/ }).waitFor({ state: "detached" });
}
test("a team's load is seen, and a case is handed over and back", async () => {
    for (const [size, viewport] of Object.entries({ desk, phone })) {
        const page = await openPage(browser, server.url, viewport);
        await signInAs(page, "Yasmin Farah");
        await page.goto("/teamet");
        const row = page.getByRole("row", { name: /Yasmin Farah/ });
        await row.getByText(/^\d+ av 90$/).waitFor();
        await sound(page, `team-${size}`);
        await handOver(page, "Yasmin Farah", "Karin Östlund", `team-hand-${size}`);
        await handOver(page, "Karin Östlund", "Yasmin Farah");
        await page
            .getByRole("group", { name: "Yasmin Farah leder" })
            .getByRole("checkbox", { name: /^Nawfal Khalaf/ })
            .waitFor();
        await page.context().close();
    }
});

test("who does what is read from the rules, and the menu holds what is seldom needed", async () => {
    const page = await openPage(browser, server.url, desk);
    await signInAs(page, "Yasmin Farah");
    await page.locator(".shell__more summary").click();
    await page.getByRole("link", { name: "Vem gör vad" }).click();
    await page.getByRole("heading", { name: "Vem beslutar" }).waitFor();
    await page.getByText("Arbetsförmedlare", { exact: true }).first().waitFor();
    const exit = page.getByRole("row", { name: /^Avslut/ }).last();
    assert.equal(
        await exit.getByRole("img", { name: "Ja" }).count(),
        2,
        "the employment officer and the insurance investigator",
    );
    await sound(page, "roles");
    // On a phone one role at a time, one's own first.
    await page.setViewportSize(phone);
    const role = page.getByLabel("Vilken roll?");
    await role.waitFor();
    assert.equal(await role.locator("option:checked").textContent(), "Arbetsmarknadssekreterare (du)");
    const last = page.getByRole("row", { name: /^Avslut/ }).last();
    assert.equal(await last.getByRole("img", { name: "Ja" }).count(), 0);
    await role.selectOption({ label: "Arbetsförmedlare" });
    await last.getByRole("img", { name: "Ja" }).waitFor();
    assert.equal(await page.getByRole("columnheader").count(), 2, "the step, and the role");
    await sound(page, "roles-phone");
    await page.context().close();
});
