// What happens now, as the participant is told it (R182): of what is booked, waited for and about to begin, and of nothing else.
import { describe, expect, it } from "vitest";
import type { CaseContent } from "../../api/types";
import { about, catalogue, kToday, reader } from "../../case/fixtures";
import type { ActivityItem, FollowUpItem } from "../../case/steps";
import { happensNow, nearestFirst, nothingHappens } from "./now";

const told = (content: Partial<CaseContent>) => happensNow(reader(content).view, catalogue);
const activity = (part: Partial<ActivityItem> & { item?: string; title?: string; from?: string } = {}) => {
    const { item = "A", title = "Praktik", from = "2019-05-27", offer, ...rest } = part;
    return {
        offer: { about: about({ item }), activity: "internship", title, from, ...offer },
        status: "accepted",
        replanned: false,
        ...rest,
    } satisfies ActivityItem;
};
const contact = (date: string, part: Partial<FollowUpItem> = {}): FollowUpItem => ({
    about: about({ item: date, owner: "employment_service", author: "K" }),
    ...part,
    planned: { date, responsible: "M", channel: "phone", calls: "Maria ringer dig", ...part.planned },
});

describe("the next contact", () => {
    it("is the earliest that is booked, today's among them: the day, the way, who and where", () => {
        const notes = [
            { about: about({ item: "N", owner: "social_services", author: "M" }), heading: "Hem" },
        ];
        expect(told({ notes, follow_ups: [contact("2019-06-03"), contact(kToday)] }).contact).toEqual({
            date: kToday,
            channel: "phone",
            party: "social_services",
            calls: "Maria ringer dig",
            where: "",
        });
    });
    it("names the party of whoever takes it, not of whoever booked it, and none where that is not known", () => {
        const party = (content: Partial<CaseContent>) =>
            told({ ...content, follow_ups: [contact(kToday)] }).contact?.party;
        expect(party({})).toBeUndefined();
        const assigned = { about: about(), worker: "M", party: "health_region" as const };
        expect(party({ assignments: [{ assigned, ended: false }] })).toBe("health_region");
    });
    it("is none that has been, or whose day has passed", () => {
        const done = contact("2019-05-27", { done: { about: about(), date: "2019-05-20" } });
        expect(told({ follow_ups: [done, contact("2019-05-19")] }).contact).toBeUndefined();
    });
    it("says of a visit where it is, by the agreement first; not of an activity that is over", () => {
        const where = (status: ActivityItem["status"], placements: CaseContent["placements"] = []) =>
            told({
                activities: [activity({ status, offer: { about: about(), provider: "Kursgården" } })],
                placements,
                follow_ups: [
                    contact("2019-05-27", {
                        planned: { activity: "A", channel: "visit", date: "2019-05-27" },
                    }),
                ],
            }).contact?.where;
        expect(where("ongoing")).toBe("Kursgården");
        expect(where("ongoing", [{ placement: { about: about(), activity: "A", host: "Bygg AB" } }])).toBe(
            "Bygg AB",
        );
        expect(where("interrupted")).toBe("");
    });
});

describe("what is waited for", () => {
    const waiting = (on: string, ask_again: string) => ({
        about: about(),
        on,
        what: "Läkarintyg",
        since: "2019-05-02",
        ask_again,
    });
    it("stands with when it is asked again, the soonest first", () => {
        const { waits } = told({
            activities: [
                activity({ item: "A", waiting: waiting("Skolan", "2019-06-03") }),
                activity({ item: "B", waiting: waiting("Vårdcentralen", "2019-05-24") }),
            ],
        });
        expect(waits.map(({ on, about: what, since, askAgain }) => [on, what, since, askAgain])).toEqual([
            ["Vårdcentralen", "Läkarintyg", "2019-05-02", "2019-05-24"],
            ["Skolan", "Läkarintyg", "2019-05-02", "2019-06-03"],
        ]);
    });
    it("is a decision, by the role that decides, while it has not been made", () => {
        const deciders = [{ matter: "internship" as const, role: "employment_officer" as const }];
        const activities = catalogue.activities.map((each) => ({ ...each, needs: "internship" as const }));
        const waits = (proposals: CaseContent["proposals"]) =>
            happensNow(reader({ activities: [activity()], proposals: proposals ?? [] }).view, {
                ...catalogue,
                activities,
                deciders,
            }).waits;
        const proposal = { about: about({ item: "P" }), matter: "internship" as const, activity: "A" };
        expect(waits([{ proposal }])).toMatchObject([{ on: "employment_officer", about: "Praktik" }]);
        const decision = { about: about({ item: "P" }), verdict: "rejected" as const };
        expect(waits([{ proposal, decision }])).toEqual([]);
    });
    it("is the participant's own answer to an offer, and then nothing begins by it", () => {
        const { answers, begins } = told({ activities: [activity({ status: "offered" })] });
        expect([answers, begins]).toEqual([["Praktik"], undefined]);
    });
});

describe("what begins next", () => {
    it("is the first that was said yes to and lies ahead; not what somebody is waited for about", () => {
        const waiting = { about: about(), on: "Skolan" };
        const { begins } = told({
            activities: [
                activity({ item: "A", title: "Sen", from: "2019-07-01" }),
                activity({ item: "B", title: "Först", from: kToday }),
                activity({ item: "C", title: "Borde ha börjat", from: "2019-05-19" }),
                activity({ item: "D", title: "Väntar", from: "2019-05-21", waiting }),
            ],
        });
        expect(begins).toEqual({ date: kToday, title: "Först", provider: "" });
    });
});

it("turns to the party of whoever leads the case, and to the others in their order", () => {
    const owners = ["employment_service", "social_services", "labour_market"] as const;
    const assigned = { about: about(), worker: "L", party: "labour_market" as const };
    const led = { lead: { about: about(), worker: "L" }, assignments: [{ assigned, ended: false }] };
    expect(nearestFirst(reader(led).view, owners)).toEqual([owners[2], owners[0], owners[1]]);
    expect(nearestFirst(reader({}).view, owners)).toEqual(owners);
});

describe("nothing that is kept back, recalled or over", () => {
    const waiting = { about: about(), on: "Skolan", ask_again: "2019-05-24" };
    const all: Partial<CaseContent> = {
        activities: [
            activity({ item: "A" }),
            activity({ item: "B", status: "offered" }),
            activity({ item: "C", waiting }),
        ],
        follow_ups: [contact("2019-05-27")],
    };
    const items = ["A", "B", "C", "2019-05-27"];
    it("stands there otherwise", () => {
        const { contact: next, waits, answers, begins } = told(all);
        expect([next?.date, waits.length, answers.length, begins?.title]).toEqual([
            "2019-05-27",
            1,
            1,
            "Praktik",
        ]);
    });
    it("when it is kept from the participant, unless no longer", () => {
        const kept_back = items.map((item) => ({ kept: { about: about({ item }) }, ended: false }));
        expect(nothingHappens(told({ ...all, kept_back }))).toBe(true);
        const lifted = kept_back.map((each) => ({ ...each, ended: true }));
        expect(nothingHappens(told({ ...all, kept_back: lifted }))).toBe(false);
    });
    it("when it was taken back from others, and may be about somebody else", () => {
        const recalled = items.map((of) => ({ about: about({ item: `R${of}` }), of }));
        expect(nothingHappens(told({ ...all, recalled }))).toBe(true);
    });
    it("when the activity is over", () => {
        for (const status of ["declined", "interrupted", "completed"] as const) {
            const activities = (all.activities ?? []).map((each) => ({ ...each, status }));
            expect(nothingHappens(told({ activities }))).toBe(true);
        }
    });
    it("when the case is closed", () => {
        expect(nothingHappens(told({ ...all, phase: "closed" }))).toBe(true);
    });
    it("when there is nothing", () => {
        expect(nothingHappens(told({}))).toBe(true);
    });
});
