// The forms of consent and of sharing: what is sent, and what is said before.
import { describe, expect, it } from "vitest";
import type { CaseContent, Party } from "../../api/types";
import { check, toEntries, visibleFields, type Values } from "../../forms/definition";
import { sv } from "../../texts/sv";
import type { ConsentItem } from "../steps";
import { about, formContext } from "../fixtures";
import { caseForms } from ".";

type Asked = Partial<ConsentItem["asked"]>;
const consent = (item: string, part: Asked = {}, rest: Partial<ConsentItem> = {}): ConsentItem => ({
    asked: {
        about: about({ item }),
        form: "sharing",
        from: "labour_market",
        to: ["social_services"],
        categories: ["joint_plan", "participation"],
        purpose: "coordination",
        ...part,
    },
    status: "given",
    until: "2020-05-20",
    ...rest,
});

describe("sharing by an act of its own", () => {
    const open = (content: Partial<CaseContent> = {}, party: Party = "labour_market") => {
        const definition = caseForms.disclosed.define({ ...formContext(content), party });
        return {
            names: (values: Values) => visibleFields(definition, values).map(({ name }) => name),
            options: (name: string) => {
                const field = definition.fields.find((each) => each.name === name);
                return field && "options" in field ? field.options(sv).map(({ value }) => value) : [];
            },
            said: (values: Values) => (definition.notices?.(values, sv) ?? []).map(({ text }) => text),
            sent: (values: Values) => toEntries(definition, values)[0]?.data,
            missing: (values: Values) => Object.keys(check(definition, values, sv)),
        };
    };
    const base: Values = {
        what: "categories",
        of: "",
        categories: ["joint_plan"],
        to: ["social_services"],
        basis: "consent",
        provision: "S",
        statute: "",
        purpose: "coordination",
        to_role: "",
        harm: "",
        reason: "",
        until: "",
    };
    const judged: Values = { ...base, basis: "reasoned_decision", harm: "no", reason: "Behövs för planen." };

    it("is for what the participant has said yes to, where it rests on a consent", () => {
        const care = consent("S", { from: "health_region", purpose: "care_contact" });
        const form = open({ consents: [care] }, "health_region");
        expect(form.names(base)).not.toContain("purpose");
        expect(form.sent(base)).toMatchObject({ purpose: "care_contact", provision: "S" });
        expect(form.said(base).join(" ")).toMatch(/sagt ja till: hålla kontakt med vården/);
        const lead = consent("S", { purpose: "evaluation", to_role: "project_lead" });
        expect(open({ consents: [lead] }).sent(base)).toMatchObject({
            purpose: "evaluation",
            to_role: "project_lead",
        });
    });
    it("is for what the writer says, where it rests on an own judgement; for the project it names the role", () => {
        const form = open();
        expect(form.options("purpose")).toEqual(["coordination", "care_contact", "evaluation"]);
        expect(form.names(judged)).toContain("purpose");
        expect(form.names(judged)).not.toContain("to_role");
        expect(form.sent(judged)).toMatchObject({ purpose: "coordination" });
        expect(form.sent({ ...judged, purpose: "care_contact" })).toMatchObject({ purpose: "care_contact" });
        const evaluated: Values = { ...judged, purpose: "evaluation" };
        expect(form.options("to_role")).toEqual(["project_lead", "evaluator"]);
        expect(form.missing(evaluated)).toEqual(["/to_role"]);
        expect(form.sent({ ...evaluated, to_role: "evaluator" })).toMatchObject({
            purpose: "evaluation",
            to_role: "evaluator",
        });
        // A role chosen before another purpose was is not sent.
        expect(form.sent({ ...judged, to_role: "evaluator" })).not.toHaveProperty("to_role");
        expect(form.missing({ ...judged, purpose: "" })).toEqual(["/purpose"]);
    });
    it("is for the work with the case, where it rests on a duty in law, whatever was chosen before", () => {
        const form = open();
        const bound: Values = { ...base, basis: "statute", statute: "2008:975 3", purpose: "evaluation" };
        expect(form.names(bound)).not.toContain("purpose");
        expect(form.sent(bound)).toMatchObject({ purpose: "coordination", statute: "2008:975 3" });
        expect(form.sent(bound)).not.toHaveProperty("provision");
    });
    it("offers the consents that hold, from the own party to another", () => {
        const form = open({
            consents: [
                consent("S"),
                consent("over", {}, { until: "2019-05-19" }),
                consent("asked", {}, { status: "asked" }),
                consent("theirs", { from: "social_services" }),
                consent("project", { to: ["none"], to_role: "project_lead" }),
            ],
        });
        expect(form.options("provision")).toEqual(["S"]);
    });
    it("says what of it the consent does not reach: a receiver, a kind, a thing of another kind", () => {
        const goal = { goal: { about: about({ item: "G", category: "follow_up" }), text: "Halvtid" } };
        const form = open({ consents: [consent("S")], goals: [goal] });
        const warned = (values: Values) => form.said(values).filter((text) => text.includes("Samtycket"));
        expect(warned(base)).toEqual([]);
        expect(warned({ ...base, to: ["social_services", "health_region"] })).toEqual([
            "Samtycket gäller inte Regionen. Där öppnas inget.",
        ]);
        expect(warned({ ...base, categories: ["joint_plan", "work_history"] })[0]).toMatch(/omfattar inte/);
        const thing: Values = { ...base, what: "item", of: "G" };
        expect(warned(thing)[0]).toMatch(/omfattar inte uppföljning/);
        expect(warned({ ...thing, of: "" })).toEqual([]);
    });
    it.each(["health_region", "social_services"] as const)("offers %s no own judgement", (party) => {
        const form = open({}, party);
        expect(form.options("basis")).toEqual(["consent"]);
        expect(form.said(base)).toContain(sv.hint.noReasoned);
        expect(open().options("basis")).toContain("reasoned_decision");
    });
});

describe("renewing a consent", () => {
    const given = consent("S", { months: 6, topics: ["work"], to_role: "study_counsellor" });
    const context = {
        ...formContext({ consents: [given] }, { of: "S" }),
        consentTexts: [
            { form: "sharing" as const, language: "sv", version: "2" },
            { form: "sharing" as const, language: "so", version: "1", unreviewed: true },
            { form: "health" as const, language: "sv", version: "9" },
        ],
    };
    const definition = caseForms.consent_asked.define(context);
    const begun = caseForms.consent_asked.defaults?.(context) ?? {};

    it("asks the same again, with the text that is shown now, and neither form nor parts", () => {
        expect(visibleFields(definition, begun).map(({ name }) => name)).toEqual([
            "months",
            "sent_by",
            "language",
        ]);
        expect(toEntries(definition, { ...begun, months: "12", language: "sv" })).toEqual([
            {
                kind: "consent_asked",
                data: {
                    form: "sharing",
                    from: "labour_market",
                    to: ["social_services"],
                    to_role: "study_counsellor",
                    categories: ["joint_plan", "participation"],
                    topics: ["work"],
                    purpose: "coordination",
                    months: 12,
                    language: "sv",
                    sent_by: "meeting",
                    text_version: "2",
                },
            },
        ]);
    });
    it("begins with the time it was given for, and says first what it is about", () => {
        expect(begun.months).toBe("6");
        const first = definition.notices?.(begun, sv)[0];
        expect(first).toMatchObject({ tone: "info", first: true });
        expect(first?.text).toMatch(/får lämna till Socialtjänsten\. Det gäller: den gemensamma planen/);
    });
    it("warns of a text that nobody has gone through", () => {
        const said = (language: string) =>
            (definition.notices?.({ ...begun, language }, sv) ?? []).map(({ text }) => text);
        expect(said("so")).toContain(sv.hint.unreviewedText);
        expect(said("sv")).not.toContain(sv.hint.unreviewedText);
    });
    it("of a consent that the reader does not see is a question anew", () => {
        const other = caseForms.consent_asked.define({ ...context, of: "gone" });
        expect(other.fields.some(({ name }) => name === "form")).toBe(true);
    });
});
