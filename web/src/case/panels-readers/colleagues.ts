// Whom one may ask about: everybody who works here now, those around the case first, each with the party.
import type { Colleague } from "../../api/types";
import type { IsoDate } from "../../dates";
import type { Option } from "../../forms/definition";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";

export function colleagues(
    workers: readonly Colleague[],
    team: readonly Colleague[],
    today: IsoDate,
    t: Texts,
): Option[] {
    const near = new Set(team.map(({ id }) => id));
    return workers
        .filter(({ until }) => until === undefined || until >= today)
        .toSorted(
            (a, b) => Number(near.has(b.id)) - Number(near.has(a.id)) || a.name.localeCompare(b.name, t.code),
        )
        .map(({ id, name, title, role, party }) => ({
            value: id,
            label: [name, title ?? nameOf(t.role, role), party === "none" ? "" : nameOf(t.party, party)]
                .filter(Boolean)
                .join(", "),
        }));
}
