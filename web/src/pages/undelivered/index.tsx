// For who looks after the program: notices by mail and SMS that did not arrive, why, and a way to try again.
import { Alert, Button, Table } from "@navikt/ds-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import { api, directoryQuery, undeliveredQuery } from "../../api/queries";
import type { UndeliveredNotice, UndeliveredNotices } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { useToast } from "../../components/toast";
import { dateAndTime } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { problemText } from "../../texts/problems";
import { undeliveredWords } from "../../texts/undelivered";
import "./undelivered.css";

export default function UndeliveredPage() {
    const words = useWords(undeliveredWords);
    const undelivered = useQuery(undeliveredQuery);
    return (
        <div className="stack">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p className="subtle">{words.lead}</p>
            </header>
            <Fetched query={undelivered}>{(data) => <Undelivered {...data} />}</Fetched>
        </div>
    );
}

function Undelivered({ on, dead, waiting, sent, rows }: UndeliveredNotices) {
    const { t, language } = useTexts();
    const words = useWords(undeliveredWords);
    const directory = useQuery(directoryQuery);
    const client = useQueryClient();
    const toast = useToast();
    const again = useMutation({
        mutationFn: (id: string) =>
            api.write<UndeliveredNotices>("POST", `/undelivered-notices/${id}/retry`, undefined),
        onSuccess: (left) => {
            client.setQueryData(undeliveredQuery.queryKey, left);
            toast({ text: words.sentAgain });
        },
    });
    const who = ({ worker }: UndeliveredNotice) =>
        worker === undefined
            ? words.participant
            : (directory.data?.workers.find((each) => each.id === worker)?.name ?? t.case.somebody);
    return (
        <section className="card stack" aria-label={words.title}>
            {!on && <p>{words.off}</p>}
            {on && <p className="subtle">{words.figures(sent, waiting)}</p>}
            {again.error && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {isProblem(again.error) ? problemText(again.error, t) : t.state.offline}
                    </Alert>
                </div>
            )}
            {on && rows.length === 0 && <p>{words.none}</p>}
            {dead > rows.length && <p className="subtle">{words.more(rows.length, dead)}</p>}
            {rows.length > 0 && (
                <div className="undelivered__table card-rows">
                    <Table size="small">
                        <Table.Header>
                            <Table.Row>
                                <Table.HeaderCell scope="col">{words.who}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.how}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.when}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.attempts}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.why}</Table.HeaderCell>
                                <Table.DataCell />
                            </Table.Row>
                        </Table.Header>
                        <Table.Body>
                            {rows.map((row) => (
                                <Table.Row key={row.notice}>
                                    <Table.HeaderCell scope="row">{who(row)}</Table.HeaderCell>
                                    <Table.DataCell data-label={words.how}>
                                        {words.channel[row.channel]}
                                        {row.what === "code" && `, ${words.code}`}
                                    </Table.DataCell>
                                    <Table.DataCell data-label={words.when}>
                                        {dateAndTime(row.given_up, language)}
                                    </Table.DataCell>
                                    <Table.DataCell data-label={words.attempts}>
                                        {row.attempts}
                                    </Table.DataCell>
                                    <Table.DataCell data-label={words.why}>
                                        <span lang="en" translate="no">
                                            {row.why}
                                        </span>
                                    </Table.DataCell>
                                    <Table.DataCell>
                                        <Button
                                            size="xsmall"
                                            variant="secondary"
                                            loading={again.isPending && again.variables === row.notice}
                                            aria-label={`${words.again}: ${who(row)}, ${words.channel[row.channel]}`}
                                            onClick={() => again.mutate(row.notice)}
                                        >
                                            {words.again}
                                        </Button>
                                    </Table.DataCell>
                                </Table.Row>
                            ))}
                        </Table.Body>
                    </Table>
                </div>
            )}
        </section>
    );
}
