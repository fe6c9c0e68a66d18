// The words of a page that is fetched when it is opened, in both languages.
import { roles as en } from "./roles-en";
import { roles as sv } from "./roles-sv";

export const rolesWords = { sv, en };
