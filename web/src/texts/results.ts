// The words of a page that is fetched when it is opened, in both languages.
import { results as en } from "./results-en";
import { results as sv } from "./results-sv";

export const resultsWords = { sv, en };
