// The words of one's own sessions and codes, in Swedish.

export const own = {
    title: "Din inloggning",
    lead: "Här ser du var du är inloggad, och hur du loggar in.",
    sessions: "Här är du inloggad",
    sessionsHelp:
        "Känner du inte igen något? Avsluta det och byt lösenord. Vid byte av roll eller arbetsgivare avslutas allt av sig självt.",
    current: "Den du använder nu",
    through: (door: string) => `via ${door}`,
    withPassword: "med lösenord",
    begun: (when: string) => `Började ${when}`,
    used: (when: string) => `Användes senast ${when}`,
    endsAt: (when: string) => `Slutar ${when} om den inte används`,
    end: "Avsluta",
    endOthers: "Avsluta alla andra",
    ended: "Avslutad.",
    othersEnded: "Alla andra är avslutade.",
    only: "Du är inte inloggad någon annanstans.",
    unknownDevice: "Okänd webbläsare",
    on: (browser: string, system: string) => `${browser} på ${system}`,

    factor: "Kod från autentiseringsapp",
    factorOff:
        "Du loggar in med bara lösenord. Med en kod från en app räcker det inte att någon kommer över lösenordet.",
    factorOn: "När du loggar in skriver du också en kod från din app.",
    factorElsewhere: "Du loggar in via din myndighet. Det är den som avgör hur du visar vem du är.",
    factorRequired: "Här krävs en kod av alla som loggar in med lösenord.",
    setUp: "Lägg till en kod",
    replace: "Byt till en ny app",
    remove: "Ta bort koden",
    password: "Ditt lösenord",
    presentCode: "Kod från appen du har nu",
    next: "Fortsätt",
    cancel: "Avbryt",
    step: "Lägg till i din app",
    stepHelp:
        "Öppna autentiseringsappen, välj att lägga till ett konto, och läs in bilden eller skriv nyckeln. De visas bara nu.",
    picture: "Bild att läsa in med appen",
    key: "Nyckel",
    openApp: "Öppna i en app på den här enheten",
    confirmHelp:
        "Skriv sedan koden som appen visar. Då börjar den gälla, och dina andra inloggningar avslutas.",
    confirm: "Bekräfta",
    confirmed: "Nu krävs en kod när du loggar in.",
    removed: "Koden är borttagen.",
    lost: "Har du tappat appen? En administratör kan ta bort koden åt dig.",
};
