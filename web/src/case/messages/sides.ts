// Who takes part in a conversation, by name as its reader calls them.
import type { Party, ThreadLine } from "../../api/types";
import type { MessageWords } from "../../texts/messages";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";

/** "none" is the participant. */
export const sideName = (side: Party, mine: Party, t: Texts, words: MessageWords): string =>
    side === "none" ? (mine === "none" ? words.you : words.participant) : nameOf(t.party, side);

export function sidesOf({ audience = [], participant }: ThreadLine): Party[] {
    return participant ? [...audience, "none"] : audience;
}

/** The participant's first, then one's own: what waits for oneself is what one looks for. */
export const waitsFirst = (waiting: ThreadLine["waiting"], mine: Party): ThreadLine["waiting"] =>
    [...waiting].sort((a, b) => Number(b.party === mine) - Number(a.party === mine));

export const whoWrote = (party: Party, author: string | undefined): Party =>
    author === undefined ? "none" : party;
