// What happens now, for the participant (R182): the next contact, what is waited for and when it is asked again, what begins
// next. Pure: what the participant's own view holds, and of that nothing that is kept back, recalled or over.
import type { CaseContent, CaseView, Catalogue, Channel, Party } from "../../api/types";
import type { IsoDate } from "../../dates";
import { partyOf } from "../../case/model";
import { isKeptBack, mandateOf, type ActivityItem } from "../../case/steps";

export interface NextContact {
    date: IsoDate;
    channel: Channel | undefined;
    party: Party | undefined; // of whoever takes it, where that is known; names of staff are asked for at the party
    calls: string; // "Socialsekreteraren ringer dig", as it was written
    where: string; // of a visit: whom it is made at
}
export interface Wait {
    on: string; // somebody outside, as it was written; or the role that decides
    decides: boolean;
    about: string;
    since: IsoDate | undefined;
    askAgain: IsoDate | undefined;
}
export interface Beginning {
    date: IsoDate;
    title: string;
    provider: string;
}
export interface Now {
    contact: NextContact | undefined;
    waits: Wait[]; // what is asked of again first, first
    answers: string[]; // offers that the participant has not said yes or no to
    begins: Beginning | undefined;
}

const kComing: readonly ActivityItem["status"][] = ["offered", "accepted"];
const byDay = (a: string | undefined, b: string | undefined): number => (a ?? "9").localeCompare(b ?? "9");

export function happensNow(view: CaseView, catalogue: Catalogue | undefined): Now {
    const { content, today } = view;
    if (content.phase === "closed") return { contact: undefined, waits: [], answers: [], begins: undefined };
    const mayStand = (item: string): boolean =>
        !isKeptBack({ view }, item) && !(content.recalled ?? []).some(({ of }) => of === item);
    const activities = (content.activities ?? []).filter(({ offer }) => mayStand(offer.about.item));
    const coming = activities.filter(({ status }) => kComing.includes(status));
    const live = activities.filter(({ status }) => status === "ongoing" || kComing.includes(status));
    const title = ({ offer }: ActivityItem): string => offer.title ?? "";

    const contact = (content.follow_ups ?? [])
        .flatMap(({ about, planned, done }): NextContact[] => {
            const date = planned?.date;
            if (date === undefined || date < today || done !== undefined || !mayStand(about.item)) return [];
            const activity = live.find(({ offer }) => offer.about.item === planned?.activity);
            return [
                {
                    date,
                    channel: planned?.channel,
                    party: partyOf(content, planned?.responsible),
                    calls: planned?.calls ?? "",
                    where: planned?.channel === "visit" && activity ? placeOf(content, activity) : "",
                },
            ];
        })
        .sort((a, b) => byDay(a.date, b.date))[0];

    const decisions = coming.flatMap((activity): Wait[] => {
        const { decider, proposal } = mandateOf({ view, catalogue }, activity);
        if (decider === undefined || !proposal || !mayStand(proposal.proposal.about.item)) return [];
        return [
            { on: decider, decides: true, about: title(activity), since: undefined, askAgain: undefined },
        ];
    });
    const outside = live.flatMap((activity): Wait[] => {
        const { waiting } = activity;
        if (waiting?.on === undefined) return [];
        return [
            {
                on: waiting.on,
                decides: false,
                about: waiting.what ?? title(activity),
                since: waiting.since,
                askAgain: waiting.ask_again,
            },
        ];
    });

    return {
        contact,
        waits: [...outside.sort((a, b) => byDay(a.askAgain, b.askAgain)), ...decisions],
        answers: coming
            .filter(({ status }) => status === "offered")
            .map(title)
            .filter(Boolean),
        begins: coming
            .flatMap((activity): Beginning[] => {
                const { status, offer, waiting } = activity;
                const said = title(activity);
                // What somebody is waited for about begins when it has come.
                if (status !== "accepted" || waiting || said === "" || (offer.from ?? "") < today) return [];
                return [{ date: offer.from ?? "", title: said, provider: placeOf(content, activity) }];
            })
            .sort((a, b) => byDay(a.date, b.date))[0],
    };
}

/** Whom an activity is at: the host by the agreement of the place, else who gives it. */
const placeOf = ({ placements = [] }: CaseContent, { offer }: ActivityItem): string =>
    placements.find(({ placement }) => placement.activity === offer.about.item)?.placement.host ??
    offer.provider ??
    "";

/** Whom one turns to first: the party of whoever leads the case. */
export function nearestFirst({ content }: CaseView, owners: readonly Party[]): Party[] {
    const lead = partyOf(content, content.lead?.worker);
    return owners.toSorted((a, b) => Number(b === lead) - Number(a === lead));
}

export const nothingHappens = ({ contact, waits, answers, begins }: Now): boolean =>
    contact === undefined && begins === undefined && waits.length === 0 && answers.length === 0;
