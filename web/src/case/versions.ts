// What was changed from one version of a proposed change to the next. Pure: of a version that is seen in part, only what is seen in
// both is compared, since what is not shown was not taken away.
import type { PlanChangeItem } from "./steps";

export type ChangeVersion = PlanChangeItem["change"];
export const changeFields = [
    "change",
    "reason",
    "hours",
    "until",
    "participant",
    "heard",
    "answer_by",
] as const;
export type ChangeField = (typeof changeFields)[number];
export interface Rewriting {
    before: ChangeVersion;
    after: ChangeVersion;
    changed: ChangeField[];
}

/** The same whatever the order; what is empty and what is not there are one. */
function plain(version: ChangeVersion, field: ChangeField): string {
    const value = version[field] ?? "";
    return typeof value === "string"
        ? value
        : value
              .map((each) => JSON.stringify(each))
              .sort()
              .join();
}

/** Each version against the one that it replaced, the newest first. */
export function rewritings({
    change,
    earlier = [],
}: Pick<PlanChangeItem, "change" | "earlier">): Rewriting[] {
    return earlier
        .map((before, index): Rewriting => {
            const after = earlier[index + 1] ?? change;
            const whole = !before.about.limited && !after.about.limited;
            const changed = changeFields.filter((field) => {
                const [was, is] = [plain(before, field), plain(after, field)];
                return was !== is && (whole || (was !== "" && is !== ""));
            });
            return { before, after, changed };
        })
        .reverse();
}
