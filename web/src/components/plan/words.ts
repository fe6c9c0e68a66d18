// An activity's time and hours in words, the same on the axis, in the list and in the table.
import type { PlanActivity } from "./layout";
import { longDate, shortDate, type LanguageCode } from "../../dates";
import type { Texts } from "../../texts/sv";

export const hoursText = (hours: number, language: LanguageCode): string =>
    hours.toLocaleString(language === "sv" ? "sv-SE" : "en-GB", { maximumFractionDigits: 1 });

export function periodText(
    { from, until }: Pick<PlanActivity, "from" | "until">,
    t: Texts,
    language: LanguageCode,
): string {
    const last = until?.slice(0, 4) === from.slice(0, 4) ? shortDate : longDate;
    return `${shortDate(from, language)} – ${until === undefined ? t.plan.open : last(until, language)}`;
}

/** "20 → 30 → 40 h" */
export function rampText({ hours }: Pick<PlanActivity, "hours">, language: LanguageCode): string {
    if (hours.length === 0) return "";
    const steps = [...hours]
        .sort((a, b) => (a.from < b.from ? -1 : 1))
        .map((step) => hoursText(step.hours, language));
    return `${steps.join(" → ")} h`;
}

export const waitingText = (activity: PlanActivity, t: Texts): string =>
    activity.waitingOn === undefined || activity.waitingOn === "" ? "" : t.plan.waitingOn(activity.waitingOn);
