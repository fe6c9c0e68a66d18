// Who sees one entry, and why: each who has to do with the case, and any colleague one asks about. A window over the case; the
// server answers, and says no more than the asker may know.
import { Modal, UNSAFE_Combobox as Combobox } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { isProblem } from "../../api/problem";
import { audienceQuery } from "../../api/queries";
import type { AudienceLine } from "../../api/types";
import type { Option } from "../../forms/definition";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { readersWords } from "../../texts/readers";
import { useCase, type WhoSeesWhat } from "../reader";
import { colleagues } from "./colleagues";
import "./readers.css";
import { kSign, signOf } from "./signs";

interface Props extends WhoSeesWhat {
    onClose: () => void;
}

export function WhoSees({ item, what, onClose }: Props) {
    const { t } = useTexts();
    const words = useWords(readersWords);
    const { view, team, workers } = useCase();
    const answer = useQuery(audienceQuery(view.case, { item }));
    const { data } = answer;
    const tab = (name: "insyn" | "samtycken", text: string) => (
        <Link to="/arenden/$caseId/$tab" params={{ caseId: view.case, tab: name }} onClick={onClose}>
            {text}
        </Link>
    );
    return (
        <Modal
            open
            onClose={onClose}
            header={{ heading: t.sees.who, label: what, size: "small" }}
            width="38rem"
            portal
        >
            <Modal.Body className="stack who">
                {data === undefined ? (
                    <p role="status">{answer.isError ? told(answer.error, words) : words.whoWaits}</p>
                ) : (
                    <>
                        <p className="subtle who__lead">
                            {words.whoLead(nameOf(t.category, data.category), nameOf(t.party, data.owner))}{" "}
                            {words.inner}
                        </p>
                        <section aria-labelledby="who-all">
                            <h2 id="who-all">{words.whoAll}</h2>
                            <ul className="who__readers">
                                {data.readers.map((line) => (
                                    <li key={`${line.reader.party} ${line.reader.role}`}>
                                        <Line line={line} />
                                    </li>
                                ))}
                            </ul>
                            <p>{tab("insyn", words.toMatrix)}</p>
                        </section>
                        <OneColleague
                            caseId={view.case}
                            item={item}
                            options={colleagues(workers, team, view.today, t)}
                            toConsent={tab("samtycken", words.toConsent)}
                        />
                    </>
                )}
                <p className="subtle who__logged">{words.whoLogged}</p>
            </Modal.Body>
        </Modal>
    );
}

interface OneProps {
    caseId: string;
    item: string;
    options: readonly Option[];
    toConsent: ReactNode;
}

/** Whether one colleague sees it, and what would open more. */
function OneColleague({ caseId, item, options, toConsent }: OneProps) {
    const words = useWords(readersWords);
    const [worker, choose] = useState("");
    const answer = useQuery({ ...audienceQuery(caseId, { item, worker }), enabled: worker !== "" });
    const line = answer.data?.readers[0];
    const answered = useRef<HTMLDivElement>(null);
    useEffect(() => {
        // The answer comes below what has just been chosen, perhaps below the window's edge.
        if (line) answered.current?.scrollIntoView({ block: "nearest" });
    }, [line]);
    return (
        <section aria-labelledby="who-one">
            <h2 id="who-one">{words.whoAsk}</h2>
            <Combobox
                size="small"
                label={words.whoColleague}
                description={words.whoHelp}
                options={[...options]}
                selectedOptions={options.filter(({ value }) => value === worker)}
                shouldAutocomplete
                onToggleSelected={(id, selected) => choose(selected ? id : "")}
            />
            <div className="who__answer" aria-live="polite" ref={answered}>
                {worker !== "" && line === undefined && (
                    <p>{answer.isError ? told(answer.error, words) : words.whoWaits}</p>
                )}
                {line && (
                    <>
                        <Line line={line} />
                        {line.standing.needs !== undefined && (
                            <p>
                                <strong>{words.toOpen}</strong> {line.standing.needs}
                            </p>
                        )}
                        {line.standing.provision !== undefined && <p>{toConsent}</p>}
                    </>
                )}
            </div>
        </section>
    );
}

function Line({ line: { reader, standing } }: { line: AudienceLine }) {
    const words = useWords(readersWords);
    const sign = signOf(standing);
    return (
        <>
            <span className="readers__sign" data-sign={sign}>
                {kSign[sign]} {words.sign[sign]}
            </span>
            <span>
                <strong>{reader.name}</strong>
                {reader.me && <span className="subtle"> {words.you}</span>}
            </span>
            <span className="who__why">{standing.text}</span>
        </>
    );
}

/** What is gone is told as what one may not see. */
const told = (error: Error, words: (typeof readersWords)["sv"]): string =>
    isProblem(error) && error.status === 404 ? words.whoGone : words.whoFailed;
