// How much somebody sees, as a sign: the same wherever it is told who sees what.
import {
    CheckmarkCircleFillIcon,
    CircleBrokenIcon,
    CircleSlashIcon,
    QuestionmarkCircleIcon,
} from "@navikt/aksel-icons";
import type { Standing } from "../../api/types";

export const kSign = {
    full: <CheckmarkCircleFillIcon aria-hidden />,
    limited: <CircleBrokenIcon aria-hidden />,
    none: <CircleSlashIcon aria-hidden />,
    unknown: <QuestionmarkCircleIcon aria-hidden />,
} as const;
export type Sign = keyof typeof kSign;

/** What the cell shows at a glance; single entries that are open are a part too. */
export const signOf = ({ level, singles }: Standing): Sign =>
    level === "none" && singles !== undefined ? "limited" : (level ?? "unknown");
