// A case as the pages need it, computed from the view that the API gives: pure functions, no more knowledge than the view.
import {
    tracks,
    type About,
    type CaseContent,
    type CaseView,
    type Catalogue,
    type Colleague,
    type HoursStep,
    type Party,
    type Track,
} from "../api/types";
import { hasCaseRole } from "../bulk/people";
import type { PlanActivity, PlanStatus, ReportedHours } from "../components/plan/layout";
import type { LanguageCode } from "../dates";
import { nameOf } from "../texts/context";
import type { Texts } from "../texts/sv";

type Content = CaseContent;
export type ActivityItem = NonNullable<Content["activities"]>[number];
type TaskItem = NonNullable<Content["tasks"]>[number];

/** The participant's name as far as it may be seen; "" when it may not. */
export function participantName(content: Content): string {
    const identity = content.identity;
    const name = [identity?.given_name, identity?.family_name].filter(Boolean).join(" ");
    return name || (identity?.initials ?? "");
}

export function trackOf(activity: ActivityItem, catalogue: Catalogue | undefined): Track {
    const listed = catalogue?.activities.find(({ code }) => code === activity.offer.activity)?.track;
    const topic = activity.offer.about.topic === "none" ? listed : activity.offer.about.topic;
    return tracks.find((track) => track === topic) ?? "social";
}

function statusOf(activity: ActivityItem): PlanStatus {
    const open = activity.status === "offered" || activity.status === "accepted";
    return open && activity.waiting ? "waiting" : activity.status;
}

/** Of an activity that is seen as dates and status alone; whose it is may be known all the same. */
export const isWithheld = ({ offer }: ActivityItem): boolean =>
    offer.title === undefined && offer.activity === undefined;

export const activityTitle = (activity: ActivityItem, catalogue: Catalogue | undefined, t: Texts): string => {
    const { title, activity: kind, about } = activity.offer;
    if (isWithheld(activity)) return t.parts.withheld(1, nameOf(t.party, about.owner));
    const listed = catalogue?.activities.find(({ code }) => code === kind);
    return title ?? listed?.[t.code as LanguageCode] ?? kind ?? "";
};

/**
 * What comes next in the case, as it was said last: the task that is it, an assessment's next step or an offer. A task that has
 * ended leaves the place empty. As the list says it (ContentOf in domain/due.cpp).
 */
export function nextStep(content: Content): { text: string; task?: TaskItem } {
    const said: { at: string; text: string | undefined; task?: TaskItem }[] = [
        ...(content.assessments ?? []).map(({ about, next_step: text }) => ({ at: about.at, text })),
        ...(content.activities ?? [])
            .filter(({ status }) => status === "offered")
            .map(({ offer }) => ({ at: offer.about.at, text: offer.title })),
    ].filter(({ text }) => text !== undefined && text !== "");
    for (const each of content.tasks ?? [])
        if (each.task.next_step === true && !each.task.about.limited)
            said.push({ at: each.task.about.at, text: each.ended ? "" : each.task.what, task: each });
    const newest = said.reduce<(typeof said)[number] | undefined>(
        (best, each) => (best === undefined || each.at > best.at ? each : best),
        undefined,
    );
    return { text: newest?.text ?? "", ...(newest?.task && !newest.task.ended && { task: newest.task }) };
}

/** Activities with a beginning, as the plan draws them. A title that may not be seen is the kind's name in the catalogue. */
export function planActivities(content: Content, catalogue: Catalogue | undefined, t: Texts): PlanActivity[] {
    return (content.activities ?? []).flatMap((activity) => {
        const { offer } = activity;
        const from = activity.started ?? offer.from;
        if (from === undefined || activity.status === "declined") return []; // what was turned down takes no time
        const item: PlanActivity = {
            item: offer.about.item,
            version: itemVersion(content, offer.about.item),
            track: trackOf(activity, catalogue),
            title: activityTitle(activity, catalogue, t),
            withheldBy: isWithheld(activity) ? offer.about.owner : undefined,
            status: statusOf(activity),
            from,
            until: activity.ended ?? offer.until,
            hours: activity.hours ?? offer.hours ?? [],
            waitingOn: activity.waiting?.on,
            provider: offer.provider,
            replanned: activity.replanned,
        };
        return [item];
    });
}

export const reportedHours = (content: Content): ReportedHours[] =>
    (content.hours ?? []).flatMap(({ week, hours }) =>
        week === undefined || hours === undefined ? [] : [{ week, hours }],
    );

/** Hours a week on a day, by a ramp; 0 before it begins. */
export const hoursOn = (steps: readonly HoursStep[], date: string): number =>
    steps.reduce<HoursStep | undefined>(
        (best, step) => (step.from <= date && (best === undefined || step.from >= best.from) ? step : best),
        undefined,
    )?.hours ?? 0;

const isAbout = (value: unknown): value is About =>
    typeof value === "object" && value !== null && "item" in value && "version" in value && "owner" in value;

/** Every item that the view shows, with what is known of it; of several versions the newest. */
function items(content: Content): Map<string, About> {
    const found = new Map<string, About>();
    const walk = (value: unknown): void => {
        if (typeof value !== "object" || value === null) return;
        if (isAbout(value)) {
            const before = found.get(value.item);
            if (!before || before.version < value.version) found.set(value.item, value);
            return;
        }
        for (const each of Object.values(value)) walk(each);
    };
    walk(content);
    return found;
}
export const aboutOf = (content: Content, item: string): About | undefined => items(content).get(item);
/** The newest version of an item that the view shows: what a change to it must name. 0 when the view does not hold it. */
export const itemVersion = (content: Content, item: string): number => aboutOf(content, item)?.version ?? 0;
/** The party that a worker is of, as far as the view tells: by an assignment, or by what the worker has written for it. */
export function partyOf(content: Content, worker: string | undefined): Party | undefined {
    const assigned = content.assignments?.find(({ assigned: each }) => each.worker === worker)?.assigned
        .party;
    return (
        assigned ??
        [...items(content).values()].find(({ author }) => author !== undefined && author === worker)?.owner
    );
}
/** Items that this worker has begun between two views. */
export function writtenSince(before: Content, after: Content, worker: string): About[] {
    const known = items(before);
    return [...items(after).values()].filter(({ item, author }) => author === worker && !known.has(item));
}

/** The people around the case: who holds it together, the team, and those who have a task of their own. */
export function caseTeam(view: CaseView, workers: readonly Colleague[]): Colleague[] {
    const { assignments, lead, team } = view.content;
    const named = new Set(assignments?.filter(({ ended }) => !ended).map(({ assigned }) => assigned.worker));
    if (lead?.worker !== undefined) named.add(lead.worker);
    const rank = ({ id }: Colleague): number => (id === lead?.worker ? 0 : 1);
    return workers
        .filter(
            ({ id, teams, role }) =>
                named.has(id) ||
                (hasCaseRole(role) && team?.team !== undefined && (teams?.includes(team.team) ?? false)),
        )
        .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "sv"));
}

/** Follow-ups that have been, newest first; and the planned ones, next first. */
export function followUps(content: Content) {
    const all = content.follow_ups ?? [];
    const when = (item: (typeof all)[number]) => item.done?.date ?? item.planned?.date ?? "";
    return {
        done: all.filter(({ done }) => done).sort((a, b) => when(b).localeCompare(when(a))),
        planned: all
            .filter(({ done, planned }) => !done && planned)
            .sort((a, b) => when(a).localeCompare(when(b))),
    };
}

/** What a colleague is called at work. Titles are written in Swedish; in another language the role says the same. */
export const titleOf = ({ title, role }: Colleague, t: Texts): string =>
    (t.code === "sv" ? title : undefined) ?? nameOf(t.role, role);
