// The demonstration's people as they stand on the sign-in page: by authority, then by what they do there, by team.
import type { DemoUser } from "../../api/types";

export interface PartyGroup {
    party: DemoUser["party"];
    titles: { title: string; users: DemoUser[] }[];
}

const teamNumber = ({ team }: DemoUser): number => Number(/\d+/.exec(team ?? "")?.[0] ?? 1_000);

export function byPartyAndTitle(users: readonly DemoUser[]): PartyGroup[] {
    const parties = new Map<DemoUser["party"], Map<string, DemoUser[]>>();
    for (const user of users) {
        const titles = parties.get(user.party) ?? new Map<string, DemoUser[]>();
        parties.set(user.party, titles);
        titles.set(user.title, [...(titles.get(user.title) ?? []), user]);
    }
    return [...parties].map(([party, titles]) => ({
        party,
        titles: [...titles].map(([title, of]) => ({
            title,
            users: of.sort((a, b) => teamNumber(a) - teamNumber(b)),
        })),
    }));
}
