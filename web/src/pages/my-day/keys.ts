// Keys of the list: only while the focus is in it, and never when something is typed or held down with them.
export type Step = "next" | "previous" | "first" | "last" | "aside" | "assign" | "help";

const steps: Readonly<Record<string, Step>> = {
    j: "next",
    ArrowDown: "next",
    k: "previous",
    ArrowUp: "previous",
    Home: "first",
    End: "last",
    s: "aside",
    t: "assign",
    "?": "help",
};
export function stepOf(event: {
    key: string;
    ctrlKey: boolean;
    metaKey: boolean;
    altKey: boolean;
}): Step | undefined {
    return event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
}

/** The row to go to from one of `count`; it stops at the ends. */
export function rowAfter(step: Step, at: number, count: number): number {
    if (step === "first") return 0;
    if (step === "last") return count - 1;
    return Math.min(Math.max(at + (step === "next" ? 1 : -1), 0), count - 1);
}
