// After the exit: whether it held, each time somebody has asked. And discharges, after which somebody is to be met.
import { useCase } from "../../case/reader";
import { followsUpAfter, saidSteps } from "../../case/steps";
import { addDays, longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { Entry, Facts } from "./Entry";
import { Section } from "./Section";

export function AfterExits() {
    const { t, language } = useTexts();
    const reader = useCase();
    const { exit, after_exit: written = [] } = reader.view.content;
    const keeps = followsUpAfter(reader);
    if (written.length === 0 && !keeps) return null;
    const day = (date: string) => longDate(date, language);
    return (
        <Section
            title={t.parts.afterExit}
            begin={keeps ? { form: "after_exit", name: "followUp" } : undefined}
        >
            {exit?.date !== undefined && exit.follow_up_by !== undefined && (
                <p className="subtle">
                    {t.parts.afterExitDays(day(addDays(exit.date, 90)), day(addDays(exit.date, 180)))}{" "}
                    {reader.nameOfWorker(exit.follow_up_by)}.
                </p>
            )}
            {written.length === 0 && <p className="subtle">{t.parts.afterExitNone}</p>}
            {written.toReversed().map((each) => {
                const title = nameOf(t.choice.exitRound, each.round);
                return (
                    <Entry
                        key={each.about.item}
                        about={each.about}
                        title={[title, nameOf(t.choice.afterExit, each.state)].filter(Boolean).join(": ")}
                        what={title}
                        meta={[
                            each.date === undefined ? "" : day(each.date),
                            nameOf(t.channel, each.channel),
                            each.hours === undefined ? "" : t.parts.hoursAWeek(each.hours),
                        ]}
                        steps={saidSteps(reader, each.about)}
                    >
                        <Facts
                            list={[
                                [
                                    t.forms.after_exit.fields.subsidised,
                                    each.subsidised === undefined
                                        ? undefined
                                        : each.subsidised
                                          ? t.form.yes
                                          : t.form.no,
                                ],
                                [t.forms.after_exit.fields.needed, each.needed],
                            ]}
                        />
                    </Entry>
                );
            })}
        </Section>
    );
}

export function Discharges() {
    const { t, language } = useTexts();
    const reader = useCase();
    const { discharges = [] } = reader.view.content;
    if (discharges.length === 0) return null;
    return (
        <Section title={t.parts.discharges}>
            {discharges.toReversed().map((each) => {
                const title = [
                    each.date === undefined ? "" : longDate(each.date, language),
                    nameOf(t.choice.dischargedFrom, each.from),
                ]
                    .filter(Boolean)
                    .join(" · ");
                return (
                    <Entry
                        key={each.about.item}
                        about={each.about}
                        title={title}
                        what={title}
                        steps={saidSteps(reader, each.about, "discharge")}
                    >
                        {each.note !== undefined && <p className="entry__text">{each.note}</p>}
                    </Entry>
                );
            })}
        </Section>
    );
}
