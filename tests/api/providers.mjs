// Providers of sign-in for the tests: a real one (npm oidc-provider), and one that says whatever it is told to, signed with the
// keys it has published or with others. Both listen on a free port of this machine.
import crypto from "node:crypto";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { repository } from "../server.mjs";

const fromWeb = createRequire(path.join(repository, "web/package.json"));
export const orgAffiliation = "https://id.oidc.se/claim/orgAffiliation";
const orgScope = "https://id.oidc.se/scope/naturalPersonOrgId";
export const secret = "ett hemligt+/ord";

/** A server whose work can be given later, when it is known where the other side is. */
async function listen() {
    const held = { work: (_, answer) => answer.writeHead(503).end() };
    const server = http.createServer((request, answer) => held.work(request, answer));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    held.issuer = `http://127.0.0.1:${server.address().port}`;
    held.stop = () => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
    };
    return held;
}

const newKey = () => crypto.generateKeyPairSync("ec", { namedCurve: "P-256" });
const jwkOf = ({ privateKey }, kid) => ({
    ...privateKey.export({ format: "jwk" }),
    kid,
    use: "sig",
    alg: "ES256",
});

/** The real provider: everybody may sign in, under the name that is typed. */
export async function realProvider() {
    const { default: Provider } = await import(
        pathToFileURL(path.join(path.dirname(fromWeb.resolve("oidc-provider")), "../lib/index.js")).href
    ).catch(() => import(pathToFileURL(fromWeb.resolve("oidc-provider")).href));
    const held = await listen();
    held.keyName = 0;
    /** Begins, or begins anew with other keys: nothing of before is remembered. */
    held.open = (url, door) => {
        const provider = new Provider(held.issuer, {
            clients: [
                {
                    client_id: "samkraft",
                    client_secret: secret,
                    redirect_uris: [`${url}/sign-in/${door}/callback`],
                    post_logout_redirect_uris: [],
                    backchannel_logout_uri: `${url}/sign-in/${door}/logout`,
                    backchannel_logout_session_required: true,
                    id_token_signed_response_alg: "ES256",
                },
            ],
            jwks: { keys: [jwkOf(newKey(), `key-${++held.keyName}`)] },
            cookies: { keys: ["test"] },
            claims: { openid: ["sub"], [orgScope]: [orgAffiliation] },
            scopes: ["openid", orgScope],
            pkce: { required: () => true },
            // Its own way out refuses this machine.
            fetch: (url, { method, headers, body }) =>
                fetch(url, { method, headers, body, redirect: "manual" }),
            features: { backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
            findAccount: (_, id) => ({
                accountId: id,
                claims: () => ({ sub: id, [orgAffiliation]: `${id}@2021002114` }),
            }),
        });
        provider.on("server_error", (_, error) => held.complaints.push(String(error.stack)));
        provider.on("backchannel.error", (_, error) => held.complaints.push(String(error)));
        held.work = provider.callback();
    };
    held.complaints = [];
    return held;
}

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The one that lies. `lie` may change the header, the claims, how it is signed, and the answers. */
export async function faultyProvider() {
    const held = await listen();
    const own = newKey();
    const other = newKey();
    held.asked = {};
    held.codes = new Map(); // what was asked for, by code: used as often as one likes
    held.keys = [jwkOf(own, "one")].map(({ d, ...open }) => (d, open));
    held.reset = () => {
        held.lie = {};
    };
    held.reset();
    held.token = ({ header = {}, claims = {}, how = "own", base = {} }) => {
        const head = { alg: "ES256", kid: "one", ...header };
        const now = Math.floor(Date.now() / 1000);
        const all = {
            iss: held.issuer,
            aud: "samkraft",
            sub: "anna",
            iat: now,
            exp: now + 300,
            ...base,
            ...claims,
        };
        const text = `${part(head)}.${part(all)}`;
        if (how === "none") return `${text}.`;
        if (how === "hmac") {
            // The published key as the password of HS256, as PEM, the way that libraries fell for.
            const pem = own.publicKey.export({ type: "spki", format: "pem" });
            return `${text}.${crypto.createHmac("sha256", pem).update(text).digest("base64url")}`;
        }
        const { privateKey } = how === "other" ? other : own;
        const signature = crypto.sign("sha256", Buffer.from(text), {
            key: privateKey,
            dsaEncoding: "ieee-p1363",
        });
        return `${text}.${signature.toString("base64url")}`;
    };
    held.work = async (request, answer) => {
        const { pathname, searchParams } = new URL(request.url, held.issuer);
        held.asked[pathname] = (held.asked[pathname] ?? 0) + 1;
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        const json = (value, status = 200) =>
            answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
        const { lie } = held;
        if (lie.hangs === pathname) return;
        if (lie.moves === pathname) return answer.writeHead(302, { location: `${held.issuer}/moved` }).end();
        if (lie.floods === pathname) return answer.writeHead(200).end("x".repeat(1 << 20));
        if (pathname === "/.well-known/openid-configuration")
            return json({
                issuer: held.issuer,
                authorization_endpoint: `${held.issuer}/authorize`,
                token_endpoint: `${held.issuer}/token`,
                jwks_uri: `${held.issuer}/keys`,
                authorization_response_iss_parameter_supported: true,
            });
        if (pathname === "/keys") return json({ keys: held.keys });
        if (pathname === "/authorize") {
            const code = crypto.randomUUID();
            held.codes.set(code, Object.fromEntries(searchParams));
            const back = new URL(searchParams.get("redirect_uri"));
            for (const [name, value] of Object.entries({
                code,
                state: searchParams.get("state"),
                iss: held.issuer,
                ...lie.answer,
            }))
                if (value !== undefined) back.searchParams.set(name, value);
            return answer.writeHead(303, { location: back.href }).end();
        }
        if (pathname === "/token") {
            const form = new URLSearchParams(Buffer.concat(chunks).toString());
            const asked = held.codes.get(form.get("code"));
            const proof = crypto
                .createHash("sha256")
                .update(form.get("code_verifier") ?? "")
                .digest("base64url");
            const [user, password] = Buffer.from((request.headers.authorization ?? "").slice(6), "base64")
                .toString()
                .split(":")
                .map(decodeURIComponent);
            if (!asked || proof !== asked.code_challenge || user !== "samkraft" || password !== secret)
                return json({ error: "invalid_grant" }, 400);
            const base = { nonce: asked.nonce, sid: "there", [orgAffiliation]: "anna@2021002114" };
            held.last = lie.token ?? held.token({ ...lie, base });
            return json({ access_token: "a", token_type: "Bearer", id_token: held.last });
        }
        return json({}, 404);
    };
    return held;
}

/** A browser without pages: keeps cookies by host and port, and follows redirects as far as it is told. */
export class Browser {
    #jars = new Map();

    async go(url, { method = "GET", form, follow = true } = {}) {
        let at = new URL(url);
        for (let hops = 0; hops < 20; ++hops) {
            const jar = this.#jars.get(at.host) ?? new Map();
            this.#jars.set(at.host, jar);
            const answer = await fetch(at, {
                method,
                redirect: "manual",
                headers: {
                    Cookie: [...jar].map((pair) => pair.join("=")).join("; "),
                    ...(form && { "Content-Type": "application/x-www-form-urlencoded" }),
                },
                body: form && new URLSearchParams(form).toString(),
            });
            for (const line of answer.headers.getSetCookie()) {
                const [pair, ...flags] = line.split("; ");
                const name = pair.slice(0, pair.indexOf("="));
                const gone = flags.some(
                    (flag) => /^max-age=0$/i.test(flag) || /^expires=Thu, 01 Jan 1970/i.test(flag),
                );
                if (gone) jar.delete(name);
                else jar.set(name, pair.slice(name.length + 1));
            }
            const next = answer.headers.get("location");
            if (!next || !follow || (typeof follow === "function" && !follow(new URL(next, at))))
                return {
                    at,
                    status: answer.status,
                    headers: answer.headers,
                    next: next && new URL(next, at),
                    text: await answer.text(),
                };
            at = new URL(next, at);
            method = "GET";
            form = undefined;
        }
        throw new Error(`too many redirects at ${at}`);
    }
    cookie(url, name) {
        return this.#jars.get(new URL(url).host)?.get(name);
    }
    give(url, name, value) {
        const { host } = new URL(url);
        this.#jars.set(host, (this.#jars.get(host) ?? new Map()).set(name, value));
    }
}

/** Signs in at the real provider's own pages; gives where the browser is in the end. */
export async function signInAtReal(browser, url, issuer, account) {
    let page = await browser.go(url);
    for (let steps = 0; page.at.origin === issuer && steps < 5; ++steps) {
        const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1];
        const action = /action="([^"]+)"/.exec(page.text)?.[1];
        if (!action) throw new Error(`${page.at} ${page.status}: ${page.text.slice(0, 500)}`);
        const form = prompt === "login" ? { prompt, login: account, password: "x" } : { prompt };
        page = await browser.go(new URL(action, page.at), { method: "POST", form });
    }
    return page;
}

/** What an authenticator app shows for the key: RFC 6238. */
export const codeOf = (key, steps = 0) => {
    const bits = [...key]
        .map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0"))
        .join("");
    const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
    const mac = crypto.createHmac("sha1", bytes).update(counter).digest();
    const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, "0");
};
