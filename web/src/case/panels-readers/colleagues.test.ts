import { expect, it } from "vitest";
import type { Colleague } from "../../api/types";
import { en } from "../../texts/en";
import { sv } from "../../texts/sv";
import { colleagues } from "./colleagues";

const of = (id: string, name: string, part: Partial<Colleague> = {}): Colleague => ({
    id,
    name,
    party: "social_services",
    role: "social_worker",
    ...part,
});

it("asks of everybody who works here, those around the case first, with the party of each", () => {
    const camilla = of("C", "Camilla Rydén");
    const workers = [
        of("O", "Östen Ek", { title: "Handläggare", party: "employment_service" }),
        of("A", "Anna Lind"),
        camilla,
        of("L", "Margareta Sund", { party: "none", role: "project_lead" }),
    ];
    expect(colleagues(workers, [camilla], "2019-05-20", sv)).toEqual([
        { value: "C", label: "Camilla Rydén, Socialsekreterare, Socialtjänsten" },
        { value: "A", label: "Anna Lind, Socialsekreterare, Socialtjänsten" },
        { value: "L", label: "Margareta Sund, Projektledare" },
        { value: "O", label: "Östen Ek, Handläggare, Arbetsförmedlingen" },
    ]);
    expect(colleagues([camilla], [], "2019-05-20", en)[0]?.label).toMatch(/^Camilla Rydén, Social worker, /);
});
it("does not ask of who has left", () => {
    const until = (day: string) =>
        colleagues([of("A", "Anna Lind", { until: day })], [], "2019-05-20", sv).length;
    expect([until("2019-05-19"), until("2019-05-20")]).toEqual([0, 1]);
});
