// The words of a page that is fetched when it is opened, in both languages.
import { team as en } from "./team-en";
import { team as sv } from "./team-sv";

export const teamWords = { sv, en };
