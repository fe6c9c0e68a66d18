// A file on its way: what type it is called by its name, how large it is in words, and the header that says what it is.
import { newKey } from "../../api/client";
import type { EntryBody } from "../../forms/definition";

/** A chosen file. The key stays the same however often it is sent, so that it is never kept twice. */
export interface ChosenFile {
    file: File;
    key: string;
}
export const choose = (file: File): ChosenFile => ({ file, key: newKey() });

const kTypes: Record<string, string> = {
    pdf: "application/pdf",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    png: "image/png",
    txt: "text/plain",
};
export const kAccepted = ".pdf,.jpg,.jpeg,.png,.txt";
/** By the name's ending; what the file is the server finds out for itself. */
export const typeOf = ({ name, type }: Pick<File, "name" | "type">): string =>
    kTypes[name.slice(name.lastIndexOf(".") + 1).toLowerCase()] ?? (type || "application/octet-stream");

/** "812 kB", "3,4 MB". */
export function sizeText(bytes: number, language: string): string {
    const mega = bytes >= 1024 * 1024;
    const number = mega ? bytes / (1024 * 1024) : Math.max(1, Math.round(bytes / 1024));
    const text = number.toLocaleString(language === "sv" ? "sv-SE" : "en-GB", {
        maximumFractionDigits: mega ? 1 : 0,
    });
    return `${text} ${mega ? "MB" : "kB"}`;
}

/** Base64url without padding: a header holds no more than ASCII, and a title belongs in no address. */
export function headerText(entries: readonly EntryBody[]): string {
    const bytes = new TextEncoder().encode(JSON.stringify({ entries }));
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");
}

/** The entry with the name of its file. */
export const withFile = (entry: EntryBody, { file }: ChosenFile): EntryBody => ({
    ...entry,
    data: { ...entry.data, file_name: file.name.slice(-120) },
});
