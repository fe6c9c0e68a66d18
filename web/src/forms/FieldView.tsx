// One field of a form, by its kind.
import {
    Checkbox,
    CheckboxGroup,
    Radio,
    RadioGroup,
    Select,
    Textarea,
    TextField,
    UNSAFE_Combobox as Combobox,
} from "@navikt/ds-react";
import { useTexts } from "../texts/context";
import { LazyDateField } from "./LazyDateField";
import type { Field, FieldErrors, Option, RampRow, Value } from "./definition";
import { HoursRamp } from "./HoursRamp";
import { elementId } from "./pointer";

interface Props {
    field: Field;
    value: Value | undefined;
    errors: FieldErrors;
    start?: string | undefined; // the first day of a ramp, where none is said
    onChange: (value: Value) => void;
}

const kNearly = 0.8; // of what fits: from here on it is told how much is left

const grouped = (options: readonly Option[]): [string | undefined, Option[]][] =>
    [...new Set(options.map(({ group }) => group))].map((group) => [
        group,
        options.filter((each) => each.group === group),
    ]);

export function FieldView({ field, value, errors, start, onChange }: Props) {
    const { t } = useTexts();
    const pointer = `/${field.name}`;
    const plain = field.label(t);
    const label = field.required || field.kind === "yesNo" ? plain : `${plain} (${t.form.optional})`;
    const help = field.help?.(t);
    const common = {
        size: "small" as const,
        id: elementId(pointer),
        error: errors[pointer],
        description: help,
    };
    const text = typeof value === "string" ? value : "";

    switch (field.kind) {
        case "text":
        case "words":
            return (
                <TextField
                    {...common}
                    label={label}
                    value={text}
                    inputMode={(field.kind === "text" ? field.inputMode : undefined) ?? "text"}
                    autoComplete={(field.kind === "text" ? field.autoComplete : undefined) ?? "off"}
                    onChange={(event) => onChange(event.target.value)}
                />
            );
        case "longText":
            return (
                <Textarea
                    autoComplete="off"
                    {...common}
                    label={label}
                    value={text}
                    minRows={field.rows ?? 4}
                    {...(field.maxLength !== undefined &&
                        text.length > field.maxLength * kNearly && { maxLength: field.maxLength })}
                    onChange={(event) => onChange(event.target.value)}
                />
            );
        case "number":
            return (
                <TextField
                    {...common}
                    label={field.unit ? `${label}, ${field.unit(t)}` : label}
                    value={text}
                    inputMode="decimal"
                    autoComplete="off"
                    onChange={(event) => onChange(event.target.value)}
                />
            );
        case "date":
            return (
                <LazyDateField
                    {...common}
                    label={label}
                    value={text}
                    min={field.min}
                    max={field.max}
                    today={field.today}
                    near={field.near}
                    onChange={onChange}
                />
            );
        case "choice":
            if (field.list) {
                return (
                    <Select
                        {...common}
                        label={label}
                        value={text}
                        onChange={(event) => onChange(event.target.value)}
                    >
                        <option value="">{t.form.choose}</option>
                        {grouped(field.options(t)).map(([group, options]) => {
                            const lines = options.map((option) => (
                                <option key={option.value} value={option.value}>
                                    {option.label}
                                </option>
                            ));
                            return group === undefined ? (
                                lines
                            ) : (
                                <optgroup key={group} label={group}>
                                    {lines}
                                </optgroup>
                            );
                        })}
                    </Select>
                );
            }
            return (
                <RadioGroup
                    {...common}
                    legend={label}
                    tabIndex={-1}
                    value={text}
                    onChange={(chosen: string) => onChange(chosen)}
                >
                    {field.options(t).map((option) => (
                        <Radio key={option.value} value={option.value} description={option.help}>
                            {option.label}
                        </Radio>
                    ))}
                </RadioGroup>
            );
        case "multiChoice":
            return (
                <CheckboxGroup
                    {...common}
                    legend={label}
                    tabIndex={-1}
                    value={Array.isArray(value) ? (value as string[]) : []}
                    onChange={(chosen: string[]) => onChange(chosen)}
                >
                    {field.options(t).map((option) => (
                        <Checkbox key={option.value} value={option.value} description={option.help}>
                            {option.label}
                        </Checkbox>
                    ))}
                </CheckboxGroup>
            );
        case "yesNo":
            return (
                <RadioGroup
                    {...common}
                    legend={label}
                    tabIndex={-1}
                    value={value === true ? "yes" : value === false ? "no" : ""}
                    onChange={(chosen: string) => onChange(chosen === "yes")}
                >
                    <Radio value="yes">{t.form.yes}</Radio>
                    <Radio value="no">{t.form.no}</Radio>
                </RadioGroup>
            );
        case "people": {
            const chosen = Array.isArray(value) ? (value as string[]) : [];
            return (
                <Combobox
                    {...common}
                    label={label}
                    isMultiSelect
                    shouldAutocomplete
                    options={field.people.map(({ value: id, label: name }) => ({ value: id, label: name }))}
                    selectedOptions={field.people
                        .filter((one) => chosen.includes(one.value))
                        .map(({ value: id, label: name }) => ({ value: id, label: name }))}
                    onToggleSelected={(id, selected) =>
                        onChange(selected ? [...chosen, id] : chosen.filter((one) => one !== id))
                    }
                />
            );
        }
        case "person": {
            const chosen = field.people.find((one) => one.value === text);
            return (
                <Combobox
                    {...common}
                    label={label}
                    options={field.people.map(({ value: id, label: name }) => ({ value: id, label: name }))}
                    selectedOptions={chosen ? [{ value: chosen.value, label: chosen.label }] : []}
                    shouldAutocomplete
                    onToggleSelected={(id, selected) => onChange(selected ? id : "")}
                />
            );
        }
        case "hoursRamp":
            return (
                <HoursRamp
                    pointer={pointer}
                    label={label}
                    help={help}
                    rows={(value ?? []) as RampRow[]}
                    start={start}
                    errors={errors}
                    onChange={onChange}
                />
            );
    }
}
