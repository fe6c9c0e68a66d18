// The list of what is due: late, today, this week; mine before the team's; each with its reason and one thing to do.
import { Select, ToggleGroup } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { DueKind, MyDay, MyDayItem } from "../../api/types";
import { Due } from "../../components/Due";
import { EmptyState } from "../../components/EmptyState";
import { LinkButton } from "../../components/LinkButton";
import { QuestionsWait } from "../../components/ConsultLink";
import { dayDate, weekdayDate, type IsoDate } from "../../dates";
import { wayTo } from "../../case/dues";
import { nameOf, useTexts } from "../../texts/context";
import { byUrgency, dayGroups, groupOf, keyOf, kindCounts, once } from "./groups";
import "./my-day.css";

const kFirst = 12; // rows of a group before "show more"

export function MyDayView({ day }: { day: MyDay }) {
    const { t, language } = useTexts();
    const [kind, setKind] = useState<DueKind>();
    const [onlyMine, setOnlyMine] = useState(false);
    const all = once(day.items);
    const hasBoth = all.some(({ mine }) => mine) && all.some(({ mine }) => !mine);
    const whose = onlyMine && hasBoth ? all.filter(({ mine }) => mine) : all;
    const kinds = kindCounts(whose);
    const shown = whose.filter((item) => kind === undefined || item.kind === kind).sort(byUrgency);
    const amount = (group: string) => all.filter(({ due }) => groupOf(due, day.today) === group).length;
    const summary = [t.day.late(amount("late")), t.day.today(amount("today")), t.day.week(amount("week"))];
    return (
        <div className="my-day">
            <header className="my-day__head">
                <div>
                    <p className="subtle my-day__date">{weekdayDate(day.today, language)}</p>
                    <h1 className="page-title">{t.myDay.title}</h1>
                    <p className="subtle" role="status">
                        {all.length === 0 ? t.myDay.summary(0) : summary.join(" · ")}
                    </p>
                </div>
                {all.length > 3 && (
                    <div className="my-day__choose">
                        {hasBoth && (
                            <ToggleGroup
                                size="small"
                                label={t.day.whose}
                                value={onlyMine ? "mine" : "all"}
                                onChange={(value) => setOnlyMine(value === "mine")}
                            >
                                <ToggleGroup.Item value="all" label={t.day.who.all} />
                                <ToggleGroup.Item value="mine" label={t.day.who.mine} />
                            </ToggleGroup>
                        )}
                        <Select
                            size="small"
                            label={t.day.kind}
                            value={kind ?? ""}
                            onChange={({ target }) =>
                                setKind(kinds.find(([each]) => each === target.value)?.[0])
                            }
                        >
                            <option value="">{t.day.everything(whose.length)}</option>
                            {kinds.map(([each, n]) => (
                                <option key={each} value={each}>
                                    {`${nameOf(t.due, each)} (${n})`}
                                </option>
                            ))}
                        </Select>
                    </div>
                )}
            </header>
            <QuestionsWait />
            {all.length === 0 && (
                <div className="card">
                    <EmptyState title={t.myDay.none} help={t.myDay.noneHelp}>
                        <Link to="/arenden">{t.day.toCases}</Link>
                    </EmptyState>
                </div>
            )}
            {all.length > 0 && shown.length === 0 && <p className="subtle">{t.day.noneOfKind}</p>}
            {dayGroups.map((group) => {
                const items = shown.filter(({ due }) => groupOf(due, day.today) === group);
                if (items.length === 0) return null;
                return (
                    <section key={group} aria-labelledby={`group-${group}`}>
                        <h2 className="my-day__group" id={`group-${group}`} data-group={group}>
                            {t.day.groups[group]} <span className="my-day__count">{items.length}</span>
                        </h2>
                        <Group items={items} today={day.today} />
                    </section>
                );
            })}
        </div>
    );
}

function Group({ items, today }: { items: readonly MyDayItem[]; today: IsoDate }) {
    const { t } = useTexts();
    const [whole, setWhole] = useState(false);
    const mine = items.filter((each) => each.mine).length;
    const rows = whole ? items : items.slice(0, kFirst);
    return (
        <div className="card my-day__card">
            <ul className="my-day__list">
                {rows.map((item, index) => (
                    <li key={keyOf(item)} className="due-item">
                        {mine > 0 && mine < items.length && (index === 0 || index === mine) && (
                            <p className="my-day__whose">
                                {index === 0 ? t.day.mine(mine) : t.day.team(items.length - mine)}
                            </p>
                        )}
                        <Item item={item} today={today} />
                    </li>
                ))}
            </ul>
            {rows.length < items.length && (
                <button type="button" className="link-button my-day__more" onClick={() => setWhole(true)}>
                    {t.state.more(items.length - rows.length)}
                </button>
            )}
        </div>
    );
}

function Item({ item, today }: { item: MyDayItem; today: IsoDate }) {
    const { t, language } = useTexts();
    const words = t.dueWords[item.kind];
    const { tab, ...search } = wayTo(item);
    const name = item.name ?? t.list.namelessTitle;
    return (
        <>
            <div className="due-item__what">
                <Link
                    className="due-item__who"
                    to="/arenden/$caseId/$tab"
                    params={{ caseId: item.case, tab: "oversikt" }}
                >
                    {name}
                </Link>
                <span className="due-item__why">{words?.why(item.days) ?? item.kind}</span>
            </div>
            <span className="due-item__when">
                {item.days < 0 ? (
                    <Due date={item.due} today={today} />
                ) : (
                    <time dateTime={item.due}>{dayDate(item.due, language)}</time>
                )}
            </span>
            <LinkButton
                size="small"
                variant="secondary"
                className="due-item__act"
                to="/arenden/$caseId/$tab"
                params={{ caseId: item.case, tab }}
                search={search}
                aria-label={t.day.forWhom(words?.act ?? t.myDay.open, name)}
            >
                {words?.act ?? t.myDay.open}
            </LinkButton>
        </>
    );
}
