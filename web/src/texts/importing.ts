// The words of a page that is fetched when it is opened, in both languages.
import { importing as en } from "./importing-en";
import { importing as sv } from "./importing-sv";

export const importingWords = { sv, en };
