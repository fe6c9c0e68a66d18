// What the participant asks of a party, or says of one entry: a comment put with it, or a request to have it corrected.
import { Alert, Button, Radio, RadioGroup, Select, Textarea } from "@navikt/ds-react";
import { useId, useState } from "react";
import { newKey } from "../../api/client";
import { api, queryClient } from "../../api/queries";
import type { CaseView, Party } from "../../api/types";
import { itemVersion } from "../../case/model";
import { Failure } from "../../components/Failure";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { mineWords } from "../../texts/mine";

type Wish = "comment" | "rectification" | "request";

interface Props {
    caseId: string;
    owners: readonly Party[];
    item?: string | undefined; // about one entry; otherwise about all that the party has
}

export function AskForm({ caseId, owners, item }: Props) {
    const pageWords = useWords(mineWords);
    const words = pageWords;
    const [wish, setWish] = useState<Wish>();
    const [said, setSaid] = useState<string>();
    if (wish === undefined)
        return (
            <div className="mine__ask no-print">
                {said !== undefined && (
                    <div role="status">
                        <Alert variant="success" size="small">
                            {said}
                        </Alert>
                    </div>
                )}
                {item === undefined ? (
                    <Button size="small" variant="secondary" onClick={() => setWish("request")}>
                        {words.ask}
                    </Button>
                ) : (
                    <>
                        <Button size="small" variant="tertiary" onClick={() => setWish("comment")}>
                            {words.comment}
                        </Button>
                        <Button size="small" variant="tertiary" onClick={() => setWish("rectification")}>
                            {words.correct}
                        </Button>
                    </>
                )}
            </div>
        );
    return (
        <Asking
            caseId={caseId}
            owners={owners}
            item={item}
            wish={wish}
            onDone={(text) => {
                setSaid(text);
                setWish(undefined);
            }}
        />
    );
}

function Asking({
    caseId,
    owners,
    item,
    wish,
    onDone,
}: Props & { wish: Wish; onDone: (said?: string) => void }) {
    const { t } = useTexts();
    const pageWords = useWords(mineWords);
    const words = pageWords;
    const [to, setTo] = useState<string>(owners[0] ?? "");
    const [right, setRight] = useState("access");
    const [text, setText] = useState("");
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    const [key] = useState(newKey); // one for each form, so that a second press sends nothing twice
    const title = useId();
    const send = async () => {
        setBusy(true);
        setFault(undefined);
        try {
            const entry =
                wish === "comment"
                    ? {
                          kind: "statement",
                          item,
                          // as the case stands now, in the participant's own counting
                          version: itemVersion(
                              (await api.get<CaseView>(`/cases/${caseId}`)).content,
                              item ?? "",
                          ),
                          data: { text },
                      }
                    : {
                          kind: "rights_asked",
                          data: {
                              to,
                              right: wish === "rectification" ? "rectification" : right,
                              ...(item !== undefined && { of: item }),
                              text,
                          },
                      };
            await api.write("POST", `/cases/${caseId}/entries`, { entries: [entry] }, key);
            await queryClient.invalidateQueries({ queryKey: ["case", caseId] });
            onDone(wish === "comment" ? words.saved : words.sent);
        } catch (error) {
            setFault(error);
        } finally {
            setBusy(false);
        }
    };
    const rights = ["access", "erasure", "restriction", "objection"];
    return (
        <form
            className="mine__form no-print"
            aria-labelledby={title}
            onSubmit={(event) => {
                event.preventDefault();
                if (text.trim() !== "") void send();
            }}
        >
            <h3 id={title}>
                {wish === "comment" ? words.comment : wish === "rectification" ? words.correct : words.ask}
            </h3>
            {wish === "request" && (
                <>
                    <Select
                        label={words.askOf}
                        size="small"
                        value={to}
                        onChange={({ target }) => setTo(target.value)}
                    >
                        {owners.map((party) => (
                            <option key={party} value={party}>
                                {nameOf(t.party, party)}
                            </option>
                        ))}
                    </Select>
                    <RadioGroup legend={words.askWhat} size="small" value={right} onChange={setRight}>
                        {rights.map((each) => (
                            <Radio key={each} value={each}>
                                {nameOf(t.rights.right, each)}
                            </Radio>
                        ))}
                    </RadioGroup>
                </>
            )}
            <Textarea
                autoComplete="off"
                label={
                    wish === "comment"
                        ? words.commentText
                        : wish === "rectification"
                          ? words.correctText
                          : words.askText
                }
                size="small"
                maxLength={2000}
                value={text}
                onChange={({ target }) => setText(target.value)}
            />
            {fault !== undefined && <Failure error={fault} />}
            <div className="entry__buttons">
                <Button type="submit" size="small" loading={busy} disabled={text.trim() === ""}>
                    {words.send}
                </Button>
                <Button type="button" size="small" variant="tertiary" onClick={() => onDone()}>
                    {t.form.cancel}
                </Button>
            </div>
        </form>
    );
}
