// The way to work or studies in five steps: where the ongoing activities are, and how it has moved.
import { useId } from "react";
import { ladder, ladderMoves } from "../../case/ladder";
import { useCase } from "../../case/reader";
import { longDate, shortDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { planWords } from "../../texts/plan";
import "./ladder.css";

export function Ladder() {
    const { language } = useTexts();
    const { ladder: words } = useWords(planWords);
    const { view, catalogue } = useCase();
    const id = useId();
    const moves = catalogue ? ladderMoves(view.content.activities ?? [], catalogue, view.today) : [];
    const now = moves.at(-1);
    if (now === undefined) return null;
    const day = (date: string) => longDate(date, language);
    return (
        <section className="card ladder" aria-labelledby={id}>
            <h2 className="card__title" id={id}>
                {words.title}
            </h2>
            <p className="subtle">{words.lead}</p>
            <ol className="ladder__steps">
                {ladder.map((step) => (
                    <li
                        key={step}
                        className="ladder__step"
                        aria-current={now.step === step ? "step" : undefined}
                    >
                        {words.steps[step]}
                        {now.step === step && (
                            <span className="ladder__now">{words.since(shortDate(now.from, language))}</span>
                        )}
                    </li>
                ))}
            </ol>
            {now.step === undefined && <p>{words.nothing(day(now.from))}</p>}
            {moves.length > 1 && (
                <details className="fold">
                    <summary>{words.history(moves.length - 1)}</summary>
                    <ol className="plain">
                        {moves.map(({ from, step }) => (
                            <li key={from}>
                                {day(from)}: {step === undefined ? words.none : words.steps[step]}
                            </li>
                        ))}
                    </ol>
                </details>
            )}
        </section>
    );
}
