import { expect, test } from "vitest";
import type { Catalogue, Provider, ProviderRow } from "../../api/types";
import { readItem, toBody, type FormDefinition } from "../../forms/definition";
import { providerWords } from "../../texts/providers";
import { fieldsOf } from "./fields";
import { fits, flatPointer, flatten, nextOffer, twins, unflatten } from "./model";

const row = (name: string, org_number?: string): ProviderRow => ({
    id: name,
    name,
    kind: "folk_high_school",
    inactive: false,
    here: 0,
    ...(org_number !== undefined && { org_number }),
});
const holma = row("Folkhögskolan Holma", "2021004979");

test("a search finds by words in any order, and by the beginning of the number however it is written", () => {
    expect(fits(holma, "holma folk", "")).toBe(true);
    expect(fits(holma, "202100-49", "")).toBe(true);
    expect(fits(holma, "4979", "")).toBe(false);
    expect(fits(holma, "", "employer")).toBe(false);
    expect(fits(holma, "eslöv", "")).toBe(false);
});
test("what starts next is the first that has not started yet", () => {
    const offers = [
        { activity: "sfi", next_start: "2019-03-01" },
        { activity: "sfi", next_start: "2019-08-20" },
        { activity: "sfi", next_start: "2019-06-10" },
    ];
    expect(nextOffer(offers, "2019-05-20")?.next_start).toBe("2019-06-10");
    expect(nextOffer([{ activity: "sfi" }], "2019-05-20")).toEqual({ activity: "sfi" });
    expect(nextOffer(offers, "2019-12-01")).toBeUndefined();
});
test("the same number or the same name may be the same provider; itself is not", () => {
    const other = row("Verkstaden");
    expect(twins([holma, other], { name: "X", org_number: "16 202100-4979" })).toEqual([holma]);
    expect(twins([holma, other], { name: " folkhögskolan  HOLMA ", org_number: "" })).toEqual([holma]);
    expect(twins([holma, other], { name: "Folkhögskolan Holma", org_number: "" }, holma.id)).toEqual([]);
    expect(twins([holma, other], { name: "", org_number: "" })).toEqual([]);
});
test("a record comes back from the flat form as it was, without empty rows", () => {
    const provider: Provider = {
        name: "Verkstaden",
        kind: "employer",
        visit_weeks: 4,
        contacts: [{ name: "Ahmed", phone: "040-1" }, { name: "Eva" }],
        offers: [{ activity: "internship", places: 2 }],
        onboarding: [{ step: "safety", date: "2019-05-01", by: "Mira" }],
    };
    expect(unflatten(flatten(provider), ["introduction", "safety"])).toEqual(provider);
    expect(unflatten({ name: "X", kind: "other" }, [])).toEqual({ name: "X", kind: "other" });
    const flat = flatten(provider);
    expect(flatPointer("/provider/contacts/1/name", flat, provider)).toBe("/contacts_1_name");
    expect(flatPointer("/provider/onboarding/0/date", flat, provider)).toBe("/onboarding_safety_date");
    expect(flatPointer("/provider/org_number", flat, provider)).toBe("/org_number");
});
test("a row that is emptied takes no other with it, and faults stand on the rows they are about", () => {
    const three = ["Ahmed", "Eva", "Sanna"].map((name) => ({ name, phone: "040-1" }));
    const offers = ["sfi", "internship", "sfi"].map((activity) => ({ activity, places: 2 }));
    const catalogue = { activities: [], onboarding: [] } as unknown as Catalogue;
    const definition: FormDefinition = {
        kind: "provider",
        title: () => "",
        fields: fieldsOf(providerWords.sv, catalogue, [], "sv", "2019-05-20"),
    };
    const emptied = Object.fromEntries(
        Object.entries(
            readItem(definition, flatten({ name: "V", kind: "employer", contacts: three, offers })),
        ).map(([name, value]) => [name, /^(contacts|offers)_0_/.test(name) ? "" : value]),
    );
    const sent = toBody(definition, emptied);
    const provider = unflatten(sent, []);
    expect(provider.contacts).toEqual(three.slice(1));
    expect(provider.offers).toEqual(offers.slice(1));
    expect(flatPointer("/provider/contacts/1/phone", sent, provider)).toBe("/contacts_2_phone");
});
