// Papper ur ett ärende: which, the few things that the case does not say, the paper as it will be, and its file. What is shown,
// printed, fetched and kept is one and the same: made by the server, of what one may read.
import { ArrowLeftIcon } from "@navikt/aksel-icons";
import { Alert, Button, Select } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { caseQuery, catalogueQuery, directoryQuery, drafts, paperQuery } from "../../api/queries";
import type { CaseView, Catalogue, Colleague, PaperTemplate } from "../../api/types";
import { participantName } from "../../case/model";
import { Failure } from "../../components/Failure";
import { Fetched } from "../../components/Fetched";
import { draftName } from "../../forms/drafts";
import { useSession } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";
import { GetPaper } from "./GetPaper";
import { PaperForm } from "./PaperForm";
import { PaperSheet } from "./PaperSheet";
import "./paper.css";
import {
    firstValues,
    isPaperTemplate,
    paperTemplates,
    withDraft,
    wishOf,
    type PaperValues,
} from "./templates";

export default function PaperRoute() {
    const { caseId } = useParams({ from: "/in/arenden/$caseId/papper" });
    const { mall = "", of } = useSearch({ from: "/in/arenden/$caseId/papper" });
    const template = isPaperTemplate(mall) ? mall : "summons";
    const words = useWords(paperWords);
    const navigate = useNavigate();
    const view = useQuery(caseQuery(caseId));
    const catalogue = useQuery(catalogueQuery);
    const directory = useQuery(directoryQuery);
    return (
        <div className="paper-page stack">
            <div className="paper-page__bar no-print">
                <Link to="/arenden/$caseId/$tab" params={{ caseId, tab: "handlingar" }}>
                    <ArrowLeftIcon aria-hidden /> {words.back}
                </Link>
            </div>
            <Fetched query={view}>
                {(data) => (
                    <>
                        <div className="no-print">
                            <h1 className="paper-page__title">{words.title}</h1>
                            <p className="subtle">{participantName(data.content)}</p>
                        </div>
                        <Select
                            className="no-print paper-page__which"
                            size="small"
                            label={words.which}
                            value={template}
                            onChange={(event) =>
                                void navigate({
                                    to: "/arenden/$caseId/papper",
                                    params: { caseId },
                                    search: { mall: event.target.value },
                                    replace: true,
                                })
                            }
                        >
                            {paperTemplates.map((each) => (
                                <option key={each} value={each}>
                                    {words.templates[each]}
                                </option>
                            ))}
                        </Select>
                        <PaperDesk
                            key={[template, of].join(" ")}
                            template={template}
                            of={of}
                            view={data}
                            catalogue={catalogue.data}
                            workers={directory.data?.workers ?? []}
                        />
                    </>
                )}
            </Fetched>
        </div>
    );
}

interface Props {
    template: PaperTemplate;
    of: string | undefined;
    view: CaseView;
    catalogue: Catalogue | undefined;
    workers: readonly Colleague[];
}

function PaperDesk({ template, of, view, catalogue, workers }: Props) {
    const { language } = useTexts();
    const words = useWords(paperWords);
    const { worker } = useSession();
    const draft = draftName(worker, view.case, `paper.${template}`, of);
    const [values, setValues] = useState(() =>
        withDraft(firstValues(template, of, view, language), drafts.read(draft)?.values),
    );
    const change = (said: Partial<PaperValues>) => {
        const next = { ...values, ...said };
        setValues(next);
        drafts.keep(draft, {
            values: next,
            base: {},
            version: undefined,
            key: "",
            at: new Date().toISOString(),
        });
    };
    const wish = wishOf(template, values);
    const [asked, setAsked] = useState(wish);
    const [overtaken, setOvertaken] = useState(false);
    const paper = useQuery(paperQuery(view.case, template, asked));
    const stands = JSON.stringify(wish) === JSON.stringify(asked);
    const show = () => {
        setOvertaken(false);
        if (stands) void paper.refetch();
        else setAsked(wish);
    };
    return (
        <div className="paper-desk">
            <section className="card no-print paper-desk__form" aria-label={words.templates[template]}>
                <p className="subtle">{words.leads[template]}</p>
                <PaperForm
                    template={template}
                    view={view}
                    workers={workers}
                    values={values}
                    onChange={change}
                />
                <Button size="small" variant={stands ? "secondary" : "primary"} onClick={show}>
                    {words.show}
                </Button>
            </section>
            <section className="paper-desk__paper" aria-label={words.preview}>
                <div className="no-print paper-desk__told" aria-live="polite">
                    {!stands && (
                        <Alert variant="info" size="small">
                            {words.changed}
                        </Alert>
                    )}
                    {overtaken && (
                        <Alert variant="warning" size="small">
                            {words.overtaken}
                        </Alert>
                    )}
                    {stands && paper.data && paper.data.missing.length > 0 && (
                        <Alert variant="warning" size="small">
                            {words.missing([...new Set(paper.data.missing)].join(", "))}
                        </Alert>
                    )}
                </div>
                {paper.isError && <Failure error={paper.error} />}
                {paper.data && (
                    <>
                        <GetPaper
                            template={template}
                            view={view}
                            catalogue={catalogue}
                            wish={asked}
                            paper={paper.data}
                            ready={stands && !paper.isFetching}
                            onKept={() => drafts.drop(draft)}
                            onOvertaken={() => {
                                setOvertaken(true);
                                void paper.refetch();
                            }}
                        />
                        <PaperSheet paper={paper.data} />
                    </>
                )}
            </section>
        </div>
    );
}
