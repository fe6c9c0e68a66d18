// The words above a form on something that somebody else has changed meanwhile, in both languages.
export const meanwhileWords = {
    sv: {
        other: "Någon annan",
        somebody: (who: string) => `${who} har ändrat det här medan du skrev.`,
        you: "Du har själv ändrat det här i ett annat fönster medan du skrev.",
        now: (what: string, status: string) => `${what} står nu som ”${status}”.`,
        still: "Det du har skrivit står kvar. Spara om det fortfarande stämmer.",
        gone: (title: string) =>
            `”${title}” går inte längre att spara på den. Det du har skrivit står kvar här tills du stänger.`,
        asNote: "Gör en anteckning av det jag skrev",
    },
    en: {
        other: "Somebody else",
        somebody: (who: string) => `${who} has changed this while you were writing.`,
        you: "You have changed this yourself in another window while you were writing.",
        now: (what: string, status: string) => `${what} now stands as “${status}”.`,
        still: "What you have written is still here. Save if it still holds.",
        gone: (title: string) =>
            `“${title}” can no longer be saved on it. What you have written stays here until you close it.`,
        asNote: "Make a note of what I wrote",
    },
};
