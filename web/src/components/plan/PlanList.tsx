// The plan as a list by track: for narrow screens.
import { tracks } from "../../api/types";
import { nameOf, useTexts } from "../../texts/context";
import type { PlanActivity } from "./layout";
import { StatusIcon } from "./StatusMark";
import { periodText, rampText, waitingText } from "./words";

interface Props {
    activities: readonly PlanActivity[];
    onOpen: (item: string) => void;
}

export function PlanList({ activities, onOpen }: Props) {
    const { t, language } = useTexts();
    return (
        <div className="plan-list">
            {tracks.map((track) => {
                const shown = activities
                    .filter((each) => each.track === track)
                    .sort((a, b) => (a.from < b.from ? 1 : -1));
                if (shown.length === 0) return null;
                return (
                    <section key={track} data-track={track} aria-label={nameOf(t.track, track)}>
                        <h3 className="plan-list__track">{nameOf(t.track, track)}</h3>
                        <ul>
                            {shown.map((each) => (
                                <li key={each.item}>
                                    <button
                                        type="button"
                                        className="plan-list__item"
                                        data-status={each.status}
                                        onClick={() => onOpen(each.item)}
                                    >
                                        <span className="plan-list__title">{each.title}</span>
                                        <span className="plan-list__meta">
                                            <StatusIcon status={each.status} />{" "}
                                            {nameOf(t.planStatus, each.status)}
                                            {" · "}
                                            {periodText(each, t, language)}
                                            {each.hours.length > 0 && ` · ${rampText(each, language)}`}
                                        </span>
                                        {waitingText(each, t) !== "" && (
                                            <span className="plan-list__meta">{waitingText(each, t)}</span>
                                        )}
                                    </button>
                                </li>
                            ))}
                        </ul>
                    </section>
                );
            })}
        </div>
    );
}
