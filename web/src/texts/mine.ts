// The words of a page that is fetched when it is opened, in both languages.
import { mine as en } from "./mine-en";
import { mine as sv } from "./mine-sv";

export const mineWords = { sv, en };
