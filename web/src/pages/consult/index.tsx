// Samråd: questions to other parties' experts that are about nobody, and the answers.
import { Button, Tabs } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { directoryQuery, questionDeskQuery, questionQuery } from "../../api/queries";
import type { QuestionDesk } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { useWords } from "../../texts/context";
import { consultWords } from "../../texts/consult";
import { AskForm } from "./AskForm";
import "./consult.css";
import { Faq } from "./Faq";
import { QuestionList } from "./QuestionList";
import { tabs, type Tab } from "./search";
import { Thread } from "./Thread";

export default function ConsultPage() {
    const consult = useWords(consultWords);
    const desk = useQuery(questionDeskQuery);
    return (
        <div className="consult">
            <header>
                <h1 className="page-title">{consult.title}</h1>
                <p className="subtle">{consult.lead}</p>
            </header>
            <Fetched query={desk}>{(data) => <Desk desk={data} />}</Fetched>
        </div>
    );
}

function Desk({ desk }: { desk: QuestionDesk }) {
    const consult = useWords(consultWords);
    const navigate = useNavigate();
    const { tab = desk.asks ? "mine" : "faq", question, ask } = useSearch({ from: "/in/samrad" });
    const directory = useQuery(directoryQuery);
    const names = new Map(directory.data?.workers.map(({ id, name }) => [id, name]));
    const nameOfWorker = (id: string) => names.get(id) ?? id;
    const go = (to: Tab) => void navigate({ to: "/samrad", search: { tab: to } });
    const label = (each: Tab) =>
        each === "queue" && desk.waiting > 0 ? `${consult.tabs.queue} (${desk.waiting})` : consult.tabs[each];
    const waiting = desk.queue.filter(({ due }) => due !== undefined);
    const done = desk.queue.filter(({ due }) => due === undefined);
    return (
        <Tabs value={tab} onChange={(value) => go(value as Tab)} size="small">
            <Tabs.List>
                {tabs.map((each) => (
                    <Tabs.Tab key={each} value={each} label={label(each)} />
                ))}
            </Tabs.List>
            <Tabs.Panel value={tab} className="consult__panel">
                {question !== undefined ? (
                    <>
                        <Link to="/samrad" search={{ tab }}>
                            {consult.back}
                        </Link>
                        <OneQuestion key={question} question={question} nameOfWorker={nameOfWorker} />
                    </>
                ) : tab === "faq" ? (
                    <Faq />
                ) : tab === "mine" ? (
                    ask && desk.asks ? (
                        <AskForm
                            desk={desk}
                            onDone={(id) =>
                                void navigate({ to: "/samrad", search: { tab: "mine", question: id } })
                            }
                            onLeave={() => go("mine")}
                        />
                    ) : (
                        <>
                            {desk.asks && (
                                <div>
                                    <Button
                                        size="small"
                                        onClick={() =>
                                            void navigate({
                                                to: "/samrad",
                                                search: { tab: "mine", ask: true },
                                            })
                                        }
                                    >
                                        {consult.ask}
                                    </Button>
                                </div>
                            )}
                            <div className="card">
                                {desk.mine.length > 0 ? (
                                    <QuestionList rows={desk.mine} tab="mine" nameOfWorker={nameOfWorker} />
                                ) : (
                                    <EmptyState
                                        title={desk.asks ? consult.mine.none : consult.mine.cannot}
                                        help={desk.asks ? consult.mine.noneHelp : consult.mine.cannotHelp}
                                    />
                                )}
                            </div>
                        </>
                    )
                ) : (
                    <>
                        <div className="card">
                            {waiting.length > 0 ? (
                                <QuestionList rows={waiting} tab="queue" nameOfWorker={nameOfWorker} />
                            ) : (
                                <EmptyState title={consult.queue.none} help={consult.queue.noneHelp} />
                            )}
                        </div>
                        {done.length > 0 && (
                            <section className="card" aria-labelledby="done-title">
                                <h2 className="card__title" id="done-title">
                                    {consult.queue.done}
                                </h2>
                                <QuestionList rows={done} tab="queue" nameOfWorker={nameOfWorker} />
                            </section>
                        )}
                    </>
                )}
            </Tabs.Panel>
        </Tabs>
    );
}

function OneQuestion({ question, nameOfWorker }: { question: string; nameOfWorker: (id: string) => string }) {
    const query = useQuery(questionQuery(question));
    return <Fetched query={query}>{(view) => <Thread view={view} nameOfWorker={nameOfWorker} />}</Fetched>;
}
