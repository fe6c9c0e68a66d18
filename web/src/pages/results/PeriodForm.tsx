// Which period: the usual ones with one press, any other by its first and last day.
import { Button } from "@navikt/ds-react";
import { useState } from "react";
import { addDays, isDate } from "../../dates";
import { DateField } from "../../forms/DateField";
import { useTexts, useWords } from "../../texts/context";
import { resultsWords } from "../../texts/results";
import { lastDay, type Period } from "./period";

interface Props {
    period: Period;
    quick: readonly { name: string; period: Period }[];
    onChoose: (period: Period) => void;
}

export function PeriodForm({ period, quick, onChoose }: Props) {
    const { t } = useTexts();
    const words = useWords(resultsWords);
    const [from, setFrom] = useState(period.from);
    const [last, setLast] = useState(lastDay(period));
    const [fault, setFault] = useState<string>();
    return (
        <form
            className="results__period no-print"
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                const wrong =
                    !isDate(from) || !isDate(last)
                        ? t.form.notADate
                        : last < from
                          ? words.wrongPeriod
                          : undefined;
                setFault(wrong);
                if (wrong === undefined) onChoose({ from, until: addDays(last, 1) });
            }}
        >
            <DateField id="from" label={words.from} value={from} onChange={setFrom} />
            <DateField id="last" label={words.last} value={last} error={fault} onChange={setLast} />
            <Button type="submit" size="small" variant="secondary">
                {words.show}
            </Button>
            <div className="results__quick">
                {quick.map(({ name, period: each }) => (
                    <Button
                        key={each.from + each.until}
                        type="button"
                        size="small"
                        variant="tertiary"
                        aria-pressed={each.from === period.from && each.until === period.until}
                        onClick={() => onChoose(each)}
                    >
                        {name === "" ? words.whole : name}
                    </Button>
                ))}
                <Button
                    type="button"
                    size="small"
                    variant="tertiary"
                    data-color="neutral"
                    onClick={() => window.print()}
                >
                    {words.print}
                </Button>
            </div>
        </form>
    );
}
