// The words of the page where papers are made, fetched with it, in both languages.
import { papers as en } from "./papers-en";
import { papers as sv } from "./papers-sv";

export const paperWords = { sv, en };
