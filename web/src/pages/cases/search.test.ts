import { describe, expect, it } from "vitest";
import { queryText } from "../../api/client";
import { listQuery, readSearch } from "./search";

describe("the address of the case list", () => {
    it("keeps what is known and drops the rest", () => {
        expect(
            readSearch({
                scope: "team",
                phase: "active",
                flag: ["waiting", "x"],
                q: "haddad",
                page: 3,
                sort: "nothing",
                evil: 1,
            }),
        ).toEqual({
            scope: "team",
            phase: "active",
            flag: ["waiting"],
            q: "haddad",
            page: 3,
        });
        expect(
            readSearch({ scope: "all", sort: "next_due", page: 1, flag: [], q: " ", overdue: "yes" }),
        ).toEqual({});
    });
    it("asks the API in its own words", () => {
        expect(
            queryText(listQuery({ flag: ["waiting", "no_lead"], page: 2, descending: true }, "mine")),
        ).toBe("?scope=mine&flag=waiting%2Cno_lead&descending=true&limit=50&offset=50");
    });
});
