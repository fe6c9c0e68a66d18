// Staying in touch: absence that nobody has called about, what is booked, what has been, and the hours it became.
import { Tag } from "@navikt/ds-react";
import { followUps } from "../../case/model";
import { useCase } from "../../case/reader";
import { absenceSteps, followUpSteps, stepsOf } from "../../case/steps";
import { Due } from "../../components/Due";
import { EmptyState } from "../../components/EmptyState";
import { longDate, shortDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { AfterExits, Discharges } from "./AfterExit";
import { Entry, Facts } from "./Entry";
import { MakePaper } from "./MakePaper";
import { Section } from "./Section";
import { Tasks } from "./Tasks";
import { useTitles } from "./titles";

export function FollowUpsTab() {
    const { t, language } = useTexts();
    const reader = useCase();
    const titleOf = useTitles();
    const { view, nameOfWorker } = reader;
    const { planned, done } = followUps(view.content);
    const absences = [...(view.content.absences ?? [])].sort((a, b) =>
        (b.absence.date ?? "").localeCompare(a.absence.date ?? ""),
    );
    const hours = [...(view.content.hours ?? [])].sort((a, b) => (b.week ?? "").localeCompare(a.week ?? ""));
    return (
        <>
            <AfterExits />
            {absences.length > 0 && (
                <Section title={t.parts.absences} begin={{ form: "absence", name: "absent" }}>
                    {absences.map((each) => {
                        const { absence, followed } = each;
                        const day = absence.date === undefined ? "" : longDate(absence.date, language);
                        return (
                            <Entry
                                key={absence.about.item}
                                about={absence.about}
                                title={t.parts.absenceOn(day)}
                                what={t.parts.absenceOn(day)}
                                status={
                                    followed?.reached !== true && (
                                        <Tag size="xsmall" variant="moderate" data-color="danger">
                                            {t.due.call_today}
                                        </Tag>
                                    )
                                }
                                meta={[nameOf(t.choice.absence, absence.absence), titleOf(absence.activity)]}
                                steps={absenceSteps(reader, each)}
                                strong
                            >
                                {followed?.reached === true ? (
                                    <Facts
                                        list={[
                                            [t.forms.absence_followed.fields.reason, followed.reason],
                                            [t.forms.absence_followed.fields.agreed, followed.agreed],
                                        ]}
                                    />
                                ) : (
                                    <p className="entry__text">{t.parts.absenceOpen}</p>
                                )}
                            </Entry>
                        );
                    })}
                </Section>
            )}
            <Discharges />
            <Tasks />
            <Section title={t.parts.plannedFollowUps} begin={{ form: "follow_up_planned", name: "plan" }}>
                {planned.length === 0 && <p className="subtle">{t.parts.noneBooked}</p>}
                {planned.map((each) => {
                    const { about, planned: plan, substitution } = each;
                    const day = plan?.date === undefined ? "" : longDate(plan.date, language);
                    return (
                        <Entry
                            key={about.item}
                            about={about}
                            byline={false}
                            title={plan?.date !== undefined && <Due date={plan.date} today={view.today} />}
                            what={`${t.case.planned} ${day}`}
                            meta={[
                                nameOf(t.channel, plan?.channel),
                                plan?.responsible === undefined ? "" : nameOfWorker(plan.responsible),
                                titleOf(plan?.activity),
                                plan?.cadence_days ? t.parts.rhythm(plan.cadence_days) : "",
                                plan?.calls ?? "",
                            ]}
                            steps={followUpSteps(reader, each)}
                        >
                            {substitution && (
                                <p className="entry__text">
                                    <strong>{t.parts.handedOver(nameOfWorker(substitution.worker))}.</strong>{" "}
                                    {substitution.facts}
                                </p>
                            )}
                            {plan?.date !== undefined && plan.date >= view.today && (
                                <div className="entry__buttons">
                                    <MakePaper template="summons" of={about.item} what={day} />
                                </div>
                            )}
                        </Entry>
                    );
                })}
            </Section>
            <Section title={t.parts.doneFollowUps} begin={{ form: "follow_up", name: "contact" }}>
                {done.length === 0 && <EmptyState title={t.case.noFollowUps} />}
                {done.map((each) => {
                    const what = each.done;
                    const day = what?.date === undefined ? "" : longDate(what.date, language);
                    return (
                        <Entry
                            key={each.about.item}
                            about={what?.about ?? each.about}
                            title={[day, nameOf(t.channel, what?.channel)].filter(Boolean).join(" · ")}
                            what={day}
                            status={
                                what?.attendance !== undefined && (
                                    <Tag
                                        size="xsmall"
                                        variant="moderate"
                                        data-color={
                                            what.attendance === "not_attended" ? "warning" : "neutral"
                                        }
                                    >
                                        {nameOf(t.attendance, what.attendance)}
                                    </Tag>
                                )
                            }
                            meta={[
                                titleOf(what?.activity),
                                what?.readiness === undefined ? "" : t.parts.readiness(what.readiness),
                            ]}
                            steps={followUpSteps(reader, each)}
                        >
                            {what?.note !== undefined && <p className="entry__text">{what.note}</p>}
                            {what && (
                                <div className="entry__buttons">
                                    <MakePaper template="minutes" of={each.about.item} what={day} />
                                </div>
                            )}
                        </Entry>
                    );
                })}
            </Section>
            {hours.length > 0 && (
                <Section title={t.parts.hoursReported} begin={{ form: "hours_reported", name: "report" }}>
                    {hours.map((each) => (
                        <Entry
                            key={each.about.item}
                            about={each.about}
                            title={
                                each.hours === undefined || each.week === undefined
                                    ? titleOf(each.activity)
                                    : t.parts.reported(each.hours, shortDate(each.week, language))
                            }
                            what={titleOf(each.activity)}
                            meta={[titleOf(each.activity)]}
                            steps={stepsOf(reader, each.about)}
                        />
                    ))}
                </Section>
            )}
        </>
    );
}
