// The log on screen: day by day, who did what.
import type { AccessLine, Party } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { weekdayDate } from "../../dates";
import { nameOf, useTexts, useWords } from "../../texts/context";
import { accessWords } from "../../texts/access";
import "./access.css";
import { openings } from "./lines";

interface Props {
    lines: readonly AccessLine[];
    party: Party;
    me: string;
    names: ReadonlyMap<string, string>;
}

export function AccessView({ lines, party, me, names }: Props) {
    const { t, language } = useTexts();
    const words = useWords(accessWords);
    const clock = (instant: string) =>
        new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", {
            timeZone: "Europe/Stockholm",
            timeStyle: "short",
        }).format(new Date(instant));
    const what = ({ page = "", access }: AccessLine) =>
        (access === "refused" || (access === "searched" && page.startsWith("GET"))
            ? undefined
            : words.page[page]) ?? nameOf(words.did, access);
    const days = openings(lines, what);
    const who = (worker: string | undefined) => {
        const name = names.get(worker ?? "") ?? words.unknown;
        return worker === me ? `${name} (${words.you})` : name;
    };
    return (
        <section className="card access" aria-labelledby="access-title">
            <h2 className="card__title" id="access-title">
                {words.title}
            </h2>
            <p className="subtle">
                {words.lead(nameOf(t.party, party))} {words.others}
            </p>
            {days.length === 0 && <EmptyState title={words.none} />}
            {days.map(({ day, openings: of }) => (
                <table key={day} className="access__day">
                    <caption>
                        {weekdayDate(day, language)} {day.slice(0, 4)}
                    </caption>
                    <thead className="aksel-sr-only">
                        <tr>
                            <th scope="col">{words.at}</th>
                            <th scope="col">{words.who}</th>
                            <th scope="col">{words.what}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {of.map(({ line, times }) => (
                            <tr key={line.at}>
                                <td>
                                    <time dateTime={line.at}>{clock(line.at)}</time>
                                </td>
                                <th scope="row">
                                    {who(line.worker)}{" "}
                                    <span className="access__role">{nameOf(t.role, line.role)}</span>
                                </th>
                                <td data-refused={line.access === "refused"}>
                                    {what(line)}
                                    {times > 1 && <span className="subtle"> {words.times(times)}</span>}
                                    {line.why !== undefined && line.why !== "" && (
                                        <span className="access__role">{line.why}</span>
                                    )}
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            ))}
        </section>
    );
}
