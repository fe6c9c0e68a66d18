// Planned hours against a full week, as a figure and a short bar.
import { useTexts } from "../texts/context";
import "./hours.css";

export function Hours({ hours }: { hours: number }) {
    const { t } = useTexts();
    return (
        <span className="hours">
            <meter className="hours__bar" min={0} max={40} value={hours} aria-hidden />
            <span aria-hidden>{hours}</span>
            <span className="aksel-sr-only">{t.cases.hoursOf(String(hours))}</span>
        </span>
    );
}
