// Where the case is on its way, as a row of steps.
import { phases, type Phase } from "../api/types";
import { nameOf, useTexts } from "../texts/context";
import "./phases.css";

export function Phases({ phase }: { phase: Phase }) {
    const { t } = useTexts();
    const now = phases.indexOf(phase);
    return (
        <ol className="phases" aria-label={t.case.phases}>
            {phases.map((each, index) => (
                <li
                    key={each}
                    data-state={index < now ? "past" : index === now ? "now" : "ahead"}
                    aria-current={index === now ? "step" : undefined}
                >
                    <span>{nameOf(t.phaseName, each)}</span>
                </li>
            ))}
        </ol>
    );
}
