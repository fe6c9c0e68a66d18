import { describe, expect, it } from "vitest";
import type { About, CaseContent, CaseView, Catalogue, Kind, Party, Role } from "../api/types";
import { en } from "../texts/en";
import { sv } from "../texts/sv";
import { activityRow } from "./fixtures";
import { caseForms, type FormContext } from "./forms";
import {
    activitySteps,
    consentSteps,
    exitStep,
    followUpSteps,
    holdSteps,
    menu,
    mayWrite,
    proposalSteps,
    redactionSteps,
    rightsSteps,
    saidSteps,
    stepsOf,
    type ActivityItem,
    type Reader,
} from "./steps";
import { wayIn } from "./dues";

const kinds = Object.keys(caseForms) as Kind[];
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
const catalogue: Catalogue = {
    activities: [
        activityRow({ code: "internship", sv: "Praktik", workplace: true, needs: "internship" }),
        activityRow({ code: "sfi", sv: "SFI", track: "language" }),
        activityRow({ code: "physiotherapy", sv: "Sjukgymnastik", changers: ["care_coordinator"] }),
    ],
    methods: [],
    questions: [{ code: "work_done", sv: "Arbeten?", en: "Jobs?", section: "work" }],
    onboarding: [],
    competences: [],
    parties: [],
    categories: [
        {
            code: "joint_plan",
            sv: "Gemensam plan",
            en: "Joint plan",
            owners: ["employment_service", "labour_market"],
        },
        { code: "registration", sv: "Inskrivning", en: "Registration", owners: ["employment_service"] },
    ],
    statutes: [
        {
            code: "2010:110 110:31",
            sv: "Uppgifter som Försäkringskassan begär",
            en: "What the agency asks for",
            from: "employment_service",
            to: "social_insurance",
            categories: ["registration"],
            data: [],
            begins: "2011-01-01",
        },
        {
            code: "2010:110 110:31",
            sv: "Uppgifter som Försäkringskassan begär",
            en: "What the agency asks for",
            from: "employment_service",
            to: "social_services",
            categories: ["registration"],
            data: [],
            begins: "2011-01-01",
        },
        {
            code: "2000:625 1 a",
            sv: "Uppgifter som behövs",
            en: "What is needed",
            from: "employment_service",
            to: "adult_education",
            categories: ["registration"],
            data: [],
            begins: "2026-03-01",
        },
    ],
    deciders: [{ matter: "internship", role: "employment_officer" }],
    kinds: [],
    forms: [
        {
            form: "sharing",
            provisions: [
                {
                    form: "sharing",
                    from: "labour_market",
                    to: ["social_services", "health_region"],
                    categories: ["joint_plan"],
                    purpose: "coordination",
                },
            ],
        },
    ],
};
const view = (content: Partial<CaseContent> = {}, may: Kind[] = kinds): CaseView => ({
    case: "C",
    today: "2019-05-20",
    content: { phase: "active", ...content },
    dues: [],
    why: [],
    may,
});
const reader = (content: Partial<CaseContent> = {}, role: Role = "labour_market_secretary"): Reader => ({
    view: view(content),
    catalogue,
    role,
    party: role === "employment_officer" ? "employment_service" : "labour_market",
});
const activity = (status: ActivityItem["status"], code = "internship"): ActivityItem => ({
    offer: { about: about(), activity: code },
    status,
    replanned: false,
});
const proposal = { proposal: { about: about({ item: "P" }), matter: "internship" as const, activity: "A" } };

describe("the next step of an activity", () => {
    it("is the one that its status asks for", () => {
        const first = (status: ActivityItem["status"]) =>
            activitySteps(reader(), activity(status, "sfi")).first?.form;
        expect(
            (["offered", "accepted", "ongoing", "interrupted", "completed"] as const).map((each) =>
                first(each),
            ),
        ).toEqual(["activity_answered", "activity_started", "hours_reported", "activity_offered", undefined]);
    });
    it("is a proposal where somebody else must decide, and waits while one lies there", () => {
        expect(activitySteps(reader(), activity("accepted")).first?.form).toBe("proposal");
        expect(activitySteps(reader({ proposals: [proposal] }), activity("accepted")).first).toBeUndefined();
        const decision = { about: about(), verdict: "approved" as const };
        expect(
            activitySteps(reader({ proposals: [{ ...proposal, decision }] }), activity("accepted")).first
                ?.form,
        ).toBe("activity_started");
        expect(activitySteps(reader({}, "employment_officer"), activity("accepted")).first?.form).toBe(
            "activity_started",
        );
    });
    it("is for those whom its row names, and for the party that offered it", () => {
        const forms = (offer: Partial<ActivityItem["offer"]>, role?: Role) => {
            const one = activity("offered", "physiotherapy");
            const { first, rest } = activitySteps(reader({}, role), {
                ...one,
                offer: { ...one.offer, ...offer },
            });
            return [first, ...rest].map((step) => step?.form);
        };
        const cares = about({ owner: "health_region" });
        expect(forms({ about: cares })).not.toContain("activity_answered");
        expect(forms({ about: cares })).toContain("plan_change");
        expect(forms({ about: cares }, "care_coordinator")).toContain("activity_answered");
        expect(forms({ about: about() })).toContain("activity_answered");
        expect(forms({ about: cares, activity: "sfi" })).toContain("activity_answered");
        // What it is may not be seen; that it lies on care's track is.
        expect(forms({ about: { ...cares, category: "care_track" }, activity: "" })).not.toContain(
            "activity_answered",
        );
    });
    it("waits for a decision on this activity that holds today", () => {
        const first = (more: object, period: object = {}) => {
            const decision = { about: about(), verdict: "approved" as const, ...period };
            const proposals = [{ proposal: { ...proposal.proposal, ...more }, decision }];
            return activitySteps(reader({ proposals }), activity("accepted")).first?.form;
        };
        expect(first({}, { from: "2019-05-20", until: "2019-05-20" })).toBe("activity_started");
        expect(first({}, { until: "2019-05-19" })).toBe("proposal");
        expect(first({}, { from: "2019-05-21" })).toBeUndefined(); // decided, and soon
        expect(first({ activity: "B" })).toBe("proposal");
        expect(first({ activity: undefined })).toBe("proposal");
    });
    it("is a new proposal when its decision runs out, or the decision on one that lies there", () => {
        const step = (content: Partial<CaseContent>, role?: Role) =>
            wayIn(reader({ activities: [activity("ongoing")], ...content }, role), {
                kind: "decision_ending",
                due: "2019-06-01",
                days: 12,
                item: "A",
            });
        expect(step({})).toMatchObject({ form: "proposal", of: "A" });
        expect(step({ proposals: [proposal] })).toEqual({ tab: "plan" });
        expect(step({ proposals: [proposal] }, "employment_officer")).toMatchObject({
            form: "decision_made",
            of: "P",
        });
    });
    it("is replanned once only", () => {
        expect(
            activitySteps(reader(), { ...activity("interrupted"), replanned: true }).first,
        ).toBeUndefined();
    });
});

describe("steps", () => {
    it("correct only what is one's own and seen whole", () => {
        const forms = (part: Partial<About>) =>
            stepsOf(reader(), about(part), "note").rest.map(({ form }) => form);
        expect(forms({})).toEqual(["note", "retraction", "recalled", "redaction_proposed"]);
        expect(forms({ owner: "social_services" })).toEqual([]);
        expect(forms({ limited: true })).toEqual([]);
    });
    it("offer what was sent wrong once, and the second person the answer", () => {
        const forms = (content: Partial<CaseContent>) =>
            stepsOf(reader(content), about(), "note").rest.map(({ form }) => form);
        const { item } = about();
        const proposed = { about: about({ item: "R", author: "W" }), of: item };
        const answered = (approved: boolean) => ({ proposed, answered: { about: about(), approved } });
        expect(forms({ recalled: [{ about: about(), of: item }] })).not.toContain("recalled");
        expect(forms({ redactions: [{ proposed }] })).not.toContain("redaction_proposed");
        expect(forms({ redactions: [answered(true)] })).not.toContain("redaction_proposed");
        expect(forms({ redactions: [answered(false)] })).toContain("redaction_proposed");
        const first = (me: string) => redactionSteps({ ...reader(), me }, { proposed }).first;
        expect(first("W")).toBeUndefined();
        expect(first("V")).toMatchObject({ form: "redaction_answered", item: "R" });
    });
    it("open a case again for the party that closed it, by a role that may close", () => {
        const exit = { about: about({ item: "E" }) };
        expect(exitStep(reader(), exit)).toMatchObject({ form: "retraction", item: "E" });
        expect(exitStep({ ...reader(), view: view({}, ["retraction"]) }, exit)).toBeUndefined();
        expect(exitStep(reader({}, "employment_officer"), exit)).toBeUndefined();
    });
    it("let the one decide who may, and ask those who are to be heard", () => {
        expect(proposalSteps(reader({}, "employment_officer"), proposal).first?.form).toBe("decision_made");
        expect(proposalSteps(reader(), proposal).first).toBeUndefined();
        const heard = { proposal: { ...proposal.proposal, heard: ["labour_market" as const] } };
        expect(proposalSteps(reader(), heard).first?.form).toBe("opinion");
        const spoken = { ...heard, opinions: [{ about: about() }] };
        expect(proposalSteps(reader(), spoken).first).toBeUndefined();
    });
    it("follow what was answered", () => {
        const steps = (status: "asked" | "given" | "refused") =>
            consentSteps(reader(), { asked: { about: about() }, status });
        expect(steps("asked").first?.form).toBe("consent_given");
        expect(steps("given").rest.map(({ form }) => form)).toContain("consent_withdrawn");
        const papers = (by: string) =>
            consentSteps(
                { ...reader(), me: "ME" },
                {
                    asked: { about: about() },
                    status: "unconfirmed",
                    given: { about: about({ author: by }) },
                },
            );
        expect(papers("OTHER").first?.form).toBe("consent_confirmed");
        expect(papers("ME").first, "who registered it is not the second person").toBeUndefined();
        expect(papers("ME").rest.map(({ form }) => form)).toEqual(["consent_withdrawn"]);
        expect(steps("refused").rest.map(({ form }) => form)).toEqual(["consent_asked"]);
        expect(followUpSteps(reader(), { about: about(), planned: {} }).first?.form).toBe("follow_up");
        expect(followUpSteps(reader(), { about: about(), done: { about: about() } }).first).toBeUndefined();
    });
    it("leave a closed case with what protects and puts right", () => {
        const closed = reader({ phase: "closed" });
        expect(kinds.filter((kind) => mayWrite(closed, kind)).sort()).toEqual([
            "after_exit",
            "assignment_ended",
            "consent_withdrawn",
            "disclosure_ended",
            "hold_lifted",
            "hold_set",
            "kept_back",
            "kept_back_ended",
            "protection_set",
            "recalled",
            "redaction_answered",
            "redaction_proposed",
            "retraction",
            "rights_answered",
            "rights_asked",
            "statement",
        ]);
        expect(menu(closed).flatMap((each) => each.kinds)).toEqual(["protection_set", "rights_asked"]);
    });
    it("follow up after the exit in the party that was chosen for it, else in the one that ended the case", () => {
        const follows = (exit: object, role: Role) =>
            menu(
                reader(
                    { phase: "closed", exit: { about: about({ owner: "employment_service" }), ...exit } },
                    role,
                ),
            )
                .flatMap((each) => each.kinds)
                .includes("after_exit");
        expect(follows({ follow_up_party: "labour_market" }, "labour_market_secretary")).toBe(true);
        expect(follows({ follow_up_party: "labour_market" }, "employment_officer")).toBe(false);
        expect(follows({}, "employment_officer")).toBe(true);
        expect(follows({}, "labour_market_secretary")).toBe(false);
    });
    it("keep back what is one's own, and end that; answer and lift once", () => {
        const forms = (who: Reader) => saidSteps(who, about(), "note").rest.map(({ form }) => form);
        expect(forms(reader()).slice(-3)).toEqual(["statement", "rights_asked", "kept_back"]);
        const kept = reader({ kept_back: [{ kept: { about: about() }, ended: false }] });
        expect(forms(kept).at(-1)).toBe("kept_back_ended");
        expect(saidSteps(reader(), about({ owner: "social_services" })).rest).toEqual([]);
        const asked = { asked: { about: about() } };
        expect(rightsSteps(reader(), asked).first?.form).toBe("rights_answered");
        expect(rightsSteps(reader(), { ...asked, answer: { about: about() } }).first).toBeUndefined();
        expect(holdSteps(reader(), { set: { about: about() } }).rest[0]?.form).toBe("hold_lifted");
        expect(holdSteps(reader(), { set: { about: about() }, lifted: { about: about() } }).rest).toEqual([]);
    });
    it("offer nothing that the reader may not write", () => {
        const nobody = { ...reader(), view: view({}, []) };
        expect(activitySteps(nobody, activity("ongoing"))).toEqual({ first: undefined, rest: [] });
        expect(menu(nobody)).toEqual([]);
    });
});

describe("every form", () => {
    const context: FormContext = {
        view: view({
            activities: [activity("ongoing")],
            proposals: [proposal],
            consents: [
                { asked: { about: about({ item: "S" }), from: "labour_market", to: [] }, status: "asked" },
            ],
        }),
        catalogue,
        team: [],
        workers: [],
        teams: [],
        consentTexts: [
            { form: "sharing", language: "sv", version: "2" },
            { form: "sharing", language: "sv-simple", version: "3" },
            { form: "sharing", language: "so", version: "1", unreviewed: true },
        ],
        language: "sv",
        me: "W",
        party: "labour_market",
        role: "labour_market_secretary",
    };
    it.each(Object.entries(caseForms))("%s has a word for every field, in both languages", (_, form) => {
        const definition = form.define(context);
        for (const t of [sv, en]) {
            expect(definition.title(t)).not.toBe("");
            for (const field of definition.fields) expect(field.label(t), field.name).not.toBe(field.name);
        }
    });
    it.each(Object.entries(caseForms))("%s begins with values that its fields can hold", (_, form) => {
        const names = new Set(form.define(context).fields.map(({ name }) => name));
        const given = Object.keys(form.defaults?.(context) ?? {});
        expect(given.filter((name) => !names.has(name))).toEqual([]);
    });
    it("offers what the catalogue says of categories and statutes, in force that day", () => {
        const offered = (party: Party, name: string) => {
            const field = caseForms.disclosed
                .define({ ...context, party })
                .fields.find((each) => each.name === name);
            return field && "options" in field ? field.options(sv).map(({ value }) => value) : undefined;
        };
        expect(offered("labour_market", "categories")).toEqual(["joint_plan"]);
        expect(offered("employment_service", "categories")?.toSorted()).toEqual([
            "joint_plan",
            "registration",
        ]);
        expect(offered("labour_market", "statute")).toEqual([]);
        expect(offered("employment_service", "statute")).toEqual(["2010:110 110:31"]);
        expect(offered("labour_market", "basis")).not.toContain("statute");
        expect(offered("employment_service", "basis")).toContain("statute");
    });
    it("asks for a provision of a form, whole or receiver by receiver", () => {
        const definition = caseForms.consent_asked.define(context);
        const build = (more: object) =>
            definition
                .build?.(
                    { form: "sharing", provisions_sharing: ["0"], months: 12, ...more },
                    { kind: "consent_asked", data: {} },
                )
                .map(({ data }) => data.to);
        expect(build({})).toEqual([["social_services", "health_region"]]);
        expect(build({ separately: true })).toEqual([["social_services"], ["health_region"]]);
    });
    it("says which text was shown: the participant's own language, otherwise the plainest", () => {
        const shown = (language: string) => {
            const here = { ...context, view: view({ identity: { about: about(), language } }) };
            const given = caseForms.consent_asked.defaults?.(here) ?? {};
            const [first] =
                caseForms.consent_asked
                    .define(here)
                    .build?.(
                        { form: "sharing", provisions_sharing: ["0"], language: given.language },
                        { kind: "consent_asked", data: {} },
                    ) ?? [];
            return [first?.data.language, first?.data.text_version];
        };
        expect(shown("sv")).toEqual(["sv", "2"]);
        expect(shown("so")).toEqual(["so", "1"]);
        expect(shown("fi")).toEqual(["sv-simple", "3"]);
    });
    it("answers several provisions, each with the version that is seen", () => {
        const definition = caseForms.consent_given.define(context);
        expect(
            definition.build?.({ provisions: ["S"], channel: "oral" }, { kind: "consent_given", data: {} }),
        ).toEqual([{ kind: "consent_given", item: "S", version: 1, data: { channel: "oral" } }]);
    });
});
