// Periods of the report: half-open, as the API has them; people choose the last day.
import { addDays, isDate, type IsoDate } from "../../dates";

export interface Period {
    from: IsoDate;
    until: IsoDate; // the first day after
}
/** The project that the demonstration is about, from its first participant to its last exit. */
export const project: Period = { from: "2018-02-01", until: "2020-01-01" };

const year = (n: number): Period => ({ from: `${n}-01-01`, until: `${n + 1}-01-01` });

/** What can be chosen with one press; the first is what is shown when nothing is chosen. */
export function periods(today: IsoDate, demo: boolean): { name: string; period: Period }[] {
    if (demo)
        return [
            { name: "", period: project },
            { name: "2018", period: { from: project.from, until: "2019-01-01" } },
            { name: "2019", period: year(2019) },
        ];
    const now = Number(today.slice(0, 4));
    return [now - 1, now, now - 2].map((n) => ({ name: String(n), period: year(n) }));
}

export function periodOf(search: { from?: string; until?: string }, today: IsoDate, demo: boolean): Period {
    const { from, until } = search;
    if (from !== undefined && until !== undefined && isDate(from) && isDate(until) && from < until)
        return { from, until };
    return periods(today, demo)[0]?.period ?? project;
}

export const lastDay = ({ until }: Period): IsoDate => addDays(until, -1);
