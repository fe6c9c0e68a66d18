// The filters of the list: a row of short menus with live counts; on a narrow screen behind one button.
import { ChevronDownIcon, FilterIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import { useState, type ReactNode } from "react";
import type { CaseCounts } from "../../api/types";
import type { Naming } from "./naming";
import {
    chosenIn,
    facetNames,
    facets,
    primary,
    without,
    withValue,
    type CaseSearch,
    type Facet,
} from "./search";
import { useWords } from "./words";

interface Props {
    search: CaseSearch;
    counts: CaseCounts | undefined;
    naming: Naming;
    children: ReactNode; // the search box, which stands first and is never hidden
    onChange: (part: CaseSearch) => void;
}

export function Filters({ search, counts, naming, children, onChange }: Props) {
    const { w } = useWords();
    const others = facetNames.filter((facet) => !primary.includes(facet));
    const [open, setOpen] = useState(false); // on a narrow screen
    const [more, setMore] = useState(false);
    const shown = [...primary, ...others.filter((facet) => more || search[facet] !== undefined)];
    return (
        <div className="cases__filters no-print">
            {children}
            <Button
                className="cases__open-filters"
                size="small"
                variant="secondary"
                data-color="neutral"
                icon={<FilterIcon aria-hidden />}
                aria-expanded={open}
                onClick={() => setOpen(!open)}
            >
                {w.filtersChosen(chosenIn(search).length)}
            </Button>
            <div className="cases__facets" role="group" aria-label={w.filters} data-open={open}>
                {shown.map((facet) => (
                    <FacetMenu
                        key={facet}
                        facet={facet}
                        chosen={search[facet] ?? []}
                        counts={counts?.[facets[facet].counts]}
                        naming={naming}
                        onToggle={(value) =>
                            onChange(
                                search[facet]?.includes(value)
                                    ? without(search, facet, value)
                                    : withValue(search, facet, value),
                            )
                        }
                    />
                ))}
                <Button
                    size="small"
                    variant="tertiary"
                    data-color="neutral"
                    aria-expanded={more}
                    onClick={() => setMore(!more)}
                >
                    {more ? w.fewer : w.more}
                </Button>
            </div>
        </div>
    );
}

interface FacetProps {
    facet: Facet;
    chosen: readonly string[];
    counts: Record<string, number> | undefined;
    naming: Naming;
    onToggle: (value: string) => void;
}

function FacetMenu(props: FacetProps) {
    const { w } = useWords();
    const { facet, chosen } = props;
    const title = w.facets[facet];
    return (
        <ActionMenu>
            <ActionMenu.Trigger>
                <Button
                    size="small"
                    variant="secondary"
                    data-color={chosen.length > 0 ? "accent" : "neutral"}
                    icon={<ChevronDownIcon aria-hidden />}
                    iconPosition="right"
                >
                    {chosen.length > 0 ? `${title} (${chosen.length})` : title}
                </Button>
            </ActionMenu.Trigger>
            <ActionMenu.Content className="cases__menu">
                <ActionMenu.Group label={title}>
                    <Choices {...props} />
                </ActionMenu.Group>
            </ActionMenu.Content>
        </ActionMenu>
    );
}

/** Reckoned when the menu is open. */
function Choices({ facet, chosen, counts, naming, onToggle }: FacetProps) {
    const { w } = useWords();
    // What would find nothing is left out, unless it is chosen.
    const known: readonly string[] | undefined = facets[facet].values;
    const values = known
        ? known.filter((value) => (counts?.[value] ?? 0) > 0 || chosen.includes(value))
        : [...new Set([...Object.keys(counts ?? {}), ...chosen])].sort((a, b) =>
              naming.of(facet, a).localeCompare(naming.of(facet, b)),
          );
    return (
        <>
            {values.length === 0 && <ActionMenu.Item disabled>{w.nothing}</ActionMenu.Item>}
            {values.map((value) => (
                <ActionMenu.CheckboxItem
                    key={value}
                    checked={chosen.includes(value)}
                    onCheckedChange={() => onToggle(value)}
                >
                    <span className="cases__choice">
                        <span>{naming.of(facet, value)}</span>
                        <span className="cases__count">{counts?.[value] ?? 0}</span>
                    </span>
                </ActionMenu.CheckboxItem>
            ))}
        </>
    );
}
