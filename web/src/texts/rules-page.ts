// The words of a page that is fetched when it is opened, in both languages.
import { rulesPage as en } from "./rules-page-en";
import { rulesPage as sv } from "./rules-page-sv";

export const rulesPageWords = { sv, en };
