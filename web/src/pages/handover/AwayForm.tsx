// When somebody is away, and who stands in. Never why.
import { Alert, Button, Select } from "@navikt/ds-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { isProblem } from "../../api/problem";
import { api, awayQuery } from "../../api/queries";
import type { AwayList, Directory } from "../../api/types";
import { hasCaseRole } from "../../bulk/people";
import { useToast } from "../../components/toast";
import { isDate, shortDate } from "../../dates";
import { DateField } from "../../forms/DateField";
import { useSession } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { handoverWords } from "../../texts/handover";
import { problemText } from "../../texts/problems";

export function AwayForm({ worker, directory }: { worker: string; directory: Directory }) {
    const { t, language } = useTexts();
    const words = useWords(handoverWords).away;
    const session = useSession();
    const client = useQueryClient();
    const toast = useToast();
    const away = useQuery(awayQuery);
    const [from, setFrom] = useState<string>(session.today);
    const [until, setUntil] = useState("");
    const [substitute, setSubstitute] = useState("");
    const [tried, setTried] = useState(false);
    const who = directory.workers.find(({ id }) => id === worker);
    const name = (id: string) => directory.workers.find((each) => each.id === id)?.name ?? "";
    const shares = (teams: readonly string[] | undefined) =>
        (who?.teams ?? []).some((team) => teams?.includes(team));
    const may =
        worker === session.worker ||
        (who?.party === session.party && (shares(session.teams) || session.duties.includes("manager")));
    const substitutes = directory.workers
        .filter(
            (each) =>
                each.id !== worker &&
                hasCaseRole(each.role) &&
                (each.party === who?.party || shares(each.teams)),
        )
        .sort(
            (a, b) => Number(shares(b.teams)) - Number(shares(a.teams)) || a.name.localeCompare(b.name, "sv"),
        );
    const done = (list: AwayList, text: string) => {
        client.setQueryData(awayQuery.queryKey, list);
        void client.invalidateQueries({ queryKey: ["my-day"] });
        void client.invalidateQueries({ queryKey: ["cases"] });
        toast({ text });
    };
    const heading = useRef<HTMLHeadingElement>(null);
    const set = useMutation({
        mutationFn: () =>
            api.write<AwayList>("POST", "/away", {
                worker,
                from,
                until,
                substitutes: substitute === "" ? [] : [substitute],
            }),
        onSuccess: (list) => {
            setUntil("");
            setTried(false);
            done(list, words.kept);
        },
    });
    const end = useMutation({
        mutationFn: (id: string) => api.write<AwayList>("DELETE", `/away/${id}`, undefined),
        onSuccess: (list) => {
            done(list, words.ended);
            heading.current?.focus(); // the button is gone
        },
    });
    const rows = (away.data?.rows ?? []).filter((each) => each.worker === worker);
    const error = set.error ?? end.error;
    if (!may && rows.length === 0) return null;
    return (
        <section className="card" aria-labelledby="away">
            <h2 className="card__title" id="away" tabIndex={-1} ref={heading}>
                {words.title}
            </h2>
            <p className="subtle handover__lead">{words.lead}</p>
            {rows.map((each) => (
                <p key={each.id} className="handover__away">
                    {words.row(
                        shortDate(each.from, language),
                        shortDate(each.until, language),
                        (each.substitutes ?? []).map(name).join(", "),
                    )}
                    {may && (
                        <Button
                            size="xsmall"
                            variant="secondary"
                            data-color="neutral"
                            loading={end.isPending}
                            onClick={() => end.mutate(each.id)}
                        >
                            {words.end}
                        </Button>
                    )}
                </p>
            ))}
            {may && (
                <form
                    noValidate
                    className="handover__form"
                    onSubmit={(event) => {
                        event.preventDefault();
                        setTried(true);
                        if (isDate(from) && isDate(until)) set.mutate();
                    }}
                >
                    <DateField
                        id="away-from"
                        label={words.from}
                        value={from}
                        onChange={setFrom}
                        error={tried && !isDate(from) ? t.form.required(words.from) : undefined}
                    />
                    <DateField
                        id="away-until"
                        label={words.until}
                        min={isDate(from) ? from : session.today}
                        value={until}
                        onChange={setUntil}
                        error={tried && !isDate(until) ? t.form.required(words.until) : undefined}
                    />
                    <Select
                        size="small"
                        label={words.substitute}
                        description={words.substituteHelp}
                        value={substitute}
                        onChange={({ target }) => setSubstitute(target.value)}
                    >
                        <option value="">{words.nobody}</option>
                        {substitutes.map((each) => (
                            <option key={each.id} value={each.id}>
                                {each.name}
                                {shares(each.teams) ? "" : ` (${words.otherTeam})`}
                            </option>
                        ))}
                    </Select>
                    {error !== null && (
                        <Alert variant="error" size="small">
                            {isProblem(error, "already_done")
                                ? words.overlaps
                                : isProblem(error)
                                  ? problemText(error, t)
                                  : t.state.failed}
                        </Alert>
                    )}
                    <div>
                        <Button size="small" variant="secondary" loading={set.isPending}>
                            {words.save}
                        </Button>
                    </div>
                </form>
            )}
        </section>
    );
}
