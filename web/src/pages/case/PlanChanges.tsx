// What somebody wants changed in the plan: what it says, what each party answers, and what it said before.
import { Button, ReadMore, Tag } from "@navikt/ds-react";
import { planChangedSince } from "../../case/model";
import { useCase } from "../../case/reader";
import { changeStanding, kWholePlan, mayWrite, planChangeSteps, type PlanChangeItem } from "../../case/steps";
import { rampText } from "../../components/plan/words";
import { dateAndTime, longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { planWords } from "../../texts/plan";
import { Entry, Facts } from "./Entry";
import { Section } from "./Section";
import { useTitles } from "./titles";

const kColour: Record<string, "warning" | "success" | "danger" | "neutral"> = {
    waits: "warning",
    ready: "success",
    objected: "danger",
    overtaken: "warning",
    carried_out: "success",
    withdrawn: "neutral",
};

export function PlanChanges() {
    const { t } = useTexts();
    const words = useWords(planWords);
    const reader = useCase();
    const changes = reader.view.content.plan_changes ?? [];
    const hasPlan = (reader.view.content.activities ?? []).length > 0;
    if (changes.length === 0 && !(hasPlan && mayWrite(reader, "plan_change"))) return null;
    return (
        <Section title={t.placements.changes} begin={{ form: "plan_change", name: "proposeChange" }}>
            {hasPlan && mayWrite(reader, "plan_change") && (
                <div className="entry__buttons">
                    <Button
                        size="xsmall"
                        variant="secondary"
                        className="no-print"
                        onClick={() => reader.onOpen({ form: "plan_change", of: kWholePlan })}
                    >
                        {words.layForward}
                    </Button>
                </div>
            )}
            {changes.length === 0 && <p className="subtle">{t.placements.noChanges}</p>}
            {[...changes].reverse().map((each) => (
                <Change key={each.change.about.item} item={each} />
            ))}
        </Section>
    );
}

function Change({ item }: { item: PlanChangeItem }) {
    const { t, language } = useTexts();
    const words = useWords(planWords);
    const reader = useCase();
    const titleOf = useTitles();
    const { change, earlier = [], answers = [], closed } = item;
    const { state } = changeStanding(item);
    const what = change.change ?? t.placements.changes;
    const date = (day: string) => longDate(day, language);
    return (
        <div id={`item-${change.about.item}`} className="entry__anchor">
            <Entry
                about={change.about}
                title={what}
                what={what}
                status={
                    <Tag size="xsmall" variant="moderate" data-color={kColour[state] ?? "neutral"}>
                        {nameOf(t.placements.changeState, state)}
                    </Tag>
                }
                meta={[
                    change.activity === undefined ? t.placements.whole : titleOf(change.activity),
                    closed || change.answer_by === undefined
                        ? ""
                        : t.placements.answerBy(date(change.answer_by)),
                ]}
                steps={planChangeSteps(reader, item)}
            >
                {change.activity === undefined &&
                    !closed &&
                    planChangedSince(reader.view.content, change.about.at) && (
                        <p className="entry__text">{words.changedSince}</p>
                    )}
                {state === "overtaken" && <p className="entry__text">{t.placements.overtaken}</p>}
                <Facts
                    list={[
                        [t.forms.plan_change.fields.reason, change.reason],
                        [
                            t.placements.proposedHours,
                            change.hours && rampText({ hours: change.hours }, language),
                        ],
                        [t.placements.proposedUntil, change.until && date(change.until)],
                        [t.placements.participant, change.participant],
                        ...(change.heard ?? []).map((party): [string, string] => {
                            const answer = answers.find(({ about }) => about.owner === party);
                            return [
                                nameOf(t.party, party),
                                answer === undefined
                                    ? t.placements.noAnswer
                                    : [nameOf(t.placements.changeAnswer, answer.answer), answer.text ?? ""]
                                          .filter(Boolean)
                                          .join(". "),
                            ];
                        }),
                        [t.forms.plan_change_closed.fields.note, closed?.note],
                    ]}
                />
                {earlier.length > 0 && (
                    <ReadMore size="small" header={t.placements.versions(earlier.length)}>
                        {earlier.map((each) => (
                            <div key={each.about.version}>
                                <p className="subtle">
                                    {dateAndTime(each.about.at, language)},{" "}
                                    {reader.nameOfWorker(each.about.author)}
                                </p>
                                <Facts
                                    list={[
                                        [t.placements.before, each.change],
                                        [t.forms.plan_change.fields.reason, each.reason],
                                        [
                                            t.placements.proposedHours,
                                            each.hours && rampText({ hours: each.hours }, language),
                                        ],
                                        [t.placements.proposedUntil, each.until && date(each.until)],
                                    ]}
                                />
                            </div>
                        ))}
                    </ReadMore>
                )}
            </Entry>
        </div>
    );
}
