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
            act: "Boka kontakt",
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
        search: "Sök namn eller personnummer",
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

    results: {
        title: "Resultat",
        lead: "Avslut och utfall så som SUS räknade dem, för uppföljningen till samordningsförbundet.",
        from: "Från och med",
        last: "Till och med",
        show: "Visa",
        whole: "Hela perioden",
        wrongPeriod: "Perioden ska sluta efter att den har börjat.",
        period: (from: string, last: string) => `${from} – ${last}`,
        print: "Skriv ut",
        forbidden: "Resultaten är inte öppna för din roll.",
        forbiddenHelp: "Fråga projektledaren om du behöver dem i ditt arbete.",
        rule: "Vad som visas",
        totals: "I korthet",
        total: {
            participants: "Deltagare under perioden",
            exits: "Avslut",
            work: "Avslut till arbete",
            studies: "Avslut till studier",
            other: "Avslut av annat skäl",
            all_participants: "Alla deltagare, även utanför SUS",
            all_work_or_studies: "Till arbete eller studier, även utanför SUS",
        } as Record<string, string>,
        ofExits: (share: string) => `${share} av avsluten`,
        groups: { work: "Avslut till arbete", studies: "Avslut till studier", exits: "Alla avslut" },
        by: {
            education: "Efter utbildning",
            support: "Efter tid i offentlig försörjning",
            subsidy: "Med och utan subvention",
            months: "Efter tid i insatsen",
            age: "Efter ålder",
            sex: "Efter kön",
        } as Record<string, string>,
        cell: {
            unknown: "Saknas eller okänd",
            compulsory: "Grundskola",
            upper_secondary: "Gymnasium",
            other_post_secondary: "Annan eftergymnasial",
            university: "Högskola/\u200buniversitet",
            not_applicable: "Ej tillämpligt",
            up_to_1: "Upp till 1 år",
            "1_to_3": "1–3 år",
            "4_to_6": "4–6 år",
            "7_to_9": "7–9 år",
            over_9: "Mer än 9 år",
            "16_29": "16–29 år",
            "30_44": "30–44 år",
            "45_59": "45–59 år",
            "60_65": "60–65 år",
            female: "Kvinnor",
            male: "Män",
            "1_6": "1–6 månader",
            "7_12": "7–12 månader",
            "13_18": "13–18 månader",
            "19_plus": "19 månader eller mer",
            unsubsidised: "Utan subvention",
            subsidised: "Subventionerat",
        } as Record<string, string>,
        class: "Klass",
        count: "Antal",
        share: "Andel",
        sum: "Summa",
        base: (n: number) => count(n, "avslut", "avslut"),
        withheld: "dolt",
        withheldLong: "Dolt, för få personer",
        withheldTable: "Tabellen visas inte: för få personer.",
        none: "Inga avslut under perioden.",
        chart: (title: string) => `Stapeldiagram: ${title}. Samma tal står i tabellen bredvid.`,
    },

    import: {
        title: "Läs in deltagare",
        lead: "Välj en lista. Inget sparas förrän du har sett vad som skulle hända och godkänt det.",
        choose: "Välj en fil",
        drop: "eller släpp den här. CSV eller Excel (XLSX).",
        columns: "Vilka kolumner läses?",
        columnsNeeded: "Måste finnas: Personnummer och Namn (eller Förnamn och Efternamn).",
        columnsMore:
            "Läses om de finns: Program, Programstart, Programslut, SSYK, Utbildning, Månader med offentlig försörjning, Telefon, Språk, Tolk, E-post, Adress.",
        columnsOther: "Andra kolumner läses aldrig.",
        template: "Hämta en mall (CSV)",
        sending: (share: number) => `Skickar filen, ${share} procent …`,
        reading: "Läser och jämför raderna …",
        wrongType: "Filen är varken CSV eller XLSX. Spara om den och försök igen.",
        emptyFile: "Filen är tom.",
        failed: "Filen kunde inte läsas",
        notSaved: "Inget är sparat.",
        saving: (n: number) => `Sparar ${count(n, "rad", "rader")}, alla eller ingen …`,
        another: "Välj en annan fil",
        preview: "Det här skulle hända",
        rows: (n: number, file: string) => `${count(n, "rad", "rader")} i ${file}`,
        states: {
            new: "Nya ärenden",
            changed: "Ändras",
            unchanged: "Oförändrade",
            wrong: "Felaktiga",
        } as Record<string, string>,
        state: {
            new: "Ny",
            returning: "Kommer tillbaka",
            changed: "Ändras",
            unchanged: "Oförändrad",
            wrong: "Fel",
        } as Record<string, string>,
        wrongHelp:
            "Felaktiga rader hoppas över. Rätta dem i filen och läs in den igen: det som redan är inläst ändras inte.",
        faults: "Rader med fel",
        others: "Övriga rader",
        row: "Rad",
        name: "Namn",
        column: "Kolumn",
        fault: "Vad är fel",
        what: "Vad händer",
        changes: (what: string) => `ändrar ${what}`,
        change: {
            identity: "person- och kontaktuppgifter",
            registration: "inskrivning",
            work_history: "arbete och utbildning",
        } as Record<string, string>,
        shown: (n: number) => `De första ${n} raderna visas.`,
        approve: (n: number) => (n === 1 ? "Godkänn 1 rad" : `Godkänn ${n} rader`),
        nothing: "Det finns inget att spara: inga rader är nya eller ändrade.",
        receipt: "Klart",
        opened: (n: number) => count(n, "ärende öppnat", "ärenden öppnade"),
        changed: (n: number) => count(n, "ärende ändrat", "ärenden ändrade"),
        again: "Läs in en fil till",
        toCases: "Se partens ärenden",
        forbidden: "Din roll kan inte läsa in deltagare.",
        forbiddenHelp: "Be någon som får öppna ärenden.",
    },

    access: {
        title: "Vem har öppnat ärendet",
        lead: (party: string) =>
            `Alla i din part (${party}) som har öppnat, sökt fram eller skrivit i ärendet, senast först.`,
        others: "Andra parters öppningar står i deras egen logg. Deltagaren kan få se allt.",
        none: "Ingen i din part har öppnat ärendet ännu.",
        at: "När",
        who: "Vem",
        what: "Vad",
        why: "Varför",
        you: "du",
        unknown: "Okänd",
        did: {
            read: "Läste",
            refused: "Nekades",
            listed: "Såg i en lista",
            written: "Skrev",
            searched: "Sökte fram",
            exported: "Tog ut",
            opened: "Öppnade med skäl",
            signed_in: "Loggade in",
            sign_in_refused: "Inloggning nekades",
            signed_out: "Loggade ut",
        } as Record<string, string>,
        page: {
            "GET /cases/{case}": "Läste ärendet",
            "GET /cases/{case}/access": "Läste loggen",
            "GET /cases/{case}/consents/{consent}": "Såg vad ett samtycke öppnar",
            "GET /cases/{case}/rules": "Läste reglerna",
            "GET /cases/{case}/items/{item}/openings": "Såg vilka som har läst en uppgift",
            "GET /cases/{case}/readers": "Såg vem som ser vad",
            "GET /cases/{case}/audience": "Frågade vem som läser",
            "GET /cases/{case}/allocation": "Läste förslaget till team",
            "GET /my-day": "Såg det i Min dag",
            "GET /my-news": "Såg att något var nytt",
            "GET /cases/{case}/news": "Såg vad som var nytt",
            "GET /cases": "Såg det i ärendelistan",
            "GET /cases/counts": "Räknades i ärendelistan",
            "POST /cases": "Öppnade ärendet",
            "POST /cases/{case}/entries": "Skrev i ärendet",
            "POST /cases/{case}/documents": "Lade till en handling",
            "GET /cases/{case}/documents/{item}": "Hämtade en handling",
            "GET /reviews": "Såg granskningens översikt",
            "GET /reviews/weeks/{week}": "Såg en granskningslista",
            "GET /reviews/items/{listed}/rows": "Granskade loggen",
            "POST /reviews/items/{listed}/findings": "Bedömde ett besök",
            "POST /reviews/openings/{opening}/verdict": "Granskade en öppning",
            "POST /openings": "Öppnade med skäl",
            "POST /imports/participants": "Jämförde med en fil",
            "POST /imports/participants/{import}/approval": "Läste in en fil",
        } as Record<string, string>,
        times: (n: number) => `${n} gånger`,
        day: "Dag",
        table: "Öppningar av ärendet, en rad för var och en",
    },

    ownInterest: {
        title: "Jäv",
        lead: "Är någon som kan bli deltagare närstående till dig, eller finns det något annat som gör att din opartiskhet kan ifrågasättas? Anmäl det här, innan du möter ärendet. Från den stunden finns personens ärenden inte för dig: inte i listor, inte i sökning, inte på en direkt adress.",
        law: "Förvaltningslagen (2017:900) 16 och 18 §§. Vem det gäller sparas bara som ett kontrollvärde av personnumret, som ingen kan läsa tillbaka. Din chef får veta att du har anmält, inte vem det gäller. Svaret är detsamma om personen har ett ärende eller inte.",
        mine: "Det du har anmält",
        none: "Du har inte anmält något.",
        declared: (date: string) => `anmält ${date}`,
        ended: (date: string) => `gäller inte sedan ${date}`,
        closed: "Personens ärenden, om det finns några, är stängda för dig.",
        ownNumber:
            "Ditt eget personnummer är känt här. Om du själv är deltagare är ärendet stängt för dig, och för dina kollegor utom dem som har det vid namn.",
        noOwnNumber:
            "Ditt eget personnummer är inte känt här. Anmäl dig själv om du är eller blir deltagare.",
        declare: "Anmäl jäv",
        number: "Personnummer",
        numberHelp: "Tolv siffror, ååååmmdd-nnnn.",
        how: "Varför kan du inte handlägga?",
        closeness: {
            relative: "Närstående till mig",
            representative: "Jag är ställföreträdare eller ombud",
            other: "Annat som gör att min opartiskhet kan ifrågasättas",
        } as Record<string, string>,
        label: "Din egen minnesanteckning",
        labelHelp: "Till exempel ”min syster”. Visas bara för dig. Kan lämnas tom.",
        required: "Fyll i det här.",
        send: "Anmäl",
        saved: "Anmält. Personens ärenden är stängda för dig.",
        staff: "Anmälningar i din part",
        staffLead:
            "Vem som har anmält och när, inte vem det gäller. Att jäv inte längre finns avgör du, inte den som har anmält.",
        staffNone: "Ingen har anmält något.",
        end: "Gäller inte längre",
        endWhy: "Varför finns inte jäv längre?",
    },

    readers: {
        title: "Vem ser vad",
        lead: "Tabellerna visar, part för part, vad de som har ärendet får läsa just nu. Välj en ruta för att se varför, hur länge det gäller och vad som skulle öppna mer.",
        inner: "Inom varje part läser bara den som är tilldelad ärendet.",
        sign: { full: "Allt", limited: "En del", none: "Inget", unknown: "Okänt" },
        signHelp: {
            full: "hela uppgiften",
            limited: "i sammandrag, eller bara enstaka uppgifter",
            none: "inte öppet nu",
            unknown: "inte din sak att få veta",
        },
        ownOf: (party: string) => `Din parts uppgifter: ${party}`,
        of: (party: string) => `Uppgifter hos ${party}`,
        table: (party: string) =>
            `Uppgifter hos ${party}, en rad för varje slag och en kolumn för varje läsare`,
        category: "Slag av uppgift",
        you: "(du)",
        why: (who: string, category: string) => `Varför: ${category}, ${who}`,
        noneOwn: "Din part har inte skrivit något ännu.",
        noneSeen: "Du ser inget av det som kan finnas här.",
        moreOwn: (n: number) => `Visa ${n} slag där inget är skrivet`,
        moreOf: (n: number) => `Visa ${n} slag som du inte ser något av`,
        fewer: "Visa färre",
        restOwn: "De slag där inget är skrivet visar vem som skulle läsa om det skrevs.",
        restOf: "De slag som du inte ser något av är desamma i alla ärenden. De säger inget om vad som finns här.",
        onlyTopics: (topics: string[]) => `Det gäller bara ${topics.join(", ")}.`,
        singles: (n: number) =>
            n === 1
                ? "En enstaka uppgift är dessutom utlämnad för sig."
                : `${n} enstaka uppgifter är dessutom utlämnade för sig.`,
        toOpen: "För att öppna mer:",
        asked: "Ett samtycke som räcker är redan frågat och väntar på svar.",
        toConsent: "Se samtycket",
    },

    rules: {
        title: "Vad reglerna säger",
        notice: "Stöd för bedömningen: kontrollera mot gällande regler.",
        none: "Reglerna säger inget om ärendet i dag.",
        noneHelp: "Det kan bero på att du inte ser inskrivning eller program.",
        verdict: {
            met: "Uppfyllt",
            not_met: "Inte uppfyllt",
            due: "Nära",
            overdue: "Passerat",
            stops: "Hindrar",
            informs: "Att veta",
        } as Record<string, string>,
        confidence: {
            verified: "kontrollerad mot källan",
            memory: "inte kontrollerad mot källan",
            source_document: "enligt metodstödet",
        } as Record<string, string>,
        source: "Källa",
        valid: (from?: string, last?: string) =>
            `Gäller${from === undefined ? "" : ` från ${from}`}${last === undefined ? "" : ` till och med ${last}`}`,
    },

    allocation: {
        title: "Vilket team passar?",
        lead: "Ett förslag, ordnat efter kompetens och lediga platser. Ni väljer.",
        needs: "Ärendet behöver",
        noNeeds: "Inga särskilda behov syns ännu. Ordningen följer lediga platser.",
        has: (who: string, competences: string) => `${who}: ${competences}`,
        free: (n: number) => count(n, "ledig plats", "lediga platser"),
        full: "Inga lediga platser",
        best: "Passar bäst",
        now: "Har ärendet nu",
        choose: (team: string) => `Välj ${team}`,
        lead_: "Processledare",
        noLead: "Utses senare",
        reason: "Varför just den processledaren?",
        reasonMissing: "Skriv varför.",
        confirm: "Fördela ärendet",
        cancel: "Avbryt",
        saved: (team: string) => `Ärendet är fördelat till ${team}.`,
        may: "Din roll fördelar inte ärenden.",
        proposed: "föreslagen",
        more: (n: number) => `Visa ${count(n, "team", "team")} till`,
    },

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
