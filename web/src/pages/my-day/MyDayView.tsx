// The list of what is due, in four groups, with chips to look at one kind at a time.
import { Chips } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DueKind, MyDay, MyDayItem } from "../../api/types";
import { Due } from "../../components/Due";
import { EmptyState } from "../../components/EmptyState";
import { weekdayDate } from "../../dates";
import { useTexts } from "../../texts/context";
import { byUrgency, dayGroups, groupOf, kindCounts } from "./groups";
import "./my-day.css";
import { placeOf } from "./where";

export function MyDayView({ day }: { day: MyDay }) {
    const { t, language } = useTexts();
    const [kind, setKind] = useState<DueKind>();
    const kinds = kindCounts(day.items);
    const shown = kind === undefined ? day.items : day.items.filter((item) => item.kind === kind);
    return (
        <div className="my-day">
            <header className="my-day__head">
                <p className="subtle my-day__date">{weekdayDate(day.today, language)}</p>
                <h1 className="page-title">{t.myDay.title}</h1>
                <p className="subtle">{t.myDay.summary(day.items.length)}</p>
            </header>
            {kinds.length > 1 && (
                <Chips size="small">
                    <Chips.Toggle
                        checkmark={false}
                        selected={kind === undefined}
                        onClick={() => setKind(undefined)}
                    >
                        {`${t.myDay.all} ${day.items.length}`}
                    </Chips.Toggle>
                    {kinds.map(([each, n]) => (
                        <Chips.Toggle
                            checkmark={false}
                            key={each}
                            selected={kind === each}
                            onClick={() => setKind(kind === each ? undefined : each)}
                        >
                            {`${t.due[each]?.title ?? each} ${n}`}
                        </Chips.Toggle>
                    ))}
                </Chips>
            )}
            {day.items.length === 0 && (
                <div className="card">
                    <EmptyState title={t.myDay.none} help={t.myDay.noneHelp} />
                </div>
            )}
            {dayGroups.map((group) => {
                const items = shown.filter((item) => groupOf(item) === group).sort(byUrgency);
                if (items.length === 0) return null;
                return (
                    <section key={group} aria-labelledby={`group-${group}`}>
                        <h2 className="my-day__group" id={`group-${group}`} data-group={group}>
                            {t.myDay[group]} <span className="my-day__count">{items.length}</span>
                        </h2>
                        <ul className="my-day__list card">
                            {items.map((item) => (
                                <Item
                                    key={`${item.case} ${item.kind} ${item.item ?? ""}`}
                                    item={item}
                                    today={day.today}
                                />
                            ))}
                        </ul>
                    </section>
                );
            })}
        </div>
    );
}

function Item({ item, today }: { item: MyDayItem; today: string }) {
    const { t } = useTexts();
    const words = t.due[item.kind];
    const { tab, form } = placeOf(item.kind);
    return (
        <li className="due-item">
            <div className="due-item__what">
                <Link
                    className="due-item__title"
                    to="/arenden/$caseId/$tab"
                    params={{ caseId: item.case, tab }}
                    search={
                        form === undefined ? {} : { form, item: form === "follow_up" ? item.item : undefined }
                    }
                >
                    {words?.title ?? item.kind}
                </Link>
                <span className="due-item__why">{words?.why}</span>
            </div>
            <Link
                className="due-item__who"
                to="/arenden/$caseId/$tab"
                params={{ caseId: item.case, tab: "oversikt" }}
            >
                {item.name ?? t.case.unnamed}
            </Link>
            <span className="due-item__when">
                <Due date={item.due} today={today} />
            </span>
        </li>
    );
}
