// Two texts line by line beside each other: the lines that both have stand on one row, and what was changed between them too.
export interface Row {
    then?: string; // missing: there was no such line
    now?: string;
}
export const isSame = ({ then, now }: Row): boolean => then !== undefined && then === now;

const kMost = 2_000; // lines; longer texts are laid beside each other as they stand

const linesOf = (text: string): string[] => text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");

/** By the longest run of common lines; what is between two of them is paired from the top. */
export function beside(then: string, now: string): Row[] {
    const [a, b] = [linesOf(then), linesOf(now)];
    const common = a.length > kMost || b.length > kMost ? [] : commonLines(a, b);
    const rows: Row[] = [];
    let [i, j] = [0, 0];
    for (const [nextA, nextB] of [...common, [a.length, b.length] as const]) {
        while (i < nextA || j < nextB)
            rows.push({
                ...(i < nextA && { then: a[i++] ?? "" }),
                ...(j < nextB && { now: b[j++] ?? "" }),
            });
        const line = a[nextA];
        if (line !== undefined) rows.push({ then: line, now: line });
        [i, j] = [nextA + 1, nextB + 1];
    }
    return rows;
}

/** Where the lines stand that both have, in the order of both. O(lines × lines). */
function commonLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
    const across = b.length + 1;
    const longest = new Uint16Array((a.length + 1) * across); // of a from i and b from j
    const at = (i: number, j: number): number => longest[i * across + j] ?? 0;
    for (let i = a.length - 1; i >= 0; --i)
        for (let j = b.length - 1; j >= 0; --j)
            longest[i * across + j] =
                a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    const found: (readonly [number, number])[] = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
        if (a[i] === b[j]) found.push([i++, j++]);
        else if (at(i + 1, j) >= at(i, j + 1)) ++i;
        else ++j;
    }
    return found;
}
