import { describe as group, expect, it } from "vitest";
import { sv } from "../texts/sv";
import {
    check,
    describe,
    fieldAt,
    formPointer,
    readItem,
    toBody,
    toEntries,
    type FormDefinition,
} from "./definition";
import { draftName, Drafts, type DraftStore } from "./drafts";
import { differences, merged } from "./merge";

const label = () => "Fält";
const form: FormDefinition = {
    kind: "activity_offered",
    title: label,
    fields: [
        { kind: "text", name: "title", label, required: true, maxLength: 5 },
        { kind: "date", name: "from", label, min: "2019-01-01" },
        { kind: "number", name: "hours_done", label, max: 60 },
        { kind: "yesNo", name: "attended", label },
        { kind: "choice", name: "status", label, options: () => [{ value: "planned", label: "Planerad" }] },
        {
            kind: "text",
            name: "waiting_on",
            label,
            required: true,
            when: (values) => values.status === "waiting",
        },
        { kind: "hoursRamp", name: "hours", label },
        { kind: "words", name: "ssyk", label },
        { kind: "multiChoice", name: "heard", label, options: () => [] },
    ],
};
const item = {
    title: "SFI",
    from: "2019-05-06",
    hours_done: 37.5,
    attended: false,
    status: "planned",
    hours: [{ from: "2019-05-06", hours: 20 }],
    ssyk: ["9111", "5120"],
    heard: ["health_region"],
};

group("definition", () => {
    it("sends back what it read", () => {
        expect(toBody(form, readItem(form, item))).toEqual(item);
    });
    it("sends nothing for what is empty or hidden", () => {
        expect(toBody(form, { ...readItem(form), waiting_on: "läkaren" })).toEqual({});
    });
    it("asks for what is required only in this case", () => {
        const paper: FormDefinition = {
            kind: "consent_given",
            title: label,
            fields: [
                { kind: "text", name: "channel", label },
                { kind: "text", name: "evidence", label, required: ({ channel }) => channel === "paper" },
            ],
        };
        expect(check(paper, { channel: "oral", evidence: "" }, sv)).toEqual({});
        expect(check(paper, { channel: "paper", evidence: "" }, sv)).toHaveProperty(["/evidence"]);
    });
    it("takes codes apart however they were typed", () => {
        expect(toBody(form, { ...readItem(form), ssyk: "9111;5120 , 2341" })).toEqual({
            ssyk: ["9111", "5120", "2341"],
        });
    });
    it("asks nothing of a ramp whose steps are empty", () => {
        const alone = {
            ...readItem(form, item),
            hours: [
                { from: "", hours: "" },
                { from: "", hours: "" },
            ],
        };
        expect(check(form, alone, sv)).toEqual({});
        expect(toBody(form, alone)).not.toHaveProperty("hours");
    });
    it("reads and writes decimals with a comma", () => {
        const values = readItem(form, item);
        expect(values.hours_done).toBe("37,5");
        expect(toBody(form, { ...values, hours_done: " 12,25 " })).toMatchObject({ hours_done: 12.25 });
    });
    it("makes entries: topic beside the data, item and version only for what exists", () => {
        const small: FormDefinition = {
            kind: "goal",
            title: label,
            fields: [
                { kind: "text", name: "topic", label, beside: true },
                { kind: "text", name: "text", label },
            ],
        };
        expect(toEntries(small, { topic: "work", text: "Jobb" })).toEqual([
            { kind: "goal", topic: "work", data: { text: "Jobb" } },
        ]);
        expect(toEntries(small, { topic: "", text: "Jobb" }, "G", 2)).toEqual([
            { kind: "goal", item: "G", version: 2, data: { text: "Jobb" } },
        ]);
        const several: FormDefinition = {
            ...small,
            build: (_, head) => [1, 2].map((n) => ({ ...head, data: { n } })),
        };
        expect(toEntries(several, { topic: "work", text: "" })).toEqual([
            { kind: "goal", topic: "work", data: { n: 1 } },
            { kind: "goal", topic: "work", data: { n: 2 } },
        ]);
    });
    it("leads the API's pointers to the form's fields", () => {
        expect(
            ["/entries/0/data/hours/1/from", "/entries/12/topic", "/entries/0", "/other"].map(formPointer),
        ).toEqual(["/hours/1/from", "/topic", "", "/other"]);
    });
    it("keeps a false answer apart from no answer", () => {
        expect(readItem(form, item).attended).toBe(false);
        expect(readItem(form).attended).toBeNull();
    });
    it("finds what is wrong and points at it", () => {
        const values = {
            ...readItem(form),
            title: "för långt",
            from: "2018-12-31",
            hours_done: "61",
            status: "waiting",
            hours: [
                { from: "2019-05-06", hours: "20" },
                { from: "2019-05-06", hours: "x" },
            ],
        };
        expect(Object.keys(check(form, values, sv)).sort()).toEqual([
            "/from",
            "/hours/1/from",
            "/hours/1/hours",
            "/hours_done",
            "/title",
            "/waiting_on",
        ]);
        expect(check(form, readItem(form, item), sv)).toEqual({});
        expect(check(form, { ...readItem(form, item), title: "  " }, sv)).toHaveProperty(["/title"]);
    });
    it("finds the field of a pointer, by whole names only", () => {
        expect(fieldAt(form, "/hours/1/from")?.name).toBe("hours");
        expect(fieldAt(form, "/hours_done")?.name).toBe("hours_done");
        expect(fieldAt(form, "/nothing")).toBeUndefined();
    });
    it("says values in words", () => {
        const values = readItem(form, item);
        expect(form.fields.map((field) => describe(field, values[field.name], sv))).toContain("Planerad");
    });
});

group("merge", () => {
    const base = readItem(form, item);
    it("decides where only one has changed", () => {
        const list = differences(form, base, { ...base, title: "Min" }, { ...base, from: "2019-06-01" });
        expect(list.map(({ name, side }) => [name, side])).toEqual([
            ["title", "mine"],
            ["from", "theirs"],
        ]);
        expect(merged({ ...base, title: "Min" }, list, {})).toEqual({
            ...base,
            title: "Min",
            from: "2019-06-01",
        });
    });
    it("asks where both have, and does as told", () => {
        const mine = { ...base, title: "Min" };
        const list = differences(form, base, mine, { ...base, title: "Din" });
        expect(list).toHaveLength(1);
        expect(list[0]?.side).toBeUndefined();
        expect(merged(mine, list, { title: "theirs" }).title).toBe("Din");
        expect(merged(mine, list, { title: "mine" }).title).toBe("Min");
    });
    it("sees no difference where both did the same", () => {
        const mine = { ...base, heard: ["a", "b"] };
        expect(differences(form, base, mine, { ...base, heard: ["b", "a"] })).toEqual([]);
    });
});

class Store implements DraftStore {
    private readonly map = new Map<string, string>();
    getItem = (name: string) => this.map.get(name) ?? null;
    setItem = (name: string, text: string) => void this.map.set(name, text);
    removeItem = (name: string) => void this.map.delete(name);
    key = (index: number) => [...this.map.keys()][index] ?? null;
    get length() {
        return this.map.size;
    }
}

group("drafts", () => {
    const draft = { values: { title: "Åsa" }, base: {}, version: 2, key: "k", at: "2019-05-06T08:00:00Z" };
    const name = draftName("W", "C", "note", undefined);
    const mine = "0123456789abcdef".repeat(4);
    const made = (key: string | undefined, store = new Store()) => ({
        store,
        drafts: new Drafts(
            () => store,
            () => key,
        ),
    });
    it("keeps and gives back", () => {
        const { drafts } = made(mine);
        expect(drafts.has(name)).toBe(false);
        expect(drafts.keep(name, draft)).toBe(true);
        expect(drafts.has("samkraft.draft:W:C:note:new")).toBe(true);
        expect(drafts.read("samkraft.draft:W:C:note:new")).toEqual(draft);
        drafts.drop(name);
        expect(drafts.read(name)).toBeUndefined();
    });
    it("leaves nothing that can be read in the storage, and never the same twice", () => {
        const { drafts, store } = made(mine);
        drafts.keep(name, draft);
        const once = store.getItem(name);
        expect(once).toMatch(/^[0-9a-f]+$/);
        drafts.keep(name, draft);
        expect(store.getItem(name)).not.toBe(once);
        expect(Buffer.from(store.getItem(name) ?? "", "hex").toString("latin1")).not.toContain("title");
    });
    it("opens with its own key and in its own place only, and throws away what does not open", () => {
        const { drafts, store } = made(mine);
        drafts.keep(name, draft);
        const text = store.getItem(name) ?? "";
        const another = draftName("W", "D", "note", undefined);
        store.setItem(another, text);
        expect(drafts.read(another)).toBeUndefined();
        store.setItem(name, text.slice(0, -1) + (text.endsWith("0") ? "1" : "0"));
        expect(drafts.read(name)).toBeUndefined();
        for (const wrong of ["", "{", "00", JSON.stringify(draft)]) {
            store.setItem(name, wrong);
            expect(drafts.read(name)).toBeUndefined();
        }
        expect(store.length).toBe(0);
        drafts.keep(name, draft);
        expect(made("f".repeat(64), store).drafts.read(name)).toBeUndefined();
        expect(store.length).toBe(0);
    });
    it("waits for whoever wrote it while nobody is signed in", () => {
        const { drafts, store } = made(mine);
        drafts.keep(name, draft);
        const nobody = made(undefined, store).drafts;
        expect(nobody.read(name)).toBeUndefined();
        expect(nobody.keep(name, { ...draft, version: 3 })).toBe(false);
        expect(drafts.read(name)).toEqual(draft);
    });
    it("says when the storage is full", () => {
        const { drafts, store } = made(mine);
        store.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
        };
        expect(drafts.keep(name, draft)).toBe(false);
    });
    it("drops others' drafts at sign-in and all at sign-out, and nothing else", () => {
        const { drafts, store } = made(mine);
        drafts.keep(draftName("W", "C", "note", "1"), draft);
        drafts.keep(draftName("V", "C", "note", "1"), draft);
        store.setItem("other", "x");
        drafts.dropAll("W");
        expect(store.length).toBe(2);
        drafts.dropAll();
        expect(store.length).toBe(1);
    });
});
