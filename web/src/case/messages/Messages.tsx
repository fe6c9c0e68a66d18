// The conversations of a case, for staff and for the participant alike: the list, one of them, or a new one.
import { Alert, Button } from "@navikt/ds-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { api, draftQuery, renewal, threadQuery, threadsQuery } from "../../api/queries";
import type { Party, ThreadView } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { Failure } from "../../components/Failure";
import { Fetched } from "../../components/Fetched";
import { useWords } from "../../texts/context";
import { messageWords } from "../../texts/messages";
import { AnswerBox } from "./AnswerBox";
import "./messages.css";
import { kNewPlace } from "./NewThread";
import { Chips, ThreadList } from "./ThreadList";
import { draftArrived } from "./server-draft";
import { ThreadMessages } from "./ThreadMessages";

export type Shown = "list" | "new" | { thread: string };

interface Props {
    caseId: string;
    mine: Party; // "none": the participant
    today: string;
    shown: Shown;
    onShow: (shown: Shown) => void;
    fresh: (kept: string, done: (item?: string) => void) => ReactNode; // the form of a new one
    mayBegin: boolean;
    mayMark?: boolean;
    readers?: (thread: ThreadView["thread"]) => ReactNode;
    activity?: (item: string) => string | undefined;
    nameOfWorker?: (id: string) => string;
    onRecall?: (item: string) => void;
}

export function Messages(props: Props) {
    const { caseId, mine, today, shown, onShow, mayBegin } = props;
    const words = useWords(messageWords);
    const threads = useQuery(threadsQuery(caseId));
    const root = useRef<HTMLDivElement>(null);
    // What is gone to takes the focus, not what the page opens with.
    const place = typeof shown === "string" ? shown : shown.thread;
    const [first] = useState(place);
    const [moved, setMoved] = useState(false);
    if (!moved && place !== first) setMoved(true);
    useEffect(() => {
        if (!moved) return;
        if (place === "list" || place === "new")
            root.current?.closest("section")?.querySelector("h2")?.focus();
    }, [place, moved]);
    return (
        <div className="messages" ref={root}>
            <Fetched query={threads}>
                {(list) => (
                    <>
                        {list.closed && (
                            <Alert variant="info" size="small">
                                {words.closed}
                            </Alert>
                        )}
                        {shown === "list" && (
                            <>
                                {mayBegin && !list.closed && (
                                    <div>
                                        <Button
                                            size="small"
                                            className="no-print"
                                            onClick={() => onShow("new")}
                                        >
                                            {mine === "none" ? words.beginOwn : words.begin}
                                        </Button>
                                    </div>
                                )}
                                {list.threads.length === 0 && (
                                    <EmptyState
                                        title={words.none}
                                        help={mine === "none" ? words.noneOwn : words.noneHelp}
                                    />
                                )}
                                <ThreadList
                                    threads={list.threads}
                                    mine={mine}
                                    today={today}
                                    onOpen={(thread) => onShow({ thread })}
                                />
                            </>
                        )}
                        {shown !== "list" && (
                            <div>
                                <Button
                                    size="small"
                                    variant="tertiary"
                                    className="no-print"
                                    onClick={() => onShow("list")}
                                >
                                    {words.back}
                                </Button>
                            </div>
                        )}
                        {shown === "new" && mayBegin && !list.closed && <New {...props} />}
                        {typeof shown === "object" && (
                            <One key={shown.thread} {...props} item={shown.thread} moved={moved} />
                        )}
                    </>
                )}
            </Fetched>
        </div>
    );
}

const useBegun = (caseId: string, place: string, enabled = true) =>
    useQuery({ ...draftQuery(caseId, place, () => draftArrived(caseId, place)), enabled });

function New({ caseId, onShow, fresh }: Props) {
    const draft = useBegun(caseId, kNewPlace);
    return (
        <Fetched query={draft}>
            {({ text = "" }) => fresh(text, (item) => onShow(item === undefined ? "list" : { thread: item }))}
        </Fetched>
    );
}

function One(props: Props & { item: string; moved: boolean }) {
    const { caseId, item } = props;
    const client = useQueryClient();
    const thread = useQuery(threadQuery(caseId, item));
    const { data } = thread;
    useEffect(() => {
        // To have it is to have read it: the list no longer counts it as unread.
        if (data?.messages.some(({ unread }) => unread) === true)
            void client.invalidateQueries({ queryKey: threadsQuery(caseId).queryKey, exact: true });
    }, [data, client, caseId]);
    return <Fetched query={thread}>{(view) => <Conversation {...props} view={view} />}</Fetched>;
}

function Conversation({
    caseId,
    mine,
    today,
    view: { thread, messages },
    mayMark = false,
    readers,
    activity,
    nameOfWorker,
    onRecall,
    moved,
}: Props & { view: ThreadView; moved: boolean }) {
    const words = useWords(messageWords);
    const draft = useBegun(caseId, thread.item, thread.open);
    const about = thread.activity === undefined ? undefined : activity?.(thread.activity);
    const awaited = thread.waiting.some(({ party }) => party === "none");
    const [fault, setFault] = useState<unknown>();
    const [marking, setMarking] = useState(false);
    const heading = useRef<HTMLHeadingElement>(null);
    const focus = useRef(moved); // as it was when this one was opened
    useEffect(() => {
        if (focus.current) heading.current?.focus();
    }, []);
    const mark = async (data: object) => {
        if (marking) return;
        setMarking(true);
        setFault(undefined);
        try {
            await api.write("POST", `/cases/${caseId}/entries`, {
                entries: [{ kind: "thread_marked", item: thread.item, version: thread.version, data }],
            });
        } catch (error) {
            setFault(error); // somebody marked it first, say: what is so now is shown below
        }
        await renewal.wrote(caseId);
        setMarking(false);
    };
    return (
        <article className="messages__one">
            <h3 className="messages__subject" tabIndex={-1} ref={heading}>
                {thread.subject ?? words.unknown}
            </h3>
            {thread.subject === undefined && <p className="subtle">{words.unknownHelp}</p>}
            <Chips thread={thread} mine={mine} today={today}>
                {about !== undefined && <span className="subtle">{words.about(about)}</span>}
            </Chips>
            <ThreadMessages messages={messages} mine={mine} nameOfWorker={nameOfWorker} onRecall={onRecall} />
            {fault !== undefined && <Failure error={fault} />}
            {thread.open && mayMark && (
                <div className="messages__marks no-print">
                    {thread.waiting.some(({ party }) => party === mine) && (
                        <Button
                            size="small"
                            variant="secondary"
                            loading={marking}
                            onClick={() => void mark({ mark: "handled" })}
                        >
                            {words.handled}
                        </Button>
                    )}
                    {thread.participant && (
                        <Button
                            size="small"
                            variant="tertiary"
                            loading={marking}
                            onClick={() =>
                                void mark(
                                    awaited
                                        ? { mark: "not_awaited" }
                                        : { mark: "awaited", awaits_participant: true },
                                )
                            }
                        >
                            {awaited ? words.awaitNoLonger : words.await}
                        </Button>
                    )}
                </div>
            )}
            {thread.open && (
                <Fetched query={draft}>
                    {({ text = "" }) => (
                        <AnswerBox
                            caseId={caseId}
                            thread={thread}
                            mine={mine}
                            kept={text}
                            readers={readers?.(thread)}
                        />
                    )}
                </Fetched>
            )}
        </article>
    );
}
