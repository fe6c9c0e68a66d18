// What in a text may tell whom it is about: marked where it stands, with what to write instead, or said to tell of nobody.
import { Alert, Button, Checkbox, Tag } from "@navikt/ds-react";
import { useWords } from "../../texts/context";
import { consultWords } from "../../texts/consult";
import { nameOf } from "../../texts/context";
import { left, once, piecesOf, replaced } from "./findings";
import type { Check } from "./useCheck";

interface Props {
    check: Check;
    labels: readonly string[]; // of the texts
    onChange: (index: number, text: string) => void;
}

export function Findings({ check, labels, onChange }: Props) {
    const consult = useWords(consultWords);
    const words = consult.check;
    const all = check.found.flat();
    const open = left(all, check.confirmed);
    const empty = check.texts.every((text) => text.trim() === "");
    return (
        <div className="consult__check" role="group" aria-label={words.title}>
            <div role="status" className="consult__check-state">
                {check.failed ? (
                    <Alert variant="info" size="small" inline>
                        {words.failed}
                    </Alert>
                ) : empty ? null : all.length === 0 ? (
                    <span className="subtle">{check.current ? words.clean : words.checking}</span>
                ) : open.length > 0 ? (
                    <Alert variant="warning" size="small" inline>
                        {words.intro(
                            once(open).filter(({ certain }) => certain).length,
                            once(open).filter(({ certain }) => !certain).length,
                        )}
                    </Alert>
                ) : (
                    <Alert variant="success" size="small" inline>
                        {words.clean}
                    </Alert>
                )}
            </div>
            {check.found.map((findings, index) => {
                const text = check.texts[index] ?? "";
                if (findings.length === 0) return null;
                return (
                    <div key={labels[index]} className="consult__found">
                        <p className="consult__marked">
                            {piecesOf(text, findings).map(({ text: piece, finding }, at) =>
                                finding ? (
                                    <mark
                                        key={at}
                                        data-certain={finding.certain}
                                        data-confirmed={!finding.certain && check.confirmed.has(finding.text)}
                                    >
                                        {piece}
                                    </mark>
                                ) : (
                                    <span key={at}>{piece}</span>
                                ),
                            )}
                        </p>
                        <ul className="consult__findings" aria-label={labels[index]}>
                            {once(findings).map((finding) => (
                                <li key={`${finding.certain} ${finding.text}`}>
                                    <div className="consult__what">
                                        <strong>{finding.text}</strong>
                                        <span className="subtle">{nameOf(words.trace, finding.trace)}</span>
                                        {finding.certain && (
                                            <Tag size="xsmall" variant="error">
                                                {words.must}
                                            </Tag>
                                        )}
                                    </div>
                                    <div className="consult__ways">
                                        <Button
                                            type="button"
                                            size="small"
                                            variant="secondary"
                                            disabled={!check.current}
                                            aria-label={words.replaceWhat(finding.text, finding.instead)}
                                            onClick={() => onChange(index, replaced(text, findings, finding))}
                                        >
                                            {words.replace(finding.instead)}
                                        </Button>
                                        {!finding.certain && (
                                            <Checkbox
                                                size="small"
                                                checked={check.confirmed.has(finding.text)}
                                                onChange={({ target }) =>
                                                    check.confirm(finding.text, target.checked)
                                                }
                                            >
                                                <span aria-hidden>{words.nobody}</span>
                                                <span className="aksel-sr-only">
                                                    {words.nobodyWhat(finding.text)}
                                                </span>
                                            </Checkbox>
                                        )}
                                    </div>
                                </li>
                            ))}
                        </ul>
                    </div>
                );
            })}
        </div>
    );
}
