// What has come in, as a log: when, what, how and by whom, where the original lies, and what it belongs to. To filter and to print.
import { PrinterSmallIcon } from "@navikt/aksel-icons";
import { Button, Table } from "@navikt/ds-react";
import { useCase } from "../../case/reader";
import type { DocumentItem } from "../../case/steps";
import { longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";

interface Props {
    documents: readonly DocumentItem[];
    concerns: (item: string | undefined) => string | undefined;
}

export function ReceivedLog({ documents, concerns }: Props) {
    const { t, language } = useTexts();
    const words = useWords(paperWords);
    const { nameOfWorker } = useCase();
    const { columns } = words;
    if (documents.length === 0) return <p className="subtle">{words.noneReceived}</p>;
    return (
        <>
            <Button
                className="no-print document-log__print"
                size="small"
                variant="secondary"
                icon={<PrinterSmallIcon aria-hidden />}
                onClick={() => window.print()}
            >
                {t.state.print}
            </Button>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by key */}
            <div className="document-log card-rows" tabIndex={0} role="group" aria-label={words.received}>
                <Table size="small">
                    <Table.Header>
                        <Table.Row>
                            {Object.values(columns).map((column) => (
                                <Table.HeaderCell key={column} scope="col">
                                    {column}
                                </Table.HeaderCell>
                            ))}
                        </Table.Row>
                    </Table.Header>
                    <Table.Body>
                        {documents.map(({ document }) => (
                            <Table.Row key={document.about.item}>
                                <Table.DataCell className="document-log__day" data-label={columns.received}>
                                    {document.received === undefined
                                        ? ""
                                        : longDate(document.received, language)}
                                </Table.DataCell>
                                <Table.HeaderCell scope="row">
                                    {document.title ?? nameOf(t.documents.type, document.type)}
                                </Table.HeaderCell>
                                <Table.DataCell data-label={columns.delivery}>
                                    {nameOf(t.documents.delivery, document.delivery)}
                                </Table.DataCell>
                                <Table.DataCell data-label={columns.by}>{document.brought_by}</Table.DataCell>
                                <Table.DataCell data-label={columns.original}>
                                    {[document.original, document.file === undefined ? "" : words.file]
                                        .filter(Boolean)
                                        .join(", ")}
                                </Table.DataCell>
                                <Table.DataCell data-label={columns.about}>
                                    {concerns(document.concerns)}
                                </Table.DataCell>
                                <Table.DataCell data-label={columns.registered}>
                                    {nameOfWorker(document.about.author)}
                                </Table.DataCell>
                            </Table.Row>
                        ))}
                    </Table.Body>
                </Table>
            </div>
        </>
    );
}
