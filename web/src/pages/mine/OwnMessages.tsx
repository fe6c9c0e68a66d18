// The participant's conversations with those who work with the case.
import { useState } from "react";
import type { Party } from "../../api/types";
import { Messages, type Shown } from "../../case/messages/Messages";
import { NewThread } from "../../case/messages/NewThread";
import { useWords } from "../../texts/context";
import { messageWords } from "../../texts/messages";

export function OwnMessages({
    caseId,
    today,
    owners,
}: {
    caseId: string;
    today: string;
    owners: readonly Party[]; // whom one may write to, the nearest first
}) {
    const words = useWords(messageWords);
    const [shown, show] = useState<Shown>("list");
    return (
        <section className="card" aria-labelledby="own-messages">
            <h2 className="card__title" id="own-messages" tabIndex={-1}>
                {words.ownTitle}
            </h2>
            <p className="subtle">{words.ownLead}</p>
            <Messages
                caseId={caseId}
                mine="none"
                today={today}
                shown={shown}
                onShow={show}
                mayBegin={owners.length > 0}
                fresh={(kept, done) => (
                    <NewThread caseId={caseId} mine="none" kept={kept} to={owners} onDone={done} />
                )}
            />
        </section>
    );
}
