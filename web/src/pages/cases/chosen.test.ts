import { describe, expect, it } from "vitest";
import type { CaseRow, Colleague } from "../../api/types";
import { colleagues, withoutRows, withRows } from "./chosen";

const rows = (...ids: string[]) => ids.map((id) => ({ case: id, flags: [] }) as unknown as CaseRow);

describe("chosen rows", () => {
    it("are chosen once, up to the cap, and let go", () => {
        const some = withRows(new Map(), rows("A", "B"), 3);
        expect([...withRows(some, rows("B", "C", "D"), 3).keys()]).toEqual(["A", "B", "C"]);
        expect([...withoutRows(some, ["A"]).keys()]).toEqual(["B"]);
    });
    it("are shared with who works with cases in my teams or my party, and has not left", () => {
        const who = (name: string, part: Partial<Colleague>): Colleague => ({
            id: name,
            name,
            party: "social_services",
            role: "social_worker",
            teams: ["T1"],
            duties: [],
            ...part,
        });
        const me = { worker: "Me", party: "employment_service", teams: ["T1"], today: "2019-05-20" };
        const found = colleagues(
            [
                who("Ö", {}),
                who("Gone", { until: "2019-05-19" }),
                who("Far", { teams: ["T2"] }),
                who("Own", { teams: ["T2"], party: "employment_service" }),
                who("Lead", { role: "project_lead" }),
            ],
            me,
        );
        expect(found.map(({ name }) => name)).toEqual(["Own", "Ö"]);
    });
});
