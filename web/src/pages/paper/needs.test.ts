import { expect, it } from "vitest";
import type { CaseContent } from "../../api/types";
import { about } from "../../case/fixtures";
import { unseenNeeds } from "./needs";

it("counts the needs of an agreement that the maker of the sheet does not see, and no others", () => {
    const content: CaseContent = {
        phase: "active",
        placements: [
            { placement: { about: about({ item: "L" }), activity: "A", adaptations: ["1", "2", "3"] } },
        ],
        adaptations: [
            { about: about({ item: "1" }), statement: "Lugn start", for_employer: true },
            { about: about({ item: "2", limited: true }) },
            { about: about({ item: "9", limited: true }) },
        ],
    };
    expect(unseenNeeds({ content }, "L")).toBe(2); // one in outline only, one not at all
    expect(unseenNeeds({ content }, "")).toBe(0);
});
