// The paper on screen, block by block as the file has it, as A4 as the window allows.
import { Fragment } from "react";
import type { Paper, PaperBlock } from "../../api/types";

const kHeadings = ["h2", "h3", "h4"] as const; // the page has its own first heading

function Block({ block }: { block: PaperBlock }) {
    const { part, label = "", text = "", items = [] } = block;
    switch (part) {
        case "heading": {
            const Heading = kHeadings[(block.level ?? 1) - 1] ?? "h4";
            return <Heading>{text}</Heading>;
        }
        case "address":
            return (
                <address className="paper__address">
                    {items.map((line, index) => (
                        <Fragment key={index}>
                            {line}
                            <br />
                        </Fragment>
                    ))}
                </address>
            );
        case "fact":
            return (
                <p className="paper__fact">
                    <strong>{label}:</strong> {text}
                </p>
            );
        case "list":
            return (
                <ul>
                    {items.map((each, index) => (
                        <li key={index}>{each}</li>
                    ))}
                </ul>
            );
        case "blank":
            return (
                <div className="paper__blank">
                    <p>
                        <strong>{label}</strong>
                    </p>
                    {Array.from({ length: block.lines ?? 1 }, (_, line) => (
                        <div key={line} className="paper__line" />
                    ))}
                </div>
            );
        case "paragraph":
            return <p>{text}</p>;
    }
}

export function PaperSheet({ paper }: { paper: Paper }) {
    return (
        <article className="paper" lang={paper.language} aria-label={paper.title}>
            {paper.blocks.map((block, index) => (
                <Block key={index} block={block} />
            ))}
        </article>
    );
}
