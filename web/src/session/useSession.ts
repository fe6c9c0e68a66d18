// Who is signed in, for components inside the shell; and which pages that person has. The server decides what is allowed.
import { useQuery } from "@tanstack/react-query";
import { catalogueQuery, sessionQuery } from "../api/queries";
import type { Catalogue, Role, Session } from "../api/types";

export function useSession(): Session {
    const { data } = useQuery(sessionQuery);
    if (!data) throw new Error("no session: the page is outside the shell");
    return data;
}

export const mayWrite = (catalogue: Catalogue | undefined, kind: string, role: Role): boolean =>
    catalogue?.kinds.find((each) => each.kind === kind)?.writers.includes(role) ?? false;

export interface Pages {
    cases: boolean; // and my day
    results: boolean;
    open: boolean; // new cases, one by one or from a file
    own: boolean; // a participant's: the own page and nothing else
}
/** Evaluators follow figures and no participant; operators neither. */
export const pagesOf = (role: Role, catalogue: Catalogue | undefined): Pages => ({
    cases: role !== "operator" && role !== "evaluator" && role !== "participant",
    results: role !== "operator" && role !== "participant",
    open: mayWrite(catalogue, "case_opened", role),
    own: role === "participant",
});

export function usePages(): Pages {
    const { role } = useSession();
    const { data } = useQuery(catalogueQuery);
    return pagesOf(role, data);
}
