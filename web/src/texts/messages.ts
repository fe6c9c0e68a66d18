// The words of the conversations of a case, in both languages; fetched with them.
import { messages as en } from "./messages-en";
import { messages as sv } from "./messages-sv";

export const messageWords = { sv, en };
export type MessageWords = typeof sv;
