// The case on screen: its head, its parts as tabs, and beside them the form that is open.
import { PencilWritingIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { CaseView, Catalogue, Colleague, Directory } from "../../api/types";
import { EntryForm } from "../../case/EntryForm";
import { caseForms, isFormKind } from "../../case/forms";
import { AccessPanel } from "../../case/panels-access";
import { AllocationPanel } from "../../case/panels-allocation";
import { RulesPanel } from "../../case/panels-rules";
import { caseTeam, planActivities, reportedHours } from "../../case/model";
import { WhyYouSee } from "../../components/WhyYouSee";
import { useTexts } from "../../texts/context";
import { AssessmentTab } from "./AssessmentTab";
import { CaseHead } from "./CaseHead";
import "./case.css";
import { ConsentsTab } from "./ConsentsTab";
import { FollowUpsTab } from "./FollowUpsTab";
import { NotesTab } from "./NotesTab";
import { OverviewTab } from "./OverviewTab";
import { PlanTab } from "./PlanTab";
import { caseTabs, tabName, type CaseTab } from "./tabs";

interface Props {
    view: CaseView;
    catalogue: Catalogue | undefined;
    workers: readonly Colleague[];
    teams: Directory["teams"];
    me: string;
    tab: CaseTab;
    form: string | undefined;
    item: string | undefined;
    onOpen: (form: string | undefined, item?: string) => void;
}

export function CasePage({ view, catalogue, workers, teams, me, tab, form, item, onOpen }: Props) {
    const { t, language } = useTexts();
    const team = useMemo(() => caseTeam(view, workers), [view, workers]);
    const activities = useMemo(
        () => planActivities(view.content, catalogue, language),
        [view, catalogue, language],
    );
    const reported = useMemo(() => reportedHours(view.content), [view]);
    const nameOfWorker = (id: string | undefined) =>
        workers.find((each) => each.id === id)?.name ?? t.case.somebody;
    const kind = form !== undefined && isFormKind(form) && view.may.includes(form) ? form : undefined;
    const open = kind && caseForms[kind];
    const writable = view.may.filter(isFormKind).filter((each) => each !== "activity_hours");
    const forms =
        catalogue &&
        writable.map((each) => ({
            kind: each,
            title: caseForms[each]?.define({ view, catalogue, team, language, me }).title(t),
        }));
    const teamName = teams.find(({ id }) => id === view.content.team?.team)?.name;

    return (
        <div className="case" data-form={open !== undefined}>
            <CaseHead view={view} teamName={teamName} nameOfWorker={nameOfWorker} />
            <div className="case__bar">
                <nav className="case__tabs" aria-label={t.case.sections}>
                    {caseTabs.map((each) => (
                        <Link
                            key={each}
                            to="/arenden/$caseId/$tab"
                            params={{ caseId: view.case, tab: each }}
                            search={(before) => before}
                            resetScroll={false}
                            aria-current={each === tab ? "page" : undefined}
                        >
                            {t.case.tabs[tabName[each]]}
                        </Link>
                    ))}
                </nav>
                {forms && forms.length > 0 && (
                    <ActionMenu>
                        <ActionMenu.Trigger>
                            <Button
                                size="small"
                                icon={<PencilWritingIcon aria-hidden />}
                                className="no-print"
                            >
                                {t.case.write}
                            </Button>
                        </ActionMenu.Trigger>
                        <ActionMenu.Content align="end">
                            {forms.map((each) => (
                                <ActionMenu.Item key={each.kind} onSelect={() => onOpen(each.kind)}>
                                    {each.title}
                                </ActionMenu.Item>
                            ))}
                        </ActionMenu.Content>
                    </ActionMenu>
                )}
            </div>
            <div className="case__columns">
                <div className="case__main stack">
                    {tab === "oversikt" && (
                        <OverviewTab
                            view={view}
                            team={team}
                            activities={activities}
                            nameOfWorker={nameOfWorker}
                            formTitle={(each) =>
                                forms?.find((one) => one.kind === each)?.title ?? t.case.write
                            }
                            onOpen={onOpen}
                        />
                    )}
                    {tab === "plan" && (
                        <PlanTab
                            view={view}
                            activities={activities}
                            reported={reported}
                            chosen={item}
                            onOpen={onOpen}
                        />
                    )}
                    {tab === "kartlaggning" && (
                        <AssessmentTab
                            view={view}
                            catalogue={catalogue}
                            nameOfWorker={nameOfWorker}
                            onOpen={onOpen}
                        />
                    )}
                    {tab === "uppfoljning" && (
                        <FollowUpsTab view={view} nameOfWorker={nameOfWorker} onOpen={onOpen} />
                    )}
                    {tab === "anteckningar" && (
                        <NotesTab view={view} nameOfWorker={nameOfWorker} onOpen={onOpen} />
                    )}
                    {tab === "samtycken" && <ConsentsTab view={view} onOpen={onOpen} />}
                    {tab === "team" && <AllocationPanel view={view} />}
                    {tab === "regler" && <RulesPanel caseId={view.case} />}
                    {tab === "logg" && <AccessPanel caseId={view.case} />}
                    <WhyYouSee lines={view.why} />
                </div>
                {open && catalogue && (
                    <aside className="case__panel">
                        <EntryForm
                            key={`${kind} ${item ?? ""}`}
                            kind={kind}
                            form={open}
                            item={item}
                            context={{ view, catalogue, team, language, me }}
                            onClose={() => onOpen(undefined)}
                            stays={(next) =>
                                next.pathname.startsWith(`/arenden/${view.case}/`) &&
                                (next.search as { form?: string }).form === kind &&
                                (next.search as { item?: string }).item === item
                            }
                        />
                    </aside>
                )}
            </div>
        </div>
    );
}
