// The teams, best first, each with its reasons in words; and, for the one that is chosen, who leads and why.
import { Alert, Button, Select, Tag, Textarea } from "@navikt/ds-react";
import { useState } from "react";
import type { Allocation, Colleague, Directory, TeamProposal } from "../../api/types";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { allocationWords } from "../../texts/allocation";
import "./allocation.css";

export interface Choice {
    team: string;
    reasons: string[];
    lead?: string;
    why?: string;
}
interface Props {
    proposal: Allocation;
    now: string | undefined; // the team that has the case
    mayTeam: boolean;
    mayLead: boolean;
    teams: Directory["teams"];
    workers: readonly Colleague[];
    competence: (code: string) => string;
    saving: boolean;
    fault: string | undefined;
    onChoose: (choice: Choice, done: () => void) => void;
    onForget: () => void; // the fault of a choice that was given up
}
const kFirst = 3;

export function AllocationView(props: Props) {
    const { proposal, now, mayTeam, teams, workers, competence, onForget } = props;
    const pageWords = useWords(allocationWords);
    const [chosen, setChosen] = useState<string>();
    const [whole, setWhole] = useState(false);
    const shown = whole ? proposal.teams : proposal.teams.slice(0, kFirst);
    const nameOfTeam = (id: string | undefined) => teams.find((each) => each.id === id)?.name ?? "";
    const nameOfWorker = (id: string | undefined) => workers.find((each) => each.id === id)?.name ?? "";
    const reasons = (team: TeamProposal): string[] => {
        const skills = new Map<string, string[]>(); // by worker
        const rest: string[] = [];
        for (const { code, competence: skill = "", worker = "", number } of team.reasons ?? []) {
            if (code === "competence")
                skills.set(worker, [...(skills.get(worker) ?? []), competence(skill).toLowerCase()]);
            else rest.push(code === "full" || !number ? pageWords.full : pageWords.free(number));
        }
        const said = [...skills].map(([worker, list]) =>
            pageWords.has(nameOfWorker(worker), list.join("; ")),
        );
        return [...said, ...rest];
    };
    return (
        <section className="card allocation" aria-labelledby="allocation-title">
            <h2 className="card__title" id="allocation-title">
                {pageWords.title}
            </h2>
            <p className="subtle">{pageWords.lead}</p>
            {proposal.needs.length === 0 ? (
                <p className="allocation__needs">{pageWords.noNeeds}</p>
            ) : (
                <p className="allocation__needs">
                    {pageWords.needs}:{" "}
                    {proposal.needs.map((each) => (
                        <Tag key={each} size="small" variant="moderate" data-color="neutral">
                            {competence(each)}
                        </Tag>
                    ))}
                </p>
            )}
            {!mayTeam && <p className="subtle">{pageWords.may}</p>}
            <ol className="allocation__teams">
                {shown.map((team, index) => (
                    <li key={team.team} className="allocation__team" data-chosen={chosen === team.team}>
                        <div className="allocation__head">
                            <h3 className="allocation__name">
                                {nameOfTeam(team.team)}{" "}
                                {index === 0 && (
                                    <Tag size="xsmall" variant="moderate" data-color="success">
                                        {pageWords.best}
                                    </Tag>
                                )}{" "}
                                {team.team === now && (
                                    <Tag size="xsmall" variant="moderate" data-color="accent">
                                        {pageWords.now}
                                    </Tag>
                                )}
                            </h3>
                            {mayTeam && chosen !== team.team && (
                                <Button
                                    size="small"
                                    variant={index === 0 && now === undefined ? "primary" : "secondary"}
                                    onClick={() => {
                                        onForget();
                                        setChosen(team.team);
                                    }}
                                >
                                    {pageWords.choose(nameOfTeam(team.team))}
                                </Button>
                            )}
                        </div>
                        <ul className="allocation__reasons">
                            {reasons(team).map((each) => (
                                <li key={each}>{each}</li>
                            ))}
                        </ul>
                        {mayTeam && chosen === team.team && (
                            <Chosen
                                {...props}
                                team={team}
                                reasons={reasons(team)}
                                onDone={() => setChosen(undefined)}
                            />
                        )}
                    </li>
                ))}
            </ol>
            {shown.length < proposal.teams.length && (
                <button type="button" className="link-button" onClick={() => setWhole(true)}>
                    {pageWords.more(proposal.teams.length - shown.length)}
                </button>
            )}
        </section>
    );
}

interface ChosenProps extends Props {
    team: TeamProposal;
    reasons: string[];
    onDone: () => void;
}

function Chosen({ team, reasons, mayLead, workers, saving, fault, onChoose, onForget, onDone }: ChosenProps) {
    const { t } = useTexts();
    const pageWords = useWords(allocationWords);
    const [lead, setLead] = useState(mayLead ? (team.lead ?? "") : "");
    const [why, setWhy] = useState("");
    const [missing, setMissing] = useState(false);
    const members = workers.filter(({ teams = [] }) => team.team !== undefined && teams.includes(team.team));
    return (
        <form
            className="allocation__form"
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                const reason = why.trim();
                setMissing(lead !== "" && reason === "");
                if (team.team === undefined || (lead !== "" && reason === "")) return;
                onChoose({ team: team.team, reasons, ...(lead !== "" && { lead, why: reason }) }, onDone);
            }}
        >
            {fault !== undefined && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {fault}
                    </Alert>
                </div>
            )}
            {mayLead && (
                <Select
                    size="small"
                    label={pageWords.lead_}
                    value={lead}
                    onChange={({ target }) => setLead(target.value)}
                >
                    {members.map((each) => (
                        <option key={each.id} value={each.id}>
                            {`${each.name}, ${each.title ?? nameOf(t.role, each.role)}`}
                            {each.id === team.lead ? ` (${pageWords.proposed})` : ""}
                        </option>
                    ))}
                    <option value="">{pageWords.noLead}</option>
                </Select>
            )}
            {lead !== "" && (
                <Textarea
                    autoComplete="off"
                    size="small"
                    label={pageWords.reason}
                    value={why}
                    minRows={2}
                    maxLength={500}
                    error={missing && why.trim() === "" ? pageWords.reasonMissing : undefined}
                    onChange={({ target }) => setWhy(target.value)}
                />
            )}
            <div className="allocation__foot">
                <Button type="submit" size="small" loading={saving}>
                    {pageWords.confirm}
                </Button>
                <Button
                    type="button"
                    size="small"
                    variant="tertiary"
                    data-color="neutral"
                    onClick={() => {
                        onForget();
                        onDone();
                    }}
                >
                    {pageWords.cancel}
                </Button>
            </div>
        </form>
    );
}
