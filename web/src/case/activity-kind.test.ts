// What a row of the catalogue says of a kind of activity, and what the form of an offer makes of it.
import { describe, expect, it } from "vitest";
import type { CaseContent, Role } from "../api/types";
import { check, visibleFields, type Values } from "../forms/definition";
import { sv } from "../texts/sv";
import { ageOn, lastDay, lengthOn, methodName } from "./activity-kind";
import { about, activityRow, catalogue, formContext } from "./fixtures";
import { caseForms } from "./forms";
import { categoriesOf } from "./forms/shared";

const length = (months: number, from?: string, until?: string) => ({
    rule: "R",
    months,
    sv: `Högst ${months}.`,
    en: `At most ${months}.`,
    source: "SFS",
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
});
const rows = {
    ...catalogue,
    activities: [
        activityRow({
            code: "internship",
            sv: "Praktik",
            categories: ["joint_plan", "authority_plan"],
            max_hours: 40,
            place_first: true,
            lengths: [length(6)],
        }),
        activityRow({
            code: "physiotherapy",
            sv: "Sjukgymnastik",
            track: "health",
            creators: ["care_coordinator"],
            categories: ["care_track", "joint_plan"],
        }),
        activityRow({
            code: "course",
            sv: "Kurs",
            eligibility: { registered: true, sv: "Inskriven.", en: "Registered.", source: "SFS" },
        }),
        activityRow({ code: "own", sv: "Eget", categories: ["joint_plan", "care_track"] }),
        activityRow({ code: "vacancy_matching", sv: "Matchning", asks: ["hours"] }),
        activityRow({
            code: "komvux",
            sv: "Komvux",
            track: "studies",
            categories: ["joint_plan", "studies"],
            eligibility: { min_age: 20, registered: false, sv: "Från 20 år.", en: "From 20.", source: "SL" },
        }),
    ],
    categories: (["joint_plan", "care_track", "studies", "authority_plan"] as const).map((code) => ({
        code,
        sv: code,
        en: code,
        owners:
            code === "joint_plan"
                ? (["labour_market", "health_region"] as const).slice()
                : code === "care_track"
                  ? ["health_region" as const]
                  : code === "studies"
                    ? ["labour_market" as const]
                    : [],
    })),
    kinds: [
        {
            kind: "activity_offered" as const,
            writers: [],
            categories: ["joint_plan" as const, "care_track" as const, "studies" as const],
            topic: true,
        },
    ],
};
const offer = (role?: Role, content = {}) =>
    caseForms.activity_offered.define(
        formContext(content, { catalogue: rows, ...(role !== undefined && { role }) }),
    );
const shown = (values: Values) => visibleFields(offer(), values);
const field = (name: string, values: Values = {}, role?: Role) => {
    const found = visibleFields(offer(role), values).find((each) => each.name === name);
    if (!found) throw new Error(name);
    return found;
};
const told = (values: Values, content = {}) =>
    (offer(undefined, content).notices?.(values, sv) ?? []).map(({ tone, text }) => `${tone}: ${text}`);

describe("an offer", () => {
    it("is of what the reader may offer, and says who offers the rest", () => {
        const kinds = (role: Role) => {
            const of = field("activity", {}, role);
            return of.kind === "choice" ? of.options(sv).map(({ value }) => value) : [];
        };
        expect(kinds("labour_market_secretary")).not.toContain("physiotherapy");
        expect(kinds("care_coordinator")).toContain("physiotherapy");
        expect(field("activity").help?.(sv)).toMatch(/på ditt förslag: Sjukgymnastik \(vårdsamordnare\)/);
        expect(field("activity", {}, "care_coordinator").help?.(sv)).toBe("");
    });
    it("asks for what its row says, and never hides what is filled in", () => {
        const names = (values: Values) => shown(values).map(({ name }) => name);
        expect(names({ activity: "vacancy_matching" })).not.toContain("until");
        expect(names({ activity: "vacancy_matching", until: "2019-06-01" })).toContain("until");
        expect(names({ activity: "internship" })).toContain("until");
        expect(names({ activity: "internship" })).not.toContain("apply_by");
    });
    it("takes its track and its category from its row", () => {
        const follows = (values: Values) => offer().follows?.("activity", values);
        expect(follows({ activity: "komvux", topic: "work", category: "x" })).toEqual({
            topic: "studies",
            category: "joint_plan",
        });
        expect(offer().follows?.("title", { activity: "komvux" })).toEqual({});
        const of = (party: "health_region" | "labour_market", activity: string) =>
            categoriesOf({ catalogue: rows, party }, "activity_offered", { activity });
        expect(of("health_region", "physiotherapy")).toEqual(["care_track", "joint_plan"]);
        expect(of("health_region", "own")).toEqual(["care_track", "joint_plan"]);
        expect(of("labour_market", "own")).toEqual(["joint_plan"]);
        expect(of("labour_market", "komvux")).toEqual(["joint_plan", "studies"]);
        expect(of("labour_market", "internship")).toEqual(["joint_plan"]);
    });
    it("tells its limits before it is sent", () => {
        const internship = { activity: "internship", from: "2019-06-03" };
        expect(field("until", internship).help?.(sv)).toBe("Högst 6 månader: till och med 2019-12-02.");
        expect(told({ ...internship, until: "2019-12-02" }).join()).not.toMatch(/Längre än/);
        expect(told({ ...internship, until: "2019-12-03" }).join()).toMatch(/warning: Längre än.*SFS/);
        expect(told(internship).join()).toMatch(/ska stå här innan/);
        expect(told({ ...internship, provider: "Hjulet" }).join()).not.toMatch(/ska stå här innan/);
        const hours = (n: string) =>
            check(offer(), { activity: "internship", hours: [{ from: "2019-06-03", hours: n }] }, sv);
        expect(hours("41")).toHaveProperty(["/hours/0/hours"]);
        expect(hours("40")).not.toHaveProperty(["/hours/0/hours"]);
    });
    it("says whom it is for, with its source, and marks an age that does not fit", () => {
        const born = (personal_number: string) => ({ identity: { personal_number } });
        const komvux = { activity: "komvux", from: "2019-06-03" };
        expect(told(komvux).join()).toMatch(/info: Från 20 år\. Källa: SL/);
        expect(told(komvux, born("199906049999")).join()).toMatch(/warning: Deltagaren är 19 år/);
        expect(told(komvux, born("199906039999")).join()).toMatch(/info: Från 20 år/);
    });
    it("tells the employment service, and nobody else, that there is no registration", () => {
        const told = (party: "employment_service" | "labour_market", content: Partial<CaseContent> = {}) => {
            const context = { ...formContext(content, { catalogue: rows }), party };
            const notices = caseForms.activity_offered.define(context).notices;
            return (notices?.({ activity: "course" }, sv) ?? []).some(({ text }) =>
                text.includes("Ingen inskrivning"),
            );
        };
        expect(told("employment_service")).toBe(true);
        expect(told("labour_market")).toBe(false);
        expect(told("employment_service", { registration: { about: about() } })).toBe(false);
    });
});

it("names a method of the list, and shows what was written before there was one", () => {
    const known = { ...catalogue, methods: [{ code: "group", sv: "Grupp", en: "Group" }] };
    expect(methodName(known, "group", "en")).toBe("Group");
    expect(methodName(known, "Eget sätt", "sv")).toBe("Eget sätt");
    expect(methodName(known, undefined, "sv")).toBeUndefined();
});
it("counts whole months from the first day, to the end of a month that lacks it", () => {
    expect(lastDay("2019-06-03", 6)).toBe("2019-12-02");
    expect(lastDay("2019-08-31", 6)).toBe("2020-02-29");
    expect(lastDay("2019-01-01", 12)).toBe("2019-12-31");
});
it("reads the version of a rule that holds on the first day", () => {
    const lengths = [length(3, "2018-01-01", "2019-01-01"), length(6, "2019-01-01")];
    const months = (day: string) => lengthOn({ lengths }, day)?.months;
    expect([months("2017-12-31"), months("2018-12-31"), months("2019-01-01")]).toEqual([undefined, 3, 6]);
});
it("reads an age from a number that is seen whole, of a coordination number too", () => {
    expect(ageOn("198211659954", "2019-11-04")).toBe(36);
    expect(ageOn("198211659954", "2019-11-05")).toBe(37);
    expect(ageOn(undefined, "2019-11-05")).toBeUndefined();
    expect(ageOn("1982", "2019-11-05")).toBeUndefined();
});
