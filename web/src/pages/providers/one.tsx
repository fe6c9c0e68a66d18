// One provider: who they are and what is agreed, who of those I see is there, and one visit for all of them.
import { ArrowLeftIcon, PencilIcon } from "@navikt/aksel-icons";
import { Alert, Button, Table, Tag } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { catalogueQuery, directoryQuery, providerQuery } from "../../api/queries";
import type { Catalogue, Colleague, PersonThere, ProviderView } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { Fetched } from "../../components/Fetched";
import { longDate, shortDate } from "../../dates";
import { useSession } from "../../session/useSession";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { providerWords } from "../../texts/providers";
import { Batch } from "./Batch";
import { EditForm } from "./EditForm";
import "./providers.css";

export default function ProviderPage() {
    const { providerId } = useParams({ from: "/in/anordnare/$providerId" });
    const words = useWords(providerWords);
    const directory = useQuery(directoryQuery);
    const catalogue = useQuery(catalogueQuery);
    return (
        <div className="stack">
            <p className="no-print providers__back">
                <Link to="/anordnare">
                    <ArrowLeftIcon aria-hidden /> {words.back}
                </Link>
            </p>
            <Fetched query={directory}>
                {({ workers }) => (
                    <Fetched query={catalogue}>
                        {(data) =>
                            providerId === "ny" ? (
                                <New catalogue={data} workers={workers} />
                            ) : (
                                <Known id={providerId} catalogue={data} workers={workers} />
                            )
                        }
                    </Fetched>
                )}
            </Fetched>
        </div>
    );
}

interface People {
    catalogue: Catalogue;
    workers: readonly Colleague[];
}

function New({ catalogue, workers }: People) {
    const words = useWords(providerWords);
    const navigate = useNavigate();
    return (
        <>
            <h1 className="page-title">{words.form.newTitle}</h1>
            <div className="card providers__form">
                <EditForm
                    view={undefined}
                    catalogue={catalogue}
                    workers={workers}
                    onClose={(id) =>
                        void (id === undefined
                            ? navigate({ to: "/anordnare" })
                            : navigate({ to: "/anordnare/$providerId", params: { providerId: id } }))
                    }
                />
            </div>
        </>
    );
}

function Known({ id, ...people }: People & { id: string }) {
    const query = useQuery(providerQuery(id));
    return <Fetched query={query}>{(view) => <One view={view} {...people} />}</Fetched>;
}

function One({ view, catalogue, workers }: People & { view: ProviderView }) {
    const words = useWords(providerWords);
    const { t, language } = useTexts();
    const { role } = useSession();
    const navigate = useNavigate();
    const { form } = useSearch({ from: "/in/anordnare/$providerId" });
    const open = (next?: "edit" | "plan" | "visit") =>
        void navigate({
            to: "/anordnare/$providerId",
            params: { providerId: view.id },
            search: next === undefined ? {} : { form: next },
        });
    const { provider } = view;
    const nameOfWorker = (worker: string | undefined) =>
        workers.find((each) => each.id === worker)?.name ?? t.case.somebody;
    const writes = catalogue.kinds.find(({ kind }) => kind === "follow_up")?.writers.includes(role) ?? false;
    const some = view.here.length > 0;
    return (
        <>
            <header className="card__head">
                <div>
                    <h1 className="page-title">{provider.name}</h1>
                    <p className="subtle">
                        {[
                            nameOf(words.kind, provider.kind),
                            provider.org_number?.replace(/^(.{6})/, "$1-") ?? "",
                            words.changed(
                                nameOfWorker(view.changed_by),
                                longDate(view.changed.slice(0, 10), language),
                            ),
                        ]
                            .filter(Boolean)
                            .join(" · ")}
                    </p>
                </div>
                {form === undefined && (
                    <div className="providers__actions">
                        {writes && some && (
                            <>
                                <Button size="small" onClick={() => open("visit")}>
                                    {words.writeVisit}
                                </Button>
                                <Button size="small" variant="secondary" onClick={() => open("plan")}>
                                    {words.planVisit}
                                </Button>
                            </>
                        )}
                        <Button
                            size="small"
                            variant="tertiary"
                            icon={<PencilIcon aria-hidden />}
                            onClick={() => open("edit")}
                        >
                            {words.edit}
                        </Button>
                    </div>
                )}
            </header>
            {form === "edit" && (
                <div className="card providers__form">
                    <h2 className="card__title">{words.form.editTitle}</h2>
                    <EditForm
                        key={view.id}
                        view={view}
                        catalogue={catalogue}
                        workers={workers}
                        onClose={() => open()}
                    />
                </div>
            )}
            {(form === "plan" || form === "visit") && writes && some && (
                <Batch key={form} view={view} task={form} workers={workers} onClose={() => open()} />
            )}
            {form === undefined && (
                <>
                    <Here view={view} nameOfWorker={nameOfWorker} />
                    <Facts view={view} catalogue={catalogue} workers={workers} nameOfWorker={nameOfWorker} />
                </>
            )}
        </>
    );
}

function Here({
    view,
    nameOfWorker,
}: {
    view: ProviderView;
    nameOfWorker: (id: string | undefined) => string;
}) {
    const words = useWords(providerWords);
    const { t, language } = useTexts();
    const day = (date: string) => shortDate(date, language);
    const told = (by: string | undefined, last: string | undefined, planned: string | undefined) => {
        const late = by !== undefined && by < view.today && planned === undefined;
        const parts = [
            planned === undefined ? "" : words.planned(day(planned)),
            last === undefined ? (by === undefined ? "" : words.never) : words.visited(day(last)),
            by === undefined || planned !== undefined ? "" : late ? words.late(day(by)) : words.by(day(by)),
        ].filter(Boolean);
        return <span className={late ? "providers__late" : undefined}>{parts.join(", ")}</span>;
    };
    return (
        <section className="card" aria-labelledby="here">
            <h2 className="card__title" id="here">
                {words.here(view.here.length)}
            </h2>
            {view.here.length === 0 ? (
                <EmptyState title={words.hereNone} help={words.hereNoneHelp} />
            ) : (
                <div className="providers__table card-rows">
                    <Table size="small">
                        <Table.Header>
                            <Table.Row>
                                <Table.HeaderCell scope="col">{words.who}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.activity}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.visit}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.report}</Table.HeaderCell>
                                <Table.HeaderCell scope="col">{words.responsible}</Table.HeaderCell>
                            </Table.Row>
                        </Table.Header>
                        <Table.Body>
                            {view.here.map((person: PersonThere) => (
                                <Table.Row key={person.activity}>
                                    <Table.HeaderCell scope="row">
                                        <Link
                                            to="/arenden/$caseId/$tab"
                                            params={{ caseId: person.case, tab: "plan" }}
                                            search={{ item: person.activity }}
                                        >
                                            {person.name ?? t.list.namelessTitle}
                                        </Link>{" "}
                                        {person.signals.map(({ item, signal, date }) => (
                                            <Tag key={item} size="xsmall" variant="warning">
                                                {words.signalOn(words.signal[signal] ?? "", day(date))}
                                            </Tag>
                                        ))}
                                    </Table.HeaderCell>
                                    <Table.DataCell data-label={words.activity}>
                                        {person.title}{" "}
                                        <span className="subtle">
                                            {nameOf(t.planStatus, person.status).toLowerCase()}
                                            {person.until !== undefined && `, ${words.by(day(person.until))}`}
                                        </span>
                                    </Table.DataCell>
                                    <Table.DataCell data-label={words.visit}>
                                        {told(person.visit_by, person.visited, person.planned?.date)}
                                    </Table.DataCell>
                                    <Table.DataCell data-label={words.report}>
                                        {told(person.report_by, person.reported, undefined)}
                                    </Table.DataCell>
                                    <Table.DataCell data-label={words.responsible}>
                                        {person.responsible === undefined
                                            ? ""
                                            : nameOfWorker(person.responsible)}
                                    </Table.DataCell>
                                </Table.Row>
                            ))}
                        </Table.Body>
                    </Table>
                </div>
            )}
        </section>
    );
}

/** Somebody to call or write to, in one line and the ways below it. */
function Contact({ name, what, phone, email }: Record<"name" | "what", string> & ContactWays) {
    return (
        <li>
            <strong>{name}</strong>
            {what !== "" && `, ${what}`}
            <br />
            {phone !== undefined && <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>}{" "}
            {email !== undefined && <a href={`mailto:${email}`}>{email}</a>}
        </li>
    );
}
interface ContactWays {
    phone?: string | undefined;
    email?: string | undefined;
}

/** Two on each side, and who is missing: so that no relation hangs on one person. */
function Contacts({ view, workers, nameOfWorker }: Omit<Parameters<typeof Facts>[0], "catalogue">) {
    const words = useWords(providerWords);
    const { provider, gaps = [], today } = view;
    const { contacts = [] } = provider;
    const ours = [provider.our_contact, provider.our_second].map((id, index) => ({
        id,
        what: index === 0 ? words.main : words.second,
        worker: workers.find((each) => each.id === id),
    }));
    const left = (worker: Colleague | undefined) => worker === undefined || (worker.until ?? today) < today;
    return (
        <section className="card" aria-labelledby="contacts">
            <h2 className="card__title" id="contacts">
                {words.contacts}
            </h2>
            {!provider.inactive && gaps.length > 0 && (
                <Alert variant="warning" size="small">
                    {gaps.map((gap) => words.gaps[gap]).join(" ")}
                </Alert>
            )}
            <h3 className="providers__side">{words.theirs}</h3>
            {contacts.length === 0 && <p className="subtle">{words.noContacts}</p>}
            <ul className="providers__list">
                {contacts.map(({ name, task, phone, email }, index) => (
                    <Contact
                        key={index}
                        name={name}
                        what={[[words.main, words.second][index], task].filter(Boolean).join(", ")}
                        phone={phone}
                        email={email}
                    />
                ))}
            </ul>
            <h3 className="providers__side">{words.ours}</h3>
            <ul className="providers__list">
                {ours.map(
                    ({ id, what, worker }) =>
                        id !== undefined && (
                            <Contact
                                key={what}
                                name={nameOfWorker(id)}
                                what={left(worker) ? `${what}, ${words.gone}` : what}
                                phone={worker?.phone}
                            />
                        ),
                )}
            </ul>
        </section>
    );
}

function Facts({
    view,
    catalogue,
    workers,
    nameOfWorker,
}: {
    view: ProviderView;
    catalogue: Catalogue;
    workers: readonly Colleague[];
    nameOfWorker: (id: string | undefined) => string;
}) {
    const words = useWords(providerWords);
    const { language } = useTexts();
    const { provider } = view;
    const { offers = [], onboarding = [] } = provider;
    const host = provider.kind === "employer" || provider.kind === "association";
    const agreed = [
        provider.capacity === undefined ? "" : words.capacity(provider.capacity),
        provider.visit_weeks ? words.visitEvery(provider.visit_weeks) : "",
        provider.report_weeks ? words.reportEvery(provider.report_weeks) : "",
        provider.reporting ?? "",
        provider.address ?? "",
    ].filter(Boolean);
    return (
        <div className="providers__facts">
            <Contacts view={view} workers={workers} nameOfWorker={nameOfWorker} />
            <section className="card" aria-labelledby="agreed">
                <h2 className="card__title" id="agreed">
                    {words.agreed}
                </h2>
                <ul className="providers__list">
                    {agreed.map((each) => (
                        <li key={each}>{each}</li>
                    ))}
                </ul>
            </section>
            <section className="card" aria-labelledby="offers">
                <h2 className="card__title" id="offers">
                    {words.offers}
                </h2>
                {offers.length === 0 && <p className="subtle">{words.noOffers}</p>}
                <ul className="providers__list">
                    {offers.map((offer, index) => (
                        <li key={index}>
                            <strong>
                                {offer.title ??
                                    catalogue.activities.find(({ code }) => code === offer.activity)?.[
                                        language
                                    ]}
                            </strong>
                            <br />
                            {[
                                offer.next_start === undefined
                                    ? ""
                                    : words.start(longDate(offer.next_start, language)),
                                offer.apply_by === undefined
                                    ? ""
                                    : words.apply(longDate(offer.apply_by, language)),
                                offer.places === undefined ? "" : words.places(offer.places),
                                offer.eligibility ?? "",
                            ]
                                .filter(Boolean)
                                .join(" · ")}
                        </li>
                    ))}
                </ul>
            </section>
            {host && (
                <section className="card" aria-labelledby="onboarding">
                    <h2 className="card__title" id="onboarding">
                        {words.onboarding}
                    </h2>
                    <p className="subtle">{words.onboardingHelp}</p>
                    <ul className="providers__list">
                        {catalogue.onboarding.map(({ code, [language]: step }) => {
                            const done = onboarding.find((each) => each.step === code);
                            return (
                                <li key={code} data-done={done !== undefined}>
                                    {step}
                                    <br />
                                    <span className="subtle">
                                        {done === undefined
                                            ? words.stepLeft
                                            : words.stepBy(done.by, longDate(done.date, language))}
                                    </span>
                                </li>
                            );
                        })}
                    </ul>
                </section>
            )}
        </div>
    );
}
