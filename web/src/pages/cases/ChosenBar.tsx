// How many rows are chosen, and what is done with them.
import { Button } from "@navikt/ds-react";
import { lazy, Suspense, useState } from "react";
import { kMostAtOnce } from "../../bulk/run";
import { RunContext } from "../../bulk/running";
import { bulkWords } from "../../texts/bulk";
import { useWords } from "../../texts/context";
import { ways, type Chosen, type Way } from "./chosen";

const Bulk = lazy(() => import("./Bulk"));

interface Props {
    chosen: Chosen;
    total: number; // that match
    onChooseAll: () => Promise<void>;
    onLeave: (cases: readonly string[]) => void; // these are chosen no more
}

export function ChosenBar({ chosen, total, onChooseAll, onLeave }: Props) {
    const words = useWords(bulkWords);
    const [way, setWay] = useState<Way>();
    const [busy, setBusy] = useState(false);
    const [running, setRunning] = useState(false);
    const leave = (cases: readonly string[]) => {
        onLeave(cases);
        // The bar goes with the last row, and the focus would with it.
        if ([...chosen.keys()].every((each) => cases.includes(each))) document.querySelector("h1")?.focus();
    };
    const most = Math.min(total, kMostAtOnce);
    return (
        <>
            <div className="cases__chosen-bar no-print" role="group" aria-label={words.actions}>
                <p role="status">
                    <strong>{words.chosen(chosen.size)}</strong>
                </p>
                {chosen.size < most && (
                    <Button
                        size="small"
                        variant="tertiary"
                        loading={busy}
                        onClick={() => {
                            setBusy(true);
                            void onChooseAll().finally(() => setBusy(false));
                        }}
                    >
                        {total > kMostAtOnce ? words.chooseFirst(kMostAtOnce, total) : words.chooseAll(total)}
                    </Button>
                )}
                <Button
                    size="small"
                    variant="tertiary"
                    data-color="neutral"
                    disabled={running}
                    onClick={() => leave([...chosen.keys()])}
                >
                    {words.clear}
                </Button>
                <span className="cases__chosen-ways">
                    {ways.map((each) => (
                        <Button
                            key={each}
                            size="small"
                            variant={way === each ? "primary" : "secondary"}
                            aria-pressed={way === each}
                            disabled={running}
                            onClick={() => setWay(way === each ? undefined : each)}
                        >
                            {words.ways[each]}
                        </Button>
                    ))}
                </span>
                {total > kMostAtOnce && chosen.size === kMostAtOnce && (
                    <p className="subtle cases__cap">{words.cap(kMostAtOnce)}</p>
                )}
            </div>
            {way !== undefined && (
                <Suspense>
                    <RunContext value={setRunning}>
                        <Bulk
                            key={way}
                            way={way}
                            rows={[...chosen.values()]}
                            running={running}
                            onClose={() => setWay(undefined)}
                            onDone={leave}
                        />
                    </RunContext>
                </Suspense>
            )}
        </>
    );
}
