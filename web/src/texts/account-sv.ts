// The words of the doors, in Swedish: ways in, codes, and one's own sessions.
export const account = {
    ways: {
        through: (label: string) => `Logga in via ${label}`,
        or: "Eller med användarnamn och lösenord",
        codeTitle: "Skriv koden",
        codeLead: "Öppna din autentiseringsapp och skriv de sex siffrorna som står där.",
        code: "Kod, sex siffror",
        back: "Tillbaka",
        faults: {
            sign_in_stale: "Inloggningen tog för lång tid eller började i ett annat fönster. Börja om.",
            sign_in_denied: "Inloggningen avbröts.",
            sign_in_failed:
                "Svaret från inloggningen gick inte att lita på, så du är inte inloggad. Försök igen. Händer det igen: kontakta din administratör.",
            provider_silent: "Inloggningstjänsten svarar inte. Försök igen om en stund.",
            unknown_person:
                "Inloggningen gick bra, men du är inte upplagd här. Arbetar du här: be din chef eller administratör att lägga upp dig. Är du deltagare: prata med din handläggare.",
        } as Record<string, string>,
    },
};
