// The plan: parallel tracks on a time axis, each activity with its next step, the goals, and what is proposed and decided.
import { Tag } from "@navikt/ds-react";
import { useEffect } from "react";
import { receivers } from "../../case/forms/consents";
import { activityTitle, trackOf } from "../../case/model";
import { useCase } from "../../case/reader";
import {
    activitySteps,
    goalSteps,
    mandateOf,
    mayWrite,
    proposalSteps,
    stepsOf,
    type ActivityItem,
    type ProposalItem,
} from "../../case/steps";
import { EmptyState } from "../../components/EmptyState";
import type { PlanActivity, ReportedHours } from "../../components/plan/layout";
import { PlanTimeline } from "../../components/plan/PlanTimeline";
import { StatusIcon } from "../../components/plan/StatusMark";
import { periodText, rampText } from "../../components/plan/words";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { nameRules } from "../../texts/rules";
import { Entry, Facts } from "./Entry";
import { Placements } from "./Placements";
import { PlanChanges } from "./PlanChanges";
import { Progression } from "./Progression";
import { Section } from "./Section";
import { useTitles } from "./titles";

interface Props {
    activities: readonly PlanActivity[];
    reported: readonly ReportedHours[];
    chosen: string | undefined;
}

const elementOf = (item: string): string => `item-${item}`;

export function PlanTab({ activities, reported, chosen }: Props) {
    const { t } = useTexts();
    const reader = useCase();
    const { view, onOpen } = reader;
    const all = view.content.activities ?? [];
    const live = all.filter(
        ({ status, replanned }) =>
            status === "ongoing" ||
            status === "accepted" ||
            status === "offered" ||
            (status === "interrupted" && !replanned),
    );
    const past = all.filter((each) => !live.includes(each));
    useEffect(() => {
        if (chosen !== undefined)
            document.getElementById(elementOf(chosen))?.scrollIntoView({ block: "center" });
    }, [chosen]);
    return (
        <>
            <Progression />
            <Section title={t.plan.title} begin={{ form: "activity_offered", name: "offer" }}>
                {activities.length === 0 ? (
                    <EmptyState title={t.plan.empty} help={t.plan.emptyHelp} />
                ) : (
                    <PlanTimeline
                        activities={activities}
                        reported={reported}
                        today={view.today}
                        chosen={chosen}
                        onOpen={(item) => onOpen({ item })}
                    />
                )}
            </Section>
            {all.length > 0 && (
                <Section title={t.parts.activities}>
                    {live.map((each) => (
                        <ActivityEntry key={each.offer.about.item} activity={each} chosen={chosen} />
                    ))}
                    {past.length > 0 && (
                        <details
                            className="fold"
                            open={past.some(({ offer }) => offer.about.item === chosen) || live.length === 0}
                        >
                            <summary>{t.parts.pastActivities(past.length)}</summary>
                            <div className="entries">
                                {past.map((each) => (
                                    <ActivityEntry
                                        key={each.offer.about.item}
                                        activity={each}
                                        chosen={chosen}
                                    />
                                ))}
                            </div>
                        </details>
                    )}
                </Section>
            )}
            <Goals />
            <PlanChanges />
            <Placements />
            <Proposals />
        </>
    );
}

function ActivityEntry({ activity, chosen }: { activity: ActivityItem; chosen: string | undefined }) {
    const { t, language } = useTexts();
    const reader = useCase();
    const { catalogue, nameOfWorker } = reader;
    const { offer, status, waiting, started, ended, interruption, completion, answer } = activity;
    const title = activityTitle(activity, catalogue, t);
    const look = waiting && (status === "offered" || status === "accepted") ? "waiting" : status;
    const mandate = status === "offered" || status === "accepted" ? mandateOf(reader, activity) : undefined;
    const from = started ?? offer.from;
    const date = (day: string) => longDate(day, language);
    return (
        <div
            id={elementOf(offer.about.item)}
            className="entry__anchor"
            data-chosen={offer.about.item === chosen}
        >
            <Entry
                about={offer.about}
                byline={false}
                title={title}
                what={title}
                status={
                    <span className="entry__status" data-status={look}>
                        <StatusIcon status={look} /> {nameOf(t.planStatus, look)}
                    </span>
                }
                meta={[
                    nameOf(t.track, trackOf(activity, catalogue)),
                    offer.provider ?? "",
                    from === undefined ? "" : periodText({ from, until: ended ?? offer.until }, t, language),
                    rampText({ hours: activity.hours ?? [] }, language),
                    offer.responsible === undefined
                        ? ""
                        : t.parts.responsible(nameOfWorker(offer.responsible)),
                ]}
                steps={activitySteps(reader, activity)}
            >
                {mandate?.decider !== undefined && !mandate.approved && (
                    <p className="entry__text entry__hint">
                        {mandate.proposal ? `${t.parts.waitingDecision}. ` : ""}
                        {mandate.decider === reader.role
                            ? t.hint.needsDecisionYou
                            : t.parts.decider(nameOf(t.role, mandate.decider))}
                    </p>
                )}
                <Facts
                    list={[
                        [
                            t.planStatus.waiting ?? "",
                            waiting &&
                                [
                                    waiting.on ?? "",
                                    waiting.what ?? "",
                                    waiting.ask_again === undefined
                                        ? ""
                                        : t.parts.askAgain(date(waiting.ask_again)),
                                ]
                                    .filter(Boolean)
                                    .join(" · "),
                        ],
                        [
                            t.forms.activity_offered.fields.calls,
                            status === "completed" ? undefined : offer.calls,
                        ],
                        [t.forms.activity_answered.fields.reason, answer?.reason],
                        [
                            t.planStatus.interrupted ?? "",
                            interruption &&
                                [nameOf(t.choice.interruption, interruption.reason), interruption.note ?? ""]
                                    .filter(Boolean)
                                    .join(". "),
                        ],
                        [t.forms.activity_completed.fields.result, completion?.result],
                    ]}
                />
            </Entry>
        </div>
    );
}

function Goals() {
    const { t, language } = useTexts();
    const reader = useCase();
    const goals = reader.view.content.goals ?? [];
    return (
        <Section title={t.parts.goals} begin={{ form: "goal", name: "goal" }}>
            {goals.length === 0 && <p className="subtle">{t.case.noGoals}</p>}
            {goals.map((each) => {
                const { goal, closed } = each;
                return (
                    <Entry
                        key={goal.about.item}
                        about={goal.about}
                        title={goal.text ?? t.parts.goals}
                        what={goal.text ?? t.parts.goals}
                        status={
                            closed && (
                                <Tag
                                    size="xsmall"
                                    variant="moderate"
                                    data-color={closed.reached === "reached" ? "success" : "neutral"}
                                >
                                    {nameOf(t.choice.reached, closed.reached)}
                                </Tag>
                            )
                        }
                        meta={[
                            nameOf(t.track, goal.about.topic),
                            goal.horizon === undefined ? "" : t.case.goalBy(longDate(goal.horizon, language)),
                        ]}
                        steps={goalSteps(reader, each)}
                    >
                        <Facts
                            list={[
                                [t.forms.goal.fields.indicator, goal.indicator],
                                [t.forms.goal_closed.fields.note, closed?.note],
                            ]}
                        />
                    </Entry>
                );
            })}
        </Section>
    );
}

function Proposals() {
    const { t } = useTexts();
    const reader = useCase();
    const proposals = reader.view.content.proposals ?? [];
    if (proposals.length === 0 && !mayWrite(reader, "proposal")) return null;
    return (
        <Section title={t.parts.proposals} begin={{ form: "proposal", name: "propose" }}>
            {proposals.length === 0 && <p className="subtle">{t.parts.noProposals}</p>}
            {proposals.map((each) => (
                <ProposalEntry key={each.proposal.about.item} item={each} />
            ))}
        </Section>
    );
}

function ProposalEntry({ item }: { item: ProposalItem }) {
    const { t, language } = useTexts();
    const reader = useCase();
    const titleOf = useTitles();
    const { proposal, opinions = [], decision } = item;
    const decider = reader.catalogue?.deciders.find(({ matter }) => matter === proposal.matter)?.role;
    const matter = nameOf(t.choice.matter, proposal.matter);
    return (
        <div className="proposal">
            <Entry
                about={proposal.about}
                title={matter}
                what={matter}
                status={
                    <Tag
                        size="xsmall"
                        variant="moderate"
                        data-color={
                            decision === undefined
                                ? "warning"
                                : decision.verdict === "approved"
                                  ? "success"
                                  : "danger"
                        }
                    >
                        {decision === undefined
                            ? t.parts.waitingDecision
                            : t.parts.decided(
                                  nameOf(t.choice.verdict, decision.verdict),
                                  longDate(decision.about.at, language),
                              )}
                    </Tag>
                }
                meta={[
                    titleOf(proposal.activity),
                    decision === undefined && decider !== undefined
                        ? t.parts.decider(nameOf(t.role, decider))
                        : "",
                    (proposal.heard ?? []).length > 0
                        ? t.parts.heard(receivers({ to: proposal.heard ?? [] }, t))
                        : "",
                    decision === undefined && proposal.wanted_by !== undefined
                        ? t.parts.wantedBy(longDate(proposal.wanted_by, language))
                        : "",
                ]}
                steps={proposalSteps(reader, item)}
            >
                {proposal.text !== undefined && <p className="entry__text">{proposal.text}</p>}
                {decision?.reasons !== undefined && (
                    <p className="entry__text">
                        <strong>{nameOf(t.choice.verdict, decision.verdict)}.</strong> {decision.reasons}
                        {decision.rule !== undefined && ` (${nameRules(decision.rule, language)})`}
                    </p>
                )}
            </Entry>
            {opinions.length > 0 && (
                <div className="entries proposal__opinions">
                    {opinions.map((each) => (
                        <Entry
                            key={each.about.item}
                            about={each.about}
                            title={`${nameOf(t.party, each.about.owner)}: ${nameOf(t.choice.stance, each.stance).toLowerCase()}`}
                            what={nameOf(t.choice.stance, each.stance)}
                            steps={stepsOf(reader, each.about)}
                        >
                            {each.text !== undefined && <p className="entry__text">{each.text}</p>}
                        </Entry>
                    ))}
                </div>
            )}
        </div>
    );
}
