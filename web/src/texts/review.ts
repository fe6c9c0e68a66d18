// The words of a page that is fetched when it is opened, in both languages.
import { review as en } from "./review-en";
import { review as sv } from "./review-sv";

export const reviewWords = { sv, en };
