// The way from a thing to the paper that can be made of it.
import { FileTextIcon } from "@navikt/aksel-icons";
import type { PaperTemplate } from "../../api/types";
import { useCase } from "../../case/reader";
import { LinkButton } from "../../components/LinkButton";
import { useWords } from "../../texts/context";
import { paperWords } from "../../texts/papers";

interface Props {
    template?: PaperTemplate; // missing: chosen there
    of?: string; // what it is about
    what?: string; // the same in words, for who hears the link alone
}

export function MakePaper({ template, of, what }: Props) {
    const words = useWords(paperWords);
    const { view } = useCase();
    const name = template === undefined ? words.make : words.templates[template];
    return (
        <LinkButton
            className="no-print"
            size={of === undefined ? "small" : "xsmall"}
            variant="secondary"
            icon={<FileTextIcon aria-hidden />}
            to="/arenden/$caseId/papper"
            params={{ caseId: view.case }}
            search={{ ...(template !== undefined && { mall: template }), ...(of !== undefined && { of }) }}
            {...(what !== undefined && { "aria-label": `${name}: ${what}` })}
        >
            {name}
        </LinkButton>
    );
}
