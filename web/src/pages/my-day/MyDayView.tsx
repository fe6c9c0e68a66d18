// The list of what is due: late, today, this week; mine before the team's; each with its reason and one thing to do.
import { Button, Select, ToggleGroup } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type KeyboardEvent } from "react";
import { isProblem } from "../../api/problem";
import { directoryQuery, myUnreadQuery } from "../../api/queries";
import type { DueKind, DueMark, MyDay, MyDayItem } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { QuestionsWait } from "../../components/ConsultLink";
import { useToast } from "../../components/toast";
import { weekdayDate, type IsoDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";
import { problemText } from "../../texts/problems";
import { Aside } from "./Aside";
import { byUrgency, dayGroups, groupOf, keyOf, kindCounts, once } from "./groups";
import { rowAfter, stepOf } from "./keys";
import { takeUp } from "./marks";
import "./my-day.css";
import { News } from "./News";
import { Row, type Ask } from "./Row";
import { notListed } from "./not-listed";
import { Unread } from "./Unread";
import { Waiting } from "./Waiting";

const dialogs = () => import("./Dialogs");
const AsideDialog = lazy(async () => ({ default: (await dialogs()).AsideDialog }));
const AssignDialog = lazy(async () => ({ default: (await dialogs()).AssignDialog }));
const KeysDialog = lazy(async () => ({ default: (await dialogs()).KeysDialog }));

const StandIn = lazy(() => import("./StandIn"));

const kFirst = 12; // rows of a group before "show more"

export function MyDayView({ day }: { day: MyDay }) {
    const { t, language } = useTexts();
    const words = useWords(dayWords);
    const [kind, setKind] = useState<DueKind>();
    const [onlyMine, setOnlyMine] = useState(false);
    const [asked, setAsked] = useState<{
        ask: Ask | "help";
        item?: MyDayItem;
        rows?: readonly MyDayItem[];
    }>();
    const directory = useQuery(directoryQuery);
    const toast = useToast();
    const list = useRef<HTMLDivElement>(null);
    const leaving = useRef(-1); // the place of a row that goes when the list comes anew
    useEffect(() => {
        if (leaving.current < 0) return;
        const links = actions(list.current);
        links[Math.min(leaving.current, links.length - 1)]?.focus(); // whatever took its place
        leaving.current = -1;
    }, [day]);
    const nameOfWorker = useCallback(
        (id: string | undefined) =>
            directory.data?.workers.find((each) => each.id === id)?.name ?? t.case.somebody,
        [directory.data, t],
    );
    const all = once(day.items.filter(({ aside }) => !aside));
    const aside = once(day.items.filter((item) => item.aside));
    /** What stands as one row. */
    const partsOf = (row: MyDayItem) => day.items.filter((each) => keyOf(each) === keyOf(row));
    const ask = (what: Ask | "help", item?: MyDayItem) => {
        if (what === "aside" && item?.last_aside === undefined) toast({ text: words.byLaw });
        // As they are when one asks: what a colleague does meanwhile is told when one saves, and what was typed stays.
        else setAsked({ ask: what, ...(item && { item, rows: partsOf(item) }) });
    };
    /** After a window: back to the row that it was about. */
    const close = () => {
        const key = asked?.item && keyOf(asked.item);
        setAsked(undefined);
        const there = actions(list.current).find((link) => rowOf(link) === key);
        // The window gives the focus back first, as a rule to that row; whoever has gone on from it is let be.
        setTimeout(() => {
            if (list.current?.contains(document.activeElement) !== true) there?.focus();
        });
    };
    const back = (caseId: string, marks: readonly Pick<DueMark, "item" | "version">[]) =>
        void takeUp(caseId, marks).then(
            () => toast({ text: words.toastBack }),
            (error: unknown) => toast({ text: isProblem(error) ? problemText(error, t) : t.state.failed }),
        );
    const done = (caseId: string, told: string, marks: readonly string[]) => {
        const links = actions(list.current);
        leaving.current = links.findIndex((link) => asked?.item && rowOf(link) === keyOf(asked.item));
        setAsked(undefined);
        toast({
            text: told,
            undo: () =>
                back(
                    caseId,
                    marks.map((item) => ({ item, version: 1 })),
                ),
        });
    };
    const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
        if (event.defaultPrevented) return;
        const step = stepOf(event);
        const row = event.target instanceof HTMLElement ? event.target.closest("li") : null;
        // A menu that is open has keys of its own; it stands outside the list.
        if (!step || !row || !list.current?.contains(row)) return;
        const links = actions(list.current);
        const at = links.findIndex((link) => row.contains(link));
        const item = shown.find((each) => keyOf(each) === row.dataset.row);
        event.preventDefault();
        if (step === "help") ask("help", item);
        else if (step === "aside" || step === "assign") {
            if (item) ask(step, item);
        } else links[rowAfter(step, at, links.length)]?.focus();
    };
    const hasBoth = all.some(({ mine }) => mine) && all.some(({ mine }) => !mine);
    const whose = onlyMine && hasBoth ? all.filter(({ mine }) => mine) : all;
    const kinds = kindCounts(whose);
    const shown = whose.filter((item) => kind === undefined || item.kind === kind).sort(byUrgency);
    const amount = (group: string) => all.filter(({ due }) => groupOf(due, day.today) === group).length;
    // They stand below what is due, so that nothing moves when they come; the head says that they are there.
    const unread = notListed(useQuery(myUnreadQuery).data?.rows ?? [], day.items);
    const summary = [
        t.day.late(amount("late")),
        t.day.today(amount("today")),
        t.day.week(amount("week")),
        ...(aside.length > 0 ? [words.asideCount(aside.length)] : []),
    ];
    const chosen = asked?.item;
    const about = chosen && {
        rows: asked.rows ?? [],
        name: chosen.name ?? t.list.namelessTitle,
        today: day.today,
    };
    return (
        <div className="my-day">
            <header className="my-day__head">
                <div>
                    <p className="subtle my-day__date">{weekdayDate(day.today, language)}</p>
                    <h1 className="page-title">{t.myDay.title}</h1>
                    <p className="subtle" role="status">
                        {all.length === 0 ? t.myDay.summary(0) : summary.join(" · ")}
                        {unread.length > 0 && (
                            <>
                                {" · "}
                                <a href="#unread">{words.unreadCount(unread.length)}</a>
                            </>
                        )}
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
                        <Button
                            size="small"
                            variant="tertiary"
                            data-color="neutral"
                            className="my-day__keys-button"
                            onClick={() => ask("help")}
                        >
                            {words.keys}
                        </Button>
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
            {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are a short cut to what stands there */}
            <div ref={list} className="my-day__groups" onKeyDown={onKeyDown}>
                {dayGroups.map((group) => {
                    const items = shown.filter(({ due }) => groupOf(due, day.today) === group);
                    if (items.length === 0) return null;
                    return (
                        <section key={group} aria-labelledby={`group-${group}`}>
                            <h2 className="my-day__group" id={`group-${group}`} data-group={group}>
                                {t.day.groups[group]} <span className="my-day__count">{items.length}</span>
                            </h2>
                            <Group
                                items={items}
                                today={day.today}
                                nameOfWorker={nameOfWorker}
                                onAsk={ask}
                                onTakeBack={(item) =>
                                    back(
                                        item.case,
                                        partsOf(item).flatMap(({ assigned }) => assigned ?? []),
                                    )
                                }
                            />
                        </section>
                    );
                })}
            </div>
            <Unread rows={unread} />
            {day.standing_in.length > 0 && (
                <Suspense>
                    {day.standing_in.map((each) => (
                        <StandIn
                            key={`${each.worker} ${each.from}`}
                            standsIn={each}
                            today={day.today}
                            name={nameOfWorker(each.worker)}
                        />
                    ))}
                </Suspense>
            )}
            <Aside
                items={aside}
                nameOfWorker={nameOfWorker}
                onTakeUp={(item) =>
                    back(
                        item.case,
                        partsOf(item).flatMap((each) => each.aside ?? []),
                    )
                }
            />
            <Waiting waits={day.waiting} />
            <News />
            <Suspense>
                {about && asked.ask === "aside" && (
                    <AsideDialog
                        {...about}
                        onClose={() => close()}
                        onDone={(told, marks) => done(chosen.case, told, marks)}
                    />
                )}
                {about && asked.ask === "assign" && (
                    <AssignDialog
                        {...about}
                        onClose={() => close()}
                        onDone={(told, marks) => done(chosen.case, told, marks)}
                    />
                )}
                {asked?.ask === "help" && <KeysDialog onClose={() => close()} />}
            </Suspense>
        </div>
    );
}

const rowOf = (link: HTMLElement): string | undefined => link.closest("li")?.dataset.row;
/** The one next action of each row on screen, in their order. */
const actions = (list: HTMLElement | null): HTMLElement[] => [
    ...(list?.querySelectorAll<HTMLElement>(".due-item__act") ?? []),
];

interface GroupProps {
    items: readonly MyDayItem[];
    today: IsoDate;
    nameOfWorker: (id: string | undefined) => string;
    onAsk: (ask: Ask, item: MyDayItem) => void;
    onTakeBack: (item: MyDayItem) => void;
}

function Group({ items, today, nameOfWorker, onAsk, onTakeBack }: GroupProps) {
    const { t } = useTexts();
    const [whole, setWhole] = useState(false);
    const mine = items.filter((each) => each.mine).length;
    const rows = whole ? items : items.slice(0, kFirst);
    return (
        <div className="card my-day__card">
            <ul className="my-day__list">
                {rows.map((item, index) => (
                    <li key={keyOf(item)} data-row={keyOf(item)} className="due-item">
                        {mine > 0 && mine < items.length && (index === 0 || index === mine) && (
                            <p className="my-day__whose">
                                {index === 0 ? t.day.mine(mine) : t.day.team(items.length - mine)}
                            </p>
                        )}
                        <Row
                            item={item}
                            today={today}
                            nameOfWorker={nameOfWorker}
                            onAsk={(ask) => onAsk(ask, item)}
                            onTakeBack={() => onTakeBack(item)}
                        />
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
