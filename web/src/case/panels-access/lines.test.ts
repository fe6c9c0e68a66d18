import { expect, it } from "vitest";
import type { AccessLine } from "../../api/types";
import { openings } from "./lines";

const line = (at: string, worker: string, page = "GET /cases/{case}"): AccessLine => ({
    at,
    worker,
    page,
    access: "read",
    party: "labour_market",
    role: "labour_market_secretary",
});

const say = ({ page }: AccessLine) => page ?? "";

it("puts the newest first and tells equal lines of a day once", () => {
    const days = openings(
        [
            line("2019-05-19T10:00:00Z", "A"),
            line("2019-05-20T08:00:00Z", "A"),
            line("2019-05-20T09:00:00Z", "A"),
            line("2019-05-20T08:30:00Z", "B"),
            line("2019-05-20T07:00:00Z", "A", "GET /my-day"),
        ],
        say,
    );
    expect(
        days.map(({ day, openings: of }) => [day, of.map(({ line: { worker }, times }) => [worker, times])]),
    ).toEqual([
        [
            "2019-05-20",
            [
                ["A", 2],
                ["B", 1],
                ["A", 1],
            ],
        ],
        ["2019-05-19", [["A", 1]]],
    ]);
});
it("counts a late evening to the Swedish day", () => {
    expect(openings([line("2019-05-19T22:30:00Z", "A")], say)[0]?.day).toBe("2019-05-20");
});
