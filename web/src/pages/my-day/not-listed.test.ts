import { expect, test } from "vitest";
import type { MyDayItem, UnreadThread } from "../../api/types";
import { notListed } from "./not-listed";

const unread = (thread: string): UnreadThread => ({
    case: "A",
    thread,
    unread: 1,
    since: "2019-05-20T06:00:00Z",
    days: 0,
    participant: true,
    mine: true,
});
const due = (item: string, more: Partial<MyDayItem> = {}): MyDayItem => ({
    kind: "message_unanswered",
    case: "A",
    due: "2019-05-22",
    days: 2,
    item,
    ...more,
});

test("stands once: what waits for an answer is in the list already, unless it is set aside", () => {
    const rows = ["1", "2", "3", "4"].map(unread);
    const items = [
        due("1"),
        due("2", {
            aside: { item: "M", version: 1, by: "K", kind: "message_unanswered", due: "2019-05-22" },
        }),
        due("3", { kind: "message_awaited" }),
    ];
    expect(notListed(rows, items).map(({ thread }) => thread)).toEqual(["2", "3", "4"]);
});
