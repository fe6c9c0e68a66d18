// Asks before a form with unsaved words is left, also when the tab closes. A lost session may always leave: the draft waits.
import { BodyLong, Button, Modal } from "@navikt/ds-react";
import { useBlocker } from "@tanstack/react-router";
import { useTexts } from "../texts/context";

interface Props {
    dirty: boolean;
    stays: (next: { pathname: string; search: unknown }) => boolean;
}

export function LeaveGuard({ dirty, stays }: Props) {
    const { t } = useTexts();
    const blocker = useBlocker({
        shouldBlockFn: ({ next }) => dirty && next.pathname !== "/logga-in" && !stays(next),
        enableBeforeUnload: dirty,
        withResolver: true,
    });
    if (blocker.status !== "blocked") return null;
    return (
        <Modal
            open
            width="small"
            onClose={blocker.reset}
            header={{ heading: t.form.leaveTitle, size: "small" }}
        >
            <Modal.Body>
                <BodyLong>{t.form.leaveText}</BodyLong>
            </Modal.Body>
            <Modal.Footer>
                <Button onClick={blocker.reset}>{t.form.stay}</Button>
                <Button variant="secondary" onClick={blocker.proceed}>
                    {t.form.leave}
                </Button>
            </Modal.Footer>
        </Modal>
    );
}
