// The words of the plan page, which is fetched when it is opened, in both languages.
import { planPage as en } from "./plan-en";
import { planPage as sv } from "./plan-sv";

export const planWords = { sv, en };
