// The state of one form being written: values, what is wrong, the kept draft, and one save attempt at a time.
import { useEffect, useMemo, useRef, useState } from "react";
import { newKey } from "../api/client";
import type { ApiProblem } from "../api/problem";
import { isProblem } from "../api/problem";
import { drafts } from "../api/queries";
import { useTexts } from "../texts/context";
import { problemText } from "../texts/problems";
import {
    check,
    fieldAt,
    formPointer,
    readItem,
    toEntries,
    type EntryBody,
    type FieldErrors,
    type FormDefinition,
    type Value,
    type Values,
} from "./definition";
import type { Draft } from "./drafts";
import { same } from "./merge";

export interface SaveAttempt {
    entries: EntryBody[];
    key: string;
}
/** What came between: the item as somebody else saved it. */
export interface Stale {
    version: number;
    values: Values;
}

/** What the writer wants once it is saved. */
export type After = "close" | "next";

export interface FormInput {
    definition: FormDefinition;
    draft: string; // its name in the store
    item?: string; // what is changed; missing: something new is written
    version?: number; // of the item, as it was when the form opened
    shown?: object; // the fields of what is changed
    defaults?: Values; // of a new item
    save: (attempt: SaveAttempt) => Promise<unknown>;
    // The item in a stale write's answer; without its fields where there is nothing to merge with. gone: as it is now, this can
    // no longer be written on it.
    current: (answer: unknown) => { version: number; shown?: object | undefined; gone?: boolean } | undefined;
    onSaved: (then: After) => void;
}

export interface FormState {
    values: Values;
    base: Values;
    version: number | undefined; // of the item that the values began from
    errors: FieldErrors;
    general: string; // what is wrong with no field to point at
    saving: boolean;
    dirty: boolean;
    attempts: number; // failed ones: the error summary takes focus when it grows
    keptAt: string | undefined; // the draft's instant
    found: boolean; // the draft was there when the form opened
    kept: () => boolean; // it is there now
    stale: Stale | undefined;
    set: (name: string, value: Value) => void;
    drop: () => void; // the draft, back to what the item holds
    submit: (then?: After) => void;
    takeMerge: (values: Values) => void; // values chosen on the merge screen: saves them
    leaveMerge: () => void;
}

const now = (): string => new Date().toISOString();

function start(input: FormInput, comma: boolean): { draft: Draft; found: boolean } {
    const base = {
        ...readItem(input.definition, input.shown, comma),
        ...(input.shown ? {} : input.defaults),
    };
    const kept = drafts.read(input.draft);
    if (kept) return { draft: { ...kept, values: { ...base, ...kept.values } }, found: true };
    return { draft: { values: base, base, version: input.version, key: newKey(), at: "" }, found: false };
}

export function useForm(input: FormInput): FormState {
    const { t, language } = useTexts();
    const comma = language === "sv";
    const [opened] = useState(() => start(input, comma));
    const [draft, setDraft] = useState(opened.draft);
    const typed = useRef(opened.draft); // as it is now, for what comes back later: one may write on while it is sent
    const [found, setFound] = useState(opened.found);
    const [errors, setErrors] = useState<FieldErrors>({});
    const [general, setGeneral] = useState("");
    const [saving, setSaving] = useState(false);
    const [attempts, setAttempts] = useState(0);
    const [stale, setStale] = useState<Stale>();
    const [saved, setSaved] = useState<After>();
    const wanted = useRef<After>("close");
    const alive = useRef(true);
    useEffect(() => {
        alive.current = true;
        return () => void (alive.current = false);
    }, []);

    // Told only once the form is clean on screen too: what follows may be a way out, past the guard of unsaved words.
    const onSaved = useRef(input.onSaved);
    useEffect(() => {
        onSaved.current = input.onSaved;
    });
    useEffect(() => {
        if (saved) onSaved.current(saved);
    }, [saved]);

    const dirty = useMemo(
        () => input.definition.fields.some(({ name }) => !same(draft.values[name], draft.base[name])),
        [input.definition, draft],
    );

    const hold = (next: Draft): void => {
        typed.current = next;
        setDraft(next);
    };
    const keep = (next: Draft): void => {
        const stamped = { ...next, at: now() };
        hold(drafts.keep(input.draft, stamped) ? stamped : { ...stamped, at: "" });
    };

    const failed = (fields: FieldErrors, sentence: string): void => {
        setErrors(fields);
        setGeneral(sentence);
        setAttempts((before) => before + 1);
    };

    const refused = (problem: ApiProblem, sent: Draft): void => {
        // Once answered, the key is used up: what is sent next is another attempt. Unanswered, it is the same one again.
        const key = problem.passing || problem.status >= 500 ? sent.key : newKey();
        const next = { ...typed.current, key };
        keep(next);
        if (problem.code === "repeated_key") {
            failed({}, t.form.savedBefore);
            return;
        }
        const current = problem.code === "stale" ? input.current(problem.current) : undefined;
        if (current && (current.gone || !current.shown)) {
            keep({ ...next, version: current.version });
            failed({}, current.gone ? t.form.goneMeanwhile : t.form.changedMeanwhile);
            return;
        }
        if (current?.shown) {
            setStale({ version: current.version, values: readItem(input.definition, current.shown, comma) });
            return;
        }
        const fields: FieldErrors = {};
        const rest: string[] = [];
        for (const each of problem.fields) {
            const pointer = formPointer(each.pointer);
            if (fieldAt(input.definition, pointer)) fields[pointer] ??= problemText(each, t);
            else rest.push(problemText(each, t));
        }
        if (problem.code === "offline") rest.push(t.form.offline);
        else if (Object.keys(fields).length === 0 && rest.length === 0)
            rest.push(problemText(problem, t) || t.form.notSaved);
        failed(fields, rest.join(" "));
    };

    const save = async (sending: Draft): Promise<void> => {
        if (saving) return;
        const wrong = check(input.definition, sending.values, t);
        if (Object.keys(wrong).length > 0) {
            failed(wrong, "");
            return;
        }
        setSaving(true);
        try {
            await input.save({
                entries: toEntries(input.definition, sending.values, input.item, sending.version),
                key: sending.key,
            });
            if (!alive.current) {
                drafts.drop(input.draft);
                return;
            }
            // What was typed while it was sent is not in it, and stays as a draft.
            const { values } = typed.current;
            const rest = input.definition.fields.some(
                ({ name }) => !same(values[name], sending.values[name]),
            );
            if (rest) keep({ ...typed.current, base: sending.values, key: newKey() });
            else {
                drafts.drop(input.draft);
                hold({ ...sending, base: sending.values });
            }
            setSaved(wanted.current);
        } catch (error) {
            if (!alive.current) return;
            if (isProblem(error)) refused(error, sending);
            else failed({}, t.form.notSaved);
        } finally {
            if (alive.current) setSaving(false);
        }
    };

    return {
        values: draft.values,
        base: draft.base,
        version: draft.version,
        errors,
        general,
        saving,
        dirty,
        attempts,
        keptAt: dirty && draft.at !== "" ? draft.at : undefined,
        found: found && dirty,
        kept: () => drafts.has(input.draft),
        stale,
        set(name, value) {
            const values = { ...typed.current.values, [name]: value };
            keep({ ...typed.current, values: { ...values, ...input.definition.follows?.(name, values) } });
            const still = Object.entries(errors).filter(
                ([pointer]) => pointer !== `/${name}` && !pointer.startsWith(`/${name}/`),
            );
            if (still.length !== Object.keys(errors).length) setErrors(Object.fromEntries(still));
        },
        drop() {
            drafts.drop(input.draft);
            const base = {
                ...readItem(input.definition, input.shown, comma),
                ...(input.shown ? {} : input.defaults),
            };
            hold({ values: base, base, version: input.version, key: newKey(), at: "" });
            setFound(false);
            setErrors({});
            setGeneral("");
        },
        submit(then = "close") {
            wanted.current = then;
            void save(draft);
        },
        takeMerge(values) {
            if (!stale) return;
            const next = { ...typed.current, values, base: stale.values, version: stale.version };
            setStale(undefined);
            keep(next);
            void save(next);
        },
        leaveMerge() {
            setStale(undefined);
        },
    };
}
