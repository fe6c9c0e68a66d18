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
                "You are signed in with your authority, but you are not registered here. Ask your manager or administrator to register you.",
        },
    },

    account: {
        title: "Your sign-in",
        lead: "Where you are signed in, and how you sign in.",
        sessions: "Where you are signed in",
        sessionsHelp:
            "Is there something that you do not recognise? End it and change your password. When your role or employer changes, everything ends by itself.",
        current: "The one you use now",
        through: (door) => `through ${door}`,
        withPassword: "with a password",
        begun: (when) => `Began ${when}`,
        used: (when) => `Last used ${when}`,
        endsAt: (when) => `Ends ${when} if it is not used`,
        end: "End",
        endOthers: "End all others",
        ended: "Ended.",
        othersEnded: "All others have been ended.",
        only: "You are not signed in anywhere else.",
        unknownDevice: "Unknown browser",
        on: (browser, system) => `${browser} on ${system}`,

        factor: "Code from an authenticator app",
        factorOff:
            "You sign in with a password alone. With a code from an app, a stolen password is not enough.",
        factorOn: "When you sign in you also write a code from your app.",
        factorElsewhere: "You sign in through your authority, which decides how you show who you are.",
        factorRequired: "A code is required here of everybody who signs in with a password.",
        setUp: "Add a code",
        replace: "Change to a new app",
        remove: "Remove the code",
        password: "Your password",
        presentCode: "Code from the app that you have now",
        next: "Continue",
        cancel: "Cancel",
        step: "Add it to your app",
        stepHelp:
            "Open the authenticator app, choose to add an account, and read the picture or write the key. They are shown only now.",
        picture: "Picture for the app to read",
        key: "Key",
        openApp: "Open in an app on this device",
        confirmHelp:
            "Then write the code that the app shows. From then on it holds, and your other sessions end.",
        confirm: "Confirm",
        confirmed: "From now on a code is wanted when you sign in.",
        removed: "The code has been removed.",
        lost: "Have you lost the app? An administrator can remove the code for you.",
    },
};
