import { describe, expect, it } from "vitest";
import type { CaseContent } from "../api/types";
import { en } from "../texts/en";
import { sv } from "../texts/sv";
import { about, catalogue } from "./fixtures";
import { itemName, ownItems } from "./own-items";

const reading = (content: Partial<CaseContent>, t = sv) => ({
    content: { phase: "active" as const, ...content },
    catalogue,
    language: t.code as "sv" | "en",
    t,
});
const mine = (content: Partial<CaseContent>, t = sv) => ownItems(reading(content, t), "labour_market");
const of = (item: string, part = {}) => about({ item, ...part });

const everything: Partial<CaseContent> = {
    notes: [{ about: of("note"), heading: "Samtal" }],
    documents: [{ document: { about: of("document"), title: "Intyg", received: "2019-05-02" } }],
    goals: [{ goal: { about: of("goal"), text: "Halvtid i augusti" } }],
    activities: [
        {
            offer: { about: of("activity"), activity: "internship", from: "2019-06-03" },
            status: "offered",
            replanned: false,
        },
    ],
    plan_changes: [{ change: { about: of("change"), change: "Upp till 30 timmar" }, overtaken: false }],
    proposals: [
        {
            proposal: { about: of("proposal"), matter: "internship", activity: "activity" },
            opinions: [{ about: of("opinion"), stance: "for" }],
            decision: { about: of("decision"), verdict: "approved" },
        },
    ],
    intake: [{ about: of("intake"), date: "2019-05-03" }],
    triage: { about: of("triage") },
    assessments: [{ about: of("assessment"), date: "2019-05-04" }],
    adaptations: [{ about: of("adaptation"), statement: "Lugn start" }],
    follow_ups: [
        { about: of("planned"), planned: { date: "2019-05-27", channel: "phone" } },
        { about: of("done"), done: { about: of("done"), date: "2019-05-13", channel: "meeting" } },
    ],
    absences: [{ absence: { about: of("absence"), absence: "sick", date: "2019-05-14" } }],
    hours: [{ about: of("hours"), activity: "activity", week: "2019-05-13", hours: 20 }],
    tasks: [{ task: { about: of("task"), what: "Beställ tolk", by: "2019-05-24" } }],
    placements: [{ placement: { about: of("placement"), host: "Verkstan" } }],
    attendance: [{ about: of("attendance"), activity: "activity", week: "2019-05-13" }],
    incidents: [{ about: of("incident"), activity: "activity", date: "2019-05-15" }],
    placement_reviews: [{ about: of("review"), activity: "activity", date: "2019-05-16" }],
    registration: { about: of("registration"), programme: "job" },
    work_history: { about: of("history"), experience: "Lager" },
    handovers: [{ about: of("handover") }],
    exit: { about: of("exit"), outcome: "work", date: "2019-05-17" },
    after_exit: [{ about: of("after"), round: "days_90", date: "2019-05-18" }],
    discharges: [{ about: of("discharge"), from: "care", date: "2019-05-19" }],
};

describe("what a party may share one by one", () => {
    it("is everything it has written of the participant, with a name and a day that one knows it by", () => {
        const lines = Object.fromEntries(
            mine(everything).map(({ value, label, group }) => [value, `${group ?? ""} | ${label}`]),
        );
        expect(lines).toEqual({
            note: "Anteckning | Samtal, 6 maj 2019",
            document: "Handling | Intyg, 2 maj 2019",
            goal: "Mål | Halvtid i augusti, 6 maj 2019",
            activity: "Erbjuden aktivitet | Praktik, 3 juni 2019",
            change: "Föreslagen ändring | Upp till 30 timmar, 6 maj 2019",
            proposal: "Förslag | Praktik: Praktik, 6 maj 2019",
            opinion: "Yttrande | Praktik: tillstyrker, 6 maj 2019",
            decision: "Beslut | Praktik: bifall, 6 maj 2019",
            intake: "Svar på kartläggningsunderlag | Arbete, 3 maj 2019",
            triage: "Bedömning av vem som behövs | 6 maj 2019",
            assessment: "Kartläggning | Arbete, 4 maj 2019",
            adaptation: "Anpassning | Lugn start, 6 maj 2019",
            planned: "Planerad uppföljning | Telefon, 27 maj 2019",
            done: "Uppföljning | Möte, 13 maj 2019",
            absence: "Frånvaro | Sjuk, 14 maj 2019",
            hours: "Rapporterade timmar | Praktik, 13 maj 2019",
            task: "Något att göra | Beställ tolk, 24 maj 2019",
            placement: "Överenskommelse med arbetsplats | Verkstan, 6 maj 2019",
            attendance: "Närvaro | Praktik, 13 maj 2019",
            incident: "Händelse på arbetsplatsen | Praktik, 15 maj 2019",
            review: "Bedömning av platsen | Praktik, 16 maj 2019",
            registration: "Inskrivning | Jobb- och utvecklingsgarantin, 6 maj 2019",
            history: "Arbetslivserfarenhet | Lager, 6 maj 2019",
            handover: "Överlämning | 6 maj 2019",
            exit: "Avslut | Arbete, 17 maj 2019",
            after: "Uppföljning efter avslut | Efter 90 dagar, 18 maj 2019",
            discharge: "Utskrivning | Vården, 19 maj 2019",
        });
        expect(mine(everything, en)).toHaveLength(Object.keys(lines).length);
        expect(mine(everything, en).find(({ value }) => value === "goal")?.group).toBe("Goal");
    });
    it("is the own party's, not its team notes, and not what it has taken back from the others", () => {
        const left = (part: object, more: Partial<CaseContent> = {}) =>
            mine({ goals: [{ goal: { about: of("goal", part), text: "Mål" } }], ...more }).length;
        expect(left({})).toBe(1);
        expect(left({ owner: "social_services" })).toBe(0);
        expect(left({ category: "team_notes" })).toBe(0);
        expect(left({}, { recalled: [{ about: of("recall"), of: "goal" }] })).toBe(0);
    });
    it("stands in one heading a kind, the newest first; a long text is cut", () => {
        const note = (item: string, at: string, heading: string) => ({ about: of(item, { at }), heading });
        const list = mine({
            notes: [
                note("old", "2019-05-06T08:00:00Z", "Gammal"),
                note("new", "2019-05-08T08:00:00Z", "x".repeat(200)),
            ],
            goals: [{ goal: { about: of("goal"), text: "Mål" } }],
        });
        expect(list.map(({ value, group }) => [value, group])).toEqual([
            ["new", "Anteckning"],
            ["old", "Anteckning"],
            ["goal", "Mål"],
        ]);
        expect(list[0]?.label).toBe(`${"x".repeat(79)}…, 8 maj 2019`);
    });
});
it("names what was shared for whoever sees it, and nothing for others", () => {
    const goal = { goals: [{ goal: { about: of("goal", { owner: "social_services" }), text: "Halvtid" } }] };
    expect(itemName(reading(goal), "goal")).toBe("Mål: Halvtid, 6 maj 2019");
    expect(itemName(reading({}), "goal")).toBeUndefined();
});
