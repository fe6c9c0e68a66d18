// The list of cases over HTTP: what its filters find is what they count, page by page, as a file and in counts; columns, and
// one's own saved views.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startServer } from "../server.mjs";
import { contract, People } from "./client.mjs";

const everyone = ["karin.ostlund", "yasmin.farah", "camilla.ryden", "susanne.arvidsson", "margareta.sund"];
/** The parameter of each filter, and where its counts stand. */
const facets = {
    phase: "phases",
    flag: "flags",
    track: "tracks",
    activity: "activities",
    waiting_on: "waiting_on",
    contact: "contact",
    next_step: "next_step",
    hours: "hours",
    language: "languages",
    interpreter: "interpreter",
    age: "ages",
    programme_days: "programme_days",
    lead: "leads",
};
const columns = contract.components.parameters.columns.schema.items.enum;

let server, people;
before(async () => {
    server = await startServer({ cases: 600 });
    people = new People(server);
});
after(() => server?.stop());

// The same draw every time.
let state = 20190520;
const below = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' quick generator
    return Math.floor((state / 2 ** 32) * n);
};
async function file(client, query) {
    const answer = await fetch(`${server.url}/api/v1/cases/export?${new URLSearchParams(query)}`, {
        headers: { Cookie: client.cookie, "Accept-Language": "sv" },
    });
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}
/** Cells hold no line break here. */
const linesOf = (bytes) => bytes.toString("utf8").replace("\uFEFF", "").trim().split("\r\n");

for (const username of everyone)
    test(`${username}: list, counts and file say the same of any filter`, async () => {
        const client = await people.as(username);
        for (let round = 0; round < 25; ++round) {
            const scope = ["mine", "team", "party"][below(3)];
            const open = await client.get("/cases/counts", { scope });
            const query = { scope };
            for (const [facet, name] of Object.entries(facets)) {
                const values = Object.keys(open[name]);
                if (below(5) === 0 && values.length > 0)
                    query[facet] = [values[below(values.length)], values[below(values.length)]].join(",");
            }
            const counts = await client.get("/cases/counts", query);
            const order = { sort: ["name", "age", "hours", "lead"][below(4)], descending: below(2) === 0 };
            const rows = await client.rows({ ...query, ...order, limit: 20 });
            assert.equal(counts.found, rows.length, JSON.stringify(query));
            assert.equal(counts.all, open.all);
            assert.equal(new Set(rows.map((row) => row.case)).size, rows.length);
            const { answer, bytes } = await file(client, { ...query, ...order, columns: "name,phase" });
            assert.equal(answer.status, 200);
            const names = linesOf(bytes).slice(1);
            const taken = rows.filter((row) => row.protection === "none"); // the others stay in the program
            assert.equal(names.length, taken.length);
            for (const [i, row] of taken.entries())
                if (row.name) assert.ok(names[i].includes(row.name), names[i]);
            // Each count is what its value alone would find, the others' filters applied.
            const facet = Object.keys(facets)[below(13)];
            for (const [value, n] of Object.entries(counts[facets[facet]]))
                assert.equal(
                    (await client.get("/cases", { ...query, [facet]: value, limit: 1 })).total,
                    n,
                    `${JSON.stringify(query)} ${facet}=${value}`,
                );
        }
    });

test("what only a column shows comes with that column", async () => {
    const client = await people.as("karin.ostlund");
    const extra = ["tracks", "activities", "waiting_on", "language", "interpreter", "age", "programme_days"];
    const plain = await client.rows({ scope: "party" });
    assert.ok(plain.every((row) => extra.every((name) => row[name] === undefined)));
    const full = await client.rows({ scope: "party", columns: columns.join(",") });
    for (const name of extra)
        assert.ok(
            full.some((row) => row[name] !== undefined),
            name,
        );
    assert.ok(full.every(({ age }) => age === undefined || (age >= 16 && age < 100)));
    const { bytes } = await file(client, { scope: "party", columns: columns.join(",") });
    assert.equal(linesOf(bytes)[0].split(";").length, columns.length);
});

test("the file is logged with its cases, named after nobody, and nothing of a protected person is in it", async () => {
    const client = await people.as("karin.ostlund");
    const rows = await client.rows({ scope: "party" });
    for (const format of ["csv", "xlsx"]) {
        const { answer, bytes } = await file(client, { scope: "party", format });
        assert.equal(answer.status, 200);
        assert.match(
            answer.headers.get("content-disposition"),
            new RegExp(`^attachment; filename="arenden-\\d{4}-\\d{2}-\\d{2}\\.${format}"$`),
        );
        assert.equal(answer.headers.get("cache-control"), "no-store");
        assert.equal(bytes.subarray(0, 2).toString() === "PK", format === "xlsx");
        if (format === "csv")
            assert.equal(linesOf(bytes).length - 1, rows.filter((row) => row.protection === "none").length);
    }
    const log = await client.get(`/cases/${rows[0].case}/access`);
    const taken = log.rows.filter((row) => row.access === "exported");
    assert.ok(taken.length >= 2, JSON.stringify(log.rows[0]));
});

test("what no filter knows is refused, and says which", async () => {
    const client = await people.as("karin.ostlund");
    for (const query of [
        { phase: "active,lost" },
        { contact: "yesterday" },
        { lead: "nobody" },
        { columns: "name,personal_number" },
        { sort: "personal_number" },
        { activity: Array(61).fill("sfi").join(",") },
        { activity: "a".repeat(61) },
    ])
        for (const address of ["/cases", "/cases/counts", "/cases/export"]) {
            const { pointer } = await client.refused(422, "unknown_value", "GET", address, { query });
            assert.equal(pointer, `/${Object.keys(query)[0]}`);
        }
    await client.refused(422, "unknown_value", "GET", "/cases/export", { query: { format: "pdf" } });
});

test("views are one's own: kept, renamed, one of them first, thirty at most", async () => {
    const client = await people.as("camilla.ryden");
    const put = async (method, address, body) => (await client.call(method, address, { body })).body.views;
    assert.deepEqual((await client.get("/views")).views, []);
    await put("POST", "/views", { name: " Åter igen ", query: "flag=%5B%22waiting%22%5D" });
    const [kept, other] = await put("POST", "/views", { name: "Öppna", query: "q=Testa", first: true });
    assert.deepEqual(kept, { ...kept, name: "Åter igen", query: "flag=%5B%22waiting%22%5D", first: false });
    assert.equal(other.first, true);
    const renamed = await put("PUT", `/views/${kept.view}`, { name: "Ärenden", query: "", first: true });
    assert.deepEqual(
        renamed.map(({ name, first }) => [name, first]),
        [
            ["Ärenden", true],
            ["Öppna", false],
        ],
    );
    const body = { name: "ärenden" };
    await client.refused(409, "already_done", "POST", "/views", { body });
    await client.refused(422, "invalid", "POST", "/views", { body: { name: "  " } });
    await client.refused(422, "invalid", "POST", "/views", { body: { name: "x".repeat(61) } });
    const colleague = await people.as("karin.ostlund");
    assert.deepEqual((await colleague.get("/views")).views, []);
    await colleague.refused(404, "not_found", "PUT", `/views/${kept.view}`, { body: { name: "Mina" } });
    await colleague.refused(404, "not_found", "DELETE", `/views/${kept.view}`);
    for (let i = 3; i <= 30; ++i) await put("POST", "/views", { name: `Vy ${i}` });
    await client.refused(413, "too_large", "POST", "/views", { body: { name: "En till" } });
    assert.equal((await put("DELETE", `/views/${kept.view}`)).length, 29);
    await client.refused(404, "not_found", "DELETE", `/views/${kept.view}`);
});
