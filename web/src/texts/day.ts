// The words of my day and of what is new, which are fetched when they are needed, in both languages.
import { day as en } from "./day-en";
import { day as sv } from "./day-sv";

export const dayWords = { sv, en };
