import { expect, it } from "vitest";
import { en } from "./en";
import { problemText } from "./problems";
import { sv } from "./sv";

it("says no Swedish in an English sentence", () => {
    const said = (code: string, detail: string) => problemText({ code, detail }, en);
    expect(said("wrong_state", "That cannot be done now: ärendet har inget team än")).not.toContain(
        "ärendet",
    );
    expect(said("mandate", "This is decided by arbetsförmedlaren. You can …")).not.toContain("arbetsför");
    expect(said("out_of_range", "The value must lie between tidigare and 2019-05-20.")).toBe(
        "The value must be 2019-05-20 or less.",
    );
    expect(said("out_of_range", "The value must lie between 2019-05-20 and senare.")).toBe(
        "The value must be 2019-05-20 or more.",
    );
    expect(said("rule_stops", "By the rule EXTRA_STOP it cannot be done: Extratjänster …")).toBe(
        `By the rule “${en.ruleNames.EXTRA_STOP ?? ""}” it cannot be done.`,
    );
});
it("keeps the server's sentence where it is whole", () => {
    const detail = "The value must lie between 1 and 5.";
    expect(problemText({ code: "out_of_range", detail }, en)).toBe(detail);
    expect(problemText({ code: "stale", detail: "Somebody …" }, en)).toBe("Somebody …");
    expect(problemText({ code: "wrong_state", detail: "Det går inte nu: …" }, sv)).toBe("Det går inte nu: …");
});
it("calls a rule by its name", () => {
    const detail = "Enligt regeln EXTRA_STOP går det inte: stoppat.";
    expect(problemText({ code: "rule_stops", detail }, sv)).toBe(
        `Enligt regeln ${sv.ruleNames.EXTRA_STOP ?? ""} går det inte: stoppat.`,
    );
});
it("says the same of suspicions when they are refused as before anything is written", () => {
    for (const t of [sv, en])
        expect(problemText({ code: "restricted_matter", detail: "Take it to din …" }, t)).toBe(
            t.hint.restricted,
        );
});
