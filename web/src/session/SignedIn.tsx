// Holds the pages of somebody who is signed in; when the session ends, leads to the sign-in page and back again.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { api, drafts, isOfSignIn, sessionQuery } from "../api/queries";
import { dropSavers, saversSettled } from "../case/messages/server-draft";
import { EmptyShell, Shell } from "../components/Shell";
import { useEvents } from "./useEvents";

export function SignedIn() {
    const client = useQueryClient();
    const navigate = useNavigate();
    const router = useRouter();
    const { data: session } = useQuery(sessionQuery);
    const leave = useMutation({
        mutationFn: async () => {
            await saversSettled();
            await api.write("DELETE", "/session", undefined);
        },
        onSettled: async () => {
            dropSavers();
            drafts.dropAll();
            await navigate({ to: "/logga-in", ignoreBlocker: true });
            // All that was answered, but not what the sign-in page has begun to ask: a question that is taken away from under a page
            // is never answered.
            client.removeQueries({ predicate: ({ queryKey }) => !isOfSignIn(queryKey) });
            client.getMutationCache().clear();
            client.setQueryData(sessionQuery.queryKey, null);
        },
    });
    const updated = useEvents(session != null);
    useEffect(() => {
        if (session === null) dropSavers(); // whoever signs in next writes in another name
        if (session === null && !leave.isPending) {
            void navigate({
                to: "/logga-in",
                search: { next: router.state.location.href },
                ignoreBlocker: true,
            });
        }
    }, [session, leave.isPending, navigate, router]);
    if (!session) return <EmptyShell />;
    return (
        <Shell session={session} updated={updated} onSignOut={() => leave.mutate()}>
            <Outlet />
        </Shell>
    );
}
