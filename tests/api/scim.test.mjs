// SCIM 2.0: a party's own system of users keeps its workers here, and reaches nobody else's.
import assert from "node:assert/strict";
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { startOwn } from "../server.mjs";
import { Client } from "./client.mjs";
import { Browser, faultyProvider, orgAffiliation, secret } from "./providers.mjs";

const token = "scim-".padEnd(40, "a");
const user = "urn:ietf:params:scim:schemas:core:2.0:User";
const own = "urn:samkraft:params:scim:schemas:extension:2.0:User";
const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const failure = "urn:ietf:params:scim:api:messages:2.0:Error";
const password = "ett påhittat lösenord";
const monica = {
    username: "monica.dahlin",
    password,
    "given-name": "Monica",
    "family-name": "Dahlin",
    role: "social_worker",
    party: "social_services",
};
const karin = {
    username: "karin.ostlund",
    password,
    "given-name": "Karin",
    "family-name": "Östlund",
    role: "employment_officer",
    party: "employment_service",
};

let server, provider;
before(async () => {
    provider = await faultyProvider();
    server = await startOwn({
        users: [monica, karin],
        config: async (folder) => {
            for (const [name, text] of [
                ["secret", secret],
                ["token", token],
            ]) {
                await writeFile(path.join(folder, name), `${text}\n`);
                await chmod(path.join(folder, name), 0o600);
            }
            return (
                `[[sign_in]]\nname = "af"\nissuer = "${provider.issuer}"\nclient_id = "samkraft"\n` +
                `client_secret_file = "${folder}/secret"\nparty = "employment_service"\n` +
                `[[scim]]\nname = "af"\nparty = "employment_service"\ntoken_file = "${folder}/token"\n` +
                `roles = ["employment_officer", "project_lead"]\ndoor = "af"\ndoor_name = "externalId"\n`
            );
        },
    });
    await server.run(["team", "add", "Team 1"]);
});
after(async () => {
    await server?.stop();
    await provider?.stop();
});

/** One request; the answer's status and type are looked at, and every refusal is in SCIM's own form. */
async function scim(method, address, body, { as = token, type = "application/scim+json", text } = {}) {
    const answer = await fetch(`${server.url}/scim/v2${address}`, {
        method,
        headers: {
            ...(as && { Authorization: `Bearer ${as}` }),
            ...((body || text) && { "Content-Type": type }),
        },
        body: text ?? (body && JSON.stringify(body)),
    });
    const came = await answer.text();
    if (answer.status !== 204)
        assert.equal(answer.headers.get("content-type"), "application/scim+json", came);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const json = came ? JSON.parse(came) : undefined;
    if (answer.status >= 400) {
        assert.deepEqual(json.schemas, [failure]);
        assert.equal(json.status, String(answer.status));
        assert.ok(json.detail);
    }
    return { status: answer.status, body: json, headers: answer.headers };
}
async function refused(status, scimType, ...request) {
    const answer = await scim(...request);
    assert.deepEqual([answer.status, answer.body?.scimType], [status, scimType], JSON.stringify(answer.body));
}
const newUser = (name, more = {}) => ({
    schemas: [user],
    userName: name,
    externalId: `${name}@2021002114`,
    name: { givenName: "Ny", familyName: "Person" },
    active: true,
    roles: [{ value: "employment_officer", primary: true }],
    ...more,
});
const patch = (...Operations) => ({ schemas: [patchOp], Operations });
async function signIn(name) {
    provider.lie = { claims: { [orgAffiliation]: `${name}@2021002114` } };
    const browser = new Browser();
    const page = await browser.go(`${server.url}/sign-in/af`, {
        follow: (to) => to.pathname !== "/" && to.pathname !== "/logga-in",
    });
    if (page.next.search !== "") return page.next.searchParams.get("fault");
    const client = new Client(server.url);
    client.cookie = `samkraft_session=${browser.cookie(server.url, "samkraft_session")}`;
    client.session = await client.get("/session");
    return client;
}

test("a token is wanted, and the whole of it", async () => {
    for (const as of ["", "x", token.slice(1), `${token}a`, token.toUpperCase()]) {
        const answer = await scim("GET", "/Users", undefined, { as });
        assert.equal(answer.status, 401);
        assert.equal(answer.headers.get("www-authenticate"), "Bearer");
    }
    const basic = await fetch(`${server.url}/scim/v2/Users`, {
        headers: { Authorization: `Basic ${token}` },
    });
    assert.equal(basic.status, 401);
    assert.ok(!server.said().includes(token));
});

test("it tells what it can", async () => {
    const { body: config } = await scim("GET", "/ServiceProviderConfig");
    assert.deepEqual(
        [config.patch.supported, config.bulk.supported, config.filter.maxResults],
        [true, false, 200],
    );
    const { body: types } = await scim("GET", "/ResourceTypes");
    assert.deepEqual(
        types.Resources.map(({ endpoint }) => endpoint),
        ["/Users", "/Groups"],
    );
    const { body: schemas } = await scim("GET", "/Schemas");
    assert.deepEqual(
        schemas.Resources.map(({ id }) => id),
        [user, "urn:ietf:params:scim:schemas:core:2.0:Group", own],
    );
});

describe("a worker's whole way", () => {
    let id;
    test("is added, found, and comes in through the party's own provider", async () => {
        // Where she lives is for the review of the log, and is told to nobody.
        const addresses = [{ type: "home", streetAddress: "Provgatan 3 B", postalCode: "211 34" }];
        const added = await scim("POST", "/Users", newUser("eva.ek", { addresses }));
        assert.equal(added.status, 201, JSON.stringify(added.body));
        assert.doesNotMatch(JSON.stringify(added.body), /Provgatan|address|home/i);
        ({ id } = added.body);
        assert.equal(added.headers.get("location"), `/scim/v2/Users/${id}`);
        assert.equal(added.body.meta.location, `/scim/v2/Users/${id}`);
        assert.equal(added.body.active, true);
        await refused(409, "uniqueness", "POST", "/Users", newUser("Eva.Ek"));
        await refused(
            409,
            "uniqueness",
            "POST",
            "/Users",
            newUser("another", { externalId: "eva.ek@2021002114" }),
        );
        for (const filter of ['userName eq "EVA.EK"', 'externalId eq "eva.ek@2021002114"', `id eq "${id}"`]) {
            const found = await scim("GET", `/Users?filter=${encodeURIComponent(filter)}`);
            assert.deepEqual(
                found.body.Resources.map((each) => each.id),
                [id],
                filter,
            );
        }
        const client = await signIn("eva.ek");
        assert.equal(client.session.name, "Ny Person");
        assert.equal(client.session.role, "employment_officer");
        // No password comes with it: there is no other way in.
        const local = await new Client(server.url).call("POST", "/session", {
            body: { username: "eva.ek", password: "x" },
        });
        assert.equal(local.status, 401);
    });

    test("another role ends the session at once; names and titles do not", async () => {
        const client = await signIn("eva.ek");
        const renamed = await scim(
            "PATCH",
            `/Users/${id}`,
            patch(
                { op: "replace", path: "name.familyName", value: "Ek" },
                { op: "Replace", value: { title: "Samordnare", name: { givenName: "Eva" } } },
            ),
        );
        assert.equal(renamed.status, 200, JSON.stringify(renamed.body));
        assert.equal(renamed.body.displayName, "Eva Ek");
        assert.equal((await client.get("/session")).title, "Samordnare");
        const changed = await scim(
            "PATCH",
            `/Users/${id}`,
            patch({ op: "Add", path: 'roles[primary eq "True"].value', value: "project_lead" }),
        );
        assert.deepEqual(changed.body.roles, [{ value: "project_lead", primary: true }]);
        await client.refused(401, "sign_in_needed", "GET", "/session");
        assert.equal((await signIn("eva.ek")).session.role, "project_lead");
    });

    test("is put into a team and taken out", async () => {
        const { body: groups } = await scim(
            "GET",
            `/Groups?filter=${encodeURIComponent('displayName eq "team 1"')}`,
        );
        const [group] = groups.Resources;
        assert.equal(group.displayName, "Team 1");
        const inside = await scim(
            "PATCH",
            `/Groups/${group.id}`,
            patch({ op: "add", path: "members", value: [{ value: id }] }),
        );
        assert.deepEqual(
            inside.body.members.map(({ value }) => value),
            [id],
        );
        assert.deepEqual((await scim("GET", `/Users/${id}`)).body.groups, [
            { value: group.id, display: "Team 1" },
        ]);
        const outside = await scim(
            "PATCH",
            `/Groups/${group.id}`,
            patch({ op: "remove", path: `members[value eq "${id}"]` }),
        );
        assert.deepEqual(outside.body.members, []);
        await refused(403, undefined, "POST", "/Groups", { displayName: "Egen" });
        await refused(403, undefined, "DELETE", `/Groups/${group.id}`);
        await refused(
            400,
            "mutability",
            "PATCH",
            `/Groups/${group.id}`,
            patch({ op: "replace", path: "displayName", value: "Egen" }),
        );
    });

    test("leaves on a day, comes back, and is removed for good", async () => {
        const client = await signIn("eva.ek");
        const future = await scim(
            "PATCH",
            `/Users/${id}`,
            patch({ op: "replace", path: `${own}:until`, value: "2999-12-31" }),
        );
        assert.equal(future.status, 400, "a day that no calendar here has");
        const later = await scim(
            "PATCH",
            `/Users/${id}`,
            patch({ op: "add", path: `${own}:until`, value: "2099-12-31" }),
        );
        assert.equal(later.body[own].until, "2099-12-31");
        assert.equal(later.body.active, true);
        await client.get("/session");
        const left = await scim(
            "PATCH",
            `/Users/${id}`,
            patch({ op: "replace", path: "active", value: "False" }),
        );
        assert.equal(left.body.active, false);
        await client.refused(401, "sign_in_needed", "GET", "/session");
        assert.equal(await signIn("eva.ek"), "unknown_person");
        const back = await scim("PUT", `/Users/${id}`, newUser("eva.ek", { active: true }));
        assert.equal(back.body.active, true);
        assert.equal(back.body[own], undefined);
        assert.ok((await signIn("eva.ek")).session);
        assert.equal((await scim("DELETE", `/Users/${id}`)).status, 204);
        assert.equal(await signIn("eva.ek"), "unknown_person");
        for (const [method, body] of [["GET"], ["PUT", newUser("eva.ek")], ["PATCH", patch()], ["DELETE"]])
            await refused(404, undefined, method, `/Users/${id}`, body);
        // The name is free for somebody else, who is somebody else.
        const other = await scim("POST", "/Users", newUser("eva.ek"));
        assert.equal(other.status, 201);
        assert.notEqual(other.body.id, id);
    });
});

test("another party's workers are not there, and roles are those that may be given", async () => {
    const { body } = await scim("GET", "/Users");
    assert.ok(body.Resources.some(({ userName }) => userName === "karin.ostlund"));
    assert.ok(!JSON.stringify(body).includes("monica"));
    const directory = await (
        await new Client(server.url).signIn("karin.ostlund", password)
    ).get("/directory");
    const monicas = directory.workers.find(({ name }) => name === "Monica Dahlin").id;
    for (const [method, sent] of [["GET"], ["PUT", newUser("monica.dahlin")], ["PATCH", patch()], ["DELETE"]])
        await refused(404, undefined, method, `/Users/${monicas}`, sent);
    const [group] = (await scim("GET", "/Groups")).body.Resources;
    await refused(
        400,
        "invalidValue",
        "PATCH",
        `/Groups/${group.id}`,
        patch({ op: "add", path: "members", value: [{ value: monicas }] }),
    );
    for (const roles of [
        undefined,
        [],
        [{ value: "operator" }],
        [{ value: "participant" }],
        [{ value: "social_worker" }],
        [{ value: "employment_officer" }, { value: "project_lead" }],
        "employment_officer",
    ])
        await refused(400, "invalidValue", "POST", "/Users", newUser("ny.nyman", { roles }));
});

test("what cannot be read is refused in SCIM's own words", async () => {
    const { id } = (await scim("POST", "/Users", newUser("per.prov"))).body;
    const at = `/Users/${id}`;
    await refused(400, "invalidSyntax", "POST", "/Users", undefined, { text: "{" });
    await refused(400, "invalidSyntax", "POST", "/Users", undefined, { text: "[1]" });
    await refused(400, "invalidSyntax", "POST", "/Users", undefined, { text: '{"a":'.repeat(50_000) });
    await refused(415, undefined, "POST", "/Users", newUser("x"), { type: "text/plain" });
    await refused(400, "invalidSyntax", "PATCH", at, {});
    await refused(400, "invalidSyntax", "PATCH", at, patch({ op: "move", path: "title", value: "x" }));
    await refused(
        400,
        "invalidSyntax",
        "PATCH",
        at,
        patch(...Array.from({ length: 101 }, () => ({ op: "add", path: "title", value: "x" }))),
    );
    await refused(400, "invalidPath", "PATCH", at, patch({ op: "remove" }));
    await refused(400, "mutability", "PATCH", at, patch({ op: "remove", path: "userName" }));
    await refused(
        400,
        "mutability",
        "PATCH",
        at,
        patch({ op: "replace", path: "userName", value: "per.annan" }),
    );
    await refused(
        400,
        "invalidValue",
        "PATCH",
        at,
        patch({ op: "replace", path: "active", value: "kanske" }),
    );
    await refused(
        400,
        "invalidValue",
        "PATCH",
        at,
        patch({ op: "replace", path: "title", value: "x".repeat(101) }),
    );
    await refused(
        400,
        "invalidValue",
        "PATCH",
        at,
        patch({ op: "replace", path: "title", value: "a\u202eb" }),
    );
    await refused(
        400,
        "invalidValue",
        "PATCH",
        at,
        patch({ op: "replace", path: `${own}:until`, value: "i morgon" }),
    );
    await refused(400, "invalidValue", "POST", "/Users", newUser("utan.namn", { name: {} }));
    for (const filter of ['userName sw "a"', "userName eq a", 'title eq "a"', 'userName eq "a" or id eq "b"'])
        await refused(400, "invalidFilter", "GET", `/Users?filter=${encodeURIComponent(filter)}`);
    await refused(400, "invalidValue", "GET", "/Users?count=x");
    await refused(405, undefined, "PUT", "/Users", newUser("x"));
    await refused(404, undefined, "GET", "/Users/nobody");
    await refused(404, undefined, "GET", "/Bulk");
    // A fault in one operation leaves everything as it was.
    await refused(
        400,
        "invalidValue",
        "PATCH",
        at,
        patch({ op: "replace", path: "title", value: "Ny" }, { op: "replace", path: "roles", value: 7 }),
    );
    assert.equal((await scim("GET", at)).body.title, undefined);
});

test("long lists come a page at a time", async () => {
    const { body: all } = await scim("GET", "/Users");
    const { body: second } = await scim("GET", "/Users?startIndex=2&count=1");
    assert.equal(second.totalResults, all.totalResults);
    assert.deepEqual([second.startIndex, second.itemsPerPage], [2, 1]);
    assert.deepEqual(second.Resources, [all.Resources[1]]);
    assert.deepEqual((await scim("GET", "/Users?count=0")).body.Resources, []);
});
