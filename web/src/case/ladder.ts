// Where the activities of a plan lie on the way to work or studies, and how that has moved. By what goes on, of what is seen;
// never a measure of the person.
import type { components } from "../api/schema";
import type { CaseContent, Catalogue } from "../api/types";

export type LadderStep = components["schemas"]["LadderStep"];
export const ladder = [
    "daily",
    "preparing",
    "training",
    "trying",
    "supported",
] as const satisfies LadderStep[];
type Rung = (typeof ladder)[number];

export interface Move {
    from: string; // the day
    step: Rung | undefined; // none: nothing on the ladder went on
}

/** Each time that the ongoing activity nearest to work or studies was another, oldest first; the last is where it is now. */
export function ladderMoves(
    activities: NonNullable<CaseContent["activities"]>,
    catalogue: Pick<Catalogue, "activities">,
    today: string,
): Move[] {
    const spans = activities.flatMap(({ offer, status, started, ended }) => {
        const step = catalogue.activities.find(({ code }) => code === offer.activity)?.step;
        const rung = ladder.findIndex((each) => each === step);
        if (rung < 0 || started === undefined || started > today) return [];
        return [{ rung, started, ended: status === "ongoing" ? undefined : ended }];
    });
    const days = [...new Set(spans.flatMap(({ started, ended }) => (ended ? [started, ended] : [started])))]
        .filter((day) => day <= today)
        .sort();
    const moves: Move[] = [];
    for (const day of days) {
        const going = spans.filter(({ started, ended }) => started <= day && (ended ?? "9999") > day);
        const step = ladder[Math.max(-1, ...going.map(({ rung }) => rung))];
        const before = moves.at(-1);
        if (before === undefined ? step !== undefined : before.step !== step) moves.push({ from: day, step });
    }
    return moves;
}
