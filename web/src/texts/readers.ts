// The words of a page that is fetched when it is opened, in both languages.
import { readers as en } from "./readers-en";
import { readers as sv } from "./readers-sv";

export const readersWords = { sv, en };
