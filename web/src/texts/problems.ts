// What the server says went wrong, in the reader's words. The server speaks the reader's language, but what it puts into a
// sentence (a state, a role, a rule's code) may be Swedish or a code: then the catalogue's own sentence is said instead.
import { nameRules } from "./rules";
import type { Texts } from "./sv";

export function problemText({ code, detail }: { code: string; detail: string }, t: Texts): string {
    return nameRules(t.problem[code]?.(detail) ?? detail, t);
}
