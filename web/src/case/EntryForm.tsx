// A form that writes into a case: opens with what the case shows, sends entries, and brings the case up to date.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { api, caseQuery } from "../api/queries";
import type { CaseView, Kind, Receipt } from "../api/types";
import { useToast } from "../components/toast";
import { draftName } from "../forms/drafts";
import { Form } from "../forms/Form";
import { useForm } from "../forms/useForm";
import { useTexts } from "../texts/context";
import type { CaseForm, FormContext } from "./forms";
import { itemVersion } from "./model";
import "./entry-form.css";

interface Props {
    kind: Kind;
    form: CaseForm;
    item: string | undefined;
    context: FormContext;
    onClose: () => void;
    stays: (next: { pathname: string; search: unknown }) => boolean;
}

const isView = (answer: unknown): answer is CaseView =>
    typeof answer === "object" && answer !== null && "content" in answer;

export function EntryForm({ kind, form, item, context, onClose, stays }: Props) {
    const { t } = useTexts();
    const toast = useToast();
    const client = useQueryClient();
    const { view } = context;
    const definition = useMemo(() => form.define(context), [form, context]);
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);

    const shown = item === undefined ? undefined : form.shown?.(view.content, item);
    const state = useForm({
        definition,
        draft: draftName(context.me, view.case, kind, item),
        ...(item !== undefined && { item, version: itemVersion(view.content, item) }),
        ...(shown && { shown }),
        ...(form.defaults && { defaults: form.defaults(context) }),
        save: async ({ entries, key }) => {
            await api.write<Receipt>("POST", `/cases/${view.case}/entries`, { entries }, key);
            await client.invalidateQueries({ queryKey: caseQuery(view.case).queryKey });
            void client.invalidateQueries({ queryKey: ["my-day"] });
            void client.invalidateQueries({ queryKey: ["cases"] });
        },
        current: (answer) => {
            if (!isView(answer) || item === undefined) return undefined;
            const now = form.shown?.(answer.content, item);
            return now && { version: itemVersion(answer.content, item), shown: now };
        },
        onSaved: () => {
            toast({ text: definition.saved?.(t) ?? t.form.saved });
            onClose();
        },
    });

    return (
        <section className="entry-form card" aria-labelledby="entry-form-title">
            <h2 className="card__title" id="entry-form-title" tabIndex={-1} ref={heading}>
                {definition.title(t)}
            </h2>
            {definition.lead && <p className="subtle entry-form__lead">{definition.lead(t)}</p>}
            <Form definition={definition} form={state} onCancel={onClose} stays={stays} />
        </section>
    );
}
