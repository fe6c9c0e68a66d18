// How shares are written, and how long their bars are.
import type { SusCell } from "../../api/types";
import type { LanguageCode } from "../../dates";

export const share = (value: number, language: LanguageCode): string =>
    new Intl.NumberFormat(language === "sv" ? "sv-SE" : "en-GB", {
        style: "percent",
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
    }).format(value);

/** Per mille of the longest bar, by count; undefined for what is withheld. */
export function barLengths(cells: readonly SusCell[]): (number | undefined)[] {
    const most = Math.max(1, ...cells.map(({ count }) => count ?? 0));
    return cells.map(({ count }) => (count === undefined ? undefined : Math.round((1000 * count) / most)));
}
