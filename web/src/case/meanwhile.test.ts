// What came between on an item that is being written on.
import { describe, expect, it } from "vitest";
import type { CaseContent } from "../api/types";
import { about, formContext } from "./fixtures";
import { meanwhileOn } from "./meanwhile";
import type { ActivityItem } from "./steps";

const activity = (version: number, part: Partial<ActivityItem> = {}): ActivityItem => ({
    offer: { about: about({ version, author: "Y" }), activity: "sfi", title: "SFI" },
    status: "ongoing",
    replanned: false,
    ...part,
});
const on = (content: Partial<CaseContent>) => formContext(content, { item: "A" });

describe("what others have changed meanwhile", () => {
    it("is nothing where the version is the one that was seen", () => {
        expect(meanwhileOn(on({ activities: [activity(3)] }), "activity_completed", "A", 3)).toBeUndefined();
    });
    it("leaves the form its way where the step may still be taken, and names who changed it", () => {
        const changed = activity(4, {
            changes: [
                { about: about({ version: 4, author: "C" }), hours: [{ from: "2019-05-20", hours: 15 }] },
            ],
        });
        const found = meanwhileOn(on({ activities: [changed] }), "activity_completed", "A", 3);
        expect(found).toMatchObject({ by: "C", gone: false, since: 3 });
    });
    it("takes the way from a step that another has made impossible, but not from others", () => {
        const ended = activity(4, {
            status: "interrupted",
            interruption: { about: about({ version: 4, author: "C" }), reason: "host_ended" },
        });
        const told = (kind: "activity_completed" | "activity_hours" | "activity_interrupted") =>
            meanwhileOn(on({ activities: [ended] }), kind, "A", 3)?.gone;
        expect(told("activity_completed")).toBe(true);
        expect(told("activity_interrupted")).toBe(true);
        expect(told("activity_hours")).toBe(true);
    });
    it("names nobody where the entry does not tell, rather than who made the offer", () => {
        expect(
            meanwhileOn(on({ activities: [activity(4)] }), "activity_completed", "A", 3)?.by,
        ).toBeUndefined();
    });
    it("says that what was taken away is gone", () => {
        expect(meanwhileOn(on({}), "note", "A", 2)).toMatchObject({ gone: true, activity: undefined });
        const note = { notes: [{ about: about({ version: 3, author: "C" }), heading: "H" }] };
        expect(meanwhileOn(on(note), "note", "A", 2)).toMatchObject({ gone: false, by: "C" });
    });
});
