// The words of a page that is fetched when it is opened, in both languages.
import { ownInterest as en } from "./own-interest-en";
import { ownInterest as sv } from "./own-interest-sv";

export const ownInterestWords = { sv, en };
