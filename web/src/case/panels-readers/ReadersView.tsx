// The matrix on screen: a table for each party's information, a column for each reader; a cell tells why when it is chosen.
import { ChevronDownIcon, ChevronUpIcon, XMarkIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { Fragment, useId, useState } from "react";
import type { Reader, Readers, ReadersRow, Standing } from "../../api/types";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { readersWords } from "../../texts/readers";
import "./readers.css";
import { kSign, signOf, type Sign } from "./signs";

type Owner = Readers["owners"][number];

export function ReadersView({ readers: { readers, owners, assignment }, caseId }: Props) {
    const words = useWords(readersWords);
    const [chosen, choose] = useState<string>(); // one cell at a time
    return (
        <>
            <section className="card readers__lead" aria-labelledby="readers-title">
                <h2 className="card__title" id="readers-title">
                    {words.title}
                </h2>
                <p>{words.lead}</p>
                <p className="subtle">
                    {words.inner} {assignment}
                </p>
                <ul className="readers__signs">
                    {(Object.keys(kSign) as Sign[]).map((sign) => (
                        <li key={sign}>
                            <span className="readers__sign" data-sign={sign}>
                                {kSign[sign]} {words.sign[sign]}
                            </span>{" "}
                            {words.signHelp[sign]}
                        </li>
                    ))}
                </ul>
            </section>
            {owners.map((owner, index) => (
                <OwnerTable
                    key={owner.party}
                    owner={owner}
                    own={index === 0 && readers.some(({ me, party }) => me && party === owner.party)}
                    readers={readers}
                    caseId={caseId}
                    chosen={chosen}
                    onChoose={choose}
                />
            ))}
        </>
    );
}
interface Props {
    readers: Readers;
    caseId: string;
}

interface TableProps {
    owner: Owner;
    own: boolean;
    readers: readonly Reader[];
    caseId: string;
    chosen: string | undefined;
    onChoose: (cell: string | undefined) => void;
}

function OwnerTable({ owner: { party, rows }, own, readers, caseId, chosen, onChoose }: TableProps) {
    const { t } = useTexts();
    const words = useWords(readersWords);
    const [all, setAll] = useState(false);
    const id = useId();
    const seen = rows.filter((row) => row.seen);
    const rest = rows.filter((row) => !row.seen);
    const name = nameOf(t.party, party);
    return (
        <section className="card readers" aria-labelledby={id}>
            <h3 className="card__title" id={id}>
                {own ? words.ownOf(name) : words.of(name)}
            </h3>
            {seen.length === 0 && <p className="subtle">{own ? words.noneOwn : words.noneSeen}</p>}
            {(seen.length > 0 || all) && (
                <table>
                    <caption className="aksel-sr-only">{words.table(name)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words.category}</th>
                            {readers.map((reader) => (
                                <th scope="col" key={readerKey(reader)}>
                                    {reader.name}
                                    {reader.me && <span className="subtle"> {words.you}</span>}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {[...seen, ...(all ? rest : [])].map((row) => (
                            <Row
                                key={row.category}
                                row={row}
                                readers={readers}
                                owner={party}
                                caseId={caseId}
                                chosen={chosen}
                                onChoose={onChoose}
                            />
                        ))}
                    </tbody>
                </table>
            )}
            {rest.length > 0 && (
                <div className="readers__rest no-print">
                    <Button
                        size="small"
                        variant="tertiary"
                        icon={all ? <ChevronUpIcon aria-hidden /> : <ChevronDownIcon aria-hidden />}
                        aria-expanded={all}
                        onClick={() => setAll((before) => !before)}
                    >
                        {all ? words.fewer : own ? words.moreOwn(rest.length) : words.moreOf(rest.length)}
                    </Button>
                    {all && <p className="subtle">{own ? words.restOwn : words.restOf}</p>}
                </div>
            )}
        </section>
    );
}

const readerKey = ({ party, role }: Reader) => `${party} ${role}`;

interface RowProps extends Omit<TableProps, "own" | "owner"> {
    row: ReadersRow;
    owner: string;
}

function Row({ row, readers, owner, caseId, chosen, onChoose }: RowProps) {
    const { t } = useTexts();
    const words = useWords(readersWords);
    const id = useId();
    const category = nameOf(t.category, row.category);
    const keyOf = (reader: Reader) => `${owner} ${row.category} ${readerKey(reader)}`;
    const open = readers.findIndex((reader) => keyOf(reader) === chosen);
    const reader = readers[open];
    const standing = row.cells[open];
    return (
        <Fragment>
            <tr>
                <th scope="row">{category}</th>
                {row.cells.map((cell, index) => {
                    const of = readers[index];
                    if (of === undefined) return null;
                    const key = keyOf(of);
                    const sign = signOf(cell);
                    return (
                        <td key={key}>
                            <button
                                type="button"
                                className="readers__sign"
                                data-sign={sign}
                                aria-expanded={key === chosen}
                                aria-controls={key === chosen ? id : undefined}
                                onClick={() => onChoose(key === chosen ? undefined : key)}
                            >
                                {kSign[sign]}
                                <span className="readers__name">
                                    <span className="aksel-sr-only">{category}, </span>
                                    {of.name}
                                    <span className="aksel-sr-only">:</span>
                                </span>
                                <span className="readers__word">{words.sign[sign]}</span>
                            </button>
                        </td>
                    );
                })}
            </tr>
            {reader && standing && (
                <tr className="readers__detail">
                    <td colSpan={readers.length + 1}>
                        <div id={id} role="region" aria-label={words.why(reader.name, category)}>
                            <Detail standing={standing} reader={reader} category={category} caseId={caseId} />
                            <Button
                                type="button"
                                size="xsmall"
                                variant="tertiary"
                                data-color="neutral"
                                icon={<XMarkIcon title={t.state.close} />}
                                onClick={() => onChoose(undefined)}
                            />
                        </div>
                    </td>
                </tr>
            )}
        </Fragment>
    );
}

function Detail({ standing, reader, category, caseId }: DetailProps) {
    const { t } = useTexts();
    const words = useWords(readersWords);
    const { text, needs, topics, singles, provision, ways } = standing;
    const asked = ways?.find((way) => way.asked !== undefined)?.asked;
    const consent = provision ?? asked;
    return (
        <div className="readers__why">
            <h4>
                {reader.name}: {category}
            </h4>
            <p>{text}</p>
            {topics && <p>{words.onlyTopics(topics.map((topic) => nameOf(t.track, topic).toLowerCase()))}</p>}
            {singles !== undefined && <p>{words.singles(singles)}</p>}
            {needs !== undefined && (
                <p>
                    <strong>{words.toOpen}</strong> {needs}
                </p>
            )}
            {asked !== undefined && <p>{words.asked}</p>}
            {consent !== undefined && (
                <p>
                    <Link to="/arenden/$caseId/$tab" params={{ caseId, tab: "samtycken" }}>
                        {words.toConsent}
                    </Link>
                </p>
            )}
        </div>
    );
}
interface DetailProps {
    standing: Standing;
    reader: Reader;
    category: string;
    caseId: string;
}
