// Above a form: what somebody else has changed since the writing began, how it stands now, and what to do with one's own words.
import { Alert, Button } from "@navikt/ds-react";
import { newKey } from "../api/client";
import { describe, visibleFields, type FormDefinition } from "../forms/definition";
import { drafts } from "../api/queries";
import { draftName } from "../forms/drafts";
import { same } from "../forms/merge";
import type { FormState } from "../forms/useForm";
import { nameOf, useTexts, useWords } from "../texts/context";
import { meanwhileWords } from "../texts/meanwhile";
import { planWords } from "../texts/plan";
import type { FormContext } from "./forms/shared";
import { historyOf } from "./history";
import type { Open } from "./ItemSteps";
import type { Change } from "./meanwhile";

interface Props extends Change {
    context: FormContext;
    definition: FormDefinition;
    form: FormState;
    onOpen: Open;
}

export function Meanwhile({ by, since, activity, gone, context, definition, form, onOpen }: Props) {
    const { t, language } = useTexts();
    const words = useWords(meanwhileWords);
    const plan = useWords(planWords);
    const { view, workers, me } = context;
    const nameOfWorker = (id: string | undefined) =>
        workers.find((each) => each.id === id)?.name ?? t.case.somebody;
    const done = activity
        ? historyOf(activity, [], { t, plan, language, nameOfWorker }).filter(
              ({ version }) => version !== undefined && version > since,
          )
        : [];
    const typed = visibleFields(definition, form.values).filter(
        ({ name, kind }) =>
            (kind === "text" || kind === "longText") && !same(form.values[name], form.base[name]),
    );
    /** What was written here becomes a note that has yet to be saved; after what a note already holds. */
    const asNote = () => {
        const name = draftName(me, view.case, "note", undefined);
        const before = drafts.read(name);
        const was = (field: string): string => {
            const value = before?.values[field];
            return typeof value === "string" ? value : "";
        };
        const said = typed
            .map((field) => {
                const text = describe(field, form.values[field.name], t);
                return typed.length === 1 ? text : `${field.label(t).replace(/\?$/, "")}: ${text}`;
            })
            .join("\n");
        const values = {
            ...before?.values,
            heading: was("heading") || `${definition.title(t)}: ${activity?.offer.title ?? ""}`.slice(0, 200),
            text: [was("text"), said].filter(Boolean).join("\n\n"),
        };
        const base = before?.base ?? { heading: "", text: "" };
        const at = new Date().toISOString();
        if (!drafts.keep(name, { values, base, version: undefined, key: newKey(), at })) return;
        form.drop();
        onOpen({ form: "note" });
    };
    return (
        <Alert variant="warning" size="small">
            <p className="meanwhile__line">
                {by === me ? words.you : words.somebody(by === undefined ? words.other : nameOfWorker(by))}
            </p>
            {done.length > 0 && (
                <ul className="meanwhile__done">
                    {done.map(({ text }, index) => (
                        <li key={index}>{text}</li>
                    ))}
                </ul>
            )}
            {activity && (
                <p className="meanwhile__line">
                    {words.now(activity.offer.title ?? "", nameOf(t.planStatus, activity.status))}
                </p>
            )}
            <p className="meanwhile__line">{gone ? words.gone(definition.title(t)) : words.still}</p>
            {gone && typed.length > 0 && view.may.includes("note") && (
                <Button type="button" size="xsmall" variant="secondary" onClick={asNote}>
                    {words.asNote}
                </Button>
            )}
        </Alert>
    );
}
