import { expect, test } from "vitest";
import { asForms, type Line } from "./consents";

const line = (item: string, reference: string, more: Partial<Line> & { text?: string } = {}): Line => {
    const { text = "1", status = "asked" } = more;
    return {
        status,
        asked: {
            about: { item, version: 1, at: "2026-03-02T08:00:00Z" },
            form: "sharing",
            language: "sv",
            reference,
            ...(text !== "" && { text_version: text }),
        },
    } as Line;
};
const items = (forms: Line[][]) => forms.map((each) => each.map(({ asked }) => asked.about.item));

test("lines of one form are answered together", () => {
    expect(items(asForms([line("a", "111"), line("b", "222"), line("c", "111")]))).toEqual([
        ["a", "c"],
        ["b"],
    ]);
});
test("what is answered, and what has no text to read, is not asked", () => {
    expect(
        asForms([
            line("a", "1", { status: "given" }),
            line("b", "1", { status: "refused" }),
            line("c", "1", { status: "unconfirmed" }),
            line("d", "1", { text: "" }),
        ]),
    ).toEqual([]);
});
