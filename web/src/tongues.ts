// The name of a language a participant speaks. Its code is written by somebody: one that is no code is shown as it was written.
import type { LanguageCode } from "./dates";

/** In the words of `language`; the code itself where it has no name, or is not a code at all. */
export function tongueName(code: string, language: LanguageCode): string {
    try {
        return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
    } catch {
        return code; // RangeError: not well-formed
    }
}
