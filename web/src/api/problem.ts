// What the API answers when it does not do what was asked: problem details (RFC 9457), as an error with a stable code.
export interface FieldProblem {
    pointer: string; // JSON pointer into what was sent
    code: string;
    detail: string; // a sentence to show
}

export class ApiProblem extends Error {
    constructor(
        readonly status: number,
        readonly code: string, // "offline" when no server answered
        readonly detail: string,
        readonly fields: readonly FieldProblem[] = [],
        readonly current?: unknown, // with "stale": what the item holds now
        readonly trace = "",
    ) {
        super(`${status} ${code}`);
        this.name = "ApiProblem";
    }
    /** Asking again may help: nobody answered, or the server was not ready. */
    get passing(): boolean {
        return (
            this.code === "offline" ||
            this.status === 429 ||
            this.status === 502 ||
            this.status === 503 ||
            this.status === 504
        );
    }
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const isRecord = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null;

/** Reads a problem document; whatever it is that came, the result is usable. */
export function readProblem(status: number, body: unknown): ApiProblem {
    if (!isRecord(body)) return new ApiProblem(status, "internal", "");
    const listed = Array.isArray(body.errors) ? body.errors : [];
    const fields = listed.filter(isRecord).map((each) => ({
        pointer: text(each.pointer),
        code: text(each.code),
        detail: text(each.title),
    }));
    const pointer = text(body.pointer);
    const code = text(body.code) || "internal";
    const detail = [text(body.title), text(body.detail)].filter(Boolean).join(" ");
    if (fields.length === 0 && pointer !== "") fields.push({ pointer, code, detail });
    return new ApiProblem(status, code, detail, fields, body.current, text(body.trace));
}

export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
    error instanceof ApiProblem && (code === undefined || error.code === code);
