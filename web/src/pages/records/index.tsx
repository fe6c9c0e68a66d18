// Gallring och arkiv: for who keeps a party's records. What may be disposed of, one case at a time, and the certificates.
import { Button, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { api, directoryQuery, recordsQuery } from "../../api/queries";
import type { RecordsList } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { Failure } from "../../components/Failure";
import { Fetched } from "../../components/Fetched";
import { longDate } from "../../dates";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { recordsWords } from "../../texts/records";
import { PlanCard } from "./PlanCard";
import "./records.css";

export default function RecordsPage() {
    const { t } = useTexts();
    const pageWords = useWords(recordsWords);
    const session = useSession();
    const list = useQuery(recordsQuery);
    const { case: chosen } = useSearch({ from: "/in/gallring" });
    const navigate = useNavigate();
    const choose = (caseId: string | undefined) =>
        void navigate({
            to: "/gallring",
            search: caseId === undefined ? {} : { case: caseId },
            resetScroll: false,
        });
    return (
        <div className="records">
            <header>
                <h1 className="page-title">{pageWords.title}</h1>
                <p className="subtle records__lead">{pageWords.lead(nameOf(t.party, session.party))}</p>
            </header>
            {chosen !== undefined && (
                <PlanCard key={chosen} caseId={chosen} onClose={() => choose(undefined)} />
            )}
            <Fetched query={list}>{(data) => <Lists data={data} onChoose={choose} />}</Fetched>
        </div>
    );
}

function Lists({ data, onChoose }: { data: RecordsList; onChoose: (caseId: string) => void }) {
    const { t, language } = useTexts();
    const pageWords = useWords(recordsWords);
    const words = pageWords;
    const directory = useQuery(directoryQuery);
    const nameOfWorker = (id: string | undefined) =>
        directory.data?.workers.find((each) => each.id === id)?.name ?? t.case.somebody;
    const day = (date: string | undefined) => (date === undefined ? "" : longDate(date, language));
    const due = data.rows;
    return (
        <>
            <section className="card">
                <h2 className="card__title">{words.due}</h2>
                {due.length === 0 && <EmptyState title={words.nothingDue} />}
                <ul className="records__list">
                    {due.map((row) => (
                        <li key={row.case}>
                            <div>
                                <strong>{row.own_case ?? row.case}</strong>{" "}
                                <Tag
                                    size="xsmall"
                                    variant="moderate"
                                    data-color={row.retention.state === "late" ? "danger" : "info"}
                                >
                                    {nameOf(words.state, row.retention.state)}
                                </Tag>{" "}
                                {row.retention.held && (
                                    <Tag size="xsmall" variant="moderate" data-color="warning">
                                        {words.held}
                                    </Tag>
                                )}
                                <p className="subtle">
                                    {[
                                        row.retention.result,
                                        `${words.lastEntry} ${day(row.last_entry)}`,
                                        row.retention.finish_by === undefined
                                            ? ""
                                            : `${words.finishBy} ${day(row.retention.finish_by)}`,
                                        row.proposed_by === undefined
                                            ? ""
                                            : words.proposed(nameOfWorker(row.proposed_by)),
                                    ]
                                        .filter(Boolean)
                                        .join(" · ")}
                                </p>
                            </div>
                            <Button size="small" variant="secondary" onClick={() => onChoose(row.case)}>
                                {words.open}
                                <span className="aksel-sr-only"> {row.own_case ?? row.case}</span>
                            </Button>
                        </li>
                    ))}
                </ul>
                {data.kept > 0 && <p className="subtle">{words.kept(data.kept)}</p>}
            </section>
            <section className="card">
                <h2 className="card__title">{words.certificates}</h2>
                {data.certificates.length === 0 && <p className="subtle">{words.noCertificates}</p>}
                <ul className="records__list">
                    {data.certificates.map((each) => (
                        <li key={each.at}>
                            <div>
                                <strong>{each.case}</strong>
                                <p className="subtle">
                                    {[day(each.at), words.entries(each.entries), each.decision].join(" · ")}
                                </p>
                            </div>
                            <Save
                                path={`/records/${each.case}/certificate`}
                                format="pdf"
                                name={`gallringsintyg-${each.case}.pdf`}
                                text={words.certificate}
                            />
                        </li>
                    ))}
                </ul>
            </section>
        </>
    );
}

export function Save({
    path,
    format,
    name,
    text,
}: {
    path: string;
    format: "pdf" | "zip";
    name: string;
    text: string;
}) {
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    return (
        <>
            <Button
                size="small"
                variant="tertiary"
                loading={busy}
                onClick={() => {
                    setBusy(true);
                    setFault(undefined);
                    api.save(path, { format }, name)
                        .catch(setFault)
                        .finally(() => setBusy(false));
                }}
            >
                {text}
            </Button>
            {fault !== undefined && <Failure error={fault} />}
        </>
    );
}
