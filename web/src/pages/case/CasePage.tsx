// The case on screen: its head, its parts as tabs, and beside them the form that is open.
import { ChevronDownIcon, PencilWritingIcon } from "@navikt/aksel-icons";
import { ActionMenu, Alert, Button } from "@navikt/ds-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { CaseView, Catalogue, Colleague, Directory, Session } from "../../api/types";
import type { FormContext } from "../../case/forms/shared";
import { Fixes } from "../../case/fixes/Fixes";
import type { Open } from "../../case/ItemSteps";
import { caseTeam, planActivities, reportedHours } from "../../case/model";
import { CaseContext, type CaseReader, type WhoSeesWhat } from "../../case/reader";
import { mayWrite, menu } from "../../case/steps";
import { PageSkeleton } from "../../components/PageSkeleton";
import { WhyYouSee } from "../../components/WhyYouSee";
import type { FormKind } from "../../texts/case-sv";
import { useTexts } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { CaseHead } from "./CaseHead";
import "./case.css";
import { NewsLine } from "./NewsLine";
import { NotesTab } from "./NotesTab";
import { OverviewTab } from "./OverviewTab";
import { caseTabs, seldomTabs, tabName, type CaseTab, type PlanView } from "./tabs";

// The forms come after the case: most look first, and what is looked at should not wait for them.
const forms = () => import("../../case/EntryForm");
const EntryForm = lazy(async () => ({ default: (await forms()).EntryForm }));
// So does every tab but the first two.
const AssessmentTab = lazy(async () => ({ default: (await import("./AssessmentTab")).AssessmentTab }));
const FactsTab = lazy(async () => ({ default: (await import("./FactsTab")).FactsTab }));
const FollowUpsTab = lazy(async () => ({ default: (await import("./FollowUpsTab")).FollowUpsTab }));
const Timeline = lazy(async () => ({ default: (await import("./Timeline")).Timeline }));
const MessagesTab = lazy(async () => ({ default: (await import("./MessagesTab")).MessagesTab }));
const PlanTab = lazy(async () => ({ default: (await import("./PlanTab")).PlanTab }));
const TeamTab = lazy(async () => ({ default: (await import("./TeamTab")).TeamTab }));
const ConsentsTab = lazy(async () => ({ default: (await import("./ConsentsTab")).ConsentsTab }));
const DocumentsTab = lazy(async () => ({ default: (await import("./DocumentsTab")).DocumentsTab }));
const RightsTab = lazy(async () => ({ default: (await import("./RightsTab")).RightsTab }));
const AccessPanel = lazy(async () => ({ default: (await import("../../case/panels-access")).AccessPanel }));
const AllocationPanel = lazy(async () => ({
    default: (await import("../../case/panels-allocation")).AllocationPanel,
}));
const ReadersPanel = lazy(async () => ({
    default: (await import("../../case/panels-readers")).ReadersPanel,
}));
const WhoSees = lazy(async () => ({
    default: (await import("../../case/panels-readers/WhoSees")).WhoSees,
}));
const RulesPanel = lazy(async () => ({ default: (await import("../../case/panels-rules")).RulesPanel }));

const isFormKind = (t: Texts, kind: string): kind is FormKind => kind in t.forms;

interface Props {
    view: CaseView;
    catalogue: Catalogue | undefined;
    workers: readonly Colleague[];
    teams: Directory["teams"];
    consentTexts: Directory["consent_texts"];
    session: Session;
    tab: CaseTab;
    form: string | undefined;
    item: string | undefined;
    of: string | undefined;
    thread: string | undefined; // that is open
    planView: PlanView;
    onOpen: Open;
    past: ReactNode; // the way to the case as it was
}

export function CasePage({
    view,
    catalogue,
    workers,
    teams,
    consentTexts,
    session,
    tab,
    form,
    item,
    of,
    thread,
    planView,
    onOpen,
    past,
}: Props) {
    const { t, language } = useTexts();
    const { worker: me, party, role } = session;
    const team = useMemo(() => caseTeam(view, workers), [view, workers]);
    const activities = useMemo(() => planActivities(view.content, catalogue, t), [view, catalogue, t]);
    const reported = useMemo(() => reportedHours(view.content), [view]);
    const [who, askWho] = useState<WhoSeesWhat>();
    const now = past !== undefined;
    const reader = useMemo<CaseReader>(
        () => ({
            view,
            catalogue,
            party,
            role,
            workers,
            teams,
            team,
            me,
            nameOfWorker: (id) => workers.find((each) => each.id === id)?.name ?? t.case.somebody,
            onOpen,
            onWho: now ? askWho : undefined,
        }),
        [view, catalogue, party, role, workers, teams, team, me, t, onOpen, now],
    );
    const context = useMemo<FormContext | undefined>(
        () =>
            catalogue && {
                view,
                catalogue,
                team,
                workers,
                teams,
                consentTexts,
                language,
                me,
                party,
                role,
                item,
                of,
            },
        [view, catalogue, team, workers, teams, consentTexts, language, me, party, role, item, of],
    );
    const kind = form !== undefined && isFormKind(t, form) && mayWrite(reader, form) ? form : undefined;
    const tabs = useRef<HTMLElement>(null);
    useEffect(() => {
        // On a phone the row is wider than the window: it stands where one is.
        tabs.current
            ?.querySelector('[aria-current="page"]')
            ?.scrollIntoView({ inline: "center", block: "nearest" });
    }, [tab]);
    // With a form its focus goes: back to what it was opened by, else to the part of the case that one is in. After the effects of what
    // is inside, which may know better.
    const openedBy = useRef<Element | null>(undefined); // undefined: no form is open
    useLayoutEffect(() => {
        if (kind !== undefined && openedBy.current === undefined) openedBy.current = document.activeElement;
    }, [kind]);
    useEffect(() => {
        const { current: by } = openedBy;
        if (kind !== undefined || by === undefined) return;
        openedBy.current = undefined;
        if (document.activeElement !== document.body) return;
        const back = by instanceof HTMLElement && by !== document.body && by.isConnected ? by : undefined;
        const part = tabs.current?.querySelector<HTMLElement>('[aria-current="page"]');
        (back ?? part)?.focus({ preventScroll: true });
    }, [kind]);
    useEffect(() => void forms(), []); // there before it is asked for

    return (
        <CaseContext value={reader}>
            <div className="case" data-form={kind !== undefined}>
                <div className="case__body">
                    <CaseHead past={past} />
                    {view.content.phase === "closed" && (
                        <Alert variant="info" size="small">
                            {t.hint.closed}
                        </Alert>
                    )}
                    <div className="case__bar">
                        <nav className="case__tabs" ref={tabs} aria-label={t.case.sections}>
                            {caseTabs
                                .filter((each) => each === tab || !seldomTabs.includes(each))
                                .map((each) => (
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
                            <MoreTabs tab={tab} caseId={view.case} />
                        </nav>
                        <WriteMenu reader={reader} />
                    </div>
                    {past !== undefined && <NewsLine />}
                    <div className="case__main stack">
                        <Suspense fallback={<PageSkeleton />}>
                            {(tab === "oversikt" || tab === "anteckningar") && <Fixes />}
                            {tab === "oversikt" && <OverviewTab activities={activities} />}
                            {tab === "plan" && (
                                <PlanTab
                                    activities={activities}
                                    reported={reported}
                                    shown={planView}
                                    open={{ form, item, of }}
                                />
                            )}
                            {tab === "kartlaggning" && <AssessmentTab />}
                            {tab === "uppfoljning" && <FollowUpsTab />}
                            {tab === "meddelanden" && (
                                <MessagesTab
                                    context={context}
                                    thread={thread}
                                    fresh={form === "thread_started"}
                                    onShow={(shown) =>
                                        onOpen(
                                            shown === "list"
                                                ? { trad: "" }
                                                : shown === "new"
                                                  ? { form: "thread_started" }
                                                  : { trad: shown.thread },
                                        )
                                    }
                                />
                            )}
                            {tab === "anteckningar" && <NotesTab />}
                            {tab === "handlingar" && <DocumentsTab context={context} />}
                            {tab === "samtycken" && <ConsentsTab />}
                            {tab === "uppgifter" && <FactsTab />}
                            {tab === "team" && (
                                <>
                                    <TeamTab />
                                    <AllocationPanel view={view} />
                                </>
                            )}
                            {tab === "tidslinje" && <Timeline />}
                            {tab === "insyn" && <ReadersPanel caseId={view.case} />}
                            {tab === "regler" && <RulesPanel caseId={view.case} />}
                            {tab === "logg" && <AccessPanel caseId={view.case} />}
                            {tab === "rattigheter" && <RightsTab />}
                            {/* Along with the tab: what comes after it must not be seen to move when the tab is there. */}
                            <WhyYouSee lines={view.why} />
                        </Suspense>
                    </div>
                </div>
                {kind && context && (
                    <aside className="case__panel" aria-label={t.parts.panel}>
                        <Suspense fallback={<PageSkeleton />}>
                            <EntryForm
                                key={[kind, item, of].join(" ")}
                                kind={kind}
                                context={context}
                                onClose={() => onOpen({})}
                                onOpen={onOpen}
                            />
                        </Suspense>
                    </aside>
                )}
            </div>
            {who && (
                <Suspense>
                    <WhoSees
                        {...who}
                        onClose={() => {
                            askWho(undefined);
                            setTimeout(who.back); // once the window is gone
                        }}
                    />
                </Suspense>
            )}
        </CaseContext>
    );
}

/** The parts that one seldom looks at. */
function MoreTabs({ tab, caseId }: { tab: CaseTab; caseId: string }) {
    const { t } = useTexts();
    const navigate = useNavigate();
    return (
        <ActionMenu>
            <ActionMenu.Trigger>
                <button type="button" className="case__more">
                    {t.case.more}
                    <ChevronDownIcon aria-hidden />
                </button>
            </ActionMenu.Trigger>
            <ActionMenu.Content>
                {caseTabs
                    .filter((each) => each !== tab && seldomTabs.includes(each))
                    .map((each) => (
                        <ActionMenu.Item
                            key={each}
                            onSelect={() =>
                                void navigate({
                                    to: "/arenden/$caseId/$tab",
                                    params: { caseId, tab: each },
                                    search: (before) => before,
                                    resetScroll: false,
                                })
                            }
                        >
                            {t.case.tabs[tabName[each]]}
                        </ActionMenu.Item>
                    ))}
            </ActionMenu.Content>
        </ActionMenu>
    );
}

/** Everything that may be begun in the case, grouped as one thinks. */
function WriteMenu({ reader }: { reader: CaseReader }) {
    const { t } = useTexts();
    const groups = menu(reader);
    if (groups.length === 0) return null;
    return (
        <ActionMenu>
            <ActionMenu.Trigger>
                <Button size="small" icon={<PencilWritingIcon aria-hidden />} className="no-print">
                    {t.case.write}
                </Button>
            </ActionMenu.Trigger>
            <ActionMenu.Content align="end" className="write-menu">
                {groups.map(({ group, kinds }) => (
                    <ActionMenu.Group key={group} label={t.group[group]}>
                        {kinds
                            .filter((each) => isFormKind(t, each))
                            .map((each) => (
                                <ActionMenu.Item key={each} onSelect={() => reader.onOpen({ form: each })}>
                                    {t.forms[each].title}
                                </ActionMenu.Item>
                            ))}
                    </ActionMenu.Group>
                ))}
            </ActionMenu.Content>
        </ActionMenu>
    );
}
