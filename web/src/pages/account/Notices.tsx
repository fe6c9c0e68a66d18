// Where and when one is told by mail or SMS that something waits here. Nothing is shown where it is not set up.
import { Alert, Button, Checkbox, Select, TextField } from "@navikt/ds-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type SyntheticEvent } from "react";
import { isProblem } from "../../api/problem";
import { api, noticesQuery } from "../../api/queries";
import type { NoticeAddress, NoticeSettings, QuietHours } from "../../api/types";
import { dateAndTime } from "../../dates";
import { useToast } from "../../components/toast";
import { useSession } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { ownWords } from "../../texts/own";
import { problemText } from "../../texts/problems";

/** One way of changing the settings: the answer is what they are then. */
function useChange(done?: string) {
    const client = useQueryClient();
    const toast = useToast();
    return useMutation({
        mutationFn: (wish: { method: "PUT" | "POST" | "DELETE"; path: string; body?: object }) =>
            api.write<NoticeSettings>(wish.method, wish.path, wish.body),
        onSuccess: (settings) => {
            client.setQueryData(noticesQuery.queryKey, settings);
            if (done !== undefined) toast({ text: done });
        },
    });
}

export function Notices() {
    const words = useWords(ownWords);
    const { role } = useSession();
    const { data } = useQuery(noticesQuery);
    if (!data || data.channels.length === 0) return null;
    return (
        <section className="card" aria-labelledby="notices">
            <h2 className="card__title" id="notices">
                {words.notices}
            </h2>
            <p className="subtle">{role === "participant" ? words.noticesOwnLead : words.noticesLead}</p>
            {data.channels.map((each) => (
                <Channel key={each.channel} {...each} />
            ))}
            {data.channels.some(({ address }) => address !== undefined) && <Quiet quiet={data.quiet} />}
        </section>
    );
}

function Channel({ channel, address, asked, sent, lost }: NoticeAddress) {
    const { language } = useTexts();
    const words = useWords(ownWords);
    const [again, setAgain] = useState(false);
    const remove = useChange(words.noticeOff);
    const path = `/notices/${channel}`;
    if (asked !== undefined && !again)
        return (
            <OneField
                key={asked}
                label={words.noticeCode(asked)}
                act={words.confirmAddress}
                done={words.noticeOn}
                pointer="/code"
                input={{ inputMode: "numeric", autoComplete: "one-time-code" }}
                wish={(code) => ({ method: "POST", path: `${path}/confirmation`, body: { code } })}
                other={{ label: words.otherAddress, go: () => setAgain(true) }}
            />
        );
    if (address !== undefined)
        return (
            <div className="account__notice">
                <p>
                    <strong>{words.channel[channel]}</strong>
                    <br />
                    {words.noticeInUse} {address}
                    <br />
                    {lost !== undefined && (sent === undefined || lost > sent) ? (
                        <span className="account__lost">{words.noticeLost(dateAndTime(lost, language))}</span>
                    ) : (
                        <span className="subtle">
                            {sent === undefined
                                ? words.noticeNone
                                : words.noticeSent(dateAndTime(sent, language))}
                        </span>
                    )}
                </p>
                <Button
                    size="small"
                    variant="secondary"
                    data-color="neutral"
                    loading={remove.isPending}
                    aria-label={`${words.removeAddress}: ${address}`}
                    onClick={() => remove.mutate({ method: "DELETE", path })}
                >
                    {words.removeAddress}
                </Button>
            </div>
        );
    return (
        <OneField
            label={words.noticeAddress[channel]}
            act={words.sendCode}
            pointer="/address"
            input={
                channel === "mail"
                    ? { inputMode: "email", autoComplete: "email" }
                    : { inputMode: "tel", autoComplete: "tel" }
            }
            wish={(typed) => ({ method: "PUT", path, body: { address: typed } })}
            onDone={() => setAgain(false)}
        />
    );
}

interface FieldProps {
    label: string;
    act: string;
    done?: string;
    pointer: string; // of what is wrong with the field
    input: { inputMode: "numeric" | "email" | "tel"; autoComplete: string };
    wish: (typed: string) => { method: "PUT" | "POST"; path: string; body: object };
    onDone?: () => void;
    other?: { label: string; go: () => void };
}

function OneField({ label, act, done, pointer, input, wish, onDone, other }: FieldProps) {
    const { t } = useTexts();
    const [typed, setTyped] = useState("");
    const change = useChange(done);
    const { error } = change;
    const fault =
        error === null
            ? undefined
            : !isProblem(error) || error.detail === ""
              ? t.state.offline
              : problemText(error.fields.find((each) => each.pointer === pointer) ?? error, t);
    const send = (event: SyntheticEvent) => {
        event.preventDefault();
        change.mutate(wish(typed.trim()), { onSuccess: () => onDone?.() });
    };
    return (
        <form className="account__notice" onSubmit={send}>
            <TextField
                size="small"
                label={label}
                value={typed}
                error={fault}
                onChange={(event) => setTyped(event.target.value)}
                {...input}
            />
            <Button size="small" loading={change.isPending} disabled={typed.trim() === ""}>
                {act}
            </Button>
            {other && (
                <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={other.go}>
                    {other.label}
                </Button>
            )}
        </form>
    );
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);

function Quiet({ quiet }: { quiet: QuietHours }) {
    const { t } = useTexts();
    const words = useWords(ownWords);
    const [wanted, setWanted] = useState(quiet);
    const change = useChange(words.quietSaved);
    const clock = (field: "from" | "until", label: string) => (
        <Select
            size="small"
            label={label}
            value={wanted[field]}
            onChange={(event) => setWanted({ ...wanted, [field]: Number(event.target.value) })}
        >
            {hours.map((hour) => (
                <option key={hour} value={hour}>
                    {`${String(hour).padStart(2, "0")}:00`}
                </option>
            ))}
        </Select>
    );
    return (
        <form
            onSubmit={(event) => {
                event.preventDefault();
                change.mutate({ method: "PUT", path: "/notices", body: wanted });
            }}
        >
            {change.error && (
                <div role="alert">
                    <Alert variant="error" size="small">
                        {isProblem(change.error) ? problemText(change.error, t) : t.state.offline}
                    </Alert>
                </div>
            )}
            <div className="account__notice">
                {clock("from", words.quietFrom)}
                {clock("until", words.quietUntil)}
            </div>
            <Checkbox
                size="small"
                checked={wanted.days_off}
                onChange={(event) => setWanted({ ...wanted, days_off: event.target.checked })}
            >
                {words.daysOff}
            </Checkbox>
            <Button size="small" variant="secondary" loading={change.isPending}>
                {words.save}
            </Button>
        </form>
    );
}
