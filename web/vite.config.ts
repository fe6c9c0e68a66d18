// Builds the client into dist/, which the server serves; in development the API is asked of a server on this machine.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env.SAMKRAFT_API ?? "http://127.0.0.1:8080";

export default defineConfig({
    plugins: [react()],
    server: { host: "127.0.0.1", port: 5173, proxy: { "/api": api } },
    build: {
        target: "es2022",
        assetsInlineLimit: 0, // the content policy allows no data: scripts or styles
        modulePreload: { polyfill: false },
    },
    test: { include: ["src/**/*.test.ts"], environment: "node" },
});
