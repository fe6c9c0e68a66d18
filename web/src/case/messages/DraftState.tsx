// Whether what is written is kept, said where one writes; and asked about before a tab is closed on what is not.
import { useBlocker } from "@tanstack/react-router";
import { swedishDayAndClock } from "../../dates";
import { useWords } from "../../texts/context";
import { messageWords } from "../../texts/messages";
import type { Kept } from "./server-draft";

export function DraftState({ kept }: { kept: Kept }) {
    const words = useWords(messageWords);
    const waits = kept.state !== "none" && kept.state !== "saved";
    useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: waits });
    return (
        <span className="subtle messages__kept" role="status" data-kept={kept.state}>
            {kept.state === "saving" && words.saving}
            {kept.state === "unsaved" && words.unsaved}
            {kept.state === "refused" && words.refused}
            {kept.state === "saved" && words.saved(swedishDayAndClock(kept.at)[1])}
        </span>
    );
}
