// Questions as rows: what they are about, how far they have come, and by when they should be answered.
import { Tag } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import type { QuestionRow } from "../../api/types";
import { longDate } from "../../dates";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { consultWords } from "../../texts/consult";
import type { Tab } from "./search";

interface Props {
    rows: readonly QuestionRow[];
    tab: Tab;
    nameOfWorker: (id: string) => string;
}

export function QuestionList({ rows, tab, nameOfWorker }: Props) {
    const { t, language } = useTexts();
    const consult = useWords(consultWords);
    const me = useSession().worker;
    const words = consult.queue;
    const taken = ({ taker }: QuestionRow) =>
        taker === undefined
            ? words.free
            : taker === me
              ? words.takenByMe
              : words.takenBy(nameOfWorker(taker));
    return (
        <ul className="consult__list">
            {rows.map((row) => (
                <li key={row.question} data-overdue={row.overdue}>
                    <p className="consult__row-head">
                        <Link to="/samrad" search={{ tab, question: row.question }}>
                            {row.subject}
                        </Link>
                        <Tag
                            size="xsmall"
                            variant={
                                row.status === "answered" ? "success" : row.overdue ? "warning" : "neutral"
                            }
                        >
                            {nameOf(consult.status, row.status)}
                        </Tag>
                    </p>
                    <p className="subtle">
                        {[
                            nameOf(t.role, row.role),
                            row.topic === "none" ? "" : nameOf(t.track, row.topic),
                            tab === "queue" ? nameOfWorker(row.asker) : "",
                        ]
                            .filter(Boolean)
                            .join(" · ")}
                    </p>
                    <p className={row.overdue ? "consult__late" : "subtle"}>
                        {(row.due === undefined
                            ? [longDate(row.asked, language), row.published ? words.published : ""]
                            : [
                                  words.waited(row.age),
                                  (row.overdue ? words.late : words.due)(longDate(row.due, language)),
                                  tab === "queue" ? taken(row) : "",
                              ]
                        )
                            .filter(Boolean)
                            .join(" · ")}
                    </p>
                </li>
            ))}
        </ul>
    );
}
