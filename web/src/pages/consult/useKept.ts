// Words that are being written, kept in the tab until they are sent: they survive a reload and a lost session.
import { useEffect, useState } from "react";
import { newKey } from "../../api/client";
import { drafts } from "../../api/queries";
import { draftName } from "../../forms/drafts";
import { useSession } from "../../session/useSession";

export function useKept<T extends Record<string, string>>(form: string, empty: T) {
    const name = draftName(useSession().worker, "consult", form, undefined);
    const [state, setState] = useState(() => {
        const draft = drafts.read(name);
        return { values: { ...empty, ...(draft?.values as T | undefined) }, key: draft?.key ?? newKey() };
    });
    const { values, key } = state;
    const dirty = Object.entries(values).some(([field, value]) => value !== empty[field]);
    useEffect(() => {
        if (dirty)
            drafts.keep(name, {
                values,
                base: {},
                version: undefined,
                key,
                at: new Date().toISOString(),
            });
        else drafts.drop(name);
    }, [name, values, key, dirty]);
    return {
        values,
        key, // stays until it is sent
        set: (field: keyof T & string, value: string) =>
            setState((before) => ({ ...before, values: { ...before.values, [field]: value } })),
        renewKey: () => setState((before) => ({ ...before, key: newKey() })),
        sent: () => {
            drafts.drop(name);
            setState({ values: empty, key: newKey() });
        },
    };
}
