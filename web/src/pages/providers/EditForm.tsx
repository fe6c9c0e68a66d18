// A provider's record, new or changed: who they are, whom one calls, what is agreed, what starts when, and for a workplace
// what is done before somebody begins.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { ApiProblem, isProblem } from "../../api/problem";
import { api, providersQuery } from "../../api/queries";
import type { Catalogue, Colleague, ProviderView } from "../../api/types";
import { useToast } from "../../components/toast";
import type { FormDefinition, Value } from "../../forms/definition";
import { draftName } from "../../forms/drafts";
import { Form } from "../../forms/Form";
import { useForm } from "../../forms/useForm";
import { useSession } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { providerWords } from "../../texts/providers";
import { fieldsOf } from "./fields";
import { flatPointer, flatten, twins, unflatten } from "./model";

const textOf = (value: Value | undefined): string => (typeof value === "string" ? value : "");

interface Props {
    view: ProviderView | undefined; // none: a new one
    catalogue: Catalogue;
    workers: readonly Colleague[];
    onClose: (id: string | undefined) => void;
}

export function EditForm({ view, catalogue, workers, onClose }: Props) {
    const words = useWords(providerWords);
    const { language } = useTexts();
    const { worker, today } = useSession();
    const register = useQuery(providersQuery);
    const rows = useMemo(() => register.data?.rows ?? [], [register.data]);
    const toast = useToast();
    const client = useQueryClient();
    const definition = useMemo<FormDefinition>(() => {
        const fields = fieldsOf(words, catalogue, workers, language, today);
        return {
            kind: "provider",
            title: () => (view ? words.form.editTitle : words.form.newTitle),
            fields: view
                ? [...fields, { kind: "yesNo", name: "inactive", label: () => words.form.inactive } as const]
                : fields,
            notices: ({ name, org_number }) =>
                twins(rows, { name: textOf(name), org_number: textOf(org_number) }, view?.id).map((twin) => ({
                    tone: "warning",
                    text: words.form.twin(twin.name),
                    first: true,
                })),
        };
    }, [words, catalogue, workers, language, today, view, rows]);
    const saved = useRef(view?.id);
    const state = useForm({
        definition,
        draft: draftName(worker, "none", "provider", view?.id),
        ...(view && { item: view.id, version: view.version, shown: flatten(view.provider) }),
        defaults: { our_contact: worker },
        save: async ({ entries, key }) => {
            const [entry] = entries;
            const flat = entry?.data ?? {};
            const provider = unflatten(
                flat,
                catalogue.onboarding.map(({ code }) => code),
            );
            try {
                const kept = await api.write<{ id: string }>(
                    view ? "PUT" : "POST",
                    view ? `/providers/${view.id}` : "/providers",
                    { provider, ...(view && { version: entry?.version ?? view.version }) },
                    key,
                );
                saved.current = kept.id;
            } catch (error) {
                if (!isProblem(error)) throw error;
                const fields = error.fields.map((each) => ({
                    ...each,
                    pointer: flatPointer(each.pointer, flat, provider),
                }));
                throw new ApiProblem(
                    error.status,
                    error.code,
                    error.detail,
                    fields,
                    error.current,
                    error.trace,
                );
            }
        },
        current: () => undefined,
        onSaved: () => {
            toast({ text: words.form.saved });
            void client.invalidateQueries({ queryKey: providersQuery.queryKey });
            onClose(saved.current);
        },
    });
    return <Form definition={definition} form={state} onCancel={() => onClose(view?.id)} />;
}
