import { describe, expect, it } from "vitest";
import { queryText } from "../../api/client";
import {
    chosenIn,
    countsQuery,
    exportQuery,
    listQuery,
    readSearch,
    readView,
    without,
    withValue,
    writeView,
} from "./search";

describe("the address of the case list", () => {
    it("keeps what is known and drops the rest", () => {
        expect(
            readSearch({
                scope: "team",
                phase: "active",
                flag: ["waiting", "x", "waiting"],
                activity: ["sfi", "a b", 3],
                q: "haddad",
                page: 3,
                sort: "nothing",
                columns: ["age", "evil", "phase"],
                evil: 1,
            }),
        ).toEqual({
            scope: "team",
            phase: ["active"],
            flag: ["waiting"],
            activity: ["sfi"],
            q: "haddad",
            columns: ["name", "phase", "age"],
            page: 3,
        });
        expect(
            readSearch({ scope: "all", sort: "next_due", page: 1, flag: [], q: " ", overdue: "yes" }),
        ).toEqual({});
        expect(readSearch({ overdue: true })).toEqual({ next_step: ["overdue"] });
    });
    it("asks the API in its own words", () => {
        expect(
            queryText(listQuery({ flag: ["waiting", "no_lead"], page: 2, descending: true }, "mine")),
        ).toBe("?scope=mine&flag=waiting%2Cno_lead&descending=true&limit=50&offset=50");
        expect(queryText(countsQuery({ q: "a", flag: ["waiting"], age: ["from_60"] }, "team", "flag"))).toBe(
            "?scope=team&q=a&age=from_60",
        );
        expect(
            queryText(exportQuery({ columns: ["name", "next_step"], q: "a", page: 7 }, "party", "xlsx")),
        ).toBe("?scope=party&q=a&columns=name%2Cnext_step%2Cnext_due%2Cflags&format=xlsx");
    });
    it("adds and lets go of one value at a time", () => {
        const search = { phase: ["active"], flag: ["waiting", "no_lead"] };
        expect(chosenIn(search)).toEqual([
            ["phase", "active"],
            ["flag", "waiting"],
            ["flag", "no_lead"],
        ]);
        expect(without(search, "phase", "active")).toEqual({ phase: undefined });
        expect(without(search, "flag", "waiting")).toEqual({ flag: ["no_lead"] });
        expect(withValue(search, "age", "from_60")).toEqual({ age: ["from_60"] });
    });
    it("is kept under a name in the same words, whatever page it was on", () => {
        const search = readSearch({ flag: ["waiting"], q: "Åsa & Bo", page: 2, view: "x", sort: "hours" });
        const kept = writeView(search, "team");
        expect(readView(kept)).toEqual({ flag: ["waiting"], q: "Åsa & Bo", sort: "hours", scope: "team" });
        expect(writeView(readView(kept), "team")).toBe(kept);
        expect(writeView({ q: "Åsa & Bo", sort: "hours", flag: ["waiting"] }, "team")).toBe(kept);
    });
});
