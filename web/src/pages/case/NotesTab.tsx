// Notes, newest first.
import { Tag } from "@navikt/ds-react";
import { EmptyState } from "../../components/EmptyState";
import { useCase } from "../../case/reader";
import { saidSteps } from "../../case/steps";
import { dateAndTime } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import type { About } from "../../api/types";
import type { Texts } from "../../texts/sv";
import { Entry } from "./Entry";
import { Remarks } from "./Remarks";
import { Section } from "./Section";

const headingOf = ({ heading, about }: { heading?: string; about: About }, t: Texts): string =>
    heading ?? (about.redacted ? nameOf(t.category, about.category) : t.parts.noteWithheld);

export function NotesTab() {
    const { t, language } = useTexts();
    const reader = useCase();
    const notes = [...(reader.view.content.notes ?? [])].sort((a, b) => b.about.at.localeCompare(a.about.at));
    return (
        <Section title={t.case.tabs.notes} begin={{ form: "note", name: "write" }}>
            {notes.length === 0 && <EmptyState title={t.state.empty} />}
            {notes.map((note) => (
                <Entry
                    key={note.about.item}
                    about={note.about}
                    title={headingOf(note, t)}
                    what={headingOf(note, t)}
                    status={
                        <Tag size="xsmall" variant="outline" data-color="neutral">
                            {nameOf(t.category, note.about.category)}
                        </Tag>
                    }
                    meta={[dateAndTime(note.about.at, language)]}
                    steps={saidSteps(reader, note.about, "note")}
                >
                    {note.text !== undefined && <p className="entry__text">{note.text}</p>}
                    <Remarks item={note.about.item} />
                </Entry>
            ))}
        </Section>
    );
}
