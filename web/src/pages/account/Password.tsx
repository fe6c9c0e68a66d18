// One's own password: how it is changed.
import { Alert, Button, TextField } from "@navikt/ds-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, ownSessionsQuery, secondFactorQuery } from "../../api/queries";
import { useToast } from "../../components/toast";
import { useSession } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { ownWords } from "../../texts/own";
import { Buttons, faultsOf, typed } from "./form";

export function Password() {
    const { t } = useTexts();
    const words = useWords(ownWords);
    const { role } = useSession();
    const person = role === "participant";
    const client = useQueryClient();
    const toast = useToast();
    const { data: factor } = useQuery(secondFactorQuery);
    const [open, setOpen] = useState(false);
    const change = useMutation({
        mutationFn: (body: object) => api.write("PUT", "/password", body),
        onSuccess: async () => {
            toast({ text: words.passwordChanged });
            setOpen(false);
            await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
        },
    });
    const close = () => {
        change.reset();
        setOpen(false);
    };
    // Who comes through a provider has none here.
    if (!factor || !(factor.local || person)) return null;
    const faults = faultsOf(change.error, t);
    return (
        <section className="card account__factor" aria-labelledby="own-password">
            <h2 className="card__title" id="own-password">
                {words.passwordTitle}
            </h2>
            {!open && (
                <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
                    {words.changePassword}
                </Button>
            )}
            {open && (
                <form
                    className="account__form"
                    onSubmit={(event) => {
                        event.preventDefault();
                        const code = typed(event, "code");
                        change.mutate({
                            password: typed(event, "password"),
                            new: typed(event, "new"),
                            ...(person && { username: typed(event, "username") }),
                            ...(code !== "" && { code }),
                        });
                    }}
                >
                    {faults.other !== undefined && (
                        <div role="alert">
                            <Alert variant="error" size="small">
                                {faults.other}
                            </Alert>
                        </div>
                    )}
                    {person && (
                        <TextField
                            name="username"
                            size="small"
                            label={words.username}
                            autoComplete="username"
                            error={faults.username}
                            required
                        />
                    )}
                    <TextField
                        name="password"
                        type="password"
                        size="small"
                        label={words.presentPassword}
                        autoComplete="current-password"
                        error={faults.password}
                        required
                    />
                    {factor.enrolled && (
                        <TextField
                            name="code"
                            size="small"
                            label={words.presentCode}
                            autoComplete="one-time-code"
                            inputMode="numeric"
                            error={faults.code}
                            required
                        />
                    )}
                    <TextField
                        name="new"
                        type="password"
                        size="small"
                        label={words.newPassword}
                        description={words.newPasswordHelp}
                        autoComplete="new-password"
                        error={faults.new}
                        required
                    />
                    <Buttons act={words.changePassword} busy={change.isPending} onCancel={close} />
                </form>
            )}
        </section>
    );
}
