import { describe, expect, it } from "vitest";
import { addDays, addMonths, daysBetween, endOfDay, fromNow, isDate, mondayOf, weekNumber } from "./dates";

describe("dates", () => {
    it("takes only dates that exist", () => {
        expect(isDate("2024-02-29")).toBe(true);
        for (const text of ["2023-02-29", "2024-13-01", "2024-1-1", "", "2024-02-29T00:00"])
            expect(isDate(text)).toBe(false);
    });
    it("does not stumble on the change to summer time", () => {
        expect(addDays("2019-03-30", 2)).toBe("2019-04-01");
        expect(daysBetween("2019-03-25", "2019-04-01")).toBe(7);
    });
    it("ends the day in Sweden, in winter, in summer and on the nights between", () => {
        expect(endOfDay("2019-01-15")).toBe("2019-01-15T22:59:59Z");
        expect(endOfDay("2019-05-20")).toBe("2019-05-20T21:59:59Z");
        expect(endOfDay("2019-03-31")).toBe("2019-03-31T21:59:59Z");
        expect(endOfDay("2019-10-27")).toBe("2019-10-27T22:59:59Z");
    });
    it("finds the Monday, also before 1970", () => {
        expect(mondayOf("2019-05-12")).toBe("2019-05-06");
        expect(mondayOf("2019-05-06")).toBe("2019-05-06");
        expect(mondayOf("1969-12-31")).toBe("1969-12-29");
    });
    it("counts weeks by ISO 8601", () => {
        expect(weekNumber("2018-12-31")).toBe(1);
        expect(weekNumber("2021-01-03")).toBe(53);
        expect(weekNumber("2019-05-12")).toBe(19);
    });
    it("keeps to the end of a short month", () => {
        expect(addMonths("2019-01-31", 1)).toBe("2019-02-28");
        expect(addMonths("2019-11-30", 3)).toBe("2020-02-29");
        expect(addMonths("2019-01-15", -1)).toBe("2018-12-15");
    });
    it("says near dates in words", () => {
        expect(fromNow("2019-05-07", "2019-05-06", "sv")).toBe("i morgon");
        expect(fromNow("2019-04-01", "2019-05-06", "sv")).toBe("för 5 veckor sedan");
    });
});
