// Places at employers': the agreement and who has signed it, attendance, what has happened, and how both sides say it goes.
import { Tag } from "@navikt/ds-react";
import { Link } from "@tanstack/react-router";
import { needText, presenceText } from "../../case/forms/placements";
import { useCase } from "../../case/reader";
import { attendanceSteps, placementSteps, signatories, stepsOf, type PlacementItem } from "../../case/steps";
import { longDate, shortDate, weekdayDate, weekNumber } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import { Entry, Facts } from "./Entry";
import { MakePaper } from "./MakePaper";
import { Section } from "./Section";
import { useTitles } from "./titles";

export function Placements() {
    const { t } = useTexts();
    const { view } = useCase();
    const placements = view.content.placements ?? [];
    if (placements.length === 0) return null;
    return (
        <Section title={t.placements.title}>
            {placements.map((each) => (
                <Placed key={each.placement.about.item} item={each} />
            ))}
        </Section>
    );
}

function Placed({ item }: { item: PlacementItem }) {
    const { t, language } = useTexts();
    const reader = useCase();
    const titleOf = useTitles();
    const { placement, union_heard: union, signatures = [] } = item;
    const { content } = reader.view;
    const ofIt = <Of extends { activity?: string | undefined }>(all: readonly Of[] | undefined): Of[] =>
        (all ?? []).filter(({ activity }) => activity === placement.activity).reverse();
    const what = placement.host ?? t.placements.title;
    const date = (day: string) => longDate(day, language);
    const needs = (content.adaptations ?? []).filter(({ about }) =>
        placement.adaptations?.includes(about.item),
    );
    return (
        <div id={`item-${placement.about.item}`} className="entry__anchor">
            <Entry
                about={placement.about}
                title={what}
                what={what}
                status={
                    <Tag
                        size="xsmall"
                        variant="moderate"
                        data-color={signatures.length === signatories.length ? "success" : "warning"}
                    >
                        {signatures.length === signatories.length
                            ? t.placements.signed
                            : t.placements.unsigned(signatures.length)}
                    </Tag>
                }
                meta={[
                    titleOf(placement.activity),
                    placement.schedule ?? "",
                    placement.visit_weeks === undefined || placement.visit_weeks === 0
                        ? ""
                        : t.placements.visits(placement.visit_weeks),
                ]}
                steps={placementSteps(reader, item)}
            >
                <Facts
                    list={[
                        [t.forms.placement.fields.tasks, placement.tasks],
                        [t.forms.placement.fields.supervisor, placement.supervisor],
                        [
                            t.forms.placement.fields.contact,
                            [placement.contact, placement.phone].filter(Boolean).join(", "),
                        ],
                        [
                            t.forms.placement.fields.adaptations,
                            needs.map((each) => needText(each, t)).join("; "),
                        ],
                        [
                            t.placements.union,
                            placement.union_name &&
                                [
                                    placement.union_name,
                                    union === undefined
                                        ? t.placements.unionWaits
                                        : [nameOf(t.placements.unionAnswer, union.answer), union.text ?? ""]
                                              .filter(Boolean)
                                              .join(". "),
                                ].join(": "),
                        ],
                        [
                            t.placements.signatures,
                            signatories
                                .map((who) => {
                                    const name = nameOf(t.placements.signatory, who);
                                    const signed = signatures.find(({ signatory }) => signatory === who);
                                    return signed
                                        ? t.placements.signedBy(
                                              name,
                                              signed.name ?? "",
                                              signed.date === undefined ? "" : date(signed.date),
                                          )
                                        : t.placements.notSigned(name);
                                })
                                .join(" · "),
                        ],
                    ]}
                />
                {!placement.about.limited && (
                    <p className="no-print">
                        <Link
                            to="/arenden/$caseId/overenskommelse/$item"
                            params={{ caseId: reader.view.case, item: placement.about.item }}
                        >
                            {t.placements.sheet}
                        </Link>{" "}
                        <MakePaper template="needs" of={placement.about.item} what={what} />
                    </p>
                )}
            </Entry>
            <div className="entries proposal__opinions">
                {ofIt(content.placement_reviews).map((each) => (
                    <Entry
                        key={each.about.item}
                        about={each.about}
                        title={`${nameOf(t.placements.signatory, each.side)}: ${nameOf(t.placements.goOn, each.go_on).toLowerCase()}`}
                        what={t.placements.reviews}
                        meta={[each.date === undefined ? "" : date(each.date)]}
                        steps={stepsOf(reader, each.about)}
                    >
                        <Facts
                            list={[
                                [t.forms.placement_review.fields.works, each.works],
                                [t.forms.placement_review.fields.needed, each.needed],
                            ]}
                        />
                    </Entry>
                ))}
                {ofIt(content.incidents).map((each) => (
                    <Entry
                        key={each.about.item}
                        about={each.about}
                        title={
                            each.incident === undefined
                                ? t.placements.incidents
                                : nameOf(t.placements.incident, each.incident)
                        }
                        what={t.placements.incidents}
                        meta={[each.date === undefined ? "" : date(each.date)]}
                        steps={stepsOf(reader, each.about)}
                    >
                        {each.text !== undefined && <p className="entry__text">{each.text}</p>}
                        <Facts
                            list={[
                                [t.forms.incident.fields.done, each.done],
                                [t.forms.incident.fields.reported_to, each.reported_to],
                            ]}
                        />
                    </Entry>
                ))}
                {ofIt(content.attendance).map((each) => {
                    const days = each.days ?? [];
                    const there = days.filter(({ presence }) => presence === "present").length;
                    const week =
                        each.week === undefined
                            ? ""
                            : `${t.plan.week(weekNumber(each.week))}, ${shortDate(each.week, language)}`;
                    return (
                        <Entry
                            key={each.about.item}
                            about={each.about}
                            title={`${t.placements.attendance} ${week}`}
                            what={t.placements.attendance}
                            meta={[days.length === 0 ? "" : t.placements.present(there, days.length)]}
                            steps={attendanceSteps(reader, each.about)}
                        >
                            {there < days.length && (
                                <p className="entry__text">
                                    {presenceText(
                                        days.filter(({ presence }) => presence !== "present"),
                                        t,
                                        (day) => weekdayDate(day, language),
                                    )}
                                </p>
                            )}
                        </Entry>
                    );
                })}
            </div>
        </div>
    );
}
