// One written thing in a case: who wrote it, for which party, when; and its text.
import { Button, Tag } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { About } from "../../api/types";
import { nameOf, useTexts } from "../../texts/context";

interface Props {
    about: About;
    title: ReactNode;
    by: string;
    children?: ReactNode;
    onChange?: (() => void) | undefined;
}

export function Entry({ about, title, by, children, onChange }: Props) {
    const { t } = useTexts();
    return (
        <article className="entry">
            <div className="card__head">
                <h3 className="entry__title">{title}</h3>
                {onChange && (
                    <Button size="xsmall" variant="tertiary" className="no-print" onClick={onChange}>
                        {t.case.change}
                    </Button>
                )}
            </div>
            <p className="subtle overview__small">
                {[by, nameOf(t.party, about.owner)].filter(Boolean).join(", ")}
            </p>
            {children}
            {about.limited && (
                <Tag size="xsmall" variant="moderate" data-color="warning">
                    {t.case.limited}
                </Tag>
            )}
        </article>
    );
}
