import { expect, it } from "vitest";
import type { DemoUser } from "../../api/types";
import { byPartyAndTitle } from "./groups";

const user = (name: string, party: DemoUser["party"], title: string, team?: string): DemoUser => ({
    username: name,
    name,
    title,
    party,
    role: "employment_officer",
    ...(team !== undefined && { team }),
});

it("groups by authority and task, teams in their order of number", () => {
    const groups = byPartyAndTitle([
        user("A", "employment_service", "Arbetsförmedlare", "Team 10"),
        user("B", "social_services", "Socialsekreterare", "Team 1"),
        user("C", "employment_service", "Projektledare"),
        user("D", "employment_service", "Arbetsförmedlare", "Team 2"),
    ]);
    expect(
        groups.map(({ party, titles }) => [
            party,
            titles.map(({ title, users }) => [title, users.map(({ name }) => name).join("")]),
        ]),
    ).toEqual([
        [
            "employment_service",
            [
                ["Arbetsförmedlare", "DA"],
                ["Projektledare", "C"],
            ],
        ],
        ["social_services", [["Socialsekreterare", "B"]]],
    ]);
});
