// Signing in: as one of the demonstration's people, or with user name and password.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { api, demoUsersQuery, drafts, sessionQuery, signInWaysQuery } from "../../api/queries";
import { isProblem } from "../../api/problem";
import type { Session } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { useTexts } from "../../texts/context";
import { problemText } from "../../texts/problems";
import { SignInView } from "./SignInView";

export default function SignInPage() {
    const { t } = useTexts();
    const client = useQueryClient();
    const navigate = useNavigate();
    const { next, fault: told } = useSearch({ from: "/logga-in" });
    const users = useQuery(demoUsersQuery);
    const ways = useQuery(signInWaysQuery);
    const [waiting, setWaiting] = useState<{ username: string; password: string }>(); // for the code that goes with it
    const signIn = useMutation({
        mutationFn: (who: { username: string; password: string; code?: string }) =>
            api.write<Session>("POST", "/session", who),
        onError: (error, { username, password }) => {
            if (isProblem(error, "code_needed")) setWaiting({ username, password });
        },
        onSuccess: async (session) => {
            drafts.dropAll(session.worker);
            client.removeQueries({
                predicate: ({ queryKey }) => queryKey[0] !== "session" && queryKey[0] !== "demo-users",
            });
            client.setQueryData(sessionQuery.queryKey, session);
            await navigate({ href: next ?? "/" });
        },
    });
    const fault = isProblem(signIn.error, "code_needed") ? null : signIn.error;
    const before = told === undefined || signIn.isError ? undefined : (t.ways.faults[told] ?? undefined);
    return (
        <Fetched query={users}>
            {(demo) => (
                <SignInView
                    demo={demo}
                    ways={ways.data?.providers ?? []}
                    next={next}
                    again={next !== undefined && before === undefined}
                    busy={signIn.isPending ? signIn.variables.username : undefined}
                    fault={
                        fault
                            ? isProblem(fault) && fault.detail !== ""
                                ? problemText(fault, t)
                                : t.state.offline
                            : before
                    }
                    asksCode={waiting !== undefined}
                    onSignIn={(username, password) => signIn.mutate({ username, password })}
                    onCode={(code) => waiting && signIn.mutate({ ...waiting, code })}
                    onBack={() => {
                        signIn.reset();
                        setWaiting(undefined);
                    }}
                />
            )}
        </Fetched>
    );
}
