// One's own sessions, newest first, each with a way to end it.
import { Button, Tag } from "@navikt/ds-react";
import type { OwnSession, SignInWays } from "../../api/types";
import { dateAndTime } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { ownWords } from "../../texts/own";
import { deviceOf } from "./device";

interface Props {
    sessions: readonly OwnSession[];
    ways: SignInWays["providers"];
    busy: string | undefined; // the id of the one that is being ended; "all"
    onEnd: (id: string) => void;
    onEndOthers: () => void;
}

export function SessionsView({ sessions, ways, busy, onEnd, onEndOthers }: Props) {
    const { language } = useTexts();
    const words = useWords(ownWords);
    const others = sessions.filter(({ current }) => !current);
    const nameOfDevice = (agent: string | undefined) => {
        const { browser, system } = deviceOf(agent);
        if (browser !== undefined && system !== undefined) return words.on(browser, system);
        return browser ?? system ?? words.unknownDevice;
    };
    const way = (door: string | undefined) =>
        door === undefined
            ? words.withPassword
            : words.through(ways.find(({ name }) => name === door)?.label ?? door);
    return (
        <section className="card" aria-labelledby="sessions">
            <h2 className="card__title" id="sessions">
                {words.sessions}
            </h2>
            <p className="subtle">{words.sessionsHelp}</p>
            <ul className="account__sessions">
                {sessions.map((each) => (
                    <li key={each.id} className="account__session">
                        <div className="account__what">
                            <span className="account__device">
                                {nameOfDevice(each.device)}{" "}
                                {each.current && (
                                    <Tag size="small" variant="success">
                                        {words.current}
                                    </Tag>
                                )}
                            </span>
                            <span className="subtle">
                                {[way(each.door), each.source].filter(Boolean).join(", ")}
                            </span>
                            <span className="subtle">
                                {words.used(dateAndTime(each.last_seen, language))}.{" "}
                                {words.endsAt(dateAndTime(each.ends, language))}.
                            </span>
                        </div>
                        {!each.current && (
                            <Button
                                size="small"
                                variant="secondary"
                                data-color="neutral"
                                loading={busy === each.id}
                                disabled={busy !== undefined && busy !== each.id}
                                aria-label={`${words.end}: ${nameOfDevice(each.device)}, ${words.begun(dateAndTime(each.begins, language))}`}
                                onClick={() => onEnd(each.id)}
                            >
                                {words.end}
                            </Button>
                        )}
                    </li>
                ))}
            </ul>
            {others.length === 0 ? (
                <p className="subtle">{words.only}</p>
            ) : (
                <Button size="small" variant="secondary" loading={busy === "all"} onClick={onEndOthers}>
                    {words.endOthers}
                </Button>
            )}
        </section>
    );
}
