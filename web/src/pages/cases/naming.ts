// What a filter's values are called, wherever their names come from.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { catalogueQuery, directoryQuery } from "../../api/queries";
import { nameOf, useTexts } from "../../texts/context";
import { tongueName } from "../../tongues";
import type { Facet } from "./search";
import { useWords } from "./words";

export interface Naming {
    of: (facet: Facet, value: string) => string;
    worker: (id: string) => string | undefined;
    team: (id: string) => string | undefined;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export function useNaming(): Naming {
    const { w, t } = useWords();
    const { language } = useTexts();
    const directory = useQuery(directoryQuery).data;
    const catalogue = useQuery(catalogueQuery).data;
    return useMemo(() => {
        const workers = new Map(directory?.workers.map(({ id, name }) => [id, name]));
        const teams = new Map(directory?.teams.map(({ id, name }) => [id, name]));
        const activities = new Map(catalogue?.activities.map((each) => [each.code, each[language]]));
        const tongue = (code: string): string => capital(tongueName(code, language));
        const names = (facet: Facet): Record<string, string> => {
            if (facet === "phase") return t.phaseName;
            if (facet === "flag") return t.cases.flag;
            if (facet === "track") return t.track;
            if (facet === "waiting_on") return { ...t.party, ...w.values.waiting_on };
            return w.values[facet] ?? {};
        };
        return {
            of: (facet, value) =>
                facet === "lead"
                    ? (workers.get(value) ?? t.case.somebody)
                    : facet === "activity"
                      ? (activities.get(value) ?? value)
                      : facet === "language"
                        ? tongue(value)
                        : nameOf(names(facet), value),
            worker: (id) => workers.get(id),
            team: (id) => teams.get(id),
        };
    }, [directory, catalogue, language, t, w]);
}
