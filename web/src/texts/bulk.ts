// The words of what is done with many cases at once, in both languages.
import { bulk as en } from "./bulk-en";
import { bulk as sv } from "./bulk-sv";

export const bulkWords = { sv, en };
