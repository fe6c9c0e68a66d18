// Documents: what is taken in, what is refused, who gets the file, and that it is gone when it is to be gone.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { deflateSync } from "node:zlib";
import { pdfOf } from "../pdf.mjs";
import { binary, startServer } from "../server.mjs";
import { documentHeader, People } from "./client.mjs";

const run = promisify(execFile);
const canary = "canary-GPS-55.605";

// ---- files

const segment = (marker, content) => {
    const body = Buffer.from(content, "latin1");
    return Buffer.concat([
        Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]),
        body,
    ]);
};
const jpegWith = (extra = Buffer.alloc(0), after = "") =>
    Buffer.concat([
        Buffer.from([0xff, 0xd8]),
        extra,
        segment(0xdb, "q".repeat(65)),
        segment(0xc0, "\x08\x00\x10\x00\x10\x01\x01\x11\x00"),
        segment(0xda, "\x01\x01\x00\x00\x3f\x00"),
        Buffer.from("coded"),
        Buffer.from([0xff, 0xd9]),
        Buffer.from(after, "latin1"),
    ]);
const jpeg = (bytes) => ({ bytes, type: "image/jpeg", name: "a.jpg" });
const pdfWith = (catalogue = "", more = []) =>
    pdfOf([
        `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>",
        ...more,
    ]);
const pdf = (bytes = pdfWith()) => ({ bytes, type: "application/pdf", name: "a.pdf" });
/** A PDF whose objects unpack to far more than it is: the reader must be stopped, not the server. */
function pdfBomb() {
    const packed = deflateSync(Buffer.alloc(900 << 20, " "), { level: 9 }).toString("latin1");
    const head = "%PDF-1.5\n";
    const object = `1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj\n`;
    const at = head.length + object.length;
    const row = (type, two, three) =>
        String.fromCharCode(type, two >> 24, (two >> 16) & 255, (two >> 8) & 255, two & 255, three);
    const rows = row(0, 0, 0) + row(1, head.length, 0) + row(2, 1, 0) + row(1, at, 0);
    const table = `3 0 obj\n<< /Type /XRef /Size 4 /W [1 4 1] /Root 2 0 R /Length ${rows.length} >>\nstream\n${rows}\nendstream\nendobj\n`;
    return Buffer.from(`${head}${object}${table}startxref\n${at}\n%%EOF\n`, "latin1");
}

// ---- the server

let server, folder, people, owner, caseId;
const outsiders = {};
const documents = async (client = owner) => (await client.get(`/cases/${caseId}`)).content.documents ?? [];
const added = async (wish, client = owner) => {
    const answer = await client.upload(caseId, { category: "joint_plan", ...wish });
    assert.equal(answer.status, 201, answer.text);
    return answer.body.items[0];
};
async function bytesOf(item, { client = owner, version } = {}) {
    const query = version ? `?version=${version}` : "";
    const answer = await fetch(`${server.url}/api/v1/cases/${caseId}/documents/${item}${query}`, {
        headers: { Cookie: client.cookie },
    });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
async function refused(status, code, wish, client = owner) {
    const before = (await documents()).length;
    const answer = await client.upload(caseId, { category: "joint_plan", ...wish });
    assert.deepEqual([answer.status, answer.body?.code], [status, code], answer.text);
    assert.equal((await documents()).length, before, "something was kept");
    return answer.body;
}

before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "samkraft-documents-"));
    server = await startServer({ keepIn: folder });
    people = new People(server);
    owner = await people.as("karin.ostlund");
    outsiders.colleague = await people.as("anna.lind");
    outsiders["another party"] = await people.as("monica.dahlin");
    outsiders.administrator = await people.as("agneta.kron");
    for (const row of await owner.rows({ scope: "mine", phase: "active" })) {
        const answers = await Promise.all(
            Object.values(outsiders).map((who) => who.call("GET", `/cases/${row.case}`)),
        );
        if (answers.every(({ status }) => status === 404)) caseId = row.case;
    }
    assert.ok(caseId);
});
after(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
});

test("a file comes back as it was sent, to keep and not to show", async () => {
    const whole = pdf();
    const item = await added({
        ...whole,
        name: "../Nawfal ”samtycke”.pdf",
        data: { brought_by: "Deltagaren" },
    });
    const { status, headers, bytes } = await bytesOf(item);
    assert.equal(status, 200);
    assert.deepEqual(bytes, whole.bytes);
    assert.equal(headers.get("content-type"), "application/pdf");
    assert.equal(headers.get("content-disposition"), `attachment; filename="handling-${item}.pdf"`);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.match(headers.get("content-security-policy"), /^default-src 'none'; sandbox/);
    assert.equal(headers.get("cache-control"), "no-store");
    const { document } = (await documents()).find((each) => each.document.about.item === item);
    assert.equal(document.file_name, "Nawfal ”samtycke”.pdf");
    assert.equal(document.bytes, whole.bytes.length);
    assert.match(document.sha256, /^[0-9a-f]{64}$/);
    const log = (await owner.get(`/cases/${caseId}/access`)).rows;
    assert.equal(
        log[0].page === "GET /cases/{case}/documents/{item}" ||
            log[1].page === "GET /cases/{case}/documents/{item}",
        true,
    );
    assert.ok(log.slice(0, 2).some(({ access }) => access === "exported"));
});

test("a picture is kept without what the camera wrote into it", async () => {
    const plain = jpegWith();
    const item = await added(
        jpeg(jpegWith(Buffer.concat([segment(0xe1, `Exif\0\0${canary}`), segment(0xfe, canary)]))),
    );
    assert.deepEqual((await bytesOf(item)).bytes, plain);
});

describe("what is refused", () => {
    const zip = "PK\x03\x04 och PK\x05\x06" + "\0".repeat(18);
    for (const [what, status, code, wish] of [
        ["the wrong name", 422, "file_mismatch", { ...pdf(), name: "a.jpg" }],
        ["the wrong type", 422, "file_mismatch", { ...pdf(), type: "image/png" }],
        ["two endings", 422, "file_mismatch", { ...pdf(), name: "a.pdf.exe" }],
        ["HTML", 415, "unsupported_media", { bytes: "<html>", type: "text/html", name: "a.html" }],
        ["HTML as text", 422, "file_active", { bytes: "<!doctype html><script>1</script>" }],
        ["SVG as text", 422, "file_active", { bytes: "<svg onload=alert(1)>" }],
        ["a script", 422, "file_active", { bytes: "#!/bin/sh\nrm -rf /\n" }],
        ["a program", 415, "unsupported_media", { ...pdf(Buffer.from("MZ\x90\0\x03\0", "latin1")) }],
        [
            "a word document",
            415,
            "unsupported_media",
            { bytes: "PK\x03\x04\0", type: "application/zip", name: "a.docx" },
        ],
        ["a picture that is an archive", 422, "file_active", jpeg(jpegWith(undefined, zip))],
        ["a picture with a page in it", 422, "file_active", jpeg(jpegWith(segment(0xfe, "<script>")))],
        ["half a picture", 422, "file_truncated", jpeg(jpegWith().subarray(0, 60))],
        ["half a PDF", 422, "file_truncated", pdf(pdfWith().subarray(0, 200))],
        [
            "a PDF with something after it",
            422,
            "file_active",
            pdf(Buffer.concat([pdfWith(), Buffer.from("<html>")])),
        ],
        ["a PDF that runs", 422, "file_active", pdf(pdfWith("/OpenAction << /S /J#61vaScript /JS (x) >>"))],
        ["a PDF that starts a program", 422, "file_active", pdf(pdfWith("/OpenAction << /S /L#61unch >>"))],
        [
            "a PDF with a file in it",
            422,
            "file_active",
            pdf(pdfWith("/Names << /Embedded#46iles 4 0 R >>", ["<< >>"])),
        ],
        ["nothing", 422, undefined, { bytes: "" }],
    ])
        test(what, async () => {
            const answer = await owner.upload(caseId, { category: "joint_plan", ...wish });
            assert.equal(answer.status, status, answer.text);
            if (code) assert.equal(answer.body.code, code);
            assert.ok(!answer.text.includes("undefined"));
        });

    test("a PDF that unpacks to more than memory: the server is not harmed", async () => {
        const bomb = pdfBomb();
        assert.ok(bomb.length < 2 << 20);
        const from = Date.now();
        const answer = await owner.upload(caseId, { category: "joint_plan", ...pdf(bomb) });
        assert.equal(answer.status, 422, answer.text);
        assert.match(answer.body.code, /^file_(bomb|truncated)$/);
        assert.ok(Date.now() - from < 15_000);
        await owner.get(`/cases/${caseId}`);
    });

    test("more than is taken, and a file that stops halfway: nothing is kept", async () => {
        const before = (await documents()).length;
        const { hostname, port } = new URL(server.url);
        const sent = (length, body, leave) =>
            new Promise((resolve) => {
                const entry = {
                    kind: "document_added",
                    category: "joint_plan",
                    data: { title: "A", type: "other", received: "2019-05-20", file_name: "a.txt" },
                };
                const request = http.request({
                    hostname,
                    port,
                    method: "POST",
                    path: `/api/v1/cases/${caseId}/documents`,
                    agent: false,
                    headers: {
                        Cookie: owner.cookie,
                        "X-CSRF-Token": owner.session.csrf,
                        "Idempotency-Key": crypto.randomUUID(),
                        "Content-Type": "text/plain",
                        "Samkraft-Document": documentHeader([entry]),
                        "Content-Length": length,
                    },
                });
                request.on("response", (answer) => {
                    answer.resume();
                    answer.on("end", () => resolve(answer.statusCode));
                });
                request.on("error", () => resolve(0));
                request.write(body);
                if (leave) request.end(() => setImmediate(() => request.destroy()));
            });
        assert.equal(await sent((10 << 20) + 1, "a", false), 413);
        assert.equal(await sent(1000, "halva", true), 0);
        assert.equal((await documents()).length, before);
    });

    test("what it is must be said, once and rightly", async () => {
        const call = (headers) =>
            owner.call("POST", `/cases/${caseId}/documents`, {
                text: "a",
                headers: { "Content-Type": "text/plain", ...headers },
            });
        for (const header of [
            undefined,
            "!!",
            documentHeader([]),
            documentHeader([{ kind: "note", category: "joint_plan", data: { heading: "a", text: "b" } }]),
        ]) {
            const answer = await call({ "Samkraft-Document": header });
            assert.ok([400, 422].includes(answer.status), answer.text);
        }
        await refused(422, "required", { category: undefined });
        assert.equal(
            (await owner.upload(caseId, { category: "joint_plan", data: { sha256: "a".repeat(64) } })).status,
            422,
        );
        assert.equal(
            (await owner.upload(caseId, { category: "joint_plan", data: { received: "2030-01-01" } })).status,
            422,
        );
    });
});

test("who has no business there can neither send nor get, nor tell whether there is one", async () => {
    const item = await added({ bytes: `${canary}\n` });
    const nobodys = "3ZZZZZZZZZZZZ";
    for (const [who, client] of Object.entries(outsiders)) {
        const there = await client.call("GET", `/cases/${caseId}/documents/${item}`);
        const nowhere = await client.call("GET", `/cases/${nobodys}/documents/${nobodys}`);
        assert.deepEqual([there.status, there.text], [nowhere.status, nowhere.text], who);
        assert.equal(there.status, 404, who);
        assert.equal((await client.upload(caseId, { category: "joint_plan" })).status, 404, who);
        assert.equal(
            (await client.upload(caseId, { category: "joint_plan", bytes: "<html>" })).status,
            404,
            `${who}: not even looked at`,
        );
    }
    const nobody = await fetch(`${server.url}/api/v1/cases/${caseId}/documents/${item}`);
    assert.equal(nobody.status, 401);
});

test("sent twice it is one document; the key is not for another file", async () => {
    const key = crypto.randomUUID();
    const first = await owner.upload(caseId, { category: "joint_plan", bytes: "En gång.\n", key });
    const again = await owner.upload(caseId, { category: "joint_plan", bytes: "En gång.\n", key });
    assert.equal(again.status, 201, again.text);
    assert.deepEqual(again.body.items, first.body.items);
    assert.equal(
        (await owner.upload(caseId, { category: "joint_plan", bytes: "En annan.\n", key })).body.code,
        "repeated_key",
    );
});

test("a new version keeps the old file; a stale one is told", async () => {
    const item = await added({ bytes: "Först.\n" });
    await added({ bytes: "Sedan.\n", item, version: 1, category: undefined });
    assert.equal((await bytesOf(item)).bytes.toString(), "Sedan.\n");
    assert.equal((await bytesOf(item, { version: 1 })).bytes.toString(), "Först.\n");
    assert.equal((await bytesOf(item, { version: 9 })).status, 404);
    const stale = await owner.upload(caseId, { item, version: 1, bytes: "För sent.\n" });
    assert.equal(stale.status, 409, stale.text);
    assert.equal(stale.body.code, "stale");
});

test("the participant reads what is open to them, and sends nothing here", async () => {
    const nawfal = await people.as("nawfal.khalaf");
    const { case: own } = await nawfal.get("/my-case");
    const answer = await nawfal.upload(own, { category: "joint_plan" });
    assert.equal(answer.status, 403, answer.text);
    const theirs = await nawfal.call("GET", `/cases/${caseId}/documents/3ZZZZZZZZZZZZ`);
    assert.equal(theirs.status, 404);
});

test("doctor proves the files, and nothing of them is in the database's own files", async () => {
    const env = {
        ...process.env,
        SAMKRAFT_DATABASE: `sqlite:${folder}/demo.db`,
        SAMKRAFT_KEY_FILE: `${folder}/demo.key`,
    };
    const { stdout } = await run(binary(), ["doctor", "--demo-day"], { env });
    assert.match(stdout, / 0 faults/);
    await assert.rejects(run("grep", ["-rqF", canary, folder]), "the canary lies open somewhere");
    assert.ok(!server.said().includes(canary));
});
