// docs/09-requirements.md is true: what it points at is there. It needs no server: it reads the page, the router, the kinds of entry
// and the tests. Whether a test proves what is said of it, people judge.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const read = (file) => readFileSync(path.join(root, file), "utf8");
const quoted = (text) => [...text.matchAll(/"([^"]*)"/g)].map(([, word]) => word);

const kCapabilities = ["CASE", "MAP", "PLAN", "TASK", "FUP", "PROV"];
const kStates = ["Met", "In part", "Not yet"];
const kNothing = "–";

const page = read("docs/09-requirements.md");
/** The rows of the tables, each under the capability whose heading it stands below. */
const rows = page.split(/^## /m).flatMap((section) => {
    const under = /^9\.\d+ ([A-Z]+),/.exec(section)?.[1];
    return [...section.matchAll(/^\| (R\d+) \|.*$/gm)].map(([line, number]) => {
        const cells = line.slice(2, -2).split(" | ");
        assert.equal(cells.length, 6, number);
        const [, asked, codes, state, where, missing] = cells;
        return { number, asked, codes: codes.split(", "), state, where, missing, under };
    });
});
/** What stands between backquotes in the two last columns. */
const marked = rows.flatMap(({ number, where, missing }) =>
    [...`${where} ${missing}`.matchAll(/`([^`]+)`/g)].map(([, word]) => ({ number, word })),
);

/** The headers of the domain, whichever of them holds what is looked for. */
const domain = readdirSync(path.join(root, "src/domain"))
    .filter((file) => file.endsWith(".hpp"))
    .map((file) => read(`src/domain/${file}`))
    .join("\n");
/** The names that a constexpr Names(ENUM) gives. */
function namesOf(list) {
    const [, body] = new RegExp(`Names\\(${list}\\) \\{\\s*return \\{([^}]*)\\}`).exec(domain);
    return quoted(body);
}
const kinds = namesOf("Kind");
const words = new Set([
    ...kinds,
    ...namesOf("DueKind"),
    ...namesOf("CardFlag"),
    ...[...read("src/domain/kinds.cpp").matchAll(/ActivityKind\{\s*\.code = "(\w+)"/g)].map(
        ([, code]) => code,
    ),
]);
/** The fields of a kind of entry. */
function fieldsOf(kind) {
    const name = kind.replaceAll(/(?:^|_)(\w)/g, (_, first) => first.toUpperCase());
    const [body] = new RegExp(`^struct ${name} \\{[^]*?^\\};`, "m").exec(domain);
    return [...body.matchAll(/visit\(\{"(\w+)"/g)].map(([, field]) => field);
}

test("it has rows, each once, in order, whole, and under its capability", () => {
    assert.ok(rows.length > 50, `${rows.length} rows`);
    const numbers = rows.map(({ number }) => number);
    assert.equal(new Set(numbers).size, numbers.length, "a row stands twice");
    for (const capability of kCapabilities) {
        const own = rows.filter(({ under }) => under === capability).map(({ number }) => +number.slice(1));
        assert.ok(own.length > 0, capability);
        assert.deepEqual(
            own,
            own.toSorted((a, b) => a - b),
            capability,
        );
    }
    for (const { number, asked, codes, state, where, missing, under } of rows) {
        assert.ok(asked.length > 0, number);
        assert.equal(
            codes.find((code) => kCapabilities.includes(code)),
            under,
            `${number} stands under another capability than its first`,
        );
        assert.ok(kStates.includes(state), `${number}: ${state}`);
        assert.equal(where === kNothing, state === "Not yet", `${number}: where`);
        assert.equal(missing === kNothing, state === "Met", `${number}: what is missing`);
        if (state === "Not yet") continue;
        assert.match(where, /`\//, `${number} names no page`);
        assert.match(where, /“[^”]+”/, `${number} names no test`);
    }
});

test("the counts at the top are those of the rows", () => {
    const told = [...page.matchAll(/^\| \**([A-Z][A-Za-z]*)[^|]*\|((?: \**\d+\** \|){3})$/gm)].map(
        ([, name, cells]) => [name, ...cells.match(/\d+/g).map(Number)],
    );
    const counted = (own) => kStates.map((state) => own.filter((row) => row.state === state).length);
    assert.deepEqual(told, [
        ...kCapabilities.map((name) => [name, ...counted(rows.filter(({ under }) => under === name))]),
        ["All", ...counted(rows)],
    ]);
});

test("every page has an address that the router knows, every form its kind", () => {
    const routes = [...read("web/src/router.tsx").matchAll(/^ {4}path: "([^"]+)"/gm)].map(([, route]) =>
        route.split("/"),
    );
    const tabs = quoted(/const caseTabs = \[([^\]]*)\]/.exec(read("web/src/pages/case/tabs.ts"))[1]);
    const forms = [...read("web/src/case/forms/index.ts").matchAll(/^ {4}(\w+): \w+\.\w+,$/gm)].map(
        ([, kind]) => kind,
    );
    assert.ok(routes.length > 10 && tabs.length > 10 && forms.length > 30);
    const fits = (part, of) =>
        of === "$tab" ? tabs.includes(part) : of.startsWith("$") ? part === "…" : part === of;
    const pages = marked.filter(({ word }) => word.startsWith("/"));
    assert.ok(pages.length > 50);
    for (const { number, word } of pages) {
        const [address, search, ...more] = word.split("?");
        const parts = address.split("/");
        assert.ok(
            routes.some(
                (route) => route.length === parts.length && route.every((of, i) => fits(parts[i], of)),
            ),
            `${number}: no page has the address ${address}`,
        );
        assert.deepEqual(more, [], number);
        if (search === undefined) continue;
        const form = /^form=(\w+)$/.exec(search)?.[1];
        assert.ok(forms.includes(form), `${number}: no form for ${search}`);
    }
});

/** Where a test's file is, by the short name that the page uses. */
function fileOf(short) {
    const [folder, ...rest] = short.split("/");
    if (folder === "browser" || folder === "api") return `tests/${short}.test.mjs`;
    return folder === "web" ? `web/src/${rest.join("/")}.test.ts` : `src/${short}.cpp`;
}
const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
function hasTest(file, name) {
    if (!file.endsWith(".cpp")) return new RegExp(`\\(\\s*"${escaped(name)}",`).test(read(file));
    const [suite, one, ...rest] = name.split(".");
    if (one === undefined || rest.length > 0) return false;
    return new RegExp(`^(TEST\\w*|RC_GTEST\\w*)\\(\\s*${suite},\\s*${one}\\b`, "m").test(read(file));
}

test("every test that is named is there, in the file that is named", () => {
    let seen = 0;
    for (const { number, where } of rows) {
        let file;
        for (const [, word, name] of where.matchAll(/`([^`]+)`|“([^”]+)”/g)) {
            if (word !== undefined) {
                file = /^\w+(\/[\w-]+)+$/.test(word) ? fileOf(word) : undefined;
                if (file !== undefined) assert.ok(existsSync(path.join(root, file)), `${number}: ${file}`);
                continue;
            }
            assert.ok(file !== undefined, `${number}: “${name}” stands after no file`);
            assert.ok(hasTest(file, name), `${number}: no test “${name}” in ${file}`);
            ++seen;
        }
    }
    assert.ok(seen > 80, `${seen} tests`);
    assert.ok(
        !hasTest("src/domain/due_test.cpp", "Due.AnInterruptionIsReplanned"),
        "part of a name is no name",
    );
    assert.ok(!hasTest("tests/browser/nawfal.test.mjs", "he is referred"), "part of a name is no name");
});

test("every other word that is marked is a kind of entry, a field of one, something due, a flag or an activity", () => {
    for (const { number, word } of marked) {
        if (word.includes("/")) continue;
        const [kind, field, ...rest] = word.split(".");
        assert.ok(words.has(kind), `${number}: there is no ${kind}`);
        assert.deepEqual(rest, [], `${number}: ${word}`);
        if (field === undefined) continue;
        assert.ok(kinds.includes(kind), `${number}: ${kind} is no kind of entry`);
        assert.ok(fieldsOf(kind).includes(field), `${number}: ${kind} has no ${field}`);
    }
});

// The list that the numbers come from lies beside the project where it is worked on, and is no part of it.
const list = path.resolve(root, "../shared/domain/requirements.md");
const skip = existsSync(list) ? false : `NOT CHECKED that no row is left out: ${list} is not there`;
test("every row of the list that has one of the six capabilities has its line", { skip }, () => {
    const wanted = new Map();
    for (const line of readFileSync(list, "utf8").split("\n")) {
        const [, number, , , capability] = line.split("|").map((cell) => cell.trim());
        if (!/^R\d+$/.test(number ?? "")) continue;
        const codes = kCapabilities.filter((code) => new RegExp(`\\b${code}\\b`).test(capability));
        if (codes.length > 0) wanted.set(number, codes.toSorted());
    }
    assert.ok(wanted.size > 50, `${wanted.size} rows in the list`);
    const told = rows.map(({ number, codes }) => [
        number,
        codes.filter((code) => kCapabilities.includes(code)).toSorted(),
    ]);
    const byNumber = ([a], [b]) => +a.slice(1) - +b.slice(1);
    assert.deepEqual(told.toSorted(byNumber), [...wanted].toSorted(byNumber));
});
