// The doors: signing in through a provider, with a code, and what ends a session. Against a real provider, and against one that
// lies in every way that is known to have worked on somebody.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { addUser, startOwn } from "../server.mjs";
import { Client } from "./client.mjs";
import {
    Browser,
    codeOf,
    faultyProvider,
    orgAffiliation,
    realProvider,
    secret,
    signInAtReal,
} from "./providers.mjs";

const password = "ett påhittat lösenord";
const anna = {
    username: "anna.lind",
    password,
    "given-name": "Anna",
    "family-name": "Lind",
    role: "employment_officer",
    party: "employment_service",
};
const monica = {
    username: "monica.dahlin",
    password,
    "given-name": "Monica",
    "family-name": "Dahlin",
    role: "social_worker",
    party: "social_services",
};

const changes = [
    ["another role", { role: "labour_market_secretary" }],
    ["another party", { role: "social_worker", party: "labour_market" }],
    ["a last day that has passed", { until: "2020-01-01" }],
].map(([what, change], i) => ({
    what,
    change,
    user: { ...monica, username: `byter.${i}` },
}));

const numberClaim = "https://id.oidc.se/claim/personalIdentityNumber";
const loa3 = "http://id.elegnamnden.se/loa/1.0/loa3";

let server, real, faulty, other, citizens;
const door = (name, issuer, party) =>
    `[[sign_in]]\nname = "${name}"\nlabel = "Dörren ${name}"\nissuer = "${issuer}"\nclient_id = "samkraft"\n` +
    `client_secret_file = "SECRET"\nparty = "${party}"\n`;
before(async () => {
    [real, faulty, other, citizens] = await Promise.all([
        realProvider(),
        faultyProvider(),
        faultyProvider(),
        faultyProvider(),
    ]);
    server = await startOwn({
        users: [anna, monica, ...changes.map(({ user }) => user)],
        config: async (folder) => {
            const file = path.join(folder, "secret");
            await writeFile(file, `${secret}\n`);
            await chmod(file, 0o600);
            return [
                door("real", real.issuer, "employment_service"),
                door("faulty", faulty.issuer, "employment_service"),
                door("other", other.issuer, "social_services"),
                `${door("folk", citizens.issuer, "participants")}claim = "${numberClaim}"\nlevels = ["${loa3}"]\n`,
            ]
                .join("\n")
                .replaceAll("SECRET", file);
        },
    });
    real.open(server.url, "real");
    for (const name of ["real", "faulty", "other"])
        await server.run(["user", "identity", "anna.lind", "--door", name, "--value", "anna@2021002114"]);
});
after(async () => {
    await server?.stop();
    await Promise.all([real, faulty, other, citizens].map((each) => each?.stop()));
});

const kCookie = "samkraft_session";
/** The session that the browser has, as a client of the API. */
async function clientOf(browser) {
    const client = new Client(server.url);
    const token = browser.cookie(server.url, kCookie);
    client.cookie = token ? `${kCookie}=${token}` : "";
    const answer = await client.call("GET", "/session");
    client.session = answer.status === 200 ? answer.body : undefined;
    return client;
}
const start = (name, next = "") =>
    `${server.url}/sign-in/${name}${next && `?next=${encodeURIComponent(next)}`}`;
/** Goes all the way; gives what is wrong, as the sign-in page is told it, or "" with the session. */
async function through(browser, name = "faulty") {
    const page = await browser.go(start(name), {
        follow: (to) => to.pathname !== "/" && to.pathname !== "/logga-in",
    });
    assert.equal(page.status, 303, page.text);
    const fault = page.next.searchParams.get("fault") ?? "";
    const { session } = await clientOf(browser);
    assert.equal(Boolean(session), fault === "", `${fault}: ${JSON.stringify(session)}`);
    assert.equal(browser.cookie(server.url, "samkraft_sign_in"), undefined, "the ticket is used up");
    return fault;
}

/** An event stream; `ended` is settled when the server has cut it. */
async function listen(client) {
    const stop = new AbortController();
    const answer = await fetch(`${server.url}/api/v1/events`, {
        headers: { Cookie: client.cookie },
        signal: stop.signal,
    });
    assert.equal(answer.status, 200);
    const reader = answer.body.getReader();
    await reader.read();
    const ended = (async () => {
        try {
            while (!(await reader.read()).done);
        } catch {
            // cut, or left
        }
        return Date.now();
    })();
    return { ended, leave: () => stop.abort() };
}
const within = (ms, promise, what) => {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${what} within ${ms} ms`)), ms);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

test("the sign-in page is told of the ways there are", async () => {
    const { providers } = await new Client(server.url).get("/sign-in");
    assert.deepEqual(providers[0], { name: "real", label: "Dörren real" });
    assert.equal(providers.length, 4);
});

describe("a real provider", () => {
    test("leads to the page that was wanted, as the worker who was known before", async () => {
        const browser = new Browser();
        const begun = await browser.go(start("real", "/arenden?q=a"), {
            follow: false,
        });
        assert.equal(begun.status, 303);
        const ticket = begun.headers.getSetCookie().find((line) => line.startsWith("samkraft_sign_in="));
        for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600"])
            assert.ok(ticket.includes(flag), ticket);
        for (const [name, value] of begun.next.searchParams)
            if (["state", "nonce", "code_challenge"].includes(name)) assert.ok(!ticket.includes(value), name);
        assert.equal(begun.next.searchParams.get("code_challenge_method"), "S256");
        const page = await signInAtReal(browser, start("real", "/arenden?q=a"), real.issuer, "anna");
        assert.deepEqual(real.complaints, []);
        assert.equal(page.at.href, `${server.url}/arenden?q=a`);
        const client = await clientOf(browser);
        assert.equal(client.session.name, "Anna Lind");
        assert.equal(client.session.role, "employment_officer");
        const { sessions } = await client.get("/sessions");
        assert.deepEqual(
            sessions.map(({ door: by, current }) => [by, current]),
            [["real", true]],
        );
    });

    test("lets nobody in who is not known here, however well signed in there", async () => {
        const browser = new Browser();
        const page = await signInAtReal(browser, start("real"), real.issuer, "eva");
        assert.equal(page.at.pathname + page.at.search, "/logga-in?fault=unknown_person");
        assert.equal(browser.cookie(server.url, kCookie), undefined);
    });

    test("says when somebody signs out there, and the session and its stream end here", async () => {
        const browser = new Browser();
        await signInAtReal(browser, start("real"), real.issuer, "anna");
        const client = await clientOf(browser);
        const stream = await listen(client);
        const leaving = await browser.go(`${real.issuer}/session/end`);
        const xsrf = /name="xsrf" value="([^"]+)"/.exec(leaving.text)?.[1];
        await browser.go(`${real.issuer}/session/end/confirm`, {
            method: "POST",
            form: { xsrf, logout: "yes" },
        });
        assert.deepEqual(real.complaints, []);
        await within(2000, stream.ended, "the stream ended");
        await client.refused(401, "sign_in_needed", "GET", "/session");
        assert.deepEqual(real.complaints, []);
    });

    test("may change its keys", async () => {
        real.open(server.url, "real");
        const browser = new Browser();
        const page = await signInAtReal(browser, start("real"), real.issuer, "anna");
        assert.equal(page.at.pathname, "/", page.at.href);
        assert.ok((await clientOf(browser)).session);
    });

    test("an answer that comes a second time is nothing", async () => {
        const browser = new Browser();
        let back;
        const page = await signInAtReal(
            {
                go: (url, wish) =>
                    browser.go(url, {
                        ...wish,
                        follow: (to) => {
                            if (to.pathname.endsWith("/callback")) back = to;
                            return true;
                        },
                    }),
            },
            start("real"),
            real.issuer,
            "anna",
        );
        assert.equal(page.at.pathname, "/");
        const again = await new Browser().go(back, { follow: false });
        assert.equal(again.next.search, "?fault=sign_in_stale", "in another browser");
        const mine = await browser.go(back, { follow: false });
        assert.equal(mine.next.search, "?fault=sign_in_stale", "in the same");
    });
});

describe("a provider that lies", () => {
    const now = () => Math.floor(Date.now() / 1000);
    const lies = {
        "another issuer": { claims: { iss: "https://ond.example" } },
        "an issuer that is almost the same": {
            claims: { iss: "http://127.0.0.1" },
        },
        "another audience": { claims: { aud: "another" } },
        "several audiences, made for another": {
            claims: { aud: ["samkraft", "x"], azp: "x" },
        },
        "a signature by another key": { how: "other" },
        "alg none": { header: { alg: "none" }, how: "none" },
        "alg none with a signature": { header: { alg: "none" } },
        "HS256 with the public key": { header: { alg: "HS256" }, how: "hmac" },
        "RS256 over an ES256 signature": { header: { alg: "RS256" } },
        "a token that has ended": { claims: { exp: () => now() - 120 } },
        "a token of tomorrow": { claims: { iat: () => now() + 3600 } },
        "another nonce": { claims: { nonce: "another" } },
        "no nonce": { claims: { nonce: undefined } },
        "a logout token": { header: { typ: "logout+jwt" } },
        "no person": { claims: { [orgAffiliation]: undefined } },
        "a key of its own in the header": {
            header: { kid: "x", jwk: { kty: "EC" }, jku: "https://ond.example" },
        },
    };
    for (const [name, { claims, ...lie }] of Object.entries(lies))
        test(`${name}: nobody is signed in`, async () => {
            faulty.lie = {
                ...lie,
                claims: Object.fromEntries(
                    Object.entries(claims ?? {}).map(([key, value]) => [
                        key,
                        typeof value === "function" ? value() : value,
                    ]),
                ),
            };
            assert.equal(await through(new Browser()), "sign_in_failed");
            faulty.reset();
        });

    test("when it does not lie it is believed", async () => {
        faulty.reset();
        assert.equal(await through(new Browser()), "");
    });

    test("a nonce is good once, also where the provider takes a code twice", async () => {
        const browser = new Browser();
        let back;
        await browser.go(start("faulty"), {
            follow: (to) => {
                if (to.pathname.endsWith("/callback")) back = to;
                return !to.pathname.endsWith("/callback");
            },
        });
        const ticket = browser.cookie(server.url, "samkraft_sign_in");
        const first = await browser.go(back, { follow: false });
        assert.equal(first.next.pathname, "/");
        browser.give(server.url, "samkraft_sign_in", ticket);
        const second = await browser.go(back, { follow: false });
        assert.equal(second.next.search, "?fault=sign_in_stale");
        // Two at once: one of them.
        const racing = new Browser();
        await racing.go(start("faulty"), {
            follow: (to) => {
                if (to.pathname.endsWith("/callback")) back = to;
                return !to.pathname.endsWith("/callback");
            },
        });
        const held = racing.cookie(server.url, "samkraft_sign_in");
        const answers = await Promise.all(
            Array.from({ length: 8 }, () => {
                const one = new Browser();
                one.give(server.url, "samkraft_sign_in", held);
                return one.go(back, { follow: false });
            }),
        );
        assert.equal(answers.filter(({ next }) => next.pathname === "/").length, 1);
    });

    test("an old token is not taken for a new sign-in", async () => {
        assert.equal(await through(new Browser()), "");
        faulty.lie = { token: faulty.last };
        assert.equal(await through(new Browser()), "sign_in_failed");
        faulty.reset();
    });

    test("an answer that this browser did not begin is nothing: no ticket, another's, another state", async () => {
        const follow = (to) => !to.pathname.endsWith("/callback");
        const victim = new Browser();
        const attacker = new Browser();
        const theirs = await attacker.go(start("faulty"), { follow });
        // The attacker's own answer, brought to somebody else's browser: that would sign them in as the attacker.
        for (const prepare of [() => undefined, () => victim.go(start("faulty"), { follow })]) {
            await prepare();
            const page = await victim.go(theirs.next, { follow: false });
            assert.equal(page.next.search, "?fault=sign_in_stale");
            assert.equal(browserSession(victim), undefined);
        }
        const own = await victim.go(start("faulty"), { follow });
        own.next.searchParams.set("state", "x");
        assert.equal((await victim.go(own.next, { follow: false })).next.search, "?fault=sign_in_stale");
        victim.give(server.url, "samkraft_sign_in", "AAAA");
        assert.equal((await victim.go(own.next, { follow: false })).next.search, "?fault=sign_in_stale");
    });
    const browserSession = (browser) => browser.cookie(server.url, kCookie);

    test("one provider's answer is not taken for another's (mix-up)", async () => {
        const follow = (to) => !to.pathname.endsWith("/callback");
        const browser = new Browser();
        const { next } = await browser.go(start("faulty"), { follow });
        const asked = faulty.asked["/token"];
        const elsewhere = new URL(next);
        elsewhere.pathname = "/sign-in/other/callback";
        assert.equal((await browser.go(elsewhere, { follow: false })).next.search, "?fault=sign_in_stale");
        assert.equal(other.asked["/token"], undefined, "no code has gone to the other");
        // The other's name in this one's answer, and no name from one that has promised to tell it (RFC 9207).
        for (const iss of [other.issuer, `${faulty.issuer}/`, undefined]) {
            faulty.lie = { answer: { iss } };
            assert.equal(await through(new Browser()), "sign_in_failed", String(iss));
        }
        faulty.reset();
        assert.equal(faulty.asked["/token"], asked, "no code has been used");
    });

    test("a provider speaks for its own party alone", async () => {
        assert.equal(await through(new Browser(), "other"), "unknown_person");
    });

    test("tokens that name keys nobody has do not make us ask and ask", async () => {
        const before = faulty.asked["/keys"];
        for (let i = 0; i < 20; ++i) {
            faulty.lie = { header: { kid: `unknown-${i}` } };
            assert.equal(await through(new Browser()), "sign_in_failed");
        }
        faulty.reset();
        assert.ok(faulty.asked["/keys"] - before <= 1, `${faulty.asked["/keys"] - before} times`);
        assert.equal(await through(new Browser()), "");
    });

    test("who says no at the provider is told so; what is neither yes nor no is refused", async () => {
        faulty.lie = { answer: { error: "access_denied", code: undefined } };
        assert.equal(await through(new Browser()), "sign_in_denied");
        faulty.lie = { answer: { code: undefined } };
        assert.equal(await through(new Browser()), "sign_in_failed");
        faulty.reset();
    });

    test("redirects are not followed, and what is too long is not read", async () => {
        for (const lie of [{ moves: "/token" }, { floods: "/token" }]) {
            faulty.lie = lie;
            assert.equal(await through(new Browser()), "provider_silent");
        }
        faulty.reset();
        assert.equal(faulty.asked["/moved"], undefined);
    });

    test("a provider that hangs holds up its own sign-ins and nothing else", async () => {
        faulty.lie = { hangs: "/token" };
        const follow = (to) => !to.pathname.endsWith("/callback");
        const waiting = await Promise.all(
            Array.from({ length: 3 }, async () => {
                const browser = new Browser();
                const { next } = await browser.go(start("faulty"), { follow });
                return browser.go(next, { follow: false });
            }).map((promise) => ({ promise })),
        );
        const began = Date.now();
        for (let i = 0; i < 50; ++i) await new Client(server.url).get("/health");
        assert.equal(await through(new Browser(), "other"), "unknown_person", "another provider");
        assert.ok(Date.now() - began < 3000, `${Date.now() - began} ms`);
        faulty.reset();
        for (const { promise } of waiting)
            assert.match((await promise).next.search, /^\?fault=provider_silent$|^$/);
    });

    test("a way back that is not a path of ours leads to the first page", async () => {
        for (const next of [
            "https://ond.example",
            "//ond.example",
            "/\\ond.example",
            "javascript:1",
            "/a\r\nX: y",
        ]) {
            const browser = new Browser();
            const page = await browser.go(start("faulty", next), {
                follow: (to) => to.origin === faulty.issuer || to.pathname.endsWith("/callback"),
            });
            assert.equal(page.next.href, `${server.url}/`, next);
        }
    });

    test("addresses that are none, and other methods", async () => {
        for (const [method, address, status] of [
            ["GET", "/sign-in/nobody", 404],
            ["GET", "/sign-in/nobody/callback", 404],
            ["GET", "/sign-in/faulty/more", 404],
            ["GET", "/sign-in/faulty/callback/more", 404],
            ["POST", "/sign-in/faulty", 405],
            ["POST", "/sign-in/faulty/callback", 405],
            ["GET", "/sign-in/faulty/logout", 405],
        ]) {
            const answer = await fetch(server.url + address, {
                method,
                redirect: "manual",
            });
            assert.equal(answer.status, status, address);
            assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
        }
    });

    test("nothing of a token or a person stands in the log", () => {
        assert.match(server.said(), /"event":"sign_in_refused"/);
        for (const word of ["anna@", "eyJ", "ond.example", secret])
            assert.ok(!server.said().includes(word), word);
    });
});

describe("word from a provider that somebody has left", () => {
    const event = { "http://schemas.openid.net/event/backchannel-logout": {} };
    const token = (claims = {}, header = {}, how = "own") =>
        faulty.token({
            header: { typ: "logout+jwt", ...header },
            claims: {
                jti: crypto.randomUUID(),
                events: event,
                sid: "there",
                ...claims,
            },
            how,
        });
    const tell = (form, type = "application/x-www-form-urlencoded") =>
        fetch(`${server.url}/sign-in/faulty/logout`, {
            method: "POST",
            headers: { "Content-Type": type },
            body: typeof form === "string" ? form : new URLSearchParams(form).toString(),
        });

    test("is believed when it is proved, and then only once", async () => {
        const browser = new Browser();
        assert.equal(await through(browser), "");
        const client = await clientOf(browser);
        const forged = {
            "another key": token({}, {}, "other"),
            "alg none": token({}, { alg: "none" }, "none"),
            "HS256": token({}, { alg: "HS256" }, "hmac"),
            "another audience": token({ aud: "x" }),
            "another issuer": token({ iss: other.issuer }),
            "no event": token({ events: {} }),
            "an ID token": faulty.last,
            "with a nonce": token({ nonce: "n" }),
            "of nobody": token({ sid: undefined, sub: undefined }),
            "without a name": token({ jti: undefined }),
            "ended": token({ exp: 1 }),
            "of another type": token({}, { typ: "JWT" }),
            "nothing": "",
        }; // prettier-ignore
        for (const [name, text] of Object.entries(forged)) {
            const answer = await tell({ logout_token: text });
            assert.equal(answer.status, 400, name);
            assert.deepEqual(await answer.json(), { error: "invalid_request" });
            assert.equal(answer.headers.get("cache-control"), "no-store");
        }
        const good = token();
        for (const [form, type] of [
            [`logout_token=${good}&logout_token=${good}`],
            [`logout_token=${good}`, "text/plain"],
            [`token=${good}`],
            ["%"],
        ])
            assert.equal((await tell(form, type)).status, 400, form.slice(0, 20));
        assert.equal((await client.call("GET", "/session")).status, 200);
        const stream = await listen(client);
        const answer = await tell({ logout_token: good });
        assert.equal(answer.status, 200);
        await within(1000, stream.ended, "the stream ended");
        await client.refused(401, "sign_in_needed", "GET", "/session");
        assert.equal(await through(browser), "");
        assert.equal((await tell({ logout_token: good })).status, 400, "the same word again");
        assert.ok((await clientOf(browser)).session, "and who has signed in since stays");
    });
});

describe("a provider for participants", () => {
    const says = (claims) => {
        citizens.lie = { claims: { [numberClaim]: "198211059954", acr: loa3, ...claims } };
    };
    const answer = (own, kind, item, version, data) => [
        "POST",
        `/cases/${own}/entries`,
        { body: { entries: [{ kind, item, version, data }] } },
    ];
    test("leads by the number to the own case, where consent is answered; a password is not enough for a yes", async () => {
        const officer = await new Client(server.url).signIn("anna.lind", password);
        says({});
        assert.equal(await through(new Browser(), "folk"), "unknown_person", "nobody is made by signing in");
        const opened = await officer.call("POST", "/cases", {
            body: {
                identity: {
                    personal_number: "19821105-9954",
                    given_name: "Nawfal",
                    family_name: "Provsson",
                },
                opened: { date: officer.session.today, reason: "Utan arbete i två år." },
            },
        });
        assert.equal(opened.status, 201, opened.text);
        const own = opened.body.case;
        const [item] = await officer.write(own, {
            kind: "consent_asked",
            data: {
                form: "sharing",
                from: "employment_service",
                to: ["social_services"],
                categories: ["registration"],
                purpose: "coordination",
                months: 12,
                language: "sv-simple",
                text_version: "1",
            },
        });

        says({ acr: "http://id.elegnamnden.se/loa/1.0/loa2" });
        assert.equal(await through(new Browser(), "folk"), "sign_in_failed", "not sure enough");
        says({ [numberClaim]: "199012119948" });
        assert.equal(await through(new Browser(), "folk"), "unknown_person");
        says({});
        const browser = new Browser();
        assert.equal(await through(browser, "folk"), "");
        const person = await clientOf(browser);
        assert.equal(person.session.role, "participant");
        assert.equal((await person.get("/my-case")).case, own);

        const yes = answer(own, "consent_given", item, 1, {
            channel: "electronic",
            date: officer.session.today,
        });
        await server.run(["participant", "add", "nawfal", "--case", own], "nio gröna paraplyer i hissen\n");
        const handed = await new Client(server.url).signIn("nawfal", "nio gröna paraplyer i hissen");
        await handed.refused(409, "wrong_state", ...yes);
        assert.equal((await person.call(...yes)).status, 200);
        const taken = answer(own, "consent_withdrawn", item, 2, { channel: "electronic" });
        assert.equal((await handed.call(...taken)).status, 200, "to take back it is enough");
        const { content } = await officer.get(`/cases/${own}`);
        assert.equal(content.consents[0].status, "withdrawn");
        // The number opens nothing by another door, and the worker's name nothing by this one.
        faulty.lie = { claims: { [orgAffiliation]: "198211059954" } };
        assert.equal(await through(new Browser()), "unknown_person");
        faulty.reset();
        says({ [numberClaim]: "anna@2021002114" });
        assert.equal(await through(new Browser(), "folk"), "unknown_person");
    });
});

describe("a second factor", () => {
    const signIn = (more) =>
        new Client(server.url).call("POST", "/session", {
            body: { username: "monica.dahlin", password, ...more },
        });

    test("from the first code on, a password alone does not do", async () => {
        const client = await new Client(server.url).signIn("monica.dahlin", password);
        const elsewhere = await new Client(server.url).signIn("monica.dahlin", password);
        assert.deepEqual(await client.get("/second-factor"), {
            local: true,
            enrolled: false,
            required: false,
        });
        await client.refused(422, "invalid", "POST", "/second-factor", {
            body: { password: "fel" },
        });
        const offer = await client.call("POST", "/second-factor", {
            body: { password },
        });
        assert.equal(offer.status, 200);
        const { key, address } = offer.body;
        assert.match(key, /^[A-Z2-7]{32}$/);
        assert.match(address, new RegExp(`^otpauth://totp/.*:monica\\.dahlin\\?secret=${key}&`));
        assert.equal((await signIn({})).status, 200, "not before it is confirmed");
        await client.refused(422, "invalid", "POST", "/second-factor/confirmation", {
            body: { code: codeOf(key, 9) },
        });
        const confirmed = await client.call("POST", "/second-factor/confirmation", {
            body: { code: codeOf(key, -1) },
        });
        assert.equal(confirmed.status, 204);
        await elsewhere.refused(401, "sign_in_needed", "GET", "/session");
        assert.equal((await client.get("/second-factor")).enrolled, true);

        const wanted = await signIn({});
        assert.deepEqual([wanted.status, wanted.body.code], [401, "code_needed"]);
        assert.equal(wanted.headers.get("set-cookie"), null);
        const wrong = await signIn({ code: codeOf(key, 9) });
        assert.deepEqual([wrong.status, wrong.body.code], [401, "wrong_code"]);
        const code = codeOf(key);
        assert.equal((await signIn({ code })).status, 200);
        assert.equal((await signIn({ code })).body.code, "wrong_code", "a code is used once");

        // Lost: an administrator takes it away, and every session ends.
        await server.run(["user", "second-factor", "monica.dahlin", "--remove"]);
        await client.refused(401, "sign_in_needed", "GET", "/session");
        assert.equal((await signIn({})).status, 200);
        const said = await server.run(["user", "second-factor", "monica.dahlin"]);
        const fresh = /^ {2}([A-Z2-7]{32})$/m.exec(said)[1];
        assert.equal((await signIn({})).body.code, "code_needed");
        assert.equal((await signIn({ code: codeOf(fresh, 1) })).status, 200);
        await server.run(["user", "second-factor", "monica.dahlin", "--remove"]);
    });
});

describe("one's own password", () => {
    const signIn = (username, password) =>
        new Client(server.url).call("POST", "/session", {
            body: { username, password },
        });
    const fresh = "nio gröna paraplyer i hissen";

    test("is changed by who knows it, and every other session ends", async () => {
        const one = await new Client(server.url).signIn("monica.dahlin", password);
        const two = await new Client(server.url).signIn("monica.dahlin", password);
        const faultsOf = async (body) =>
            (await one.refused(422, "invalid", "PUT", "/password", { body })).errors.map((each) => [
                each.pointer,
                each.code,
            ]);
        assert.deepEqual(await faultsOf({ password: "fel", new: fresh }), [["/password", "wrong_password"]]);
        for (const [typed, code] of [
            ["kort", "password_short"],
            ["password1234", "password_guessable"],
            ["monicadahlin1", "password_guessable"],
            ["x".repeat(201), "too_long"],
            ["", "required"],
        ])
            assert.deepEqual(await faultsOf({ password, new: typed }), [["/new", code]], typed);
        assert.equal((await signIn("monica.dahlin", password)).status, 200, "refused, it is as it was");
        const changed = await one.call("PUT", "/password", {
            body: { password, new: fresh },
        });
        assert.equal(changed.status, 204);
        assert.ok((await one.get("/session")).worker, "who changed it stays");
        await two.refused(401, "sign_in_needed", "GET", "/session");
        assert.equal((await signIn("monica.dahlin", password)).status, 401);
        assert.equal((await signIn("monica.dahlin", fresh)).status, 200);
        const back = await one.call("PUT", "/password", {
            body: { password: fresh, new: password },
        });
        assert.equal(back.status, 204);
    });
    test("is nobody else's to change", async () => {
        const anna = await new Client(server.url).signIn("anna.lind", password);
        // A worker's name is the session's, whatever is said.
        const body = { username: "monica.dahlin", password, new: fresh };
        assert.equal((await anna.call("PUT", "/password", { body })).status, 204);
        assert.equal((await signIn("monica.dahlin", password)).status, 200);
        assert.equal((await signIn("anna.lind", fresh)).status, 200);
        assert.equal(
            (
                await anna.call("PUT", "/password", {
                    body: { password: fresh, new: password },
                })
            ).status,
            204,
        );
    });
});

describe("sessions", () => {
    test("one's own are shown and ended, one and all others", async () => {
        const [one, two, three] = await Promise.all(
            [1, 2, 3].map(() => new Client(server.url).signIn("monica.dahlin", password)),
        );
        const stranger = await new Client(server.url).signIn("anna.lind", password);
        const { sessions } = await one.get("/sessions");
        assert.equal(sessions.filter(({ current }) => current).length, 1);
        assert.ok(sessions.every(({ source, door: by }) => source === "127.0.0.1" && by === undefined));
        const id = (await two.get("/sessions")).sessions.find(({ current }) => current).id;
        await stranger.refused(404, "not_found", "DELETE", `/sessions/${id}`);
        const stream = await listen(two);
        assert.equal((await one.call("DELETE", `/sessions/${id}`)).status, 204);
        await within(1000, stream.ended, "the stream ended");
        await two.refused(401, "sign_in_needed", "GET", "/session");
        await one.refused(404, "not_found", "DELETE", `/sessions/${id}`);
        assert.equal((await one.call("DELETE", "/sessions")).status, 204);
        await three.refused(401, "sign_in_needed", "GET", "/session");
        assert.equal((await one.get("/sessions")).sessions.length, 1);
        assert.equal((await stranger.call("GET", "/session")).status, 200);
    });

    for (const { what, change, user } of changes)
        test(`${what} ends the session and its stream within a second, set by another process`, async () => {
            const client = await new Client(server.url).signIn(user.username, password);
            const stream = await listen(client);
            await server.run(...addUser({ ...user, ...change }));
            const changed = Date.now();
            const ended = await within(1000, stream.ended, "the stream ended");
            await client.refused(401, "sign_in_needed", "GET", "/session");
            assert.ok(ended - changed < 1000, `${ended - changed} ms`);
        });
});
