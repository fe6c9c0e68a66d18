// The words of a page that is fetched when it is opened, in both languages.
import { access as en } from "./access-en";
import { access as sv } from "./access-sv";

export const accessWords = { sv, en };
