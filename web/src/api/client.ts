// The one way to the API. Reads give up quietly when aborted; writes carry the session's CSRF token and an idempotency
// key that stays the same through every retry, so that a lost answer never writes twice.
import { ApiProblem, readProblem } from "./problem";

export type Query = Record<string, string | number | boolean | undefined>;
type Method = "POST" | "PUT" | "PATCH" | "DELETE";

const kBase = "/api/v1";
const kRetryAfter = [400, 1200, 3000]; // ms; only what is safe to repeat is repeated

export const newKey = (): string => crypto.randomUUID();

export function queryText(query: Query | undefined): string {
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) {
        if (value !== undefined && value !== "" && value !== false) params.set(name, String(value));
    }
    const text = params.toString();
    return text === "" ? "" : `?${text}`;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Hands a file to the browser, which puts it where it puts such. */
export function keepFile(file: Blob, name: string): void {
    const address = URL.createObjectURL(file);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
}

interface Hooks {
    csrf(): string | undefined;
    language(): string;
    signedOut(): void; // a request was answered 401
}

export class ApiClient {
    constructor(
        private readonly hooks: Hooks,
        private readonly send_: typeof fetch = (input, init) => fetch(input, init),
        private readonly retryAfter: readonly number[] = kRetryAfter,
    ) {}

    /** When this screen last wrote something (Date.now()). */
    wroteAt = 0;

    async get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
        return (await this.attempt(kBase + path + queryText(query), {
            method: "GET",
            signal: signal ?? null,
        })) as T;
    }

    async write<T>(method: Method, path: string, body: unknown, key: string = newKey()): Promise<T> {
        const headers: Record<string, string> = { "Idempotency-Key": key };
        const csrf = this.hooks.csrf();
        if (csrf !== undefined) headers["X-CSRF-Token"] = csrf;
        if (body !== undefined) headers["Content-Type"] = "application/json";
        const init: RequestInit = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
        for (let round = 0; ; ++round) {
            try {
                const answer = (await this.attempt(kBase + path, init)) as T;
                this.wroteAt = Date.now();
                return answer;
            } catch (error) {
                const pause = this.retryAfter[round];
                if (
                    !(error instanceof ApiProblem) ||
                    !error.passing ||
                    error.status === 429 ||
                    pause === undefined
                )
                    throw error;
                await wait(pause);
            }
        }
    }

    /** A file to keep: fetched whole, so that a refusal can be told, and then handed to the browser. */
    async save(path: string, query: Query, name: string): Promise<void> {
        keepFile(await this.file(path, query), name);
    }

    /** A file; made of what is sent, where something is. */
    async file(path: string, query: Query, body?: unknown): Promise<Blob> {
        const headers: Record<string, string> = { "Accept-Language": this.hooks.language() };
        const csrf = this.hooks.csrf();
        if (body !== undefined) {
            headers["Content-Type"] = "application/json";
            if (csrf !== undefined) headers["X-CSRF-Token"] = csrf;
        }
        let response: Response;
        try {
            response = await this.send_(kBase + path + queryText(query), {
                ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
                credentials: "same-origin",
                headers,
            });
        } catch {
            throw new ApiProblem(0, "offline", "");
        }
        if (response.status === 401) this.hooks.signedOut();
        if (!response.ok) throw readProblem(response.status, await response.json().catch(() => undefined));
        return response.blob();
    }

    /** Sends a file as it is. `onSent` hears how much of it has gone, from 0 to 1. */
    upload<T>(
        path: string,
        file: File,
        type: string,
        onSent: (share: number) => void,
        headers: Record<string, string> = {},
    ): Promise<T> {
        return new Promise<T>((resolve, reject) => {
            const request = new XMLHttpRequest(); // fetch does not tell how much has been sent
            request.open("POST", kBase + path);
            request.setRequestHeader("Accept", "application/json");
            request.setRequestHeader("Accept-Language", this.hooks.language());
            request.setRequestHeader("Content-Type", type);
            const csrf = this.hooks.csrf();
            if (csrf !== undefined) request.setRequestHeader("X-CSRF-Token", csrf);
            for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
            request.upload.addEventListener("progress", ({ loaded, total }) =>
                onSent(total > 0 ? loaded / total : 1),
            );
            request.addEventListener("error", () => reject(new ApiProblem(0, "offline", "")));
            request.addEventListener("load", () => {
                let body: unknown;
                try {
                    body = JSON.parse(request.responseText);
                } catch {
                    body = undefined;
                }
                if (request.status >= 200 && request.status < 300) {
                    this.wroteAt = Date.now();
                    resolve(body as T);
                    return;
                }
                if (request.status === 401) this.hooks.signedOut();
                reject(readProblem(request.status, body));
            });
            request.send(file);
        });
    }

    private async attempt(url: string, init: RequestInit): Promise<unknown> {
        let response: Response;
        try {
            response = await this.send_(url, {
                ...init,
                credentials: "same-origin",
                headers: {
                    Accept: "application/json",
                    "Accept-Language": this.hooks.language(),
                    ...(init.headers as object),
                },
            });
        } catch (error) {
            if (error instanceof DOMException && error.name === "AbortError") throw error;
            throw new ApiProblem(0, "offline", "");
        }
        const body: unknown =
            response.status === 204 ? undefined : await response.json().catch(() => undefined);
        if (response.ok) return body;
        if (response.status === 401) this.hooks.signedOut();
        throw readProblem(response.status, body);
    }
}
