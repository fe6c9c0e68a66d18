// The case at a glance: what needs doing, what goes on, where it leads, and who is around.
import { Button, Tag } from "@navikt/ds-react";
import type { CaseView, Colleague, Kind } from "../../api/types";
import { Due } from "../../components/Due";
import type { PlanActivity } from "../../components/plan/layout";
import { PlanList } from "../../components/plan/PlanList";
import "../../components/plan/plan.css";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { placeOf } from "../my-day/where";

interface Props {
    view: CaseView;
    team: readonly Colleague[];
    activities: readonly PlanActivity[];
    nameOfWorker: (id: string | undefined) => string;
    formTitle: (kind: Kind) => string;
    onOpen: (form: string | undefined, item?: string) => void;
}

export function OverviewTab({ view, team, activities, nameOfWorker, formTitle, onOpen }: Props) {
    const { t, language } = useTexts();
    const { goals, adaptations, lead } = view.content;
    const going = activities.filter(
        ({ status }) =>
            status === "ongoing" || status === "accepted" || status === "waiting" || status === "offered",
    );
    const openGoals = (goals ?? []).filter(({ closed }) => !closed);
    return (
        <div className="overview">
            <div className="stack">
                <section className="card" aria-labelledby="dues">
                    <h2 className="card__title" id="dues">
                        {t.case.dues}
                    </h2>
                    {view.dues.length === 0 && <p className="subtle">{t.case.noDues}</p>}
                    <ul className="plain">
                        {view.dues.map((due) => {
                            const form = placeOf(due.kind).form;
                            return (
                                <li key={`${due.kind} ${due.item ?? ""}`} className="overview__due">
                                    <span>
                                        <strong>{t.due[due.kind]?.title ?? due.kind}</strong>
                                        <span className="subtle overview__small">{t.due[due.kind]?.why}</span>
                                        <span className="overview__small">
                                            <Due date={due.due} today={view.today} />
                                            {due.worker !== undefined && (
                                                <span className="subtle"> · {nameOfWorker(due.worker)}</span>
                                            )}
                                        </span>
                                    </span>
                                    {form !== undefined && view.may.includes(form) && (
                                        <Button
                                            size="small"
                                            variant="secondary"
                                            onClick={() =>
                                                onOpen(form, form === "follow_up" ? due.item : undefined)
                                            }
                                        >
                                            {formTitle(form)}
                                        </Button>
                                    )}
                                </li>
                            );
                        })}
                    </ul>
                </section>
                <section className="card" aria-labelledby="goals">
                    <h2 className="card__title" id="goals">
                        {t.case.goals}
                    </h2>
                    {openGoals.length === 0 && <p className="subtle">{t.case.noGoals}</p>}
                    <ul className="plain">
                        {openGoals.map(({ goal }) => (
                            <li key={goal.about.item}>
                                <strong>{goal.text}</strong>
                                <span className="subtle overview__small">
                                    {[
                                        nameOf(t.track, goal.about.topic),
                                        goal.horizon === undefined
                                            ? ""
                                            : t.case.goalBy(longDate(goal.horizon, language)),
                                        goal.indicator ?? "",
                                    ]
                                        .filter(Boolean)
                                        .join(" · ")}
                                </span>
                            </li>
                        ))}
                    </ul>
                    {adaptations !== undefined && adaptations.length > 0 && (
                        <>
                            <h3 className="card__title overview__sub">{t.case.adaptations}</h3>
                            <ul className="plain">
                                {adaptations.map((each) => (
                                    <li key={each.about.item}>{each.statement}</li>
                                ))}
                            </ul>
                        </>
                    )}
                </section>
            </div>
            <div className="stack">
                <section className="card" aria-labelledby="going">
                    <div className="card__head">
                        <h2 className="card__title" id="going">
                            {t.case.ongoing}
                        </h2>
                        {view.hours_planned !== undefined && (
                            <span className="overview__hours">
                                <strong>{t.case.hoursNow(String(view.hours_planned))}</strong>{" "}
                                {t.case.hoursOf}
                            </span>
                        )}
                    </div>
                    {going.length === 0 ? (
                        <p className="subtle">{t.case.noOngoing}</p>
                    ) : (
                        <PlanList activities={going} onOpen={(item) => onOpen("activity_hours", item)} />
                    )}
                </section>
                <section className="card" aria-labelledby="team">
                    <h2 className="card__title" id="team">
                        {t.case.team}
                    </h2>
                    <ul className="plain">
                        {team.map((each) => (
                            <li key={each.id} className="overview__person">
                                <span>
                                    <strong>{each.name}</strong>{" "}
                                    {each.id === lead?.worker && (
                                        <Tag size="xsmall" variant="moderate" data-color="accent">
                                            {t.case.lead}
                                        </Tag>
                                    )}
                                    <span className="subtle overview__small">
                                        {each.title ?? nameOf(t.role, each.role)},{" "}
                                        {nameOf(t.party, each.party)}
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
                        ))}
                    </ul>
                </section>
            </div>
        </div>
    );
}
