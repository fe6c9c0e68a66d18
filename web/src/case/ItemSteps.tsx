// The next steps of a thing: the likeliest as a button, the rest in a menu.
import { MenuElipsisHorizontalIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import { useTexts } from "../texts/context";
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
    onOpen: Open;
    strong?: boolean;
}

export function ItemSteps({ steps: { first, rest }, what, onOpen, strong = false }: Props) {
    const { t } = useTexts();
    const open = ({ form, item, of }: Step) => onOpen({ form, item, of });
    if (!first && rest.length === 0) return null;
    return (
        <span className="item-steps no-print">
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
            {rest.length > 0 && (
                <ActionMenu>
                    <ActionMenu.Trigger>
                        <Button
                            size="small"
                            variant="tertiary"
                            data-color="neutral"
                            icon={<MenuElipsisHorizontalIcon title={t.step.moreOf(what)} />}
                        />
                    </ActionMenu.Trigger>
                    <ActionMenu.Content align="end">
                        {rest.map((step) => (
                            <ActionMenu.Item key={step.name} onSelect={() => open(step)}>
                                {t.step[step.name]}
                            </ActionMenu.Item>
                        ))}
                    </ActionMenu.Content>
                </ActionMenu>
            )}
        </span>
    );
}
