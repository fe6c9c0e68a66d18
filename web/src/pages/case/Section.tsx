// A part of a tab: its heading, the one thing most likely begun there, and what it holds.
import { Button } from "@navikt/ds-react";
import { useId, type ReactNode } from "react";
import { ItemSteps } from "../../case/ItemSteps";
import { useCase } from "../../case/reader";
import { mayWrite, type Step } from "../../case/steps";
import { useTexts } from "../../texts/context";

interface Props {
    title: string;
    note?: ReactNode;
    begin?: Step | undefined;
    item?: string | undefined; // the one thing in it, where there is only one
    strong?: boolean;
    children: ReactNode;
}

export function Section({ title, note, begin, item, strong = false, children }: Props) {
    const { t } = useTexts();
    const reader = useCase();
    const id = useId();
    return (
        <section className="card" aria-labelledby={id}>
            <div className="section__head">
                <h2 className="card__title" id={id} tabIndex={-1}>
                    {title}
                </h2>
                {note !== undefined && <span className="subtle section__note">{note}</span>}
                {begin && mayWrite(reader, begin.form) && (
                    <Button
                        size="small"
                        variant={strong ? "primary" : "secondary"}
                        className="no-print section__begin"
                        onClick={() => reader.onOpen({ form: begin.form, item: begin.item, of: begin.of })}
                    >
                        {t.step[begin.name]}
                    </Button>
                )}
                {item !== undefined && (
                    <ItemSteps steps={{ rest: [] }} what={title} item={item} onOpen={reader.onOpen} />
                )}
            </div>
            <div className="entries">{children}</div>
        </section>
    );
}
