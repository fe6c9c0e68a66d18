// No second door: whatever way somebody looks at a case, in lists, counts, searches, their day, the case itself and what hangs
// on it, the answer is the same. Over random cases of the demonstration, as people of many roles and teams.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { binary, startServer } from "../server.mjs";
import { People } from "./client.mjs";

const kCases = 30;
const everyone = [
    "karin.ostlund",
    "yasmin.farah",
    "camilla.ryden",
    "anna.lind",
    "jonas.ekdahl",
    "maria.stjernqvist",
    "susanne.arvidsson",
    "parisa.moradi",
    "gunilla.wester",
    "monica.dahlin",
    "margareta.sund",
    "cecilia.moberg",
];

let server, people;
const lists = new Map(); // by user name: the rows of each scope, by case
const cases = [];
before(async () => {
    server = await startServer();
    people = new People(server);
    for (const username of everyone) {
        const client = await people.as(username);
        const scopes = {};
        for (const scope of ["mine", "team", "party"]) {
            const rows = await client.rows({ scope, sort: "phase" });
            scopes[scope] = new Map(rows.map((row) => [row.case, row]));
            assert.equal(scopes[scope].size, rows.length, `${username}: a case stands twice in ${scope}`);
        }
        lists.set(username, scopes);
    }
    // The same draw every time: some of those that few can reach, and the rest from all that anybody can.
    let state = 20190520;
    const below = (n) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' quick generator
        return Math.floor((state / 2 ** 32) * n);
    };
    const draw = (from, wanted) => {
        const left = [...from].filter((id) => !cases.includes(id));
        while (cases.length < wanted && left.length) cases.push(...left.splice(below(left.length), 1));
    };
    const ids = (username) => [...lists.get(username).party.keys()].toSorted();
    for (const [i, username] of ["susanne.arvidsson", "gunilla.wester", "monica.dahlin"].entries())
        draw(ids(username), 3 * (i + 1));
    draw([...new Set(everyone.flatMap(ids))].toSorted(), kCases);
    assert.equal(cases.length, kCases);
});
after(() => server?.stop());

const nameOf = ({ given_name: given, family_name: family } = {}) =>
    given ? `${given} ${family}` : undefined;

for (const username of everyone) {
    test(`${username}: what is mine and what is my team's is what is listed, and is counted`, async () => {
        const client = await people.as(username);
        const { mine, team, party } = lists.get(username);
        assert.deepEqual(
            [...party.keys()].toSorted(),
            [...new Set([...mine.keys(), ...team.keys()])].toSorted(),
        );
        for (const [scope, rows] of Object.entries({ mine, team, party })) {
            const counts = await client.get("/cases/counts", { scope });
            assert.equal(counts.all, rows.size, scope);
            const tally = (of) => {
                const numbers = {};
                for (const row of rows.values())
                    for (const word of of(row)) numbers[word] = (numbers[word] ?? 0) + 1;
                return numbers;
            };
            const some = (numbers) => Object.fromEntries(Object.entries(numbers).filter(([, n]) => n > 0));
            assert.deepEqual(
                some(counts.phases),
                tally(({ phase }) => (phase === undefined ? [] : [phase])),
                scope,
            );
            assert.deepEqual(
                some(counts.flags),
                tally((row) => row.flags),
                scope,
            );
            const { total } = await client.get("/cases", { scope, next_step: "overdue", limit: 1 });
            assert.equal(counts.overdue, total, `${scope}: overdue`);
            for (const [flag, number] of Object.entries(counts.flags))
                assert.equal(
                    (await client.get("/cases", { scope, flag, limit: 1 })).total,
                    number,
                    `${scope}: ${flag}`,
                );
        }
    });

    test(`${username}: my day tells of nothing that is not listed`, async () => {
        const client = await people.as(username);
        const { party } = lists.get(username);
        const { items } = await client.get("/my-day");
        for (const item of items) {
            const row = party.get(item.case);
            assert.ok(row, `${item.case} is not listed`);
            assert.equal(item.name, row.name ?? row.initials, item.case);
        }
    });

    test(`${username}: a case is read when it is listed, and says the same`, async () => {
        const client = await people.as(username);
        const { party } = lists.get(username);
        for (const id of cases) {
            const row = party.get(id);
            const { status, body: view } = await client.call("GET", `/cases/${id}`);
            for (const part of ["access", "allocation", "rules"])
                assert.equal(
                    (await client.call("GET", `/cases/${id}/${part}`)).status,
                    status,
                    `${id}: ${part}`,
                );
            if (!row) {
                // Only that consent is asked for, or has ended, may be known of a case that is not listed.
                if (status === 200)
                    assert.deepEqual(
                        Object.keys(view.content).filter((part) => part !== "phase"),
                        ["consents"],
                        id,
                    );
                else assert.equal(status, 404, id);
                continue;
            }
            assert.equal(status, 200, id);
            const { content } = view;
            const said = {
                name: row.name,
                initials: row.initials,
                phase: row.phase,
                programme: row.programme,
                next_contact: row.next_contact,
                last_contact: row.last_contact,
                hours_planned: row.hours_planned,
                lead: row.lead,
                team: row.team,
                protection: row.protection,
                next_due: row.next_due,
            };
            assert.deepEqual(
                said,
                {
                    name: nameOf(content.identity),
                    initials: content.identity?.initials,
                    phase: content.phase,
                    programme: content.registration?.programme,
                    next_contact: view.next_contact,
                    last_contact: view.last_contact,
                    hours_planned: view.hours_planned,
                    lead: content.lead?.worker,
                    team: content.team?.team,
                    protection: content.protection?.degree ?? "none",
                    next_due: view.dues.map(({ due }) => due).toSorted()[0],
                },
                id,
            );
        }
    });

    test(`${username}: a search finds by what I may see of somebody, and by nothing else`, async () => {
        const client = await people.as(username);
        const { party } = lists.get(username);
        for (const id of cases) {
            for (const [q, seen] of await wordsOf(id)) {
                const rows = await client.rows({ scope: "party", q });
                const { all } = await client.get("/cases/counts", { scope: "party", q });
                assert.equal(all, rows.length, `“${q}”`);
                assert.equal(
                    rows.some((row) => row.case === id),
                    seen.has(username),
                    `“${q}” of ${id}`,
                );
                for (const row of rows)
                    assert.ok(party.has(row.case), `“${q}” finds ${row.case}, which is not listed`);
            }
        }
    });
}

/** The name and the number of a case's participant, and who may find it by each: those who see it, unless it is protected. */
const known = new Map();
async function wordsOf(id) {
    if (known.has(id)) return known.get(id);
    const words = new Map();
    for (const username of everyone) {
        const client = await people.as(username);
        const { status, body } = await client.call("GET", `/cases/${id}`);
        if (status !== 200) continue;
        const { identity, protection } = body.content;
        const hidden = protection && protection.degree !== "none";
        for (const word of [nameOf(identity), identity?.personal_number]) {
            if (!word) continue;
            if (!words.has(word)) words.set(word, new Set());
            if (!hidden) words.get(word).add(username);
        }
    }
    known.set(id, words);
    return words;
}

test("the draw holds cases that are read in whole, in part and not at all", () => {
    const reaches = everyone.map(
        (username) => cases.filter((id) => lists.get(username).party.has(id)).length,
    );
    assert.ok(
        reaches.some((n) => n >= 3),
        String(reaches),
    );
    for (const id of cases) {
        const readers = everyone.filter((username) => lists.get(username).party.has(id));
        assert.ok(readers.length > 0 && readers.length < everyone.length, id);
    }
});

test("an export holds nothing that is not read, and there is none of what is not", async (t) => {
    if (!server.folder) return t.skip("the server's database is not at hand");
    const env = {
        ...process.env,
        SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
        SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
    };
    const itemsIn = (text) => new Set([...text.matchAll(/"item":"([0-9A-Z]{13})"/g)].map(([, item]) => item));
    let refused = 0;
    let exported = 0;
    for (const username of ["karin.ostlund", "camilla.ryden", "susanne.arvidsson", "margareta.sund"])
        for (const id of cases.slice(0, 8)) {
            const read = await (await people.as(username)).call("GET", `/cases/${id}`);
            const run = promisify(execFile)(binary(), ["export", id, "--as", username], {
                env,
                maxBuffer: 1 << 24,
            });
            if (read.status === 404) {
                await assert.rejects(run, { code: 1 }, `${username} ${id}`);
                refused += 1;
                continue;
            }
            // The command goes by the real day, on which consents of the demonstration may have run out: never more.
            const text = await run.then(
                ({ stdout }) => stdout,
                (error) => (assert.equal(error.code, 1), ""),
            );
            const seen = itemsIn(read.text);
            for (const item of itemsIn(text)) assert.ok(seen.has(item), `${username} ${id}: ${item}`);
            exported += itemsIn(text).size;
        }
    assert.ok(refused > 0 && exported > 50, `${refused} refused, ${exported} items`);
});

test("every reading and every refusal is in the log before the answer, for the own party to see", async () => {
    const officer = await people.as("karin.ostlund");
    const id = [...lists.get("karin.ostlund").party.values()].find(
        (row) => lists.get("camilla.ryden").party.has(row.case) && row.phase === "active",
    ).case;
    const log = async (username) => (await (await people.as(username)).get(`/cases/${id}/access`)).rows;
    const told = ({ access, worker, page }) => `${access} ${worker} ${page}`;
    const worker = async (username) => (await people.as(username)).session.worker;
    const newest = async (username, ...wanted) => {
        const rows = await log(username);
        assert.deepEqual(rows.slice(0, wanted.length).map(told), wanted, username);
        const times = rows.map(({ at }) => at);
        assert.deepEqual(times, times.toSorted().toReversed(), "newest first");
        return rows;
    };
    const karin = await worker("karin.ostlund");
    const anna = await worker("anna.lind");

    await officer.get(`/cases/${id}`);
    await newest("karin.ostlund", `read ${karin} GET /cases/{case}`);
    // A colleague of another team is refused, and that is the own party's to see.
    const other = await people.as("anna.lind");
    await other.refused(404, "not_found", "GET", `/cases/${id}`);
    await newest("karin.ostlund", `refused ${anna} GET /cases/{case}`);
    const entries = [{ kind: "note", category: "joint_plan", data: { heading: "a", text: "b" } }];
    await other.cannotWrite(404, "not_found", id, ...entries);
    await newest("karin.ostlund", `refused ${anna} POST /cases/{case}/entries`);
    await other.refused(404, "not_found", "GET", `/cases/${id}/rules`);
    await newest("karin.ostlund", `refused ${anna} GET /cases/{case}/rules`);
    await officer.write(id, ...entries);
    await newest("karin.ostlund", `written ${karin} POST /cases/{case}/entries`);
    // What the role may not write is refused on the record as well.
    const colleague = await people.as("camilla.ryden");
    await colleague.cannotWrite(403, "mandate", id, {
        kind: "exit",
        data: { date: "2019-05-20", outcome: "studies", reason: "completed" },
    });
    const camilla = await worker("camilla.ryden");
    await newest("camilla.ryden", `refused ${camilla} POST /cases/{case}/entries`);
    // Each party answers for its own: neither reads the other's log.
    for (const [username, party] of Object.entries({
        "karin.ostlund": "employment_service",
        "camilla.ryden": "social_services",
    }))
        for (const row of await log(username)) assert.equal(row.party, party, username);
    // Lists and searches say whom they showed.
    const { rows } = await officer.get("/cases", { scope: "party", limit: 200 });
    const shown = rows[0].case;
    const listed = (await officer.get(`/cases/${shown}/access`)).rows;
    assert.ok(
        listed.some((row) => row.access === "listed" && row.page === "GET /cases"),
        JSON.stringify(listed.slice(0, 3)),
    );
});
