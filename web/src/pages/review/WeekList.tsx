// One week's list: who did what that stands out, or was drawn; and what the reviewer found of it.
import { Button, Chips, Radio, RadioGroup, Tag, Textarea } from "@navikt/ds-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { api, queryClient, reviewDeskQuery, reviewWeekQuery } from "../../api/queries";
import type { Mark, ReviewItem } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useToast } from "../../components/toast";
import { swedishTime, weekdayDate, weekNumber } from "../../dates";
import { nameOf as wordOf, useTexts, useWords } from "../../texts/context";
import { reviewWords } from "../../texts/review";
import { problemText } from "../../texts/problems";
import { Rows } from "./Rows";

const marks: readonly Mark[] = [
    "sample",
    "out_of_hours",
    "same_name",
    "same_home",
    "many_lookups",
    "no_later_work",
    "first_time",
    "refused",
];
const findings = ["in_order", "asked", "reported"] as const;
type NameOf = (worker: string) => string;

export function WeekList({ week, nameOf }: { week: string; nameOf: NameOf }) {
    const { language } = useTexts();
    const words = useWords(reviewWords);
    const [mark, setMark] = useState<Mark>();
    const list = useQuery(reviewWeekQuery(week));
    const number = new Intl.NumberFormat(language === "sv" ? "sv-SE" : "en-GB");
    return (
        <section className="card review__section" aria-labelledby="week-title">
            <Link to="/granskning">{words.back}</Link>
            <h2 className="card__title" id="week-title">
                {words.week(weekNumber(week))} {week.slice(0, 4)}
            </h2>
            <Fetched query={list}>
                {(data) => {
                    const among = data.items.filter(({ about }) => !mark || about.marks.includes(mark));
                    return (
                        <>
                            <p className="subtle">
                                {words.drawn(
                                    number.format(data.rows),
                                    number.format(data.visits),
                                    swedishTime(data.drawn, language),
                                )}
                            </p>
                            <details className="review__seed">
                                <summary>{words.seed}</summary>
                                <p className="subtle">{words.seedHelp}</p>
                                <code>{data.seed}</code>
                            </details>
                            {data.items.length === 0 && <EmptyState title={words.emptyList} />}
                            <Chips size="small">
                                {marks
                                    .map((each) => ({
                                        each,
                                        n: data.items.filter(({ about }) => about.marks.includes(each))
                                            .length,
                                    }))
                                    .filter(({ n }) => n > 0)
                                    .map(({ each, n }) => (
                                        <Chips.Toggle
                                            key={each}
                                            checkmark={false}
                                            selected={mark === each}
                                            onClick={() => setMark(mark === each ? undefined : each)}
                                        >
                                            {`${wordOf(words.mark, each)} ${n}`}
                                        </Chips.Toggle>
                                    ))}
                            </Chips>
                            <ul className="review__list">
                                {among.map((each) => (
                                    <Item key={each.about.item} item={each} nameOf={nameOf} />
                                ))}
                            </ul>
                        </>
                    );
                }}
            </Fetched>
        </section>
    );
}

function Item({ item: { about, findings: found, open, own }, nameOf }: { item: ReviewItem; nameOf: NameOf }) {
    const { t, language } = useTexts();
    const words = useWords(reviewWords);
    const code = language;
    return (
        <li className="review__item">
            <p className="review__head">
                <strong>{nameOf(about.worker)}</strong>{" "}
                <span className="subtle">{wordOf(t.role, about.role)}</span>
                {about.marks.map((each) => (
                    <Tag key={each} size="small" variant={each === "sample" ? "neutral" : "info"}>
                        {wordOf(words.mark, each)}
                    </Tag>
                ))}
            </p>
            <p className="review__when">
                {about.case === undefined ? (
                    words.many(about.times, about.typical)
                ) : (
                    <>
                        {words.caseId} <span className="review__case">{about.case}</span>,{" "}
                        {weekdayDate(about.day, code)}
                        {about.first !== undefined && ` ${swedishTime(about.first, code).slice(-5)}`},{" "}
                        {words.times(about.times)}
                    </>
                )}
            </p>
            {found.map((each) => (
                <p key={each.at} className="review__found">
                    <strong>{wordOf(words.found, each.finding)}</strong>{" "}
                    <span className="subtle">
                        {words.by(nameOf(each.by), swedishTime(each.at, code))}
                        {each.note !== undefined && <>: {each.note}</>}
                    </span>
                </p>
            ))}
            <Rows item={about.item} />
            {open && (own ? <p>{words.own}</p> : <FindingForm item={about.item} version={found.length} />)}
        </li>
    );
}

function FindingForm({ item, version }: { item: string; version: number }) {
    const { t } = useTexts();
    const words = useWords(reviewWords);
    const toast = useToast();
    const [shown, setShown] = useState(false);
    const [finding, setFinding] = useState<(typeof findings)[number]>("in_order");
    const [note, setNote] = useState("");
    const judge = useMutation({
        mutationFn: () =>
            api.write("POST", `/reviews/items/${item}/findings`, { version, finding, note: note.trim() }),
        onSuccess: () => {
            toast({ text: words.saved });
            setShown(false);
            setNote("");
            void queryClient.invalidateQueries(reviewDeskQuery);
        },
    });
    const fault = judge.error
        ? isProblem(judge.error)
            ? problemText(judge.error.fields[0] ?? judge.error, t)
            : t.state.offline
        : undefined;
    if (!shown)
        return (
            <Button size="small" variant="secondary" onClick={() => setShown(true)}>
                {words.judge}
            </Button>
        );
    return (
        <div className="review__judge">
            <RadioGroup
                size="small"
                legend={words.judge}
                value={finding}
                onChange={(value: (typeof findings)[number]) => setFinding(value)}
            >
                {findings.map((each) => (
                    <Radio key={each} value={each}>
                        {wordOf(words.finding, each)}
                    </Radio>
                ))}
            </RadioGroup>
            <Textarea
                autoComplete="off"
                size="small"
                label={words.note}
                description={words.noteHelp}
                value={note}
                error={fault}
                maxLength={1000}
                minRows={1}
                onChange={({ target }) => setNote(target.value)}
            />
            <Button size="small" loading={judge.isPending} onClick={() => judge.mutate()}>
                {words.save}
            </Button>
        </div>
    );
}
