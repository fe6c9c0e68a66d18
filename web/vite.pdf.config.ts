// Builds what draws a PDF into one script of its own beside the client (dist/pdf.js, for pdf.html): a frame without an origin may
// fetch no module.
import { defineConfig } from "vite";
import { compressed } from "./vite.config.ts";

export default defineConfig({
    plugins: [compressed(/^pdf\.js$/)],
    publicDir: false,
    assetsInclude: ["**/*.wasm"],
    define: { "import.meta.url": '"pdf.js"' }, // a script that is no module has none, and nothing is fetched by it
    build: {
        target: "es2022",
        emptyOutDir: false,
        lib: { entry: "src/pdf-frame/frame.ts", formats: ["iife"], name: "pdf", fileName: () => "pdf.js" },
    },
});
