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
    onWho?: ((what: WhoSeesWhat) => void) | undefined; // opens "who sees this?"; of a past day nobody asks
}
/** The entry of which one asks who sees it. */
export interface WhoSeesWhat {
    item: string;
    what: string; // its name
    back: () => void; // puts the focus where one asked
}
export const CaseContext = createContext<CaseReader | undefined>(undefined);
export function useCase(): CaseReader {
    const value = use(CaseContext);
    if (value === undefined) throw new Error("no case above");
    return value;
}
