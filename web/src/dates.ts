// Calendar arithmetic on dates written yyyy-mm-dd. A date has no time zone here: it is computed in UTC, never in local
// time, so that a change to summer time moves nothing. "Today" comes from the server (or from today()), never from inside.
export type IsoDate = string;
export type LanguageCode = "sv" | "en";

const kDay = 86_400_000;
const kLocale: Record<LanguageCode, string> = { sv: "sv-SE", en: "en-GB" };

export const toDays = (date: IsoDate): number => Math.round(Date.parse(`${date}T00:00:00Z`) / kDay);
export const fromDays = (days: number): IsoDate => new Date(days * kDay).toISOString().slice(0, 10);

export const isDate = (text: string): boolean =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    fromDays(toDays(text)) === text;

export const addDays = (date: IsoDate, days: number): IsoDate => fromDays(toDays(date) + days);
export const daysBetween = (from: IsoDate, until: IsoDate): number => toDays(until) - toDays(from);

/** The Monday of the week that holds the date. */
export function mondayOf(date: IsoDate): IsoDate {
    const days = toDays(date); // day 0, 1970-01-01, was a Thursday
    return fromDays(days - ((((days + 3) % 7) + 7) % 7));
}

/** Week number by ISO 8601, as Swedish calendars print it. */
export function weekNumber(date: IsoDate): number {
    const thursday = addDays(mondayOf(date), 3);
    return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
}

/** The same day some months on; the last day of the month where that day does not exist. */
export function addMonths(date: IsoDate, months: number): IsoDate {
    const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
    const index = year * 12 + (month - 1) + months;
    const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
    return new Date(Date.UTC(Math.floor(index / 12), index % 12, Math.min(day, last)))
        .toISOString()
        .slice(0, 10);
}

/** The date on this machine's wall: only where no server date is at hand. */
export const today = (): IsoDate => {
    const now = new Date();
    return fromDays(Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / kDay));
};

/** The last second of the day in Sweden, as an instant. */
export function endOfDay(date: IsoDate): string {
    const midnight = Date.parse(`${addDays(date, 1)}T00:00:00Z`); // as if in UTC
    const wall = new Intl.DateTimeFormat("sv-SE", {
        timeZone: "Europe/Stockholm",
        dateStyle: "short",
        timeStyle: "medium",
    }).format(midnight);
    const ahead = Date.parse(`${wall.replace(" ", "T")}Z`) - midnight; // of UTC, one or two hours
    return new Date(midnight - ahead - 1000).toISOString().replace(".000", "");
}

const format = (date: IsoDate, language: LanguageCode, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(kLocale[language], { timeZone: "UTC", ...options }).format(
        new Date(`${date.slice(0, 10)}T00:00:00Z`),
    );

export const longDate = (date: IsoDate, language: LanguageCode): string =>
    format(date, language, { day: "numeric", month: "long", year: "numeric" });
export const shortDate = (date: IsoDate, language: LanguageCode): string =>
    format(date, language, { day: "numeric", month: "short" });
export const weekdayDate = (date: IsoDate, language: LanguageCode): string =>
    format(date, language, { weekday: "long", day: "numeric", month: "long" });
/** "fre 24 maj" */
export const dayDate = (date: IsoDate, language: LanguageCode): string =>
    format(date, language, { weekday: "short", day: "numeric", month: "short" });
export const monthName = (date: IsoDate, language: LanguageCode): string =>
    format(date, language, { month: "short" }).replace(".", "");

/** "i dag", "i morgon", "om 3 dagar", "för 2 veckor sedan". */
export function fromNow(date: IsoDate, now: IsoDate, language: LanguageCode): string {
    const days = daysBetween(now, date);
    const words = new Intl.RelativeTimeFormat(kLocale[language], { numeric: "auto" });
    if (Math.abs(days) < 14) return words.format(days, "day");
    if (Math.abs(days) < 60) return words.format(Math.trunc(days / 7), "week");
    return words.format(Math.trunc(days / 30.44), "month");
}

/** An instant, as date and clock on the reader's wall. */
export const dateAndTime = (instant: string, language: LanguageCode): string =>
    new Intl.DateTimeFormat(kLocale[language], { dateStyle: "medium", timeStyle: "short" }).format(
        new Date(instant),
    );
/** The same on a Swedish wall: what is told of working hours is told in these. */
export const swedishTime = (instant: string, language: LanguageCode): string =>
    new Intl.DateTimeFormat(kLocale[language], {
        timeZone: "Europe/Stockholm",
        dateStyle: "medium",
        timeStyle: "short",
    }).format(new Date(instant));
/** The Swedish day and clock of an instant: ["2019-05-24", "09:30"]. */
export function swedishDayAndClock(instant: string): [IsoDate, string] {
    const [day = "", clock = ""] = new Intl.DateTimeFormat("sv-SE", {
        timeZone: "Europe/Stockholm",
        dateStyle: "short",
        timeStyle: "short",
    })
        .format(new Date(instant))
        .split(" ");
    return [day, clock];
}
