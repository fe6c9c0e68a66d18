// For who answers for the staff: that a colleague has declared a relation, and when. Never to whom.
import { Alert, Button, TextField } from "@navikt/ds-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { isProblem } from "../../api/problem";
import { api, directoryQuery, queryClient, staffRelationsQuery } from "../../api/queries";
import type { StaffRelations } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { longDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { ownInterestWords } from "../../texts/own-interest";
import { problemText } from "../../texts/problems";

export function Staff() {
    const { t, language } = useTexts();
    const pageWords = useWords(ownInterestWords);
    const words = pageWords;
    const staff = useQuery(staffRelationsQuery);
    const directory = useQuery(directoryQuery);
    const nameOfWorker = (id: string) =>
        directory.data?.workers.find((each) => each.id === id)?.name ?? t.case.somebody;
    return (
        <section className="card" aria-labelledby="staff">
            <h2 className="card__title" id="staff">
                {words.staff}
            </h2>
            <p className="subtle">{words.staffLead}</p>
            <Fetched query={staff}>
                {({ relations }) =>
                    relations.length === 0 ? (
                        <p className="subtle">{words.staffNone}</p>
                    ) : (
                        <ul className="plain own-interest__list">
                            {relations.map(({ id, worker, declared, ended, reason }) => (
                                <li key={id}>
                                    <strong>{nameOfWorker(worker)}</strong>
                                    <span className="subtle">
                                        {[
                                            words.declared(longDate(declared, language)),
                                            ended === undefined ? "" : words.ended(longDate(ended, language)),
                                            reason ?? "",
                                        ]
                                            .filter(Boolean)
                                            .join(" · ")}
                                    </span>
                                    {ended === undefined && <End relation={id} who={nameOfWorker(worker)} />}
                                </li>
                            ))}
                        </ul>
                    )
                }
            </Fetched>
        </section>
    );
}

function End({ relation, who }: { relation: string; who: string }) {
    const { t } = useTexts();
    const pageWords = useWords(ownInterestWords);
    const words = pageWords;
    const [open, setOpen] = useState(false);
    const [reason, setReason] = useState("");
    const end = useMutation({
        mutationFn: () =>
            api.write<StaffRelations>("POST", `/staff-relations/${relation}/end`, { reason: reason.trim() }),
        onSuccess: (staff) => queryClient.setQueryData(staffRelationsQuery.queryKey, staff),
    });
    if (!open)
        return (
            <span>
                <Button
                    size="xsmall"
                    variant="tertiary"
                    aria-label={`${words.end}, ${who}`}
                    onClick={() => setOpen(true)}
                >
                    {words.end}
                </Button>
            </span>
        );
    const send = (event: SyntheticEvent) => {
        event.preventDefault();
        if (reason.trim() !== "") end.mutate();
    };
    return (
        <form className="own-interest__form" onSubmit={send}>
            {end.error && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {isProblem(end.error) ? problemText(end.error, t) : t.state.offline}
                    </Alert>
                </div>
            )}
            <TextField
                autoComplete="off"
                size="small"
                label={words.endWhy}
                maxLength={500}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
            />
            <div>
                <Button size="small" loading={end.isPending} disabled={reason.trim() === ""}>
                    {words.end}
                </Button>
            </div>
        </form>
    );
}
