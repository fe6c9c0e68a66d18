// Who will read what is about to be written, said before it is saved. Reckoned from the consents and disclosures that the view
// holds, since the API has no answer to ask for, and said to be so: who reads, and at which level, the server's table decides.
import type { CaseContent, Category, Party, Topic } from "../api/types";
import { nameOf } from "../texts/context";
import type { Texts } from "../texts/sv";
import { listed } from "./forms/shared";

interface Written {
    party: Party; // the writer's
    category: Category;
    topic: Topic;
}

/** Other parties that something of this category, written by this party, is open to today. */
export function readers(content: CaseContent, today: string, { party, category, topic }: Written): Party[] {
    const found = new Set<Party>();
    const covers = (given: { categories?: Category[]; topics?: Topic[] }): boolean =>
        (given.categories?.includes(category) ?? false) &&
        (given.topics === undefined ||
            given.topics.length === 0 ||
            topic === "none" ||
            given.topics.includes(topic));
    for (const { asked, status, until, given } of content.consents ?? []) {
        const holds =
            status === "given" &&
            (until === undefined || until >= today) &&
            given?.item_by_item !== true &&
            asked.from === party;
        if (holds && covers(asked)) for (const to of asked.to ?? []) found.add(to);
    }
    for (const { disclosed, ended } of content.disclosures ?? []) {
        const holds =
            !ended &&
            disclosed.about.owner === party &&
            (disclosed.until === undefined || disclosed.until >= today);
        if (holds && covers(disclosed)) for (const to of disclosed.to ?? []) found.add(to);
    }
    found.delete("none");
    found.delete(party);
    return [...found];
}

/** Kept back from the participant's own view by the decision table. */
const kHidden: readonly Category[] = ["team_notes"];

export function seenBy(content: CaseContent, today: string, written: Written, t: Texts): string {
    const others = readers(content, today, written).map((each) => nameOf(t.party, each));
    const party = nameOf(t.party, written.party);
    return [
        others.length === 0 ? t.sees.stays(party) : t.sees.opens(party, listed(others, t.sees.and)),
        kHidden.includes(written.category) ? t.sees.notParticipant : t.sees.participant,
    ].join(" ");
}
