import { expect, it } from "vitest";
import { barLengths, share } from "./numbers";
import { lastDay, periodOf, periods, project } from "./period";

it("draws bars against the longest, and none for what is withheld", () => {
    expect(
        barLengths([
            { code: "a", count: 50 },
            { code: "b", count: 200 },
            { code: "c" },
            { code: "d", count: 0 },
        ]),
    ).toEqual([250, 1000, undefined, 0]);
    expect(barLengths([{ code: "a" }])).toEqual([undefined]);
});
it("writes shares as Swedes do", () => {
    expect(share(0.3836, "sv").replace(/\s/g, " ")).toBe("38,4 %");
    expect(share(0.5, "en")).toBe("50.0%");
});
it("shows the whole project in the demonstration, otherwise the last whole year", () => {
    expect(periodOf({}, "2019-05-20", true)).toEqual(project);
    expect(periodOf({}, "2026-03-01", false)).toEqual({ from: "2025-01-01", until: "2026-01-01" });
    expect(periods("2026-03-01", false).map(({ name }) => name)).toEqual(["2025", "2026", "2024"]);
});
it("takes a period from the address only when it is one", () => {
    expect(periodOf({ from: "2018-03-01", until: "2018-04-01" }, "2019-05-20", true).from).toBe("2018-03-01");
    expect(periodOf({ from: "2018-03-01", until: "2018-03-01" }, "2019-05-20", true)).toEqual(project);
    expect(lastDay({ from: "2018-03-01", until: "2018-04-01" })).toBe("2018-03-31");
});
