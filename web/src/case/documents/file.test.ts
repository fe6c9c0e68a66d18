import { expect, it } from "vitest";
import { headerText, sizeText, typeOf, withFile } from "./file";

it("calls a file by the ending of its name", () => {
    expect(typeOf({ name: "Samtycke.PDF", type: "" })).toBe("application/pdf");
    expect(typeOf({ name: "a.b.jpeg", type: "image/x" })).toBe("image/jpeg");
    expect(typeOf({ name: "a.docx", type: "application/x" })).toBe("application/x");
    expect(typeOf({ name: "utan", type: "" })).toBe("application/octet-stream");
});
it("says sizes as people do", () => {
    expect(sizeText(10, "sv")).toBe("1 kB");
    expect(sizeText(831_488, "sv")).toBe("812 kB");
    expect(sizeText(3_565_158, "sv")).toBe("3,4 MB");
    expect(sizeText(3_565_158, "en")).toBe("3.4 MB");
});
it("writes a header that a server reads back, letters beyond ASCII and all", () => {
    const entry = { kind: "document_added" as const, data: { title: "Åtgärd – „ö”" } };
    const text = headerText([withFile(entry, { file: new File([], "skräp.pdf"), key: "k" })]);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) =>
        c.charCodeAt(0),
    );
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({
        entries: [{ ...entry, data: { title: "Åtgärd – „ö”", file_name: "skräp.pdf" } }],
    });
});
