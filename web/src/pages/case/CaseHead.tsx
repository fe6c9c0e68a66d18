// Who the case is about, where it is on its way, and what comes next.
import { PadlockLockedFillIcon } from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { nextStep, participantName } from "../../case/model";
import { useCase } from "../../case/reader";
import { Due } from "../../components/Due";
import { Phases } from "../../components/Phases";
import { longDate } from "../../dates";
import { useTexts } from "../../texts/context";
import { tongueName } from "../../tongues";

export function CaseHead({ past }: { past: ReactNode }) {
    const { t, language } = useTexts();
    const { view, teams, me, nameOfWorker } = useCase();
    const { identity, opened, protection, lead, team, phase } = view.content;
    const born = identity?.personal_number?.slice(0, 4);
    const tongue = identity?.language;
    const next = nextStep(view.content);
    const facts = [
        born === undefined ? "" : t.case.born(Number(born)),
        identity?.interpreter && tongue !== undefined ? t.case.interpreter(tongueName(tongue, language)) : "",
        opened?.date === undefined ? "" : t.case.referred(longDate(opened.date, language)),
        teams.find(({ id }) => id === team?.team)?.name ?? t.parts.noTeam,
    ].filter(Boolean);
    // Who does not see how far the case has come cannot tell what is missing from what is not shown.
    const missing = (what: string) => (phase === undefined ? t.case.notShown : what);
    return (
        <header className="case-head">
            <div className="case-head__who">
                <h1 className="page-title">
                    {participantName(view.content) || t.case.unnamed}{" "}
                    {protection !== undefined && protection.degree !== "none" && (
                        <Tag
                            size="small"
                            variant="moderate"
                            data-color="warning"
                            icon={<PadlockLockedFillIcon aria-hidden />}
                        >
                            {t.case.protected}
                        </Tag>
                    )}
                </h1>
                <p className="subtle">{facts.join(" · ")}</p>
                <p className="print-only">
                    {t.parts.printed(nameOfWorker(me), longDate(view.today, language))}
                </p>
            </div>
            <dl className="case-head__facts">
                <div className="case-head__next">
                    <dt>{t.case.nextStep}</dt>
                    <dd>{next || missing(t.case.noNextStep)}</dd>
                </div>
                <div>
                    <dt>{t.case.nextContact}</dt>
                    <dd>
                        {view.next_contact === undefined ? (
                            "–"
                        ) : (
                            <Due date={view.next_contact} today={view.today} />
                        )}
                    </dd>
                </div>
                <div>
                    <dt>{t.case.lastContact}</dt>
                    <dd>
                        {view.last_contact === undefined ? (
                            missing(t.case.never)
                        ) : (
                            <Due date={view.last_contact} today={view.today} past />
                        )}
                    </dd>
                </div>
                <div>
                    <dt>{t.case.lead}</dt>
                    <dd>{lead === undefined ? missing(t.parts.noLead) : nameOfWorker(lead.worker)}</dd>
                </div>
            </dl>
            {past !== undefined && <div className="case-head__past no-print">{past}</div>}
            {phase !== undefined && <Phases phase={phase} />}
        </header>
    );
}
