// A list of participants, as the employment office exports it: read, shown, approved, written all or nothing, once.
import assert from "node:assert/strict";
import { availableParallelism, loadavg } from "node:os";
import { after, before, test } from "node:test";
import { crc32 } from "node:zlib";
import { binary, startServer } from "../server.mjs";
import { People, personalNumber } from "./client.mjs";

let server, people, officer;
before(async () => {
    server = await startServer();
    people = new People(server);
    officer = await people.as("karin.ostlund");
});
after(() => server?.stop());

const kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const headings = "Personnummer;Förnamn;Efternamn;Program;Programstart;SSYK;Utbildning;Telefon;Språk";
const csv = (rows) => [headings, ...rows.map((row) => row.join(";"))].join("\r\n");
const person = (number, given, family, phone = "070-174 06 35") => [
    number,
    given,
    family,
    "45",
    "2018-01-08",
    "7231",
    "Gymnasium",
    phone,
    "arabiska",
];
const dashed = (number) => `${number.slice(0, 8)}-${number.slice(8)}`;

/** Sends a file; the answer, whatever it is. */
const send = (client, text, type = "text/csv") =>
    client.call("POST", "/imports/participants", { text, headers: { "Content-Type": type } });
async function preview(client, text, type) {
    const answer = await send(client, text, type);
    assert.equal(answer.status, 200, answer.text);
    const { rows, new: fresh, changed, unchanged, wrong } = answer.body;
    assert.equal(fresh + changed + unchanged + wrong, rows);
    return { ...answer.body, counts: [fresh, changed, unchanged, wrong] };
}
const approval = (id) => `/imports/participants/${id}/approval`;
async function approve(client, { import: id }) {
    const answer = await client.call("POST", approval(id));
    assert.equal(answer.status, 200, answer.text);
    return [answer.body.opened, answer.body.changed];
}
const found = async (client, q) => (await client.get("/cases", { scope: "party", q })).total;

const anders = personalNumber("19680514", 311);
const berit = personalNumber("19711130", 312);

test("shown first, written when approved, and once", async () => {
    const rows = [
        person(dashed(anders), "Anders", "Importlund"),
        person(berit.slice(2, 8) + "-" + berit.slice(8), "Berit", "Importlund"),
    ];
    const shown = await preview(officer, csv(rows));
    assert.deepEqual(shown.counts, [2, 0, 0, 0]);
    assert.deepEqual(
        shown.sample.map(({ row, state, name }) => [row, state, name]),
        [
            [2, "new", "Anders Importlund"],
            [3, "new", "Berit Importlund"],
        ],
    );
    assert.equal(await found(officer, "Importlund"), 0, "a preview has written");

    assert.deepEqual(await approve(officer, shown), [2, 0]);
    assert.deepEqual(await approve(officer, shown), [2, 0], "the same answer again");
    assert.equal(await found(officer, "Importlund"), 2);

    // The same file says nothing new; a new telephone number does.
    assert.deepEqual((await preview(officer, csv(rows))).counts, [0, 0, 2, 0]);
    const moved = await preview(
        officer,
        csv([rows[0], person(dashed(berit), "Berit", "Importlund", "070-174 06 36")]),
    );
    assert.deepEqual(moved.counts, [0, 1, 1, 0]);
    assert.deepEqual(moved.sample.find(({ state }) => state === "changed").changes, ["identity"]);
    assert.deepEqual(await approve(officer, moved), [0, 1]);
    const { rows: cases } = await officer.get("/cases", { scope: "party", q: "Berit Importlund" });
    const { content } = await officer.get(`/cases/${cases[0].case}`);
    assert.equal(content.identity.phone, "070-174 06 36");
    assert.equal(content.identity.about.version, 2);
    assert.equal(content.registration.programme, "job");
    assert.deepEqual(content.work_history.ssyk, ["7231"]);
    // And the old file again would put the old number back: it is a change, and is shown as one.
    assert.deepEqual((await preview(officer, csv(rows))).counts, [0, 1, 1, 0]);
});

test("faulty rows are told, by row and column, and the others are taken", async () => {
    const carin = personalNumber("19750203", 313);
    const rows = [
        person(dashed(carin), "Carin", "Felberg"),
        person("19750203-3139", "David", "Felberg"), // the check digit
        person(dashed(carin), "Carin", "Igen"), // the same person twice
        person(dashed(personalNumber("19750203", 315)), "=cmd()", "Felberg"),
        person("", "Ester", "Felberg"),
    ];
    rows[1][8] = "klingonska";
    const shown = await preview(officer, csv(rows));
    assert.deepEqual(shown.counts, [1, 0, 0, 4]);
    const wrong = shown.sample.filter(({ state }) => state === "wrong");
    const faults = wrong.flatMap(({ row, faults: list }) =>
        list.map(({ column, code }) => `${row} ${column} ${code}`),
    );
    for (const fault of [
        "3 Personnummer personal_number",
        "4 Personnummer duplicate_person",
        "5 Förnamn formula_text",
        "6 Personnummer required",
    ])
        assert.ok(faults.includes(fault), `${fault} is not among ${faults}`);
    for (const { faults: list } of wrong) for (const { text } of list) assert.ok(text.length > 5);
    assert.deepEqual(await approve(officer, shown), [1, 0]);
    assert.equal(await found(officer, "Felberg"), 1);
});

test("what is no such file", async () => {
    const refused = [
        [415, "unsupported_media", "%PDF-1.7 and so on"],
        [415, "unsupported_media", "<html><body>Personnummer</body></html>"],
        [422, "file_columns", "Förnamn;Efternamn\r\nAnna;Lind"],
        [422, "file_truncated", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0, 1, 2, 3, 4])],
    ];
    for (const [status, code, text] of refused)
        await officer.refused(status, code, "POST", "/imports/participants", {
            text,
            headers: { "Content-Type": "text/csv" },
        });
    // Without an answer of the contract's there would be a fault here, whichever it is.
    assert.ok((await send(officer, "")).status >= 400);
    assert.ok((await send(officer, "hej")).status >= 400);
});

test("for those whose task it is, and each preview for the one who made it", async () => {
    const text = csv([person(dashed(personalNumber("19800101", 316)), "Egon", "Egenberg")]);
    for (const username of ["susanne.arvidsson", "gunilla.wester", "margareta.sund", "cecilia.moberg"])
        await (
            await people.as(username)
        ).refused(403, "forbidden", "POST", "/imports/participants", {
            text,
            headers: { "Content-Type": "text/csv" },
        });
    const shown = await preview(officer, text);
    for (const username of ["anna.lind", "yasmin.farah", "susanne.arvidsson"])
        await (await people.as(username)).refused(409, "preview_gone", "POST", approval(shown.import));
    for (const id of ["0000000000001", "x"]) await officer.refused(409, "preview_gone", "POST", approval(id));
    assert.equal(await found(officer, "Egenberg"), 0);
    assert.deepEqual(await approve(officer, shown), [1, 0]);
});

test("a person whom another party has is new to this one, and neither learns of the other", async () => {
    const number = personalNumber("19830305", 317);
    const social = await people.as("camilla.ryden");
    const opened = await social.call("POST", "/cases", {
        body: {
            identity: { personal_number: number, given_name: "Frida", family_name: "Dubbelberg" },
            opened: { date: "2019-05-20", reason: "Egen ansökan." },
        },
    });
    assert.equal(opened.status, 201, opened.text);
    const shown = await preview(officer, csv([person(dashed(number), "Frida", "Dubbelberg")]));
    assert.deepEqual(shown.counts, [1, 0, 0, 0]);
    assert.deepEqual(await approve(officer, shown), [1, 0]);
    for (const client of [officer, social]) {
        const { rows } = await client.get("/cases", { scope: "party", q: "Dubbelberg" });
        assert.equal(rows.length, 1);
        const { why } = await client.get(`/cases/${rows[0].case}`);
        for (const { owner } of why) assert.equal(owner, client.session.party);
    }
});

test("a colleague's case is a fault of its row, and the others are written", async () => {
    // Of the same party: what a referral by hand would answer too.
    const other = await people.as("anna.lind");
    const text = csv([
        person(dashed(personalNumber("19840506", 318)), "Gustav", "Ingenberg"),
        person(dashed(anders), "Anders", "Importlund"),
    ]);
    const shown = await preview(other, text);
    assert.deepEqual(shown.counts, [1, 0, 0, 1]);
    const [wrong] = shown.sample;
    assert.deepEqual(
        [wrong.row, wrong.state, wrong.faults.map(({ column, code }) => `${column} ${code}`)],
        [3, "wrong", ["Personnummer case_open"]],
    );
    assert.deepEqual(await approve(other, shown), [1, 0]);
    assert.equal(await found(other, "Ingenberg"), 1);
    assert.equal(await found(other, "Importlund"), 0);
});

test("who has left comes back by file to a new case", async () => {
    const number = personalNumber("19840507", 321);
    const text = csv([person(dashed(number), "Jonna", "Terberg")]);
    assert.deepEqual(await approve(officer, await preview(officer, text)), [1, 0]);
    const { rows } = await officer.get("/cases", { scope: "party", q: "Terberg" });
    await officer.write(rows[0].case, {
        kind: "exit",
        data: { date: "2019-05-20", outcome: "seeking_work", reason: "completed" },
    });
    const shown = await preview(officer, text);
    assert.deepEqual(shown.counts, [1, 0, 0, 0]);
    assert.equal(shown.sample[0].state, "returning");
    const colleague = await people.as("anna.lind");
    assert.equal((await preview(colleague, text)).sample[0].state, "new", "it is not hers to know");
    assert.deepEqual(await approve(officer, shown), [1, 0]);
    assert.equal(await found(officer, "Terberg"), 2);
    assert.deepEqual((await preview(officer, text)).counts, [0, 0, 1, 0]);
});

test("what has come between stops the whole file, and is told by row and column", async () => {
    const number = personalNumber("19850607", 319);
    const hanna = person(dashed(number), "Hanna", "Hinnberg");
    const more = person(dashed(personalNumber("19850607", 322)), "Inga", "Hinnberg");
    const [first, second] = [
        await preview(officer, csv([hanna])),
        await preview(officer, csv([more, hanna])),
    ];
    assert.deepEqual(await approve(officer, first), [1, 0]);
    const problem = await officer.refused(409, "import_row", "POST", approval(second.import));
    assert.equal(problem.title, "Rad 3, Personnummer: Personen har redan ett öppet ärende.");
    assert.deepEqual(
        problem.errors.map(({ pointer }) => pointer),
        ["/rows/3/Personnummer"],
    );
    assert.equal(await found(officer, "Hinnberg"), 1);
});

test("a spreadsheet is read as the same list", async () => {
    const number = personalNumber("19860708", 320);
    const shown = await preview(
        officer,
        workbook([headings.split(";"), person(dashed(number), "Ivar", "Arkberg")]),
        kXlsx,
    );
    assert.deepEqual(shown.counts, [1, 0, 0, 0]);
    assert.deepEqual(await approve(officer, shown), [1, 0]);
    assert.deepEqual(
        (await preview(officer, csv([person(dashed(number), "Ivar", "Arkberg")]))).counts,
        [0, 0, 1, 0],
    );
});

/** The least workbook there is: one sheet of text, in a ZIP that compresses nothing (ECMA-376; APPNOTE 4.3). */
function workbook(rows) {
    const cell = (text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const relationship = (type, target) =>
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
    const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const parts = {
        "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
        "_rels/.rels": relationship("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
        "xl/_rels/workbook.xml.rels": relationship("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("")}</sheetData></worksheet>`,
    };
    const bodies = [];
    const directory = [];
    let offset = 0;
    for (const [name, text] of Object.entries(parts)) {
        const data = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
        const about = Buffer.alloc(26); // from "version needed" to the name, alike in both headers
        about.writeUInt16LE(20, 0);
        about.writeUInt16LE(0x21, 8); // 1 January 1980
        about.writeUInt32LE(crc32(data), 10);
        about.writeUInt32LE(data.length, 14);
        about.writeUInt32LE(data.length, 18);
        about.writeUInt16LE(name.length, 22);
        const tail = Buffer.alloc(14);
        tail.writeUInt32LE(offset, 10);
        directory.push(Buffer.from("PK\x01\x02\x14\x00"), about, tail, Buffer.from(name));
        const body = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name), data]);
        bodies.push(body);
        offset += body.length;
    }
    const index = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.write("PK\x05\x06", "latin1");
    end.writeUInt16LE(bodies.length, 8);
    end.writeUInt16LE(bodies.length, 10);
    end.writeUInt32LE(index.length, 12);
    end.writeUInt32LE(offset, 16);
    return Buffer.concat([...bodies, index, end]);
}

test("fifty thousand rows, shown and written within ten seconds", async (t) => {
    const rows = [];
    for (let date = Date.UTC(1940, 0, 1); rows.length < 50_000; date += 86_400_000) {
        const birth = new Date(date).toISOString().slice(0, 10).replaceAll("-", "");
        for (const serial of [410, 411, 412])
            rows.push(person(dashed(personalNumber(birth, serial)), "Stor", "Listberg"));
    }
    rows.length = 50_000;
    const text = csv(rows);
    const start = performance.now();
    const shown = await preview(officer, text);
    const read = performance.now();
    assert.deepEqual(shown.counts, [50_000, 0, 0, 0]);
    assert.equal(shown.sample.length, 500);
    assert.deepEqual(await approve(officer, shown), [50_000, 0]);
    const written = performance.now();
    t.diagnostic(
        `${(text.length / 2 ** 20).toFixed(1)} MB: shown in ${seconds(start, read)}, written in ${seconds(read, written)}`,
    );
    assert.equal(await found(officer, "Listberg"), 50_000);
    // Builds with checks are slower, and so is a machine with more to do than it has processors.
    const crowd = Math.max(1, loadavg()[0] / availableParallelism());
    const limit = (binary().includes("release") ? 10_000 : 60_000) * crowd;
    assert.ok(written - start < limit, `${seconds(start, written)} in all`);
});
const seconds = (from, to) => `${((to - from) / 1000).toFixed(2)} s`;
