// From the questionnaire to the joint assessment: what was asked and answered, who more is needed, each party's part, adaptations.
import { CheckmarkCircleFillIcon, ChevronDownIcon } from "@navikt/aksel-icons";
import { Button, Tag } from "@navikt/ds-react";
import { sections } from "../../case/forms/intake";
import { ItemSteps } from "../../case/ItemSteps";
import { useCase } from "../../case/reader";
import { mayWrite, saidSteps, stepsOf } from "../../case/steps";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { Entry, Facts } from "./Entry";
import { Remarks } from "./Remarks";
import { Section } from "./Section";

export function AssessmentTab() {
    const { t } = useTexts();
    const reader = useCase();
    const { view } = reader;
    const { assessments = [], triage, intake = [], adaptations = [] } = view.content;
    const needed = triage
        ? Object.entries(t.choice.needed).filter(([key]) => triage[key as "care_coordinator"] === true)
        : [];
    return (
        <>
            <Intake />
            {(triage !== undefined || intake.length > 0) && (
                <Section
                    title={t.parts.triage}
                    begin={triage ? undefined : { form: "triage", name: "triage" }}
                    strong={!triage}
                >
                    {triage === undefined ? (
                        <p className="subtle">{t.parts.triageNot}</p>
                    ) : (
                        <Entry
                            about={triage.about}
                            title={
                                needed.length === 0
                                    ? t.parts.triageNobody
                                    : needed.map(([, name]) => name).join(", ")
                            }
                            what={t.parts.triage}
                            steps={stepsOf(reader, triage.about, "triage")}
                        >
                            {triage.reason !== undefined && <p className="entry__text">{triage.reason}</p>}
                        </Entry>
                    )}
                </Section>
            )}
            <Assessments list={assessments} />
            <Section title={t.parts.adaptations} begin={{ form: "adaptation", name: "adapt" }}>
                {adaptations.length === 0 && <p className="subtle">{t.parts.noAdaptations}</p>}
                {adaptations.map((each) => (
                    <Entry
                        key={each.about.item}
                        about={each.about}
                        title={each.statement ?? t.parts.adaptations}
                        what={each.statement ?? t.parts.adaptations}
                        status={
                            each.for_employer === true && (
                                <Tag size="xsmall" variant="outline" data-color="accent">
                                    {t.parts.forEmployer}
                                </Tag>
                            )
                        }
                        meta={[
                            each.hours_per_day === undefined ? "" : t.parts.hoursPerDay(each.hours_per_day),
                            each.time_of_day ?? "",
                            each.no_heavy_lifting === true ? t.parts.noHeavyLifting : "",
                        ]}
                        steps={stepsOf(reader, each.about, "adaptation")}
                    />
                ))}
            </Section>
        </>
    );
}

function Assessments({
    list,
}: {
    list: NonNullable<ReturnType<typeof useCase>["view"]["content"]["assessments"]>;
}) {
    const { t, language } = useTexts();
    const reader = useCase();
    const newest = [...list].sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
    return (
        <Section title={t.parts.assessments} begin={{ form: "assessment", name: "assess" }}>
            {newest.length === 0 && <p className="subtle">{t.case.noAssessment}</p>}
            {newest.map((each) => {
                const topic = nameOf(t.track, each.about.topic);
                return (
                    <Entry
                        key={each.about.item}
                        about={each.about}
                        title={topic}
                        what={topic}
                        status={
                            each.in_depth === true && (
                                <Tag size="xsmall" variant="outline" data-color="accent">
                                    {t.parts.inDepth}
                                </Tag>
                            )
                        }
                        meta={[each.date === undefined ? "" : longDate(each.date, language)]}
                        steps={saidSteps(reader, each.about, "assessment")}
                    >
                        <Facts
                            list={[
                                [t.case.resources, each.resources],
                                [t.forms.assessment.fields.situation, each.situation],
                                [t.case.needs, each.obstacles],
                                [t.case.nextStep, each.next_step],
                            ]}
                        />
                        <Remarks item={each.about.item} />
                    </Entry>
                );
            })}
        </Section>
    );
}

function Intake() {
    const { t, language } = useTexts();
    const reader = useCase();
    const { view, catalogue, onOpen } = reader;
    const { intake = [], intake_sent: sent } = view.content;
    const asked = sections.filter((topic) => catalogue?.questions.some(({ section }) => section === topic));
    const done = asked.filter((topic) => intake.some(({ about }) => about.topic === topic));
    if (sent === undefined && intake.length === 0) {
        return (
            <Section title={t.parts.intake} begin={{ form: "intake_sent", name: "send" }} strong>
                <p className="subtle">{t.parts.intakeNotSent}</p>
            </Section>
        );
    }
    return (
        <Section
            title={t.parts.intake}
            note={t.parts.intakeProgress(done.length, asked.length)}
            begin={done.length < asked.length ? { form: "intake_answered", name: "answer" } : undefined}
        >
            {sent?.answer_by !== undefined && done.length < asked.length && (
                <p className="subtle">
                    {t.parts.intakeSent(
                        longDate(sent.about.at, language),
                        longDate(sent.answer_by, language),
                    )}
                </p>
            )}
            <ul className="intake">
                {asked.map((topic) => {
                    const answer = intake.find(({ about }) => about.topic === topic);
                    const name = nameOf(t.track, topic);
                    if (!answer) {
                        return (
                            <li key={topic} className="intake__row">
                                <span>
                                    <strong>{name}</strong>{" "}
                                    <span className="subtle">{t.parts.unanswered}</span>
                                </span>
                                {mayWrite(reader, "intake_answered") && (
                                    <Button
                                        size="xsmall"
                                        variant="tertiary"
                                        className="no-print"
                                        aria-label={`${t.step.add}, ${name}`}
                                        onClick={() => onOpen({ form: "intake_answered", of: topic })}
                                    >
                                        {t.step.add}
                                    </Button>
                                )}
                            </li>
                        );
                    }
                    return (
                        <li key={topic}>
                            <details className="intake__answers" open={(answer.own_words ?? "") !== ""}>
                                <summary>
                                    <CheckmarkCircleFillIcon aria-hidden className="intake__done" />
                                    <strong>{name}</strong>
                                    {answer.date !== undefined && (
                                        <span className="subtle">{longDate(answer.date, language)}</span>
                                    )}
                                    <ChevronDownIcon aria-hidden className="intake__arrow" />
                                </summary>
                                <div className="intake__body">
                                    {answer.own_words !== undefined && (
                                        <blockquote className="entry__quote">{answer.own_words}</blockquote>
                                    )}
                                    <Facts
                                        list={(answer.answers ?? []).map(
                                            ({ question, answer: said }) =>
                                                [
                                                    catalogue?.questions.find(
                                                        ({ code }) => code === question,
                                                    )?.[language] ?? question,
                                                    said,
                                                ] as const,
                                        )}
                                    />
                                    <ItemSteps
                                        steps={stepsOf(reader, answer.about, "intake_answered")}
                                        what={name}
                                        item={answer.about.item}
                                        onOpen={onOpen}
                                    />
                                </div>
                            </details>
                        </li>
                    );
                })}
            </ul>
        </Section>
    );
}
