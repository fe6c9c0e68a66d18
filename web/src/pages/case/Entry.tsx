// One written thing in a case: what it is, who wrote it for which party, its text, the steps that
// fit it, and who sees it.
import { Tag } from "@navikt/ds-react";
import type { ReactNode } from "react";
import type { About } from "../../api/types";
import { ItemSteps } from "../../case/ItemSteps";
import { useCase } from "../../case/reader";
import type { Steps } from "../../case/steps";
import { nameOf, useTexts } from "../../texts/context";
import { NewMark } from "./NewsLine";

const kNone: Steps = { rest: [] };

interface Props {
    about: About;
    title: ReactNode;
    what: string; // the title in plain words
    status?: ReactNode;
    meta?: readonly string[];
    steps?: Steps;
    strong?: boolean;
    byline?: boolean;
    children?: ReactNode;
}

export function Entry({
    about,
    title,
    what,
    status,
    meta = [],
    steps,
    strong,
    byline = true,
    children,
}: Props) {
    const { t } = useTexts();
    const { nameOfWorker, onOpen } = useCase();
    const by = byline ? [nameOfWorker(about.author), nameOf(t.party, about.owner)] : [];
    const line = [...meta, by.filter(Boolean).join(", ")].filter(Boolean).join(" · ");
    return (
        <article className="entry">
            <div className="entry__head">
                <div className="entry__what">
                    <h3 className="entry__title">
                        {title} {status} <NewMark item={about.item} />
                    </h3>
                    {line !== "" && <p className="subtle entry__meta">{line}</p>}
                </div>
                <ItemSteps
                    steps={steps ?? kNone}
                    what={what}
                    item={about.item}
                    onOpen={onOpen}
                    strong={strong ?? false}
                />
            </div>
            {children}
            {about.redacted && (
                <Tag size="xsmall" variant="moderate" data-color="neutral">
                    {t.parts.redacted}
                </Tag>
            )}
            {about.limited && (
                <Tag size="xsmall" variant="moderate" data-color="warning">
                    {t.case.limited}
                </Tag>
            )}
        </article>
    );
}

/** Names with what is known of them; nothing for what is not known. */
export function Facts({ list }: { list: readonly (readonly [string, ReactNode])[] }) {
    const known = list.filter(([, value]) => value !== undefined && value !== "" && value !== null);
    if (known.length === 0) return null;
    return (
        <dl className="entry__answers">
            {known.map(([name, value]) => (
                <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            ))}
        </dl>
    );
}
