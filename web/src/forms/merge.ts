// When two people changed the same item: what each changed since the version both began from, and who wins where.
import type { FormDefinition, Value, Values } from "./definition";

export type Side = "mine" | "theirs";
export interface Difference {
    name: string;
    base: Value | undefined;
    mine: Value | undefined;
    theirs: Value | undefined;
    side: Side | undefined; // decided when only one of us changed it; undefined: a human must choose
}

/** Deep equality that does not mind in which order boxes were ticked. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
    return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}
function canonical(value: Value | undefined): unknown {
    if (Array.isArray(value))
        return value.every((each) => typeof each === "string") ? [...value].sort() : value;
    return typeof value === "string" ? value.trim() : value;
}

/** Fields where mine and theirs differ now; both made the same change: no difference. */
export function differences(
    definition: FormDefinition,
    base: Values,
    mine: Values,
    theirs: Values,
): Difference[] {
    return definition.fields
        .map(({ name }) => ({ name, base: base[name], mine: mine[name], theirs: theirs[name] }))
        .filter((each) => !same(each.mine, each.theirs))
        .map((each) => ({
            ...each,
            side: same(each.base, each.theirs) ? "mine" : same(each.base, each.mine) ? "theirs" : undefined,
        }));
}

/** My values with the chosen sides put in. */
export function merged(
    mine: Values,
    list: readonly Difference[],
    choice: Readonly<Record<string, Side>>,
): Values {
    const result: Values = { ...mine };
    for (const each of list) {
        if ((choice[each.name] ?? each.side) === "theirs" && each.theirs !== undefined)
            result[each.name] = each.theirs;
    }
    return result;
}
