// The words of the doors, in English.
import type { account as Swedish } from "./account-sv";

export const account: typeof Swedish = {
    ways: {
        through: (label) => `Sign in through ${label}`,
        or: "Or with user name and password",
        codeTitle: "Write the code",
        codeLead: "Open your authenticator app and write the six digits that it shows.",
        code: "Code, six digits",
        back: "Back",
        faults: {
            sign_in_stale: "Signing in took too long or began in another window. Begin again.",
            sign_in_denied: "The sign-in was broken off.",
            sign_in_failed:
                "The answer of the sign-in service could not be trusted, so you are not signed in. Try again. If it happens again, contact your administrator.",
            provider_silent: "The sign-in service does not answer. Try again in a while.",
            unknown_person:
                "The sign-in went well, but you are not registered here. If you work here, ask your manager or administrator to register you. If you are a participant, talk to your case officer.",
        },
    },
};
