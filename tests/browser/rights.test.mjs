// The participant's own page, the rights in a case, and a party's records, on screen: wide and narrow, by what is read out.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { People } from "../api/client.mjs";
import { desk, openPage, signInAs, sound, startBrowser, startServer } from "./harness.mjs";

const narrow = { width: 390, height: 800 };
let server, later, browser;
before(async () => {
    [server, later] = await Promise.all([startServer(), startServer({ cases: 50, today: true })]);
    browser = await startBrowser();
});
after(async () => {
    await browser?.close();
    await server?.stop();
    await later?.stop();
});

/** Where no names are shown to choose among. */
async function enter(page, username) {
    await page.goto("/logga-in");
    await page.getByLabel("Användarnamn").fill(username);
    await page.getByLabel("Lösenord").fill("malmö-demo");
    await page.getByRole("button", { name: "Logga in" }).click();
    await page.waitForURL("**/min-dag");
}

for (const [size, viewport] of Object.entries({ desk, narrow })) {
    describe(`rights, ${size}`, () => {
        test("a participant reads what there is, who opened it, and asks", async () => {
            const page = await openPage(browser, server.url, viewport);
            await page.goto("/logga-in");
            await page.getByRole("button", { name: /^Nawfal Khalaf/ }).click();
            await page.waitForURL("**/min-sida");
            await page.getByRole("heading", { name: "Mina uppgifter" }).waitFor();
            await page.getByRole("heading", { name: "Vem har öppnat dina uppgifter" }).waitFor();
            await page.getByRole("heading", { name: "Dina rättigheter" }).waitFor();
            await sound(page, `mine-${size}`);

            // How useful something is: five choices, by keyboard, and it may be changed.
            const ratings = page.locator(".card", {
                has: page.getByRole("heading", { name: "Vad tycker du?" }),
            });
            const rating = ratings.locator(".mine__rating").first();
            await rating.getByRole("button").first().click();
            const save = rating.getByRole("button", { name: "Spara mitt svar" });
            if ((await rating.getByRole("radio", { checked: true }).count()) === 0) {
                await save.click();
                await rating.getByText("Välj ett svar.").waitFor();
            }
            assert.equal(await rating.getByRole("radio").count(), 5);
            await rating.getByRole("radio", { name: "Stor nytta", exact: true }).focus();
            await page.keyboard.press("Space");
            await rating.getByLabel(/^Vill du säga något mer/).fill(`Lagom svårt, ${size}.`);
            await sound(page, `mine-rating-${size}`);
            await save.click();
            await rating.getByText("Tack. Ditt svar är sparat.").waitFor();
            await rating.getByText(/^Du har svarat: Stor nytta/).waitFor();
            await rating.getByText(`Lagom svårt, ${size}.`).waitFor();
            await sound(page, `mine-rated-${size}`);

            await page.getByRole("button", { name: "Begär något" }).click();
            await page.getByRole("radio", { name: "Invändning" }).check();
            await page.getByLabel("Beskriv med egna ord").fill(`Jag invänder, ${size}.`);
            await sound(page, `mine-ask-${size}`);
            await page.getByRole("button", { name: "Skicka", exact: true }).click();
            await page.getByText("Skickat. Du får svar inom en månad.").waitFor();
            await page
                .locator("blockquote", { hasText: `Jag invänder, ${size}.` })
                .first()
                .waitFor();

            await page
                .locator(".card", { hasText: "Det som är antecknat" })
                .getByRole("button", { name: /^Visa alla/ })
                .click();
            // By its title: what was said of one lies in the same category.
            const title = page.locator("summary strong", { hasText: "Kartläggning" });
            const entry = page.locator("details.mine__entry", { has: title }).first();
            await entry.locator("summary").click();
            await entry.getByRole("button", { name: "Lägg till min kommentar" }).click();
            await entry.getByRole("textbox", { name: "Min kommentar" }).fill("Så här ser jag på det.");
            await entry.getByRole("button", { name: "Skicka" }).click();
            await page.getByText("Sparat.", { exact: true }).waitFor();
            const download = page.waitForEvent("download");
            await page.getByRole("button", { name: "Hämta som PDF" }).click();
            assert.match((await download).suggestedFilename(), /^registerutdrag-[0-9A-Z]{13}\.pdf$/);
            assert.deepEqual(page.complaints, []);
            await page.context().close();
        });

        test("a participant says yes to one thing and no to another, and takes back a yes", async () => {
            const officer = await openPage(browser, server.url, desk);
            await signInAs(officer, "Yasmin Farah");
            const asked = await officer.evaluate(async () => {
                const get = async (path) => (await fetch(`/api/v1${path}`)).json();
                const id = (await get("/cases?scope=party&q=Nawfal%20Khalaf")).rows[0].case;
                const { csrf } = await get("/session");
                const line = (categories) => ({
                    kind: "consent_asked",
                    data: {
                        form: "sharing",
                        from: "employment_service",
                        to: ["adult_education"],
                        categories,
                        purpose: "coordination",
                        months: 12,
                        language: "so",
                        text_version: "1",
                    },
                });
                const answer = await fetch(`/api/v1/cases/${id}/entries`, {
                    method: "POST",
                    headers: {
                        "Content-Type": "application/json",
                        "X-CSRF-Token": csrf,
                        "Idempotency-Key": crypto.randomUUID(),
                    },
                    body: JSON.stringify({
                        entries: [line(["registration"]), line(["authority_plan"])],
                    }),
                });
                return answer.status;
            });
            assert.equal(asked, 200);
            await officer.context().close();

            const page = await openPage(browser, server.url, viewport);
            await page.goto("/logga-in");
            await page.getByRole("button", { name: /^Nawfal Khalaf/ }).click();
            await page.waitForURL("**/min-sida");
            const card = page.locator(".card", {
                has: page.getByRole("heading", { name: "Dina samtycken" }),
            });
            await card.getByText("översatt av en maskin").waitFor();
            await card.getByText("Läs texten på svenska").click();
            await sound(page, `mine-consent-${size}`);
            await card.getByRole("radio", { name: "Haa" }).first().check();
            await card.getByRole("button", { name: "Skicka mitt svar" }).click();
            await card.getByText("Svara ja eller nej.").waitFor();
            assert.ok(await card.getByRole("radio", { name: "Haa" }).first().isChecked(), "nothing is lost");
            await card.getByRole("radio", { name: "Maya" }).last().check();
            await card.getByRole("button", { name: "Skicka mitt svar" }).click();
            await card.getByText("Ditt svar är sparat.").waitFor();
            assert.equal(await card.getByRole("radio").count(), 0);
            const back = card.getByRole("button", { name: /^Ta tillbaka: / });
            const before = await back.count();
            await back.last().click();
            await card.getByRole("rowheader", { name: "Inskrivning och program" }).waitFor();
            await sound(page, `mine-consent-back-${size}`);
            await card.getByRole("button", { name: "Ta tillbaka", exact: true }).click();
            await card.getByText("Du har tagit tillbaka ditt samtycke.").waitFor();
            assert.equal(await back.count(), before - 1);
            assert.deepEqual(page.complaints, []);
            await page.context().close();
        });

        test("what happens now stands first on the participant's page, and nothing that is kept back", async () => {
            const workers = new People(server);
            const [secretary, social] = await Promise.all(
                ["yasmin.farah", "camilla.ryden"].map((each) => workers.as(each)),
            );
            const { case: id } = (await secretary.rows({ scope: "party", q: "Nawfal Khalaf" }))[0];
            const offer = async (title, from) => {
                const data = { activity: "sfi", title, provider: "Komvux", from };
                const [item] = await secretary.write(id, {
                    kind: "activity_offered",
                    topic: "language",
                    data,
                });
                const answer = { answer: "accepted", date: "2019-05-20" };
                await secretary.write(id, { kind: "activity_answered", item, version: 1, data: answer });
                return item;
            };
            await offer(`Yrkessvenska, ${size}`, "2019-05-27");
            const waits = await offer(`Truckkort, ${size}`, "2019-06-10");
            const waiting = {
                on: `Trafikskolan, ${size}`,
                what: "Besked om plats",
                since: "2019-05-13",
                ask_again: "2019-05-24",
            };
            await secretary.write(id, { kind: "activity_waiting", item: waits, version: 2, data: waiting });

            const page = await openPage(browser, server.url, viewport);
            await page.goto("/logga-in");
            await page.getByRole("button", { name: /^Nawfal Khalaf/ }).click();
            await page.waitForURL("**/min-sida");
            const first = page.locator("main section").first();
            await first.getByRole("heading", { name: "Det här händer nu" }).waitFor();
            const now = page.getByRole("region", { name: "Det här händer nu" });
            const told = async (term) =>
                (await now.locator("dl > div", { hasText: term }).locator("dd").allTextContents()).join("\n");
            // Booked by the social worker, and the secretary's to take.
            assert.equal(
                (await told("Nästa kontakt")).trim(),
                "Onsdag 22 maj, i övermorgon. Besök på plats med Arbetsmarknadsavdelningen.",
            );
            assert.match(
                await told("börjar härnäst"),
                /^Måndag 27 maj, om 7 dagar\. Då börjar Yrkessvenska, \w+, hos Komvux\.$/,
            );
            assert.ok(
                (await told("Det vi väntar på")).includes(
                    `Svar från Trafikskolan, ${size} sedan 13 maj 2019: Besked om plats. Vi frågar igen fredag 24 maj.`,
                ),
                await told("Det vi väntar på"),
            );
            await sound(page, `mine-now-${size}`);

            // Kept from the participant, the visit is not told of: it is told that none is booked, and whom one writes to.
            const { content } = await social.get(`/cases/${id}`);
            const { about } = content.follow_ups.find(
                ({ planned, done }) => planned?.date > "2019-05-20" && !done,
            );
            const data = { ground: "osl_26_5", reason: "Fara" };
            await social.write(id, { kind: "kept_back", item: about.item, version: about.version, data });
            await page.reload();
            await now.getByText("Ingen kontakt är bokad.").waitFor();
            await page.getByRole("button", { name: "Skriv ett nytt meddelande" }).waitFor(); // the messages are there
            await now.getByRole("link", { name: "Skriv till Arbetsmarknadsavdelningen." }).focus();
            await page.keyboard.press("Enter");
            await page.keyboard.press("Tab");
            assert.equal(
                await page.evaluate(() => document.activeElement.textContent),
                "Skriv ett nytt meddelande",
            );
            assert.deepEqual(page.complaints, []);
            const ended = {
                kind: "kept_back_ended",
                item: about.item,
                version: about.version + 1,
                data: { reason: "Faran är över" },
            };
            await social.write(id, ended);
            await page.context().close();
        });

        test("a worker sees what is asked and by when, and answers", async () => {
            const page = await openPage(browser, server.url, viewport);
            await signInAs(page, "Yasmin Farah");
            const id = await page.evaluate(async () => {
                const answer = await fetch("/api/v1/cases?scope=party&q=Nawfal%20Khalaf");
                return (await answer.json()).rows[0].case;
            });
            await page.goto(`/arenden/${id}/rattigheter`);
            await page.getByRole("button", { name: "Registrera en begäran" }).click();
            await page.getByRole("radio", { name: "Registerutdrag" }).check();
            await page.getByLabel("Med deltagarens ord").fill(`Vad har ni om mig? ${size}`);
            await page.getByRole("button", { name: "Spara", exact: true }).click();
            await page.getByText(`Vad har ni om mig? ${size}`).waitFor();
            await sound(page, `rights-${size}`);
            await page
                .getByRole("button", { name: /^Svara/ })
                .first()
                .click();
            await page.getByRole("radio", { name: "Avslag" }).check();
            await page
                .getByText(/kan överklagas till allmän förvaltningsdomstol/)
                .first()
                .waitFor();
            await page.getByLabel("Skäl").fill("Utdraget lämnades i går.");
            await page.getByRole("button", { name: "Spara", exact: true }).click();
            await page.getByText("Utdraget lämnades i går.").first().waitFor();
            assert.deepEqual(page.complaints, []);
            await page.context().close();
        });

        test("who keeps the records sees what is due, and that two are needed", async () => {
            const page = await openPage(browser, later.url, viewport);
            await enter(page, "karin.ostlund");
            await page.goto("/gallring");
            await page.getByRole("heading", { name: "Gallring och arkiv" }).waitFor();
            await page
                .getByRole("button", { name: /^Granska/ })
                .nth(size === "desk" ? 0 : 1)
                .click();
            await page.getByRole("heading", { name: "Vad som händer vid gallring" }).waitFor();
            await page.getByRole("columnheader", { name: "Antal" }).waitFor();
            await sound(page, `records-${size}`);
            await page.getByLabel("Gallringsbeslut").fill("AF 2026-1");
            await page.getByRole("button", { name: "Föreslå gallring" }).click();
            await page.getByText("Förslaget är sparat. En annan person bekräftar.").waitFor();
            await page.getByText("Någon annan än du måste bekräfta.").waitFor();
            const where = page.url();
            await page.context().close();

            const second = await openPage(browser, later.url, viewport);
            await enter(second, "peter.holmgren");
            await second.goto(where);
            const gone = second.getByRole("button", { name: "Gallra nu" });
            await gone.waitFor();
            assert.ok(await gone.isDisabled());
            await second.getByLabel("Jag har granskat och vet att det inte går att ångra").check();
            await sound(second, `records-confirm-${size}`);
            await gone.click();
            await second.getByText("Gallrat. Intyget finns i listan.").waitFor();
            const download = second.waitForEvent("download");
            await second.getByRole("button", { name: "Hämta intyg (PDF)" }).first().click();
            assert.match((await download).suggestedFilename(), /^gallringsintyg-/);
            await sound(second, `records-done-${size}`);
            await second.context().close();
        });
    });
}
