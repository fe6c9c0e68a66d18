// First on the participant's page: what happens now.
import type { CaseView, Catalogue, Party } from "../../api/types";
import { fromNow, longDate, weekdayDate, type IsoDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { mineWords } from "../../texts/mine";
import { happensNow, nothingHappens, type NextContact, type Wait } from "./now";

interface Props {
    view: CaseView;
    catalogue: Catalogue | undefined;
    owners: readonly Party[]; // whom one may write to, the nearest first
}

export function HappensNow(props: Props) {
    const words = useWords(mineWords);
    return (
        <section className="card mine__now" aria-labelledby="happens-now">
            <h2 className="card__title" id="happens-now">
                {words.now.title}
            </h2>
            <Happening {...props} />
        </section>
    );
}

function Happening({ view, catalogue, owners }: Props) {
    const words = useWords(mineWords).now;
    const now = happensNow(view, catalogue);
    const { contact, waits, answers, begins } = now;
    if (nothingHappens(now))
        return (
            <p className="mine__nothing">
                {words.nothing} <WriteTo owners={owners} />
            </p>
        );
    return (
        <dl>
            <div>
                <dt>{words.contact}</dt>
                <dd>
                    {contact ? (
                        <Contact contact={contact} today={view.today} />
                    ) : (
                        <>
                            {words.noContact} <WriteTo owners={owners} />
                        </>
                    )}
                </dd>
            </div>
            {begins && (
                <div>
                    <dt>{words.begins}</dt>
                    <dd>
                        <Day date={begins.date} today={view.today} />{" "}
                        {words.starts(begins.title, begins.provider)}
                    </dd>
                </div>
            )}
            {answers.length > 0 && (
                <div>
                    <dt>{words.answers}</dt>
                    {answers.map((title) => (
                        <dd key={title}>{words.answer(title)}</dd>
                    ))}
                </div>
            )}
            {waits.length > 0 && (
                <div>
                    <dt>{words.waits}</dt>
                    {waits.map((each) => (
                        <dd key={[each.on, each.about].join(" ")}>
                            <Waiting wait={each} today={view.today} />
                        </dd>
                    ))}
                </div>
            )}
        </dl>
    );
}

function Day({ date, today }: { date: IsoDate; today: IsoDate }) {
    const { language } = useTexts();
    const day = weekdayDate(date, language);
    return (
        <strong>
            {day.charAt(0).toLocaleUpperCase(language) + day.slice(1)}, {fromNow(date, today, language)}.
        </strong>
    );
}

function Contact({ contact, today }: { contact: NextContact; today: IsoDate }) {
    const { t } = useTexts();
    const words = useWords(mineWords).now;
    const { date, channel, party, calls, where } = contact;
    return (
        <>
            <Day date={date} today={today} />{" "}
            {words.way(nameOf(t.channel, channel), nameOf(t.party, party), where)} {words.sentence(calls)}
        </>
    );
}

function Waiting({ wait, today }: { wait: Wait; today: IsoDate }) {
    const { t, language } = useTexts();
    const words = useWords(mineWords).now;
    const { on, decides, about, since, askAgain } = wait;
    const day = (date: IsoDate) => weekdayDate(date, language);
    return (
        <>
            {decides
                ? words.decides(nameOf(t.role, on).toLocaleLowerCase(language), about)
                : words.waitsFor(on, about, since === undefined ? "" : longDate(since, language))}{" "}
            {askAgain !== undefined &&
                (askAgain < today ? words.shouldHaveAsked(day(askAgain)) : words.askAgain(day(askAgain)))}
        </>
    );
}

/** The form is in the next card: one is taken to its heading. */
function WriteTo({ owners }: { owners: readonly Party[] }) {
    const { t } = useTexts();
    const words = useWords(mineWords).now;
    const [nearest] = owners;
    if (nearest === undefined) return null;
    return <a href="#own-messages">{words.write(nameOf(t.party, nearest))}</a>;
}
