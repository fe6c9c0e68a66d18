// A date as Swedes write it, yyyy-mm-dd, typed or picked in a calendar with week numbers. Half-typed text is kept.
import { Button, DatePicker, Provider } from "@navikt/ds-react";
import { nb } from "@navikt/ds-react/locales";
import "@navikt/ds-css/dist/component/date.css";
import { enGB } from "date-fns/locale/en-GB";
import { sv } from "date-fns/locale/sv";
import { useState, type ReactNode } from "react";
import { daysBetween, isDate, type IsoDate, type LanguageCode } from "../dates";
import { useTexts } from "../texts/context";

interface Props {
    id: string;
    label: ReactNode;
    description?: ReactNode;
    error?: string | undefined;
    value: string;
    min?: IsoDate | undefined;
    max?: IsoDate | undefined;
    today?: IsoDate | undefined;
    of?: string | undefined; // what the field is part of, where its label stands for several
    near?: readonly IsoDate[] | undefined; // dates that are likely, one press away; said in words, from today
    size?: "small" | "medium";
    onChange: (value: string) => void;
}

// The calendar thinks in local dates; only year, month and day pass between.
const toLocal = (date: IsoDate): Date =>
    new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)));
const fromLocal = (date: Date): IsoDate =>
    `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

/** Accepts what people type in a hurry: 20190506, 190506, 2019-5-6. */
function tidy(text: string): string {
    const plain = text.trim();
    const whole =
        /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(plain) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
    if (whole)
        return `${whole[1] ?? ""}-${(whole[2] ?? "").padStart(2, "0")}-${(whole[3] ?? "").padStart(2, "0")}`;
    const short = /^(\d{2})(\d{2})(\d{2})$/.exec(plain);
    return short ? `20${short[1] ?? ""}-${short[2] ?? ""}-${short[3] ?? ""}` : plain;
}

/** "i morgon", "om 2 veckor", "om 3 månader". */
function ahead(today: IsoDate, date: IsoDate, language: LanguageCode): string {
    const days = daysBetween(today, date);
    const words = new Intl.RelativeTimeFormat(language === "sv" ? "sv-SE" : "en-GB", {
        numeric: days < 7 ? "auto" : "always",
    });
    if (days < 7) return words.format(days, "day");
    return days < 60
        ? words.format(Math.round(days / 7), "week")
        : words.format(Math.round(days / 30.44), "month");
}

export function DateField({
    id,
    label,
    description,
    error,
    value,
    min,
    max,
    today,
    of,
    near,
    size = "small",
    onChange,
}: Props) {
    const { t, language } = useTexts();
    const [open, setOpen] = useState(false);
    const selected = isDate(value) ? toLocal(value) : undefined;
    const dateLocale = language === "sv" ? sv : enGB;
    const picker = (
        <Provider locale={nb} translations={[{ global: { dateLocale } }, t.aksel]}>
            <DatePicker
                mode="single"
                showWeekNumber
                open={open}
                {...(typeof label === "string" && {
                    // Heard alone, among the others on the page: which calendar.
                    translations: {
                        openDatePicker: t.form.openCalendar([label, of].filter(Boolean).join(", ")),
                    },
                })}
                onOpenToggle={() => setOpen(!open)}
                onClose={() => setOpen(false)}
                {...(selected && { selected, defaultMonth: selected })}
                {...(min !== undefined && { fromDate: toLocal(min) })}
                {...(max !== undefined && { toDate: toLocal(max) })}
                onSelect={(date: Date | undefined) => {
                    if (date) onChange(fromLocal(date));
                    setOpen(false);
                }}
            >
                <DatePicker.Input
                    id={id}
                    size={size}
                    label={label}
                    description={description}
                    error={error}
                    value={value}
                    autoComplete="off"
                    inputMode="numeric"
                    placeholder={t.form.datePattern}
                    onChange={(event) => onChange(event.target.value)}
                    onBlur={() => {
                        if (tidy(value) !== value) onChange(tidy(value));
                    }}
                />
            </DatePicker>
        </Provider>
    );
    if (near === undefined || today === undefined) return picker;
    return (
        <div className="near">
            {picker}
            <div className="near__dates">
                {near.map((date) => (
                    <Button
                        key={date}
                        type="button"
                        size="xsmall"
                        variant={value === date ? "primary" : "secondary"}
                        data-color="neutral"
                        aria-pressed={value === date}
                        onClick={() => onChange(date)}
                    >
                        {ahead(today, date, language)}
                    </Button>
                ))}
            </div>
        </div>
    );
}
