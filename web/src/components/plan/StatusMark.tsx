// The sign of an activity's status, 12 × 12: told apart by its shape, not by colour.
import type { PlanStatus } from "./layout";

const paths: Record<PlanStatus, string> = {
    offered: "M1.5 6h7M6 3l3 3-3 3",
    accepted: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z",
    ongoing: "M3.5 2.2v7.6l6-3.8z",
    waiting:
        "M3 1.5h6M3 10.5h6M3.5 1.5c0 3 5 3.5 5 4.500s-5 1.500-5 4.500M8.500 1.500c0 3-5 3.500-5 4.500s5 1.500 5 4.500",
    completed: "M2 6.500l2.800 2.800l5.200-6.300",
    declined: "M2.500 2.500l7 7M9.500 2.500l-7 7",
    interrupted: "M2.500 2.500h7v7h-7z",
};

export function StatusMark({ status, x = 0, y = 0 }: { status: PlanStatus; x?: number; y?: number }) {
    return (
        <path className="mark" data-status={status} transform={`translate(${x} ${y})`} d={paths[status]} />
    );
}

export function StatusIcon({ status }: { status: PlanStatus }) {
    return (
        <svg className="mark-icon" width="14" height="14" viewBox="0 0 12 12" aria-hidden>
            <StatusMark status={status} />
        </svg>
    );
}
