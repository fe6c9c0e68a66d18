import { expect, it } from "vitest";
import { ApiProblem } from "../../api/problem";
import { atFields, referralForm, toReferral } from "./referral";

it("sorts the fields into the parts of a referral, and leaves empty parts out", () => {
    expect(
        toReferral({
            personal_number: "19900101-2383",
            given_name: "A",
            date: "2019-05-20",
            education: "university",
        }),
    ).toEqual({
        identity: { personal_number: "19900101-2383", given_name: "A" },
        opened: { date: "2019-05-20" },
        work_history: { education: "university" },
    });
});
it("has a place in the referral for every field", () => {
    const names = referralForm("2019-05-20", true, "sv").fields.map(({ name }) => name);
    const sent = toReferral(Object.fromEntries(names.map((name) => [name, name]))) as Record<string, object>;
    expect(
        Object.values(sent)
            .flatMap((part) => Object.keys(part))
            .sort(),
    ).toEqual([...names].sort());
});
it("asks for the registration only where it may be written", () => {
    const has = (registers: boolean) =>
        referralForm("2019-05-20", registers, "sv").fields.some(({ name }) => name === "programme");
    expect([has(true), has(false)]).toEqual([true, false]);
});
it("finds the field that a fault points at", () => {
    const fault = (pointer: string) => ({ pointer, code: "required", detail: "" });
    const problem = new ApiProblem(422, "invalid", "", [
        fault("/identity/phone"),
        fault("/opened"),
        fault("/x/y"),
    ]);
    expect(atFields(problem).fields.map(({ pointer }) => pointer)).toEqual(["/phone", "/opened", "/x/y"]);
});
