// Serving a database in PostgreSQL: as a role that row-level security holds for, and as none that it does not. On the PostgreSQL of
// SAMKRAFT_TEST_POSTGRES, in a schema of its own. docs/04-operations.md 4.6.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { addUser, command, launch } from "../server.mjs";
import { Client } from "./client.mjs";

const owner = process.env.SAMKRAFT_TEST_POSTGRES ?? ""; // a superuser, as script/postgres makes it
const skip = owner ? false : "SAMKRAFT_TEST_POSTGRES is not set: nothing here was tried on PostgreSQL";
const schema = `samkraft_api_${process.pid}`;
const past = `samkraft_api_past_${process.pid}`; // no superuser, but let past the lock
const password = "ett påhittat lösenord";
const anna = {
    username: "anna.lind",
    password,
    "given-name": "Anna",
    "family-name": "Lind",
    role: "employment_officer",
    party: "employment_service",
};

const sql = async (text) =>
    (await promisify(execFile)("psql", [owner, "-qtAc", text, "-v", "ON_ERROR_STOP=1"])).stdout.trim();
let folder;
const as = (user, more = {}) => ({
    ...process.env,
    SAMKRAFT_DATABASE: `${owner}&options=-csearch_path%3D${schema}${user && `&user=${user}`}`,
    SAMKRAFT_KEY_FILE: `${folder}/a.key`,
    SAMKRAFT_PORT: "0",
    SAMKRAFT_WEB: folder,
    SAMKRAFT_SECURE_COOKIES: "false",
    ...more,
});
/** Serves as somebody, who is signed in to and stops; gives what was written. */
async function served(env) {
    const server = await launch(["serve"], folder, env, true);
    try {
        const client = await new Client(server.url).signIn(anna.username, password);
        assert.equal((await client.get("/session")).name, "Anna Lind");
    } finally {
        await server.stop();
    }
    return server.said();
}

describe("serve", { skip }, () => {
    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), "samkraft-postgres-"));
        await sql(`create schema ${schema}; create role ${past} login bypassrls`);
        await sql(`grant usage on schema ${schema} to ${past}`);
    });
    after(async () => {
        await sql(`drop schema ${schema} cascade; drop role ${past}`);
        await rm(folder, { recursive: true, force: true });
    });

    test("does not start as a role that passes by row-level security, and has touched nothing", async () => {
        for (const user of ["", past])
            await assert.rejects(command(["serve"], { env: as(user) }), ({ message }) => {
                assert.match(message, /is a superuser or has BYPASSRLS: row-level security/);
                assert.match(message, /samkraft migrate --server-role samkraft_server/);
                assert.match(message, /allow_bypass_row_security = true/);
                assert.ok(!message.includes("at http"), message);
                return true;
            });
        assert.equal(
            await sql(`select count(*) from information_schema.tables where table_schema = '${schema}'`),
            "0",
        );
        assert.ok(!existsSync(`${folder}/a.key`));
    });

    test("starts as one that it holds for, made by commands that may be any role's", async () => {
        await command(["migrate", "--server-role", "samkraft_server"], { env: as("") });
        const [words, input] = addUser(anna);
        await command(words, { env: as(""), input });
        assert.match(await command(["user", "list"], { env: as("") }), /anna\.lind/);
        assert.doesNotMatch(await served(as("samkraft_server")), /row_security_bypassed/);
    });

    test("starts as the other when the configuration says so, and says so itself", async () => {
        await assert.rejects(command(["serve"], { env: as("") }), /BYPASSRLS/);
        await assert.rejects(
            command(["serve"], { env: as("", { SAMKRAFT_ALLOW_BYPASS_ROW_SECURITY: "false" }) }),
            /BYPASSRLS/,
        );
        const said = await served(as("", { SAMKRAFT_ALLOW_BYPASS_ROW_SECURITY: "true" }));
        assert.match(said, /"event":"row_security_bypassed"/);
    });

    // As a standby answers, and a primary that has been set to take no writes.
    test("works with the primary alone: a server that takes no writes is refused, and left when it begins to", async () => {
        const role = "samkraft_server";
        const readOnly = (on) =>
            sql(`alter role ${role} ${on ? "set default_transaction_read_only = on" : "reset all"}`);
        const database = as(role).SAMKRAFT_DATABASE;
        const asStandby = database.replace("options=", "options=-cdefault_transaction_read_only%3Don%20");
        await assert.rejects(
            command(["serve"], { env: as(role, { SAMKRAFT_DATABASE: asStandby }) }),
            /read-only[^]*works with the primary alone/,
        );
        const server = await launch(["serve"], folder, as(role), true);
        try {
            const client = await new Client(server.url).signIn(anna.username, password);
            const write = (name, free) => client.call("POST", "/views", { body: { name }, free });
            assert.equal((await write("Före")).status, 201);
            // The primary has become a standby: its sessions are ended, and new ones take no writes.
            await readOnly(true);
            await sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
            for (const again of [1, 2]) {
                const refused = await write(`Under ${again}`, true);
                assert.equal(refused.status, 503, refused.text);
                assert.equal(refused.body.code, "unavailable");
            }
            assert.match(server.said(), /read-only/);
            await readOnly(false);
            const { views } = (await write("Efter")).body;
            assert.deepEqual(views.map(({ name }) => name).sort(), ["Efter", "Före"]);
        } finally {
            await readOnly(false);
            await server.stop();
        }
    });

    test("does not start when the machine's clock has gone back, unless it was wrong before", async () => {
        const later = (micros) =>
            sql(
                `update ${schema}.access_log set at = at + ${micros} where number = (select max(number) from ${schema}.access_log)`,
            );
        const day = 86_400_000_000;
        await later(2 * day);
        try {
            const refused =
                /the machine's clock shows .* but the journal was last used at .* --clock-is-right/;
            await assert.rejects(command(["serve"], { env: as("samkraft_server") }), refused);
            // The clock is taken at its word; the row that was altered for this test is found all the same.
            await assert.rejects(
                command(["serve", "--clock-is-right"], { env: as("samkraft_server") }),
                ({ message }) => {
                    assert.doesNotMatch(message, refused);
                    assert.match(message, /the access log cannot be used/);
                    return true;
                },
            );
        } finally {
            await later(-2 * day);
        }
        await served(as("samkraft_server"));
    });
});
