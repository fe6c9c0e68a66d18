import { expect, it } from "vitest";
import type { Audience, Level } from "../api/types";
import { en } from "../texts/en";
import { sv } from "../texts/sv";
import { audienceLines } from "./audience";

const line = (name: string, level?: Level, party: "labour_market" | "none" = "labour_market") => ({
    reader: { party, role: "labour_market_secretary" as const, me: false, name },
    standing: { text: "", ...(level && { level }) },
});
const audience = (...readers: Audience["readers"]): Audience => ({
    owner: "labour_market",
    category: "joint_plan",
    topic: "none",
    readers,
});

it("says in one sentence each who reads all, a part, nothing, and of whom one may not know", () => {
    const all = audience(
        line("Arbetsmarknadsavdelningen", "full"),
        line("Arbetsförmedlingen", "limited"),
        line("Socialtjänsten", "none"),
        line("Regionen"),
        line("Deltagaren", "full", "none"),
    );
    expect(audienceLines(all, sv)).toEqual([
        "Allt läses av Arbetsmarknadsavdelningen och deltagaren.",
        "En del läses av Arbetsförmedlingen.",
        "Inget ser Socialtjänsten.",
        "Om Regionen läser det får du inte veta.",
    ]);
    expect(audienceLines(all, en)).toHaveLength(4);
});
it("leaves out what nobody is told of", () => {
    expect(audienceLines(audience(line("Regionen", "full")), sv)).toEqual(["Allt läses av Regionen."]);
});
