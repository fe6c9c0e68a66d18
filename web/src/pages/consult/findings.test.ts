import { expect, test } from "vitest";
import type { TextFinding } from "../../api/types";
import { left, once, piecesOf, replaced } from "./findings";

const found = (text: string, what: string, certain = false): TextFinding[] =>
    [...text.matchAll(new RegExp(what, "g"))].map(({ index }) => ({
        begin: index,
        end: index + what.length,
        trace: "name",
        certain,
        text: what,
        instead: "[namn]",
    }));
const text = "🙂 Anna bad Anna vänta";

test("the pieces are the text, what was found apart", () => {
    const pieces = piecesOf(text, found(text, "Anna"));
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter(({ finding }) => finding).map((piece) => piece.text)).toEqual(["Anna", "Anna"]);
    expect(piecesOf("", [])).toEqual([]);
});
test("a thing is changed wherever it stands", () => {
    const all = found(text, "Anna");
    const changed = all.slice(0, 1).map((each) => replaced(text, all, each));
    expect(changed).toEqual(["🙂 [namn] bad [namn] vänta"]);
});
test("what is certain cannot be confirmed away", () => {
    const all = [...found(text, "Anna"), ...found(text, "vänta", true)];
    expect(once(all).map((each) => each.text)).toEqual(["vänta", "Anna"]);
    expect(left(all, new Set(["Anna", "vänta"])).map((each) => each.text)).toEqual(["vänta"]);
});
