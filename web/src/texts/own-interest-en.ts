// The words of a page of its own, in English.
import type { ownInterest as swedish } from "./own-interest-sv";

export const ownInterest: typeof swedish = {
    title: "Own interest",
    lead: "Is somebody who may become a participant close to you, or is there anything else that makes your impartiality doubtful? Declare it here, before you meet the case. From that moment the person’s cases are not there for you: not in lists, not in search, not at a direct address.",
    law: "Förvaltningslagen (2017:900) 16 and 18 §§. Whom it is about is kept as a check value of the personal number alone, which nobody can read back. Your manager is told that you have declared, not to whom. The answer is the same whether the person has a case or not.",
    mine: "What you have declared",
    none: "You have declared nothing.",
    declared: (date) => `declared ${date}`,
    ended: (date) => `holds no more since ${date}`,
    closed: "The person’s cases, if there are any, are closed to you.",
    ownNumber:
        "Your own personal number is known here. Should you be a participant yourself, the case is closed to you, and to your colleagues but for those who have it by name.",
    noOwnNumber:
        "Your own personal number is not known here. Declare yourself if you are or become a participant.",
    declare: "Declare own interest",
    number: "Personal number",
    numberHelp: "Twelve digits, yyyymmdd-nnnn.",
    how: "Why can you not handle it?",
    closeness: {
        relative: "Close to me",
        representative: "I am representative or counsel",
        other: "Anything else that makes my impartiality doubtful",
    },
    label: "Your own reminder",
    labelHelp: "For example “my sister”. Shown to you alone. May be left empty.",
    required: "Fill this in.",
    send: "Declare",
    saved: "Declared. The person’s cases are closed to you.",
    staff: "Declarations in your party",
    staffLead:
        "Who has declared and when, not to whom. That the interest is no more is for you to decide, not for who declared.",
    staffNone: "Nobody has declared anything.",
    end: "Holds no more",
    endWhy: "Why is there no own interest any more?",
};
