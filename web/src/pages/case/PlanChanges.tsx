// What somebody wants changed in the plan: what it says, what each party answers, and what it said before.
import { Button, ReadMore, Tag } from "@navikt/ds-react";
import { rampInWords } from "../../case/history";
import { useCase } from "../../case/reader";
import { changeStanding, kWholePlan, mayWrite, planChangeSteps, type PlanChangeItem } from "../../case/steps";
import { rewritings, type ChangeField, type ChangeVersion, type Rewriting } from "../../case/versions";
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
                {state === "overtaken" && (
                    <p className="entry__text">
                        {change.as_it_is ? words.changedSince : t.placements.overtaken}
                    </p>
                )}
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
                        {rewritings(item).map((each) => (
                            <Rewritten key={each.before.about.version} rewriting={each} />
                        ))}
                    </ReadMore>
                )}
            </Entry>
        </div>
    );
}

/** What one version said, and what the next one says in its place: in words and by a line through or under it. */
function Rewritten({ rewriting: { before, after, changed } }: { rewriting: Rewriting }) {
    const { t, language } = useTexts();
    const words = useWords(planWords);
    const { nameOfWorker } = useCase();
    const inWords = (version: ChangeVersion, field: ChangeField): string => {
        const value = version[field] ?? "";
        if (field === "hours")
            return rampInWords(version.hours ?? [], { t, plan: words, language, nameOfWorker });
        if (typeof value !== "string")
            return (version.heard ?? []).map((party) => nameOf(t.party, party)).join(", ");
        return value !== "" && (field === "until" || field === "answer_by")
            ? longDate(value, language)
            : value;
    };
    return (
        <section className="rewritten">
            <h4 className="rewritten__title">
                {words.rewritten(dateAndTime(after.about.at, language), nameOfWorker(after.about.author))}
            </h4>
            {changed.length === 0 && <p className="entry__text">{words.sameWording}</p>}
            <dl className="entry__answers">
                {changed.map((field) => {
                    const [was, is] = [inWords(before, field), inWords(after, field)];
                    return (
                        <div key={field}>
                            <dt>{t.forms.plan_change.fields[field]}</dt>
                            <dd>
                                <span className="subtle">{words.was}</span>{" "}
                                {was === "" ? words.wasNothing : <del>{was}</del>}
                            </dd>
                            <dd>
                                <span className="subtle">{words.became}</span>{" "}
                                {is === "" ? words.wasNothing : <ins>{is}</ins>}
                            </dd>
                        </div>
                    );
                })}
            </dl>
        </section>
    );
}
