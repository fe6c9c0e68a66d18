// A reasoned opening: a case of one's own party that one is not assigned to, for some hours.
import { Alert, Button, Select, Textarea, TextField } from "@navikt/ds-react";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState, type SyntheticEvent } from "react";
import { newKey } from "../../api/client";
import { isProblem } from "../../api/problem";
import { api, renewal } from "../../api/queries";
import type { OpeningReceipt } from "../../api/types";
import { useToast } from "../../components/toast";
import { swedishTime } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { reviewWords } from "../../texts/review";
import { problemText } from "../../texts/problems";
import "../review/review.css";

const kHours = [1, 2, 4, 8, 24];

export default function OpenCasePage() {
    const { t, language } = useTexts();
    const words = useWords(reviewWords).opening;
    const navigate = useNavigate();
    const toast = useToast();
    const key = useRef(newKey()); // pressed twice, it opens once
    const [number, setNumber] = useState("");
    const [reason, setReason] = useState("");
    const [hours, setHours] = useState(1);
    const opening = useMutation({
        mutationFn: () =>
            api.write<OpeningReceipt>(
                "POST",
                "/openings",
                { personal_number: number.trim(), reason: reason.trim(), hours },
                key.current,
            ),
        onSettled: () => {
            key.current = newKey();
        },
        onSuccess: ({ case: caseId, until }) => {
            toast({
                text: until === undefined ? words.had : words.done(swedishTime(until, language)),
            });
            void renewal.wrote();
            void navigate({ to: "/arenden/$caseId/$tab", params: { caseId, tab: "oversikt" } });
        },
    });
    const problem = isProblem(opening.error) ? opening.error : undefined;
    const faultAt = (pointer: string) => {
        const found = problem?.fields.find((each) => each.pointer === pointer);
        return found && problemText(found, t);
    };
    const at = { number: faultAt("/personal_number"), reason: faultAt("/reason"), hours: faultAt("/hours") };
    const send = (event: SyntheticEvent) => {
        event.preventDefault();
        opening.mutate();
    };
    return (
        <div className="open-case">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p className="subtle">{words.lead}</p>
            </header>
            <form className="card open-case__form" onSubmit={send} noValidate>
                <Alert variant="info" inline>
                    {words.warning}
                </Alert>
                <TextField
                    label={words.number}
                    description={words.numberHelp}
                    value={number}
                    error={at.number}
                    autoComplete="off"
                    inputMode="numeric"
                    maxLength={13}
                    onChange={({ target }) => setNumber(target.value)}
                />
                <Textarea
                    autoComplete="off"
                    label={words.reason}
                    description={words.reasonHelp}
                    value={reason}
                    error={at.reason}
                    maxLength={500}
                    minRows={2}
                    onChange={({ target }) => setReason(target.value)}
                />
                <Select
                    label={words.hours}
                    value={hours}
                    error={at.hours}
                    onChange={({ target }) => setHours(Number(target.value))}
                >
                    {kHours.map((each) => (
                        <option key={each} value={each}>
                            {words.hour(each)}
                        </option>
                    ))}
                </Select>
                {problem?.status === 404 && (
                    <Alert variant="warning" role="alert">
                        {words.notFound} {words.notFoundHelp}
                    </Alert>
                )}
                {problem &&
                    problem.status !== 404 &&
                    Object.values(at).every((each) => each === undefined) && (
                        <Alert variant="error" role="alert">
                            {problemText(problem, t)}
                        </Alert>
                    )}
                {opening.error && !problem && (
                    <Alert variant="error" role="alert">
                        {t.state.offline}
                    </Alert>
                )}
                <Button type="submit" loading={opening.isPending}>
                    {words.open}
                </Button>
            </form>
        </div>
    );
}
