// Who is signed in, for components inside the shell; and what that person's part of the menu is.
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../api/queries";
import type { Role, Session } from "../api/types";

export function useSession(): Session {
    const { data } = useQuery(sessionQuery);
    if (!data) throw new Error("no session: the page is outside the shell");
    return data;
}

const importers: readonly Role[] = ["project_lead", "employment_officer"];
/** What the menu shows; the server decides what is allowed. */
export const mayImport = (role: Role): boolean => importers.includes(role);
