// api/openapi.yaml and the program say the same: the same routes, the same kinds of entries with the same fields and limits;
// and everything that anybody can read answers as the contract says.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { routesAndFields, startServer } from "../server.mjs";
import { Client, contract, faultsBy, People } from "./client.mjs";

let server, people, own;
before(async () => {
    server = await startServer();
    people = new People(server);
    own = await routesAndFields(server);
});
after(() => server?.stop());

const schemas = contract.components.schemas;
const nameOf = (ref) => ref?.split("/").at(-1);
const pascal = (kind) => kind.replaceAll(/(?:^|_)(.)/g, (_, letter) => letter.toUpperCase());

test("every route is in the contract, and every path of the contract is a route", () => {
    const written = Object.entries(contract.paths).flatMap(([path, item]) =>
        Object.keys(item)
            .filter((word) => word !== "parameters")
            .map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = own.routes.map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(routes.toSorted(), written.toSorted());
    assert.equal(new Set(routes).size, routes.length, "a route stands twice");
});

test("every kind of entry is in the contract, once", () => {
    const written = schemas.Write.oneOf.map(({ $ref }) => schemas[nameOf($ref)].properties.kind.const);
    assert.deepEqual(
        written,
        own.kinds.map(({ kind }) => kind),
    );
});

/** What the contract says of a field, in the program's own words. */
function described(schema) {
    const target = nameOf(schema.$ref);
    if (target === "Date" || target === "Id") return { type: target };
    if (target) return { type: schemas[target].enum ? "enum" : "object" };
    if (schema.type === "string") return { type: "string", max: schema.maxLength };
    if (schema.type === "array") return { type: "array", max: schema.maxItems };
    if (schema.type === "integer") return { type: "integer", max: schema.maximum };
    return { type: schema.type };
}

test("each kind has the same fields, demands and limits in the contract and in the program", () => {
    for (const { kind, fields } of own.kinds) {
        const write = schemas[`Write${pascal(kind)}`];
        const data = schemas[nameOf(write.properties.data.$ref)];
        const limited = new Set(["string", "array", "integer"]);
        const wanted = fields.map(({ name, type, max }) => ({
            name,
            type,
            ...(limited.has(type) && { max }),
        }));
        const found = Object.entries(data.properties).map(([name, schema]) => ({
            name,
            ...described(schema),
        }));
        assert.deepEqual(found, wanted, kind);
        assert.deepEqual(
            data.required ?? [],
            fields.filter((field) => field.required).map((field) => field.name),
            `${kind}: required`,
        );
        assert.equal(data.additionalProperties, false, `${kind} takes fields that nobody knows`);
    }
});

test("what is written holds its item, kind and data, and nothing that nobody knows", () => {
    const note = { kind: "note", category: "joint_plan", data: { heading: "Rubrik", text: "Text" } };
    assert.equal(faultsBy("/components/schemas/Write", note), "");
    assert.match(faultsBy("/components/schemas/Write", { ...note, owner: "health_region" }), /unevaluated/);
    for (const { $ref } of schemas.Write.oneOf)
        assert.equal(schemas[nameOf($ref)].unevaluatedProperties, false, $ref);
});

test("the catalogue comes packed to whoever takes that, and nothing else does", async () => {
    const anna = await people.as("anna.lind");
    const raw = (address, coding) => anna.call("GET", address, { headers: { "Accept-Encoding": coding } });
    const [packed, plain] = [await raw("/catalogue", "br;q=1, gzip"), await raw("/catalogue", "gzip;q=0")];
    assert.equal(packed.headers.get("content-encoding"), "gzip");
    assert.equal(packed.headers.get("vary"), "Accept-Encoding");
    assert.ok(Number(packed.headers.get("content-length")) * 3 < Number(plain.headers.get("content-length")));
    assert.equal(plain.headers.get("content-encoding"), null);
    assert.deepEqual(packed.body, plain.body);
    // What holds somebody's words or somebody's data does not tell its length packed.
    for (const address of ["/my-day", "/cases", "/directory", "/session"])
        assert.equal((await raw(address, "gzip")).headers.get("content-encoding"), null, address);
});

test("the catalogue says who may own what, and which statute lets whom tell what", async () => {
    const { categories, statutes } = await (await people.as("anna.lind")).get("/catalogue");
    const owners = Object.fromEntries(categories.map((each) => [each.code, each.owners]));
    assert.deepEqual(owners.diagnosis, ["health_region"]);
    assert.deepEqual(owners.income_support, ["social_services"]);
    assert.deepEqual(owners.suspicion, []);
    assert.equal(owners.joint_plan.length, 6);
    const [registration] = statutes.filter(({ code }) => code === "2008:975 5");
    assert.equal(registration.from, "employment_service");
    assert.equal(registration.to, "social_services");
    assert.deepEqual(registration.categories, ["registration", "activity_reports"]);
    assert.equal(registration.begins, "2018-01-01");
    assert.match(registration.sv, /Socialnämnden/);
    assert.equal(
        new Set(statutes.map(({ code, from, to }) => `${code} ${from} ${to}`)).size,
        statutes.length,
    );
});

test("a list of what is written has limits for its members too", () => {
    for (const { kind } of own.kinds) {
        const data = schemas[nameOf(schemas[`Write${pascal(kind)}`].properties.data.$ref)];
        for (const [name, { type, items }] of Object.entries(data.properties))
            if (type === "array") assert.ok(items.$ref ?? items.maxLength, `${kind}.${name}`);
    }
});

test("the check itself: it finds an answer that the contract does not allow", async () => {
    const session = "/components/schemas/Session";
    const { session: good } = await people.as("anna.lind");
    assert.equal(faultsBy(session, good), "");
    assert.match(faultsBy(session, { ...good, more: 1 }), /additional/);
    assert.match(faultsBy(session, { ...good, today: "20 May" }), /format/);
    assert.match(faultsBy(session, { ...good, role: "director" }), /allowed values/);
});

const everyone = [
    "karin.ostlund",
    "yasmin.farah",
    "camilla.ryden",
    "susanne.arvidsson",
    "gunilla.wester",
    "monica.dahlin",
    "margareta.sund",
    "cecilia.moberg",
    "agneta.kron",
];

for (const username of everyone)
    test(`what ${username} can read is as the contract says`, async () => {
        const client = await people.as(username);
        await client.get("/session");
        await client.get("/directory");
        await client.get("/catalogue");
        await client.get("/consent-texts");
        await client.get("/my-day");
        const period = { from: "2018-02-01", until: "2020-01-01" };
        await client.call("GET", "/reports/sus", { query: period });
        for (const scope of ["mine", "team", "party"]) {
            await client.get("/cases/counts", { scope });
            const { rows } = await client.get("/cases", { scope, sort: "last_contact", descending: true });
            // The first of each phase, so that every part of a case is met.
            const chosen = new Map(rows.map((row) => [row.phase, row.case]));
            for (const caseId of chosen.values()) {
                const view = await client.get(`/cases/${caseId}`);
                assert.equal(view.case, caseId);
                await client.get(`/cases/${caseId}/access`);
                await client.get(`/cases/${caseId}/allocation`);
                await client.get(`/cases/${caseId}/rules`);
                await client.get(`/cases/${caseId}/readers`);
                for (const { asked } of view.content.consents ?? [])
                    await client.get(`/cases/${caseId}/consents/${asked.about.item}`);
            }
        }
    });

test("every route that needs a session says so to a stranger, and to a stranger alone", async () => {
    const stranger = new Client(server.url);
    const officer = await people.as("karin.ostlund");
    for (const { method, path } of own.routes) {
        const operation = contract.paths[path][method.toLowerCase()];
        const open = operation.security?.length === 0;
        const address = path.replaceAll(/\{(case|consent|import)\}/g, "0000000000001");
        if (open) continue;
        await stranger.refused(401, "sign_in_needed", method, address);
        if (method === "GET" && path !== "/events")
            assert.notEqual((await officer.call(method, address)).status, 401, `${method} ${path}`);
    }
    assert.equal((await stranger.get("/health")).status, "ok");
});
