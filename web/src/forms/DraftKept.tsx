// A form with unsaved words may be left: the draft waits, and a short word says so and leads back. Only closing the tab, which
// ends the draft too, is asked about, by the browser.
import { useBlocker, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { sessionQuery, queryClient } from "../api/queries";
import { useToast } from "../components/toast";
import { useTexts } from "../texts/context";

export function DraftKept({ dirty, kept }: { dirty: boolean; kept: () => boolean }) {
    const { t } = useTexts();
    const toast = useToast();
    const router = useRouter();
    const [href] = useState(() => router.state.location.href); // where the form stands
    useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: dirty });

    const leave = useRef<() => void>(undefined);
    useEffect(() => {
        leave.current = () => {
            // Whoever has lost the session comes back here by signing in; whoever has signed out has no draft.
            if (!dirty || !kept() || !queryClient.getQueryData(sessionQuery.queryKey)) return;
            toast({ text: t.form.draftLeft, undo: () => router.history.push(href), back: t.form.openAgain });
        };
    });
    useEffect(() => () => leave.current?.(), []);
    return null;
}
