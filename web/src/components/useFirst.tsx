// A long list that begins short.
import { Button } from "@navikt/ds-react";
import { useState, type ReactNode } from "react";
import { useTexts } from "../texts/context";

const kFirst = 4; // rows of a list before it is opened

/** The first rows of a list, and all of it on demand; on paper always all. Gives the class of each row. */
export function useFirst(count: number, first = kFirst): [(index: number) => string | undefined, ReactNode] {
    const { t } = useTexts();
    const [all, setAll] = useState(false);
    if (count <= first) return [() => undefined, null];
    return [
        (index) => (all || index < first ? undefined : "print-only"),
        <Button key="more" size="xsmall" variant="tertiary" className="no-print" onClick={() => setAll(!all)}>
            {all ? t.parts.showFewer : t.parts.showAll(count)}
        </Button>,
    ];
}
