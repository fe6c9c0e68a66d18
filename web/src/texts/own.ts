// The words of a page that is fetched when it is opened, in both languages.
import { own as en } from "./own-en";
import { own as sv } from "./own-sv";

export const ownWords = { sv, en };
