// The next steps of a thing: the likeliest as a button, the rest in a menu, which also tells who sees the thing.
import { EyeIcon, MenuElipsisHorizontalIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import { useRef } from "react";
import { useTexts } from "../texts/context";
import { useCase } from "./reader";
import type { Step, Steps } from "./steps";

export interface Opening {
    form?: string | undefined;
    item?: string | undefined;
    of?: string | undefined;
    trad?: string | undefined; // the conversation to open; missing: the one that is, "": none
    tab?: string | undefined; // the part of the case to go to; missing: this one
}
export type Open = (what: Opening) => void;

interface Props {
    steps: Steps;
    what: string; // the thing, for those who hear the page
    item?: string | undefined; // of which one may ask who sees it
    onOpen: Open;
    strong?: boolean;
}

export function ItemSteps({ steps: { first, rest }, what, item: asked, onOpen, strong = false }: Props) {
    const { t } = useTexts();
    const { onWho } = useCase();
    const steps = useRef<HTMLSpanElement>(null);
    const open = ({ form, item, of }: Step) => onOpen({ form, item, of });
    const back = () => steps.current?.querySelector<HTMLElement>("[aria-haspopup]")?.focus();
    const asks = asked !== undefined && onWho !== undefined;
    if (!first && rest.length === 0 && !asks) return null;
    return (
        <span className="item-steps no-print" ref={steps}>
            {first && (
                <Button
                    size="small"
                    variant={strong ? "primary" : "secondary"}
                    aria-label={`${t.step[first.name]}, ${what}`}
                    onClick={() => open(first)}
                >
                    {t.step[first.name]}
                </Button>
            )}
            {(rest.length > 0 || asks) && (
                <ActionMenu>
                    <ActionMenu.Trigger>
                        <Button
                            size="small"
                            variant="tertiary"
                            data-color="neutral"
                            icon={<MenuElipsisHorizontalIcon aria-hidden />}
                            aria-label={t.step.moreOf(what)}
                        />
                    </ActionMenu.Trigger>
                    <ActionMenu.Content align="end">
                        {rest.map((step) => (
                            <ActionMenu.Item key={step.name} onSelect={() => open(step)}>
                                {t.step[step.name]}
                            </ActionMenu.Item>
                        ))}
                        {asks && rest.length > 0 && <ActionMenu.Divider />}
                        {asks && (
                            <ActionMenu.Item
                                icon={<EyeIcon aria-hidden />}
                                onSelect={() => onWho({ item: asked, what, back })}
                            >
                                {t.sees.who}
                            </ActionMenu.Item>
                        )}
                    </ActionMenu.Content>
                </ActionMenu>
            )}
        </span>
    );
}
