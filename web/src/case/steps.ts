// The next steps that fit a thing: by its status, by what is missing, and by what the reader may write. The likeliest is
// first and becomes a button; the rest go into a menu. Pure: the server decides again when a step is taken.
import type { CaseContent, CaseView, Catalogue, Kind, Party, Role } from "../api/types";
import type { Texts } from "../texts/sv";

export interface Step {
    form: Kind;
    item?: string | undefined;
    of?: string | undefined;
    name: keyof Omit<Texts["step"], "moreOf">;
}
export interface Steps {
    first?: Step | undefined;
    rest: Step[];
}
export interface Reader {
    view: CaseView;
    catalogue: Catalogue | undefined;
    party: Party;
    role: Role;
    me?: string; // worker
}

type Items<Key extends keyof CaseContent> = NonNullable<CaseContent[Key]> extends (infer One)[] ? One : never;
export type ActivityItem = Items<"activities">;
export type FollowUpItem = Items<"follow_ups">;
export type AbsenceItem = Items<"absences">;
export type ConsentItem = Items<"consents">;
export type GoalItem = Items<"goals">;
export type ProposalItem = Items<"proposals">;
export type DisclosureItem = Items<"disclosures">;
export type AssignmentItem = Items<"assignments">;
export type RedactionItem = Items<"redactions">;
interface About {
    item: string;
    owner: Party;
    limited: boolean;
}

/** What protects the participant, puts a record right or follows up may be written in a closed case too. */
const kWhenClosed: readonly Kind[] = [
    "consent_withdrawn",
    "protection_set",
    "disclosure_ended",
    "retraction",
    "assignment_ended",
    "recalled",
    "redaction_proposed",
    "redaction_answered",
    "rights_asked",
    "rights_answered",
    "statement",
    "kept_back",
    "kept_back_ended",
    "hold_set",
    "hold_lifted",
    "after_exit",
];
/** Who follows up after the exit: the party that was chosen, else the one that ended the case. */
export const followsUpAfter = ({ view, party }: Pick<Reader, "view" | "party">): boolean => {
    const { exit } = view.content;
    return exit !== undefined && (exit.follow_up_party ?? exit.about.owner) === party;
};
export const mayWrite = ({ view }: Pick<Reader, "view">, kind: Kind): boolean =>
    view.may.includes(kind) && (view.content.phase !== "closed" || kWhenClosed.includes(kind));

/** Those of the wished steps that may be taken, in their order; the first as first only when it leads. */
function choose(reader: Reader, lead: Step | undefined, rest: readonly (Step | undefined)[]): Steps {
    const may = (step: Step | undefined): step is Step => step !== undefined && mayWrite(reader, step.form);
    return { first: may(lead) ? lead : undefined, rest: rest.filter(may) };
}
const when = <T>(is: boolean, value: T): T | undefined => (is ? value : undefined);
const own = ({ party }: Reader, about: About): boolean => about.owner === party && !about.limited;

/** Change and take back: only one's own party's, seen whole. */
function corrections(reader: Reader, about: About, change?: Kind): (Step | undefined)[] {
    if (!own(reader, about)) return [];
    return [
        when(change !== undefined, { form: change ?? "note", item: about.item, name: "change" as const }),
        { form: "retraction", item: about.item, name: "retract" },
        ...sentWrong(reader, about.item),
    ];
}
/** What was sent wrong is closed to the others, once; and its text is asked to be removed, while there is one. */
function sentWrong({ view }: Reader, item: string): (Step | undefined)[] {
    const { recalled = [], redactions = [] } = view.content;
    const closed = recalled.some(({ of }) => of === item);
    const asked = redactions.some(
        ({ proposed, answered }) => proposed.of === item && answered?.approved !== false,
    );
    return [
        when(!closed, { form: "recalled", of: item, name: "recall" } as const),
        when(!asked, { form: "redaction_proposed", of: item, name: "redact" } as const),
    ];
}
/** Something that is only changed or taken back: a note, an assessment, an adaptation, answers to the questionnaire. */
export const stepsOf = (reader: Reader, about: About, change?: Kind): Steps =>
    choose(reader, undefined, corrections(reader, about, change));

/** Whether the item is kept from the participant now. */
export const isKeptBack = ({ view }: Pick<Reader, "view">, item: string): boolean =>
    (view.content.kept_back ?? []).some(({ kept, ended }) => kept.about.item === item && !ended);
/** What is said about the person: also the person's own comment, a request about it, and keeping it back. */
export const saidSteps = (reader: Reader, about: About, change?: Kind): Steps => {
    const { item } = about;
    const kept = isKeptBack(reader, item);
    return choose(reader, undefined, [
        ...corrections(reader, about, change),
        ...(own(reader, about)
            ? [
                  { form: "statement", item, name: "remark" } as const,
                  { form: "rights_asked", of: item, name: "askRight" } as const,
                  kept
                      ? ({ form: "kept_back_ended", item, name: "keepBackNoMore" } as const)
                      : ({ form: "kept_back", item, name: "keepBack" } as const),
              ]
            : []),
    ]);
};
export type RightsItem = Items<"rights">;
export type HoldItem = Items<"holds">;
export const rightsSteps = (reader: Reader, { asked, answer }: RightsItem): Steps =>
    choose(
        reader,
        when(answer === undefined && own(reader, asked.about), {
            form: "rights_answered",
            item: asked.about.item,
            name: "answerRight",
        } as const),
        [],
    );
export const holdSteps = (reader: Reader, { set, lifted }: HoldItem): Steps =>
    choose(reader, undefined, [
        when(lifted === undefined && own(reader, set.about), {
            form: "hold_lifted",
            item: set.about.item,
            name: "lift",
        } as const),
    ]);

export interface Mandate {
    decider: Role | undefined; // nobody: the team agrees
    proposal: ProposalItem | undefined; // open, on this matter
    approved: boolean;
    opens: string | undefined; // the day from which it is, where it is approved but not yet
}
/** Whether the activity needs a decision before it begins, by whom, and how far that has come: one that names this activity. */
export function mandateOf(
    { view, catalogue }: Pick<Reader, "view" | "catalogue">,
    activity: ActivityItem,
): Mandate {
    const matter = catalogue?.activities.find(({ code }) => code === activity.offer.activity)?.needs;
    const decider = catalogue?.deciders.find((each) => each.matter === matter)?.role;
    const about = (view.content.proposals ?? []).filter(
        ({ proposal }) => proposal.matter === matter && proposal.activity === activity.offer.about.item,
    );
    const holds = (decision: ProposalItem["decision"]): boolean =>
        decision?.verdict === "approved" &&
        (decision.from ?? view.today) <= view.today &&
        (decision.until ?? view.today) >= view.today;
    return {
        decider,
        proposal: about.find(({ decision }) => decision === undefined),
        approved: about.some(({ decision }) => holds(decision)),
        opens: about
            .flatMap(({ decision }) =>
                decision?.verdict === "approved" && (decision.from ?? "") > view.today ? [decision.from] : [],
            )
            .sort()[0],
    };
}

/** An activity at a workplace has one agreement. */
function agreement({ view, catalogue }: Reader, { offer }: ActivityItem): Step | undefined {
    const { item } = offer.about;
    const workplace = catalogue?.activities.find(({ code }) => code === offer.activity)?.workplace ?? false;
    const has = (view.content.placements ?? []).some(({ placement }) => placement.activity === item);
    return when(workplace && !has, { form: "placement", of: item, name: "agree" } as const);
}

const kGoingOn: readonly Kind[] = [
    "activity_offered",
    "activity_answered",
    "activity_waiting",
    "activity_started",
    "activity_hours",
    "activity_interrupted",
    "activity_completed",
    "activity_extended",
];
/** The reader as far as an activity goes: some kinds are for some roles to go on with, and what lies on care's track is care's. */
export function readerOf(reader: Reader, { offer }: ActivityItem): Reader {
    const { owner, category } = offer.about;
    const row = reader.catalogue?.activities.find(({ code }) => code === offer.activity);
    const changers: readonly Role[] | undefined =
        category === "care_track" ? ["care_coordinator"] : row?.changers;
    if (owner === reader.party || (changers?.includes(reader.role) ?? true)) return reader;
    return {
        ...reader,
        view: {
            ...reader.view,
            may: reader.view.may.filter((kind) => !kGoingOn.some((each) => each === kind)),
        },
    };
}

export function activitySteps(anyone: Reader, activity: ActivityItem): Steps {
    const reader = readerOf(anyone, activity);
    const about = activity.offer.about;
    const { item } = about;
    const on = (form: Kind, name: Step["name"]): Step => ({ form, item, name });
    const of = (form: Kind, name: Step["name"]): Step => ({ form, of: item, name });
    const fix = corrections(reader, about, "activity_offered");
    switch (activity.status) {
        case "offered":
            return choose(reader, on("activity_answered", "answer"), [
                on("activity_waiting", "wait"),
                when(mandateOf(reader, activity).decider !== undefined, of("proposal", "propose")),
                agreement(reader, activity),
                on("activity_hours", "hours"),
                of("plan_change", "proposeChange"),
                ...fix,
            ]);
        case "accepted": {
            const mandate = mandateOf(reader, activity);
            const free = mandate.decider === undefined || mandate.decider === reader.role || mandate.approved;
            const proposal = mandate.proposal;
            const start = on("activity_started", "start");
            const lead = free
                ? start
                : proposal || mandate.opens !== undefined
                  ? undefined
                  : of("proposal", "propose");
            return choose(reader, lead, [
                when(mandate.opens !== undefined && !free, of("proposal", "propose")),
                when(proposal !== undefined && mandate.decider === reader.role, {
                    form: "decision_made",
                    of: proposal?.proposal.about.item,
                    name: "decide",
                } as const),
                when(proposal !== undefined && mandate.decider !== reader.role, {
                    form: "opinion",
                    of: proposal?.proposal.about.item,
                    name: "opine",
                } as const),
                on("activity_waiting", "wait"),
                on("activity_hours", "hours"),
                of("follow_up_planned", "plan"),
                agreement(reader, activity),
                on("signal_link", "signal"),
                of("plan_change", "proposeChange"),
                on("activity_interrupted", "interrupt"),
                ...fix,
            ]);
        }
        case "ongoing":
            return choose(reader, of("hours_reported", "report"), [
                of("follow_up", "followUp"),
                of("follow_up_planned", "plan"),
                of("absence", "absent"),
                on("activity_hours", "hours"),
                on("activity_waiting", "wait"),
                of("plan_change", "proposeChange"),
                when(activity.offer.until !== undefined, on("activity_extended", "extend")),
                agreement(reader, activity),
                on("signal_link", "signal"),
                on("activity_completed", "complete"),
                on("activity_interrupted", "interrupt"),
                of("proposal", "propose"),
                ...fix,
            ]);
        case "interrupted":
            return choose(
                reader,
                when(!activity.replanned, { form: "activity_offered", name: "replan" } as const),
                [of("hours_reported", "report"), ...corrections(reader, about)],
            );
        case "declined":
            return choose(reader, undefined, [
                { form: "activity_offered", name: "offer" },
                ...corrections(reader, about),
            ]);
        case "completed":
            return choose(reader, undefined, [of("hours_reported", "report"), ...corrections(reader, about)]);
    }
}

export type PlanChangeItem = Items<"plan_changes">;
export type PlacementItem = Items<"placements">;
/** Who signs, in their order. */
export const signatories = ["host", "participant", "authority"] as const;

/** How far a proposed change has come: by the answers that still count. */
/** What a change is about in place of an activity: the plan as it stands, laid before the parties. */
export const kWholePlan = "plan";
/** What a task is begun as from the case's head: what comes next. */
export const kNextStep = "next";
export function changeStanding({ change, answers = [], overtaken, closed }: PlanChangeItem) {
    const heard = change.heard ?? [];
    const by = (party: Party) => answers.find(({ about }) => about.owner === party);
    const missing = heard.filter((party) => by(party) === undefined);
    const objects = heard.filter((party) => by(party)?.answer === "objects");
    const ready = (today: string): boolean =>
        !overtaken && objects.length === 0 && (missing.length === 0 || (change.answer_by ?? today) < today);
    const state =
        closed?.end ??
        (overtaken
            ? "overtaken"
            : objects.length > 0
              ? "objected"
              : missing.length === 0
                ? "ready"
                : "waits");
    return { missing, objects, ready, state };
}
export function planChangeSteps(reader: Reader, each: PlanChangeItem): Steps {
    const { change, answers = [], overtaken, closed } = each;
    const { item, owner } = change.about;
    if (closed) return choose(reader, undefined, []);
    const answered = answers.some(({ about }) => about.owner === reader.party);
    const asked = (change.heard ?? []).includes(reader.party) && !answered && !overtaken;
    const standing = changeStanding(each);
    const end = {
        form: "plan_change_closed",
        item,
        name: standing.ready(reader.view.today) ? "carryOut" : "endChange",
    } as const;
    const anew = { form: "plan_change", item, name: "proposeAnew" } as const;
    if (owner !== reader.party)
        return choose(
            reader,
            when(asked, { form: "plan_change_answered", item, name: "answerChange" } as const),
            [],
        );
    const again = overtaken || standing.objects.length > 0;
    return choose(reader, again ? anew : end, [
        again ? end : undefined,
        ...corrections(reader, change.about, again ? undefined : "plan_change"),
    ]);
}
export function placementSteps(
    reader: Reader,
    { placement, union_heard, signatures = [] }: PlacementItem,
): Steps {
    const { item } = placement.about;
    const next = signatories[signatures.length];
    const sign = when(next !== undefined, { form: "placement_signed", item, name: "sign" } as const);
    const union = when(placement.union_name !== undefined && union_heard === undefined, {
        form: "union_heard",
        item,
        name: "hearUnion",
    } as const);
    const of = (form: Kind, name: Step["name"]): Step => ({ form, of: placement.activity, name });
    return choose(reader, next === "authority" && union ? union : sign, [
        union,
        sign,
        of("attendance_week", "attend"),
        of("placement_review", "judge"),
        of("incident", "incident"),
        ...corrections(reader, placement.about, "placement"),
    ]);
}
/** Only one's own party's week is put right. */
export const attendanceSteps = (reader: Reader, about: About): Steps =>
    stepsOf(reader, about, "attendance_week");

export function followUpSteps(reader: Reader, { about, planned, done }: FollowUpItem): Steps {
    const { item } = about;
    if (done || !planned) return choose(reader, undefined, corrections(reader, about));
    return choose(reader, { form: "follow_up", item, name: "followUp" }, [
        { form: "substitution", item, name: "substitute" },
        ...corrections(reader, about, "follow_up_planned"),
    ]);
}

export function absenceSteps(reader: Reader, { absence, followed }: AbsenceItem): Steps {
    const { item } = absence.about;
    const open = followed?.reached !== true;
    return choose(
        reader,
        when(open, { form: "absence_followed", item, name: followed ? "callAgain" : "call" } as const),
        corrections(reader, absence.about),
    );
}

export type TaskItem = Items<"tasks">;
/** Ended by the party whose it is, or by the one that wrote it. */
export function taskSteps(reader: Reader, { task, ended }: TaskItem): Steps {
    const { item, owner } = task.about;
    const mine = task.party === reader.party || owner === reader.party;
    return choose(
        reader,
        when(mine && !ended, { form: "task_ended", item, name: "ended" } as const),
        corrections(reader, task.about, ended ? undefined : "task"),
    );
}

export type DocumentItem = Items<"documents">;
export const documentSteps = (reader: Reader, { document: { about } }: DocumentItem): Steps => {
    const said = saidSteps(reader, about, "document_added");
    const disclose: Step = { form: "disclosed", of: about.item, name: "disclose" };
    return {
        ...said,
        rest: [
            ...said.rest.map((step) =>
                step.form === "document_added" ? { ...step, name: "newVersion" as const } : step,
            ),
            ...(own(reader, about) && mayWrite(reader, "disclosed") ? [disclose] : []),
        ],
    };
};
/** The scanned papers of a consent: of the form it stands on, which may hold several. */
export function scansOf({ view }: Pick<Reader, "view">, { asked }: ConsentItem): DocumentItem[] {
    const onThePaper = new Set(
        (view.content.consents ?? [])
            .filter(
                (each) =>
                    each.asked.about.item === asked.about.item ||
                    (asked.reference !== undefined && each.asked.reference === asked.reference),
            )
            .map((each) => each.asked.about.item),
    );
    return (view.content.documents ?? []).filter(
        ({ document }) => document.concerns !== undefined && onThePaper.has(document.concerns),
    );
}
/** Whether the reader gets the file. */
export const hasFile = ({ document }: DocumentItem): boolean => document.file !== undefined;

export function consentSteps(reader: Reader, { asked, status, given }: ConsentItem): Steps {
    const { item } = asked.about;
    if (asked.about.limited) return { rest: [] };
    const attach = when(given?.channel === "paper", {
        form: "document_added",
        of: item,
        name: "attachScan",
    } as const);
    switch (status) {
        case "asked":
            return choose(reader, { form: "consent_given", of: item, name: "give" }, [
                { form: "consent_refused", of: item, name: "refuse" },
            ]);
        case "given":
            return choose(reader, undefined, [
                { form: "consent_asked", of: item, name: "renew" },
                attach,
                { form: "consent_withdrawn", item, name: "withdraw" },
            ]);
        case "unconfirmed": {
            // Who registered it is not the second person.
            const second = given?.about.author !== reader.me;
            return choose(
                reader,
                when(second, { form: "consent_confirmed", of: item, name: "confirm" } as const),
                [attach, { form: "consent_withdrawn", item, name: "withdraw" }],
            );
        }
        case "refused":
        case "withdrawn":
            return choose(reader, undefined, [{ form: "consent_asked", of: item, name: "askAgain" }]);
    }
}

export function goalSteps(reader: Reader, { goal, closed }: GoalItem): Steps {
    const { item } = goal.about;
    return choose(
        reader,
        when(!closed, { form: "goal_closed", item, name: "close" } as const),
        corrections(reader, goal.about, closed ? undefined : "goal"),
    );
}

export function proposalSteps(reader: Reader, { proposal, opinions, decision }: ProposalItem): Steps {
    const { item } = proposal.about;
    if (decision) return { rest: [] };
    const decider = reader.catalogue?.deciders.find(({ matter }) => matter === proposal.matter)?.role;
    const spoken = (opinions ?? []).some(({ about }) => about.owner === reader.party);
    const opine: Step = { form: "opinion", of: item, name: "opine" };
    const fix = corrections(reader, proposal.about);
    if (decider === reader.role)
        return choose(reader, { form: "decision_made", of: item, name: "decide" }, [opine, ...fix]);
    return !spoken && proposal.heard?.includes(reader.party)
        ? choose(reader, opine, fix)
        : choose(reader, undefined, [opine, ...fix]);
}

/** A wrongly registered exit is taken back by who may register one; then the case is open again. */
export const exitStep = (reader: Reader, exit: { about: About }): Step | undefined =>
    when(own(reader, exit.about) && reader.view.may.includes("exit"), {
        form: "retraction",
        item: exit.about.item,
        name: "reopen",
    } as const);

export const disclosureSteps = (reader: Reader, { disclosed, ended }: DisclosureItem): Steps =>
    choose(reader, undefined, [
        when(!ended && own(reader, disclosed.about), {
            form: "disclosure_ended",
            item: disclosed.about.item,
            name: "end",
        } as const),
    ]);
/** Only somebody else than who asked may remove the text. */
export const redactionSteps = (reader: Reader, { proposed, answered }: RedactionItem): Steps =>
    choose(
        reader,
        when(!answered && proposed.about.author !== reader.me, {
            form: "redaction_answered",
            item: proposed.about.item,
            name: "answerRedaction",
        } as const),
        [],
    );
export const assignmentSteps = (reader: Reader, { assigned, ended }: AssignmentItem): Steps =>
    choose(reader, undefined, [
        when(!ended, { form: "assignment_ended", item: assigned.about.item, name: "end" } as const),
    ]);

/** Everything that may be begun in the case, as a case officer groups it; what does not fit now is left out. */
export function menu(reader: Reader): { group: keyof Texts["group"]; kinds: Kind[] }[] {
    const { content } = reader.view;
    const fits = (kind: Kind): boolean => {
        if (!mayWrite(reader, kind)) return false;
        switch (kind) {
            case "intake_sent":
                return content.intake_sent === undefined;
            case "intake_answered":
                return content.intake_sent !== undefined;
            case "triage":
                return (content.intake?.length ?? 0) > 0;
            case "after_exit":
                return followsUpAfter(reader);
            case "lead_chosen":
                return content.team !== undefined;
            case "handover":
                return content.lead !== undefined;
            case "hours_reported":
                return content.activities?.some(({ status }) => status === "ongoing") ?? false;
            default:
                return true;
        }
    };
    const groups: [keyof Texts["group"], Kind[]][] = [
        [
            "contact",
            [
                "after_exit",
                "follow_up",
                "follow_up_planned",
                "task",
                "absence",
                "note",
                "document_added",
                "discharge",
            ],
        ],
        ["plan", ["activity_offered", "goal", "hours_reported", "proposal", "plan_change"]],
        ["assessment", ["intake_sent", "intake_answered", "triage", "assessment", "adaptation"]],
        ["consent", ["consent_asked", "disclosed", "protection_set", "rights_asked"]],
        ["team", ["team_allocated", "lead_chosen", "worker_assigned", "handover"]],
        ["facts", ["identity", "registration", "work_history", "party_engaged", "exit"]],
    ];
    return groups
        .map(([group, kinds]) => ({ group, kinds: kinds.filter(fits) }))
        .filter(({ kinds }) => kinds.length > 0);
}
