// Who does what: the team and who leads, tasks of single colleagues, handovers, and what each party decides.
import { Button, Tag } from "@navikt/ds-react";
import { useCase } from "../../case/reader";
import { assignmentSteps, mayWrite, stepsOf } from "../../case/steps";
import { titleOf } from "../../case/model";
import { listed } from "../../case/forms/shared";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { Entry } from "./Entry";
import { Section } from "./Section";

export function TeamTab() {
    const { t, language } = useTexts();
    const reader = useCase();
    const { view, team, teams, catalogue, nameOfWorker, onOpen } = reader;
    const { lead, team: allocated, assignments = [], handovers = [] } = view.content;
    const decides = (role: string): string =>
        listed(
            (catalogue?.deciders ?? [])
                .filter((each) => each.role === role)
                .map(({ matter }) => nameOf(t.choice.matter, matter).toLowerCase()),
            t.sees.and,
        );
    const teamName = teams.find(({ id }) => id === allocated?.team)?.name;
    return (
        <>
            <Section title={t.parts.team} note={teamName ?? t.parts.noTeam}>
                {(mayWrite(reader, "lead_chosen") || mayWrite(reader, "handover")) && allocated && (
                    <div className="entry__buttons no-print">
                        <Button
                            size="small"
                            variant={lead ? "tertiary" : "primary"}
                            onClick={() => onOpen({ form: "lead_chosen" })}
                        >
                            {t.step.lead}
                        </Button>
                        {lead && (
                            <Button
                                size="small"
                                variant="tertiary"
                                onClick={() => onOpen({ form: "handover" })}
                            >
                                {t.step.handover}
                            </Button>
                        )}
                    </div>
                )}
                <ul className="plain">
                    {team.map((each) => (
                        <li key={each.id} className="glance__person">
                            <span>
                                <strong>{each.name}</strong>{" "}
                                {each.id === lead?.worker && (
                                    <Tag size="xsmall" variant="moderate" data-color="accent">
                                        {t.case.lead}
                                    </Tag>
                                )}
                                <span className="subtle glance__small">
                                    {[titleOf(each, t), nameOf(t.party, each.party)]
                                        .filter(Boolean)
                                        .join(", ")}
                                    {decides(each.role) !== "" && `. ${t.parts.decides(decides(each.role))}.`}
                                </span>
                                {each.id === lead?.worker && lead.reason !== undefined && (
                                    <span className="glance__small">{lead.reason}</span>
                                )}
                            </span>
                            {each.phone !== undefined && (
                                <a
                                    href={`tel:${each.phone.replace(/[^+\d]/g, "")}`}
                                    aria-label={t.case.call(each.name, each.phone)}
                                >
                                    {each.phone}
                                </a>
                            )}
                        </li>
                    ))}
                </ul>
            </Section>
            <Section title={t.parts.tasks} begin={{ form: "worker_assigned", name: "assign" }}>
                {assignments.length === 0 && <p className="subtle">{t.state.empty}</p>}
                {assignments.map((each) => (
                    <Entry
                        key={each.assigned.about.item}
                        about={each.assigned.about}
                        title={nameOfWorker(each.assigned.worker)}
                        what={nameOfWorker(each.assigned.worker)}
                        status={
                            each.ended && (
                                <Tag size="xsmall" variant="moderate" data-color="neutral">
                                    {t.parts.ended}
                                </Tag>
                            )
                        }
                        meta={[
                            each.assigned.task ?? "",
                            each.assigned.until === undefined
                                ? ""
                                : t.case.until(longDate(each.assigned.until, language)),
                        ]}
                        steps={assignmentSteps(reader, each)}
                    />
                ))}
            </Section>
            {handovers.length > 0 && (
                <Section title={t.parts.handovers}>
                    {handovers.map((each) => (
                        <Entry
                            key={each.about.item}
                            about={each.about}
                            title={`${nameOfWorker(each.from)} → ${nameOfWorker(each.to)}`}
                            what={t.parts.handovers}
                            meta={[longDate(each.about.at, language)]}
                            steps={stepsOf(reader, each.about)}
                        >
                            {each.text !== undefined && <p className="entry__text">{each.text}</p>}
                        </Entry>
                    ))}
                </Section>
            )}
        </>
    );
}
