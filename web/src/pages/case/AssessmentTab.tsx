// The joint assessment: the participant's own words and answers first, then each party's part.
import type { CaseView, Catalogue } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { Entry } from "./Entry";

interface Props {
    view: CaseView;
    catalogue: Catalogue | undefined;
    nameOfWorker: (id: string | undefined) => string;
    onOpen: (form: string | undefined, item?: string) => void;
}

export function AssessmentTab({ view, catalogue, nameOfWorker, onOpen }: Props) {
    const { t, language } = useTexts();
    const { assessments = [], intake = [] } = view.content;
    const may = view.may.includes("assessment");
    if (assessments.length === 0 && intake.length === 0) {
        return (
            <section className="card">
                <EmptyState title={t.case.noAssessment} />
            </section>
        );
    }
    return (
        <>
            {intake.map((each) => (
                <section className="card" key={each.about.item} aria-label={t.case.ownWords}>
                    <h2 className="card__title">{t.case.ownWords}</h2>
                    {each.own_words !== undefined && (
                        <blockquote className="entry__quote">{each.own_words}</blockquote>
                    )}
                    <dl className="entry__answers">
                        {(each.answers ?? []).map(({ question, answer }) => (
                            <div key={question}>
                                <dt>
                                    {catalogue?.questions.find(({ code }) => code === question)?.[language] ??
                                        question}
                                </dt>
                                <dd>{answer}</dd>
                            </div>
                        ))}
                    </dl>
                </section>
            ))}
            {assessments.length > 0 && (
                <section className="card entries" aria-label={t.case.tabs.assessment}>
                    <h2 className="aksel-sr-only">{t.case.tabs.assessment}</h2>
                    {assessments.map((each) => (
                        <Entry
                            key={each.about.item}
                            about={each.about}
                            title={[
                                nameOf(t.track, each.about.topic),
                                each.date === undefined ? "" : longDate(each.date, language),
                            ]
                                .filter(Boolean)
                                .join(", ")}
                            by={nameOfWorker(each.about.author)}
                            onChange={
                                may && !each.about.limited
                                    ? () => onOpen("assessment", each.about.item)
                                    : undefined
                            }
                        >
                            {each.situation !== undefined && <p className="entry__text">{each.situation}</p>}
                            <dl className="entry__answers">
                                {(
                                    [
                                        [t.case.resources, each.resources],
                                        [t.case.needs, each.obstacles],
                                        [t.case.nextStep, each.next_step],
                                    ] as const
                                ).map(([name, text]) =>
                                    text === undefined ? null : (
                                        <div key={name}>
                                            <dt>{name}</dt>
                                            <dd>{text}</dd>
                                        </div>
                                    ),
                                )}
                            </dl>
                        </Entry>
                    ))}
                </section>
            )}
        </>
    );
}
