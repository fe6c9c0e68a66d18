import { expect, test } from "vitest";
import { everyWeeks } from "./weeks-sv";

test("weeks between are said as one says them", () => {
    expect([1, 2, 3, 21].map(everyWeeks)).toEqual([
        "varje vecka",
        "varannan vecka",
        "var 3:e vecka",
        "var 21:a vecka",
    ]);
});
