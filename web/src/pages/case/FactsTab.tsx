// What stands about the participant: contact, protection, registration, work and education, the parties' own cases; and the end.
import type { CaseContent } from "../../api/types";
import { useCase } from "../../case/reader";
import { exitStep } from "../../case/steps";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { tongueName } from "../../tongues";
import { Facts } from "./Entry";
import { Section } from "./Section";

type Mark = NonNullable<CaseContent["protections"]>[number];
/** Of each party the newest, as far as it stands. */
const marksNow = (marks: readonly Mark[]): Mark[] =>
    marks.filter(
        (mark, i) =>
            mark.degree !== "none" &&
            !marks.slice(i + 1).some(({ about }) => about.owner === mark.about.owner),
    );

export function FactsTab() {
    const { t, language } = useTexts();
    const reader = useCase();
    const { view, party, nameOfWorker } = reader;
    const {
        identity,
        protection,
        protections = [],
        registration,
        work_history: work,
        parties = [],
        opened,
        exit,
    } = view.content;
    const date = (day: string | undefined) => (day === undefined ? undefined : longDate(day, language));
    const yesNo = (is: boolean | undefined) => (is === undefined ? undefined : is ? t.form.yes : t.form.no);
    const tongue = identity?.language;
    const step = (
        form: "identity" | "registration" | "work_history" | "protection_set" | "party_engaged",
        there: boolean,
    ) => ({ form, name: there ? "change" : "add" }) as const;
    const f = t.forms;
    const none = <p className="subtle">{t.parts.notShown}</p>;
    return (
        <div className="facts">
            <Section
                title={t.parts.identity}
                begin={step("identity", identity !== undefined)}
                item={identity?.about.item}
            >
                {identity === undefined ? (
                    none
                ) : (
                    <Facts
                        list={[
                            [f.identity.fields.given_name, identity.given_name],
                            [f.identity.fields.family_name, identity.family_name],
                            [
                                f.identity.fields.personal_number,
                                identity.personal_number?.replace(/^(\d{8})(\d{4})$/, "$1-$2"),
                            ],
                            [f.identity.fields.phone, identity.phone],
                            [f.identity.fields.email, identity.email],
                            [f.identity.fields.address, identity.address],
                            [
                                f.identity.fields.language,
                                tongue === undefined ? undefined : tongueName(tongue, language),
                            ],
                            [f.identity.fields.interpreter, yesNo(identity.interpreter)],
                            [f.identity.fields.reach, identity.reach],
                        ]}
                    />
                )}
            </Section>
            <Section
                title={t.parts.workHistory}
                begin={step("work_history", work !== undefined)}
                item={work?.about.item}
            >
                {work === undefined ? (
                    none
                ) : (
                    <Facts
                        list={[
                            [f.work_history.fields.experience, work.experience],
                            [f.work_history.fields.wishes, work.wishes],
                            [f.work_history.fields.education, nameOf(t.choice.education, work.education)],
                            [f.work_history.fields.education_verified, yesNo(work.education_verified)],
                            [f.work_history.fields.ssyk, (work.ssyk ?? []).join(", ")],
                            [f.work_history.fields.support_months, work.support_months?.toString()],
                        ]}
                    />
                )}
            </Section>
            <Section
                title={t.parts.registration}
                begin={step("registration", registration !== undefined)}
                item={registration?.about.item}
            >
                {registration === undefined ? (
                    none
                ) : (
                    <Facts
                        list={[
                            [
                                f.registration.fields.programme,
                                nameOf(t.choice.programme, registration.programme),
                            ],
                            [f.registration.fields.programme_from, date(registration.programme_from)],
                            [f.registration.fields.programme_until, date(registration.programme_until)],
                            [f.registration.fields.registered_from, date(registration.registered_from)],
                            [f.registration.fields.last_report, date(registration.last_report)],
                        ]}
                    />
                )}
            </Section>
            <Section
                title={t.parts.protection}
                begin={step(
                    "protection_set",
                    protections.some(({ about }) => about.owner === party),
                )}
            >
                {protection === undefined || protection.degree === "none" ? (
                    <p className="subtle">{t.parts.noProtection}</p>
                ) : (
                    <>
                        <p>
                            <strong>{nameOf(t.choice.protection, protection.degree)}.</strong>{" "}
                            {t.parts.protectionDemands[protection.degree ?? "none"]}
                        </p>
                        <Facts
                            list={marksNow(protections)
                                .filter(({ named_officers: officers = [] }) => officers.length > 0)
                                .map(({ about, named_officers: officers = [] }) => [
                                    `${t.parts.officers}, ${nameOf(t.party, about.owner)}`,
                                    officers.map(nameOfWorker).join(", "),
                                ])}
                        />
                    </>
                )}
                {protections.length > 0 && (
                    <details>
                        <summary>{t.parts.protectionHistory}</summary>
                        <ol className="facts__history">
                            {protections.map(({ about, degree, reason }) => (
                                <li key={`${about.item} ${about.version}`}>
                                    {[
                                        longDate(about.at, language),
                                        nameOf(t.party, about.owner),
                                        nameOfWorker(about.author),
                                        nameOf(t.choice.protection, degree),
                                        reason,
                                    ]
                                        .filter(Boolean)
                                        .join(" · ")}
                                </li>
                            ))}
                        </ol>
                    </details>
                )}
            </Section>
            <Section title={t.parts.ownCases} begin={step("party_engaged", false)}>
                {parties.length === 0 && none}
                <Facts
                    list={parties.map(
                        ({ about, own_case: number }) =>
                            [nameOf(t.party, about.owner), number ?? date(about.at)] as const,
                    )}
                />
            </Section>
            <Section title={t.parts.referral}>
                <Facts
                    list={[
                        [t.case.phase, nameOf(t.phaseName, view.content.phase)],
                        [t.parts.referral, date(opened?.date)],
                        [t.parts.referredBy, opened?.referred_by],
                        [t.parts.reason, opened?.reason],
                    ]}
                />
            </Section>
            {exit !== undefined && (
                <Section title={t.parts.exit} begin={exitStep(reader, exit)}>
                    <Facts
                        list={[
                            [f.exit.fields.date, date(exit.date)],
                            [f.exit.fields.outcome, nameOf(t.choice.outcome, exit.outcome)],
                            [f.exit.fields.reason, nameOf(t.choice.exitReason, exit.reason)],
                            [f.exit.fields.extent, exit.extent?.toString()],
                            [f.exit.fields.support, exit.support],
                            [f.exit.fields.study_form, exit.study_form],
                            [
                                f.exit.fields.follow_up_by,
                                exit.follow_up_by && reader.nameOfWorker(exit.follow_up_by),
                            ],
                            [f.exit.fields.note, exit.note],
                        ]}
                    />
                </Section>
            )}
        </div>
    );
}
