// A new version of a text, from the one that is shown now.
import { useQueryClient } from "@tanstack/react-query";
import { api, consentTextsQuery, directoryQuery } from "../../api/queries";
import { useToast } from "../../components/toast";
import { draftName } from "../../forms/drafts";
import type { FormDefinition } from "../../forms/definition";
import { Form } from "../../forms/Form";
import { useForm } from "../../forms/useForm";
import { useSession } from "../../session/useSession";
import { useTexts } from "../../texts/context";
import type { Text } from "./texts";

const definition: FormDefinition = {
    kind: "consent_text",
    title: (t) => t.consentTexts.write,
    save: (t) => t.consentTexts.publish,
    fields: [
        { kind: "text", name: "title", label: (t) => t.consentTexts.heading, maxLength: 200, required: true },
        {
            kind: "longText",
            name: "body",
            label: (t) => t.consentTexts.body,
            help: (t) => t.consentTexts.bodyHelp,
            maxLength: 10_000,
            rows: 24,
            required: true,
        },
        {
            kind: "text",
            name: "reviewed_by",
            label: (t) => t.consentTexts.reviewedBy,
            help: (t) => t.consentTexts.reviewedByHelp,
            maxLength: 200,
            required: true,
        },
    ],
};

export function PublishForm({ from, onClose }: { from: Text; onClose: () => void }) {
    const { t } = useTexts();
    const { worker } = useSession();
    const toast = useToast();
    const client = useQueryClient();
    const form = useForm({
        definition,
        draft: draftName(worker, "none", "consent_text", `${from.form}.${from.language}`),
        defaults: { title: from.title, body: from.body },
        save: ({ entries, key }) =>
            api.write(
                "POST",
                "/consent-texts",
                { form: from.form, language: from.language, ...entries[0]?.data },
                key,
            ),
        current: () => undefined,
        onSaved: () => {
            toast({ text: t.consentTexts.published });
            void client.invalidateQueries({ queryKey: consentTextsQuery.queryKey });
            void client.invalidateQueries({ queryKey: directoryQuery.queryKey });
            onClose();
        },
    });
    return <Form definition={definition} form={form} onCancel={onClose} />;
}
