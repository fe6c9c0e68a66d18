// Follow-ups: the next ones, then those that have been.
import { Button } from "@navikt/ds-react";
import type { CaseView } from "../../api/types";
import { followUps } from "../../case/model";
import { Due } from "../../components/Due";
import { EmptyState } from "../../components/EmptyState";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { Entry } from "./Entry";

interface Props {
    view: CaseView;
    nameOfWorker: (id: string | undefined) => string;
    onOpen: (form: string | undefined, item?: string) => void;
}

export function FollowUpsTab({ view, nameOfWorker, onOpen }: Props) {
    const { t, language } = useTexts();
    const { planned, done } = followUps(view.content);
    const may = view.may.includes("follow_up");
    return (
        <section className="card entries" aria-label={t.case.tabs.follow_ups}>
            <h2 className="aksel-sr-only">{t.case.tabs.follow_ups}</h2>
            {planned.length + done.length === 0 && <EmptyState title={t.case.noFollowUps} />}
            {planned.map(({ about, planned: plan }) => (
                <article className="entry entry--planned" key={about.item}>
                    <div className="card__head">
                        <h3 className="entry__title">
                            {t.case.planned}:{" "}
                            {plan?.date !== undefined && <Due date={plan.date} today={view.today} />}
                        </h3>
                        {may && (
                            <Button
                                size="small"
                                variant="secondary"
                                className="no-print"
                                onClick={() => onOpen("follow_up", about.item)}
                            >
                                {t.forms.follow_up.title}
                            </Button>
                        )}
                    </div>
                    <p className="subtle overview__small">
                        {[
                            nameOfWorker(plan?.responsible),
                            nameOf(t.channel, plan?.channel),
                            plan?.calls ?? "",
                        ]
                            .filter(Boolean)
                            .join(" · ")}
                    </p>
                </article>
            ))}
            {done.map(({ about, done: what, substitution }) => (
                <Entry
                    key={about.item}
                    about={what?.about ?? about}
                    title={[
                        what?.date === undefined ? "" : longDate(what.date, language),
                        nameOf(t.channel, what?.channel),
                        nameOf(t.attendance, what?.attendance),
                    ]
                        .filter(Boolean)
                        .join(" · ")}
                    by={nameOfWorker(substitution?.worker ?? what?.about.author)}
                >
                    {what?.note !== undefined && <p className="entry__text">{what.note}</p>}
                </Entry>
            ))}
        </section>
    );
}
