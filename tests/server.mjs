// The program itself, started for a test: the demonstration in a folder of its own, on a free port. SAMKRAFT_BINARY picks the
// program; a server that already runs can be named in SAMKRAFT_URL, and then none is started.
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const kStartWithin = 60_000; // ms
/** Tests ask more in a minute than anybody's work takes: docs/04-operations.md 4.9. */
const unhurried = { SAMKRAFT_BUDGET_TIMES: "0" };
const builds = ["release", "dev"].map((preset) => path.join(repository, `build/${preset}/src/cli/samkraft`));

/** The program under test. */
export function binary() {
    const found = process.env.SAMKRAFT_BINARY ?? builds.find(existsSync);
    if (!found)
        throw new Error("no program to test: run script/build release samkraft, or set SAMKRAFT_BINARY");
    return found;
}

/**
 * @typedef {object} Server
 * @property {string} url where it answers
 * @property {string} folder what the demonstration made; "" when the server was there already
 * @property {() => string} said what it has written, its log lines included
 * @property {() => Promise<void>} stop ends it and removes the folder; harmless when called again
 */

/**
 * Starts the demonstration.
 * @param {{cases?: number, keepIn?: string, today?: boolean, config?: string, users?: object[], env?: object}} options keepIn: a
 *   folder of the caller's, which may hold a demonstration already and is not removed; today: its data served as an association's
 *   own, by the real day, with these lines of a configuration file and these workers besides, as of startOwn
 * @returns {Promise<Server>}
 */
export async function startServer({ cases, keepIn, today, config = "", users = [], env: more = {} } = {}) {
    const named = process.env.SAMKRAFT_URL;
    if (named) return { url: named, folder: "", stop: async () => undefined, said: () => "" };
    const folder = keepIn ?? (await mkdtemp(path.join(tmpdir(), "samkraft-")));
    const wanted = ["demo", "--folder", folder, "--port", "0"];
    if (cases) wanted.push("--cases", String(cases));
    const env = { SAMKRAFT_WEB: path.join(repository, "web/dist"), ...unhurried, ...process.env, ...more };
    if (!today) return launch(wanted, folder, env, keepIn !== undefined);
    await promisify(execFile)(binary(), [...wanted, "--make-only"]);
    const where = {
        SAMKRAFT_DATABASE: `sqlite:${folder}/demo.db`,
        SAMKRAFT_KEY_FILE: `${folder}/demo.key`,
        SAMKRAFT_PORT: "0",
        SAMKRAFT_SECURE_COOKIES: "false",
    };
    const file = path.join(folder, "a.toml");
    await writeFile(file, config);
    for (const user of users) {
        const [words, input] = addUser(user);
        await command(words, { env: { ...env, ...where }, input });
    }
    return launch(["--config", file, "serve"], folder, { ...env, ...where }, keepIn !== undefined);
}

/** Runs a command of the program to its end; gives what it said, and throws when it does not end well. */
export function command(words, { env, input = "" }) {
    return new Promise((resolve, reject) => {
        const child = execFile(binary(), words, { env }, (error, stdout, stderr) =>
            error ? reject(new Error(`${words.join(" ")}: ${stderr}`)) : resolve(stdout),
        );
        child.stdin.on("error", () => undefined); // it has ended before it was told
        child.stdin.end(input);
    });
}

/**
 * Starts an association of one's own, without the demonstration.
 * @param {{users: object[], config?: (folder: string) => Promise<string> | string}} options users: the options of
 *   `user add` by name, with username and password; config: lines of the configuration file
 * @returns {Promise<Server & {run: (words: string[], input?: string) => Promise<string>}>} run: a command of the program
 *   on the same database
 */
export async function startOwn({ users, config = () => "" }) {
    const folder = await mkdtemp(path.join(tmpdir(), "samkraft-own-"));
    const file = path.join(folder, "a.toml");
    await writeFile(file, await config(folder));
    const env = {
        ...unhurried,
        ...process.env,
        SAMKRAFT_DATABASE: `sqlite:${folder}/a.db`,
        SAMKRAFT_KEY_FILE: `${folder}/a.key`,
        SAMKRAFT_PORT: "0",
        SAMKRAFT_WEB: path.join(repository, "web/dist"),
        SAMKRAFT_SECURE_COOKIES: "false",
    };
    const run = (words, input) => command(["--config", file, ...words], { env, input });
    for (const user of users) await run(...addUser(user));
    const server = await launch(["--config", file, "serve"], folder, env);
    return { ...server, run };
}

/** The words and the input of `user add`. */
export const addUser = ({ username, password, ...options }) => [
    ["user", "add", username, ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])],
    `${password}\n`,
];

/** Starts the program; `keep`: the folder is not removed when it stops. */
export async function launch(words, folder, env, keep = false) {
    const child = spawn(binary(), words, { stdio: ["ignore", "pipe", "pipe"], env });
    const ended = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
    const stop = async () => {
        child.kill("SIGTERM");
        await ended;
        if (!keep) await rm(folder, { recursive: true, force: true });
    };
    let said = "";
    let timer;
    try {
        const url = await new Promise((resolve, reject) => {
            timer = setTimeout(() => reject(new Error(`no answer from the server:\n${said}`)), kStartWithin);
            const listen = (chunk) => {
                said += chunk;
                const found = /answers at (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
                if (!found) return;
                resolve(found[1]);
            };
            child.stdout.on("data", listen);
            child.stderr.on("data", listen);
            child.on("error", reject);
            child.on("exit", (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
        });
        return { url, folder, stop, said: () => said };
    } catch (error) {
        await stop();
        throw error;
    } finally {
        clearTimeout(timer);
    }
}

/** What the program says of its own routes and fields (`samkraft api`), for the database of a started server. */
export async function routesAndFields(/** @type {Server} */ server) {
    const env = {
        ...process.env,
        SAMKRAFT_DATABASE: `sqlite:${server.folder}/demo.db`,
        SAMKRAFT_KEY_FILE: `${server.folder}/demo.key`,
    };
    const { stdout } = await promisify(execFile)(binary(), ["api"], { env, maxBuffer: 1 << 24 });
    return JSON.parse(stdout);
}
