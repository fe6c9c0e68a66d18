// The case's conversations, as a part of it.
import { Audience } from "../../case/Audience";
import { activityOptions, categoriesOf, type FormContext } from "../../case/forms/shared";
import { Messages, type Shown } from "../../case/messages/Messages";
import { NewThread } from "../../case/messages/NewThread";
import { useCase } from "../../case/reader";
import { mayWrite } from "../../case/steps";
import { useWords } from "../../texts/context";
import { messageWords } from "../../texts/messages";
import { Section } from "./Section";

interface Props {
    context: FormContext | undefined;
    thread: string | undefined; // that is open
    fresh: boolean; // a new one is being written
    onShow: (shown: Shown) => void;
}

export function MessagesTab({ context, thread, fresh, onShow }: Props) {
    const words = useWords(messageWords);
    const reader = useCase();
    const caseId = reader.view.case;
    const activities = context ? activityOptions(context) : [];
    return (
        <Section title={words.title} note={words.lead}>
            <Messages
                caseId={caseId}
                mine={reader.party}
                today={reader.view.today}
                shown={fresh ? "new" : thread === undefined ? "list" : { thread }}
                onShow={onShow}
                mayBegin={context !== undefined && mayWrite(reader, "thread_started")}
                mayMark={mayWrite(reader, "thread_marked")}
                nameOfWorker={reader.nameOfWorker}
                activity={(item) => activities.find(({ value }) => value === item)?.label}
                readers={(line) => (
                    <Audience caseId={caseId} wish={{ kind: "message_posted", item: line.item }} />
                )}
                {...(mayWrite(reader, "recalled") && {
                    onRecall: (of: string) => reader.onOpen({ form: "recalled", of }),
                })}
                fresh={(kept, done) => (
                    <NewThread
                        caseId={caseId}
                        mine={reader.party}
                        kept={kept}
                        categories={context ? categoriesOf(context, "thread_started") : []}
                        activities={activities}
                        onDone={done}
                    />
                )}
            />
        </Section>
    );
}
