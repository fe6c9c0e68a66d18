// Signing in: as one of the demonstration's people, or with user name and password.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { api, demoUsersQuery, sessionQuery } from "../../api/queries";
import { isProblem } from "../../api/problem";
import type { Session } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { dropDrafts } from "../../forms/drafts";
import { useTexts } from "../../texts/context";
import { problemText } from "../../texts/problems";
import { SignInView } from "./SignInView";

export default function SignInPage() {
    const { t } = useTexts();
    const client = useQueryClient();
    const navigate = useNavigate();
    const { next } = useSearch({ from: "/logga-in" });
    const users = useQuery(demoUsersQuery);
    const signIn = useMutation({
        mutationFn: (who: { username: string; password: string }) =>
            api.write<Session>("POST", "/session", who),
        onSuccess: async (session) => {
            dropDrafts(sessionStorage, session.worker);
            client.removeQueries({
                predicate: ({ queryKey }) => queryKey[0] !== "session" && queryKey[0] !== "demo-users",
            });
            client.setQueryData(sessionQuery.queryKey, session);
            await navigate({ href: next ?? "/" });
        },
    });
    const fault = signIn.error;
    return (
        <Fetched query={users}>
            {(demo) => (
                <SignInView
                    demo={demo}
                    again={next !== undefined}
                    busy={signIn.isPending ? signIn.variables.username : undefined}
                    fault={
                        fault
                            ? isProblem(fault) && fault.detail !== ""
                                ? problemText(fault, t)
                                : t.state.offline
                            : undefined
                    }
                    onSignIn={(username, password) => signIn.mutate({ username, password })}
                />
            )}
        </Fetched>
    );
}
