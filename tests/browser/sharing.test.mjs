// Sharing by an act of its own, on screen: the form's steps, the question of harm, what the other party then sees, and that it is
// gone when the sharing is ended while what was shared stands.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { People, personalNumber } from "../api/client.mjs";
import { as, axeFindings, desk, fitsAcross, phone, shot, startBrowser, startServer } from "./harness.mjs";

const day = "2019-05-20"; // the demonstration's
const goal = "Halvtid i augusti";
let server, browser, af;
before(async () => {
    server = await startServer();
    browser = await startBrowser();
    af = await new People(server).as("karin.ostlund");
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** A case with a goal, and a consent that opens a thing at a time. */
async function begin(serial) {
    const opened = await af.call("POST", "/cases", {
        body: {
            identity: {
                personal_number: personalNumber("19790824", serial),
                given_name: "Ylva",
                family_name: "Provdelning",
            },
            opened: { date: day, reason: "Utan arbete i två år." },
        },
    });
    assert.equal(opened.status, 201, opened.text);
    const id = opened.body.case;
    const { teams } = await af.get("/directory");
    const [consent] = await af.write(
        id,
        {
            kind: "consent_asked",
            data: {
                form: "sharing",
                from: "employment_service",
                to: ["social_services"],
                categories: ["participation", "joint_plan"],
                purpose: "coordination",
                months: 12,
            },
        },
        { kind: "team_allocated", data: { team: teams.find(({ name }) => name === "Team 3").id } },
        {
            kind: "goal",
            topic: "work",
            data: { text: goal, horizon: "2019-08-19", indicator: "Tjugo timmar i veckan" },
        },
    );
    await af.write(id, {
        kind: "consent_given",
        item: consent,
        version: 1,
        data: { channel: "electronic", date: day, item_by_item: true },
    });
    return id;
}

for (const [size, viewport] of Object.entries({ desk, phone })) {
    test(`a goal is shared, read by the other party, and closed again, ${size}`, async () => {
        const id = await begin(size === "desk" ? 1 : 2);
        const camilla = await as(browser, server, "Camilla Rydén", viewport, `/arenden/${id}/plan`);
        const theirs = camilla.getByRole("article").getByText(`”${goal}”`);
        assert.equal(await theirs.count(), 0, "not before");

        const karin = await as(browser, server, "Karin Östlund", viewport, `/arenden/${id}/samtycken`);
        await karin.getByRole("button", { name: "Lämna ut", exact: true }).press("Enter");
        const form = karin.getByRole("complementary", { name: "Formulär" });
        await form.getByRole("radio", { name: "En enskild uppgift" }).check();
        const thing = form.getByLabel("Vilken uppgift?");
        assert.equal(await thing.locator("optgroup[label='Mål'] option").count(), 1);
        await thing.selectOption({ label: `${goal}, 20 maj 2019` });
        await form.getByRole("checkbox", { name: "Socialtjänsten" }).check();

        // An own judgement asks for what, and of harm; where it is likely the server stops it too.
        await form.getByRole("radio", { name: /^Egen bedömning/ }).check();
        await form.getByText("För vilket ändamål?", { exact: true }).waitFor();
        await form.getByRole("radio", { name: "Följa upp och utvärdera samarbetet" }).check();
        await form.getByText("För vem i samarbetet?", { exact: true }).waitFor();
        await form.getByRole("radio", { name: "Samordna insatserna i ärendet" }).check();
        assert.equal(await form.getByText("För vem i samarbetet?", { exact: true }).count(), 0);
        await form.getByRole("radio", { name: /^Ja, det kan skada/ }).check();
        await form.getByText("Då går det inte att dela efter egen bedömning.").waitFor();
        await form.getByLabel("Skäl").fill("Behövs för planen.");
        assert.deepEqual(await axeFindings(karin), []);
        assert.ok(await fitsAcross(karin));
        await shot(karin, `sharing-harm-${size}`);
        await form.getByRole("button", { name: "Lämna ut", exact: true }).click();
        await form
            .getByText(/Enligt regeln OSL 10:27/)
            .first()
            .waitFor();
        await camilla.reload();
        await camilla.getByRole("heading", { level: 1 }).waitFor();
        assert.equal(await theirs.count(), 0, "nothing was shared");

        await form.getByRole("radio", { name: "Deltagarens samtycke" }).check();
        assert.equal(await form.getByRole("radio", { name: /^Ja, det kan skada/ }).count(), 0);
        await form
            .getByLabel("Vilket samtycke?")
            .selectOption({ label: "Arbetsförmedlingen får lämna till Socialtjänsten" });
        await form.getByText(/har sagt ja till: samordna insatserna/).waitFor();
        await form.getByRole("checkbox", { name: "Regionen" }).check();
        await form.getByText("Samtycket gäller inte Regionen. Där öppnas inget.").waitFor();
        await form.getByRole("checkbox", { name: "Regionen" }).uncheck();
        assert.deepEqual(await axeFindings(karin), []);
        await shot(karin, `sharing-consent-${size}`);
        await form.getByRole("button", { name: "Lämna ut", exact: true }).click();
        await karin.getByText("Uppgifterna är utlämnade.").waitFor();
        const act = karin.getByRole("article").filter({ hasText: `Mål: ${goal}` });
        await act.waitFor();
        await camilla.reload();
        await theirs.waitFor();

        await act.getByRole("button", { name: /^Mer för/ }).click();
        await karin.getByRole("menuitem", { name: "Avsluta", exact: true }).click();
        await form.getByRole("button", { name: "Avsluta utlämnandet" }).click();
        await karin.getByText("Utlämnandet är avslutat.").waitFor();
        await act.getByText("Avslutat", { exact: true }).waitFor();
        assert.deepEqual(await axeFindings(karin), []);
        await shot(karin, `sharing-ended-${size}`);
        await camilla.reload();
        await camilla.getByRole("heading", { level: 1 }).waitFor();
        await camilla.waitForFunction(() => !document.querySelector(".skeleton"));
        assert.equal(await theirs.count(), 0, "closed again");
        await camilla.goto(`/arenden/${id}/samtycken`);
        await camilla.getByText("En enskild uppgift").waitFor(); // that it was shared stands; not what it was
        for (const page of [karin, camilla]) {
            assert.deepEqual(page.complaints, []);
            await page.context().close();
        }
    });
}
