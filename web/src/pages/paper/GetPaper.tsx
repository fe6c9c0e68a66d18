// What one does with a paper that one has looked through: get its file, print it, keep it among the documents. The file is made
// anew and must be the one that was shown, to the byte; otherwise the case has changed, and it is shown again.
import { DownloadIcon, FloppydiskIcon, PrinterSmallIcon } from "@navikt/aksel-icons";
import { Button, Select, TextField } from "@navikt/ds-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { keepFile, newKey } from "../../api/client";
import { api, renewal } from "../../api/queries";
import type {
    CaseView,
    Catalogue,
    Category,
    Paper,
    PaperTemplate,
    PaperWish,
    Receipt,
} from "../../api/types";
import { Audience } from "../../case/Audience";
import { headerText } from "../../case/documents/file";
import { categoriesOf } from "../../case/forms/shared";
import { Failure } from "../../components/Failure";
import { useToast } from "../../components/toast";
import { longDate } from "../../dates";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";

interface Props {
    template: PaperTemplate;
    view: CaseView;
    catalogue: Catalogue | undefined;
    wish: PaperWish; // the one that is shown
    paper: Paper;
    ready: boolean;
    onOvertaken: () => void;
    onKept: () => void; // among the documents: nothing that was typed can be lost
}

/** What such a paper mostly tells; who reads it is shown before it is kept. */
const kCategories: Record<PaperTemplate, Category> = {
    summons: "follow_up",
    plan: "joint_plan",
    needs: "functional_needs",
    minutes: "follow_up",
    questionnaire: "joint_plan",
    consent_proof: "participation",
};
const kTypes: Partial<Record<PaperTemplate, string>> = { summons: "letter", consent_proof: "letter" };

/** Whether the file is the one that was shown. Where the page is not secure the browser keeps no checksums; then by its size. */
async function isShown(file: Blob, { sha256, bytes }: Paper): Promise<boolean> {
    if (file.size !== bytes) return false;
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- not there on plain http
    if (crypto.subtle === undefined) return true;
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

export function GetPaper({ template, view, catalogue, wish, paper, ready, onOvertaken, onKept }: Props) {
    const { language } = useTexts();
    const words = useWords(paperWords);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    const [keeping, setKeeping] = useState(false);
    const name = `${template.replaceAll("_", "-")}-${paper.made}.pdf`;
    const withFile = (then: (file: Blob) => unknown) => {
        setBusy(true);
        setFault(undefined);
        api.file(`/cases/${view.case}/papers/${template}`, { format: "pdf" }, wish)
            .then(async (file) => {
                if (await isShown(file, paper)) await then(file);
                else onOvertaken();
            })
            .catch(setFault)
            .finally(() => setBusy(false));
    };
    const mayKeep = view.may.includes("document_added") && view.content.phase !== "closed" && catalogue;
    return (
        <div className="no-print paper-get">
            <div className="paper-get__ways">
                <Button
                    size="small"
                    icon={<DownloadIcon aria-hidden />}
                    disabled={!ready}
                    loading={busy && !keeping}
                    onClick={() => withFile((file) => keepFile(file, name))}
                >
                    {words.get}
                </Button>
                <Button
                    size="small"
                    variant="secondary"
                    icon={<PrinterSmallIcon aria-hidden />}
                    disabled={!ready}
                    onClick={() => window.print()}
                >
                    {words.print}
                </Button>
                {mayKeep && (
                    <Button
                        size="small"
                        variant="secondary"
                        icon={<FloppydiskIcon aria-hidden />}
                        disabled={!ready}
                        aria-expanded={keeping}
                        onClick={() => setKeeping(!keeping)}
                    >
                        {words.keep}
                    </Button>
                )}
                <span className="subtle">
                    {words.version(paper.sha256.slice(0, 8), longDate(paper.made, language))}
                </span>
            </div>
            {fault !== undefined && <Failure error={fault} />}
            {keeping && mayKeep && (
                <Keep
                    template={template}
                    view={view}
                    catalogue={mayKeep}
                    paper={paper}
                    of={wish.of}
                    name={name}
                    ready={ready}
                    busy={busy}
                    withFile={withFile}
                    onKept={onKept}
                />
            )}
        </div>
    );
}

interface KeepProps {
    template: PaperTemplate;
    view: CaseView;
    catalogue: Catalogue;
    paper: Paper;
    of: string | undefined;
    name: string;
    ready: boolean;
    busy: boolean;
    withFile: (then: (file: Blob) => unknown) => void;
    onKept: () => void;
}

function Keep({ template, view, catalogue, paper, of, name, ready, busy, withFile, onKept }: KeepProps) {
    const { t, language } = useTexts();
    const words = useWords(paperWords);
    const { party } = useSession();
    const toast = useToast();
    const navigate = useNavigate();
    const choices = categoriesOf({ catalogue, party }, "document_added");
    const [title, setTitle] = useState(`${paper.title}, ${longDate(paper.made, language)}`);
    const [category, setCategory] = useState<Category | "">(
        choices.includes(kCategories[template]) ? kCategories[template] : "",
    );
    const [key] = useState(newKey); // however often it is sent, it is kept once
    const keep = () =>
        withFile(async (file) => {
            const entry = {
                kind: "document_added" as const,
                category,
                data: {
                    title: title.trim(),
                    type: kTypes[template] ?? "other",
                    dated: paper.made,
                    received: paper.made,
                    ...(of !== undefined && { concerns: of }),
                    file_name: name,
                    made_from: template,
                },
            };
            await api.upload<Receipt>(
                `/cases/${view.case}/documents`,
                new File([file], name, { type: "application/pdf" }),
                "application/pdf",
                () => undefined,
                { "Idempotency-Key": key, "Samkraft-Document": headerText([entry]) },
            );
            onKept();
            await renewal.wrote(view.case);
            toast({ text: words.saved });
            void navigate({
                to: "/arenden/$caseId/$tab",
                params: { caseId: view.case, tab: "handlingar" },
            });
        });
    return (
        <div className="card paper-keep">
            <p className="subtle">{words.keepLead}</p>
            <TextField
                autoComplete="off"
                size="small"
                label={words.keepTitle}
                value={title}
                maxLength={200}
                onChange={(event) => setTitle(event.target.value)}
            />
            <Select
                size="small"
                label={words.category}
                value={category}
                onChange={(event) => setCategory(event.target.value as Category | "")}
            >
                <option value="">{words.choose}</option>
                {choices.map((each) => (
                    <option key={each} value={each}>
                        {nameOf(t.category, each)}
                    </option>
                ))}
            </Select>
            {category !== "" && (
                <Audience caseId={view.case} wish={{ kind: "document_added", category, topic: "none" }} />
            )}
            <Button
                size="small"
                disabled={!ready || category === "" || title.trim() === ""}
                loading={busy}
                onClick={keep}
            >
                {words.save}
            </Button>
        </div>
    );
}
