// The case at a glance, on one screen: what needs doing and why, what goes on in each track, who does what, the consents.
import { Button } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { tracks, type Colleague, type Party } from "../../api/types";
import { listed } from "../../case/forms/shared";
import { activityTitle, isWithheld } from "../../case/model";
import { ItemSteps } from "../../case/ItemSteps";
import { useCase } from "../../case/reader";
import { activitySteps, mayWrite, type Step } from "../../case/steps";
import { eventDay, wayIn } from "../../case/dues";
import { Due } from "../../components/Due";
import { useFirst } from "../../components/useFirst";
import type { PlanActivity } from "../../components/plan/layout";
import { StatusIcon } from "../../components/plan/StatusMark";
import { periodText, rampText, waitingText } from "../../components/plan/words";
import "../../components/hours.css";
import "../../components/plan/plan.css";
import { longDate, shortDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import type { CaseTab } from "./tabs";

export function OverviewTab({ activities }: { activities: readonly PlanActivity[] }) {
    return (
        <div className="overview">
            <div className="stack">
                <Dues />
                <Consents />
            </div>
            <div className="stack">
                <Tracks activities={activities} />
                <Goals />
            </div>
            <People />
        </div>
    );
}

function Card({
    id,
    title,
    to,
    side,
    children,
}: {
    id: string;
    title: string;
    to?: CaseTab;
    side?: ReactNode;
    children: ReactNode;
}) {
    const { t } = useTexts();
    const { view } = useCase();
    return (
        <section className="card glance" aria-labelledby={id}>
            <div className="card__head">
                <h2 className="card__title" id={id}>
                    {title}
                </h2>
                {side}
                {to !== undefined && (
                    <Link
                        className="glance__link"
                        aria-label={`${t.step.show}, ${title}`}
                        to="/arenden/$caseId/$tab"
                        params={{ caseId: view.case, tab: to }}
                        search={(before) => before}
                    >
                        {t.step.show}
                    </Link>
                )}
            </div>
            {children}
        </section>
    );
}

type DueItem = ReturnType<typeof useCase>["view"]["dues"][number];
/** Questions of consent that wait are one thing to do, however many provisions they are. */
function grouped(dues: readonly DueItem[]): { due: DueItem; count: number }[] {
    const rows: { due: DueItem; count: number }[] = [];
    for (const due of dues) {
        const before = rows.find(({ due: { kind } }) => kind === due.kind);
        if (before && due.kind === "consent_unanswered") before.count += 1;
        else rows.push({ due, count: 1 });
    }
    return rows;
}

function Dues() {
    const { t } = useTexts();
    const reader = useCase();
    const { view, nameOfWorker, onOpen } = reader;
    const dues = grouped(view.dues);
    const [shown, more] = useFirst(dues.length);
    return (
        <Card id="dues" title={t.case.dues}>
            {view.dues.length === 0 && <p className="subtle">{t.case.noDues}</p>}
            <ul className="plain">
                {dues.map(({ due, count }, index) => {
                    const way = wayIn(reader, due);
                    const title = nameOf(t.due, due.kind);
                    const act = way.form ? (t.dueWords[due.kind]?.act ?? t.step.show) : t.step.show;
                    return (
                        <li
                            key={`${due.kind} ${due.item ?? ""}`}
                            className={["glance__row", shown(index)].join(" ").trim()}
                        >
                            <span>
                                <span className="glance__what">
                                    <strong>
                                        {title}
                                        {count > 1 && ` (${count})`}
                                    </strong>{" "}
                                    <Due date={eventDay(due)} today={view.today} brief />
                                </span>
                                <span className="subtle glance__small">
                                    {t.dueWords[due.kind]?.why(due.days)}
                                    {due.worker !== undefined && ` ${nameOfWorker(due.worker)}.`}
                                </span>
                            </span>
                            <Button
                                size="xsmall"
                                variant="secondary"
                                className="no-print"
                                aria-label={`${act}, ${title}`}
                                onClick={() => onOpen(count > 1 ? { ...way, of: undefined, trad: "" } : way)}
                            >
                                {act}
                            </Button>
                        </li>
                    );
                })}
            </ul>
            {more}
        </Card>
    );
}

function Consents() {
    const { t, language } = useTexts();
    const { view } = useCase();
    const list = view.content.consents ?? [];
    const count = (status: string) => list.filter((each) => each.status === status).length;
    const first = list
        .flatMap(({ status, until }) => (status === "given" && until !== undefined ? [until] : []))
        .sort()[0];
    return (
        <Card id="consents" title={t.parts.consents} to="samtycken">
            <p className="glance__text">
                {list.length === 0
                    ? t.parts.consentNone
                    : [
                          t.parts.consentSum(count("given"), list.length),
                          count("asked") > 0 ? t.parts.consentOpen(count("asked")) : "",
                          count("refused") + count("withdrawn") > 0
                              ? t.parts.consentNo(count("refused") + count("withdrawn"))
                              : "",
                          first === undefined ? "" : t.parts.consentFirst(longDate(first, language)),
                      ]
                          .filter(Boolean)
                          .join(" · ")}
            </p>
        </Card>
    );
}

function Tracks({ activities }: { activities: readonly PlanActivity[] }) {
    const { t, language } = useTexts();
    const reader = useCase();
    const { view, onOpen } = reader;
    const hours = view.hours_planned;
    const live = activities.filter(
        ({ status }) =>
            status === "ongoing" || status === "accepted" || status === "waiting" || status === "offered",
    );
    /** What may be done with an activity, as in the plan; of what is not shown, and of several in one line, nothing. */
    const stepsFor = ({ item, withheldBy }: PlanActivity): Step[] => {
        const activity = view.content.activities?.find(({ offer }) => offer.about.item === item);
        if (!activity || withheldBy !== undefined) return [];
        const { first, rest } = activitySteps(reader, activity);
        return first ? [first, ...rest] : rest;
    };
    return (
        <Card
            id="tracks"
            title={t.parts.tracks}
            to="plan"
            side={
                hours !== undefined && (
                    <span className="glance__hours">
                        <meter className="hours__bar" min={0} max={40} value={hours} aria-hidden />
                        <span>{t.parts.hoursOf(hours)}</span>
                    </span>
                )
            }
        >
            <dl className="tracks">
                {tracks.map((track) => {
                    const here = live.filter((each) => each.track === track);
                    return (
                        <div key={track} data-track={track} className="tracks__row">
                            <dt>{nameOf(t.track, track)}</dt>
                            <dd>
                                {here.length === 0 && (
                                    <span className="subtle">{t.parts.nothingOnTrack}</span>
                                )}
                                {merged(here, t).map((each) => (
                                    <div key={each.item} className="tracks__activity">
                                        <StatusIcon status={each.status} />
                                        <span>
                                            <Link
                                                to="/arenden/$caseId/$tab"
                                                params={{ caseId: view.case, tab: "plan" }}
                                                search={{ item: each.item }}
                                            >
                                                {each.title}
                                            </Link>
                                            <span className="subtle glance__small">
                                                {[
                                                    nameOf(t.planStatus, each.status),
                                                    waitingText(each, t),
                                                    each.hours.length > 0 ? rampText(each, language) : "",
                                                    periodText(each, t, language),
                                                ]
                                                    .filter(Boolean)
                                                    .join(" · ")}
                                            </span>
                                        </span>
                                        <ItemSteps
                                            steps={{ first: undefined, rest: stepsFor(each) }}
                                            what={each.title}
                                            onOpen={onOpen}
                                        />
                                    </div>
                                ))}
                            </dd>
                        </div>
                    );
                })}
            </dl>
            {/* Somebody rings: what is in the most haste is a press away. */}
            {live.some(({ status }) => status === "ongoing") && mayWrite(reader, "absence") && (
                <Button
                    size="xsmall"
                    variant="secondary"
                    className="no-print tracks__absent"
                    onClick={() => onOpen({ form: "absence" })}
                >
                    {t.step.absent}
                </Button>
            )}
        </Card>
    );
}

/** Of one owner's activities whose content is not shown, and which stand alike, there is one line. */
function merged(list: readonly PlanActivity[], t: Texts): PlanActivity[] {
    const rows = new Map<string, PlanActivity[]>();
    for (const each of list) {
        const key = each.withheldBy === undefined ? each.item : `${each.withheldBy} ${each.status}`;
        rows.set(key, [...(rows.get(key) ?? []), each]);
    }
    return [...rows.values()].flatMap((same) => {
        const [first] = same;
        if (!first || same.length === 1) return same;
        const ends = same.flatMap(({ until }) => until ?? []);
        return {
            ...first,
            title: t.parts.withheld(same.length, nameOf(t.party, first.withheldBy)),
            from: same.map(({ from }) => from).sort()[0] ?? first.from,
            until: ends.length === same.length ? ends.sort().at(-1) : undefined,
            hours: [], // each has its own: they stand in the plan
        };
    });
}

function Goals() {
    const { t, language } = useTexts();
    const { view } = useCase();
    const open = (view.content.goals ?? []).filter(({ closed }) => !closed);
    const [shown, more] = useFirst(open.length, 2);
    return (
        <Card id="goals" title={t.case.goals}>
            {open.length === 0 && <p className="subtle">{t.case.noGoals}</p>}
            <ul className="plain">
                {open.map(({ goal }, index) => (
                    <li key={goal.about.item} className={shown(index)}>
                        <strong>{goal.text}</strong>{" "}
                        <span className="subtle glance__small">
                            {[
                                nameOf(t.track, goal.about.topic),
                                goal.horizon === undefined
                                    ? ""
                                    : t.case.goalBy(longDate(goal.horizon, language)),
                            ]
                                .filter(Boolean)
                                .join(" · ")}
                        </span>
                    </li>
                ))}
            </ul>
            {more}
        </Card>
    );
}

/** What somebody has on their table in this case: activities to follow up, tasks, booked contacts. */
function useTasks(): (worker: Colleague) => string[] {
    const { t, language } = useTexts();
    const { view, catalogue } = useCase();
    const { activities = [], assignments = [], follow_ups: followUps = [] } = view.content;
    return ({ id, party }) => {
        const own = activities.filter(
            ({ offer, status }) =>
                offer.responsible === id &&
                (status === "ongoing" || status === "accepted" || status === "offered"),
        );
        const dates = followUps
            .filter(({ planned, done }) => !done && planned?.responsible === id)
            .flatMap(({ planned }) =>
                planned?.date === undefined ? [] : [shortDate(planned.date, language)],
            );
        return [
            ...(dates.length > 0 ? [t.parts.follows(listed(dates, t.sees.and))] : []),
            ...own.filter((each) => !isWithheld(each)).map((each) => activityTitle(each, catalogue, t)),
            ...byOwner(own.filter(isWithheld), ({ offer }) => offer.about.owner).map(([owner, list]) =>
                t.parts.withheld(list.length, owner === party ? "" : nameOf(t.party, owner)),
            ),
            ...assignments
                .filter(({ assigned, ended }) => !ended && assigned.worker === id)
                .flatMap(({ assigned }) => (assigned.task === undefined ? [] : [assigned.task])),
        ];
    };
}
/** Whose they are, and how many: what is not shown is told once. */
function byOwner<T>(list: readonly T[], ownerOf: (each: T) => Party): [Party, T[]][] {
    const found = new Map<Party, T[]>();
    for (const each of list) found.set(ownerOf(each), [...(found.get(ownerOf(each)) ?? []), each]);
    return [...found];
}

function People() {
    const { t } = useTexts();
    const { view, team } = useCase();
    const tasksOf = useTasks();
    const lead = view.content.lead?.worker;
    // Those who hold something come first, in the team's order.
    const rank = (each: Colleague): number => (each.id === lead ? 0 : tasksOf(each).length > 0 ? 1 : 2);
    const people = [...team].sort((a, b) => rank(a) - rank(b));
    const [shown, more] = useFirst(people.length, 5);
    return (
        <Card id="people" title={t.parts.whoDoesWhat} to="team">
            {team.length === 0 && <p className="subtle">{t.parts.noTeam}</p>}
            <ul className="plain">
                {people.map((each, index) => {
                    const tasks = tasksOf(each);
                    return (
                        <li key={each.id} className={["glance__person", shown(index)].join(" ").trim()}>
                            <span>
                                <strong>{each.name}</strong>{" "}
                                {each.id === lead && <span className="glance__lead">{t.case.lead}</span>}
                                <span className="subtle glance__small">
                                    {nameOf(t.party, each.party) || nameOf(t.role, each.role)}
                                    {tasks.length > 0 &&
                                        `: ${tasks.slice(0, 2).join(", ")}${tasks.length > 2 ? ` ${t.parts.andMore(tasks.length - 2)}` : ""}`}
                                </span>
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
                    );
                })}
            </ul>
            {more}
        </Card>
    );
}
