// What is unread and does not stand in the list already, as a message that waits for an answer.
import type { MyDayItem, UnreadThread } from "../../api/types";

export const notListed = (
    unread: readonly UnreadThread[],
    items: readonly MyDayItem[],
): readonly UnreadThread[] =>
    unread.filter(
        ({ thread }) =>
            !items.some(
                ({ kind, item, aside }) => kind === "message_unanswered" && item === thread && !aside,
            ),
    );
