// The one way to write something in many cases: asked first which of them can, then written one by one with the progress told;
// those that could not be say why, the others are done, and one press takes them back.
import { Alert, Button } from "@navikt/ds-react";
import { use, useRef, useState, type ReactNode } from "react";
import { isProblem } from "../api/problem";
import { renewal } from "../api/queries";
import { useToast } from "../components/toast";
import { bulkWords } from "../texts/bulk";
import { useTexts, useWords } from "../texts/context";
import { problemText } from "../texts/problems";
import "./bulk.css";
import { check, isOffline, Sender, takeBack, write, type Fault } from "./run";
import { RunContext } from "./running";
import type { Work } from "./ways";

interface Props {
    works: readonly Work[]; // as the form stands now
    ready: () => boolean; // whether the form is whole; says what is missing
    preview: ReactNode; // what becomes of it, in a sentence
    action: (n: number) => string; // what the button says
    told: (n: number) => string; // what was done
    onDone: (done: readonly string[]) => void; // the cases in which it was written
}

export function BulkWrite({ works, ready, preview, action, told, onDone }: Props) {
    const { t } = useTexts();
    const words = useWords(bulkWords);
    const toast = useToast();
    const [busy, setBusy] = useState<{ n: number; of: number; checking: boolean }>();
    const onRun = use(RunContext);
    const sender = useRef(new Sender());
    const [checked, setChecked] = useState<{ of: string; faults: Fault[] }>();
    const [refused, setRefused] = useState<Fault[]>([]);
    // What was asked about holds for what was asked about alone.
    const asked = JSON.stringify(works.map((each) => [each.case, each.writes]));
    const known = checked?.of === asked ? checked.faults : undefined;
    const cannot = new Set(known?.map(({ work }) => work.case));
    const can = works.filter((each) => !cannot.has(each.case));
    const one = works.length === 1;

    async function ask() {
        if (!ready()) return;
        setRefused([]);
        const tell = (n: number) => setBusy({ n, of: works.length, checking: true });
        tell(0);
        onRun(true);
        const faults = await check(works, tell);
        onRun(false);
        setBusy(undefined);
        setChecked({ of: asked, faults });
    }
    async function give() {
        if (!ready()) return;
        setRefused([]);
        const tell = (n: number) => setBusy({ n, of: can.length, checking: false });
        tell(0);
        onRun(true);
        const { done, faults } = await write(can, sender.current, tell);
        onRun(false);
        setBusy(undefined);
        setRefused(faults);
        setChecked(undefined);
        const undoable = done.filter(({ work }) => work.undo !== undefined);
        if (done.length > 0)
            toast({
                text: told(done.length),
                ...(undoable.length > 0 && {
                    undo: () =>
                        void takeBack(undoable, sender.current).then(async (left) => {
                            await renewal.wrote();
                            toast({
                                text: left.length === 0 ? words.undone : words.notUndone(left.length),
                            });
                        }),
                }),
            });
        await renewal.wrote();
        onDone(done.map(({ work }) => work.case));
    }
    const whyNot = (error: unknown): string =>
        isOffline(error) || !isProblem(error) ? t.state.offline : problemText(error, t);
    const list = (faults: readonly Fault[]) => (
        <ul className="bulk__faults">
            {faults.map(({ work, error }) => (
                <li key={work.case}>
                    <strong>{work.name || t.list.namelessTitle}</strong>: {whyNot(error)}
                </li>
            ))}
        </ul>
    );
    const first = !one && known === undefined;
    return (
        <div className="bulk">
            <div className="bulk__preview">{preview}</div>
            {known !== undefined && (
                <div role="status">
                    <Alert variant={known.length > 0 ? "warning" : "success"} size="small">
                        <p>{words.canDo(can.length, works.length)}</p>
                        {known.length > 0 && list(known)}
                    </Alert>
                </div>
            )}
            {refused.length > 0 && (
                <div role="alert">
                    <Alert variant="warning" size="small">
                        <p>{words.refused(refused.length)}</p>
                        {list(refused)}
                    </Alert>
                </div>
            )}
            <div className="bulk__buttons">
                {first ? (
                    <Button size="small" loading={busy !== undefined} onClick={() => void ask()}>
                        {words.ask(works.length)}
                    </Button>
                ) : (
                    <Button
                        size="small"
                        loading={busy !== undefined}
                        disabled={can.length === 0}
                        onClick={() => void give()}
                    >
                        {action(can.length)}
                    </Button>
                )}
                {busy !== undefined && (
                    <span role="status" className="subtle">
                        {busy.checking ? words.checking(busy.n, busy.of) : words.progress(busy.n, busy.of)}
                    </span>
                )}
            </div>
        </div>
    );
}
