// The second step: what the file would do, every faulty row by row and column, and the approval.
import { Alert, Button, Tag } from "@navikt/ds-react";
import { useEffect, useRef } from "react";
import type { ImportPreview } from "../../api/types";
import { nameOf, useTexts } from "../../texts/context";

interface Props {
    preview: ImportPreview;
    file: string;
    saving: boolean;
    fault: string | undefined;
    onApprove: () => void;
    onAgain: () => void;
}
const states = ["new", "changed", "unchanged", "wrong"] as const;
const kColour = { new: "success", changed: "info", unchanged: "neutral", wrong: "danger" } as const;
const kShown = 100; // good rows; what matters is that they can be looked over

export function PreviewView({ preview, file, saving, fault, onApprove, onAgain }: Props) {
    const { t } = useTexts();
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);
    const wrong = preview.sample.filter(({ state }) => state === "wrong");
    const good = preview.sample.filter(({ state }) => state !== "wrong").slice(0, kShown);
    const written = preview.new + preview.changed;
    return (
        <>
            <section className="card" aria-labelledby="preview-title">
                <h2 className="card__title" id="preview-title" tabIndex={-1} ref={heading}>
                    {t.import.preview}
                </h2>
                <p className="subtle">{t.import.rows(preview.rows, file)}</p>
                <dl className="import__counts">
                    {states.map((state) => (
                        <div key={state} data-state={state} data-some={preview[state] > 0}>
                            <dt>{nameOf(t.import.states, state)}</dt>
                            <dd>{preview[state]}</dd>
                        </div>
                    ))}
                </dl>
                {fault !== undefined && (
                    <div role="alert">
                        <Alert variant="error" size="small">
                            {fault} {t.import.notSaved}
                        </Alert>
                    </div>
                )}
                {preview.wrong > 0 && <p className="import__note">{t.import.wrongHelp}</p>}
                {written === 0 && <p className="import__note">{t.import.nothing}</p>}
                <div className="import__foot">
                    {written > 0 && (
                        <Button size="small" loading={saving} onClick={onApprove}>
                            {t.import.approve(written)}
                        </Button>
                    )}
                    <Button size="small" variant="tertiary" data-color="neutral" onClick={onAgain}>
                        {t.import.another}
                    </Button>
                </div>
            </section>
            {wrong.length > 0 && (
                <section className="card" aria-labelledby="faults-title">
                    <h2 className="card__title" id="faults-title">
                        {t.import.faults}
                    </h2>
                    <table className="rows">
                        <thead>
                            <tr>
                                <th scope="col">{t.import.row}</th>
                                <th scope="col">{t.import.name}</th>
                                <th scope="col">{t.import.fault}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {wrong.map((row) => (
                                <tr key={row.row}>
                                    <td>{row.row}</td>
                                    <td>{(row.name ?? "").trim() === "" ? "–" : row.name}</td>
                                    <td>
                                        <ul className="rows__faults">
                                            {(row.faults ?? []).map((each, index) => (
                                                <li key={index}>
                                                    {each.column !== "" && <strong>{each.column}: </strong>}
                                                    {each.text}
                                                </li>
                                            ))}
                                        </ul>
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </section>
            )}
            {good.length > 0 && (
                <section className="card" aria-labelledby="others-title">
                    <h2 className="card__title" id="others-title">
                        {t.import.others}
                    </h2>
                    <table className="rows">
                        <thead>
                            <tr>
                                <th scope="col">{t.import.row}</th>
                                <th scope="col">{t.import.name}</th>
                                <th scope="col">{t.import.what}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {good.map((row) => (
                                <tr key={row.row}>
                                    <td>{row.row}</td>
                                    <td>{row.name}</td>
                                    <td>
                                        <Tag size="xsmall" variant="moderate" data-color={kColour[row.state]}>
                                            {nameOf(t.import.state, row.state)}
                                        </Tag>{" "}
                                        {(row.changes ?? []).length > 0 &&
                                            t.import.changes(
                                                (row.changes ?? [])
                                                    .map((each) => nameOf(t.import.change, each))
                                                    .join(", "),
                                            )}
                                    </td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                    {good.length < preview.rows - preview.wrong && (
                        <p className="subtle">{t.import.shown(good.length)}</p>
                    )}
                </section>
            )}
        </>
    );
}
