// The words of the pages around the case, in Swedish: my day, results, import, referral, and the case's log, rules and teams.
import type { DueKind } from "../api/types";

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** "i dag", "om 3 dagar", "för 3 månader sedan". */
const when = (days: number): string => {
    if (days === 0) return "i dag";
    if (days === 1) return "i morgon";
    if (days === -1) return "i går";
    const far =
        Math.abs(days) > 60 ? `${Math.round(Math.abs(days) / 30)} månader` : `${Math.abs(days)} dagar`;
    return days > 0 ? `om ${far}` : `för ${far} sedan`;
};
/** The warning comes a month before the end. */
const ends = (days: number, past: string, ahead: string): string =>
    `${30 + days < 0 ? past : ahead} ${when(30 + days)}`;

interface DueWords {
    why: (days: number) => string;
    act: string; // what one does about it, on the button
}

export const pages = {
    dueWords: {
        follow_up: {
            why: (d) =>
                d < 0
                    ? `Uppföljning bokad ${when(d)}. Ingen har skrivit att den blev av.`
                    : `Uppföljning ${when(d)}.`,
            act: "Skriv uppföljning",
        },
        call_today: {
            why: (d) => `Uteblev ${when(d)} och är inte nådd. Hör av dig samma dag.`,
            act: "Skriv vad som hände",
        },
        replan: {
            why: (d) =>
                d === 0
                    ? "En aktivitet avbröts i dag. Gör en ny plan samma dag."
                    : `${count(-d, "dag", "dagar")} utan ny plan sedan en aktivitet avbröts.`,
            act: "Erbjud något nytt",
        },
        consent_unanswered: {
            why: (d) =>
                d < 0
                    ? `Frågan om samtycke är obesvarad. Svaret väntades ${when(d)}.`
                    : `Frågan om samtycke är obesvarad. Påminn ${when(d)}.`,
            act: "Registrera svaret",
        },
        plan_change_answer: {
            why: (d: number) =>
                d < 0
                    ? `En ändring av planen skulle ha besvarats ${when(d)}.`
                    : `En ändring av planen väntar på ert svar, senast ${when(d)}.`,
            act: "Svara på förslaget",
        },
        plan_change_ready: {
            why: (d: number) =>
                d > 0
                    ? `En föreslagen ändring ska vara besvarad ${when(d)}.`
                    : "Ditt förslag till ändring går att avsluta.",
            act: "Avsluta förslaget",
        },
        placement_unsigned: {
            why: (d: number) =>
                d < 0
                    ? "Överenskommelsen med arbetsplatsen är inte underskriven."
                    : `Överenskommelsen med arbetsplatsen ska vara underskriven ${when(d)}.`,
            act: "Se överenskommelsen",
        },
        placement_visit: {
            why: (d: number) =>
                d < 0
                    ? `Ett besök på arbetsplatsen skulle ha gjorts ${when(d)}.`
                    : `Besök på arbetsplatsen ${when(d)}.`,
            act: "Boka besök",
        },
        rights_answer: {
            why: (d: number) =>
                d < 0
                    ? `Deltagaren skulle ha fått svar på en begäran ${when(d)}.`
                    : `Deltagaren ska ha svar på en begäran senast ${when(d)}.`,
            act: "Svara",
        },
        consent_unconfirmed: {
            why: (d) =>
                d < 0
                    ? `Ett samtycke på papper skulle ha bekräftats ${when(d)}. Det öppnar inget än.`
                    : `Ett samtycke på papper ska bekräftas av en andra person, senast ${when(d)}.`,
            act: "Se samtycket",
        },
        consent_ending: {
            why: (d) => `Ett samtycke ${ends(d, "gick ut", "går ut")}. Då försvinner insynen.`,
            act: "Be om nytt samtycke",
        },
        intake_unanswered: {
            why: (d) =>
                `Kartläggningsunderlaget är obesvarat. Svaret ${d < 0 ? "väntades" : "väntas"} ${when(d)}.`,
            act: "Registrera svar",
        },
        triage: {
            why: (d) =>
                d < 0
                    ? `Underlaget är besvarat. Vilka fler som behövs skulle ha avgjorts ${when(d)}.`
                    : `Underlaget är besvarat. Avgör vilka fler som behövs, senast ${when(d)}.`,
            act: "Avgör vilka som behövs",
        },
        allocate: {
            why: (d) =>
                d < 0
                    ? `Ärendet har inget team. Det skulle ha fördelats ${when(d)}.`
                    : `Ärendet har inget team. Fördela senast ${when(d)}.`,
            act: "Fördela till team",
        },
        choose_lead: {
            why: (d) =>
                d < 0
                    ? `Ingen håller i ärendet. Processledaren skulle ha utsetts ${when(d)}.`
                    : `Ingen håller i ärendet. Utse processledare senast ${when(d)}.`,
            act: "Utse processledare",
        },
        in_depth_assessment: {
            why: (d) =>
                d < 0
                    ? `Den fördjupade kartläggningen skulle ha gjorts ${when(d)}.`
                    : `Den fördjupade kartläggningen ska göras senast ${when(d)}.`,
            act: "Skriv kartläggning",
        },
        offer_unanswered: {
            why: (d) =>
                d < 0
                    ? `En aktivitet är erbjuden. Svaret väntades ${when(d)}.`
                    : `En aktivitet är erbjuden. Svaret väntas ${when(d)}.`,
            act: "Skriv svaret",
        },
        waiting: {
            why: (d) =>
                d < 0
                    ? `Planen väntar på någon annan. Du skulle ha frågat igen ${when(d)}.`
                    : `Planen väntar på någon annan. Fråga igen ${when(d)}.`,
            act: "Skriv vad som gäller",
        },
        activity_ending: {
            why: (d) => `En aktivitet ${ends(d, "slutade", "slutar")}. Bestäm vad som kommer efter.`,
            act: "Se planen",
        },
        opening_unreviewed: {
            why: (d) =>
                d < 0
                    ? `Någon i din part har öppnat ärendet med skäl. Det skulle ha granskats ${when(d)}.`
                    : `Någon i din part har öppnat ärendet med skäl. Det granskas senast ${when(d)}.`,
            act: "Se loggen",
        },
        decision_ending: {
            why: (d) =>
                d < 0
                    ? `Beslutet om en aktivitet tar slut. Ett nytt skulle ha förberetts ${when(d)}.`
                    : `Beslutet om en aktivitet tar slut. Förbered ett nytt senast ${when(d)}.`,
            act: "Lägg förslag",
        },
        plan: {
            why: (d) =>
                d < 0
                    ? `Det finns ingen plan. Den skulle ha varit klar ${when(d)}.`
                    : `Det finns ingen plan. Den ska vara klar ${when(d)}.`,
            act: "Börja planen",
        },
        plan_renewal: {
            why: (d) =>
                d < 0 ? `Planen skulle ha setts över ${when(d)}.` : `Planen ska ses över senast ${when(d)}.`,
            act: "Se planen",
        },
        goal_horizon: {
            why: (d) => (d < 0 ? `Målets dag var ${when(d)}.` : `Målets dag är ${when(d)}.`),
            act: "Stäm av målet",
        },
        opinion: {
            why: (d) =>
                d < 0
                    ? `Ett förslag väntar på vad din part tycker. Svaret önskades ${when(d)}.`
                    : `Ett förslag väntar på vad din part tycker, senast ${when(d)}.`,
            act: "Lämna synpunkt",
        },
        decision: {
            why: (d) =>
                d < 0
                    ? `Ett förslag väntar på beslut. Det önskades ${when(d)}.`
                    : `Ett förslag väntar på beslut, senast ${when(d)}.`,
            act: "Besluta",
        },
        next_contact: {
            why: (d) => `Ingen ny kontakt är bokad sedan den senaste, ${when(d)}.`,
            act: "Boka kontakt",
        },
        start: {
            why: (d) =>
                d < 0 ? `En aktivitet skulle ha börjat ${when(d)}.` : `En aktivitet börjar ${when(d)}.`,
            act: "Skriv starten",
        },
        inactive: {
            why: (d) => `Inget har planerats eller följts upp på ${60 - d} dagar.`,
            act: "Se planen",
        },
        silent: {
            why: (d) => `${45 - d} dagar sedan ni hördes. Hör av dig före den bokade kontakten.`,
            act: "Skriv kontakten",
        },
        who_calls: {
            why: (d) => `Ett samtal är bokat ${when(d + 3)}, men inte vem som ringer vem.`,
            act: "Skriv vem som ringer",
        },
        take_over: {
            why: (d) => `Ärendet lämnades över till dig ${when(d - 3)} och du har inte skrivit något än.`,
            act: "Boka kontakt",
        },
        form_returned: {
            why: (d) => `Ett nytt svar på underlaget kom ${when(d - 3)}. Väg in det i kartläggningen.`,
            act: "Skriv kartläggning",
        },
        consent_answered: {
            why: (d) =>
                d < 0
                    ? `En fråga om samtycke är besvarad. Gå vidare: det skulle ha skett ${when(d)}.`
                    : `En fråga om samtycke är besvarad. Gå vidare senast ${when(d)}.`,
            act: "Se samtycket",
        },
        opinion_awaited: {
            why: (d) =>
                d < 0
                    ? `Ett yttrande om ert förslag väntades ${when(d)}. Påminn.`
                    : `Ett yttrande om ert förslag väntas senast ${when(d)}.`,
            act: "Se förslaget",
        },
        decision_awaited: {
            why: (d) =>
                d < 0
                    ? `Ett beslut om ert förslag väntades ${when(d)}. Påminn.`
                    : `Ett beslut om ert förslag väntas senast ${when(d)}.`,
            act: "Se förslaget",
        },
        plan_on: {
            why: (d) =>
                `En aktivitet som kräver beslut slutar ${when(60 + d)}. Förbered vad som kommer efter.`,
            act: "Erbjud något nytt",
        },
        task: {
            why: (d) =>
                d < 0 ? `Något som skulle ha gjorts ${when(d)} är inte klart.` : `Något att göra ${when(d)}.`,
            act: "Skriv hur det gick",
        },
        task_awaited: {
            why: (d) =>
                d < 0
                    ? `Något ni bad om skulle ha gjorts ${when(d)}.`
                    : `Något ni bad om ska vara gjort ${when(d)}.`,
            act: "Se vad",
        },
        no_show: {
            why: (d) => `Kom inte ${when(d)}. Ring i dag och hör hur det är.`,
            act: "Skriv frånvaron",
        },
        apply: {
            why: (d) => `Sista dag att söka platsen är ${when(d + 7)}.`,
            act: "Skriv att ni har sökt",
        },
        signal: {
            why: (d) => `Skolan eller arbetsplatsen sade till ${when(d)} att något behöver tas om hand.`,
            act: "Skriv uppföljning",
        },
        message_unanswered: {
            why: (d) =>
                d < 0
                    ? `Ett meddelande väntar på ert svar. Det skulle ha besvarats ${when(d)}.`
                    : `Ett meddelande väntar på ert svar, senast ${when(d)}.`,
            act: "Läs och svara",
        },
        message_awaited: {
            why: (d) =>
                d < 0
                    ? "Deltagaren har inte svarat på ett meddelande. Hör av dig på annat sätt."
                    : `Deltagaren har inte svarat på ett meddelande. Hör av dig ${when(d)}.`,
            act: "Se tråden",
        },
        after_exit: {
            why: (d) =>
                d < 0
                    ? `Skulle ha följts upp ${when(d)}. Håller arbetet eller studierna?`
                    : `Ärendet är avslutat. Följs upp ${when(d)}: håller det?`,
            act: "Skriv uppföljning",
        },
        assign_care_coordinator: {
            why: () => "Teamet har sagt att vårdsamordnaren behövs. Ingen är utsedd än.",
            act: "Utse någon",
        },
        assign_study_counsellor: {
            why: () => "Teamet har sagt att studie- och yrkesvägledaren behövs. Ingen är utsedd än.",
            act: "Utse någon",
        },
        assign_insurance_investigator: {
            why: () => "Teamet har sagt att försäkringsutredaren behövs. Ingen är utsedd än.",
            act: "Utse någon",
        },
        discharge_contact: {
            why: (d) =>
                d < 0
                    ? `Ingen har träffat deltagaren efter utskrivningen. Det skulle ha skett ${when(d)}.`
                    : `Träffa eller nå deltagaren efter utskrivningen, senast ${when(d)}.`,
            act: "Skriv uppföljning",
        },
        long_course: {
            why: (d) =>
                `Deltagaren har gått samma kurs i två år ${d > 0 ? when(d) : "eller mer"}, och inget annat pågår bredvid. Går den att kombinera med praktik eller arbete?`,
            act: "Lägg in en aktivitet",
        },
        turns_twenty: {
            why: (d) =>
                `Deltagaren ${d > -92 ? "fyller snart" : "har fyllt eller fyller strax"} 20 år. Då upphör kommunens aktivitetsansvar, och ingen annan har något planerat som går vidare.`,
            act: "Lägg in en aktivitet",
        },
    } satisfies Record<DueKind, DueWords> as Record<string, DueWords>,

    day: {
        late: (n: number) => count(n, "försenad", "försenade"),
        today: (n: number) => `${n} i dag`,
        week: (n: number) => `${n} till den här veckan`,
        groups: {
            late: "Försenat",
            today: "I dag",
            week: "Den här veckan",
            next: "Nästa vecka",
        },
        mine: (n: number) => `Mina ${n}`,
        team: (n: number) => `Teamets ${n}`,
        kind: "Visa",
        everything: (n: number) => `Allt (${n})`,
        whose: "Vems",
        who: { all: "Alla", mine: "Bara mina" },
        noneOfKind: "Inget av det slaget väntar.",
        forWhom: (action: string, name: string) => `${action}, ${name}`,
        toCases: "Gå till ärendena",
    },

    list: {
        namelessTitle: "Deltagare (namnet delas inte med dig)",
        protectedTitle: "Skyddad identitet",
        empty: {
            mine: "Du har inga ärenden just nu.",
            team: "Teamet har inga ärenden just nu.",
            party: "Din part har inga ärenden som du når.",
        },
        emptyHelp: "Ärenden syns här när du är med i dem. Byt urval ovanför för att se fler.",
        noneFor: (words: string) => `Ingen träff på ”${words}”.`,
        noneForHelp:
            "Sökningen går bara i det som är öppet för dig. Prova ett annat urval eller hela personnumret.",
        noneHelp: "Ta bort något i urvalet för att se fler.",
        search: "Sök namn, personnummer eller nästa steg",
        order: "Ordning",
        orders: {
            next_due: "Det som brådskar först",
            next_contact: "Nästa kontakt",
            last_contact: "Längst sedan kontakt",
            phase: "Fas",
            hours: "Tim/vecka",
        },
        range: (from: number, until: number, all: number) => `Visar ${from}–${until} av ${all}`,
        all: "Alla",
    },

    live: {
        updated: "Uppdaterat nyss",
    },

    start: {
        title: "Välkommen",
        operator: "Du sköter driften och ser inga deltagare. Kommandona på servern är ditt arbetsverktyg.",
    },

    referral: {
        title: "Ny anvisning",
        lead: "Ett ärende öppnas. Inget delas med de andra parterna förrän deltagaren har lämnat samtycke.",
        open: "Öppna ärendet",
        saved: "Ärendet är öppnat.",
        not: "Din roll kan inte öppna ärenden.",
        notHelp:
            "Be en arbetsförmedlare, socialsekreterare, arbetsmarknadssekreterare eller försäkringsutredare.",
        who: "Vem",
        number: "Personnummer",
        numberHelp: "ÅÅÅÅMMDD-NNNN. Samordningsnummer går också.",
        given: "Förnamn",
        family: "Efternamn",
        phone: "Telefon",
        email: "E-post",
        language: "Språk",
        interpreter: "Behövs tolk?",
        reach: "Hur nås deltagaren bäst?",
        why: "Varför",
        date: "Anvisad den",
        reason: "Skäl till anvisningen",
        reasonHelp: "Kort och sakligt, utan diagnoser. Deltagaren kan läsa det.",
        by: "Anvisad av",
        registration: "Inskrivning",
        programme: "Program",
        programmes: {
            job: "Jobb- och utvecklingsgarantin",
            uga: "Jobbgaranti för ungdomar",
            establishment: "Etableringsprogrammet",
        },
        programmeFrom: "I programmet från",
        programmeUntil: "Till (första dagen efter)",
        registeredFrom: "Inskriven sedan",
        work: "Arbete och utbildning",
        experience: "Vad har deltagaren arbetat med?",
        wishes: "Vad vill deltagaren arbeta med?",
        education: "Högsta utbildning",
        supportMonths: "Månader i offentlig försörjning",
        months: "månader",
    },

    education: {
        unknown: "Inte känd",
        compulsory: "Grundskola",
        upper_secondary: "Gymnasium",
        other_post_secondary: "Annan eftergymnasial",
        university: "Högskola eller universitet",
    } as Record<string, string>,

    asOf: {
        show: "Visa som det var …",
        date: "Visa ärendet som det var den",
        banner: (date: string) =>
            `Så här såg ärendet ut ${date}, så långt du får se det i dag. Det går inte att skriva här.`,
        back: "Tillbaka till i dag",
    },

    consentTexts: {
        title: "Samtyckestexter",
        lead: "Det som deltagaren läser, eller får uppläst, innan hen svarar. En text som har visats ändras aldrig: en ny lydelse blir en ny version, för dem som tillfrågas från och med nu.",
        form: "Blankett",
        language: "Språk",
        unreviewed: (n: number) =>
            `${count(n, "text är översatt", "texter är översatta")} av en maskin och inte granskade. De visas tillsammans med den svenska texten.`,
        standing: {
            reviewed: (who: string) => `Granskad av ${who}`,
            unreviewed: () => "Översatt av maskin, inte granskad",
            model: () => "Förlaga",
        } as Record<"reviewed" | "unreviewed" | "model", (who: string) => string>,
        publishedBy: (who: string) => `publicerad av ${who}`,
        provisions: "Här står varje rad som deltagaren svarar ja eller nej på.",
        earlier: "Tidigare versioner",
        write: "Skriv en ny version",
        publish: "Publicera",
        published: "Texten är publicerad. Den visas från och med nu.",
        heading: "Rubrik",
        body: "Text",
        bodyHelp:
            "Lämna en tom rad mellan styckena. Raden {provisions} ska stå för sig, en gång: där visas det som deltagaren svarar på.",
        reviewedBy: "Granskad av",
        reviewedByHelp: "Den jurist eller auktoriserade översättare som har gått igenom texten.",
    },
};
