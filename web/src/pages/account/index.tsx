// Din inloggning: where one is signed in, the password, and the codes that go with it.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, ownSessionsQuery, secondFactorQuery, signInWaysQuery } from "../../api/queries";
import type { SecondFactorOffer } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { LinkButton } from "../../components/LinkButton";
import { useToast } from "../../components/toast";
import { usePages, useSession } from "../../session/useSession";
import { useTexts, useWords } from "../../texts/context";
import { ownWords } from "../../texts/own";
import "./account.css";
import { FactorView, type Step } from "./FactorView";
import { faultsOf } from "./form";
import { Notices } from "./Notices";
import { Password } from "./Password";
import { SessionsView } from "./SessionsView";

export default function AccountPage() {
    const words = useWords(ownWords);
    const { demo, worker } = useSession();
    const { cases } = usePages();
    return (
        <div className="account">
            <header>
                <h1 className="page-title">{words.title}</h1>
                <p className="subtle">{words.lead}</p>
                {cases && (
                    <LinkButton
                        to="/overlamning/$worker"
                        params={{ worker }}
                        size="small"
                        variant="secondary"
                    >
                        {words.handover}
                    </LinkButton>
                )}
            </header>
            <Notices />
            <Sessions />
            {!demo && <Password />}
            {!demo && <Factor />}
        </div>
    );
}

function Sessions() {
    const words = useWords(ownWords);
    const client = useQueryClient();
    const toast = useToast();
    const sessions = useQuery(ownSessionsQuery);
    const ways = useQuery(signInWaysQuery);
    const end = useMutation({
        mutationFn: (id: string) =>
            api.write("DELETE", id === "all" ? "/sessions" : `/sessions/${id}`, undefined),
        onSuccess: (_, id) => toast({ text: id === "all" ? words.othersEnded : words.ended }),
        onSettled: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
    });
    return (
        <Fetched query={sessions}>
            {(data) => (
                <SessionsView
                    sessions={data.sessions}
                    ways={ways.data?.providers ?? []}
                    busy={end.isPending ? end.variables : undefined}
                    onEnd={(id) => end.mutate(id)}
                    onEndOthers={() => end.mutate("all")}
                />
            )}
        </Fetched>
    );
}

function Factor() {
    const { t } = useTexts();
    const words = useWords(ownWords);
    const client = useQueryClient();
    const toast = useToast();
    const factor = useQuery(secondFactorQuery);
    const [step, setStep] = useState<Step>("rest");
    const done = async (text: string) => {
        toast({ text });
        setStep("rest");
        await client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
        await client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    };
    const offer = useMutation({
        mutationFn: (body: object) => api.write<SecondFactorOffer>("POST", "/second-factor", body),
        onSuccess: () => setStep("confirm"),
    });
    const remove = useMutation({
        mutationFn: (body: object) => api.write("POST", "/second-factor/removal", body),
        onSuccess: () => done(words.removed),
    });
    const confirm = useMutation({
        mutationFn: (code: string) => api.write("POST", "/second-factor/confirmation", { code }),
        onSuccess: () => done(words.confirmed),
    });
    const acting = step === "confirm" ? confirm : step === "remove" ? remove : offer;
    return (
        <Fetched query={factor}>
            {(data) => (
                <FactorView
                    factor={data}
                    step={step}
                    offer={offer.data}
                    busy={acting.isPending}
                    faults={step === "rest" ? {} : faultsOf(acting.error, t)}
                    onStep={(next) => {
                        for (const each of [offer, remove, confirm]) each.reset();
                        setStep(next);
                    }}
                    onSend={(body) => (step === "remove" ? remove : offer).mutate(body)}
                    onConfirm={(code) => confirm.mutate(code)}
                />
            )}
        </Fetched>
    );
}
