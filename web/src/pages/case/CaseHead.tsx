// Who the case is about, where it is on its way, and what comes next.
import { PadlockLockedFillIcon } from "@navikt/aksel-icons";
import { Button, Tag } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { nextStep, participantName } from "../../case/model";
import { useCase } from "../../case/reader";
import { kNextStep, mayWrite, taskSteps, type Step } from "../../case/steps";
import { Due } from "../../components/Due";
import { Phases } from "../../components/Phases";
import { longDate } from "../../dates";
import { useTexts } from "../../texts/context";
import { tongueName } from "../../tongues";

const kSetNext: Step = { form: "task", of: kNextStep, name: "nextStep" };

export function CaseHead({ past }: { past: ReactNode }) {
    const { t, language } = useTexts();
    const reader = useCase();
    const { view, teams, me, nameOfWorker } = reader;
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
    const ending = next.task && taskSteps(reader, next.task).first;
    const step = ending ?? (mayWrite(reader, "task") ? kSetNext : undefined);
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
                    <dd>
                        {next.text || missing(t.case.noNextStep)}{" "}
                        {step && (
                            <Button
                                size="xsmall"
                                variant="tertiary"
                                className="case-head__step no-print"
                                aria-label={[t.step[step.name], next.text].filter(Boolean).join(", ")}
                                onClick={() => reader.onOpen(step)}
                            >
                                {t.step[step.name]}
                            </Button>
                        )}
                    </dd>
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
