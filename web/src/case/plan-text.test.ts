import { describe, expect, it } from "vitest";
import type { About, CaseContent, Catalogue } from "../api/types";
import { en } from "../texts/en";
import { planWords } from "../texts/plan";
import { sv } from "../texts/sv";
import { historyOf, type Words } from "./history";
import { plainText, planDocument } from "./plan-text";
import type { ActivityItem, ProposalItem, Reader } from "./steps";

const about = (item: string, part: Partial<About> = {}): About => ({
    item,
    version: 1,
    owner: "labour_market",
    category: "joint_plan",
    topic: "work",
    author: "Y",
    at: "2019-05-02T08:00:00Z",
    limited: false,
    ...part,
});
const catalogue = {
    activities: [
        {
            code: "internship",
            sv: "Praktik",
            en: "Internship",
            track: "work",
            workplace: true,
            needs: "internship",
        },
        { code: "sfi", sv: "SFI", en: "SFI", track: "language", workplace: false },
    ],
    deciders: [{ matter: "internship", role: "employment_officer" }],
} as unknown as Catalogue;
const internship: ActivityItem = {
    offer: {
        about: about("A"),
        activity: "internship",
        title: "Praktik på bilverkstad",
        provider: "Hjulet",
        from: "2019-05-13",
        until: "2019-08-30",
        hours: [{ from: "2019-05-13", hours: 20 }],
        responsible: "Y",
        calls: "Yasmin ringer verkstaden varje vecka",
    },
    status: "ongoing",
    replanned: false,
    answer: { about: about("A"), answer: "accepted", date: "2019-05-06", reason: "Det är det jag kan." },
    started: "2019-05-13",
    hours: [
        { from: "2019-05-13", hours: 20 },
        { from: "2019-06-03", hours: 30 },
    ],
    changes: [
        {
            about: about("A", { at: "2019-05-20T08:00:00Z" }),
            hours: [
                { from: "2019-05-13", hours: 20 },
                { from: "2019-06-03", hours: 30 },
            ],
            reason: "Orkar mer",
            agreed_by: "Teamet",
        },
    ],
    waiting: { on: "Lernia", what: "Besked om plats", since: "2019-05-08", ask_again: "2019-05-27" },
};
const sfi: ActivityItem = {
    offer: { about: about("B", { topic: "language" }), activity: "sfi", title: "SFI", from: "2019-06-03" },
    status: "offered",
    replanned: false,
};
const declined: ActivityItem = {
    offer: { about: about("C", { topic: "health" }), title: "KBT", from: "2019-05-01" },
    status: "declined",
    replanned: false,
    answer: { about: about("C"), answer: "declined", date: "2019-05-10" },
};
const content = (part: Partial<CaseContent> = {}): CaseContent => ({
    identity: { about: about("I"), given_name: "Nawfal", family_name: "Provfors" },
    goals: [
        {
            goal: {
                about: about("G"),
                text: "Jag vill arbeta som bilmekaniker.",
                horizon: "2019-09-06",
                indicator: "Anställning på minst halvtid",
            },
        },
    ],
    activities: [declined, sfi, internship],
    follow_ups: [
        {
            about: about("F"),
            planned: {
                about: about("F"),
                date: "2019-05-24",
                responsible: "Y",
                channel: "phone",
                activity: "A",
                calls: "Yasmin ringer",
            },
        } as never,
    ],
    ...part,
});
const reader = (part: Partial<CaseContent> = {}): Reader =>
    ({
        view: { today: "2019-05-22", may: [], dues: [], why: [], content: content(part) },
        catalogue,
        party: "labour_market",
        role: "labour_market_secretary",
    }) as unknown as Reader;
const words: Words = {
    t: sv,
    plan: planWords.sv,
    language: "sv",
    nameOfWorker: (id) => (id === "Y" ? "Yasmin Farah" : "Någon"),
};

describe("the plan in sentences", () => {
    const { parts } = planDocument(reader(), words);
    const part = (heading: string) => parts.find((each) => each.heading === heading);
    it("begins with the goals, then goes track by track, and ends with what has been", () => {
        expect(parts.map(({ heading }) => heading)).toEqual([
            "Mål",
            "Arbete",
            "Språk",
            "Nästa steg",
            "Det som har varit",
        ]);
        expect(part("Mål")?.pieces[0]).toEqual({
            heading: "”Jag vill arbeta som bilmekaniker.”",
            lines: [
                "Ska vara nått senast 6 september 2019.",
                "Så ser vi att det är nått: Anställning på minst halvtid.",
            ],
        });
    });
    it("says when, how much, who follows up, who calls whom, what is waited for, and what is next", () => {
        expect(part("Arbete")?.pieces).toEqual([
            {
                heading: "Praktik på bilverkstad, Hjulet",
                lines: [
                    "Pågår sedan 13 maj 2019 till och med 30 augusti 2019.",
                    "Tid: 20 timmar i veckan från 13 maj, 30 från 3 juni.",
                    "Yasmin Farah följer upp.",
                    "Yasmin ringer verkstaden varje vecka.",
                    "Vi väntar på Lernia sedan 8 maj 2019 (14 dagar). Besked om plats. Vi frågar igen 27 maj 2019.",
                    "Uppföljning 24 maj 2019, telefon, med Yasmin Farah. Yasmin ringer.",
                ],
            },
        ]);
        expect(part("Språk")?.pieces[0]?.lines).toEqual([
            "Föreslagen från 3 juni 2019, tills vidare. Svaret väntar vi på.",
        ]);
        expect(part("Nästa steg")?.pieces[0]?.lines).toEqual(["Just nu är planen 20 av 40 timmar i veckan."]);
        expect(part("Det som har varit")?.pieces).toEqual([
            { heading: "KBT", lines: ["Erbjudandet fick ett nej 10 maj 2019."] },
        ]);
    });
    it("says whose decision is missing", () => {
        const [piece] =
            planDocument(reader({ activities: [{ ...internship, status: "accepted" }] }), words).parts[1]
                ?.pieces ?? [];
        expect(piece?.lines).toContain("Behöver ett beslut av arbetsförmedlare innan den börjar.");
    });
    it("leaves out what is kept from the participant, and counts it", () => {
        const kept = (of: string) => ({ kept: { about: about(of) } }) as never;
        const document = planDocument(reader({ kept_back: [kept("C"), kept("G")] }), words);
        expect(document.keptBack).toBe(2);
        const text = JSON.stringify(document);
        expect([text.includes("KBT"), text.includes("bilmekaniker")]).toEqual([false, false]);
    });
    it("is one page of plain text", () => {
        const text = plainText("Plan för Nawfal Provfors", planDocument(reader(), words), "Utskrivet.");
        expect(text.startsWith("Plan för Nawfal Provfors\n\nMÅL\n\n”Jag vill")).toBe(true);
        expect(text).toContain("\n\nPraktik på bilverkstad, Hjulet\n  Pågår sedan");
        expect(text.endsWith("\n\nUtskrivet.\n")).toBe(true);
    });
    it("speaks English too, with no word of Swedish of its own", () => {
        const text = plainText(
            "Plan",
            planDocument(reader(), { ...words, t: en, plan: planWords.en, language: "en" }),
            "",
        );
        expect(text).toContain("Ongoing since 13 May 2019 until 30 August 2019.");
        expect(text).not.toMatch(/timmar|sedan|veckan från|Mål/);
    });
    it("says so when there is nothing", () => {
        const empty = planDocument(reader({ goals: [], activities: [], follow_ups: [] }), words);
        expect(empty.parts.flatMap(({ pieces }) => pieces.flatMap(({ lines }) => lines))).toEqual([
            sv.case.noGoals,
            "Inget är planerat än.",
        ]);
    });
});

describe("an activity's history", () => {
    it("tells what happened in order, and why the hours changed", () => {
        const interrupted: ActivityItem = {
            ...internship,
            status: "interrupted",
            interruption: {
                about: about("A"),
                date: "2019-05-21",
                reason: "host_ended",
                note: "Ägaren har sålt",
            },
        };
        const decided = {
            proposal: {
                about: about("P", { at: "2019-05-03T08:00:00Z" }),
                matter: "internship",
                activity: "A",
            },
            decision: {
                about: about("D", { at: "2019-05-09T08:00:00Z", owner: "employment_service", author: "K" }),
                verdict: "approved",
                reasons: "Rimligt",
            },
        } as ProposalItem;
        const other = {
            proposal: { about: about("Q"), matter: "internship", activity: "Z" },
        } as ProposalItem;
        expect(historyOf(interrupted, [decided, other], words)).toMatchObject([
            { date: "2019-05-02", text: "Erbjuden av Yasmin Farah, Arbetsmarknadsavdelningen." },
            { date: "2019-05-03", text: "Förslag om beslut av Yasmin Farah, Arbetsmarknadsavdelningen." },
            { date: "2019-05-06", text: "Tackar ja. Det är det jag kan." },
            { date: "2019-05-08", text: "Väntar på Lernia. Besked om plats." },
            { date: "2019-05-09", text: "Beslut: bifall, Någon, Arbetsförmedlingen. Rimligt." },
            { date: "2019-05-13", text: "Började." },
            {
                date: "2019-05-20",
                text: "Timmar i veckan ändrade från 20 h till 20 → 30 h, från 3 juni. Orkar mer. Överenskommet: Teamet.",
            },
            {
                date: "2019-05-21",
                text: "Avbruten: platsen eller anordnaren avslutade. Ägaren har sålt.",
            },
        ]);
    });
    it("is the offer alone where nothing has happened", () => {
        expect(historyOf(sfi, [], words)).toHaveLength(1);
        const early = { ...sfi, offer: { ...sfi.offer, first_meeting: true } };
        expect(historyOf(early, [], words)[0]?.text).toBe(
            "Erbjuden av Yasmin Farah, Arbetsmarknadsavdelningen. Bestämdes redan vid första mötet.",
        );
    });
});
