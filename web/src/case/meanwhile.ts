// What others have done to an item while a form on it was being written, and whether the form still leads anywhere. Pure.
import type { Kind } from "../api/types";
import type { FormContext } from "./forms/shared";
import { aboutOf, itemVersion } from "./model";
import { activitySteps, type ActivityItem } from "./steps";

export interface Change {
    by: string | undefined; // worker, where that is shown
    since: number; // the version that the writing began from
    activity: ActivityItem | undefined; // as it is now, where it is one
    gone: boolean; // as it is now, this can no longer be written on it
}

/** Who wrote the newest version; the offer is numbered by the newest and signed by who made it, so it does not tell. */
function lastOn({ offer, answer, changes = [], interruption, completion }: ActivityItem): string | undefined {
    const written = [answer, ...changes, interruption, completion];
    return written.find((each) => each?.about.version === offer.about.version)?.about.author;
}

/** What came between on an item; undefined where nothing did. */
export function meanwhileOn(
    context: FormContext,
    kind: Kind,
    item: string,
    since: number,
): Change | undefined {
    const { content } = context.view;
    if (itemVersion(content, item) === since) return undefined;
    const about = aboutOf(content, item);
    const activity = content.activities?.find(({ offer }) => offer.about.item === item);
    const steps = activity && activitySteps(context, activity);
    const leads = steps && [steps.first, ...steps.rest].some((step) => step?.form === kind);
    return {
        by: activity ? lastOn(activity) : about?.author,
        since,
        activity,
        gone: about ? leads === false : since > 0,
    };
}
