// Reasoned openings: those that wait first, the oldest on top, then those of the last month.
import { Button, Tag, Textarea } from "@navikt/ds-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import { api, queryClient, reviewDeskQuery } from "../../api/queries";
import type { Opening } from "../../api/types";
import { useToast } from "../../components/toast";
import { swedishTime, longDate } from "../../dates";
import { nameOf as wordOf, useTexts, useWords } from "../../texts/context";
import { reviewWords } from "../../texts/review";
import { problemText } from "../../texts/problems";
import { Rows } from "./Rows";

interface Props {
    openings: readonly Opening[];
    nameOf: (worker: string) => string;
}

export function Openings({ openings, nameOf }: Props) {
    const words = useWords(reviewWords);
    return (
        <section className="card review__section" aria-labelledby="openings-title">
            <h2 className="card__title" id="openings-title">
                {words.openings}
            </h2>
            {!openings.some(({ open }) => open) && <p className="subtle">{words.noOpenings}</p>}
            <ul className="review__list">
                {openings.map((each) => (
                    <OpeningLine key={each.opening} opening={each} nameOf={nameOf} />
                ))}
            </ul>
        </section>
    );
}

function OpeningLine({ opening, nameOf }: { opening: Opening; nameOf: Props["nameOf"] }) {
    const { t, language } = useTexts();
    const words = useWords(reviewWords);
    const at = (instant: string) => swedishTime(instant, language);
    return (
        <li className="review__item" data-overdue={opening.overdue}>
            <p className="review__head">
                <strong>{nameOf(opening.worker)}</strong>{" "}
                <span className="subtle">{wordOf(t.role, opening.role)}</span>
                {opening.open ? (
                    <Tag size="small" variant={opening.overdue ? "error" : "neutral"}>
                        {opening.overdue ? words.overdue : words.due(longDate(opening.due, language))}
                    </Tag>
                ) : (
                    <Tag size="small" variant={opening.verdict === "rejected" ? "warning" : "success"}>
                        {opening.verdict === "rejected" ? words.rejected : words.approved}
                    </Tag>
                )}
            </p>
            <p className="review__when">
                {words.caseId} <span className="review__case">{opening.case}</span>, {at(opening.at)}{" "}
                {words.until} {at(opening.until)}
            </p>
            <p className="review__reason">{opening.reason}</p>
            {opening.reviewer !== undefined && opening.reviewed !== undefined && (
                <p className="subtle">
                    {words.by(nameOf(opening.reviewer), at(opening.reviewed))}
                    {opening.note !== undefined && <>: {opening.note}</>}
                </p>
            )}
            <Rows item={opening.opening} />
            {opening.open && (opening.own ? <p>{words.own}</p> : <VerdictForm opening={opening} />)}
        </li>
    );
}

function VerdictForm({ opening }: { opening: Opening }) {
    const { t } = useTexts();
    const words = useWords(reviewWords);
    const toast = useToast();
    const [note, setNote] = useState("");
    const judge = useMutation({
        mutationFn: (verdict: "approved" | "rejected") =>
            api.write("POST", `/reviews/openings/${opening.opening}/verdict`, { verdict, note: note.trim() }),
        onSuccess: () => {
            toast({ text: words.saved });
            void queryClient.invalidateQueries(reviewDeskQuery);
        },
    });
    const fault = judge.error
        ? isProblem(judge.error)
            ? problemText(judge.error.fields[0] ?? judge.error, t)
            : t.state.offline
        : undefined;
    return (
        <div className="review__judge">
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
            <div className="review__buttons">
                <Button size="small" loading={judge.isPending} onClick={() => judge.mutate("approved")}>
                    {words.approve}
                </Button>
                <Button
                    size="small"
                    variant="secondary"
                    disabled={judge.isPending}
                    onClick={() => judge.mutate("rejected")}
                >
                    {words.reject}
                </Button>
            </div>
        </div>
    );
}
