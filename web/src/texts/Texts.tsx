// Gives the components below it the words of the chosen language, and the design system the same language.
import { Provider } from "@navikt/ds-react";
import { nb } from "@navikt/ds-react/locales";
import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { queryClient } from "../api/queries";
import type { LanguageCode } from "../dates";
import { TextsContext } from "./context";
import { currentLanguage, rememberLanguage } from "./language";
import { sv, type Texts } from "./sv";

async function load(language: LanguageCode): Promise<Texts> {
    return language === "en" ? (await import("./en")).en : sv;
}

export function TextsProvider({ children }: { children: ReactNode }) {
    const [texts, setTexts] = useState<Texts | undefined>(() =>
        currentLanguage() === "sv" ? sv : undefined,
    );

    const choose = useCallback((language: LanguageCode) => {
        rememberLanguage(language);
        void load(language).then((words) => {
            setTexts(words);
            // These hold sentences of the server's, in the language they were asked for in.
            for (const key of ["case", "past-case", "sus"])
                void queryClient.invalidateQueries({ queryKey: [key] });
        });
    }, []);

    useEffect(() => {
        if (texts === undefined) void load(currentLanguage()).then(setTexts);
        else document.documentElement.lang = texts.code;
    }, [texts]);

    const value = useMemo(
        () => texts && { t: texts, language: texts.code as LanguageCode, choose },
        [texts, choose],
    );
    if (!value) return null;
    return (
        <TextsContext value={value}>
            <Provider locale={nb} translations={value.t.aksel}>
                {children}
            </Provider>
        </TextsContext>
    );
}
