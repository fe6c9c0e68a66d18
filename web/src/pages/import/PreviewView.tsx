// The second step: what the file would do, every faulty row by row and column, and the approval.
import { Alert, Button, Tag } from "@navikt/ds-react";
import { useEffect, useRef, type ReactNode } from "react";
import type { ImportPreview } from "../../api/types";
import { nameOf, useWords } from "../../texts/context";
import { importingWords } from "../../texts/importing";

interface Props {
    preview: ImportPreview;
    file: string;
    saving: boolean;
    fault: string | undefined;
    onApprove: () => void;
    onAgain: () => void;
}
const states = ["new", "changed", "unchanged", "wrong"] as const;
const kColour = {
    new: "success",
    returning: "success",
    changed: "info",
    unchanged: "neutral",
    wrong: "danger",
} as const;
const kShown = 100; // good rows; what matters is that they can be looked over

export function PreviewView({ preview, file, saving, fault, onApprove, onAgain }: Props) {
    const words = useWords(importingWords);
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);
    const wrong = preview.sample.filter(({ state }) => state === "wrong");
    const good = preview.sample.filter(({ state }) => state !== "wrong").slice(0, kShown);
    const written = preview.new + preview.changed;
    return (
        <>
            <section className="card" aria-labelledby="preview-title">
                <h2 className="card__title" id="preview-title" tabIndex={-1} ref={heading}>
                    {words.preview}
                </h2>
                <p className="subtle">{words.rows(preview.rows, file)}</p>
                <dl className="import__counts">
                    {states.map((state) => (
                        <div key={state} data-state={state} data-some={preview[state] > 0}>
                            <dt>{nameOf(words.states, state)}</dt>
                            <dd>{preview[state]}</dd>
                        </div>
                    ))}
                </dl>
                {fault !== undefined && (
                    <div role="alert">
                        <Alert variant="error" size="small">
                            {fault} {words.notSaved}
                        </Alert>
                    </div>
                )}
                {preview.wrong > 0 && <p className="import__note">{words.wrongHelp}</p>}
                {written === 0 && <p className="import__note">{words.nothing}</p>}
                {saving && (
                    <div role="status">
                        <p className="import__note">{words.saving(written)}</p>
                        <progress className="import__progress" max={1} aria-hidden />
                    </div>
                )}
                <div className="import__foot">
                    {written > 0 && (
                        <Button size="small" loading={saving} onClick={onApprove}>
                            {words.approve(written)}
                        </Button>
                    )}
                    <Button size="small" variant="tertiary" data-color="neutral" onClick={onAgain}>
                        {words.another}
                    </Button>
                </div>
            </section>
            {wrong.length > 0 && (
                <Rows id="faults" title={words.faults} told={words.fault} rows={wrong}>
                    {(row) => (
                        <ul className="rows__faults">
                            {(row.faults ?? []).map((each, index) => (
                                <li key={index}>
                                    {each.column !== "" && <strong>{each.column}: </strong>}
                                    {each.text}
                                </li>
                            ))}
                        </ul>
                    )}
                </Rows>
            )}
            {good.length > 0 && (
                <Rows
                    id="others"
                    title={words.others}
                    told={words.what}
                    rows={good}
                    note={good.length < preview.rows - preview.wrong ? words.shown(good.length) : undefined}
                >
                    {({ state, changes = [] }) => (
                        <>
                            <Tag size="xsmall" variant="moderate" data-color={kColour[state]}>
                                {nameOf(words.state, state)}
                            </Tag>{" "}
                            {changes.length > 0 &&
                                words.changes(changes.map((each) => nameOf(words.change, each)).join(", "))}
                        </>
                    )}
                </Rows>
            )}
        </>
    );
}

type Row = ImportPreview["sample"][number];

/** Rows of the file with their number and name, and what is told of each. */
function Rows({
    id,
    title,
    told,
    rows,
    note,
    children,
}: {
    id: string;
    title: string;
    told: string;
    rows: readonly Row[];
    note?: string | undefined;
    children: (row: Row) => ReactNode;
}) {
    const words = useWords(importingWords);
    return (
        <section className="card" aria-labelledby={`${id}-title`}>
            <h2 className="card__title" id={`${id}-title`}>
                {title}
            </h2>
            <table className="rows">
                <thead>
                    <tr>
                        <th scope="col">{words.row}</th>
                        <th scope="col">{words.name}</th>
                        <th scope="col">{told}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row) => (
                        <tr key={row.row}>
                            <td>{row.row}</td>
                            <td>{(row.name ?? "").trim() === "" ? "–" : row.name}</td>
                            <td>{children(row)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {note !== undefined && <p className="subtle">{note}</p>}
        </section>
    );
}
