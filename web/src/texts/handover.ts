// The words of handing over and of standing in, in both languages.
import { handover as en } from "./handover-en";
import { handover as sv } from "./handover-sv";

export const handoverWords = { sv, en };
