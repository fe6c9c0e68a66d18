// A form is data: a list of fields. This file says what a field may be and what its value is while it is being written,
// and holds the pure functions over both: empty values, values of a saved item, what is sent, and what is wrong.
import type { Kind } from "../api/types";
import { isDate } from "../dates";
import type { Texts } from "../texts/sv";

export interface Option {
    value: string;
    label: string;
    help?: string;
    group?: string; // a heading over it and those beside it that have the same, in a drop-down
}

/** One step of a ramp, as typed. */
export interface RampRow {
    from: string;
    hours: string;
}

/** Numbers stay text until they are sent, so that half-written ones survive. */
export type Value = string | boolean | null | string[] | RampRow[];
export type Values = Record<string, Value>;

interface Base {
    name: string; // of the field in the API; errors point at it
    label: (t: Texts) => string;
    help?: (t: Texts, values?: Values) => string | undefined; // may follow from what else is filled in
    required?: boolean | ((values: Values) => boolean);
    when?: (values: Values) => boolean; // shown and sent only then
    part?: (t: Texts) => string; // a heading above it, where a long form has parts
    short?: boolean; // shares its row with the next short field
    beside?: boolean; // goes beside the entry's data (topic, category), not into it
}
export type Field =
    | (Base & {
          kind: "text";
          maxLength?: number;
          autoComplete?: string;
          inputMode?: "text" | "tel" | "email" | "numeric";
      })
    | (Base & { kind: "longText"; maxLength?: number; rows?: number })
    | (Base & { kind: "date"; min?: string; max?: string; today?: string; near?: readonly string[] }) // near: offered as buttons
    | (Base & { kind: "number"; min?: number; max?: number; unit?: (t: Texts) => string })
    | (Base & { kind: "choice"; options: (t: Texts, values?: Values) => Option[]; list?: boolean }) // list: a drop-down instead of buttons
    | (Base & { kind: "multiChoice"; options: (t: Texts) => Option[] })
    | (Base & { kind: "yesNo" })
    | (Base & { kind: "words" }) // several codes, typed with commas or spaces between
    | (Base & { kind: "person"; people: readonly Option[] })
    | (Base & { kind: "people"; people: readonly Option[] })
    | (Base & { kind: "hoursRamp"; max?: (values: Values) => number; start?: (values: Values) => string }); // start: of the first step, unsaid

/** One entry as it is sent. */
export interface EntryBody {
    kind: FormDefinition["kind"];
    item?: string;
    version?: number;
    data: Record<string, unknown>;
    [beside: string]: unknown;
}

/** A sentence that follows from what is filled in: who decides, what stops, what is missing. */
export interface Notice {
    tone: "info" | "warning" | "success";
    text: string;
    first?: boolean; // to be read before anything is filled in; otherwise it stands after the fields
}

export interface FormDefinition {
    kind: Kind | "consent_text" | "provider"; // of the entry that it writes; the last two are about nobody
    title: (t: Texts) => string;
    lead?: (t: Texts) => string | undefined;
    saved?: (t: Texts) => string;
    save?: (t: Texts) => string; // what the button says, where "Save" says too little
    fields: readonly Field[];
    notices?: (values: Values, t: Texts) => Notice[];
    follows?: (name: string, values: Values) => Values; // what else changes when the writer has changed a field
    build?: (data: Record<string, unknown>, head: EntryBody) => EntryBody[]; // where one form is not one entry
}

export type FieldErrors = Record<string, string>; // by JSON pointer: "/from", "/hours/1/from"

const asText = (value: unknown): string =>
    typeof value === "string" || typeof value === "number" ? String(value) : "";
const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null;

/** Swedish decimals: "37,5" is 37.5. NaN for what is no number. */
export const readNumber = (text: string): number => {
    const plain = text.trim().replace(/\s/g, "").replace(",", ".");
    return plain === "" ? Number.NaN : Number(plain);
};
export const writeNumber = (value: unknown, decimalComma: boolean): string =>
    decimalComma ? asText(value).replace(".", ",") : asText(value);

export function emptyValue(field: Field): Value {
    switch (field.kind) {
        case "multiChoice":
        case "people":
            return [];
        case "yesNo":
            return null;
        case "hoursRamp":
            return [{ from: "", hours: "" }];
        default:
            return "";
    }
}

/** The values of a form, from an item as the API gives it, or from nothing. */
export function readItem(definition: FormDefinition, item: object = {}, decimalComma = true): Values {
    const from = item as Record<string, unknown>;
    const values: Values = {};
    for (const field of definition.fields) {
        const given = from[field.name];
        values[field.name] =
            given === undefined || given === null ? emptyValue(field) : readValue(field, given, decimalComma);
    }
    return values;
}

function readValue(field: Field, given: unknown, decimalComma: boolean): Value {
    switch (field.kind) {
        case "number":
            return writeNumber(given, decimalComma);
        case "multiChoice":
        case "people":
            return Array.isArray(given) ? given.map(asText) : [];
        case "words":
            return Array.isArray(given) ? given.map(asText).join(", ") : asText(given);
        case "yesNo":
            return typeof given === "boolean" ? given : null;
        case "hoursRamp": {
            const rows = Array.isArray(given) ? given.filter(isRecord) : [];
            if (rows.length === 0) return [{ from: "", hours: "" }];
            return rows.map((row) => ({
                from: asText(row.from),
                hours: writeNumber(row.hours, decimalComma),
            }));
        }
        default:
            return asText(given);
    }
}

/** The fields that are shown now, each with its plain yes or no to being required. */
export const visibleFields = (
    definition: FormDefinition,
    values: Values,
): (Field & { required?: boolean })[] =>
    definition.fields
        .filter((field) => field.when?.(values) ?? true)
        .map((field) => ({
            ...field,
            ...(field.help && { help: (t: Texts) => field.help?.(t, values) }),
            ...(field.kind === "choice" && { options: (t: Texts) => field.options(t, values) }),
            required:
                typeof field.required === "function" ? field.required(values) : (field.required ?? false),
        }));

/** Rows with anything in them: a ramp of empty rows asks for nothing. */
const filledRows = (value: Value | undefined): RampRow[] =>
    ((value ?? []) as RampRow[]).filter((row) => row.hours.trim() !== "" || row.from.trim() !== "");

/** What the API gets: fields that are shown and filled in; no empty strings. */
export function toBody(definition: FormDefinition, values: Values): Record<string, unknown> {
    const body: Record<string, unknown> = {};
    for (const field of visibleFields(definition, values)) {
        const value = values[field.name];
        switch (field.kind) {
            case "number":
                if (value !== "") body[field.name] = readNumber(value as string);
                break;
            case "yesNo":
                if (value !== null) body[field.name] = value;
                break;
            case "multiChoice":
            case "people":
                if ((value as string[]).length > 0) body[field.name] = value;
                break;
            case "words": {
                const words = (value as string).split(/[\s,;]+/).filter(Boolean);
                if (words.length > 0) body[field.name] = words;
                break;
            }
            case "hoursRamp": {
                const rows = filledRows(value);
                if (rows.length > 0)
                    body[field.name] = rows.map((row) => ({ from: row.from, hours: readNumber(row.hours) }));
                break;
            }
            default: {
                const text = (value as string).trim();
                if (text !== "") body[field.name] = text;
            }
        }
    }
    return body;
}

/** The entries that a filled-in form becomes. */
export function toEntries(
    definition: FormDefinition,
    values: Values,
    item?: string,
    version?: number,
): EntryBody[] {
    const head: EntryBody = { kind: definition.kind, data: {} };
    if (item !== undefined) head.item = item;
    if (item !== undefined && version !== undefined) head.version = version;
    const data: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(toBody(definition, values))) {
        const beside = definition.fields.some((field) => field.name === name && field.beside);
        (beside ? head : data)[name] = value;
    }
    return definition.build?.(data, head) ?? [{ ...head, data }];
}

/** "/entries/0/data/from" is the form's "/from"; what points elsewhere stays as it is. */
export const formPointer = (pointer: string): string =>
    pointer.replace(/^\/entries\/\d+(\/data)?(?=\/|$)/, "");

const isEmpty = (field: Field, value: Value | undefined): boolean => {
    if (value === undefined || value === null || value === "") return true;
    if (typeof value === "string") return value.trim() === "";
    if (field.kind === "hoursRamp") return filledRows(value).length === 0;
    if (Array.isArray(value)) return value.length === 0;
    return false;
};

function numberError(text: string, min: number, max: number, t: Texts): string | undefined {
    const number = readNumber(text);
    if (Number.isNaN(number)) return t.form.notANumber;
    return number < min || number > max ? t.form.range(min, max) : undefined;
}

/** What can be seen to be wrong before asking; the server has the last word. */
export function check(definition: FormDefinition, values: Values, t: Texts): FieldErrors {
    const errors: FieldErrors = {};
    const set = (pointer: string, text: string | undefined) => {
        if (text !== undefined) errors[pointer] = text;
    };
    for (const field of visibleFields(definition, values)) {
        const value = values[field.name];
        const pointer = `/${field.name}`;
        if (isEmpty(field, value)) {
            const chosen =
                field.kind === "choice" ||
                field.kind === "multiChoice" ||
                field.kind === "yesNo" ||
                field.kind === "person" ||
                field.kind === "people";
            if (field.required)
                set(pointer, (chosen ? t.form.requiredChoice : t.form.required)(field.label(t)));
            continue;
        }
        switch (field.kind) {
            case "text":
            case "longText":
                if (field.maxLength !== undefined && (value as string).length > field.maxLength)
                    set(pointer, t.form.tooLong(field.maxLength));
                break;
            case "date":
                if (!isDate(value as string)) set(pointer, t.form.notADate);
                else if (field.min !== undefined && (value as string) < field.min)
                    set(pointer, t.form.tooEarly(field.min));
                else if (field.max !== undefined && (value as string) > field.max)
                    set(pointer, t.form.tooLate(field.max));
                break;
            case "number":
                set(pointer, numberError(value as string, field.min ?? 0, field.max ?? 1_000_000, t));
                break;
            case "hoursRamp":
                filledRows(value).forEach((row, index, rows) => {
                    const before = rows[index - 1];
                    if (!isDate(row.from)) set(`${pointer}/${index}/from`, t.form.notADate);
                    else if (before && before.from >= row.from)
                        set(`${pointer}/${index}/from`, t.form.rampOrder);
                    set(`${pointer}/${index}/hours`, numberError(row.hours, 0, field.max?.(values) ?? 60, t));
                });
                break;
            default:
        }
    }
    return errors;
}

/** The field an error's pointer leads to, if the form has it. */
export const fieldAt = (definition: FormDefinition, pointer: string): Field | undefined =>
    definition.fields.find((field) => pointer === `/${field.name}` || pointer.startsWith(`/${field.name}/`));

/** A value in words, for the merge screen. */
export function describe(field: Field, value: Value | undefined, t: Texts): string {
    if (isEmpty(field, value)) return t.merge.nothing;
    const named = (options: readonly Option[], one: string) =>
        options.find((option) => option.value === one)?.label ?? one;
    switch (field.kind) {
        case "choice":
            return named(field.options(t), value as string);
        case "person":
            return named(field.people, value as string);
        case "multiChoice":
            return (value as string[]).map((one) => named(field.options(t), one)).join(", ");
        case "people":
            return (value as string[]).map((one) => named(field.people, one)).join(", ");
        case "yesNo":
            return value === true ? t.form.yes : t.form.no;
        case "hoursRamp":
            return filledRows(value)
                .map((row) => `${row.from}: ${row.hours}`)
                .join("\n");
        default:
            return value as string;
    }
}
