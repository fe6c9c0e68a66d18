import { describe, expect, it } from "vitest";
import type { About, CaseContent } from "../api/types";
import { sv } from "../texts/sv";
import { itemVersion, nextStep, participantName, planActivities, reportedHours } from "./model";

const about = (part: Partial<About> = {}): About => ({
    item: "0AAAAAAAAAAAA",
    version: 1,
    owner: "labour_market",
    category: "joint_plan",
    topic: "work",
    at: "2019-05-06T08:00:00Z",
    limited: false,
    ...part,
});
const content = (part: Partial<CaseContent>): CaseContent => ({ phase: "active", ...part });

describe("case model", () => {
    it("names the participant no better than the view does", () => {
        expect(participantName(content({}))).toBe("");
        expect(participantName(content({ identity: { about: about(), initials: "N.H." } }))).toBe("N.H.");
        expect(
            participantName(
                content({ identity: { about: about(), given_name: "Nawfal", family_name: "Haddad" } }),
            ),
        ).toBe("Nawfal Haddad");
    });
    it("draws an activity from what really happened, not from what was offered", () => {
        const [activity] = planActivities(
            content({
                activities: [
                    {
                        offer: {
                            about: about(),
                            activity: "internship",
                            title: "Praktik",
                            from: "2019-05-06",
                            hours: [{ from: "2019-05-06", hours: 30 }],
                        },
                        status: "interrupted",
                        started: "2019-05-13",
                        ended: "2019-06-14",
                        hours: [{ from: "2019-05-13", hours: 20 }],
                        interruption: { about: about({ version: 4 }) },
                        replanned: false,
                    },
                ],
            }),
            undefined,
            sv,
        );
        expect(activity).toMatchObject({
            from: "2019-05-13",
            until: "2019-06-14",
            status: "interrupted",
            version: 4,
            track: "work",
        });
        expect(activity?.hours).toEqual([{ from: "2019-05-13", hours: 20 }]);
    });
    it("leaves out what has no date to stand at", () => {
        expect(
            planActivities(
                content({ activities: [{ offer: { about: about() }, status: "offered", replanned: false }] }),
                undefined,
                sv,
            ),
        ).toEqual([]);
    });
    it("tells an activity that waits from one that is under way", () => {
        const item = {
            offer: { about: about(), from: "2019-05-06" },
            waiting: { on: "skolan" },
            replanned: false,
        } as const;
        const status = (now: "offered" | "ongoing") =>
            planActivities(content({ activities: [{ ...item, status: now }] }), undefined, sv)[0]?.status;
        expect([status("offered"), status("ongoing")]).toEqual(["waiting", "ongoing"]);
    });
    it("finds the newest version of an item wherever it stands", () => {
        const goals = [
            {
                goal: { about: about({ item: "G", version: 2 }) },
                closed: { about: about({ item: "G", version: 5 }) },
            },
        ];
        expect(itemVersion(content({ goals, lead: { about: about({ item: "L", version: 9 }) } }), "G")).toBe(
            5,
        );
        expect(itemVersion(content({ goals }), "nothing")).toBe(0);
    });
    it("reports only hours that are seen whole", () => {
        expect(
            reportedHours(
                content({
                    hours: [
                        { about: about(), week: "2019-05-06" },
                        { about: about(), week: "2019-05-06", hours: 0 },
                    ],
                }),
            ),
        ).toEqual([{ week: "2019-05-06", hours: 0 }]);
    });
});

describe("the next step", () => {
    const at = (day: string, part: Partial<About> = {}) => about({ at: `2019-05-${day}T08:00:00Z`, ...part });
    const assessed = content({ assessments: [{ about: at("02"), next_step: "Ring skolan" }] });
    const with_ = (...tasks: NonNullable<CaseContent["tasks"]>) => ({ ...assessed, tasks });
    const step = { about: at("03"), what: "Skriv CV", next_step: true };
    it("is the newest that was said to be it, and no other task", () => {
        expect(nextStep(content({})).text).toBe("");
        expect(nextStep(assessed)).toEqual({ text: "Ring skolan" });
        expect(nextStep(with_({ task: { about: at("03"), what: "Beställ tolk" } })).text).toBe("Ring skolan");
        expect(nextStep(with_({ task: step }))).toEqual({ text: "Skriv CV", task: { task: step } });
        expect(nextStep(with_({ task: { ...step, about: at("01") } })).text).toBe("Ring skolan");
    });
    it("leaves its place empty when it is taken, and is no secret's when it may not be read", () => {
        const ended = { about: at("04"), end: "done" } as const;
        expect(nextStep(with_({ task: step, ended }))).toEqual({ text: "" });
        expect(nextStep(with_({ task: { about: at("03", { limited: true }), next_step: true } })).text).toBe(
            "Ring skolan",
        );
    });
});
