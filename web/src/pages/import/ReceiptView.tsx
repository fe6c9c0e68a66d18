// The last step: what was written.
import { CheckmarkCircleFillIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { useEffect, useRef } from "react";
import type { ImportReceipt } from "../../api/types";
import { LinkButton } from "../../components/LinkButton";
import { useTexts } from "../../texts/context";

export function ReceiptView({ receipt, onAgain }: { receipt: ImportReceipt; onAgain: () => void }) {
    const { t } = useTexts();
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => heading.current?.focus(), []);
    return (
        <section className="card import__receipt" aria-labelledby="receipt-title">
            <CheckmarkCircleFillIcon aria-hidden fontSize="2.5rem" />
            <h2 className="card__title" id="receipt-title" tabIndex={-1} ref={heading}>
                {t.import.receipt}
            </h2>
            <p>
                {t.import.opened(receipt.opened)}, {t.import.changed(receipt.changed)}.
            </p>
            <div className="import__foot">
                <LinkButton to="/arenden" search={{ scope: "party" }} size="small">
                    {t.import.toCases}
                </LinkButton>
                <Button size="small" variant="tertiary" data-color="neutral" onClick={onAgain}>
                    {t.import.again}
                </Button>
            </div>
        </section>
    );
}
