import { expect, it } from "vitest";
import { typeOf } from "./file";

it("knows the two kinds of file by their ending", () => {
    expect(typeOf("lista.CSV")).toBe("text/csv");
    expect(typeOf("a.b.xlsx")).toContain("spreadsheetml");
    expect([typeOf("lista.xls"), typeOf("csv"), typeOf("")]).toEqual([undefined, undefined, undefined]);
});
