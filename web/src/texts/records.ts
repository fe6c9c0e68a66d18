// The words of a page that is fetched when it is opened, in both languages.
import { records as en } from "./records-en";
import { records as sv } from "./records-sv";

export const recordsWords = { sv, en };
