// My version and theirs, field by field: what only one changed is already decided, the rest is chosen here.
import { Alert, Button, Radio, RadioGroup, Tag } from "@navikt/ds-react";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { useTexts } from "../texts/context";
import { describe, type FormDefinition, type Values } from "./definition";
import { differences, merged, type Side } from "./merge";
import "./merge.css";

interface Props {
    definition: FormDefinition;
    base: Values;
    mine: Values;
    theirs: Values;
    saving: boolean;
    onChosen: (values: Values) => void;
    onBack: () => void;
    children?: ReactNode; // who changed it, and what that did
}

export function MergeScreen({ definition, base, mine, theirs, saving, onChosen, onBack, children }: Props) {
    const { t } = useTexts();
    const list = useMemo(() => differences(definition, base, mine, theirs), [definition, base, mine, theirs]);
    const [choice, setChoice] = useState<Record<string, Side>>({});
    const left = list.filter((each) => (choice[each.name] ?? each.side) === undefined).length;
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);

    return (
        <section className="merge" aria-labelledby="merge-title">
            <h3 id="merge-title" className="aksel-heading aksel-heading--small" tabIndex={-1} ref={heading}>
                {t.merge.title}
            </h3>
            <Alert variant="info" size="small">
                {t.merge.lead}
            </Alert>
            {children}
            {list.map((each) => {
                const field = definition.fields.find(({ name }) => name === each.name);
                if (!field) return null;
                const side = choice[each.name] ?? each.side;
                return (
                    <div key={each.name} className="merge__field">
                        <RadioGroup
                            size="small"
                            legend={
                                <span className="merge__legend">
                                    {field.label(t)}
                                    <Tag
                                        size="xsmall"
                                        variant="outline"
                                        data-color={each.side ? "neutral" : "warning"}
                                    >
                                        {each.side ? t.merge.auto : t.merge.conflict}
                                    </Tag>
                                </span>
                            }
                            description={`${t.merge.before}: ${describe(field, each.base, t)}`}
                            value={side ?? ""}
                            onChange={(chosen: Side) => setChoice({ ...choice, [each.name]: chosen })}
                        >
                            <div className="merge__sides">
                                {(["mine", "theirs"] as const).map((one) => (
                                    <div key={one} className="merge__side" data-chosen={side === one}>
                                        <Radio value={one}>{t.merge[one]}</Radio>
                                        <p className="merge__value">{describe(field, each[one], t)}</p>
                                    </div>
                                ))}
                            </div>
                        </RadioGroup>
                    </div>
                );
            })}
            <p role="status" className="form__hint">
                {t.merge.left(left)}
            </p>
            <div className="form__foot">
                <Button
                    type="button"
                    size="small"
                    loading={saving}
                    disabled={left > 0}
                    onClick={() => onChosen(merged(mine, list, choice))}
                >
                    {t.merge.save}
                </Button>
                <Button type="button" size="small" variant="tertiary" onClick={onBack}>
                    {t.merge.back}
                </Button>
            </div>
        </section>
    );
}
