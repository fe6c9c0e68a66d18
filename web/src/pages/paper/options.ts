// What a paper may be about, out of the case as one sees it. Pure.
import type { CaseView, Colleague, PaperTemplate } from "../../api/types";
import { provisionTitle } from "../../case/forms/consents";
import { followUps } from "../../case/model";
import { longDate, type LanguageCode } from "../../dates";
import type { Option } from "../../forms/definition";
import { nameOf } from "../../texts/context";
import type { Texts } from "../../texts/sv";

export function ofOptions(
    template: PaperTemplate,
    { content, today }: CaseView,
    workers: readonly Colleague[],
    t: Texts,
    language: LanguageCode,
): Option[] {
    const who = (id: string | undefined): string => workers.find((each) => each.id === id)?.name ?? "";
    const joined = (...parts: string[]): string => parts.filter(Boolean).join(", ");
    const day = (date: string | undefined): string => (date === undefined ? "" : longDate(date, language));
    const { planned, done } = followUps(content);
    switch (template) {
        case "summons":
            return planned
                .filter((each) => each.planned?.date !== undefined && each.planned.date >= today)
                .map(({ about, planned: each }) => ({
                    value: about.item,
                    label: joined(day(each?.date), nameOf(t.channel, each?.channel), who(each?.responsible)),
                }));
        case "minutes":
            return done.map(({ about, done: each }) => ({
                value: about.item,
                label: joined(day(each?.date), nameOf(t.channel, each?.channel)),
            }));
        case "needs":
            return (content.placements ?? []).map(({ placement }) => ({
                value: placement.about.item,
                label: placement.host ?? t.placements.title,
            }));
        case "consent_proof":
            return (content.consents ?? [])
                .filter(({ status }) => status === "given")
                .map(({ asked }) => ({ value: asked.about.item, label: provisionTitle(asked, t) }));
        default:
            return [];
    }
}
