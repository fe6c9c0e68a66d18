// What was changed between the versions of a proposed change.
import { expect, it } from "vitest";
import { about } from "./fixtures";
import { rewritings, type ChangeVersion } from "./versions";

const version = (number: number, part: Partial<ChangeVersion> = {}, limited = false): ChangeVersion => ({
    about: about({ item: "P", version: number, limited }),
    change: "Upp till 30 timmar",
    reason: "Hon orkar mer",
    hours: [
        { from: "2019-06-03", hours: 25 },
        { from: "2019-07-01", hours: 30 },
    ],
    heard: ["social_services", "employment_service"],
    answer_by: "2019-05-27",
    ...part,
});
const changed = (earlier: ChangeVersion[], change: ChangeVersion) =>
    rewritings({ change, earlier }).map((each) => [
        each.before.about.version,
        each.after.about.version,
        each.changed,
    ]);

it("stands each version against the one it replaced, the newest first", () => {
    const first = version(1);
    const second = version(2, { hours: [{ from: "2019-06-03", hours: 25 }] });
    const third = version(4, {
        hours: [{ from: "2019-06-03", hours: 25 }],
        until: "2019-12-31",
        reason: "Hon vill",
    });
    expect(changed([first, second], third)).toEqual([
        [2, 4, ["reason", "until"]],
        [1, 2, ["hours"]],
    ]);
    expect(changed([], first)).toEqual([]);
});
it("says of what was added and what was taken away too", () => {
    expect(changed([version(1, { participant: "Gärna" })], version(2))).toEqual([[1, 2, ["participant"]]]);
    expect(changed([version(1)], version(2, { participant: "Gärna" }))).toEqual([[1, 2, ["participant"]]]);
});
it("takes another order of the same for no change, nor an empty list for one that is not there", () => {
    const { heard = [], hours = [] } = version(1);
    const turned = version(2, { heard: heard.toReversed(), hours: hours.toReversed() });
    expect(changed([version(1)], turned)).toEqual([[1, 2, []]]);
    const bare: ChangeVersion = { about: about({ version: 1 }), change: "Mer" };
    const empty: ChangeVersion = { about: about({ version: 2 }), change: "Mer", hours: [], reason: "" };
    expect(changed([bare], empty)).toEqual([[1, 2, []]]);
});
it("tells nothing of what is not shown in a version that is seen in part", () => {
    const part: ChangeVersion = { about: about({ version: 2, limited: true }), change: "Upp till 35 timmar" };
    expect(changed([version(1)], part)).toEqual([[1, 2, ["change"]]]);
    expect(changed([part], version(3))).toEqual([[2, 3, ["change"]]]);
});
