// A form that writes into a case: opens with what the case shows, says who will read it, sends entries, brings the case up to
// date, and offers to undo what was just begun.
import { XMarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { api, caseQuery, providersQuery, renewal } from "../api/queries";
import type { About, CaseContent, CaseView, Category, Receipt, Topic } from "../api/types";
import { useToast } from "../components/toast";
import { ApiProblem, isProblem } from "../api/problem";
import { visibleFields, type EntryBody, type FormDefinition, type Values } from "../forms/definition";
import { draftName } from "../forms/drafts";
import { Form } from "../forms/Form";
import { useForm } from "../forms/useForm";
import type { FormKind } from "../texts/case-sv";
import { nameOf, useTexts } from "../texts/context";
import "../components/hours.css";
import { Audience } from "./Audience";
import "./entry-form.css";
import { ConsentStops } from "./consent-reach/ConsentReach";
import { ChooseDocument } from "./documents/ChooseDocument";
import { ConsentScans } from "./documents/ConsentScans";
import { choose, headerText, typeOf, withFile, type ChosenFile } from "./documents/file";
import { caseForms, type FormContext } from "./forms";
import { sectionAfter, sectionsOf } from "./forms/intake";
import { categoriesOf } from "./forms/shared";
import type { Open } from "./ItemSteps";
import { Meanwhile } from "./Meanwhile";
import { meanwhileOn } from "./meanwhile";
import { aboutOf, itemVersion, participantName, writtenSince } from "./model";

interface Props {
    kind: FormKind;
    context: FormContext;
    onClose: () => void;
    onOpen: Open;
}

/** What may be taken back again; never what governs access. */
const kUndoable: readonly FormKind[] = [
    "assessment",
    "adaptation",
    "goal",
    "activity_offered",
    "follow_up_planned",
    "follow_up",
    "absence",
    "proposal",
    "opinion",
    "note",
    "hours_reported",
    "triage",
    "intake_answered",
    "document_added",
    "plan_change",
    "placement",
    "attendance_week",
    "incident",
    "placement_review",
    "task",
    "after_exit",
    "discharge",
];

const isView = (answer: unknown): answer is CaseView =>
    typeof answer === "object" && answer !== null && "content" in answer;

/** The form's definition, with a choice of category where the writer has one. */
function withCategory(definition: FormDefinition, context: FormContext): FormDefinition {
    const choices = (values?: Values) => categoriesOf(context, definition.kind, values);
    if (context.item !== undefined || choices().length < 2 || definition.kind in kFollowing)
        return definition;
    return {
        ...definition,
        fields: [
            ...definition.fields,
            {
                kind: "choice",
                name: "category",
                label: (t) => t.sees.category,
                options: (t, values) =>
                    choices(values).map((value) => ({ value, label: nameOf(t.category, value) })),
                when: (values) => choices(values).length > 1,
                required: true,
                list: true,
                beside: true,
            },
        ],
    };
}
/** These take the category of what they are about, which a field of theirs names. */
const kFollowing: Partial<Record<string, string>> = {
    opinion: "proposal",
    decision_made: "proposal",
    plan_change: "activity",
};
/** These say by themselves whom they reach. */
const kTold: readonly FormKind[] = [
    "consent_asked",
    "consent_given",
    "consent_confirmed",
    "consent_refused",
    "consent_withdrawn",
    "disclosed",
    "disclosure_ended",
    "protection_set",
    "retraction",
    "recalled",
    "redaction_proposed",
    "redaction_answered",
];
const ofConsent = ({ of, view }: FormContext): boolean =>
    view.content.consents?.some(({ asked }) => asked.about.item === of) ?? false;
const firstCategory = (context: FormContext, kind: FormKind, values?: Values): Category | undefined => {
    const choices = categoriesOf(context, kind, values);
    // What a document tells decides who reads it: chosen, and given only where it belongs to a consent.
    if (kind === "document_added") return ofConsent(context) ? "participation" : undefined;
    return context.role === "care_coordinator" && choices.includes("care_track") && kind === "discharge"
        ? "care_track"
        : choices[0];
};

/** These name a place, which may be in the register. */
const kPlaces: readonly FormKind[] = ["activity_offered", "placement"];

const kLargeFile = 10 * 1024 * 1024;
const onPaper = (kind: FormKind, { channel }: Record<string, unknown>): boolean =>
    kind === "consent_given" && channel === "paper";
/** The scanned paper of a consent that is being registered: filed with the first of what the paper answers. */
const scanOf = ({ item, data }: EntryBody, { today }: CaseView): EntryBody => ({
    kind: "document_added",
    data: {
        title: "Inskannat samtycke",
        type: "consent",
        received: today,
        ...(typeof data.date === "string" && { dated: data.date }),
        delivery: "by_hand",
        ...(item !== undefined && { concerns: item }),
        ...(typeof data.evidence === "string" && { original: data.evidence.slice(0, 200) }),
    },
});

const topicOf = (about: About | undefined, { topic }: Values): Topic =>
    about?.topic ?? (typeof topic === "string" && topic !== "" ? (topic as Topic) : "none");

function Progress({ done, all }: { done: number; all: number }) {
    const { t } = useTexts();
    return (
        <p className="entry-form__progress">
            <meter className="hours__bar" min={0} max={all} value={done} aria-hidden />
            <span>{t.parts.intakeProgress(done, all)}</span>
        </p>
    );
}

export function EntryForm({ kind, context: given, onClose, onOpen }: Props) {
    const { t } = useTexts();
    const toast = useToast();
    const client = useQueryClient();
    const form = caseForms[kind];
    const item = given.item ?? form.itemOf?.(given);
    const register = useQuery({ ...providersQuery, enabled: kPlaces.includes(kind) });
    const providers = register.data?.rows;
    const context = useMemo<FormContext>(() => ({ ...given, item, providers }), [given, item, providers]);
    const { view } = context;
    const definition = useMemo(() => withCategory(form.define(context), context), [form, context]);
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);

    const shown = item === undefined ? undefined : form.shown?.(view.content, item);
    const begun = form.defaults?.(context);
    const defaults: Values = {
        ...(definition.fields.some(({ name }) => name === "category") && {
            category: firstCategory(context, kind, begun) ?? "",
        }),
        ...begun,
    };
    const undo = async (begun: readonly About[]) => {
        const entries = begun.map(({ item: of, version }) => ({
            kind: "retraction",
            item: of,
            version,
            data: { reason: t.parts.undoReason },
        }));
        try {
            await api.write<Receipt>("POST", `/cases/${view.case}/entries`, { entries });
            toast({ text: t.parts.undone });
        } catch {
            toast({ text: t.parts.notUndone });
        }
        void renewal.wrote(view.case);
    };
    /** Brings the case up to date and says that it was saved; with a way back where what was begun may be taken back. */
    const refresh = async (before: CaseContent) => {
        await renewal.wrote(view.case);
        const now = client.getQueryData(caseQuery(view.case).queryKey);
        const undoable = item === undefined && kUndoable.includes(kind);
        const written = undoable && now ? writtenSince(before, now.content, context.me) : [];
        toast({
            text: definition.saved?.(t) ?? t.form.saved,
            ...(written.length > 0 && { undo: () => void undo(written) }),
        });
    };
    const [chosen, setChosen] = useState<ChosenFile>();
    const [sent, setSent] = useState<number>();
    /** Sends the chosen file with the entry that tells of it. */
    const upload = async (entry: EntryBody, key: string): Promise<unknown> => {
        if (!chosen) return undefined;
        setSent(0);
        try {
            return await api.upload<Receipt>(
                `/cases/${view.case}/documents`,
                chosen.file,
                typeOf(chosen.file),
                setSent,
                { "Idempotency-Key": key, "Samkraft-Document": headerText([withFile(entry, chosen)]) },
            );
        } catch (error) {
            // A server that will not have so much hangs up while it is sent.
            if (isProblem(error) && error.code === "offline" && chosen.file.size > kLargeFile)
                throw new ApiProblem(413, "too_large", t.documents.tooLarge);
            throw error;
        } finally {
            setSent(undefined);
        }
    };
    const state = useForm({
        definition,
        draft: draftName(context.me, view.case, [kind, context.of].filter(Boolean).join("."), item),
        ...(item !== undefined && { item, version: itemVersion(view.content, item) }),
        ...(shown && { shown }),
        defaults,
        save: async ({ entries, key }) => {
            const [entry] = entries;
            if (chosen && entry && kind === "document_added") return upload(entry, key);
            // The scan goes first: should it be refused, nothing has been written, and what was chosen is still there.
            if (chosen && entry && onPaper(kind, entry.data)) await upload(scanOf(entry, view), chosen.key);
            return api.write<Receipt>("POST", `/cases/${view.case}/entries`, { entries }, key);
        },
        current: (answer) => {
            void renewal.wrote(view.case);
            if (!isView(answer) || item === undefined) return undefined;
            client.setQueryData(caseQuery(view.case).queryKey, answer); // what came between is on the page at once
            const version = itemVersion(answer.content, item);
            return {
                version,
                shown: form.shown?.(answer.content, item),
                gone: meanwhileOn({ ...context, view: answer }, kind, item, since ?? 0)?.gone ?? false,
            };
        },
        onSaved: (then) => {
            if (then === "next" && next !== undefined) onOpen({ form: kind, of: next });
            else onClose();
            void refresh(view.content);
        },
    });

    // What the writing began from, however often it is brought up to date.
    const [since] = useState(state.version);
    const meanwhile =
        item === undefined || since === undefined || state.saving
            ? undefined
            : meanwhileOn(context, kind, item, since);

    const toConfirm = view.content.consents?.find(({ asked }) => asked.about.item === context.of);
    const parts = sectionsOf[kind]?.(context);
    const topicHere = topicOf(item === undefined ? undefined : aboutOf(view.content, item), state.values);
    const next = parts && sectionAfter(parts, topicHere);
    const typed = (values: Values) => {
        const { category: said, topic: on } = values;
        const asked = visibleFields(definition, values).some(({ name }) => name === "category");
        return {
            category:
                asked && typeof said === "string" && said !== ""
                    ? (said as Category)
                    : firstCategory(context, kind, values),
            topic: typeof on === "string" && on !== "" ? (on as Topic) : ("none" as const),
        };
    };
    // Written on an item, or on what it answers, an entry has that item's category.
    const followed = state.values[kFollowing[kind] ?? ""];
    const on = item ?? (typeof followed === "string" && followed !== "" ? followed : undefined);
    const reached = on === undefined ? typed(state.values) : { item: on };
    return (
        <div className="entry-form card">
            <div className="entry-form__head">
                <div>
                    <p className="subtle entry-form__who">{participantName(view.content)}</p>
                    {/* Where one stands when it opens: it may be filled in already, and is saved from here as from its fields. */}
                    {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut; the button does the same */}
                    <h2
                        className="card__title"
                        id="entry-form-title"
                        tabIndex={-1}
                        ref={heading}
                        onKeyDown={({ key, ctrlKey, metaKey }) => {
                            if (key === "Enter" && (ctrlKey || metaKey)) state.submit();
                        }}
                    >
                        {definition.title(t)}
                    </h2>
                </div>
                <Button
                    type="button"
                    size="xsmall"
                    variant="tertiary"
                    data-color="neutral"
                    icon={<XMarkIcon title={t.form.cancel} />}
                    onClick={onClose}
                />
            </div>
            {definition.lead?.(t) !== undefined && (
                <p className="subtle entry-form__lead">{definition.lead(t)}</p>
            )}
            {parts && <Progress done={parts.done.length} all={parts.all.length} />}
            {kind === "consent_confirmed" && toConfirm && (
                <div className="entry-form__lead">
                    <ConsentScans reader={{ view }} consent={toConfirm} confirming />
                </div>
            )}
            <Form
                definition={definition}
                form={state}
                onCancel={onClose}
                next={next && t.parts.saveAndNext(nameOf(t.track, next))}
                meanwhile={
                    meanwhile && (
                        <Meanwhile
                            {...meanwhile}
                            context={context}
                            definition={definition}
                            form={state}
                            onOpen={onOpen}
                        />
                    )
                }
            >
                {kind === "consent_withdrawn" && item !== undefined && (
                    <ConsentStops caseId={view.case} consent={item} />
                )}
                {kind === "document_added" && (
                    <ChooseDocument
                        title={t.documents.file}
                        help={shown !== undefined && "file" in shown ? t.documents.replaces : undefined}
                        file={chosen?.file}
                        sent={sent}
                        onFile={(file) => setChosen(file && choose(file))}
                    />
                )}
                {onPaper(kind, state.values) && context.view.may.includes("document_added") && (
                    <ChooseDocument
                        title={t.documents.scan}
                        help={t.documents.scanHelp}
                        file={chosen?.file}
                        sent={sent}
                        onFile={(file) => setChosen(file && choose(file))}
                    />
                )}
                {!kTold.includes(kind) && !(kind === "document_added" && state.values.category === "") && (
                    <Audience caseId={view.case} wish={{ kind, ...reached }} />
                )}
            </Form>
        </div>
    );
}
