import { Tag } from "@navikt/ds-react";
import { useCase } from "../../case/reader";
import { isKeptBack } from "../../case/steps";
import { useTexts } from "../../texts/context";

/** The participant's comments on an item, and whether it is kept from the participant. */
export function Remarks({ item }: { item: string }) {
    const { t } = useTexts();
    const reader = useCase();
    const said = (reader.view.content.statements ?? []).filter(({ about }) => about.item === item);
    return (
        <>
            {said.map(({ about, text }) => (
                <blockquote key={about.at} className="entry__quote">
                    <strong>{t.rights.statement}: </strong>
                    {text ?? t.case.limited}
                </blockquote>
            ))}
            {isKeptBack(reader, item) && (
                <Tag size="xsmall" variant="moderate" data-color="warning">
                    {t.rights.keptBack}
                </Tag>
            )}
        </>
    );
}
