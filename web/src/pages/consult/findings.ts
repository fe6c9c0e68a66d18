// What the server found in a text, for the screen: the pieces to show, what is left to decide on, and a text with one thing
// written in another's place.
import type { TextFinding } from "../../api/types";

export interface Piece {
    text: string;
    finding?: TextFinding;
}

/** The text in pieces, what was found apart. */
export function piecesOf(text: string, findings: readonly TextFinding[]): Piece[] {
    const pieces: Piece[] = [];
    let from = 0;
    for (const finding of findings) {
        if (finding.begin > from) pieces.push({ text: text.slice(from, finding.begin) });
        pieces.push({ text: text.slice(finding.begin, finding.end), finding });
        from = finding.end;
    }
    if (from < text.length) pieces.push({ text: text.slice(from) });
    return pieces;
}

/** Each thing once, those that must go first. */
export function once(findings: readonly TextFinding[]): TextFinding[] {
    const seen = new Set<string>();
    const all = findings.filter(({ text, certain }) => {
        const key = `${certain} ${text}`;
        return !seen.has(key) && seen.add(key);
    });
    return [...all.filter(({ certain }) => certain), ...all.filter(({ certain }) => !certain)];
}

/** What stops the text from being sent. */
export const left = (findings: readonly TextFinding[], confirmed: ReadonlySet<string>): TextFinding[] =>
    findings.filter(({ certain, text }) => certain || !confirmed.has(text));

/** The text with the neutral word wherever that thing stands. */
export function replaced(text: string, findings: readonly TextFinding[], what: TextFinding): string {
    return piecesOf(text, findings)
        .map((piece) => (piece.finding?.text === what.text ? what.instead : piece.text))
        .join("");
}
