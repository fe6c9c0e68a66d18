// What a form tells before one writes: what already goes on, what the person needs, what nobody has asked about.
import { expect, it } from "vitest";
import type { CaseContent } from "../../api/types";
import { visibleFields, type Values } from "../../forms/definition";
import type { FormKind } from "../../texts/case-sv";
import { en } from "../../texts/en";
import { sv } from "../../texts/sv";
import { about, activityRow, catalogue, formContext } from "../fixtures";
import type { AbsenceItem, ActivityItem } from "../steps";
import { caseForms } from ".";

const hints = (
    kind: FormKind,
    content: Partial<CaseContent>,
    values: Values,
    part: Parameters<typeof formContext>[1] = {},
): string[] =>
    (caseForms[kind].define(formContext(content, part)).notices?.(values, sv) ?? []).map(({ text }) => text);

it("says that the same kind of activity already goes on, and whose it is (R35)", () => {
    const course = (status: ActivityItem["status"]): ActivityItem => ({
        offer: { about: about({ item: "B", owner: "social_services" }), activity: "sfi", title: "SFI kväll" },
        status,
        replanned: false,
    });
    const told = (status: ActivityItem["status"], item?: string) =>
        hints(
            "activity_offered",
            { activities: [course(status)] },
            { activity: "sfi" },
            item === undefined ? {} : { item },
        ).filter((text) => text.includes("SFI kväll"));
    expect(told("ongoing")[0]).toMatch(/Socialtjänsten/);
    expect(told("ongoing", "B")).toEqual([]);
    for (const ended of ["completed", "declined", "interrupted"] as const) expect(told(ended)).toEqual([]);
});
it("tells limits of time that hold today, where an activity is offered (R85)", () => {
    const told = (until?: string) =>
        hints(
            "activity_offered",
            {
                adaptations: [
                    {
                        about: about(),
                        statement: "Lugn start",
                        time_of_day: "efter 10",
                        ...(until !== undefined && { until }),
                    },
                ],
            },
            {},
        ).filter((text) => text.includes("efter 10")).length;
    expect([told(), told("2019-05-20"), told("2019-05-19")]).toEqual([1, 1, 0]);
});
it("tells limits where hours are changed, and marks hours that go beyond them (R85)", () => {
    const told = (kind: FormKind, hours: string, hours_per_day?: number) =>
        hints(
            kind,
            {
                adaptations: [
                    {
                        about: about(),
                        statement: "Lugn start",
                        ...(hours_per_day === undefined ? { time_of_day: "efter 10" } : { hours_per_day }),
                    },
                ],
            },
            { hours: [{ from: "2019-05-27", hours }] },
        ).filter((text) => /Lugn start|mer än/.test(text)).length;
    for (const kind of ["activity_hours", "activity_offered"] as const) {
        expect(told(kind, "20", 4)).toBe(1);
        expect(told(kind, "20,5", 4)).toBe(2);
        expect(told(kind, "40")).toBe(1);
    }
});
it("marks a last day beyond the rule where an activity is extended or its change proposed, from where it began", () => {
    const length = (months: number, from?: string, until?: string) => ({
        months,
        rule: "R",
        source: `förordning ${months}`,
        sv: `Högst ${months} månader.`,
        en: `At most ${months} months.`,
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
    });
    const ruled = {
        ...catalogue,
        activities: [
            activityRow({
                code: "internship",
                sv: "Praktik",
                lengths: [length(3, undefined, "2019-03-01"), length(6, "2019-03-01")],
            }),
        ],
    };
    const activity = (part: Partial<ActivityItem> = {}): ActivityItem => ({
        offer: { about: about(), activity: "internship", from: "2019-03-04", until: "2019-05-31" },
        status: "ongoing",
        replanned: false,
        ...part,
    });
    const told = (kind: FormKind, until: string, part?: Partial<ActivityItem>) =>
        hints(
            kind,
            { activities: [activity(part)] },
            { activity: "A", until },
            { item: "A", catalogue: ruled },
        );
    for (const kind of ["activity_extended", "plan_change"] as const) {
        expect(told(kind, "2019-09-03")).toEqual([]);
        expect(told(kind, "2019-09-04")).toEqual([sv.hint.tooLong("Högst 6 månader.", "förordning 6")]);
        expect(told(kind, "")).toEqual([]);
        // Of one that began on another day than was offered, that day counts; and the rule is that day's.
        expect(told(kind, "2019-09-04", { started: "2019-03-11" })).toEqual([]);
        expect(told(kind, "2019-06-01", { started: "2019-02-25" })).toEqual([
            sv.hint.tooLong("Högst 3 månader.", "förordning 3"),
        ]);
    }
    // A change of the whole plan, or of what has no last day, has no field for one: nothing left there counts.
    const whole = hints(
        "plan_change",
        { activities: [activity()] },
        { activity: "", until: "2030-01-01" },
        { catalogue: ruled },
    );
    expect(whole).toEqual([]);
    const endless = { offer: { about: about(), activity: "internship", from: "2019-03-04" } };
    expect(told("plan_change", "2030-01-01", endless)).toEqual([]);
});
it("asks why before a revocation, of absences that nobody has talked about, and of nothing else (R113)", () => {
    const absences: AbsenceItem[] = [
        { absence: { about: about() } },
        { absence: { about: about() }, followed: { about: about(), reached: true } },
    ];
    const deciders = [
        { matter: "revocation" as const, role: "employment_officer" as const },
        { matter: "internship" as const, role: "employment_officer" as const },
    ];
    const told = (matter: string) =>
        hints("proposal", { absences }, { matter }, { catalogue: { ...catalogue, deciders } }).filter(
            (text) => text.includes("frånvaro"),
        ).length;
    expect([told("revocation"), told("internship")]).toEqual([1, 0]);
});
it("asks why nobody has asked, before a revocation and of absences that are seen whole (R113)", () => {
    const asked = (absences: AbsenceItem[], matter = "revocation") =>
        visibleFields(caseForms.proposal.define(formContext({ absences })), { matter }).some(
            ({ name, required }) => name === "unasked_reason" && required,
        );
    const open: AbsenceItem = { absence: { about: about() } };
    expect(asked([open])).toBe(true);
    expect(asked([open], "internship")).toBe(false);
    expect(asked([{ ...open, followed: { about: about(), reached: false } }])).toBe(true);
    expect(asked([{ ...open, followed: { about: about(), reached: true } }])).toBe(false);
    expect(asked([{ absence: { about: about({ limited: true }) } }])).toBe(false);
});
it("proposes the next day by the rhythm of what was planned, and by one that is changed (R42)", () => {
    const planned = (cadence_days?: number): Partial<CaseContent> => ({
        follow_ups: [
            {
                about: about(),
                planned: { calls: "Yasmin ringer", ...(cadence_days && { cadence_days }) },
            },
        ],
    });
    const given = (cadence_days?: number) =>
        caseForms.follow_up.defaults?.(formContext(planned(cadence_days), { item: "A" })) ?? {};
    expect(given(21)).toMatchObject({
        next_cadence_days: "21",
        next_contact: "2019-06-10",
        next_calls: "Yasmin ringer",
    });
    expect(given()).not.toHaveProperty("next_contact");
    const follows = (name: string, days: string) =>
        caseForms.follow_up.define(formContext()).follows?.(name, { next_cadence_days: days });
    expect(follows("next_cadence_days", "7")).toEqual({ next_contact: "2019-05-27" });
    for (const wrong of ["", "0", "181", "sju"]) expect(follows("next_cadence_days", wrong)).toEqual({});
    expect(follows("note", "7")).toEqual({});
});
it("asks what harm it may do where one discloses by one's own judgement, and only there; likely harm stops it", () => {
    const fields = (values: Values) =>
        caseForms.disclosed
            .define(formContext({}))
            .fields.filter(({ when }) => when?.(values) ?? true)
            .map(({ name }) => name);
    const reasoned = { what: "categories", basis: "reasoned_decision" };
    expect(fields(reasoned)).toContain("harm");
    for (const basis of ["consent", "statute"]) expect(fields({ ...reasoned, basis })).not.toContain("harm");
    const harm = caseForms.disclosed.define(formContext({})).fields.find(({ name }) => name === "harm");
    expect(harm?.required).toBe(true);
    const told = (values: Values) => hints("disclosed", {}, values).includes(sv.hint.harmed);
    expect(told({ ...reasoned, harm: "likely" })).toBe(true);
    expect(told({ ...reasoned, harm: "no" })).toBe(false);
    expect(told({ basis: "consent", harm: "likely" })).toBe(false);
    // What it opens is what the decision table lets it: somebody who reads it must not think that more is shown.
    const opensNothing = (values: Values) => hints("disclosed", {}, values).includes(sv.hint.judgementOpens);
    const counted = { ...reasoned, categories: ["participation"], purpose: "evaluation" };
    expect(opensNothing({ ...reasoned, categories: ["joint_plan"], purpose: "coordination" })).toBe(true);
    expect(opensNothing({ ...counted, to_role: "evaluator" })).toBe(true);
    expect(opensNothing({ ...counted, to_role: "project_lead" })).toBe(false);
    expect(opensNothing({ ...counted, to_role: "project_lead", categories: ["joint_plan"] })).toBe(true);
    expect(opensNothing({ ...counted, basis: "consent", to_role: "evaluator" })).toBe(false);
});
it("says where a suspicion belongs, where a note is written", () => {
    for (const [kind, name] of [
        ["note", "text"],
        ["follow_up", "note"],
    ] as const) {
        const field = caseForms[kind].define(formContext()).fields.find((each) => each.name === name);
        expect(field?.help?.(sv), kind).toMatch(/fusk/);
        expect(field?.help?.(en), kind).toMatch(/fraud/);
    }
});
