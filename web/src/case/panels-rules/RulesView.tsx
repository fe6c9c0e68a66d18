// The findings, what asks most of the reader first, as the server orders them.
import { Alert, Tag } from "@navikt/ds-react";
import type { RuleFindings } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { addDays, longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { rulesPageWords } from "../../texts/rules-page";
import "./rules.css";

type Finding = RuleFindings["findings"][number];
const kColour: Record<Finding["verdict"], "danger" | "warning" | "success" | "info" | "neutral"> = {
    stops: "danger",
    overdue: "danger",
    not_met: "warning",
    due: "info",
    met: "success",
    informs: "neutral",
};

export function RulesView({ findings }: { findings: readonly Finding[] }) {
    const { language } = useTexts();
    const words = useWords(rulesPageWords);
    const valid = ({ valid_from: from, valid_until: until }: Finding) =>
        from === undefined && until === undefined
            ? ""
            : words.valid(from, until === undefined ? undefined : addDays(until, -1));
    return (
        <section className="card rules" aria-labelledby="rules-title">
            <h2 className="card__title" id="rules-title">
                {words.title}
            </h2>
            <Alert variant="warning" size="small">
                {words.notice}
            </Alert>
            {findings.length === 0 ? (
                <EmptyState title={words.none} help={words.noneHelp} />
            ) : (
                <ul className="rules__list">
                    {findings.map((each) => (
                        <li key={`${each.rule} ${each.text}`} className="rules__item">
                            <span>
                                <Tag size="small" variant="moderate" data-color={kColour[each.verdict]}>
                                    {nameOf(words.verdict, each.verdict)}
                                </Tag>
                            </span>
                            <div>
                                <p className="rules__text">{each.text}</p>
                                <p className="rules__source">
                                    {words.source}: {each.source} ({nameOf(words.confidence, each.confidence)}
                                    ){valid(each) !== "" && ` · ${valid(each)}`}
                                </p>
                            </div>
                            <span className="rules__date">
                                {each.date !== undefined && (
                                    <time dateTime={each.date}>{longDate(each.date, language)}</time>
                                )}
                            </span>
                        </li>
                    ))}
                </ul>
            )}
        </section>
    );
}
