// What is done with the list as a whole: its order, its columns, and a file of it.
import { DownloadIcon, SidebarBothIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button, Select } from "@navikt/ds-react";
import { useState } from "react";
import { api } from "../../api/queries";
import { isProblem } from "../../api/problem";
import { useToast } from "../../components/toast";
import type { IsoDate } from "../../dates";
import { nameOf } from "../../texts/context";
import {
    columns,
    exportQuery,
    shownColumns,
    sorts,
    type CaseSearch,
    type Column,
    type Scope,
} from "./search";
import { useWords } from "./words";

interface Props {
    search: CaseSearch;
    scope: Scope;
    today: IsoDate;
    onChange: (part: CaseSearch) => void;
}

export function Tools({ search, scope, today, onChange }: Props) {
    const { w, t } = useWords();
    const toast = useToast();
    const [busy, setBusy] = useState(false);
    const shown = shownColumns(search);
    const take = (format: "csv" | "xlsx") => {
        setBusy(true);
        api.save("/cases/export", exportQuery(search, scope, format), `arenden-${today}.${format}`)
            .then(
                () => toast({ text: w.exported }),
                (error: unknown) =>
                    toast({
                        text: isProblem(error, "too_large")
                            ? w.tooLong
                            : isProblem(error)
                              ? error.detail
                              : String(error),
                    }),
            )
            .finally(() => setBusy(false));
    };
    const toggle = (column: Column) =>
        onChange({
            columns: columns.filter((each) =>
                each === column ? !shown.includes(each) : shown.includes(each),
            ),
            page: search.page,
        });
    return (
        <div className="cases__tools no-print">
            <Select
                size="small"
                label={t.list.order}
                className="cases__order"
                value={search.sort ?? "next_due"}
                onChange={({ target }) =>
                    onChange({ sort: sorts.find((each) => each === target.value), descending: undefined })
                }
            >
                {sorts.map((each) => (
                    <option key={each} value={each}>
                        {w.sorts[each] ?? nameOf(t.list.orders, each)}
                    </option>
                ))}
            </Select>
            <ActionMenu>
                <ActionMenu.Trigger>
                    <Button
                        size="small"
                        variant="tertiary"
                        data-color="neutral"
                        icon={<SidebarBothIcon aria-hidden />}
                    >
                        {w.columnsMenu}
                    </Button>
                </ActionMenu.Trigger>
                <ActionMenu.Content align="end" className="cases__menu">
                    <ActionMenu.Group label={w.columnsMenu}>
                        {columns.slice(1).map((column) => (
                            <ActionMenu.CheckboxItem
                                key={column}
                                checked={shown.includes(column)}
                                onCheckedChange={() => toggle(column)}
                            >
                                {columnName(column, w.columns, t.cases.columns)}
                            </ActionMenu.CheckboxItem>
                        ))}
                    </ActionMenu.Group>
                    <ActionMenu.Divider />
                    <ActionMenu.Item onSelect={() => onChange({ columns: undefined, page: search.page })}>
                        {w.usual}
                    </ActionMenu.Item>
                </ActionMenu.Content>
            </ActionMenu>
            <ActionMenu>
                <ActionMenu.Trigger>
                    <Button
                        size="small"
                        variant="tertiary"
                        data-color="neutral"
                        icon={<DownloadIcon aria-hidden />}
                        loading={busy}
                    >
                        {w.export}
                    </Button>
                </ActionMenu.Trigger>
                <ActionMenu.Content align="end">
                    <ActionMenu.Item onSelect={() => take("xlsx")}>{w.xlsx}</ActionMenu.Item>
                    <ActionMenu.Item onSelect={() => take("csv")}>{w.csv}</ActionMenu.Item>
                </ActionMenu.Content>
            </ActionMenu>
        </div>
    );
}

export const columnName = (
    column: Column,
    own: Partial<Record<Column, string>>,
    others: Record<string, string>,
): string => own[column] ?? nameOf(others, column);
