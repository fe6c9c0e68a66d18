// Takes one clause after the other out of a source file, and shows that a test then fails. On demand, not in the tests: some
// seconds for each of some hundred mutants.
//   node tests/mutate.mjs src/secrecy/engine.cpp secrecy_test
//   node tests/mutate.mjs src/journal/bases.cpp journal_test '*Bases*:Governing*:Opening*:Team*:*Assignment*:PartyWith*'      with a filter
// The test program must be built (script/build dev secrecy_test). The clauses are found by the signs alone: the condition of each
// if, each operand of && and ||, each comparison, negation, arm of a choice, continue, min and max, compound assignment, true and
// false, and each call that stands for itself. The tests run with 300 random cases for each property and 200,000 questions to the
// page. Prints what survives and how many did not; SAMKRAFT_MUTATE_ALL prints those, too.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { repository as root } from "./server.mjs";

const [source, program, filter = "*"] = process.argv.slice(2);
if (!program) {
    console.error("node tests/mutate.mjs SOURCE TEST_PROGRAM [GTEST_FILTER]");
    process.exit(2);
}
const build = join(root, "build/dev");
const text = readFileSync(join(root, source), "utf8");

// The same length, with blanks where comments, strings and preprocessor lines stand.
const code = text.replace(
    /\/\/[^\n]*|\/\*[^]*?\*\/|'(?:[^'\\\n]|\\.)'|"(?:[^"\\]|\\.)*"|^#[^\n]*|static_assert[^;]*;|^.*\.reserve\(.*$/gm,
    (found) => found.replace(/[^\n]/g, " "),
);

const mutants = [];
const add = (from, until, put, what) => mutants.push({ from, until, put, what });
const closes = (at) => {
    let depth = 0;
    for (let i = at; i < code.length; i++) {
        if ("([{".includes(code[i])) depth++;
        if (")]}".includes(code[i]) && --depth === 0) return i;
    }
    throw new Error("not closed");
};
// From an operator outwards, to where its operand ends at the same depth.
const leftOf = (at) => {
    let depth = 0;
    for (let i = at - 1; i >= 0; i--) {
        if (")]}".includes(code[i])) depth++;
        else if ("([{".includes(code[i]) && depth-- === 0) return i + 1;
        else if (depth === 0 && /^(&&|\|\|)/.test(code.slice(i - 1, i + 1))) return i + 1;
        else if (
            depth === 0 &&
            (/[;,?]/.test(code[i]) || (code[i] === ":" && code[i - 1] !== ":" && code[i + 1] !== ":"))
        )
            return i + 1;
        else if (depth === 0 && code[i] === "=" && !/[=!<>]/.test(code[i - 1]) && code[i + 1] !== "=")
            return i + 1;
        else if (depth === 0 && code.slice(i - 6, i) === "return" && /\s/.test(code[i])) return i;
    }
    return 0;
};
const rightOf = (at) => {
    let depth = 0;
    for (let i = at; i < code.length; i++) {
        if ("([{".includes(code[i])) depth++;
        else if (")]}".includes(code[i]) && depth-- === 0) return i;
        else if (depth === 0 && /^(&&|\|\|)/.test(code.slice(i, i + 2))) return i;
        else if (
            depth === 0 &&
            (/[;,?]/.test(code[i]) || (code[i] === ":" && code[i - 1] !== ":" && code[i + 1] !== ":"))
        )
            return i;
    }
    return code.length;
};
for (const found of code.matchAll(/\bif\s*(constexpr\s*)?\(/g)) {
    const open = found.index + found[0].length - 1;
    const close = closes(open);
    const semicolon = code.slice(open, close).lastIndexOf(";");
    const from = semicolon < 0 ? open + 1 : open + semicolon + 1;
    add(from, close, "true", "if: always");
    add(from, close, "false", "if: never");
}
for (const found of code.matchAll(/&&|\|\|/g)) {
    const after = code.slice(found.index + 2).match(/^\s*[\w(!*]/);
    if (
        !after ||
        /[>&*]\s*$/.test(code.slice(0, found.index)) ||
        /auto$/.test(code.slice(0, found.index).trimEnd())
    )
        continue;
    add(leftOf(found.index), found.index + 2, " ", `left of ${found[0]} left out`);
    add(found.index, rightOf(found.index + 2), " ", `right of ${found[0]} left out`);
}
const others = { "==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">" };
for (const found of code.matchAll(/(?<= )(==|!=|<=|>=|<|>)(?= )/g)) {
    if (code.slice(found.index - 9, found.index).endsWith("operator")) continue;
    add(found.index, found.index + found[0].length, others[found[0]], `${found[0]} is ${others[found[0]]}`);
}
for (const found of code.matchAll(/!(?=[\w(])/g)) add(found.index, found.index + 1, "", "not negated");
for (const found of code.matchAll(/ \? /g)) {
    const from = leftOf(found.index);
    add(from, found.index, " true", "choice: the first");
    add(from, found.index, " false", "choice: the second");
}
for (const found of code.matchAll(/\bcontinue;/g)) add(found.index, found.index + 9, "(void)0;", "goes on");
for (const found of code.matchAll(/\bstd::(min|max)\b/g))
    add(
        found.index,
        found.index + found[0].length,
        found[1] === "min" ? "std::max" : "std::min",
        `${found[1]} is the other`,
    );
for (const found of code.matchAll(/ (&=|\|=|\+=) /g))
    add(found.index, found.index + found[0].length, " = ", `${found[1]} is =`);
for (const found of code.matchAll(/(?<=[ (])(true|false)(?=[;,)}])/g))
    add(
        found.index,
        found.index + found[0].length,
        found[0] === "true" ? "false" : "true",
        `${found[0]} is the other`,
    );
// A call that stands for itself (Until(…); something.push_back(…);).
for (const found of code.matchAll(/^ +[\w.\->[\]()]*?\b(\w+)\(/gm)) {
    const open = found.index + found[0].length - 1;
    if (
        /^(if|for|while|switch|return|case|static_assert|else)$/.test(found[1]) ||
        /\b(if|for|while|switch|return|case)\b/.test(found[0])
    )
        continue;
    let close;
    try {
        close = closes(open);
    } catch {
        continue;
    }
    if (code[close + 1] !== ";") continue;
    if (!/[;{}:)]\s*$/.test(code.slice(0, found.index))) continue;
    add(found.index, close + 2, " (void)0;", "call left out");
}

const folder = mkdtempSync(join(tmpdir(), "samkraft-mutate."));
const commands = JSON.parse(readFileSync(join(build, "compile_commands.json"), "utf8"));
const compile = commands.find((c) => resolve(c.directory, c.file) === join(root, source)).command;
const link = execFileSync("ninja", ["-C", build, "-t", "commands", program], { encoding: "utf8" })
    .trim()
    .split("\n")
    .at(-1)
    .replace(/^: && /, "")
    .replace(/ && :$/, "");
const object = join(folder, "mutant.o");
const binary = join(folder, "mutant_test");
const run = (command, timeout, env = {}) =>
    spawnSync("sh", ["-c", command], {
        cwd: build,
        timeout,
        encoding: "utf8",
        killSignal: "SIGKILL",
        env: { ...process.env, ...env },
    });
const tests = `${binary} --gtest_brief=1 --gtest_fail_fast --gtest_filter='${filter}'`;
const env = { RC_PARAMS: "max_success=300", SAMKRAFT_PROOF: "200000" };
// Undone, "killed" or "survives".
const outcome = (mutated) => {
    const file = join(folder, basename(source));
    writeFileSync(file, mutated);
    const made = run(
        compile
            .replace(/ -o \S+/, ` -o ${object}`)
            .replace(/ -c \S+/, ` -w -I ${join(root, source, "..")} -c ${file}`),
        120_000,
    );
    if (made.status !== 0) return "no program";
    const linked = run(link.replace(/ -o \S+/, ` ${object} -o ${binary}`), 120_000);
    if (linked.status !== 0) throw new Error(linked.stderr);
    return run(tests, 120_000, env).status === 0 ? "survives" : "killed";
};
try {
    if (outcome(text) !== "survives") throw new Error("the tests fail as it is");
    const seen = new Set();
    const count = { killed: 0, "no program": 0, survives: 0 };
    mutants.sort((a, b) => a.from - b.from || a.until - b.until);
    for (const { from, until, put, what } of mutants) {
        const mutated = text.slice(0, from) + put + text.slice(until);
        if (mutated === text || seen.has(mutated)) continue;
        seen.add(mutated);
        const result = outcome(mutated);
        count[result]++;
        const line = text.slice(0, from).split("\n").length;
        const was = text.slice(from, until).replace(/\s+/g, " ").trim();
        if (result === "survives" || process.env.SAMKRAFT_MUTATE_ALL)
            console.log(`${result}\t${source}:${line}\t${what}\t${was}`);
    }
    console.log(
        `${source}: ${count.killed + count.survives} mutants, ${count.killed} killed, ${count.survives} survive (${count["no program"]} more are no program)`,
    );
} finally {
    rmSync(folder, { recursive: true, force: true });
}
