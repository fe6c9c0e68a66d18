// What a list calls a participant: never more than the row holds, and of a protected one never a whole name on an open list.
import type { CaseRow } from "../../api/types";
import type { Texts } from "../../texts/sv";

export function listName(row: Pick<CaseRow, "name" | "initials" | "protection">, t: Texts): string {
    if (row.protection !== "none")
        return row.initials ? `${t.list.protectedTitle} (${row.initials})` : t.list.protectedTitle;
    return row.name ?? row.initials ?? t.list.namelessTitle;
}
