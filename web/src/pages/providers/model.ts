// The register: what a search finds, what starts next, what a record may be the same as; and a record as a flat form. Pure.
import type { Provider, ProviderOffer, ProviderRow } from "../../api/types";
import type { IsoDate } from "../../dates";

const digits = (text: string): string => text.replace(/\D/g, "");
const folded = (text: string): string => text.trim().toLocaleLowerCase("sv").replace(/\s+/g, " ");

/** By words of the name, or by the beginning of the number. */
export function fits({ name, org_number, kind }: ProviderRow, search: string, wanted: string): boolean {
    if (wanted !== "" && kind !== wanted) return false;
    const number = digits(search);
    if (number.length >= 3 && number.length >= search.trim().length - 1)
        return org_number?.startsWith(number) ?? false;
    const own = folded(name);
    return folded(search)
        .split(" ")
        .every((word) => own.includes(word));
}

/** The first that starts today or later; otherwise the first that says nothing of when. */
export function nextOffer(offers: readonly ProviderOffer[] = [], today: IsoDate): ProviderOffer | undefined {
    const coming = offers
        .filter(({ next_start }) => next_start !== undefined && next_start >= today)
        .sort((a, b) => (a.next_start ?? "").localeCompare(b.next_start ?? ""));
    return coming[0] ?? offers.find(({ next_start }) => next_start === undefined);
}

/** Others in the register with the same number, or the same name. */
export function twins(
    rows: readonly ProviderRow[],
    { name, org_number }: { name: string; org_number: string },
    own?: string,
): ProviderRow[] {
    const number = digits(org_number);
    return rows.filter(
        (row) =>
            row.id !== own &&
            ((number.length >= 10 && row.org_number === number.slice(-10)) ||
                (folded(name) !== "" && folded(row.name) === folded(name))),
    );
}

// ---- a record as a flat form: "contacts_0_name" is the name of the first contact

export const kContacts = 5;
export const kOffers = 8;
const lists = { contacts: kContacts, offers: kOffers } as const;

export function flatten(provider: Provider): Record<string, unknown> {
    const flat: Record<string, unknown> = Object.fromEntries(
        Object.entries(provider).filter(([, value]) => !Array.isArray(value)),
    );
    for (const list of ["contacts", "offers"] as const)
        (provider[list] ?? []).forEach((row, index) => {
            for (const [name, value] of Object.entries(row)) flat[`${list}_${index}_${name}`] = value;
        });
    for (const { step, date, by } of provider.onboarding ?? []) {
        flat[`onboarding_${step}_date`] = date;
        flat[`onboarding_${step}_by`] = by;
    }
    return flat;
}

/** The rows with something in them, and where each stands in the form. */
const rowsOf = (flat: Record<string, unknown>, list: keyof typeof lists) =>
    Array.from({ length: lists[list] }, (_, index) => {
        const prefix = `${list}_${index}_`;
        const row = Object.fromEntries(
            Object.entries(flat)
                .filter(([name]) => name.startsWith(prefix))
                .map(([name, value]) => [name.slice(prefix.length), value]),
        );
        return { index, row };
    }).filter(({ row }) => Object.keys(row).length > 0);

/** Rows with nothing in them are left out. */
export function unflatten(flat: Record<string, unknown>, steps: readonly string[]): Provider {
    const provider: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(flat))
        if (!/^(contacts|offers|onboarding)_/.test(name)) provider[name] = value;
    for (const list of ["contacts", "offers"] as const) {
        const rows = rowsOf(flat, list).map(({ row }) => row);
        if (rows.length > 0) provider[list] = rows;
    }
    const onboarding = steps
        .map((step) => ({
            step,
            date: flat[`onboarding_${step}_date`],
            by: flat[`onboarding_${step}_by`],
        }))
        .filter(({ date, by }) => date !== undefined || by !== undefined);
    if (onboarding.length > 0) provider.onboarding = onboarding;
    return provider as unknown as Provider;
}

/** "/provider/contacts/0/name" is the form's "/contacts_0_name"; counted among the rows that were sent. */
export function flatPointer(pointer: string, flat: Record<string, unknown>, sent: Provider): string {
    const [list, index, name] = pointer.replace(/^\/provider\//, "").split("/");
    if (list === undefined || index === undefined || name === undefined) return `/${list ?? ""}`;
    const row =
        list === "onboarding"
            ? sent.onboarding?.[Number(index)]?.step
            : list === "contacts" || list === "offers"
              ? rowsOf(flat, list)[Number(index)]?.index
              : undefined;
    return `/${list}_${row ?? index}_${name}`;
}
