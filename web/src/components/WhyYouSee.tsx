// "What you see and why": the reason lines that the API gives with every view of a case, word for word.
import { ChevronDownIcon, EyeIcon } from "@navikt/aksel-icons";
import { Tag } from "@navikt/ds-react";
import type { Level, Why } from "../api/types";
import { nameOf, useTexts } from "../texts/context";
import "./states.css";

const kColour = { full: "success", limited: "warning", none: "neutral" } as const;

export function WhyYouSee({ lines }: { lines: readonly Why[] }) {
    const { t } = useTexts();
    const amount = (level: Level) => lines.filter((line) => line.level === level).length;
    return (
        <details className="why">
            <summary>
                <EyeIcon aria-hidden fontSize="1.35rem" />
                <span className="why__title">{t.why.title}</span>
                <span className="why__sum">{t.why.summary(amount("full"), amount("limited"))}</span>
                <ChevronDownIcon className="why__arrow" aria-hidden fontSize="1.25rem" />
            </summary>
            <ul>
                {lines.map((line, index) => (
                    <li key={index}>
                        <span>
                            <Tag size="small" variant="moderate" data-color={kColour[line.level]}>
                                {t.why[line.level]}
                            </Tag>
                        </span>
                        <span>
                            <span className="why__what">
                                {[nameOf(t.category, line.category), nameOf(t.party, line.owner)]
                                    .filter(Boolean)
                                    .join(", ")}
                            </span>{" "}
                            <span className="why__reason">{line.text}</span>
                        </span>
                    </li>
                ))}
            </ul>
            <p className="why__logged">{t.why.logged}</p>
        </details>
    );
}
