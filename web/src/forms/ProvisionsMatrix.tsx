// What may be shared with whom: information categories against receivers, a box for each pair.
import { Checkbox } from "@navikt/ds-react";
import { useTexts } from "../texts/context";
import type { Option, Provisions } from "./definition";
import { elementId } from "./pointer";

interface Props {
    pointer: string;
    label: string;
    help: string | undefined;
    error: string | undefined;
    receivers: readonly Option[];
    categories: readonly Option[];
    value: Provisions;
    onChange: (value: Provisions) => void;
}

export function ProvisionsMatrix({
    pointer,
    label,
    help,
    error,
    receivers,
    categories,
    value,
    onChange,
}: Props) {
    const { t } = useTexts();
    const ticked = (receiver: string) => value[receiver] ?? [];
    const tick = (receiver: string, category: string, on: boolean) =>
        onChange({
            ...value,
            [receiver]: on
                ? [...ticked(receiver), category]
                : ticked(receiver).filter((one) => one !== category),
        });
    return (
        <fieldset className="ramp" id={elementId(pointer)} tabIndex={-1}>
            <legend className="aksel-label">{label}</legend>
            {help !== undefined && <p className="ramp__help">{help}</p>}
            <div className="provisions">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t.form.provisions.category}</th>
                            {receivers.map((receiver) => (
                                <th key={receiver.value} scope="col">
                                    {receiver.label}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {categories.map((category) => (
                            <tr key={category.value}>
                                <th scope="row">{category.label}</th>
                                {receivers.map((receiver) => (
                                    <td key={receiver.value}>
                                        <Checkbox
                                            size="small"
                                            value={category.value}
                                            checked={ticked(receiver.value).includes(category.value)}
                                            onChange={(event) =>
                                                tick(receiver.value, category.value, event.target.checked)
                                            }
                                        >
                                            <span className="provisions__cell">
                                                {t.form.provisions.cell(category.label, receiver.label)}
                                            </span>
                                            <span className="provisions__receiver" aria-hidden>
                                                {receiver.label}
                                            </span>
                                        </Checkbox>
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            {error !== undefined && <p className="ramp__error">{error}</p>}
        </fieldset>
    );
}
