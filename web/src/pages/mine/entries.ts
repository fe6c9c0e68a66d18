// An entry in words: its title, and its fields by the words that the forms have for them.
import type { Category, Extract, ExtractEntry, Party } from "../../api/types";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";

const text = (value: unknown): string =>
    typeof value === "string" || typeof value === "number" ? String(value) : "";

export function titleOf({ kind, data }: Pick<ExtractEntry, "kind" | "data">, t: Texts): string {
    const { heading, title } = data as Record<string, unknown>;
    const own = text(heading) || text(title);
    if (own !== "") return own;
    return nameOf(t.rights.kind, kind);
}

/** What is text and dates; identities and settings say nothing to the person, and stand in the file. */
export const lines = ({ kind, data }: Pick<ExtractEntry, "kind" | "data">, t: Texts): [string, string][] => {
    const forms: Record<string, { fields: Record<string, string> }> = t.forms;
    const own: Record<string, Record<string, string>> = { activity_rated: t.rights.rated };
    const words = own[kind] ?? forms[kind]?.fields ?? {};
    const choices: Record<string, Record<string, string>> = {
        right: t.rights.right,
        verdict: t.rights.verdict,
        channel: t.channel,
        type: t.documents.type,
        delivery: t.documents.delivery,
    };
    return Object.entries(data as Record<string, unknown>)
        .filter(([name]) => name in words)
        .map(([name, value]): [string, string] => {
            const said = text(value);
            return [words[name] ?? name, nameOf(choices[name] ?? {}, said)];
        })
        .filter(([, value]) => value !== "" && !/^[0-9A-HJKMNP-TV-Z]{13}$/.test(value));
};

type Receiver = Extract["receivers"][number];
export interface Reads {
    from: Party;
    to: Party;
    role?: Receiver["role"];
    categories: Category[];
}
/** Who has been given what by whom, each pair once however many times it was opened. */
export function whoReads(receivers: readonly Receiver[]): Reads[] {
    const pairs = new Map<string, Reads>();
    for (const { from, to, role, categories = [] } of receivers) {
        const pair = [from, to, role].join();
        const reads = pairs.get(pair) ?? { from, to, ...(role && { role }), categories: [] };
        reads.categories = [...new Set([...reads.categories, ...categories])];
        pairs.set(pair, reads);
    }
    return [...pairs.values()];
}
