// What every part of a case page is given: the case, who reads it, the names behind identities, and the way to a form.
import { createContext, use } from "react";
import type { Colleague, Directory } from "../api/types";
import type { Open } from "./ItemSteps";
import type { Reader } from "./steps";

export interface CaseReader extends Reader {
    workers: readonly Colleague[];
    teams: Directory["teams"];
    team: readonly Colleague[];
    me: string;
    nameOfWorker: (id: string | undefined) => string;
    onOpen: Open;
}
export const CaseContext = createContext<CaseReader | undefined>(undefined);
export function useCase(): CaseReader {
    const value = use(CaseContext);
    if (value === undefined) throw new Error("no case above");
    return value;
}
