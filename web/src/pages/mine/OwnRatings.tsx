// How useful the participant finds what goes on or has ended: five choices and a word, each activity by itself.
import { Alert, Button, Radio, RadioGroup, Textarea } from "@navikt/ds-react";
import { useState } from "react";
import { newKey } from "../../api/client";
import { api, queryClient } from "../../api/queries";
import type { CaseView } from "../../api/types";
import { itemVersion } from "../../case/model";
import { Failure } from "../../components/Failure";
import { longDate } from "../../dates";
import { useTexts, useWords } from "../../texts/context";
import { mineWords } from "../../texts/mine";
import { rateable } from "./ratings";

type Activity = ReturnType<typeof rateable>[number];

export function OwnRatings({ view }: { view: CaseView }) {
    const words = useWords(mineWords).ratings;
    const activities = rateable(view);
    if (activities.length === 0) return null;
    return (
        <section className="card" aria-labelledby="own-ratings">
            <h2 className="card__title" id="own-ratings">
                {words.title}
            </h2>
            <p className="subtle">{words.lead}</p>
            <ul className="mine__list">
                {activities.map((each) => (
                    <li key={each.offer.about.item} className="mine__rating">
                        <Rating caseId={view.case} activity={each} />
                    </li>
                ))}
            </ul>
        </section>
    );
}

function Rating({ caseId, activity }: { caseId: string; activity: Activity }) {
    const { language } = useTexts();
    const words = useWords(mineWords).ratings;
    const [open, setOpen] = useState(false);
    const [saved, setSaved] = useState(false);
    const { offer, rating } = activity;
    const title = offer.title ?? "";
    const said = rating?.usefulness === undefined ? undefined : words.choices[rating.usefulness - 1];
    const act = said === undefined ? words.rate : words.again;
    return (
        <>
            <h3 className="mine__rated">{title}</h3>
            {rating && said !== undefined && (
                <p>
                    {words.said(said, longDate(rating.about.at, language))}
                    {rating.text !== undefined && <q className="mine__word">{rating.text}</q>}
                </p>
            )}
            {saved && !open && (
                <div role="status">
                    <Alert variant="success" size="small">
                        {words.saved}
                    </Alert>
                </div>
            )}
            {open ? (
                <RatingForm
                    caseId={caseId}
                    activity={activity}
                    onDone={(done) => {
                        setSaved(done);
                        setOpen(false);
                    }}
                />
            ) : (
                <Button
                    size="small"
                    variant={said === undefined ? "secondary" : "tertiary"}
                    className="no-print"
                    aria-label={`${act}: ${title}`}
                    onClick={() => setOpen(true)}
                >
                    {act}
                </Button>
            )}
        </>
    );
}

interface FormProps {
    caseId: string;
    activity: Activity;
    onDone: (saved: boolean) => void;
}

function RatingForm({ caseId, activity, onDone }: FormProps) {
    const { t } = useTexts();
    const words = useWords(mineWords).ratings;
    const { item } = activity.offer.about;
    const [choice, setChoice] = useState<number | "">(activity.rating?.usefulness ?? "");
    const [text, setText] = useState(activity.rating?.text ?? "");
    const [tried, setTried] = useState(false);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    const [key] = useState(newKey); // one for each form, so that a second press sends nothing twice
    const send = async () => {
        setBusy(true);
        setFault(undefined);
        try {
            // As the case stands now: others may have written on the activity meanwhile, which makes no difference to what one thinks.
            const { content } = await api.get<CaseView>(`/cases/${caseId}`);
            const word = text.trim();
            const entry = {
                kind: "activity_rated",
                item,
                version: itemVersion(content, item),
                data: { usefulness: choice, ...(word !== "" && { text: word }) },
            };
            await api.write("POST", `/cases/${caseId}/entries`, { entries: [entry] }, key);
            await queryClient.invalidateQueries({ queryKey: ["case", caseId] });
            onDone(true);
        } catch (error) {
            setFault(error);
        } finally {
            setBusy(false);
        }
    };
    return (
        <form
            className="mine__form no-print"
            noValidate
            onSubmit={(event) => {
                event.preventDefault();
                setTried(true);
                if (choice !== "") void send();
            }}
        >
            <RadioGroup
                legend={words.question}
                description={activity.offer.title}
                size="small"
                value={choice}
                onChange={setChoice}
                error={tried && choice === "" && words.choose}
            >
                {words.choices.map((each, i) => (
                    <Radio key={each} value={i + 1}>
                        {each}
                    </Radio>
                ))}
            </RadioGroup>
            <Textarea
                label={words.word}
                size="small"
                maxLength={500}
                value={text}
                onChange={({ target }) => setText(target.value)}
            />
            {fault !== undefined && <Failure error={fault} />}
            <div className="entry__buttons">
                <Button type="submit" size="small" loading={busy}>
                    {words.send}
                </Button>
                <Button type="button" size="small" variant="tertiary" onClick={() => onDone(false)}>
                    {t.form.cancel}
                </Button>
            </div>
        </form>
    );
}
