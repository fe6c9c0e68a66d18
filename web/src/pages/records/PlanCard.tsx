// One case's part before it is disposed of: what would go, what would pass on, and the step that the reader may take.
import { Alert, Button, Checkbox, TextField } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { newKey } from "../../api/client";
import { api, disposalPlanQuery, queryClient } from "../../api/queries";
import { Failure } from "../../components/Failure";
import { Fetched } from "../../components/Fetched";
import { longDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { recordsWords } from "../../texts/records";
import { Save } from ".";

export function PlanCard({ caseId, onClose }: { caseId: string; onClose: () => void }) {
    const { t, language } = useTexts();
    const pageWords = useWords(recordsWords);
    const words = pageWords;
    const plan = useQuery(disposalPlanQuery(caseId));
    const [decision, setDecision] = useState("");
    const [reason, setReason] = useState("");
    const [exported, setExported] = useState(false);
    const [sure, setSure] = useState(false);
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState<unknown>();
    const [said, setSaid] = useState<string>();
    const act = async (path: string, body: object, text: string) => {
        setBusy(true);
        setFault(undefined);
        try {
            await api.write("POST", `/records/${caseId}${path}`, body, newKey());
            setSaid(text);
            await queryClient.invalidateQueries({ queryKey: ["records"], exact: true });
            if (path === "/entries") await plan.refetch();
        } catch (error) {
            setFault(error);
        } finally {
            setBusy(false);
        }
    };
    const write = (kind: string, data: object, on: object, text: string) =>
        act("/entries", { entries: [{ kind, ...on, data }] }, text);
    const gone = said === words.done;
    return (
        <section className="card records__plan" aria-labelledby="plan-title">
            <div className="section__head">
                <h2 className="card__title" id="plan-title">
                    {words.plan}
                </h2>
                <Button size="small" variant="tertiary" onClick={onClose}>
                    {words.close}
                </Button>
            </div>
            {said !== undefined && (
                <div role="status">
                    <Alert variant="success" size="small">
                        {said}
                    </Alert>
                </div>
            )}
            {fault !== undefined && <Failure error={fault} />}
            {!gone && (
                <Fetched query={plan}>
                    {({ file, parts, holds, may_propose: propose, may_confirm: confirm, hinder }) => {
                        const hold = holds.find(({ lifted }) => lifted === undefined);
                        const { retention } = file;
                        return (
                            <>
                                <p>
                                    <strong>{file.own_case ?? file.case}</strong>, {retention.result}.{" "}
                                    {retention.text}
                                </p>
                                <p className="subtle">
                                    {[
                                        retention.source,
                                        retention.due === undefined
                                            ? ""
                                            : `${words.from} ${longDate(retention.due, language)}`,
                                        retention.ground === "memory" ? words.memory : "",
                                    ]
                                        .filter(Boolean)
                                        .join(" · ")}
                                </p>
                                <p className="subtle">{words.planLead}</p>
                                <table className="records__table">
                                    <thead>
                                        <tr>
                                            <th scope="col">{words.category}</th>
                                            <th scope="col">{words.destroyed}</th>
                                        </tr>
                                    </thead>
                                    <tbody>
                                        {parts.map((part) => (
                                            <tr key={part.category}>
                                                <th scope="row">{nameOf(t.category, part.category)}</th>
                                                <td>{part.entries}</td>
                                            </tr>
                                        ))}
                                    </tbody>
                                </table>
                                <Save
                                    path={`/records/${caseId}/file`}
                                    format="zip"
                                    name={`akt-${caseId}.zip`}
                                    text={words.file}
                                />
                                {hinder !== undefined && (
                                    <Alert variant="info" size="small">
                                        {hinder}
                                    </Alert>
                                )}
                                {propose && (
                                    <form
                                        className="records__form"
                                        onSubmit={(event) => {
                                            event.preventDefault();
                                            void write(
                                                "disposal_proposed",
                                                { decision, exported },
                                                {},
                                                words.proposedDone,
                                            );
                                        }}
                                    >
                                        <TextField
                                            autoComplete="off"
                                            label={words.decision}
                                            description={words.decisionHelp}
                                            size="small"
                                            maxLength={200}
                                            value={decision}
                                            onChange={({ target }) => setDecision(target.value)}
                                        />
                                        <Checkbox
                                            size="small"
                                            checked={exported}
                                            onChange={({ target }) => setExported(target.checked)}
                                        >
                                            {words.exported}
                                        </Checkbox>
                                        <Button
                                            size="small"
                                            type="submit"
                                            loading={busy}
                                            disabled={decision.trim() === ""}
                                        >
                                            {words.propose}
                                        </Button>
                                    </form>
                                )}
                                {confirm && (
                                    <div className="records__form">
                                        <Checkbox
                                            size="small"
                                            checked={sure}
                                            onChange={({ target }) => setSure(target.checked)}
                                        >
                                            {words.confirmAsk}
                                        </Checkbox>
                                        <Button
                                            size="small"
                                            data-color="danger"
                                            loading={busy}
                                            disabled={!sure}
                                            onClick={() => void act("/disposal", {}, words.done)}
                                        >
                                            {words.confirm}
                                        </Button>
                                    </div>
                                )}
                                <form
                                    className="records__form"
                                    onSubmit={(event) => {
                                        event.preventDefault();
                                        void (hold
                                            ? write(
                                                  "hold_lifted",
                                                  { reason },
                                                  {
                                                      item: hold.set.about.item,
                                                      version: hold.set.about.version,
                                                  },
                                                  t.forms.hold_lifted.saved,
                                              )
                                            : write("hold_set", { reason }, {}, t.forms.hold_set.saved));
                                        setReason("");
                                    }}
                                >
                                    <TextField
                                        autoComplete="off"
                                        label={words.holdReason}
                                        size="small"
                                        maxLength={500}
                                        value={reason}
                                        onChange={({ target }) => setReason(target.value)}
                                    />
                                    <Button
                                        size="small"
                                        variant="secondary"
                                        type="submit"
                                        loading={busy}
                                        disabled={reason.trim() === ""}
                                    >
                                        {hold ? words.lift : words.hold}
                                    </Button>
                                </form>
                            </>
                        );
                    }}
                </Fetched>
            )}
        </section>
    );
}
