// The steps of proposed changes and of places at employers', and what the forms make of them.
import { describe, expect, it } from "vitest";
import type { CaseContent, Party } from "../api/types";
import { toEntries } from "../forms/definition";
import { sv } from "../texts/sv";
import { about, formContext, reader } from "./fixtures";
import { caseForms } from "./forms";
import {
    changeStanding,
    placementSteps,
    planChangeSteps,
    type PlacementItem,
    type PlanChangeItem,
} from "./steps";

const change = (part: Partial<PlanChangeItem> = {}, by = "2019-05-27"): PlanChangeItem => ({
    change: {
        about: about({ item: "P" }),
        change: "Mer",
        heard: ["social_services", "employment_service"],
        answer_by: by,
    },
    overtaken: false,
    ...part,
});
const answer = (owner: Party, what: "acknowledged" | "objects") => ({
    about: about({ owner }),
    answer: what,
});

describe("a proposed change", () => {
    const first = (each: PlanChangeItem, party?: Party) =>
        planChangeSteps(reader({}, party), each).first?.name;
    it("is answered by those it concerns, once", () => {
        expect(first(change(), "social_services")).toBe("answerChange");
        expect(first(change(), "health_region")).toBeUndefined();
        expect(
            first(change({ answers: [answer("social_services", "acknowledged")] }), "social_services"),
        ).toBeUndefined();
        expect(first(change({ overtaken: true }), "social_services")).toBeUndefined();
    });
    it("is carried out when all have said yes, or the day has passed in silence", () => {
        const yes = [answer("social_services", "acknowledged"), answer("employment_service", "acknowledged")];
        expect(first(change())).toBe("endChange");
        expect(first(change({ answers: yes }))).toBe("carryOut");
        expect(first(change({}, "2019-05-19"))).toBe("carryOut");
        expect(first(change({}, "2019-05-20"))).toBe("endChange"); // the last day is theirs
    });
    it("is proposed anew after an objection or a change of the activity", () => {
        expect(first(change({ answers: [answer("social_services", "objects")] }, "2019-05-19"))).toBe(
            "proposeAnew",
        );
        expect(first(change({ overtaken: true }))).toBe("proposeAnew");
        expect(changeStanding(change({ overtaken: true })).state).toBe("overtaken");
        expect(first(change({ closed: { about: about(), end: "withdrawn" } }))).toBeUndefined();
    });
});

describe("a place at an employer's", () => {
    const placed = (signed: number, part: Partial<PlacementItem> = {}): PlacementItem => ({
        placement: { about: about({ item: "L" }), activity: "A", union_name: "IF Metall" },
        signatures: (["host", "participant", "authority"] as const)
            .slice(0, signed)
            .map((signatory) => ({ about: about(), signatory })),
        ...part,
    });
    it("is signed one after the other, the union heard before the last", () => {
        const first = (signed: number, part?: Partial<PlacementItem>) =>
            placementSteps(reader(), placed(signed, part)).first?.name;
        expect([first(0), first(1), first(2)]).toEqual(["sign", "sign", "hearUnion"]);
        expect(first(2, { union_heard: { about: about(), answer: "silent" } })).toBe("sign");
        expect(first(3)).toBeUndefined();
    });
});

describe("a week of attendance", () => {
    const context = formContext();
    it("is sent day by day, without the days that were left empty", () => {
        const form = caseForms.attendance_week.define(context);
        const entries = toEntries(form, {
            activity: "A",
            week: "2019-05-13",
            day_0: "present",
            day_1: "",
            day_2: "sick",
            ...Object.fromEntries([3, 4, 5, 6].map((day) => [`day_${String(day)}`, ""])),
        });
        expect(entries[0]?.data).toEqual({
            activity: "A",
            week: "2019-05-13",
            days: [
                { date: "2019-05-13", presence: "present" },
                { date: "2019-05-15", presence: "sick" },
            ],
        });
    });
    it("asks for no day that has not been", () => {
        const days = caseForms.attendance_week
            .define(context)
            .fields.filter(({ name, when }) => name.startsWith("day_") && when?.({ week: "2019-05-20" }));
        expect(days.map((field) => field.label(sv))).toEqual(["Måndag"]);
    });
    it("is read back as it was", () => {
        const content = {
            attendance: [
                {
                    about: about(),
                    week: "2019-05-13",
                    days: [{ date: "2019-05-14", presence: "leave" as const }],
                },
            ],
        } as Partial<CaseContent>;
        expect(caseForms.attendance_week.shown?.({ phase: "active", ...content }, "A")).toMatchObject({
            day_1: "leave",
        });
    });
});
