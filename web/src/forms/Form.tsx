// A form on screen: fields in order, an error summary that takes focus, the kept draft, and Ctrl+Enter to save.
import { Alert, Button, ErrorSummary } from "@navikt/ds-react";
import { Fragment, useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { useTexts } from "../texts/context";
import { visibleFields, type Field, type FormDefinition, type Notice } from "./definition";
import { FieldView } from "./FieldView";
import "./fields.css";
import { DraftKept } from "./DraftKept";
import { MergeScreen } from "./MergeScreen";
import { elementId } from "./pointer";
import type { FormState } from "./useForm";

interface Props {
    definition: FormDefinition;
    form: FormState;
    onCancel: () => void;
    next?: string | undefined; // what the button says that saves and goes on to the next form
    meanwhile?: ReactNode; // what others have changed since the writing began
    children?: ReactNode; // after the fields: what follows from them
}

/** Short fields that follow each other share a row. */
function rows(fields: readonly Field[]): Field[][] {
    const result: Field[][] = [];
    for (const field of fields) {
        const last = result.at(-1);
        if (field.short && !field.part && last?.[0]?.short && last.length < 2) last.push(field);
        else result.push([field]);
    }
    return result;
}

function goTo(pointer: string): void {
    const element = document.getElementById(elementId(pointer));
    element?.scrollIntoView({ block: "center" });
    element?.focus({ preventScroll: true });
}

export function Form({ definition, form, onCancel, next, meanwhile, children }: Props) {
    const { t, language } = useTexts();
    const summary = useRef<HTMLDivElement>(null);
    useEffect(() => {
        if (form.attempts > 0) summary.current?.focus();
    }, [form.attempts]);

    const clock = (instant: string) =>
        new Date(instant).toLocaleTimeString(language === "sv" ? "sv-SE" : "en-GB", {
            hour: "2-digit",
            minute: "2-digit",
        });
    const onKeyDown = (event: KeyboardEvent) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            form.submit(event.shiftKey && next !== undefined ? "next" : "close");
        }
    };
    const errors = Object.entries(form.errors);
    const told = definition.notices?.(form.values, t) ?? [];
    const tell = ({ tone, text }: Notice) => (
        <Alert key={text} variant={tone} size="small">
            {text}
        </Alert>
    );

    if (form.stale) {
        return (
            <MergeScreen
                definition={definition}
                base={form.base}
                mine={form.values}
                theirs={form.stale.values}
                saving={form.saving}
                onChosen={form.takeMerge}
                onBack={form.leaveMerge}
            >
                {meanwhile}
            </MergeScreen>
        );
    }
    return (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut; the button does the same
        <form
            className="form"
            noValidate
            autoComplete="off"
            onKeyDown={onKeyDown}
            onSubmit={(event) => {
                event.preventDefault();
                form.submit();
            }}
        >
            <DraftKept dirty={form.dirty} kept={form.kept} />
            <div className="form__body">
                {form.found && form.keptAt !== undefined && (
                    <div className="form__draft">
                        <span>{t.form.draftFound(clock(form.keptAt))}</span>
                        <Button type="button" size="xsmall" variant="tertiary" onClick={form.drop}>
                            {t.form.draftDrop}
                        </Button>
                    </div>
                )}
                {errors.length > 0 ? (
                    <ErrorSummary ref={summary} size="small" heading={t.form.errors(errors.length)}>
                        {errors.map(([pointer, text]) => (
                            <ErrorSummary.Item
                                key={pointer}
                                href={`#${elementId(pointer)}`}
                                onClick={(event) => {
                                    event.preventDefault();
                                    goTo(pointer);
                                }}
                            >
                                {text}
                            </ErrorSummary.Item>
                        ))}
                    </ErrorSummary>
                ) : null}
                {form.general !== "" && (
                    <div ref={errors.length > 0 ? null : summary} tabIndex={-1} role="alert">
                        <Alert variant="error" size="small">
                            {form.general}
                        </Alert>
                    </div>
                )}
                <div role="status">{meanwhile}</div>
                {told.filter(({ first }) => first === true).map(tell)}
                {rows(visibleFields(definition, form.values)).map((row) => (
                    <Fragment key={row[0]?.name}>
                        {row[0]?.part && <h2 className="form__part">{row[0].part(t)}</h2>}
                        <div className={row[0]?.short ? "form__row" : undefined}>
                            {row.map((field) => (
                                <FieldView
                                    key={field.name}
                                    field={field}
                                    value={form.values[field.name]}
                                    errors={form.errors}
                                    start={
                                        field.kind === "hoursRamp" ? field.start?.(form.values) : undefined
                                    }
                                    onChange={(value) => form.set(field.name, value)}
                                />
                            ))}
                        </div>
                    </Fragment>
                ))}
                {told.filter(({ first }) => first !== true).map(tell)}
                {children}
            </div>
            <div className="form__foot">
                <Button type="submit" size="small" loading={form.saving}>
                    {(definition.save ?? ((words) => words.form.save))(t)}
                </Button>
                {next !== undefined && (
                    <Button
                        type="button"
                        size="small"
                        variant="secondary"
                        disabled={form.saving}
                        onClick={() => form.submit("next")}
                    >
                        {next}
                    </Button>
                )}
                <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onCancel}>
                    {t.form.cancel}
                </Button>
                <p className="form__hint">
                    {form.keptAt === undefined ? t.form.shortcut : t.form.draftKept(clock(form.keptAt))}
                </p>
            </div>
        </form>
    );
}
