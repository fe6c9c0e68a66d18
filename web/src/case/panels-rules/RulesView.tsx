// The findings, what asks most of the reader first, as the server orders them.
import { Alert, Tag } from "@navikt/ds-react";
import type { RuleFindings } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { addDays, longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
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
    const { t, language } = useTexts();
    const valid = ({ valid_from: from, valid_until: until }: Finding) =>
        from === undefined && until === undefined
            ? ""
            : t.rules.valid(from, until === undefined ? undefined : addDays(until, -1));
    return (
        <section className="card rules" aria-labelledby="rules-title">
            <h2 className="card__title" id="rules-title">
                {t.rules.title}
            </h2>
            <Alert variant="warning" size="small">
                {t.rules.notice}
            </Alert>
            {findings.length === 0 ? (
                <EmptyState title={t.rules.none} help={t.rules.noneHelp} />
            ) : (
                <ul className="rules__list">
                    {findings.map((each) => (
                        <li key={`${each.rule} ${each.text}`} className="rules__item">
                            <span>
                                <Tag size="small" variant="moderate" data-color={kColour[each.verdict]}>
                                    {nameOf(t.rules.verdict, each.verdict)}
                                </Tag>
                            </span>
                            <div>
                                <p className="rules__text">{each.text}</p>
                                <p className="rules__source">
                                    {t.rules.source}: {each.source} (
                                    {nameOf(t.rules.confidence, each.confidence)})
                                    {valid(each) !== "" && ` · ${valid(each)}`}
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
