import { describe, expect, it } from "vitest";
import type { About, CaseContent, Catalogue, Kind, Role } from "../api/types";
import { cardsIn, columnAfter, columnOf, columns, mayMove, moveTo, type Column } from "./moves";
import type { ActivityItem, ProposalItem, Reader } from "./steps";

const about = (part: Partial<About> = {}): About => ({
    item: "A",
    version: 1,
    owner: "labour_market",
    category: "joint_plan",
    topic: "work",
    at: "2019-05-06T08:00:00Z",
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
const activity = (status: ActivityItem["status"], part: Partial<ActivityItem> = {}): ActivityItem => ({
    offer: { about: about(), activity: "sfi", title: "SFI", from: "2019-05-20" },
    status,
    replanned: false,
    ...part,
});
const internship = (status: ActivityItem["status"]): ActivityItem =>
    activity(status, {
        offer: { about: about(), activity: "internship", title: "Praktik", from: "2019-05-20" },
    });
const kKinds: Kind[] = [
    "activity_answered",
    "activity_started",
    "activity_completed",
    "activity_interrupted",
    "activity_offered",
    "proposal",
    "opinion",
    "decision_made",
];
const reader = ({
    role = "labour_market_secretary",
    may = kKinds,
    phase = "active",
    proposals = [],
}: {
    role?: Role;
    may?: Kind[];
    phase?: "active" | "closed";
    proposals?: ProposalItem[];
} = {}): Reader =>
    ({
        view: { today: "2019-05-20", may, dues: [], why: [], content: { phase, proposals } as CaseContent },
        catalogue,
        party: "labour_market",
        role,
    }) as unknown as Reader;
const proposal = (decision?: object): ProposalItem => ({
    proposal: { about: about({ item: "P" }), matter: "internship", activity: "A" },
    ...(decision && { decision: { about: about({ item: "D" }), ...decision } }),
});

/** What each column answers: the form with what it is opened with, or why not. */
const answers = (of: Reader, from: ActivityItem): Partial<Record<Column, string>> =>
    Object.fromEntries(
        columns.flatMap((to) => {
            const move = moveTo(of, from, to);
            if (!move) return [];
            const { step, refused, instead } = move;
            return [
                [
                    to,
                    step
                        ? [step.form, step.of].filter(Boolean).join(" ")
                        : `${refused?.why ?? "?"} → ${instead?.form ?? "-"}`,
                ],
            ];
        }),
    );

describe("columns", () => {
    it("follow the status, each in one", () => {
        const statuses = ["offered", "accepted", "ongoing", "completed", "declined", "interrupted"] as const;
        expect(statuses.map((status) => columnOf({ status }))).toEqual([
            "suggested",
            "planned",
            "ongoing",
            "done",
            "cancelled",
            "cancelled",
        ]);
    });
    it("hold what begins, or ends, first at the top; and what ended last", () => {
        const at = (
            item: string,
            status: ActivityItem["status"],
            from: string,
            until?: string,
            ended?: string,
        ) =>
            activity(status, {
                offer: { about: about({ item }), from, ...(until !== undefined && { until }) },
                ...(ended !== undefined && { ended }),
            });
        const order = (list: ActivityItem[], column: Column) =>
            cardsIn(list, column).map(({ offer }) => offer.about.item);
        expect(
            order([at("1", "offered", "2019-06-01"), at("2", "offered", "2019-05-01")], "suggested"),
        ).toEqual(["2", "1"]);
        expect(
            order(
                [at("1", "ongoing", "2019-01-01"), at("2", "ongoing", "2019-02-01", "2019-06-01")],
                "ongoing",
            ),
        ).toEqual(["2", "1"]);
        expect(
            order(
                [
                    at("1", "completed", "2018-01-01", undefined, "2018-02-01"),
                    at("2", "completed", "2018-03-01", undefined, "2018-05-01"),
                ],
                "done",
            ),
        ).toEqual(["2", "1"]);
    });
});

describe("a move", () => {
    it("of what is suggested is the participant's answer", () => {
        expect(answers(reader(), activity("offered"))).toEqual({
            planned: "activity_answered accepted",
            ongoing: "unanswered → activity_answered",
            done: "unanswered → activity_answered",
            cancelled: "activity_answered declined",
        });
    });
    it("of what is planned begins it, or ends it with a reason", () => {
        expect(answers(reader(), activity("accepted"))).toEqual({
            suggested: "answered → activity_interrupted",
            ongoing: "activity_started",
            done: "not_started → activity_started",
            cancelled: "activity_interrupted",
        });
    });
    it("of what goes on ends it", () => {
        expect(answers(reader(), activity("ongoing"))).toEqual({
            suggested: "begun → activity_interrupted",
            planned: "begun → activity_interrupted",
            done: "activity_completed",
            cancelled: "activity_interrupted",
        });
    });
    it("of what has ended is none: something new is offered", () => {
        for (const status of ["completed", "declined", "interrupted"] as const)
            for (const said of Object.values(answers(reader(), activity(status))))
                expect(said).toBe("ended → activity_offered");
        expect(moveTo(reader(), activity("interrupted"), "ongoing")?.instead?.name).toBe("replan");
        expect(moveTo(reader(), activity("interrupted", { replanned: true }), "ongoing")?.instead?.name).toBe(
            "offer",
        );
    });
    it("waits for whoever decides, and says who; that role begins it without asking", () => {
        const ongoing = (of: Reader) => moveTo(of, internship("accepted"), "ongoing");
        expect(ongoing(reader())).toMatchObject({
            refused: { why: "decision", decider: "employment_officer" },
            instead: { form: "proposal", of: "A" },
        });
        expect(ongoing(reader({ proposals: [proposal()] }))).toMatchObject({
            refused: { why: "awaits", decider: "employment_officer" },
            instead: { form: "opinion", of: "P" },
        });
        expect(
            ongoing(reader({ proposals: [proposal({ verdict: "approved", from: "2019-05-21" })] })),
        ).toEqual({
            to: "ongoing",
            refused: { why: "later", decider: "employment_officer", from: "2019-05-21" },
        });
        expect(ongoing(reader({ proposals: [proposal({ verdict: "rejected" })] }))?.refused?.why).toBe(
            "decision",
        );
        expect(
            ongoing(reader({ proposals: [proposal({ verdict: "approved", from: "2019-05-20" })] }))?.step
                ?.form,
        ).toBe("activity_started");
        expect(ongoing(reader({ role: "employment_officer" }))?.step?.form).toBe("activity_started");
    });
    it("is refused to a role that may not write the step, and leads nowhere it may not go", () => {
        const move = moveTo(reader({ may: [] }), activity("offered"), "ongoing");
        expect(move).toEqual({ to: "ongoing", refused: { why: "unanswered" } });
        expect(moveTo(reader({ may: [] }), activity("ongoing"), "done")?.refused).toEqual({ why: "role" });
    });
    it("is none where the card stands already", () => {
        expect(moveTo(reader(), activity("ongoing"), "ongoing")).toBeUndefined();
    });
    it("is none at all in a closed case, or as it was on another day", () => {
        expect([
            mayMove(reader()),
            mayMove(reader({ phase: "closed" })),
            mayMove(reader({ may: [] })),
        ]).toEqual([true, false, false]);
    });
});

it("the form that is open tells where its card is going", () => {
    for (const status of ["offered", "accepted", "ongoing"] as const)
        for (const to of columns) {
            const step = moveTo(reader(), activity(status), to)?.step;
            if (step) expect(columnAfter(step.form, step.of)).toBe(to);
        }
    expect(columnAfter("note", undefined)).toBeUndefined();
    expect(columnAfter(undefined, "declined")).toBeUndefined();
});
