// A date field whose calendar is fetched when a form with a date is first shown: many forms have none.
import { TextField } from "@navikt/ds-react";
import { lazy, Suspense, type ComponentProps } from "react";

const DateField = lazy(async () => ({ default: (await import("./DateField")).DateField }));

export function LazyDateField(props: ComponentProps<typeof DateField>) {
    const { id, label, description, value, size = "small" } = props;
    return (
        <Suspense
            fallback={
                <TextField
                    autoComplete="off"
                    id={id}
                    label={label}
                    description={description}
                    value={value}
                    size={size}
                    readOnly
                />
            }
        >
            <DateField {...props} />
        </Suspense>
    );
}
