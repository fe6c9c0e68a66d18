// The log's lines as they are read: one day's equal lines of one person stand together, with how many they were.
import type { AccessLine } from "../../api/types";

export interface Opening {
    line: AccessLine; // the newest of them
    times: number;
}

const day = (instant: string): string =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date(instant));

export function openings(lines: readonly AccessLine[]): { day: string; openings: Opening[] }[] {
    const days: { day: string; openings: Opening[] }[] = [];
    for (const line of [...lines].sort((a, b) => b.at.localeCompare(a.at))) {
        const on = day(line.at);
        let last = days.at(-1);
        if (last?.day !== on) days.push((last = { day: on, openings: [] }));
        const same = last.openings.find(
            ({ line: other }) =>
                other.worker === line.worker && other.page === line.page && other.access === line.access,
        );
        if (same) same.times += 1;
        else last.openings.push({ line, times: 1 });
    }
    return days;
}
