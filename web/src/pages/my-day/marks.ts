// Setting aside, assigning and taking up again: entries in the case, for the own party alone.
import { api, renewal } from "../../api/queries";
import type { DueMark, MyDayItem, Receipt } from "../../api/types";

const dueOf = ({ kind, item, due }: MyDayItem) => ({
    due_kind: kind,
    ...(item !== undefined && { of: item }),
    due,
});

/** `rows`: what stands as one row may be several of the same case. Gives the marks; the list is renewed after. */
async function write(rows: readonly MyDayItem[], kind: string, data: object, key: string): Promise<string[]> {
    const [first] = rows;
    if (!first) throw new Error("nothing to write about");
    const entries = rows.map((row) => ({ kind, data: { ...dueOf(row), ...data } }));
    const receipt = await api.write<Receipt>("POST", `/cases/${first.case}/entries`, { entries }, key);
    void renewal.wrote(first.case);
    return receipt.items ?? [];
}
export const setAside = (rows: readonly MyDayItem[], until: string, reason: string, key: string) =>
    write(rows, "due_set_aside", { until, reason }, key);
export const assign = (rows: readonly MyDayItem[], worker: string, note: string, key: string) =>
    write(rows, "due_assigned", { worker, ...(note !== "" && { note }) }, key);

export async function takeUp(
    caseId: string,
    marks: readonly Pick<DueMark, "item" | "version">[],
): Promise<void> {
    const entries = marks.map(({ item, version }) => ({ kind: "due_taken_up", item, version, data: {} }));
    await api.write("POST", `/cases/${caseId}/entries`, { entries });
    void renewal.wrote(caseId);
}
