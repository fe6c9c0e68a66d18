import { expect, test } from "vitest";
import { readConsultSearch } from "./search";

test("what stands in an address is taken only when it means something", () => {
    expect(readConsultSearch({})).toEqual({});
    expect(
        readConsultSearch({ tab: "queue", topic: "health", role: "care_coordinator", q: "intyg" }),
    ).toEqual({
        tab: "queue",
        topic: "health",
        role: "care_coordinator",
        q: "intyg",
    });
    expect(
        readConsultSearch({ tab: "x", topic: 1, role: "operator", q: "", question: "../x", ask: "no" }),
    ).toEqual({});
    expect(readConsultSearch({ question: "3ZZZZZZZZZZZZ", ask: true })).toEqual({
        question: "3ZZZZZZZZZZZZ",
        ask: true,
    });
});
