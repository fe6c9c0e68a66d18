import { expect, it } from "vitest";
import { sv } from "../../texts/sv";
import { listName } from "./name";

it("says the most that may be said, and never the name of a protected participant", () => {
    expect(listName({ name: "Nawfal Ismail", initials: "NI", protection: "none" }, sv)).toBe("Nawfal Ismail");
    expect(listName({ initials: "NI", protection: "none" }, sv)).toBe("NI");
    expect(listName({ protection: "none" }, sv)).toBe("Deltagare (namnet delas inte med dig)");
    expect(listName({ name: "Nawfal Ismail", protection: "secrecy_mark" }, sv)).toBe("Skyddad identitet");
    expect(listName({ name: "N. I.", initials: "NI", protection: "secrecy_mark" }, sv)).toBe(
        "Skyddad identitet (NI)",
    );
});
