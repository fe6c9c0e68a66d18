// The words of a page that is fetched when it is opened, in both languages.
import { consult as en } from "./consult-en";
import { consult as sv } from "./consult-sv";

export const consultWords = { sv, en };
