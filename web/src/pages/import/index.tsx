// Import of participants: a file is read and compared, shown, and written only when somebody approves it.
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { newKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { api, renewal } from "../../api/queries";
import type { ImportPreview, ImportReceipt } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { usePages } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { importingWords } from "../../texts/importing";
import { problemText } from "../../texts/problems";
import { ChooseFile } from "./ChooseFile";
import "./import.css";
import { PreviewView } from "./PreviewView";
import { ReceiptView } from "./ReceiptView";
import { typeOf } from "./file";

export default function ImportPage() {
    const pageWords = useWords(importingWords);
    const { open } = usePages();
    return (
        <div className="import">
            <header>
                <h1 className="page-title">{pageWords.title}</h1>
                <p className="subtle">{pageWords.lead}</p>
            </header>
            {open ? (
                <Import />
            ) : (
                <div className="card">
                    <EmptyState title={pageWords.forbidden} help={pageWords.forbiddenHelp} />
                </div>
            )}
        </div>
    );
}

function Import() {
    const { t } = useTexts();
    const pageWords = useWords(importingWords);
    const [sent, setSent] = useState(0);
    const [refused, setRefused] = useState<string>(); // before anything was sent
    const key = useRef(newKey()); // of the approval: pressed twice, it writes once
    const words = (error: unknown) =>
        isProblem(error) && error.detail !== ""
            ? [
                  problemText(error, t),
                  ...error.fields
                      .filter(({ detail }) => detail !== error.detail)
                      .map((each) => problemText(each, t)),
              ].join(" ")
            : t.state.offline;

    const read = useMutation({
        mutationFn: ({ file, type }: { file: File; type: string }) =>
            api.upload<ImportPreview>("/imports/participants", file, type, setSent),
        onMutate: () => {
            setSent(0);
            key.current = newKey();
        },
    });
    const approve = useMutation({
        mutationFn: (id: string) =>
            api.write<ImportReceipt>("POST", `/imports/participants/${id}/approval`, undefined, key.current),
        onSuccess: () => void renewal.wrote(),
    });
    const again = () => {
        read.reset();
        approve.reset();
        setRefused(undefined);
    };
    const choose = (file: File) => {
        approve.reset();
        const type = typeOf(file.name);
        const wrong =
            type === undefined ? pageWords.wrongType : file.size === 0 ? pageWords.emptyFile : undefined;
        setRefused(wrong);
        if (type === undefined || wrong !== undefined) {
            read.reset();
            return;
        }
        read.mutate({ file, type });
    };

    if (approve.data) return <ReceiptView receipt={approve.data} onAgain={again} />;
    if (read.data) {
        return (
            <PreviewView
                preview={read.data}
                file={read.variables.file.name}
                saving={approve.isPending}
                fault={approve.error ? words(approve.error) : undefined}
                onApprove={() => approve.mutate(read.data.import)}
                onAgain={again}
            />
        );
    }
    return (
        <ChooseFile
            sent={read.isPending ? sent : undefined}
            fault={refused ?? (read.error ? words(read.error) : undefined)}
            onFile={choose}
        />
    );
}
