// One row of my day: who, why, when, the one next action, and what else may be done with it.
import { MenuElipsisHorizontalIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { MyDayItem } from "../../api/types";
import { eventDay, wayTo } from "../../case/dues";
import { Due } from "../../components/Due";
import { LinkButton } from "../../components/LinkButton";
import { dayDate, type IsoDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { dayWords } from "../../texts/day";

const Prepare = lazy(() => import("./Prepare"));

export type Ask = "aside" | "assign";
interface Props {
    item: MyDayItem;
    today: IsoDate;
    nameOfWorker: (id: string | undefined) => string;
    onAsk: (ask: Ask) => void;
    onTakeBack: () => void;
}

export function Row({ item, today, nameOfWorker, onAsk, onTakeBack }: Props) {
    const { t, language } = useTexts();
    const dayText = useWords(dayWords);
    const words = t.dueWords[item.kind];
    const { tab, ...search } = wayTo(item);
    const name = item.name ?? t.list.namelessTitle;
    const { assigned } = item;
    const happens = eventDay(item);
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
                {assigned && (
                    <span className="due-item__from">
                        {[dayText.assignedBy(nameOfWorker(assigned.by)), assigned.text ?? ""]
                            .filter(Boolean)
                            .join(": ")}
                    </span>
                )}
            </div>
            <span className="due-item__when">
                {happens < today ? (
                    <Due date={happens} today={today} />
                ) : (
                    <time dateTime={happens}>{dayDate(happens, language)}</time>
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
            <ActionMenu>
                <ActionMenu.Trigger>
                    <Button
                        size="small"
                        variant="tertiary"
                        data-color="neutral"
                        className="due-item__more"
                        icon={<MenuElipsisHorizontalIcon title={dayText.more(words?.act ?? "", name)} />}
                    />
                </ActionMenu.Trigger>
                <ActionMenu.Content align="end">
                    {item.last_aside === undefined ? (
                        <ActionMenu.Item disabled>{dayText.cannotSetAside}</ActionMenu.Item>
                    ) : (
                        <ActionMenu.Item shortcut="s" onSelect={() => onAsk("aside")}>
                            {dayText.setAside}
                        </ActionMenu.Item>
                    )}
                    <ActionMenu.Item shortcut="t" onSelect={() => onAsk("assign")}>
                        {dayText.assign}
                    </ActionMenu.Item>
                    {assigned && <ActionMenu.Item onSelect={onTakeBack}>{dayText.takeBack}</ActionMenu.Item>}
                </ActionMenu.Content>
            </ActionMenu>
            {item.kind === "follow_up" && item.due === today && (
                <Suspense>
                    <Prepare caseId={item.case} name={name} nameOfWorker={nameOfWorker} />
                </Suspense>
            )}
        </>
    );
}
