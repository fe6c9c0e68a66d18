import { expect, test } from "vitest";
import type { CaseView } from "../../api/types";
import { rateable } from "./ratings";

const view = (content: unknown) => ({ content }) as CaseView;
const activity = (item: string, started?: string, status = "ongoing") => ({
    offer: { about: { item } },
    status,
    ...(started !== undefined && { started }),
});

test("one judges what has begun, the latest first, and nothing in a closed case", () => {
    const activities = [
        activity("offered", undefined, "offered"),
        activity("first", "2019-02-01", "completed"),
        activity("last", "2019-04-01"),
        activity("broken off", "2019-03-01", "interrupted"),
    ];
    const items = (content: unknown) => rateable(view(content)).map(({ offer }) => offer.about.item);
    expect(items({ activities })).toEqual(["last", "broken off", "first"]);
    expect(items({ activities, exit: {} })).toEqual([]);
    expect(items({})).toEqual([]);
});
