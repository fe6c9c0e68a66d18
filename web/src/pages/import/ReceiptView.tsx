// The last step: what was written.
import { CheckmarkCircleFillIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useEffect, useRef } from "react";
import type { ImportReceipt } from "../../api/types";
import { LinkButton } from "../../components/LinkButton";
import { useWords } from "../../texts/context";
import { importingWords } from "../../texts/importing";

export function ReceiptView({ receipt, onAgain }: { receipt: ImportReceipt; onAgain: () => void }) {
    const words = useWords(importingWords);
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);
    return (
        <section className="card import__receipt" aria-labelledby="receipt-title">
            <CheckmarkCircleFillIcon aria-hidden fontSize="2.5rem" />
            <h2 className="card__title" id="receipt-title" tabIndex={-1} ref={heading}>
                {words.receipt}
            </h2>
            <p>
                {words.opened(receipt.opened)}, {words.changed(receipt.changed)}.
            </p>
            <div className="import__foot">
                <LinkButton to="/arenden" search={{ scope: "party" }} size="small">
                    {words.toCases}
                </LinkButton>
                <Button size="small" variant="tertiary" data-color="neutral" onClick={onAgain}>
                    {words.again}
                </Button>
            </div>
        </section>
    );
}
