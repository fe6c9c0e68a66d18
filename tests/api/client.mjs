// A client that holds every answer against api/openapi.yaml: its status, its kind of content, its shape. What the contract does
// not know fails the test that asked, whatever the test was about.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { repository } from "../server.mjs";

const fromWeb = createRequire(path.join(repository, "web/package.json")); // the client's dependencies are the tests' too
const { default: Ajv } = fromWeb("ajv/dist/2020");
const addFormats = fromWeb("ajv-formats");
const { parse } = fromWeb("yaml");

export const contract = parse(await readFile(path.join(repository, "api/openapi.yaml"), "utf8"));
const kBase = "/api/v1";

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(contract, "api");
const validators = new Map();

/** What is wrong with the value by the schema at that place of the contract, as text; "" when nothing. */
export function faultsBy(pointer, value) {
    let validate = validators.get(pointer);
    if (!validate) validators.set(pointer, (validate = ajv.compile({ $ref: `api#${pointer}` })));
    return validate(value) ? "" : ajv.errorsText(validate.errors, { separator: "\n" });
}
export const pointerOf = (...parts) =>
    parts.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** What a document is, as the header that goes with its file. */
export const documentHeader = (entries) => Buffer.from(JSON.stringify({ entries })).toString("base64url");

const templates = Object.keys(contract.paths);

/** The contract's path for an address, whose words win over its parameters; undefined when there is none. */
export function templateOf(address) {
    const parts = address.split("/");
    const fits = templates.filter((template) => {
        const wanted = template.split("/");
        return (
            wanted.length === parts.length &&
            wanted.every((word, i) => word.startsWith("{") || word === parts[i])
        );
    });
    return fits.sort((a, b) => a.split("{").length - b.split("{").length)[0];
}

/** Where the contract describes the answer; throws when it does not. */
function answerSchema(method, template, status, type) {
    const operation = contract.paths[template]?.[method.toLowerCase()];
    assert.ok(operation, `${method} ${template} is not in the contract`);
    const answer = operation.responses[String(status)];
    assert.ok(answer, `${method} ${template} answers ${status}, which the contract does not tell of`);
    const at =
        answer.$ref?.slice(1) ??
        pointerOf("paths", template, method.toLowerCase(), "responses", String(status));
    const content = at
        .split("/")
        .slice(1)
        .reduce((o, word) => o[word.replaceAll("~1", "/")], contract).content;
    if (!content) return undefined;
    assert.ok(content[type], `${method} ${template} answers ${status} as ${type}`);
    return `${at}${pointerOf("content", type, "schema")}`;
}

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Headers} headers
 * @property {string} text as it came
 * @property {any} body as JSON
 */

/** One signed-in person, or nobody. */
export class Client {
    cookie = "";
    /** @type {any} the session's answer */
    session = undefined;
    /** @type {string[] | undefined} when it is a list: the text of every answer, as it came */
    heard = undefined;

    constructor(/** @type {string} */ url) {
        this.url = url;
    }

    /**
     * Sends a request and checks the answer by the contract, and by the contract too what was sent when it was taken.
     * @param {{query?: object, body?: unknown, text?: string | Uint8Array, headers?: object, key?: string, free?: boolean}} wish
     *   body is sent as JSON, text as it is; key is the Idempotency-Key (a fresh one when left out); headers set to undefined
     *   are not sent; free: the request is outside the contract, so only a problem's shape is checked
     * @returns {Promise<Answer>}
     */
    async call(method, address, { query = {}, body, text, headers = {}, key, free = false } = {}) {
        const sent = { "Accept-Language": "sv", Cookie: this.cookie };
        if (method !== "GET") {
            sent["Idempotency-Key"] = key ?? crypto.randomUUID();
            if (this.session) sent["X-CSRF-Token"] = this.session.csrf;
        }
        if (body !== undefined) sent["Content-Type"] = "application/json";
        Object.assign(sent, headers);
        for (const [name, value] of Object.entries(sent))
            if (value === undefined || value === "") delete sent[name];
        const search = new URLSearchParams(query).toString();
        const answer = await fetch(`${this.url}${kBase}${address}${search && "?"}${search}`, {
            method,
            headers: sent,
            body: text ?? (body === undefined ? undefined : JSON.stringify(body)),
        });
        const cookie = answer.headers.get("set-cookie");
        if (cookie) this.cookie = cookie.split(";")[0];
        const type = answer.headers.get("content-type") ?? "";
        const came = await answer.text();
        this.heard?.push(came);
        const json = type.includes("json") ? JSON.parse(came) : undefined;
        if (free) {
            const faults = faultsBy("/components/schemas/Problem", json);
            assert.equal(faults, "", `${method} ${address} ${answer.status}: ${came.slice(0, 500)}`);
        } else {
            const template = templateOf(address);
            const schema = answerSchema(method, template, answer.status, type);
            const faults = schema ? faultsBy(schema, type.includes("json") ? json : came) : came;
            assert.equal(faults, "", `${method} ${address} ${answer.status}: ${came.slice(0, 500)}`);
            if (answer.ok && body !== undefined) {
                const at = pointerOf(
                    "paths",
                    template,
                    method.toLowerCase(),
                    "requestBody",
                    "content",
                    "application/json",
                );
                assert.equal(
                    faultsBy(`${at}/schema`, body),
                    "",
                    `${method} ${address} took what the contract does not allow`,
                );
            }
        }
        return { status: answer.status, headers: answer.headers, text: came, body: json };
    }

    /** The body of an answer that must be good. */
    async get(address, query = {}) {
        const answer = await this.call("GET", address, { query });
        assert.equal(answer.status, 200, `GET ${address}: ${answer.text}`);
        return answer.body;
    }

    /** Every row of a list, page by page. */
    async rows(query) {
        const rows = [];
        for (;;) {
            const page = await this.get("/cases", { limit: 200, ...query, offset: rows.length });
            rows.push(...page.rows);
            if (page.rows.length === 0 || rows.length >= page.total) return rows;
        }
    }

    /** The problem of an answer that must be refused, its status and code checked. */
    async refused(status, code, method, address, wish = {}) {
        const answer = await this.call(method, address, wish);
        assert.deepEqual(
            [answer.status, answer.body?.code],
            [status, code],
            `${method} ${address}: ${answer.text}`,
        );
        return answer.body;
    }

    async signIn(username, password) {
        const answer = await this.call("POST", "/session", { body: { username, password } });
        assert.equal(answer.status, 200, answer.text);
        this.session = answer.body;
        return this;
    }

    /** Writes entries that must be taken; gives the item of each. */
    async write(caseId, ...entries) {
        const answer = await this.call("POST", `/cases/${caseId}/entries`, { body: { entries } });
        assert.equal(answer.status, 200, `${entries.map((e) => e.kind)}: ${answer.text}`);
        return answer.body.items;
    }

    /**
     * Sends a document with its file; `data` says what it is, beside what every document says.
     * @param {{data?: object, bytes?: string | Uint8Array, type?: string, name?: string, category?: string, item?: string,
     *   version?: number, headers?: object, key?: string}} wish
     * @returns {Promise<Answer>}
     */
    upload(
        caseId,
        { data, bytes = "Hej.\n", type = "text/plain", name = "fil.txt", headers, key, ...on } = {},
    ) {
        const entry = {
            kind: "document_added",
            ...on,
            data: { title: "Handling", type: "other", received: "2019-05-20", file_name: name, ...data },
        };
        return this.call("POST", `/cases/${caseId}/documents`, {
            text: bytes,
            key,
            headers: { "Content-Type": type, "Samkraft-Document": documentHeader([entry]), ...headers },
        });
    }

    /** Writes entries that must be refused; gives the problem. */
    cannotWrite(status, code, caseId, ...entries) {
        return this.refused(status, code, "POST", `/cases/${caseId}/entries`, { body: { entries } });
    }
}

/** Everyone of the demonstration, signed in when first asked for. */
export class People {
    #clients = new Map();

    constructor(/** @type {import("../server.mjs").Server} */ server) {
        this.url = server.url;
    }

    /** @returns {Promise<Client>} */
    as(username) {
        let client = this.#clients.get(username);
        if (!client) {
            client = (async () => {
                const { password } = await new Client(this.url).get("/demo/users");
                return new Client(this.url).signIn(username, password);
            })();
            this.#clients.set(username, client);
        }
        return client;
    }
}

/** The check digit of a personal number's nine digits before it: Luhn's. */
function checkDigit(nine) {
    const sum = [...nine].reduce((total, digit, i) => {
        const product = Number(digit) * (i % 2 === 0 ? 2 : 1);
        return total + Math.floor(product / 10) + (product % 10);
    }, 0);
    return (10 - (sum % 10)) % 10;
}

/** A well-formed personal number. Serials 238 and 239 on a day are kept for tests by Skatteverket. */
export function personalNumber(birth, serial = 238) {
    const digits = `${birth}${String(serial).padStart(3, "0")}`;
    return `${digits}${checkDigit(digits.slice(2))}`;
}
