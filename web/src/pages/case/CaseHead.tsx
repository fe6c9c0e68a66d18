// Who the case is about, where it is on its way, and what comes next.
import { PadlockLockedFillIcon } from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react";
import type { CaseView } from "../../api/types";
import { participantName } from "../../case/model";
import { Due } from "../../components/Due";
import { Phases } from "../../components/Phases";
import { longDate } from "../../dates";
import { useTexts } from "../../texts/context";

interface Props {
    view: CaseView;
    teamName: string | undefined;
    nameOfWorker: (id: string | undefined) => string;
}

export function CaseHead({ view, teamName, nameOfWorker }: Props) {
    const { t, language } = useTexts();
    const { identity, opened, protection, lead, phase } = view.content;
    const born = identity?.personal_number?.slice(0, 4);
    const tongue = identity?.language;
    const facts = [
        born === undefined ? "" : t.case.born(Number(born)),
        identity?.interpreter && tongue !== undefined
            ? t.case.interpreter(new Intl.DisplayNames([language], { type: "language" }).of(tongue) ?? tongue)
            : "",
        opened?.date === undefined ? "" : t.case.referred(longDate(opened.date, language)),
        teamName ?? "",
    ].filter(Boolean);
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
            </div>
            <dl className="case-head__facts">
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
                            t.case.never
                        ) : (
                            <Due date={view.last_contact} today={view.today} past />
                        )}
                    </dd>
                </div>
                <div>
                    <dt>{t.case.lead}</dt>
                    <dd>{lead === undefined ? "–" : nameOfWorker(lead.worker)}</dd>
                </div>
            </dl>
            <Phases phase={phase} />
        </header>
    );
}
