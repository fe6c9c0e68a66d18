// What a file is, by its name's ending: the API wants to be told.
const types: Record<string, string> = {
    csv: "text/csv",
    xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
export const typeOf = (name: string): string | undefined =>
    types[(/\.([^.]+)$/.exec(name)?.[1] ?? "").toLowerCase()];
