// The package: every case with what the worker holds there, a receiver for each, one introduction for all, and a preview of what
// is written.
import { Alert, BodyShort, Select, Tag, Textarea } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { questionDeskQuery } from "../../api/queries";
import type { Directory, HeldCase, HeldLine, Holdings } from "../../api/types";
import { BulkWrite } from "../../bulk/BulkWrite";
import { hasCaseRole, hasMoved } from "../../bulk/people";
import { goesAlong, handPackage, type Receiver } from "../../bulk/ways";
import { EmptyState } from "../../components/EmptyState";
import { useFirst } from "../../components/useFirst";
import { shortDate } from "../../dates";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { handoverWords } from "../../texts/handover";
import { AwayForm } from "./AwayForm";
import "./handover.css";
import { becomesVacant, counts, receiverOf } from "./holdings";

const kFirst = 12; // cases, before the introduction and the button

interface Props {
    held: Holdings;
    directory: Directory;
}

export function HandoverView({ held, directory }: Props) {
    const { t, language } = useTexts();
    const words = useWords(handoverWords);
    const session = useSession();
    const [forAll, setForAll] = useState<string>();
    const [chosen, setChosen] = useState<Record<string, string>>({});
    const [text, setText] = useState("");
    const [tried, setTried] = useState(false);
    const of = new Map(directory.workers.map((each) => [each.id, each]));
    const name = (id: string): string => of.get(id)?.name ?? words.unknown;
    const team = (id: string): string =>
        directory.teams.find((each) => each.id === id)?.name ?? words.unknown;
    const worker = of.get(held.worker);
    const own = held.worker === session.worker;
    const [shown, more] = useFirst(held.cases.length, kFirst);
    const mayWrite = hasCaseRole(session.role);

    const to = (each: HeldCase): string => receiverOf(each, chosen, forAll);
    const receiver = (each: HeldCase): Receiver => {
        const id = to(each);
        const who = of.get(id);
        return {
            id,
            inTeam: each.team !== undefined && (who?.teams ?? []).includes(each.team),
            ofTheirs: who?.party === worker?.party,
            ofMine: who?.party === session.party,
        };
    };
    /** What goes along, unless it stays because of who takes over. */
    const stays = (each: HeldCase, line: HeldLine): boolean =>
        to(each) !== "" && ["to_do", "due"].includes(line.kind) && !goesAlong(line, receiver(each));
    const going = held.cases.filter(
        (each) => to(each) !== "" && each.lines.some((line) => goesAlong(line, receiver(each))),
    );
    const left = held.cases.length - going.length;
    /** Who is new and how to reach them, and then what the writer says. */
    const introduction = (id: string): string =>
        [words.introduction(name(id), name(held.worker), of.get(id)?.phone ?? ""), text.trim()]
            .filter(Boolean)
            .join(" ");
    const first = going[0];
    const people = held.receivers.map(({ worker: id, cases, capacity }) => (
        <option key={id} value={id}>
            {words.receiver(name(id), nameOf(t.role, of.get(id)?.role), cases, capacity)}
        </option>
    ));
    return (
        <div className="stack handover">
            <header>
                <h1 className="page-title">{words.title(name(held.worker))}</h1>
                <p className="subtle handover__who">
                    {[nameOf(t.role, worker?.role), nameOf(t.party, worker?.party)]
                        .filter(Boolean)
                        .join(", ")}{" "}
                    {held.gone && (
                        <Tag size="xsmall" variant="moderate" data-color="danger">
                            {hasMoved(worker, held.until, held.today) ? words.moved : words.gone}
                        </Tag>
                    )}
                    {!held.gone && held.until !== undefined && (
                        <Tag size="xsmall" variant="moderate" data-color="warning">
                            {words.leaves(shortDate(held.until, language))}
                        </Tag>
                    )}
                </p>
                <p className="handover__lead">{own ? words.leadOwn : words.lead}</p>
            </header>

            {/* On one's own page it is what one comes for. */}
            {own && <AwayForm worker={held.worker} directory={directory} />}
            <section className="card" aria-labelledby="held">
                <h2 className="card__title" id="held">
                    {words.cases} <span className="handover__count">{held.cases.length}</span>
                </h2>
                {held.cases.length === 0 ? (
                    <EmptyState title={words.none} help={words.noneHelp} />
                ) : (
                    <>
                        <ul className="handover__counts">
                            {counts(held.cases).map(([kind, n]) => (
                                <li key={kind}>
                                    <strong>{n}</strong> {words.kinds[kind](n)}
                                </li>
                            ))}
                        </ul>
                        {held.more > 0 && (
                            <Alert variant="info" size="small" inline>
                                {words.more(held.more)}
                            </Alert>
                        )}
                        {mayWrite && (
                            <div className="handover__all">
                                <Select
                                    size="small"
                                    label={words.forAll}
                                    value={forAll ?? "proposed"}
                                    onChange={({ target }) => {
                                        setForAll(target.value === "proposed" ? undefined : target.value);
                                        setChosen({});
                                    }}
                                >
                                    <option value="proposed">{words.asProposed}</option>
                                    <option value="">{words.nobody}</option>
                                    {people}
                                </Select>
                            </div>
                        )}
                        <ul className="handover__cases">
                            {held.cases.map((each, index) => (
                                <li
                                    key={each.case}
                                    className={["handover__case", shown(index)].join(" ").trim()}
                                >
                                    <div>
                                        <Link
                                            className="handover__name"
                                            to="/arenden/$caseId/$tab"
                                            params={{ caseId: each.case, tab: "oversikt" }}
                                        >
                                            {each.name ?? t.list.namelessTitle}
                                        </Link>
                                        <ul className="handover__lines">
                                            {each.lines.map((line, i) => (
                                                <Line key={i} line={line} stays={stays(each, line)} />
                                            ))}
                                        </ul>
                                    </div>
                                    {mayWrite && (
                                        <Select
                                            size="small"
                                            label={words.to(each.name ?? t.list.namelessTitle)}
                                            hideLabel
                                            data-orphan={to(each) === ""}
                                            value={to(each)}
                                            onChange={({ target }) =>
                                                setChosen({ ...chosen, [each.case]: target.value })
                                            }
                                        >
                                            <option value="">{words.nobody}</option>
                                            {held.receivers.map(({ worker: id }) => (
                                                <option key={id} value={id}>
                                                    {name(id)}
                                                </option>
                                            ))}
                                        </Select>
                                    )}
                                </li>
                            ))}
                        </ul>
                        {more}
                        {mayWrite && (
                            <div className="handover__give">
                                <Textarea
                                    autoComplete="off"
                                    size="small"
                                    label={words.text}
                                    description={words.textHelp}
                                    value={text}
                                    maxLength={1500}
                                    minRows={2}
                                    error={tried && text.trim() === "" && t.form.required(words.text)}
                                    onChange={({ target }) => setText(target.value)}
                                />
                                {left > 0 && (
                                    <Alert variant="warning" size="small" inline>
                                        {words.left(left)}
                                    </Alert>
                                )}
                                {going.length > 0 && (
                                    <BulkWrite
                                        works={going.map((each) =>
                                            handPackage(each, {
                                                from: held.worker,
                                                fromMine: worker?.party === session.party,
                                                gone: held.gone,
                                                to: receiver(each),
                                                text: introduction(to(each)),
                                                back: words.back,
                                                ended: words.ended(name(to(each))),
                                                takes: words.takes,
                                            }),
                                        )}
                                        ready={() => {
                                            setTried(true);
                                            return text.trim() !== "";
                                        }}
                                        preview={
                                            first && (
                                                <div className="handover__preview">
                                                    <h3>{words.becomes}</h3>
                                                    <ul>
                                                        {shares(going, to).map(([id, n]) => (
                                                            <li key={id}>{words.share(name(id), n)}</li>
                                                        ))}
                                                    </ul>
                                                    <p>{words.written}</p>
                                                    <blockquote>{introduction(to(first))}</blockquote>
                                                </div>
                                            )
                                        }
                                        action={words.action}
                                        told={words.told}
                                        onDone={() => undefined}
                                    />
                                )}
                            </div>
                        )}
                    </>
                )}
            </section>
            <Besides held={held} own={own} team={team} />
            {!own && <AwayForm worker={held.worker} directory={directory} />}
        </div>
    );
}

/** How many cases go to each. */
function shares(going: readonly HeldCase[], to: (each: HeldCase) => string): [string, number][] {
    const found = new Map<string, number>();
    for (const each of going) found.set(to(each), (found.get(to(each)) ?? 0) + 1);
    return [...found].sort(([, a], [, b]) => b - a);
}

function Line({ line, stays }: { line: HeldLine; stays: boolean }) {
    const { t, language } = useTexts();
    const words = useWords(handoverWords);
    const what =
        line.kind === "due"
            ? (t.dueWords[line.due_kind ?? "take_over"]?.act ?? words.line.due)
            : words.line[line.kind];
    return (
        <li data-kind={line.kind}>
            {[
                what,
                line.text,
                line.day === undefined ? undefined : shortDate(line.day, language),
                line.kind === "named_officer" ? words.decideApart : undefined,
                line.kind === "placement" ? words.follows : undefined,
                stays ? words.ownParty : undefined,
            ]
                .filter(Boolean)
                .join(" · ")}
        </li>
    );
}

/** What hangs on the worker beside the cases: roles, duties, texts, questions. */
function Besides({ held, own, team }: { held: Holdings; own: boolean; team: (id: string) => string }) {
    const words = useWords(handoverWords);
    const desk = useQuery({ ...questionDeskQuery, enabled: own });
    const questions = (desk.data?.mine ?? []).filter(({ status }) => status !== "closed");
    const vacant = becomesVacant(held);
    const nothing = held.teams.length + held.duties.length + held.texts.length + questions.length === 0;
    return (
        <section className="card" aria-labelledby="besides">
            <h2 className="card__title" id="besides">
                {words.besides}
            </h2>
            {nothing && <p className="subtle">{words.besidesNone}</p>}
            <ul className="handover__besides">
                {held.teams.map(({ team: id, others }) => (
                    <li key={id}>
                        {words.team(team(id), others)}
                        {vacant.teams.includes(id) && <Vacant />}
                    </li>
                ))}
                {held.duties.map(({ duty, others }) => (
                    <li key={duty}>
                        {words.duty(words.duties[duty], others)}
                        {vacant.duties.includes(duty) && <Vacant />}
                    </li>
                ))}
                {held.texts.length > 0 && (
                    <li>
                        <Link to="/samtyckestexter">{words.texts(held.texts.length)}</Link>
                    </li>
                )}
                {questions.length > 0 && (
                    <li>
                        <Link to="/samrad">{words.questions(questions.length)}</Link>
                    </li>
                )}
            </ul>
            {(vacant.teams.length > 0 || vacant.duties.length > 0) && (
                <BodyShort size="small" className="subtle">
                    {words.vacantHelp}
                </BodyShort>
            )}
        </section>
    );
}
function Vacant() {
    const words = useWords(handoverWords);
    return (
        <>
            {" "}
            <Tag size="xsmall" variant="moderate" data-color="warning">
                {words.vacant}
            </Tag>
        </>
    );
}
