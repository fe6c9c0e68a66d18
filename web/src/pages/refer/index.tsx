// A new referral: who, why, and what is known already; it becomes a case, and leads there.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { isProblem } from "../../api/problem";
import { api, catalogueQuery, renewal } from "../../api/queries";
import type { Receipt } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { useToast } from "../../components/toast";
import { draftName } from "../../forms/drafts";
import { Form } from "../../forms/Form";
import { useForm } from "../../forms/useForm";
import { mayWrite, usePages, useSession } from "../../session/useSession";
import { useTexts } from "../../texts/context";
import "./refer.css";
import { atFields, referralForm, toReferral } from "./referral";

export default function ReferPage() {
    const { t } = useTexts();
    const { open } = usePages();
    return (
        <div className="refer">
            <header>
                <h1 className="page-title">{t.referral.title}</h1>
                <p className="subtle">{t.referral.lead}</p>
            </header>
            <div className="card">
                {open ? <Referral /> : <EmptyState title={t.referral.not} help={t.referral.notHelp} />}
            </div>
        </div>
    );
}

function Referral() {
    const { t, language } = useTexts();
    const toast = useToast();
    const client = useQueryClient();
    const navigate = useNavigate();
    const session = useSession();
    const catalogue = client.getQueryData(catalogueQuery.queryKey);
    const registers = mayWrite(catalogue, "registration", session.role);
    const definition = useMemo(
        () => referralForm(session.today, registers, language),
        [session.today, registers, language],
    );
    const opened = useRef<string>(undefined);
    const form = useForm({
        definition,
        draft: draftName(session.worker, "none", "referral", undefined),
        defaults: { date: session.today },
        save: async ({ entries, key }) => {
            try {
                const receipt = await api.write<Receipt>(
                    "POST",
                    "/cases",
                    toReferral(entries[0]?.data ?? {}),
                    key,
                );
                opened.current = receipt.case;
            } catch (error) {
                throw isProblem(error) ? atFields(error) : error;
            }
        },
        current: () => undefined,
        onSaved: () => {
            toast({ text: t.referral.saved });
            void renewal.wrote();
            void navigate({
                to: "/arenden/$caseId",
                params: { caseId: opened.current ?? "" },
                replace: true,
            });
        },
    });
    return <Form definition={definition} form={form} onCancel={() => void navigate({ to: "/arenden" })} />;
}
