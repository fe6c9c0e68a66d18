// One's own ways of looking at the list: chosen, kept, renamed, removed, and the one that comes first.
import { BookmarkIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button, Modal, TextField } from "@navikt/ds-react";
import { useRef, useState } from "react";
import { isProblem } from "../../api/problem";
import type { SavedView } from "../../api/types";
import { useToast } from "../../components/toast";
import { useTexts } from "../../texts/context";
import { useWords } from "./words";

interface Props {
    views: readonly SavedView[];
    current: SavedView | undefined; // which the list began as
    changed: boolean; // … and is not any more
    onShow: (view: SavedView) => void;
    onSave: (name: string) => Promise<unknown>;
    onPut: (view: SavedView, name: string, first: boolean, withQuery: boolean) => Promise<unknown>;
    onRemove: (view: SavedView) => Promise<unknown>;
}

export function Views({ views, current, changed, onShow, onSave, onPut, onRemove }: Props) {
    const { w } = useWords();
    const { t } = useTexts();
    const toast = useToast();
    const [naming, setNaming] = useState<"new" | "rename">();
    const say = (work: Promise<unknown>, text: string) =>
        void work.then(
            () => toast({ text }),
            (error: unknown) =>
                toast({ text: isProblem(error) ? (w.problem[error.code] ?? error.detail) : String(error) }),
        );
    return (
        <>
            <ActionMenu>
                <ActionMenu.Trigger>
                    <Button
                        size="small"
                        variant="tertiary"
                        data-color="neutral"
                        icon={<BookmarkIcon aria-hidden />}
                    >
                        {current === undefined ? w.views : current.name + (changed ? ` (${w.changed})` : "")}
                    </Button>
                </ActionMenu.Trigger>
                <ActionMenu.Content className="cases__menu">
                    <ActionMenu.Group label={w.views}>
                        {views.length === 0 && (
                            <ActionMenu.Item disabled>
                                <span className="cases__none">{w.noViews}</span>
                            </ActionMenu.Item>
                        )}
                        {views.map((view) => (
                            <ActionMenu.Item key={view.view} onSelect={() => onShow(view)}>
                                {view.name}
                            </ActionMenu.Item>
                        ))}
                    </ActionMenu.Group>
                    <ActionMenu.Divider />
                    <ActionMenu.Group label={w.save}>
                        {current !== undefined && changed && (
                            <ActionMenu.Item
                                onSelect={() =>
                                    say(
                                        onPut(current, current.name, current.first, true),
                                        w.saved(current.name),
                                    )
                                }
                            >
                                {w.update(current.name)}
                            </ActionMenu.Item>
                        )}
                        <ActionMenu.Item onSelect={() => setNaming("new")}>{w.saveAs}</ActionMenu.Item>
                    </ActionMenu.Group>
                    {current !== undefined && (
                        <>
                            <ActionMenu.Divider />
                            <ActionMenu.Group label={current.name}>
                                <ActionMenu.CheckboxItem
                                    checked={current.first}
                                    onCheckedChange={() =>
                                        say(
                                            onPut(current, current.name, !current.first, false),
                                            w.saved(current.name),
                                        )
                                    }
                                >
                                    {w.first}
                                </ActionMenu.CheckboxItem>
                                <ActionMenu.Item onSelect={() => setNaming("rename")}>
                                    {w.rename}
                                </ActionMenu.Item>
                                <ActionMenu.Item
                                    variant="danger"
                                    onSelect={() => say(onRemove(current), w.dropped(current.name))}
                                >
                                    {w.drop}
                                </ActionMenu.Item>
                            </ActionMenu.Group>
                        </>
                    )}
                </ActionMenu.Content>
            </ActionMenu>
            {naming !== undefined && (
                <NameForm
                    title={naming === "new" ? w.nameTitle : w.renameTitle}
                    start={naming === "rename" ? (current?.name ?? "") : ""}
                    cancel={t.form.cancel}
                    onClose={() => setNaming(undefined)}
                    onName={async (name) => {
                        if (naming === "new") await onSave(name);
                        else if (current) await onPut(current, name, current.first, false);
                        toast({ text: w.saved(name) });
                    }}
                />
            )}
        </>
    );
}

function NameForm({
    title,
    start,
    cancel,
    onName,
    onClose,
}: {
    title: string;
    start: string;
    cancel: string;
    onName: (name: string) => Promise<void>;
    onClose: () => void;
}) {
    const { w } = useWords();
    const { t } = useTexts();
    const [name, setName] = useState(start);
    const [error, setError] = useState<string>();
    const [busy, setBusy] = useState(false);
    const field = useRef<HTMLInputElement>(null);
    return (
        <Modal open onClose={onClose} header={{ heading: title, size: "small" }} width="small">
            <form
                onSubmit={(event) => {
                    event.preventDefault();
                    if (name.trim() === "") {
                        setError(w.needsName);
                        field.current?.focus();
                        return;
                    }
                    setBusy(true);
                    onName(name.trim()).then(onClose, (problem: unknown) => {
                        setBusy(false);
                        setError(
                            isProblem(problem)
                                ? (w.problem[problem.code] ?? problem.detail)
                                : String(problem),
                        );
                        field.current?.focus();
                    });
                }}
            >
                <Modal.Body>
                    <TextField
                        autoComplete="off"
                        ref={field}
                        label={w.name}
                        size="small"
                        maxLength={60}
                        value={name}
                        error={error}
                        onChange={({ target }) => {
                            setName(target.value);
                            setError(undefined);
                        }}
                    />
                </Modal.Body>
                <Modal.Footer>
                    <Button type="submit" size="small" loading={busy}>
                        {t.form.save}
                    </Button>
                    <Button type="button" size="small" variant="tertiary" onClick={onClose}>
                        {cancel}
                    </Button>
                </Modal.Footer>
            </form>
        </Modal>
    );
}
