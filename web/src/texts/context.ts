// How a component reaches its words: const { t, language } = useTexts();
import { createContext, use } from "react";
import type { LanguageCode } from "../dates";
import type { Texts } from "./sv";

export interface TextsValue {
    t: Texts;
    language: LanguageCode;
    choose: (language: LanguageCode) => void;
}

export const TextsContext = createContext<TextsValue | undefined>(undefined);

export function useTexts(): TextsValue {
    const value = use(TextsContext);
    if (value === undefined) throw new Error("no TextsProvider above");
    return value;
}

/** The words of one page, in the chosen language: fetched with the page, and not with the first. */
export const useWords = <T>(words: Record<LanguageCode, T>): T => words[useTexts().language];

/** The name of an enumeration's value; the value itself where the catalogue does not know it yet. */
export const nameOf = (names: Record<string, string>, value: string | undefined): string =>
    value === undefined ? "" : (names[value] ?? value);
