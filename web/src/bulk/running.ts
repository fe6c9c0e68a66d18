import { createContext } from "react";

/** Is told when a run begins and ends: what would take the form away meanwhile waits. */
export const RunContext = createContext<(running: boolean) => void>(() => undefined);
