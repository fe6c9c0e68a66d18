// The chosen language: this person's choice on this machine, else Swedish. Kept apart from drafts: it says nothing secret.
import type { LanguageCode } from "../dates";

const kKey = "samkraft.language";

export const currentLanguage = (): LanguageCode => (localStorage.getItem(kKey) === "en" ? "en" : "sv");
export const chosenLanguage = (): LanguageCode | null =>
    localStorage.getItem(kKey) === null ? null : currentLanguage();
export const rememberLanguage = (language: LanguageCode): void => localStorage.setItem(kKey, language);
