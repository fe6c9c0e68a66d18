// The participant's own consents: what is asked is answered line by line, what was given is taken back one by one, with what stops
// shown before.
import { Alert, Button, Radio, RadioGroup } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useState } from "react";
import { newKey } from "../../api/client";
import { api, caseQuery, consentTextsQuery, queryClient } from "../../api/queries";
import type { CaseView, ConsentTexts } from "../../api/types";
import { ConsentStops } from "../../case/consent-reach/ConsentReach";
import { provisionTitle, provisionWhat } from "../../case/forms/consents";
import { Failure } from "../../components/Failure";
import { longDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { mineWords } from "../../texts/mine";
import { formWords, writing, type FormWords } from "../consent-form/words";
import { asForms, type Line } from "./consents";

export function OwnConsents({ caseId }: { caseId: string }) {
    const words = useWords(mineWords);
    const { t, language } = useTexts();
    const view = useQuery(caseQuery(caseId));
    const texts = useQuery(consentTextsQuery);
    const [said, setSaid] = useState<string>();
    const consents = view.data?.content.consents ?? [];
    const forms = asForms(consents);
    const standing = consents.filter(({ status }) => status === "given" || status === "unconfirmed");
    if (consents.length === 0 || !texts.data) return null;
    const done = async (text: string) => {
        await queryClient.invalidateQueries({ queryKey: ["case", caseId] });
        setSaid(text);
    };
    return (
        <section className="card" aria-labelledby="own-consents">
            <h2 className="card__title" id="own-consents">
                {words.consents}
            </h2>
            <p className="subtle">{words.consentsLead}</p>
            {said !== undefined && (
                <div role="status">
                    <Alert variant="success" size="small">
                        {said}
                    </Alert>
                </div>
            )}
            {forms.map((lines) => (
                <Asked
                    key={lines.map(({ asked }) => asked.about.item).join()}
                    caseId={caseId}
                    lines={lines}
                    texts={texts.data.texts}
                    onDone={() => done(words.consentAnswered)}
                />
            ))}
            {standing.length > 0 && (
                <ul className="mine__list">
                    {standing.map((each) => (
                        <li key={each.asked.about.item}>
                            <strong>{provisionTitle(each.asked, t)}.</strong> {provisionWhat(each.asked, t)}{" "}
                            {each.status === "unconfirmed"
                                ? words.consentUnconfirmed
                                : each.until !== undefined &&
                                  words.consentUntil(longDate(each.until, language))}
                            <TakeBack
                                caseId={caseId}
                                line={each}
                                onDone={() => done(words.consentTakenBack)}
                            />
                        </li>
                    ))}
                </ul>
            )}
            {forms.length === 0 && standing.length === 0 && <p>{words.consentNone}</p>}
        </section>
    );
}

/** One writing at a time, all or nothing; what was wrong stays on the screen with what was chosen. */
function useSend(caseId: string, onDone: () => Promise<void>) {
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    const [key, setKey] = useState(newKey);
    const send = async (entriesOf: (content: CaseView["content"]) => object[]) => {
        setBusy(true);
        setFault(undefined);
        try {
            const now = await api.get<CaseView>(`/cases/${caseId}`);
            await api.write("POST", `/cases/${caseId}/entries`, { entries: entriesOf(now.content) }, key);
            setKey(newKey());
            await onDone();
        } catch (error) {
            setFault(error);
        } finally {
            setBusy(false);
        }
    };
    return { busy, fault, send };
}

const versionIn = (content: CaseView["content"], item: string): number =>
    content.consents?.find(({ asked }) => asked.about.item === item)?.asked.about.version ?? 1;

interface AskedProps {
    caseId: string;
    lines: readonly Line[];
    texts: ConsentTexts["texts"];
    onDone: () => Promise<void>;
}
function Asked({ caseId, lines, texts, onDone }: AskedProps) {
    const words = useWords(mineWords);
    const title = useId();
    const [answers, setAnswers] = useState<Record<string, "yes" | "no">>({});
    const [missing, setMissing] = useState(false);
    const { busy, fault, send } = useSend(caseId, onDone);
    const first = lines[0]?.asked;
    const find = (language: string | undefined) =>
        texts.find(
            (each) =>
                each.form === first?.form &&
                each.language === language &&
                each.version === first.text_version,
        );
    const text = find(first?.language);
    // Beside a translation that nobody has gone through: the text that somebody stands for.
    const swedish = text?.unreviewed === true ? find("sv-simple") : undefined;
    // What is asked stands in the language of its text, whatever the page's is.
    const [own, setOwn] = useState<FormWords>();
    useEffect(() => {
        if (text) void formWords(text.language).then(setOwn);
    }, [text]);
    // Nobody answers what cannot be read.
    if (!text) return <Alert variant="warning">{words.consentTextMissing}</Alert>;
    return (
        <form
            className="mine__form no-print"
            aria-labelledby={title}
            onSubmit={(event) => {
                event.preventDefault();
                const open = lines.some(({ asked }) => answers[asked.about.item] === undefined);
                setMissing(open);
                if (open) return;
                // The day is the server's.
                void send((content) =>
                    lines.map(({ asked: { about } }) => ({
                        kind: answers[about.item] === "yes" ? "consent_given" : "consent_refused",
                        item: about.item,
                        version: versionIn(content, about.item),
                        data:
                            answers[about.item] === "yes"
                                ? { channel: "electronic", date: about.at.slice(0, 10) }
                                : { date: about.at.slice(0, 10) },
                    })),
                );
            }}
        >
            <div {...writing(text.language)}>
                <h3 id={title}>{text.title}</h3>
                {paragraphs(text.body)}
            </div>
            {text.unreviewed && (
                <Alert variant="warning" size="small">
                    {words.consentUnreviewed}
                </Alert>
            )}
            {swedish && (
                <details className="mine__entry">
                    <summary>{words.consentSwedish}</summary>
                    <div lang="sv">{paragraphs(swedish.body)}</div>
                </details>
            )}
            {own &&
                lines.map(({ asked }) => (
                    <div key={asked.about.item} {...(own.swedish ? writing("sv") : writing(text.language))}>
                        <RadioGroup
                            size="small"
                            legend={`${provisionTitle(asked, own.words)}.`}
                            description={`${provisionWhat(asked, own.words)} ${own.words.parts.blank.line(asked.months ?? 12)}`}
                            value={answers[asked.about.item] ?? ""}
                            error={
                                missing && answers[asked.about.item] === undefined
                                    ? words.consentChoose
                                    : undefined
                            }
                            onChange={(value: "yes" | "no") =>
                                setAnswers({ ...answers, [asked.about.item]: value })
                            }
                        >
                            <Radio value="yes">{own.words.parts.blank.yes}</Radio>
                            <Radio value="no">{own.words.parts.blank.no}</Radio>
                        </RadioGroup>
                    </div>
                ))}
            {fault !== undefined && <Failure error={fault} />}
            <p className="subtle">{words.consentFree}</p>
            <div>
                <Button type="submit" size="small" loading={busy}>
                    {words.consentSend}
                </Button>
            </div>
        </form>
    );
}

// What is asked stands below, each with its answer.
const paragraphs = (body: string) =>
    body
        .split("\n\n")
        .filter((each) => each !== "{provisions}")
        .map((each) => <p key={each}>{each}</p>);

function TakeBack({ caseId, line, onDone }: { caseId: string; line: Line; onDone: () => Promise<void> }) {
    const words = useWords(mineWords);
    const { t } = useTexts();
    const [open, setOpen] = useState(false);
    const { busy, fault, send } = useSend(caseId, onDone);
    const { item } = line.asked.about;
    if (!open)
        return (
            <div className="mine__ask no-print">
                <Button
                    size="small"
                    variant="tertiary"
                    aria-label={`${words.consentTakeBack}: ${provisionTitle(line.asked, t)}`}
                    onClick={() => setOpen(true)}
                >
                    {words.consentTakeBack}
                </Button>
            </div>
        );
    return (
        <div className="mine__form no-print">
            <ConsentStops caseId={caseId} consent={item} />
            {fault !== undefined && <Failure error={fault} />}
            <div className="mine__ask">
                <Button
                    size="small"
                    variant="danger"
                    loading={busy}
                    onClick={() =>
                        void send((content) => [
                            {
                                kind: "consent_withdrawn",
                                item,
                                version: versionIn(content, item),
                                data: { channel: "electronic" },
                            },
                        ])
                    }
                >
                    {words.consentTakeBack}
                </Button>
                <Button size="small" variant="tertiary" data-color="neutral" onClick={() => setOpen(false)}>
                    {words.consentKeep}
                </Button>
            </div>
        </div>
    );
}
