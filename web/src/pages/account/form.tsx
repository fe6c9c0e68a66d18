// What the forms of one's own sign-in share: their buttons, what was typed, and what was wrong of it.
import { Button } from "@navikt/ds-react";
import type { SubmitEvent } from "react";
import { isProblem } from "../../api/problem";
import { useWords } from "../../texts/context";
import { ownWords } from "../../texts/own";
import { problemText } from "../../texts/problems";
import type { Texts } from "../../texts/sv";

/** By field; `other`: of none of them. */
export type Faults = Partial<Record<"username" | "password" | "code" | "new" | "other", string | undefined>>;

export function faultsOf(error: unknown, t: Texts): Faults {
    if (!error) return {};
    if (!isProblem(error) || error.detail === "") return { other: t.state.offline };
    const at = (name: string) => {
        const found = error.fields.find(({ pointer }) => pointer === `/${name}`);
        return found && problemText(found, t);
    };
    const faults = {
        username: at("username"),
        password: at("password"),
        code: at("code"),
        new: at("new"),
    };
    return Object.values(faults).some((each) => each !== undefined)
        ? faults
        : { other: problemText(error, t) };
}

/** Of a field without what nobody means to write around it; a password as it was given. */
export const typed = (event: SubmitEvent<HTMLFormElement>, name: string): string => {
    const value = new FormData(event.currentTarget).get(name);
    if (typeof value !== "string") return "";
    return name === "password" || name === "new" ? value : value.trim();
};

export function Buttons({ act, busy, onCancel }: { act: string; busy: boolean; onCancel: () => void }) {
    const words = useWords(ownWords);
    return (
        <div className="account__buttons">
            <Button type="submit" size="small" loading={busy}>
                {act}
            </Button>
            <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onCancel}>
                {words.cancel}
            </Button>
        </div>
    );
}
