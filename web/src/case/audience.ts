// The server's answer to who reads an entry, in as few sentences as it takes: who reads all, who a part, who nothing.
import type { Audience, Reader } from "../api/types";
import type { Texts } from "../texts/sv";
import { listed } from "./forms/shared";

/** Parties as they are called everywhere; who is of none as within a sentence. */
const called = ({ party, name }: Reader): string =>
    party === "none" ? name.charAt(0).toLocaleLowerCase() + name.slice(1) : name;

export function audienceLines({ readers }: Audience, t: Texts): string[] {
    const names = (level: string | undefined) =>
        listed(
            readers.filter(({ standing }) => standing.level === level).map(({ reader }) => called(reader)),
            t.sees.and,
        );
    const say = (level: string | undefined, sentence: (who: string) => string) => {
        const who = names(level);
        return who === "" ? [] : [sentence(who)];
    };
    return [
        ...say("full", t.sees.all),
        ...say("limited", t.sees.part),
        ...say("none", t.sees.nothing),
        ...say(undefined, t.sees.unknown),
    ];
}
