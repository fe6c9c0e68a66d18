// The log's lines as they are read: what one person did several times on one day stands once, with how many times.
import type { AccessLine } from "../../api/types";

export interface Opening {
    line: AccessLine; // the newest of them
    times: number;
}

const day = (instant: string): string =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date(instant));

export function openings(
    lines: readonly AccessLine[],
    say: (line: AccessLine) => string,
): { day: string; openings: Opening[] }[] {
    const days: { day: string; openings: Opening[] }[] = [];
    for (const line of [...lines].sort((a, b) => b.at.localeCompare(a.at))) {
        const on = day(line.at);
        let last = days.at(-1);
        if (last?.day !== on) days.push((last = { day: on, openings: [] }));
        const same = last.openings.find(
            ({ line: other }) => other.worker === line.worker && say(other) === say(line),
        );
        if (same) same.times += 1;
        else last.openings.push({ line, times: 1 });
    }
    return days;
}
