// The participant's rights in the case: the register extract, what has been asked and answered, what is kept back, and
// what holds the disposal of the party's part.
import { Tag } from "@navikt/ds-react";
import { useCase } from "../../case/reader";
import { holdSteps, rightsSteps, stepsOf } from "../../case/steps";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { Entry } from "./Entry";
import { ExtractButtons } from "./ExtractButtons";
import { Section } from "./Section";

export function RightsTab() {
    const { t, language } = useTexts();
    const reader = useCase();
    const { rights = [], holds = [], kept_back: kept = [], notes = [] } = reader.view.content;
    const titleOf = (item: string | undefined): string =>
        notes.find(({ about }) => about.item === item)?.heading ?? "";
    return (
        <>
            <Section title={t.rights.extract}>
                <p className="subtle">{t.rights.extractLead(nameOf(t.party, reader.party))}</p>
                <ExtractButtons caseId={reader.view.case} />
            </Section>
            <Section title={t.rights.requests} begin={{ form: "rights_asked", name: "askRight" }}>
                {rights.length === 0 && <p className="subtle">{t.rights.noRequests}</p>}
                {rights.map((each) => (
                    <Entry
                        key={each.asked.about.item}
                        about={each.asked.about}
                        title={[nameOf(t.rights.right, each.asked.right), titleOf(each.asked.of)]
                            .filter(Boolean)
                            .join(": ")}
                        what={nameOf(t.rights.right, each.asked.right)}
                        meta={[
                            longDate(each.asked.received ?? each.asked.about.at, language),
                            each.answer
                                ? t.rights.answered(
                                      nameOf(t.rights.verdict, each.answer.verdict),
                                      longDate(each.answer.date ?? each.answer.about.at, language),
                                  )
                                : each.answer_by === undefined
                                  ? ""
                                  : t.rights.answerBy(longDate(each.answer_by, language)),
                        ]}
                        steps={rightsSteps(reader, each)}
                        strong
                    >
                        {each.asked.text !== undefined && (
                            <blockquote className="entry__quote">{each.asked.text}</blockquote>
                        )}
                        {each.extension?.reason !== undefined && (
                            <p className="entry__text">{each.extension.reason}</p>
                        )}
                        {each.answer?.reason !== undefined && (
                            <p className="entry__text">{each.answer.reason}</p>
                        )}
                        {each.answer?.verdict === "refused" && <p className="subtle">{t.rights.appeal}</p>}
                    </Entry>
                ))}
            </Section>
            {kept.some(({ ended }) => !ended) && (
                <Section title={t.rights.keptBack}>
                    {kept
                        .filter(({ ended }) => !ended)
                        .map((each) => (
                            <Entry
                                key={each.kept.about.item}
                                about={each.kept.about}
                                title={
                                    titleOf(each.kept.about.item) ||
                                    nameOf(t.category, each.kept.about.category)
                                }
                                what={t.rights.keptBack}
                                meta={[nameOf(t.rights.ground, each.kept.ground)]}
                                steps={stepsOf({ ...reader, party: "none" }, each.kept.about)}
                            >
                                {each.kept.reason !== undefined && (
                                    <p className="entry__text">{each.kept.reason}</p>
                                )}
                            </Entry>
                        ))}
                </Section>
            )}
            <Section title={t.rights.holds} begin={{ form: "hold_set", name: "hold" }}>
                {holds.length === 0 && <p className="subtle">{t.rights.noHolds}</p>}
                {holds.map((each) => (
                    <Entry
                        key={each.set.about.item}
                        about={each.set.about}
                        title={each.set.reason ?? t.rights.holds}
                        what={t.rights.holds}
                        status={
                            each.lifted && (
                                <Tag size="xsmall" variant="moderate" data-color="neutral">
                                    {t.rights.lifted}
                                </Tag>
                            )
                        }
                        meta={[longDate(each.set.about.at, language), each.set.ordered_by ?? ""]}
                        steps={holdSteps(reader, each)}
                    />
                ))}
            </Section>
        </>
    );
}
