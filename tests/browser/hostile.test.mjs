// What somebody writes is text, wherever it is shown. Some three thousand scripts, made by combining, are written through the API
// into every text that can be written, and the pages that show them are opened in Chromium by those who read them. And because not
// everything can be written in a minute, each text of every answer is then put in place of what the server said, by the contract:
// a field is covered on the day it is written down. docs/06-security.md, abuse case 19.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { contract, People, personalNumber, templateOf } from "../api/client.mjs";
import { openPage, phone, startBrowser, startServer } from "./harness.mjs";

const day = "2019-05-20";
const later = "2019-06-17";

// ---- what is written

const mark = "zzmade"; // in every payload: as a text it is right; as an element or a variable it is not
const run = `window.${mark}=1`;
/** What runs or loads when it is taken for HTML. */
const vectors = [
    `<script>${run}</script>`,
    `<script src=//zz.example/${mark}.js></script>`,
    `<img id=${mark} src=x onerror=${run}>`,
    `<img id=${mark} src=//zz.example/${mark}.png>`,
    `<img id=${mark} src=x onerror=alert("${mark}")>`,
    `<svg id=${mark} onload=${run}>`,
    `<svg><animate id=${mark} onbegin=${run} attributeName=x dur=1s>`,
    `<svg><a xlink:href="javascript:${run}"><text id=${mark}>x</text></a></svg>`,
    `<svg><script id=${mark}>${run}</script></svg>`,
    `<svg><use id=${mark} href="data:image/svg+xml,<svg id='x' onload='${run}'/>#x">`,
    `<math><mi id=${mark} xlink:href="javascript:${run}">x</mi></math>`,
    `<iframe id=${mark} srcdoc="<script>parent.${mark}=1</script>"></iframe>`,
    `<iframe id=${mark} src="javascript:parent.${mark}=1"></iframe>`,
    `<object id=${mark} data="data:text/html,<script>${run}</script>"></object>`,
    `<embed id=${mark} src=//zz.example/${mark}>`,
    `<link id=${mark} rel=stylesheet href=//zz.example/${mark}.css>`,
    `<style id=${mark}>*{background:url(//zz.example/${mark})}</style>`,
    `<base id=${mark} href=//zz.example/>`,
    `<meta id=${mark} http-equiv=refresh content="0;url=//zz.example/${mark}">`,
    `<form id=${mark} action=//zz.example/><button>${mark}</button></form>`,
    `<input id=${mark} autofocus onfocus=${run}>`,
    `<details id=${mark} open ontoggle=${run}>${mark}</details>`,
    `<video id=${mark}><source onerror=${run}></video>`,
    `<body id=${mark} onload=${run}>`,
    `<template id=${mark} shadowrootmode=open><script>${run}</script></template>`,
    `<a id=${mark} href="javascript:${run}">${mark}</a>`,
    `<x id=${mark} style="position:fixed;inset:0;animation:x 1s" onanimationstart=${run}>`,
    `<marquee id=${mark} onstart=${run}>x</marquee>`,
];
/** What may stand before it, to get out of where it was put. */
const outs = [
    "",
    `">`,
    `'>`,
    "-->",
    "]]>",
    "</script>",
    "</title></textarea></style>",
    `</noscript><p title="</noscript>`,
    `" autofocus onfocus=${run} x="`,
];
const swapped = (text) =>
    [...text].map((sign, i) => (i % 2 ? sign.toUpperCase() : sign.toLowerCase())).join("");
const wide = (text) =>
    text.replaceAll(/[<>"'=]/g, (sign) => String.fromCodePoint(sign.codePointAt(0) + 0xfee0));
const asEntities = (text, base) =>
    text.replaceAll(
        /[<>"'=:]/g,
        (sign) => `&#${base === 16 ? "x" : ""}${sign.codePointAt(0).toString(base)};`,
    );
/** How it may be hidden from whoever looks for it. Each keeps the word that is looked for, or all its letters. */
const disguises = [
    (text) => text,
    (text) => text.replaceAll(/<\/?\w+/g, swapped),
    (text) => text.replaceAll(/(?<=<\w+) /g, "/"),
    (text) => asEntities(text, 10),
    (text) => asEntities(text, 16),
    (text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    (text) => text.replaceAll("<", "%3C").replaceAll(">", "%3E"),
    (text) => text.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e"),
    wide,
    (text) => text.replaceAll("<", "<\u200b").replaceAll("javascript", "java\u200bscript"),
    (text) => `\u200f${text}\u061c`, // from the right to the left
    (text) => text.replaceAll(/(?<=<\w+) /g, "\u00a0"),
];
/** What turns what follows it: it makes a text look like another, so none is taken. */
const turning = [..."\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"];
/** What is nothing in HTML, but something to a template, a link, a style or a table. */
const others = [
    `javascript:${run}//`,
    `JaVaScRiPt:${run}//`,
    `data:text/html,<script>${run}</script>`,
    `//zz.example/${mark}`,
    `[${mark}](javascript:${run})`,
    `![${mark}](//zz.example/${mark}.png)`,
    `<javascript:${run}>`,
    `{{constructor.constructor('${run}')()}}`,
    `\${${run}}`,
    `<%= ${run} %>`,
    `#{${run}}`,
    `{% raw ${mark} %}`,
    `expression(${run})`,
    `}*{background:url(//zz.example/${mark})}`,
    `@import "//zz.example/${mark}.css";`,
    `=HYPERLINK("//zz.example/${mark}")`,
    `__proto__[${mark}]`,
    `constructor.prototype.${mark}`,
    `%s%n%x ${mark}`,
    `\\";${run};//`,
    `';${run};//`,
    `\u05d0\u05d1 ${mark} \u0627\u0644`,
    `${mark}\u0301\u0301\u0301\u0301`,
    `\u{1f3f4}\u{e0067}${mark}`,
];
const payloads = [
    ...new Set([
        ...others,
        ...disguises.flatMap((hide) => outs.flatMap((out) => vectors.map((of) => hide(`${out}${of}`)))),
    ]),
];
/** Short ones first in each field that takes little; the next one at each call, so that no two fields have the same. */
const plain = [...vectors, ...vectors.map((of) => `">${of}`), ...others];
let turn = 0;
const next = (most = 4000) => {
    for (let tried = 0; tried < plain.length; tried++) {
        const text = plain[turn++ % plain.length];
        if (text.length <= most) return text;
    }
    return `<b id=${mark}>`.slice(0, most);
};

// ---- where text is written, by the contract

const known = (schema) => (schema.$ref ? contract.components.schemas[schema.$ref.split("/").at(-1)] : schema);
/** All that the parts of an allOf say, in one. */
function whole(schema) {
    const own = known(schema);
    const parts = (own.allOf ?? []).map(whole);
    return {
        ...own,
        properties: Object.assign({}, ...parts.map((part) => part.properties), own.properties),
        required: [...parts.flatMap((part) => part.required ?? []), ...(own.required ?? [])],
    };
}
const typesOf = (own) => [own.type].flat();
const isText = (own) =>
    typesOf(own).includes("string") && !own.enum && own.const === undefined && !own.pattern && !own.format;
const holdsText = (schema) => {
    const own = whole(schema);
    if (own.items) return holdsText(own.items);
    return isText(own) || Object.values(own.properties).some(holdsText);
};
/** Texts that are a word of a list all the same, which the server keeps to; and what is no text of anybody's. */
const fixed = {
    activity: "other",
    language: "sv",
    programme: "job",
    ssyk: "7231",
    question: "own_words",
    step: "supervisor",
    calls: undefined,
    text_version: undefined,
    reference: undefined,
    token: undefined,
    org_number: undefined,
    media_type: undefined,
    sha256: undefined,
    personal_number: undefined,
};
/** The fields that a payload was written in, or shown in. */
const covered = new Set();
/** A value with text wherever there can be, and else as little as must be. */
function valueOf(schema, name) {
    const own = whole(schema);
    if (own.pattern) return undefined;
    if (name in fixed) return fixed[name];
    if (own.const !== undefined) return own.const;
    if (own.enum) return own.enum.find((word) => word !== "none" && word !== null) ?? own.enum[0];
    if (own.oneOf) return valueOf(own.oneOf[0], name);
    if (own.items) return [valueOf(own.items, name)].filter((value) => value !== undefined);
    if (Object.keys(own.properties).length > 0)
        return Object.fromEntries(
            Object.entries(own.properties)
                .filter(([word, of]) => own.required.includes(word) || holdsText(of))
                .map(([word, of]) => [word, valueOf(of, word)])
                .filter(([, value]) => value !== undefined),
        );
    if (typesOf(own).includes("boolean")) return true;
    if (typesOf(own).some((type) => ["integer", "number"].includes(type)))
        return Math.max(own.minimum ?? 1, 1);
    if (own.format === "date") return /until|next|horizon|due|day/.test(name) ? later : day;
    if (own.format === "date-time") return `${day}T08:00:00Z`;
    covered.add(name);
    return next(own.maxLength);
}

let server, browser, people, karin, ownCase, hostileCase, providerId, signal;
before(async () => {
    [server, browser] = await Promise.all([startServer(), startBrowser()]);
    people = new People(server);
    karin = await people.as("karin.ostlund");
    ownCase = (await (await people.as("nawfal.khalaf")).get("/my-case")).case;
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

/** Sends what must be taken. */
async function post(client, address, body) {
    const answer = await client.call("POST", address, { body });
    assert.ok(answer.status < 300, `${address}: ${answer.text}`);
    return answer.body;
}

test("stored: every payload, and a payload in every text of every kind that can be written at once", async (t) => {
    assert.ok(payloads.length >= 3000, `${payloads.length} payloads`);
    assert.ok(
        payloads.every((text) => text.includes(mark) || text.toLowerCase().includes(mark)),
        "a payload without its mark",
    );
    // Before there is a participant of that name, whom a question must not tell of.
    for (let i = 0; i < 12; i++) {
        const question = { subject: next(100), text: next() };
        const { texts } = await post(karin, "/text-check", { texts: Object.values(question) });
        await post(karin, "/consultations", {
            role: "care_coordinator",
            ...question,
            confirmed: texts.flatMap(({ findings }) => findings.map((found) => found.text)),
        });
    }
    const referral = valueOf(contract.components.schemas.Referral, "");
    delete referral.registration;
    delete referral.work_history;
    referral.identity.personal_number = personalNumber("19880809");
    referral.identity.language = "<i>zz</i>"; // no code of a language
    referral.identity.interpreter = true;
    referral.identity.email = `${mark}@zz.example`;
    hostileCase = (await post(karin, "/cases", referral)).case;

    // All of them, as many to a note as it takes.
    let text = "";
    const notes = [];
    for (const payload of [...payloads, undefined]) {
        if (payload === undefined || text.length + payload.length + 1 > 4000) {
            notes.push({
                kind: "note",
                category: "joint_plan",
                data: { heading: payloads[notes.length].slice(0, 200), text },
            });
            text = "";
        }
        text += `${text && "\n"}${payload}`;
    }
    for (let at = 0; at < notes.length; at += 20) await karin.write(hostileCase, ...notes.slice(at, at + 20));

    for (const sign of turning) {
        const data = { heading: "Rubrik", text: `${sign}${vectors[0]}` };
        const problem = await karin.cannotWrite(422, "invalid", hostileCase, {
            kind: "note",
            category: "joint_plan",
            data,
        });
        assert.equal(problem.errors[0].code, "forbidden_text");
    }

    // Each kind that can be written here, with all its texts; in this order, for one follows on another.
    const kinds = new Map(
        contract.components.schemas.Write.oneOf
            .map(whole)
            .map(({ properties }) => [properties.kind.const, properties.data]),
    );
    const items = new Map();
    const me = karin.session.worker;
    const colleague = (await people.as("yasmin.farah")).session.worker;
    const [open, work, shared] = [{}, { topic: "work" }, { category: "joint_plan" }];
    const activity = () => ({ activity: items.get("activity_offered").item });
    const proposal = () => ({ proposal: items.get("proposal").item });
    const provider = valueOf(contract.components.schemas.Provider, "");
    providerId = (await post(karin, "/providers", { provider })).id;
    const steps = [
        ["registration", open],
        ["work_history", open, { ssyk: ["7231"] }],
        ["party_engaged", open],
        ["team_allocated", open, { team: karin.session.teams[0] }],
        ["lead_chosen", open, { worker: me }],
        ["worker_assigned", open, { worker: colleague }],
        ["assignment_ended", "worker_assigned"],
        ["intake_sent", open],
        ["intake_answered", work, { answers: undefined }],
        ["assessment", work],
        ["adaptation", open],
        ["goal", work],
        [
            "activity_offered",
            work,
            { activity: "internship", method: undefined, until: "2019-06-01", provider_id: providerId },
        ],
        ["plan_change", open, () => ({ ...activity(), heard: ["labour_market"] })],
        ["activity_answered", "activity_offered", { answer: "accepted" }],
        ["activity_waiting", "activity_offered"],
        ["activity_started", "activity_offered"],
        ["signal_link", "activity_offered", { open: true, until: later }],
        ["activity_hours", "activity_offered"],
        ["activity_extended", "activity_offered"],
        ["placement", open, activity],
        ["incident", open, activity],
        ["placement_review", open, activity],
        ["union_heard", "placement"],
        ["placement_signed", "placement"],
        ["goal_closed", "goal"],
        ["follow_up_planned", open, { responsible: me }],
        ["follow_up", "follow_up_planned", { next_contact: later, next_responsible: me }],
        ["absence", open],
        ["absence_followed", "absence"],
        ["proposal", open],
        ["opinion", open, proposal],
        ["decision_made", open, proposal],
        ["handover", open, { from: me, to: colleague }],
        ["consent_asked", open, { to: ["labour_market"], categories: ["registration"] }],
        ["consent_given", "consent_asked"],
        ["consent_withdrawn", "consent_asked"],
        ["rights_asked", open, { to: "employment_service", channel: "phone", received: day }],
        ["hold_set", open],
        ["hold_lifted", "hold_set"],
        ["task", open],
        ["task_ended", "task"],
        ["thread_started", shared],
        ["message_posted", open, () => ({ thread: items.get("thread_started").item })],
        ["discharge", open],
    ];
    const refused = [];
    for (const [kind, target, more = {}] of steps) {
        const follows = typeof target === "string";
        const on = follows ? items.get(target) : target;
        const data = { ...valueOf(kinds.get(kind), ""), ...(typeof more === "function" ? more() : more) };
        const answer = await karin.call("POST", `/cases/${hostileCase}/entries`, {
            body: { entries: [{ kind, ...on, data }] },
        });
        if (answer.status !== 200) {
            refused.push(
                `${kind}: ${answer.text} ${JSON.stringify(on)} ${JSON.stringify(data).slice(0, 300)}`,
            );
            continue;
        }
        if (follows) on.version += 1;
        else items.set(kind, { item: answer.body.items[0], version: 1 });
    }
    assert.deepEqual(refused, []);
    const { content } = await karin.get(`/cases/${hostileCase}`);
    signal = content.activities[0].signal_links[0].token;

    // What is no entry of the case: files and their names, questions, views, providers and the link of one; and what the participant
    // writes.
    for (let i = 0; i < 12; i++) {
        const name = `${next(100).replaceAll(/[/\\]/g, "∕")}.txt`;
        const sent = await karin.upload(hostileCase, {
            category: "joint_plan",
            name,
            bytes: `${mark}\n`,
            data: { title: next(200), brought_by: next(200) },
        });
        assert.equal(sent.status, 201, sent.text);
        await post(karin, "/views", { name: next(60), query: "flag=waiting" });
    }
    const participant = await people.as("nawfal.khalaf");
    await participant.write(ownCase, {
        kind: "rights_asked",
        data: { ...valueOf(kinds.get("rights_asked"), ""), to: "employment_service" },
    });
    t.diagnostic(`${payloads.length} payloads in ${notes.length} notes, ${steps.length} kinds`);
});

// ---- where it is shown

/** A page with ears: what runs, what the policy stops, what is asked of elsewhere, what the browser complains of. */
async function listening(name, viewport) {
    const page = await openPage(browser, server.url, viewport);
    page.heard = [];
    const here = new URL(server.url).origin;
    page.on("dialog", (dialog) => {
        page.heard.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
    });
    page.context().on("request", (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== here && !["data:", "blob:"].includes(protocol))
            page.heard.push(`asks ${request.url()}`);
    });
    await page.exposeFunction("zzReport", (text) => page.heard.push(text));
    await page.addInitScript(() =>
        document.addEventListener("securitypolicyviolation", (event) =>
            window.zzReport(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
        ),
    );
    if (!name) return page;
    await page.goto("/logga-in");
    await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
    await page.waitForURL((url) => url.pathname !== "/logga-in");
    return page;
}
/** The page as it stands when all of it has come, everything in it opened. */
async function settled(page, address) {
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForFunction(() => !document.querySelector(".skeleton"));
    await page.evaluate(() => {
        for (const closed of document.querySelectorAll("details:not([open])")) closed.open = true;
    });
}
/** Nothing of it has become anything. Gives the text of the page. */
async function harmless(page, address) {
    const found = await page.evaluate((name) => {
        const all = [...document.querySelectorAll("*")];
        return {
            ran: [window[name], Object.prototype[name]].filter((value) => value === 1),
            made: all
                .filter(
                    (each) =>
                        each.id === name ||
                        each.hasAttribute("srcdoc") ||
                        /^(base|embed|iframe|object|marquee|math|template)$/i.test(each.tagName) ||
                        [...each.attributes].some(
                            (one) =>
                                one.name.startsWith("on") ||
                                (/^(href|src|action|formaction|xlink:href|data)$/.test(one.name) &&
                                    /^\s*(javascript|data:text|\/\/zz)/i.test(one.value)) ||
                                (one.name === "style" && one.value.includes(name)),
                        ),
                )
                .map((each) => each.outerHTML.slice(0, 200)),
            scripts: document.scripts.length,
            text: document.body.innerText.replaceAll(/\s+/g, " "),
        };
    }, mark);
    assert.deepEqual(found.ran, [], `${address}: it ran`);
    assert.deepEqual(found.made, [], `${address}: it became an element`);
    assert.deepEqual([page.heard, page.complaints], [[], []], address);
    return found.text;
}
const tabs = [
    "oversikt",
    "plan",
    "plan?vy=tavla",
    "plan?vy=text",
    "kartlaggning",
    "uppfoljning",
    "meddelanden",
    "anteckningar",
    "handlingar",
    "samtycken",
    "uppgifter",
    "team",
    "tidslinje",
    "insyn",
    "regler",
    "logg",
    "rattigheter",
];

test("what listens hears it where it is let run, and where the policy stops it", async () => {
    for (const bypassCSP of [false, true]) {
        const context = await browser.newContext({ baseURL: server.url, bypassCSP });
        const page = await context.newPage();
        await page.goto("/logga-in");
        await page.getByRole("heading", { level: 1 }).waitFor();
        const heard = await page.evaluate(
            async ({ text, name }) => {
                const reports = [];
                document.addEventListener("securitypolicyviolation", (event) =>
                    reports.push(event.violatedDirective),
                );
                document.body.insertAdjacentHTML("beforeend", text);
                await new Promise((done) => setTimeout(done, 500));
                return [window[name] === 1 ? 1 : 0, reports.length > 0];
            },
            { text: vectors[2], name: mark },
        );
        assert.deepEqual(heard, bypassCSP ? [1, false] : [0, true]);
        await context.close();
    }
});

test("shown: nothing of what is stored runs, loads, becomes an element or is stopped by the policy", async (t) => {
    const whole = (text) => text.replaceAll(/\s+/g, " ");
    let pages = 0;
    let showing = 0;
    const page = await listening("Karin Östlund");
    const seen = new Set();
    for (const address of [
        ...tabs.map((tab) => `/arenden/${hostileCase}/${tab}`),
        `/arenden/${hostileCase}/papper`,
        "/min-dag",
        "/arenden",
        "/samrad",
        "/anordnare",
        `/anordnare/${providerId}`,
        "/teamet",
    ]) {
        await settled(page, address);
        const text = await harmless(page, address);
        pages += 1;
        if (text.includes(mark)) showing += 1;
        if (address.endsWith("/anteckningar"))
            for (const payload of payloads) if (text.includes(whole(payload).trim())) seen.add(payload);
    }
    const outside = await listening(undefined, phone);
    await settled(outside, `/signal/${signal}`);
    assert.ok((await harmless(outside, "a link for signals")).includes(mark));
    await outside.context().close();
    t.diagnostic(`${pages} pages, ${showing} show some of it; ${seen.size} of ${payloads.length} as written`);
    assert.deepEqual(payloads.filter((payload) => !seen.has(payload)).slice(0, 5), []);
    assert.ok(showing >= 12, `${showing} pages show any of it`);
    await page.context().close();
});

/** The answer with a payload for each text in it that is anybody's, by its schema. */
function withPayloads(schema, value, name) {
    const own = whole(schema);
    if (value === null || value === undefined) return value;
    if (own.oneOf ?? own.anyOf) {
        const fits = (of) => {
            const branch = whole(of);
            if (typeof value !== "object") return !Object.keys(branch.properties).length && !branch.items;
            return (
                branch.required.every((word) => word in value) &&
                Object.entries(branch.properties).every(
                    ([word, { const: wanted }]) => wanted === undefined || value[word] === wanted,
                )
            );
        };
        const branch = (own.oneOf ?? own.anyOf).find(fits);
        return branch ? withPayloads(branch, value, name) : value;
    }
    if (Array.isArray(value))
        return own.items ? value.map((each) => withPayloads(own.items, each, name)) : value;
    if (typeof value === "object")
        return Object.fromEntries(
            Object.entries(value).map(([word, each]) => [
                word,
                own.properties[word] ? withPayloads(own.properties[word], each, word) : each,
            ]),
        );
    if (typeof value !== "string" || !isText(own) || /^(csrf|token|trace)$/.test(name)) return value;
    covered.add(name);
    return next();
}

/** Words of a list, numbers, or what the program makes itself, none of which the demonstration's case has. */
const neither = ["decision", "income_after", "reference", "study_form", "support", "text_version", "token"];
const who = {
    "Karin Östlund": [
        "/min-dag",
        "/arenden",
        "/teamet",
        "/anordnare",
        "/samrad",
        "/konto",
        "/jav",
        "/roller",
        ...tabs.map((tab) => `case/${tab}`),
        "case/papper",
    ],
    "Camilla Rydén": ["/min-dag", "/arenden", "case/oversikt", "case/plan", "case/anteckningar", "case/team"],
    "Margareta Sund": ["/min-dag", "/arenden", "/resultat", "/granskning", "/gallring", "/samtyckestexter"],
    "Agneta Kron": ["/min-dag", "/import", "/aviseringar", "/konto"],
    "Nawfal Khalaf": ["/min-sida"],
};
for (const [name, addresses] of Object.entries(who))
    test(`put in place of all that the server says to ${name}: text, and nothing else`, async (t) => {
        const page = await listening(name, name === "Nawfal Khalaf" ? phone : undefined);
        await page.route("**/api/v1/**", async (route) => {
            const { pathname } = new URL(route.request().url());
            const template = templateOf(pathname.replace("/api/v1", ""));
            const answer =
                contract.paths[template]?.[route.request().method().toLowerCase()]?.responses["200"];
            const schema = answer?.content?.["application/json"]?.schema;
            if (route.request().method() !== "GET" || !schema) return route.fallback();
            const response = await route.fetch();
            if (response.status() !== 200) return route.fulfill({ response });
            const json = withPayloads(schema, await response.json(), "");
            return route.fulfill({ response, json });
        });
        let showing = 0;
        for (const address of addresses) {
            const at = address.replace("case/", `/arenden/${ownCase}/`);
            await settled(page, at);
            if ((await harmless(page, at)).includes(mark)) showing += 1;
        }
        t.diagnostic(`${showing} of ${addresses.length} pages show some of it`);
        assert.ok(showing > 0);
        await page.unrouteAll({ behavior: "ignoreErrors" });
        await page.context().close();
    });

test("there is no text of any kind that was neither written nor put in place", () => {
    const all = new Set();
    const gather = (schema, name) => {
        const own = whole(schema);
        if (own.items) gather(own.items, name);
        else if (isText(own)) all.add(name);
        else for (const [word, of] of Object.entries(own.properties)) gather(of, word);
    };
    for (const kind of contract.components.schemas.Write.oneOf) gather(whole(kind).properties.data, "");
    assert.deepEqual([...all].filter((name) => !covered.has(name)).sort(), neither);
});
