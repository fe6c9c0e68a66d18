// The words of a page that is fetched when it is opened, in both languages.
import { allocation as en } from "./allocation-en";
import { allocation as sv } from "./allocation-sv";

export const allocationWords = { sv, en };
