// The plan as a board. A card is moved with the pointer, with the keyboard (its handle: press, arrows, press) or by its menu;
// each way asks case/moves.ts. A move opens the form of the step it is, and the card moves when that is saved. One that cannot be
// made says why, on the card, and where to act.
import { DragVerticalIcon, HourglassIcon, MenuElipsisVerticalIcon, XMarkIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import {
    useEffect,
    useId,
    useRef,
    useState,
    type KeyboardEvent,
    type PointerEvent as ReactPointerEvent,
} from "react";
import type { CaseView } from "../../api/types";
import { eventDay } from "../../case/dues";
import { activityTitle, trackOf } from "../../case/model";
import {
    cardsIn,
    columnAfter,
    columnOf,
    columns,
    mayMove,
    moveTo,
    type Column,
    type Move,
} from "../../case/moves";
import { useCase } from "../../case/reader";
import { activitySteps, mandateOf, type ActivityItem, type Step } from "../../case/steps";
import { Due } from "../../components/Due";
import { StatusIcon } from "../../components/plan/StatusMark";
import { useWidth } from "../../components/plan/useWidth";
import { periodText, rampText } from "../../components/plan/words";
import { daysBetween, longDate, shortDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { planWords } from "../../texts/plan";
import "./plan-board.css";

interface Props {
    form: string | undefined; // the form that is open, and on what
    item: string | undefined;
    of: string | undefined;
}
interface Held {
    item: string;
    over: Column;
    by: "keys" | "pointer";
}

const kNarrow = 700; // pixels: below this the columns stand under each other
const kDrag = 6; // pixels: less is a click
const kEdge = 48; // pixels from the frame's edge where it begins to scroll
const kFew = 4; // cards of what has ended, before one asks for all
const handleId = (item: string): string => `handle-${item}`;
/** Back to what the card is moved by: its handle, or on a phone its menu. */
const focusCard = (item: string): void =>
    (
        document.getElementById(handleId(item)) ??
        document.querySelector<HTMLElement>(`[data-item="${item}"] .board-card__menu`)
    )?.focus();

type CaseDue = CaseView["dues"][number];
/** The next thing that must be done about an activity: about itself, a follow-up of it, or a proposal on it. */
function nextDue({ content, dues }: CaseView, item: string): CaseDue | undefined {
    const about = new Set([item]);
    for (const { about: each, planned, done } of content.follow_ups ?? [])
        if (planned?.activity === item && !done) about.add(each.item);
    for (const { proposal, decision } of content.proposals ?? [])
        if (proposal.activity === item && !decision) about.add(proposal.about.item);
    return dues
        .filter((each) => each.item !== undefined && about.has(each.item))
        .sort((a, b) => a.due.localeCompare(b.due))[0];
}

export function PlanBoard({ form, item: formItem, of }: Props) {
    const { t, language } = useTexts();
    const plan = useWords(planWords);
    const words = plan;
    const reader = useCase();
    const { view, catalogue, onOpen } = reader;
    const all = view.content.activities ?? [];
    const movable = mayMove(reader);
    const [ref, width] = useWidth();
    const narrow = width > 0 && width < kNarrow;
    const helpId = useId();

    const [held, setHeld] = useState<Held>();
    const [refused, setRefused] = useState<{ item: string; move: Move }>();
    const [said, setSaid] = useState("");
    const frame = useRef<HTMLDivElement>(null);
    const dropped = useRef(false); // a drag has just ended: the click that follows is not one
    const stop = useRef<() => void>(undefined); // ends a drag that is under way
    useEffect(() => () => stop.current?.(), []);
    // What was moved last, and from where: its handle takes the focus again when the form is gone, and when the card has moved.
    const moved = useRef<{ item: string; from: Column; back?: true } | undefined>(undefined);

    const byItem = (item: string) => all.find(({ offer }) => offer.about.item === item);
    const titleOf = (activity: ActivityItem) => activityTitle(activity, catalogue, t);
    const place = (column: Column): [string, number, number] => [
        words.columns[column],
        columns.indexOf(column) + 1,
        columns.length,
    ];
    const why = ({ refused: no }: Move): string =>
        no === undefined
            ? ""
            : words.refused[no.why](
                  nameOf(t.role, no.decider),
                  no.from === undefined ? "" : longDate(no.from, language),
              );

    const take = (step: Step) => onOpen({ form: step.form, item: step.item, of: step.of });
    /** Opens the form of the move, or says why there is none. */
    const attempt = (activity: ActivityItem, to: Column) => {
        const move = moveTo(reader, activity, to);
        const { item } = activity.offer.about;
        setHeld(undefined);
        if (!move) {
            setRefused(undefined);
            setSaid(words.live.back(titleOf(activity), words.columns[to]));
        } else if (move.step) {
            setRefused(undefined);
            moved.current = { item, from: columnOf(activity) };
            setSaid(words.live.opened(titleOf(activity), words.columns[to]));
            take(move.step);
        } else {
            setRefused({ item, move });
            setSaid(`${words.refusedTitle(words.columns[to])} ${why(move)}`);
        }
    };
    const putBack = (activity: ActivityItem) => {
        setHeld(undefined);
        setSaid(words.live.back(titleOf(activity), words.columns[columnOf(activity)]));
    };

    // ---- keyboard

    const pick = (activity: ActivityItem) => {
        const column = columnOf(activity);
        setRefused(undefined);
        setHeld({ item: activity.offer.about.item, over: column, by: "keys" });
        setSaid(words.live.lifted(titleOf(activity), ...place(column)));
    };
    const press = (activity: ActivityItem) => {
        if (dropped.current) return;
        if (held?.item === activity.offer.about.item) attempt(activity, held.over);
        else pick(activity);
    };
    const steer = (activity: ActivityItem, event: KeyboardEvent) => {
        if (held?.item !== activity.offer.about.item || held.by !== "keys") return;
        const at = columns.indexOf(held.over);
        const to = {
            ArrowRight: at + 1,
            ArrowLeft: at - 1,
            ArrowDown: at + 1,
            ArrowUp: at - 1,
            Home: 0,
            End: columns.length - 1,
        }[event.key];
        if (event.key === "Escape") putBack(activity);
        else if (to !== undefined) {
            const over = columns[Math.max(0, Math.min(columns.length - 1, to))] ?? held.over;
            const move = moveTo(reader, activity, over);
            setHeld({ ...held, over });
            setSaid(
                [
                    words.live.over(...place(over)),
                    move?.step ? words.live.fits : "",
                    move?.refused ? `${words.noDrop}. ${why(move)}` : "",
                ]
                    .filter(Boolean)
                    .join(" "),
            );
            frame.current
                ?.querySelector(`[data-column="${over}"]`)
                ?.scrollIntoView({ block: "nearest", inline: "nearest" });
        } else return;
        event.preventDefault();
        event.stopPropagation();
    };

    // ---- pointer: a mouse or a pen; a finger scrolls, and moves by the menu

    const columnAt = (x: number): Column | undefined => {
        for (const each of frame.current?.querySelectorAll<HTMLElement>("[data-column]") ?? []) {
            const { left, right } = each.getBoundingClientRect();
            if (x >= left && x < right) return each.dataset.column as Column;
        }
        return undefined;
    };
    const grab = (activity: ActivityItem, event: ReactPointerEvent<HTMLElement>) => {
        const target = event.target as HTMLElement;
        const onHandle = target.closest(".board-card__handle") !== null;
        if (event.pointerType === "touch" || event.button !== 0 || narrow) return;
        if (!onHandle && target.closest("button, a, .board-card__refused")) return;
        const card = event.currentTarget;
        const { left, top, width: across, height } = card.getBoundingClientRect();
        const [startX, startY] = [event.clientX, event.clientY];
        let over = columnOf(activity);
        let dragging = false;
        const move = ({ clientX, clientY }: PointerEvent) => {
            const [dx, dy] = [clientX - startX, clientY - startY];
            if (!dragging && Math.hypot(dx, dy) < kDrag) return;
            if (!dragging) {
                dragging = true;
                globalThis.getSelection()?.removeAllRanges();
                document.body.classList.add("board-dragging");
                // Its place is kept.
                if (card.parentElement) card.parentElement.style.minHeight = `${height}px`;
                Object.assign(card.style, {
                    position: "fixed",
                    width: `${across}px`,
                    pointerEvents: "none",
                });
                setRefused(undefined);
                setHeld({ item: activity.offer.about.item, over, by: "pointer" });
            }
            Object.assign(card.style, { left: `${left + dx}px`, top: `${top + dy}px` });
            const box = frame.current?.getBoundingClientRect();
            if (box && frame.current) {
                if (clientX > box.right - kEdge) frame.current.scrollLeft += 12;
                if (clientX < box.left + kEdge) frame.current.scrollLeft -= 12;
            }
            const at = columnAt(clientX) ?? over;
            if (at === over) return;
            over = at;
            setHeld({ item: activity.offer.about.item, over, by: "pointer" });
        };
        const end = (drop: boolean) => {
            window.removeEventListener("pointermove", move);
            window.removeEventListener("pointerup", up);
            window.removeEventListener("pointercancel", cancel);
            window.removeEventListener("keydown", key, true);
            stop.current = undefined;
            if (!dragging) return;
            card.removeAttribute("style");
            card.parentElement?.removeAttribute("style");
            document.body.classList.remove("board-dragging");
            dropped.current = true;
            setTimeout(() => (dropped.current = false));
            if (drop) attempt(activity, over);
            else putBack(activity);
        };
        const up = () => end(true);
        const cancel = () => end(false);
        const key = (pressed: globalThis.KeyboardEvent) => {
            if (pressed.key === "Escape") end(false);
        };
        stop.current = cancel;
        window.addEventListener("pointermove", move);
        window.addEventListener("pointerup", up);
        window.addEventListener("pointercancel", cancel);
        window.addEventListener("keydown", key, true);
    };

    // ---- after the form

    const openMove = form !== undefined && formItem !== undefined ? columnAfter(form, of) : undefined;
    useEffect(() => {
        const { current: last } = moved;
        if (form !== undefined || !last) return;
        const activity = byItem(last.item);
        const there = activity !== undefined && columnOf(activity) !== last.from;
        // Once when the form is gone, and once when the card has come to its new place: not each time the case is renewed.
        const free = document.activeElement === null || document.activeElement === document.body;
        if (free && (there || last.back !== true)) focusCard(last.item);
        last.back = true;
        if (!there) return;
        moved.current = undefined;
        setSaid(words.live.moved(titleOf(activity), words.columns[columnOf(activity)]));
        // When the form is gone, and when the case has come anew.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [form, view]);

    const card = (activity: ActivityItem) => {
        const { item } = activity.offer.about;
        // Somebody else may have moved it meanwhile, and then the form leads nowhere.
        const on =
            formItem === item && openMove && moveTo(reader, activity, openMove)?.step ? openMove : undefined;
        // Said on the card where the pointer holds it, since the card hides the column below.
        const target =
            held?.item === item && held.by === "pointer" ? moveTo(reader, activity, held.over) : undefined;
        return (
            <Card
                key={item}
                activity={activity}
                movable={movable}
                narrow={narrow}
                helpId={helpId}
                held={held?.item === item ? held : undefined}
                onTheWay={on}
                onGrab={(event) => grab(activity, event)}
                onPress={() => press(activity)}
                onKey={(event) => steer(activity, event)}
                onLeave={() => {
                    if (held?.item === item && held.by === "keys") putBack(activity);
                }}
                onMove={(to) => attempt(activity, to)}
                onStep={take}
            >
                {target && <Drop move={target} why={why(target)} />}
                {refused?.item === item && (
                    <div className="board-card__refused">
                        <p>
                            <strong>{words.refusedTitle(words.columns[refused.move.to])}</strong>{" "}
                            {why(refused.move)}
                        </p>
                        <span className="board-card__ways">
                            {refused.move.instead && (
                                <Button
                                    size="xsmall"
                                    variant="secondary"
                                    onClick={() => {
                                        if (refused.move.instead) take(refused.move.instead);
                                        setRefused(undefined);
                                    }}
                                >
                                    {t.step[refused.move.instead.name]}
                                </Button>
                            )}
                            <Button
                                size="xsmall"
                                variant="tertiary"
                                data-color="neutral"
                                icon={<XMarkIcon title={t.state.close} />}
                                onClick={() => {
                                    setRefused(undefined);
                                    focusCard(item);
                                }}
                            />
                        </span>
                    </div>
                )}
            </Card>
        );
    };
    const lifted = held && byItem(held.item);

    return (
        <div ref={ref}>
            {movable && !narrow && (
                <p className="subtle board__help no-print" id={helpId}>
                    {words.help}
                </p>
            )}
            <div role="status" className="aksel-sr-only">
                {said}
            </div>
            <div className="board" data-narrow={narrow} ref={frame} role="group" aria-label={words.board}>
                {columns.map((column) => {
                    const cards = cardsIn(all, column);
                    const over = held?.over === column && lifted && columnOf(lifted) !== column;
                    const move = lifted && moveTo(reader, lifted, column);
                    return (
                        <BoardColumn
                            key={column}
                            column={column}
                            count={cards.length}
                            narrow={narrow}
                            fits={move === undefined ? undefined : move.step !== undefined}
                            over={held?.over === column}
                        >
                            {over && move && held.by === "keys" && <Drop move={move} why={why(move)} />}
                            {cards.length === 0 ? (
                                <p className="subtle board__none">{words.none}</p>
                            ) : (
                                <Cards few={column === "done" || column === "cancelled"}>
                                    {cards.map(card)}
                                </Cards>
                            )}
                        </BoardColumn>
                    );
                })}
            </div>
        </div>
    );
}

/** What letting go here does. */
function Drop({ move, why }: { move: Move; why: string }) {
    const plan = useWords(planWords);
    return (
        <p className="board__drop" data-fits={move.step !== undefined}>
            {move.step ? plan.drop(plan.columns[move.to]) : `${plan.noDrop}. ${why}`}
        </p>
    );
}

interface ColumnProps {
    column: Column;
    count: number;
    narrow: boolean;
    fits: boolean | undefined; // whether what is lifted may be dropped here
    over: boolean;
    children: React.ReactNode;
}

function BoardColumn({ column, count, narrow, fits, over, children }: ColumnProps) {
    const plan = useWords(planWords);
    const id = useId();
    const name = plan.columns[column];
    const heading = (
        <h3 className="board__title" id={id}>
            {name} <span className="board__count">{count}</span>
        </h3>
    );
    if (narrow)
        return (
            <details
                className="board__column"
                data-column={column}
                open={count > 0 && column !== "done" && column !== "cancelled"}
            >
                <summary>{heading}</summary>
                {children}
            </details>
        );
    return (
        <section
            className="board__column"
            aria-labelledby={id}
            data-column={column}
            data-empty={count === 0}
            data-fits={fits}
            data-over={over}
        >
            {heading}
            {children}
        </section>
    );
}

function Cards({ few, children }: { few: boolean; children: React.ReactNode[] }) {
    const plan = useWords(planWords);
    const [all, setAll] = useState(!few || children.length <= kFew + 1);
    return (
        <>
            <ul className="board__cards">{all ? children : children.slice(0, kFew)}</ul>
            {!all && (
                <Button size="xsmall" variant="tertiary" onClick={() => setAll(true)}>
                    {plan.showAll(children.length)}
                </Button>
            )}
        </>
    );
}

interface CardProps {
    activity: ActivityItem;
    movable: boolean;
    narrow: boolean;
    helpId: string;
    held: Held | undefined;
    onTheWay: Column | undefined; // the form that moves it there is open
    onGrab: (event: ReactPointerEvent<HTMLElement>) => void;
    onPress: () => void;
    onKey: (event: KeyboardEvent) => void;
    onLeave: () => void;
    onMove: (to: Column) => void;
    onStep: (step: Step) => void;
    children: React.ReactNode;
}

function Card({
    activity,
    movable,
    narrow,
    helpId,
    held,
    onTheWay,
    onGrab,
    onPress,
    onKey,
    onLeave,
    onMove,
    onStep,
    children,
}: CardProps) {
    const { t, language } = useTexts();
    const plan = useWords(planWords);
    const words = plan;
    const reader = useCase();
    const { view, catalogue, onOpen } = reader;
    const { offer, status, waiting, started, ended, hours, interruption } = activity;
    const { item } = offer.about;
    const title = activityTitle(activity, catalogue, t);
    const track = trackOf(activity, catalogue);
    const from = started ?? offer.from;
    const ramp = rampText({ hours: hours ?? offer.hours ?? [] }, language);
    const due = nextDue(view, item);
    const open = status === "offered" || status === "accepted";
    const { decider, approved, proposal, opens } = mandateOf(reader, activity);
    const undecided = open && decider !== undefined && !approved;
    const { first, rest } = activitySteps(reader, activity);
    const steps = first ? [first, ...rest] : rest;
    return (
        <li className="board__slot">
            <article
                className="board-card"
                data-item={item}
                data-track={track}
                data-status={status}
                data-held={held?.by}
                data-movable={movable && !narrow}
                onPointerDown={movable ? onGrab : undefined}
            >
                <div className="board-card__head">
                    <h4 className="board-card__title">
                        <button type="button" onClick={() => onOpen({ item })}>
                            {title}
                        </button>
                    </h4>
                    {movable && !narrow && (
                        <button
                            type="button"
                            id={handleId(item)}
                            className="board-card__handle"
                            aria-label={words.handle(title)}
                            aria-describedby={helpId}
                            aria-pressed={held !== undefined}
                            onClick={onPress}
                            onKeyDown={onKey}
                            onBlur={onLeave}
                        >
                            <DragVerticalIcon aria-hidden />
                        </button>
                    )}
                    {(movable || steps.length > 0) && (
                        <ActionMenu>
                            <ActionMenu.Trigger>
                                <Button
                                    size="xsmall"
                                    variant="tertiary"
                                    data-color="neutral"
                                    className="board-card__menu no-print"
                                    icon={<MenuElipsisVerticalIcon title={words.menu(title)} />}
                                />
                            </ActionMenu.Trigger>
                            <ActionMenu.Content align="end">
                                {movable && (
                                    <ActionMenu.Group label={words.moveTo}>
                                        {columns.map((to) => {
                                            const move = moveTo(reader, activity, to);
                                            return move ? (
                                                <ActionMenu.Item key={to} onSelect={() => onMove(to)}>
                                                    {move.step
                                                        ? words.columns[to]
                                                        : words.notYet(words.columns[to])}
                                                </ActionMenu.Item>
                                            ) : null;
                                        })}
                                    </ActionMenu.Group>
                                )}
                                {steps.length > 0 && (
                                    <ActionMenu.Group label={words.otherSteps}>
                                        {steps.map((step) => (
                                            <ActionMenu.Item key={step.name} onSelect={() => onStep(step)}>
                                                {t.step[step.name]}
                                            </ActionMenu.Item>
                                        ))}
                                    </ActionMenu.Group>
                                )}
                            </ActionMenu.Content>
                        </ActionMenu>
                    )}
                </div>
                {onTheWay && <p className="board-card__way">{words.onTheWay(words.columns[onTheWay])}</p>}
                <p className="board-card__track">
                    {nameOf(t.track, track)}
                    {(status === "declined" || status === "interrupted") && (
                        <span>
                            {" · "}
                            <StatusIcon status={status} /> {nameOf(t.planStatus, status)}
                            {interruption?.reason !== undefined &&
                                `: ${nameOf(t.choice.interruption, interruption.reason).toLowerCase()}`}
                        </span>
                    )}
                </p>
                {offer.provider !== undefined && <p>{offer.provider}</p>}
                {from !== undefined && (
                    <p className="board-card__time">
                        {periodText({ from, until: ended ?? offer.until }, t, language)}
                        {ramp !== "" && <span> · {ramp}</span>}
                    </p>
                )}
                {waiting && (
                    <p className="board-card__waiting">
                        <HourglassIcon aria-hidden />
                        <span>
                            {words.waitingOn(waiting.on ?? "")}
                            {waiting.since !== undefined &&
                                ` ${words.since(shortDate(waiting.since, language), daysBetween(waiting.since, view.today))}`}
                        </span>
                    </p>
                )}
                {undecided && (
                    <p className="board-card__hint">
                        {proposal ? `${t.parts.waitingDecision}. ` : ""}
                        {opens !== undefined
                            ? words.decidedFrom(longDate(opens, language))
                            : decider === reader.role
                              ? t.hint.needsDecisionYou
                              : t.parts.decider(nameOf(t.role, decider))}
                    </p>
                )}
                {due && (
                    <p className="board-card__due">
                        {nameOf(t.due, due.kind)}: <Due date={eventDay(due)} today={view.today} />
                    </p>
                )}
                {children}
            </article>
        </li>
    );
}
