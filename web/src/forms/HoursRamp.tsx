// Weekly hours as steps: from this date so many hours, then more.
import { PlusIcon, TrashIcon } from "@navikt/aksel-icons";
import { Button, TextField } from "@navikt/ds-react";
import { useTexts } from "../texts/context";
import { LazyDateField } from "./LazyDateField";
import type { FieldErrors, RampRow } from "./definition";
import { elementId } from "./pointer";

interface Props {
    pointer: string;
    label: string;
    help: string | undefined;
    rows: RampRow[];
    start: string | undefined; // the day of the first step, when hours are written and no day is
    errors: FieldErrors;
    onChange: (rows: RampRow[]) => void;
}

export function HoursRamp({ pointer, label, help, rows, start, errors, onChange }: Props) {
    const { t } = useTexts();
    const error = errors[pointer];
    const change = (index: number, part: Partial<RampRow>) =>
        onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
    return (
        <fieldset className="ramp" id={elementId(pointer)} tabIndex={-1}>
            <legend className="aksel-label">{label}</legend>
            {help !== undefined && <p className="ramp__help">{help}</p>}
            {rows.map((row, index) => (
                <fieldset key={index} className="ramp__row" aria-label={t.form.hours.row(index + 1)}>
                    <LazyDateField
                        id={elementId(`${pointer}/${index}/from`)}
                        label={t.form.hours.from}
                        of={t.form.hours.row(index + 1)}
                        value={row.from}
                        error={errors[`${pointer}/${index}/from`]}
                        onChange={(from) => change(index, { from })}
                    />
                    <TextField
                        id={elementId(`${pointer}/${index}/hours`)}
                        className="ramp__hours"
                        size="small"
                        label={t.form.hours.hours}
                        inputMode="decimal"
                        autoComplete="off"
                        value={row.hours}
                        error={errors[`${pointer}/${index}/hours`]}
                        onChange={({ target: { value: hours } }) =>
                            change(index, {
                                hours,
                                ...(index === 0 && row.from === "" && start !== undefined && { from: start }),
                            })
                        }
                    />
                    {(rows.length > 1 || row.from !== "" || row.hours !== "") && (
                        <Button
                            type="button"
                            size="small"
                            variant="tertiary"
                            data-color="neutral"
                            icon={<TrashIcon title={t.form.hours.remove(index + 1)} />}
                            onClick={() =>
                                onChange(
                                    rows.length > 1
                                        ? rows.filter((_, at) => at !== index)
                                        : [{ from: "", hours: "" }],
                                )
                            }
                        />
                    )}
                </fieldset>
            ))}
            {error !== undefined && <p className="ramp__error">{error}</p>}
            <div>
                <Button
                    type="button"
                    size="small"
                    variant="tertiary"
                    icon={<PlusIcon aria-hidden />}
                    onClick={() => onChange([...rows, { from: "", hours: "" }])}
                >
                    {t.form.hours.add}
                </Button>
            </div>
        </fieldset>
    );
}
