// The design system's own words in Swedish (it ships Norwegian and English).
import type { nb } from "@navikt/ds-react/locales";

type Unused = "FileUpload" | "FormProgress" | "FormSummary" | "GuidePanel" | "Timeline"; // components that no page has
/** All that the pages use but the calendar's names of days and months, which come with the calendar. */
export type AkselTexts = Omit<typeof nb, "global" | Unused> & {
    global: Omit<(typeof nb)["global"], "dateLocale">;
};

export const akselSwedish: AkselTexts = {
    global: {
        showMore: "Visa mer",
        showLess: "Visa mindre",
        readOnly: "Kan inte ändras",
        close: "Stäng",
        error: "Fel",
        info: "Information",
        success: "Klart",
        warning: "Varning",
        announcement: "Meddelande",
    },
    Chips: { Removable: { labelSuffix: "ta bort" } },
    Combobox: {
        addOption: "Lägg till",
        noMatches: "Inga träffar",
        loading: "Söker …",
        maxSelected: "{selected} av högst {limit} är valda.",
    },
    CopyButton: { title: "Kopiera", activeText: "Kopierat!" },
    DatePicker: {
        chooseDate: "Välj datum",
        chooseDates: "Välj datum",
        chooseDateRange: "Välj första och sista dag",
        chooseMonth: "Välj månad",
        week: "Vecka",
        weekNumber: "Vecka {week}",
        selectWeekNumber: "Välj vecka {week}",
        month: "Månad",
        goToNextMonth: "Nästa månad",
        goToPreviousMonth: "Föregående månad",
        year: "År",
        goToNextYear: "Nästa år",
        goToPreviousYear: "Föregående år",
        openDatePicker: "Öppna kalendern",
        openMonthPicker: "Öppna månadsväljaren",
        closeDatePicker: "Stäng kalendern",
        closeMonthPicker: "Stäng månadsväljaren",
    },
    ErrorSummary: { heading: "Rätta det här för att komma vidare:" },
    HelpText: { title: "Mer information" },
    Loader: { title: "Vänta …" },
    Pagination: { previous: "Föregående", next: "Nästa" },
    Process: { active: "Pågår" },
    ProgressBar: {
        progress: "{current} av {max}",
        progressUnknown: "Det är oklart hur långt arbetet kommit, ungefär {seconds} sekunder.",
    },
    Search: { clear: "Töm fältet", search: "Sök" },
    Textarea: {
        maxLength: "Textfält med plats för {maxLength} tecken.",
        charsTooMany: "{chars} tecken för mycket",
        charsLeft: "{chars} tecken kvar",
    },
    Tooltip: { shortcutSeparator: "eller" },
};
