import { describe, expect, it } from "vitest";
import type { About, CaseContent } from "../api/types";
import { longTimes } from "./progression";

type Activity = NonNullable<CaseContent["activities"]>[number];
const course = (
    activity: string,
    started: string,
    ended?: string,
    topic: About["topic"] = "language",
): Activity => ({
    offer: {
        about: {
            item: `${activity}${started}`,
            version: 1,
            owner: "adult_education",
            category: "studies",
            topic,
            at: "2015-01-01T08:00:00Z",
            limited: false,
        },
        activity,
    },
    status: ended === undefined ? "ongoing" : "completed",
    replanned: false,
    started,
    ...(ended !== undefined && { ended }),
});

describe("years of the same course", () => {
    const today = "2019-05-20";
    it("are counted over all its periods", () => {
        expect(
            longTimes([course("sfi", "2015-01-01", "2016-07-01"), course("sfi", "2018-09-01")], today),
        ).toEqual([{ activity: "sfi", months: 26 }]);
    });
    it("count once where courses go on side by side", () => {
        expect(
            longTimes(
                [
                    course("adult_education", "2017-01-01", "2018-07-01", "studies"),
                    course("adult_education", "2017-06-01", "2018-05-01", "studies"),
                    course("adult_education", "2018-09-01", undefined, "studies"),
                    course("adult_education", "2018-10-01", undefined, "studies"),
                ],
                today,
            ),
        ).toEqual([{ activity: "adult_education", months: 26 }]);
    });
    it("are told only while it goes on, and not before they are two", () => {
        expect(longTimes([course("sfi", "2015-01-01", "2018-07-01")], today)).toEqual([]);
        expect(longTimes([course("sfi", "2017-05-25")], today)).toEqual([]);
        expect(longTimes([course("sfi", "2017-05-15")], today)).toHaveLength(1);
    });
    it("are of courses: work for years is what is hoped for", () => {
        expect(longTimes([course("internship", "2015-01-01", undefined, "work")], today)).toEqual([]);
        expect(longTimes([course("other", "2015-01-01")], today)).toEqual([]);
    });
});
