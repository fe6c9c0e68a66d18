// The words of the register of providers, of visits there, and of what a place says, in both languages.
import { providers as en } from "./providers-en";
import { providers as sv } from "./providers-sv";

export const providerWords = { sv, en };
