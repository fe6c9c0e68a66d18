// The plan on one page: what the participant is after, the plan itself on a time axis, as a board or as text, each activity with
// its next step and its history, and what is proposed and decided.
import { Tag, ToggleGroup } from "@navikt/ds-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { methodName } from "../../case/activity-kind";
import { historyDate, historyOf } from "../../case/history";
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
import { openLink } from "../../case/signal-link";
import { EmptyState } from "../../components/EmptyState";
import { PageSkeleton } from "../../components/PageSkeleton";
import type { PlanActivity, ReportedHours } from "../../components/plan/layout";
import { PlanLoad } from "../../components/plan/PlanLoad";
import { PlanTimeline } from "../../components/plan/PlanTimeline";
import { StatusIcon } from "../../components/plan/StatusMark";
import { periodText, rampText } from "../../components/plan/words";
import { daysBetween, fromNow, longDate, shortDate } from "../../dates";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { planWords } from "../../texts/plan";
import { providerWords } from "../../texts/providers";
import { nameRules } from "../../texts/rules";
import { Entry, Facts } from "./Entry";
import { Ladder } from "./Ladder";
import { Placements } from "./Placements";
import { PlanChanges } from "./PlanChanges";
import { Progression } from "./Progression";
import { Section } from "./Section";
import { planViews, type PlanView } from "./tabs";
import { useTitles } from "./titles";

const PlanBoard = lazy(async () => ({ default: (await import("./PlanBoard")).PlanBoard }));
const PlanText = lazy(async () => ({ default: (await import("./PlanText")).PlanText }));

interface Props {
    activities: readonly PlanActivity[];
    reported: readonly ReportedHours[];
    shown: PlanView;
    open: { form: string | undefined; item: string | undefined; of: string | undefined };
}

const elementOf = (item: string): string => `item-${item}`;

export function PlanTab({ activities, reported, shown, open }: Props) {
    const { t } = useTexts();
    const planPage = useWords(planWords);
    const reader = useCase();
    const { view, onOpen } = reader;
    const chosen = open.item;
    const all = view.content.activities ?? [];
    const live = all.filter(
        ({ status, replanned }) =>
            status === "ongoing" ||
            status === "accepted" ||
            status === "offered" ||
            (status === "interrupted" && !replanned),
    );
    const past = all.filter((each) => !live.includes(each));
    // What is chosen is brought into sight; but on the board, while a form moves a card, the card stays where one looks.
    const looked = shown === "tavla" && open.form !== undefined ? undefined : chosen;
    useEffect(() => {
        if (looked !== undefined)
            document.getElementById(elementOf(looked))?.scrollIntoView({ block: "center" });
    }, [looked]);
    const asText = shown === "text";
    // As the flag of the lists: something goes on, and the hours of the whole plan are known.
    const expected =
        view.hours_planned !== undefined &&
        view.content.phase !== "closed" &&
        all.some(({ status }) => status === "ongoing");
    return (
        <>
            {!asText && (
                <>
                    <Goals />
                    <Progression />
                </>
            )}
            <Section
                title={planPage.title}
                note={<Views shown={shown} />}
                begin={{ form: "activity_offered", name: "offer" }}
            >
                {asText ? (
                    <Suspense fallback={<PageSkeleton />}>
                        <PlanText />
                    </Suspense>
                ) : all.length === 0 ? (
                    <EmptyState title={t.plan.empty} help={t.plan.emptyHelp} />
                ) : (
                    <div>
                        {shown === "tavla" ? (
                            <Suspense fallback={<PageSkeleton />}>
                                <PlanBoard {...open} />
                            </Suspense>
                        ) : (
                            <PlanTimeline
                                activities={activities}
                                reported={reported}
                                today={view.today}
                                chosen={chosen}
                                onOpen={(item) => onOpen({ item })}
                            />
                        )}
                        <PlanLoad activities={activities} today={view.today} expected={expected} />
                    </div>
                )}
            </Section>
            {!asText && <Ladder />}
            {all.length > 0 && !asText && (
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
            {!asText && (
                <>
                    <PlanChanges />
                    <Placements />
                    <Proposals />
                </>
            )}
        </>
    );
}

/** The same plan in three ways; which one stands in the address. */
function Views({ shown }: { shown: PlanView }) {
    const planPage = useWords(planWords);
    const navigate = useNavigate();
    return (
        <ToggleGroup
            size="small"
            className="plan-views no-print"
            value={shown}
            aria-label={planPage.view}
            onChange={(value) =>
                void navigate({
                    to: ".",
                    search: (before) => ({ ...before, vy: value as PlanView }),
                    replace: true,
                    resetScroll: false,
                })
            }
        >
            {planViews.map((each) => (
                <ToggleGroup.Item key={each} value={each} label={planPage.views[each]} />
            ))}
        </ToggleGroup>
    );
}

function ActivityEntry({ activity, chosen }: { activity: ActivityItem; chosen: string | undefined }) {
    const { t, language } = useTexts();
    const planPage = useWords(planWords);
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
                        {mandate.opens !== undefined
                            ? planPage.decidedFrom(date(mandate.opens))
                            : mandate.decider === reader.role
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
                                    [
                                        waiting.on ?? "",
                                        waiting.since === undefined
                                            ? ""
                                            : planPage.since(
                                                  shortDate(waiting.since, language),
                                                  daysBetween(waiting.since, reader.view.today),
                                              ),
                                    ]
                                        .filter(Boolean)
                                        .join(" "),
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
                        [
                            t.forms.activity_offered.fields.method,
                            methodName(catalogue, offer.method, language),
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
                <Signals activity={activity} />
                <History activity={activity} />
            </Entry>
        </div>
    );
}

/** What the place has said, newest first, and the sheet with the link by which it says so. */
function Signals({ activity }: { activity: ActivityItem }) {
    const { language } = useTexts();
    const words = useWords(providerWords);
    const { view } = useCase();
    const { item } = activity.offer.about;
    const link = openLink(activity, useSession().party);
    const said = (view.content.signals ?? []).filter((each) => each.activity === item);
    if (!link && said.length === 0) return null;
    return (
        <ul className="entry__signals">
            {link?.until !== undefined && (
                <li>
                    {words.sheet.open(shortDate(link.until, language))}{" "}
                    {link.token !== undefined && (
                        <Link to="/arenden/$caseId/signalblad/$item" params={{ caseId: view.case, item }}>
                            {words.sheet.show}
                        </Link>
                    )}
                </li>
            )}
            {said.toReversed().map(({ about, signal, date }) => (
                <li key={about.item}>
                    {signal === undefined || date === undefined
                        ? words.signals
                        : words.signalOn(words.signal[signal] ?? "", shortDate(date, language))}
                </li>
            ))}
        </ul>
    );
}

/** What has happened to the activity, oldest first, folded; nothing where there is but the offer. */
function History({ activity }: { activity: ActivityItem }) {
    const { t, language } = useTexts();
    const planPage = useWords(planWords);
    const { view, nameOfWorker } = useCase();
    const events = historyOf(activity, view.content.proposals ?? [], {
        t,
        plan: planPage,
        language,
        nameOfWorker,
    });
    if (events.length < 2) return null;
    return (
        <details className="fold history">
            <summary>{planPage.historyTitle(events.length)}</summary>
            <ol>
                {events.map(({ date, text }, index) => (
                    <li key={index}>
                        <time dateTime={date}>{historyDate(date, view.today, language)}</time>
                        <span>{text}</span>
                    </li>
                ))}
            </ol>
        </details>
    );
}

function Goals() {
    const { t, language } = useTexts();
    const planPage = useWords(planWords);
    const reader = useCase();
    const goals = reader.view.content.goals ?? [];
    return (
        <Section title={planPage.goals} begin={{ form: "goal", name: "goal" }}>
            {goals.length === 0 && <p className="subtle">{t.case.noGoals}</p>}
            {goals.map((each) => {
                const { goal, closed } = each;
                return (
                    <Entry
                        key={goal.about.item}
                        about={goal.about}
                        title={
                            goal.text === undefined ? (
                                t.parts.goals
                            ) : (
                                <span className="goal__words">{planPage.quoted(goal.text)}</span>
                            )
                        }
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
                            goal.horizon === undefined
                                ? ""
                                : [
                                      t.case.goalBy(longDate(goal.horizon, language)),
                                      closed ? "" : fromNow(goal.horizon, reader.view.today, language),
                                  ]
                                      .filter(Boolean)
                                      .join(", "),
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
                        {decision.rule !== undefined && ` (${nameRules(decision.rule, t)})`}
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
