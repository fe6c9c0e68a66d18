// The few things that the case does not say, each template's own.
import { Alert, Checkbox, CheckboxGroup, ReadMore, Select, Textarea, TextField } from "@navikt/ds-react";
import type { CaseView, Colleague, PaperTemplate } from "../../api/types";
import { needText } from "../../case/forms/placements";
import { DateField } from "../../forms/DateField";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";
import { tellableNeeds, unseenNeeds } from "./needs";
import { ofOptions } from "./options";
import { paperFields, type PaperField, type PaperValues } from "./templates";

interface Props {
    template: PaperTemplate;
    view: CaseView;
    workers: readonly Colleague[];
    values: PaperValues;
    onChange: (said: Partial<PaperValues>) => void;
}

const kLong: readonly PaperField[] = ["bring", "cancel", "agreed", "next"];
const kLengths: Partial<Record<PaperField, number>> = {
    time: 40,
    place: 200,
    who: 300,
    bring: 500,
    cancel: 500,
    agreed: 4000,
    next: 1000,
    host: 200,
};

export function PaperForm({ template, view, workers, values, onChange }: Props) {
    const { t, language } = useTexts();
    const words = useWords(paperWords);
    const noted =
        template === "minutes" &&
        view.content.follow_ups?.find(({ about }) => about.item === values.of)?.done?.note;
    const label = (field: PaperField): string =>
        field === "of"
            ? words.of[template]
            : field === "who" && template === "minutes"
              ? words.whoMet
              : words.fields[field];
    const one = (field: PaperField) => {
        const help = words.help[field];
        switch (field) {
            case "of": {
                const options = ofOptions(template, view, workers, t, language);
                if (options.length === 0) return null;
                return (
                    <Select
                        key={field}
                        size="small"
                        label={label(field)}
                        value={values.of}
                        onChange={(event) => onChange({ of: event.target.value })}
                    >
                        <option value="">{words.noOf[template]}</option>
                        {options.map(({ value, label: text }) => (
                            <option key={value} value={value}>
                                {text}
                            </option>
                        ))}
                    </Select>
                );
            }
            case "date":
                return (
                    <DateField
                        key={field}
                        id="paper-date"
                        label={label(field)}
                        description={values.of === "" ? undefined : help}
                        value={values.date}
                        min={view.today}
                        onChange={(date) => onChange({ date })}
                    />
                );
            case "channel":
                return (
                    <Select
                        key={field}
                        size="small"
                        label={label(field)}
                        value={values.channel}
                        onChange={(event) => onChange({ channel: event.target.value })}
                    >
                        <option value="">
                            {values.of === "" ? nameOf(t.channel, "meeting") : words.channelAsPlanned}
                        </option>
                        {Object.entries(t.channel)
                            .filter(([code]) => code !== "message" && code !== "letter")
                            .map(([code, name]) => (
                                <option key={code} value={code}>
                                    {name}
                                </option>
                            ))}
                    </Select>
                );
            case "adaptations": {
                const needs = tellableNeeds(view);
                const unseen = unseenNeeds(view, values.of);
                return (
                    <div key={field} className="stack">
                        {unseen > 0 && (
                            <Alert variant="warning" size="small">
                                {words.unseenNeeds(unseen)}
                            </Alert>
                        )}
                        {needs.length === 0 ? (
                            <p className="subtle">{words.noNeeds}</p>
                        ) : (
                            <CheckboxGroup
                                size="small"
                                legend={label(field)}
                                description={help}
                                value={values.adaptations}
                                onChange={(adaptations: string[]) => onChange({ adaptations })}
                            >
                                {needs.map((each) => (
                                    <Checkbox key={each.about.item} value={each.about.item}>
                                        {needText(each, t)}
                                    </Checkbox>
                                ))}
                            </CheckboxGroup>
                        )}
                    </div>
                );
            }
            case "address":
                return (
                    <Checkbox
                        key={field}
                        size="small"
                        description={help}
                        checked={values.address}
                        onChange={(event) => onChange({ address: event.target.checked })}
                    >
                        {label(field)}
                    </Checkbox>
                );
            default: {
                const Field = kLong.includes(field) ? Textarea : TextField;
                return (
                    <Field
                        key={field}
                        size="small"
                        label={label(field)}
                        description={help}
                        value={values[field]}
                        maxLength={kLengths[field]}
                        {...(kLong.includes(field) && { minRows: field === "agreed" ? 5 : 2 })}
                        autoComplete="off"
                        onChange={(event) => onChange({ [field]: event.target.value })}
                    />
                );
            }
        }
    };
    return (
        <div className="paper-form">
            {paperFields[template].map(one)}
            {noted && (
                <ReadMore size="small" header={words.noted}>
                    {noted}
                </ReadMore>
            )}
            <Select
                size="small"
                label={words.language}
                value={values.language}
                onChange={(event) => onChange({ language: event.target.value as PaperValues["language"] })}
            >
                <option value="sv">{words.languages.sv}</option>
                <option value="en">{words.languages.en}</option>
            </Select>
        </div>
    );
}
