// Words that are being written, kept in the tab until they are sent: they survive a reload and a lost session.
import { useEffect, useState } from "react";
import { newKey } from "../../api/client";
import { draftName, keepDraft, readDraft } from "../../forms/drafts";
import { useSession } from "../../session/useSession";

export function useKept<T extends Record<string, string>>(form: string, empty: T) {
    const name = draftName(useSession().worker, "consult", form, undefined);
    const [state, setState] = useState(() => {
        const draft = readDraft(sessionStorage, name);
        return { values: { ...empty, ...(draft?.values as T | undefined) }, key: draft?.key ?? newKey() };
    });
    const { values, key } = state;
    const dirty = Object.entries(values).some(([field, value]) => value !== empty[field]);
    useEffect(() => {
        if (dirty)
            keepDraft(sessionStorage, name, {
                values,
                base: {},
                version: undefined,
                key,
                at: new Date().toISOString(),
            });
        else sessionStorage.removeItem(name);
    }, [name, values, key, dirty]);
    return {
        values,
        key, // stays until it is sent
        set: (field: keyof T & string, value: string) =>
            setState((before) => ({ ...before, values: { ...before.values, [field]: value } })),
        renewKey: () => setState((before) => ({ ...before, key: newKey() })),
        sent: () => {
            sessionStorage.removeItem(name);
            setState({ values: empty, key: newKey() });
        },
    };
}
