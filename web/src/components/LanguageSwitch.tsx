// Svenska or English, each in its own language.
import { useTexts } from "../texts/context";
import "./language-switch.css";

const kLanguages = [
    ["sv", "Svenska"],
    ["en", "English"],
] as const;

export function LanguageSwitch() {
    const { t, language, choose } = useTexts();
    return (
        <div className="language" role="group" aria-label={t.shell.language}>
            {kLanguages.map(([code, name]) => (
                <button
                    key={code}
                    type="button"
                    lang={code}
                    aria-pressed={language === code}
                    onClick={() => choose(code)}
                    title={name}
                >
                    <span className="aksel-sr-only">{name}</span>
                    <span aria-hidden>{code.toUpperCase()}</span>
                </button>
            ))}
        </div>
    );
}
