// Builds the client into dist/, which the server serves; in development the API is asked of a server on this machine.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const api = process.env.SAMKRAFT_API ?? "http://127.0.0.1:8080";

/** Puts .br and .gz beside what compresses well: the server sends them to those who take them, and compresses nothing itself. */
export const compressed = (of = /\.(js|css|html|svg|csv)$/): Plugin => ({
    name: "compressed",
    apply: "build",
    writeBundle: async ({ dir = "dist" }) => {
        const names = await readdir(dir, { recursive: true });
        const wanted = names.filter((name) => of.test(name));
        await Promise.all(
            wanted.map(async (name) => {
                const file = join(dir, name);
                const bytes = await readFile(file);
                const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
                await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, best));
                await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
            }),
        );
    },
});

export default defineConfig({
    plugins: [react(), compressed()],
    server: { host: "127.0.0.1", port: 5173, proxy: { "/api": api } },
    build: {
        target: "es2022",
        assetsInlineLimit: 0, // the content policy allows no data: scripts or styles
        modulePreload: { polyfill: false },
        // A page is fetched in few pieces: what all need, what many share, and its own.
        rolldownOptions: {
            output: {
                codeSplitting: {
                    groups: [
                        { name: "frame", tags: ["$initial"], priority: 1 },
                        { name: "english", test: /ds-react\/.*\/locales\/en\.js|date-fns\/locale\/en-GB/ },
                        {
                            name: "parts",
                            test: /@navikt(?!.*\/(date|combobox|modal|locales)\/)|@floating-ui/,
                            minShareCount: 5,
                        },
                    ],
                },
            },
        },
    },
    test: { include: ["src/**/*.test.ts"], environment: "node" },
});
