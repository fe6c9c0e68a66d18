// The words of one's own sessions and codes, in English.
import type { own as swedish } from "./own-sv";

export const own: typeof swedish = {
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
    factorOff: "You sign in with a password alone. With a code from an app, a stolen password is not enough.",
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
};
