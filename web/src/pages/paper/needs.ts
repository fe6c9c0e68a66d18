// What may be told to a workplace, and still holds. Pure.
import type { CaseContent, CaseView } from "../../api/types";

type Need = NonNullable<CaseContent["adaptations"]>[number];

export const tellableNeeds = ({ content, today }: CaseView): Need[] =>
    (content.adaptations ?? []).filter(
        (each) => each.for_employer === true && (each.until === undefined || each.until >= today),
    );

/** How many needs an agreement names that the reader does not see: they are not open to them, or taken away. */
export function unseenNeeds({ content }: Pick<CaseView, "content">, agreement: string): number {
    const named = content.placements?.find(({ placement }) => placement.about.item === agreement)?.placement;
    const seen = new Set(
        (content.adaptations ?? []).filter(({ about }) => !about.limited).map(({ about }) => about.item),
    );
    return (named?.adaptations ?? []).filter((need) => !seen.has(need)).length;
}
