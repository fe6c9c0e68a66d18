// Declaring that one is close to somebody. The answer is the same whether the person has a case here or not.
import { Alert, Button, Radio, RadioGroup, TextField } from "@navikt/ds-react";
import { useMutation } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { isProblem } from "../../api/problem";
import { api, ownRelationsQuery, queryClient, renewal } from "../../api/queries";
import type { Closeness, OwnRelations } from "../../api/types";
import { useToast } from "../../components/toast";
import { useTexts, useWords } from "../../texts/context";
import { ownInterestWords } from "../../texts/own-interest";
import { problemText } from "../../texts/problems";

export function Declare() {
    const { t } = useTexts();
    const pageWords = useWords(ownInterestWords);
    const words = pageWords;
    const toast = useToast();
    const [number, setNumber] = useState("");
    const [closeness, setCloseness] = useState<Closeness>();
    const [label, setLabel] = useState("");
    const [missing, setMissing] = useState(false);
    const declare = useMutation({
        mutationFn: () =>
            api.write<OwnRelations>("POST", "/own-relations", {
                personal_number: number.trim(),
                closeness,
                ...(label.trim() !== "" && { label: label.trim() }),
            }),
        onSuccess: (own) => {
            queryClient.setQueryData(ownRelationsQuery.queryKey, own);
            setNumber("");
            setLabel("");
            setCloseness(undefined);
            toast({ text: words.saved });
            void renewal.wrote();
        },
    });
    const problem = isProblem(declare.error) ? declare.error : undefined;
    const atNumber = problem?.fields.find(({ pointer }) => pointer === "/personal_number");
    const send = (event: SyntheticEvent) => {
        event.preventDefault();
        const all = number.trim() !== "" && closeness !== undefined;
        setMissing(!all);
        if (all) declare.mutate();
    };
    return (
        <section className="card" aria-labelledby="declare">
            <h2 className="card__title" id="declare">
                {words.declare}
            </h2>
            <form className="own-interest__form" onSubmit={send} noValidate>
                {declare.error && atNumber === undefined && (
                    <div role="alert">
                        <Alert variant="error" size="small">
                            {problem ? problemText(problem, t) : t.state.offline}
                        </Alert>
                    </div>
                )}
                <TextField
                    size="small"
                    label={words.number}
                    description={words.numberHelp}
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={13}
                    value={number}
                    onChange={(event) => setNumber(event.target.value)}
                    error={
                        atNumber
                            ? problemText(atNumber, t)
                            : missing && number.trim() === ""
                              ? words.required
                              : undefined
                    }
                />
                <RadioGroup
                    size="small"
                    legend={words.how}
                    value={closeness ?? ""}
                    onChange={(value: Closeness) => setCloseness(value)}
                    error={missing && closeness === undefined ? words.required : undefined}
                >
                    {(["relative", "representative", "other"] as const).map((each) => (
                        <Radio key={each} value={each}>
                            {words.closeness[each]}
                        </Radio>
                    ))}
                </RadioGroup>
                <TextField
                    size="small"
                    label={words.label}
                    description={words.labelHelp}
                    autoComplete="off"
                    maxLength={60}
                    value={label}
                    onChange={(event) => setLabel(event.target.value)}
                />
                <div>
                    <Button size="small" loading={declare.isPending}>
                        {words.send}
                    </Button>
                </div>
            </form>
        </section>
    );
}
