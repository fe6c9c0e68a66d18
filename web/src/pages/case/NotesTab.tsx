// Notes, newest first.
import type { CaseView } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { dateAndTime } from "../../dates";
import { useTexts } from "../../texts/context";
import { Entry } from "./Entry";

interface Props {
    view: CaseView;
    nameOfWorker: (id: string | undefined) => string;
    onOpen: (form: string | undefined, item?: string) => void;
}

export function NotesTab({ view, nameOfWorker, onOpen }: Props) {
    const { t, language } = useTexts();
    const notes = [...(view.content.notes ?? [])].sort((a, b) => b.about.at.localeCompare(a.about.at));
    return (
        <section className="card entries" aria-label={t.case.tabs.notes}>
            <h2 className="aksel-sr-only">{t.case.tabs.notes}</h2>
            {notes.length === 0 && <EmptyState title={t.state.empty} />}
            {notes.map((note) => (
                <Entry
                    key={note.about.item}
                    about={note.about}
                    title={note.heading ?? t.case.notes}
                    by={[nameOfWorker(note.about.author), dateAndTime(note.about.at, language)].join(", ")}
                    onChange={
                        view.may.includes("note") && !note.about.limited
                            ? () => onOpen("note", note.about.item)
                            : undefined
                    }
                >
                    {note.text !== undefined && <p className="entry__text">{note.text}</p>}
                </Entry>
            ))}
        </section>
    );
}
