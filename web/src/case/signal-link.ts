import type { Party } from "../api/types";
import type { ActivityItem } from "./model";

// A link for signals as it is read and typed: four groups of nine letters. Its last three are the code of the sheet.
export const sheetCode = (token: string): string =>
    token
        .replace(/[^0-9A-Za-z]/g, "")
        .slice(-3)
        .toUpperCase();
export const signalAddress = (token: string, origin: string): string =>
    `${origin}/signal/${(token.match(/.{1,9}/g) ?? []).join("-")}`;

/** Each party has a link of its own to the place of an activity: the own party's first, else one that may be shown. */
export const openLink = (activity: ActivityItem | undefined, party: Party | undefined) => {
    const open = (activity?.signal_links ?? []).filter((each) => each.open);
    return open.find(({ about }) => about.owner === party) ?? open[0];
};
