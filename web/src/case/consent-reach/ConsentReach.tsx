// What stops if a consent is taken back, shown before it is; and what has been shared on it. The server reckons both.
import { Heading } from "@navikt/ds-react";
import { useQuery } from "@tanstack/react-query";
import { consentReachQuery } from "../../api/queries";
import type { ConsentReach } from "../../api/types";
import { Fetched } from "../../components/Fetched";
import { longDate } from "../../dates";
import { nameOf, useTexts } from "../../texts/context";
import type { Texts } from "../../texts/sv";
import { receivers } from "../forms/consents";
import "./consent-reach.css";

interface Props {
    caseId: string;
    consent: string;
}
type Receiver = Pick<ConsentReach["stops"][number], "to" | "role">;
const whom = ({ to, role }: Receiver, t: Texts): string =>
    receivers({ to: [to], ...(role !== undefined && { to_role: role }) }, t);

function byReceiver(stops: ConsentReach["stops"], t: Texts): [string, ConsentReach["stops"]][] {
    const groups = new Map<string, ConsentReach["stops"]>();
    for (const each of stops) {
        const who = whom(each, t);
        groups.set(who, [...(groups.get(who) ?? []), each]);
    }
    return [...groups];
}

export function ConsentStops({ caseId, consent }: Props) {
    const { t } = useTexts();
    const reach = useQuery(consentReachQuery(caseId, consent));
    return (
        <section className="reach reach--stops" aria-labelledby="reach-stops" aria-live="polite">
            <Heading size="xsmall" level="3" id="reach-stops">
                {t.parts.reach.stops}
            </Heading>
            <Fetched query={reach}>
                {({ stops }) =>
                    stops.length === 0 ? (
                        <p>{t.parts.reach.stopsNone}</p>
                    ) : (
                        <>
                            <table className="reach__table reach__table--grouped">
                                <thead>
                                    <tr>
                                        <th scope="col">{t.parts.reach.what}</th>
                                        <th scope="col">{t.parts.reach.change}</th>
                                        <th scope="col" className="reach__number">
                                            {t.parts.reach.entries}
                                        </th>
                                    </tr>
                                </thead>
                                {byReceiver(stops, t).map(([who, lines]) => (
                                    <tbody key={who}>
                                        <tr>
                                            <th scope="rowgroup" colSpan={3} className="reach__who">
                                                {who}
                                            </th>
                                        </tr>
                                        {lines.map((each) => (
                                            <tr key={each.category}>
                                                <th scope="row">{nameOf(t.category, each.category)}</th>
                                                <td>
                                                    {t.parts.reach.from(
                                                        nameOf(t.parts.reach.level, each.before),
                                                        nameOf(t.parts.reach.level, each.after),
                                                    )}
                                                </td>
                                                <td className="reach__number">{each.entries}</td>
                                            </tr>
                                        ))}
                                    </tbody>
                                ))}
                            </table>
                            <p className="subtle">{t.parts.reach.reckoned}</p>
                        </>
                    )
                }
            </Fetched>
        </section>
    );
}

interface SharedProps extends Props {
    party: string; // the reader's own, in words
    nameOfWorker: (id: string | undefined) => string;
}
export function ConsentShared({ caseId, consent, party, nameOfWorker }: SharedProps) {
    const { t, language } = useTexts();
    const query = useQuery(consentReachQuery(caseId, consent));
    const day = (instant: string) => longDate(instant, language);
    return (
        <Fetched query={query}>
            {({ shared, opened }) => (
                <div className="reach">
                    {shared.length === 0 ? (
                        <p>{t.parts.reach.sharedNone}</p>
                    ) : (
                        <table className="reach__table">
                            <thead>
                                <tr>
                                    <th scope="col">{t.parts.reach.who}</th>
                                    <th scope="col">{t.parts.reach.what}</th>
                                    <th scope="col">{t.parts.reach.period}</th>
                                    <th scope="col" className="reach__number">
                                        {t.parts.reach.entries}
                                    </th>
                                </tr>
                            </thead>
                            <tbody>
                                {shared.map((each) => (
                                    <tr key={[each.to, each.role, each.category, each.level].join(" ")}>
                                        <th scope="row">{whom(each, t)}</th>
                                        <td>
                                            {nameOf(t.category, each.category)},{" "}
                                            {nameOf(t.parts.reach.level, each.level)}
                                        </td>
                                        <td>
                                            {each.until === undefined
                                                ? t.parts.reach.since(day(each.from))
                                                : t.parts.reach.between(day(each.from), day(each.until))}
                                        </td>
                                        <td className="reach__number">{each.entries}</td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    )}
                    <p className="reach__head">{t.parts.reach.opened(party)}</p>
                    {opened.length === 0 ? (
                        <p>{t.parts.reach.openedNone}</p>
                    ) : (
                        <ul className="reach__list">
                            {opened.map(({ worker, role, first, last, times }) => (
                                <li key={worker}>
                                    {nameOfWorker(worker)}, {nameOf(t.role, role).toLowerCase()}:{" "}
                                    {t.parts.reach.times(times)},{" "}
                                    {day(first) === day(last)
                                        ? day(first)
                                        : t.parts.reach.between(day(first), day(last))}
                                </li>
                            ))}
                        </ul>
                    )}
                    <p className="subtle">{t.parts.reach.openedOthers}</p>
                </div>
            )}
        </Fetched>
    );
}
