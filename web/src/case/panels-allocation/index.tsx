// Which team suits the case: the proposal with its reasons, and the choice, which people make.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { newKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { allocationQuery, api, catalogueQuery, directoryQuery, renewal } from "../../api/queries";
import type { CaseView, Receipt } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { useToast } from "../../components/toast";
import { useTexts, useWords } from "../../texts/context";
import { allocationWords } from "../../texts/allocation";
import { problemText } from "../../texts/problems";
import { AllocationView, type Choice } from "./AllocationView";

export function AllocationPanel({ view }: { view: CaseView }) {
    const { t, language } = useTexts();
    const words = useWords(allocationWords);
    const toast = useToast();
    const proposal = useQuery(allocationQuery(view.case));
    const directory = useQuery(directoryQuery);
    const catalogue = useQuery(catalogueQuery);
    const attempt = useRef({ body: "", key: "" }); // the same choice sent again is the same write
    const choose = useMutation({
        mutationFn: ({ team, reasons, lead, why }: Choice) => {
            const entries: object[] = [{ kind: "team_allocated", data: { team, reasons } }];
            if (lead !== undefined)
                entries.push({ kind: "lead_chosen", data: { worker: lead, reason: why } });
            const body = JSON.stringify(entries);
            if (attempt.current.body !== body) attempt.current = { body, key: newKey() };
            return api.write<Receipt>(
                "POST",
                `/cases/${view.case}/entries`,
                { entries },
                attempt.current.key,
            );
        },
        onSuccess: async (_, { team }) => {
            attempt.current = { body: "", key: "" };
            await renewal.wrote(view.case);
            const name = directory.data?.teams.find(({ id }) => id === team)?.name ?? "";
            toast({ text: words.saved(name) });
        },
        onError: (error) => {
            // Answered: the next try is another one. Unanswered: it is the same one again.
            if (isProblem(error) && !error.passing && error.status < 500)
                attempt.current = { body: "", key: "" };
        },
    });
    const { error } = choose;
    return (
        <Fetched query={proposal}>
            {(data) => (
                <AllocationView
                    proposal={data}
                    now={view.content.team?.team}
                    mayTeam={view.may.includes("team_allocated")}
                    mayLead={view.may.includes("lead_chosen")}
                    teams={directory.data?.teams ?? []}
                    workers={directory.data?.workers ?? []}
                    competence={(code) =>
                        catalogue.data?.competences.find((each) => each.code === code)?.[language] ?? code
                    }
                    saving={choose.isPending}
                    fault={error ? (isProblem(error) && problemText(error, t)) || t.form.notSaved : undefined}
                    onChoose={(choice, done) => choose.mutate(choice, { onSuccess: done })}
                    onForget={() => choose.reset()}
                />
            )}
        </Fetched>
    );
}
