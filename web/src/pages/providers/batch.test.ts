import { expect, test } from "vitest";
import type { PersonThere } from "../../api/types";
import { casesOf, faultsIn, linesOf, nextOf, withoutLines } from "./batch";

const person = (id: string, of: string, more: Partial<PersonThere> = {}): PersonThere => ({
    case: of,
    activity: id,
    status: "ongoing",
    signals: [],
    ...more,
});
const here = [
    person("a", "one"),
    person("b", "two", { planned_item: "p", planned_version: 3 }),
    person("c", "two"),
    person("d", "three", { status: "accepted" }),
];
const values = {
    day: "2019-05-20",
    who: "me",
    next: "2019-06-17",
    "a.attendance": "attended",
    "a.note": " Går bra ",
    "b.attendance": "not_attended",
    "b.next": "2019-05-27",
    "c.attendance": "attended",
};

test("a visit is written for those of whom it is said whether they came, each case once", () => {
    const lines = linesOf(here, "visit");
    expect(lines.map(({ id }) => id)).toEqual(["a", "b", "c"]); // d has not begun
    const cases = casesOf(lines, values, "visit");
    expect([...cases.keys()]).toEqual(["one", "two"]);
    expect(cases.get("one")?.entries).toEqual([
        {
            kind: "follow_up",
            data: {
                date: "2019-05-20",
                channel: "visit",
                attendance: "attended",
                activity: "a",
                note: "Går bra",
                next_contact: "2019-06-17",
            },
        },
    ]);
    const [booked, other] = cases.get("two")?.entries ?? [];
    expect(booked).toMatchObject({ item: "p", version: 3, data: { next_contact: "2019-05-27" } });
    expect(other?.item).toBeUndefined();
    const none = casesOf(lines, { ...values, "a.next": "" }, "visit").get("one")?.entries[0]?.data;
    expect(none).not.toHaveProperty("next_contact"); // emptied on the line: none for this one
    expect(casesOf(lines, { ...values, "a.attendance": "" }, "visit").has("one")).toBe(false);
});
test("each fault stands on its line, and the others of the same case say why they were not written", () => {
    const sent = casesOf(linesOf(here, "visit"), values, "visit");
    const problem = {
        type: "about:blank",
        title: "Fel",
        status: 422,
        code: "out_of_range",
        pointer: "/entries/1/data/next_contact",
    };
    const faults = faultsIn(
        {
            cases: [
                { case: "one", receipt: { case: "one" } },
                { case: "two", problem },
            ],
        },
        sent,
        ({ code }) => code,
    );
    expect([...faults]).toEqual([
        ["b", "out_of_range"],
        ["c", "out_of_range"],
    ]);
});
test("what has been written is not sent again when the page is left and come back to", () => {
    const lines = linesOf(here, "visit");
    const left = withoutLines(
        values,
        lines.filter(({ id }) => id !== "c"),
    );
    expect(
        [...casesOf(lines, left, "visit").values()].flatMap((each) => each.lines.map(({ id }) => id)),
    ).toEqual(["c"]);
    expect(left.next).toBe(values.next);
    expect(nextOf({ id: "b" }, left)).toBe(values.next);
});
