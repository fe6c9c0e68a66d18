// The way to a past day of the case and back: a small button, and a banner while the past is on screen.
import { ClockDashedIcon } from "@navikt/aksel-icons";
import { Alert, Button } from "@navikt/ds-react";
import { lazy, Suspense, useState } from "react";
import { isDate, longDate, type IsoDate } from "../../dates";
import { useTexts } from "../../texts/context";
import "./as-of.css";

const DateField = lazy(async () => ({ default: (await import("../../forms/DateField")).DateField }));

interface Props {
    day: IsoDate | undefined; // the past day that is shown
    today: IsoDate;
    opened: IsoDate | undefined; // nothing is to be seen before
    onChoose: (day: IsoDate | undefined) => void;
}

export function AsOf({ day, today, opened, onChoose }: Props) {
    const { t, language } = useTexts();
    const [asking, setAsking] = useState(false);
    const [value, setValue] = useState("");
    const fits = isDate(value) && value <= today && (opened === undefined || value >= opened);
    if (day !== undefined) {
        return (
            <div className="as-of__banner" role="status">
                <Alert variant="info" size="small">
                    {t.asOf.banner(longDate(day, language))}{" "}
                    <button type="button" className="link-button" onClick={() => onChoose(undefined)}>
                        {t.asOf.back}
                    </button>
                </Alert>
            </div>
        );
    }
    if (!asking) {
        return (
            <Button
                className="as-of__button no-print"
                size="xsmall"
                variant="tertiary"
                data-color="neutral"
                icon={<ClockDashedIcon aria-hidden />}
                onClick={() => setAsking(true)}
            >
                {t.asOf.show}
            </Button>
        );
    }
    return (
        <form
            className="as-of no-print"
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                if (!fits) return;
                setAsking(false);
                onChoose(value === today ? undefined : value);
            }}
        >
            <Suspense>
                <DateField
                    id="as-of"
                    label={t.asOf.date}
                    value={value}
                    max={today}
                    {...(opened !== undefined && { min: opened })}
                    onChange={setValue}
                />
            </Suspense>
            <Button type="submit" size="small" variant="secondary" disabled={!fits}>
                {t.state.show}
            </Button>
            <Button
                type="button"
                size="small"
                variant="tertiary"
                data-color="neutral"
                onClick={() => setAsking(false)}
            >
                {t.form.cancel}
            </Button>
        </form>
    );
}
