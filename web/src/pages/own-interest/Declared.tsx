// What one has declared, in one's own words: the number itself is not kept so that it can be shown.
import { Alert } from "@navikt/ds-react";
import type { OwnRelations } from "../../api/types";
import { longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { ownInterestWords } from "../../texts/own-interest";

export function Declared({ own: { own_number: ownNumber, relations } }: { own: OwnRelations }) {
    const { language } = useTexts();
    const pageWords = useWords(ownInterestWords);
    const words = pageWords;
    return (
        <section className="card" aria-labelledby="declared">
            <h2 className="card__title" id="declared">
                {words.mine}
            </h2>
            {relations.length === 0 ? (
                <p className="subtle">{words.none}</p>
            ) : (
                <ul className="plain own-interest__list">
                    {relations.map(({ id, closeness, label, declared, ended }) => (
                        <li key={id}>
                            <strong>{label ?? nameOf(words.closeness, closeness)}</strong>
                            <span className="subtle">
                                {[
                                    label === undefined ? "" : nameOf(words.closeness, closeness),
                                    words.declared(longDate(declared, language)),
                                    ended === undefined ? "" : words.ended(longDate(ended, language)),
                                ]
                                    .filter(Boolean)
                                    .join(" · ")}
                            </span>
                            {ended === undefined && <span>{words.closed}</span>}
                        </li>
                    ))}
                </ul>
            )}
            <Alert variant="info" size="small" inline>
                {ownNumber ? words.ownNumber : words.noOwnNumber}
            </Alert>
        </section>
    );
}
