// The words of a page that is fetched when it is opened, in both languages.
const sv = {
    title: "Aviseringar som inte kom fram",
    lead: "När något väntar på någon kan Samkraft säga till med e-post eller SMS. Det som inte gick att lämna, trots flera försök, står här. Varför är den mottagande serverns egna ord.",
    off: "Aviseringar är inte påslagna. Hur man gör står i driftsdokumentationen, avsnitt 4.2.",
    figures: (sent: number, waiting: number) =>
        `Skickade de senaste 90 dagarna: ${sent}. På väg: ${waiting}.`,
    none: "Allt har kommit fram.",
    more: (rows: number, all: number) => `De ${rows} äldsta av ${all} visas.`,
    who: "Till",
    participant: "En deltagare",
    how: "Väg",
    channel: { mail: "E-post", sms: "SMS" },
    code: "kod för att bekräfta en adress",
    when: "Gavs upp",
    attempts: "Försök",
    why: "Varför",
    again: "Försök igen",
    sentAgain: "Skickas igen.",
};
const en: typeof sv = {
    title: "Notices that did not arrive",
    lead: "When something waits for somebody, Samkraft can tell by mail or SMS. What could not be handed over, in spite of several attempts, is listed here. Why is in the receiving server's own words.",
    off: "Notices are not turned on. How to is in the documentation of operations, section 4.2.",
    figures: (sent, waiting) => `Sent in the last 90 days: ${sent}. On their way: ${waiting}.`,
    none: "All have arrived.",
    more: (rows, all) => `The ${rows} oldest of ${all} are shown.`,
    who: "To",
    participant: "A participant",
    how: "By",
    channel: { mail: "Mail", sms: "SMS" },
    code: "code to confirm an address",
    when: "Given up",
    attempts: "Attempts",
    why: "Why",
    again: "Try again",
    sentAgain: "It is sent again.",
};
export const undeliveredWords = { sv, en };
