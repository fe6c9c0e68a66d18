// The words of the list's filters, columns, views and files; fetched with the page, for there are many.
import { useTexts } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import type { Column, Facet, Scope, Sort } from "./search";

interface Words {
    facets: Record<Facet, string>;
    values: Partial<Record<Facet, Record<string, string>>>;
    columns: Partial<Record<Column, string>>; // those that the list had before are in its own catalogue
    sorts: Partial<Record<Sort, string>>;
    filters: string;
    filtersChosen: (n: number) => string;
    more: string;
    fewer: string;
    nothing: string;
    chosen: string;
    clear: string;
    columnsMenu: string;
    usual: string;
    export: string;
    csv: string;
    xlsx: string;
    exported: string;
    letGo: string;
    letGoOf: (what: string, n: number) => string;
    search: string;
    wider: Record<Scope, string>; // nothing was found there
    years: (n: number) => string;
    interpreter: string;
    views: string;
    noViews: string;
    changed: string;
    save: string;
    saveAs: string;
    update: (name: string) => string;
    rename: string;
    first: string;
    drop: string;
    dropped: (name: string) => string;
    saved: (name: string) => string;
    name: string;
    nameTitle: string;
    renameTitle: string;
    needsName: string;
    /** Where the server's own sentence says too little, by its code. */
    problem: Record<string, string>;
    tooLong: string;
}

const sv: Words = {
    facets: {
        phase: "Fas",
        flag: "Läge",
        next_step: "Nästa steg",
        contact: "Senaste kontakt",
        waiting_on: "Väntar på",
        track: "Spår",
        activity: "Aktivitet",
        hours: "Planerad tid",
        lead: "Processledare",
        language: "Språk",
        interpreter: "Tolk",
        age: "Ålder",
        programme_days: "Programdagar",
    },
    values: {
        next_step: {
            overdue: "Försenat",
            within_a_week: "Inom en vecka",
            later: "Senare",
            none: "Inget nästa steg",
        },
        contact: {
            up_to_14: "Högst 14 dagar sedan",
            "15_to_30": "15–30 dagar sedan",
            "31_to_60": "31–60 dagar sedan",
            "61_to_90": "61–90 dagar sedan",
            over_90: "Mer än 90 dagar sedan",
            never: "Ingen kontakt än",
        },
        waiting_on: { participant: "Deltagaren", outside: "Någon utanför samverkan" },
        hours: {
            none: "Ingen planerad tid",
            under_half: "Under halvtid",
            under_full: "Halvtid till heltid",
            full: "Heltid (40 tim)",
        },
        interpreter: { needed: "Behöver tolk", not_needed: "Behöver inte tolk" },
        age: {
            under_25: "Under 25 år",
            "25_to_29": "25–29 år",
            "30_to_44": "30–44 år",
            "45_to_59": "45–59 år",
            from_60: "60 år eller äldre",
        },
        programme_days: {
            up_to_150: "Högst 150 dagar",
            "151_to_300": "151–300 dagar",
            "301_to_450": "301–450 dagar",
            over_450: "Mer än 450 dagar",
        },
    },
    columns: {
        team: "Team",
        tracks: "Spår",
        activities: "Aktiviteter",
        waiting_on: "Väntar på",
        language: "Språk",
        age: "Ålder",
        programme_days: "Programdagar",
    },
    sorts: {
        name: "Namn",
        lead: "Processledare",
        tracks: "Spår",
        activities: "Aktivitet",
        waiting_on: "Väntar på",
        language: "Språk",
        age: "Ålder",
        programme_days: "Programdagar",
    },
    filters: "Filter",
    filtersChosen: (n) => (n === 0 ? "Filter" : `Filter (${n})`),
    more: "Fler filter",
    fewer: "Färre filter",
    nothing: "Inget att välja på här",
    chosen: "Valda filter",
    clear: "Rensa alla",
    columnsMenu: "Kolumner",
    usual: "De vanliga kolumnerna",
    export: "Exportera",
    csv: "CSV-fil",
    xlsx: "Excel-fil (XLSX)",
    exported: "Listan är hämtad. Att du har hämtat den står i loggen.",
    letGo: "Släpp ett filter för att få träffar:",
    letGoOf: (what, n) => `${what} (då blir det ${n})`,
    search: "Sökningen",
    wider: {
        mine: "Inget fanns bland dina, så här är partens.",
        team: "Inget fanns bland teamets, så här är partens.",
        party: "",
    },
    years: (n) => `${n} år`,
    interpreter: "tolk",
    views: "Vyer",
    noViews: "Du har inga sparade vyer. Välj filter och spara dem under ett namn.",
    changed: "ändrad",
    save: "Spara vyn",
    saveAs: "Spara som ny vy …",
    update: (name) => `Spara ändringen i ”${name}”`,
    rename: "Byt namn …",
    first: "Visa den här vyn först",
    drop: "Ta bort vyn",
    dropped: (name) => `Vyn ”${name}” är borttagen.`,
    saved: (name) => `Vyn ”${name}” är sparad.`,
    name: "Vad ska vyn heta?",
    nameTitle: "Spara vyn",
    renameTitle: "Byt namn på vyn",
    needsName: "Ge vyn ett namn.",
    problem: {
        already_done: "Du har redan en vy med det namnet. Välj ett annat.",
        too_large: "Du har redan 30 vyer. Ta bort någon först.",
    },
    tooLong: "Listan är längre än 10 000 rader. Smalna av urvalet och försök igen.",
};

const en: Words = {
    facets: {
        phase: "Phase",
        flag: "State",
        next_step: "Next step",
        contact: "Last contact",
        waiting_on: "Waiting on",
        track: "Track",
        activity: "Activity",
        hours: "Planned time",
        lead: "Case lead",
        language: "Language",
        interpreter: "Interpreter",
        age: "Age",
        programme_days: "Days in programme",
    },
    values: {
        next_step: {
            overdue: "Late",
            within_a_week: "Within a week",
            later: "Later",
            none: "No next step",
        },
        contact: {
            up_to_14: "At most 14 days ago",
            "15_to_30": "15–30 days ago",
            "31_to_60": "31–60 days ago",
            "61_to_90": "61–90 days ago",
            over_90: "More than 90 days ago",
            never: "No contact yet",
        },
        waiting_on: { participant: "The participant", outside: "Somebody outside the collaboration" },
        hours: {
            none: "No planned time",
            under_half: "Under half time",
            under_full: "Half to full time",
            full: "Full time (40 hours)",
        },
        interpreter: { needed: "Needs an interpreter", not_needed: "Needs no interpreter" },
        age: {
            under_25: "Under 25",
            "25_to_29": "25–29",
            "30_to_44": "30–44",
            "45_to_59": "45–59",
            from_60: "60 or older",
        },
        programme_days: {
            up_to_150: "At most 150 days",
            "151_to_300": "151–300 days",
            "301_to_450": "301–450 days",
            over_450: "More than 450 days",
        },
    },
    columns: {
        team: "Team",
        tracks: "Tracks",
        activities: "Activities",
        waiting_on: "Waiting on",
        language: "Language",
        age: "Age",
        programme_days: "Days in programme",
    },
    sorts: {
        name: "Name",
        lead: "Case lead",
        tracks: "Track",
        activities: "Activity",
        waiting_on: "Waiting on",
        language: "Language",
        age: "Age",
        programme_days: "Days in programme",
    },
    filters: "Filters",
    filtersChosen: (n) => (n === 0 ? "Filters" : `Filters (${n})`),
    more: "More filters",
    fewer: "Fewer filters",
    nothing: "Nothing to choose here",
    chosen: "Chosen filters",
    clear: "Clear all",
    columnsMenu: "Columns",
    usual: "The usual columns",
    export: "Export",
    csv: "CSV file",
    xlsx: "Excel file (XLSX)",
    exported: "The list has been fetched. That you fetched it is in the log.",
    letGo: "Let go of a filter to find something:",
    letGoOf: (what, n) => `${what} (then there are ${n})`,
    search: "The search",
    wider: {
        mine: "None of your own; these are the party's.",
        team: "None of the team's; these are the party's.",
        party: "",
    },
    years: (n) => `${n} years`,
    interpreter: "interpreter",
    views: "Views",
    noViews: "You have no saved views. Choose filters and save them under a name.",
    changed: "changed",
    save: "Save the view",
    saveAs: "Save as a new view …",
    update: (name) => `Save the change in “${name}”`,
    rename: "Rename …",
    first: "Show this view first",
    drop: "Remove the view",
    dropped: (name) => `The view “${name}” is removed.`,
    saved: (name) => `The view “${name}” is saved.`,
    name: "What is the view to be called?",
    nameTitle: "Save the view",
    renameTitle: "Rename the view",
    needsName: "Give the view a name.",
    problem: {
        already_done: "You already have a view of that name. Choose another.",
        too_large: "You already have 30 views. Remove one first.",
    },
    tooLong: "The list is longer than 10,000 rows. Narrow the selection and try again.",
};

export function useWords(): { w: Words; t: Texts } {
    const { t, language } = useTexts();
    return { w: language === "sv" ? sv : en, t };
}
export type { Words };
