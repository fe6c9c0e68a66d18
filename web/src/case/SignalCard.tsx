// What is printed for the place: how to say that something does not go as planned.
import { QrCode } from "../components/QrCode";
import { longDate } from "../dates";
import { useTexts, useWords } from "../texts/context";
import { providerWords } from "../texts/providers";
import { sheetCode, signalAddress } from "./signal-link";
import "./signal-card.css";

export function SignalCard({ token, until }: { token: string; until: string | undefined }) {
    const { language } = useTexts();
    const { sheet } = useWords(providerWords);
    const address = signalAddress(token, window.location.origin);
    return (
        <section className="signal-card">
            <QrCode text={address} label={sheet.qr} />
            <div>
                <h2 className="signal-card__title">{sheet.title}</h2>
                <p>{sheet.lead}</p>
                <p className="signal-card__address">{address}</p>
                <p>
                    {sheet.code}: <strong>{sheetCode(token)}</strong>. {sheet.codeHelp}
                </p>
                <p className="subtle">
                    {sheet.nothing} {until !== undefined && sheet.until(longDate(until, language))}
                </p>
            </div>
        </section>
    );
}
