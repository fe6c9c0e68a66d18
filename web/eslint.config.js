// One set of rules for the client and for what drives the program from outside. Run from the repository's root
// (npm run lint does).
import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import globals from "globals";
import ts from "typescript-eslint";

export default ts.config(
    { ignores: ["web/dist/**", "web/node_modules/**", "web/src/api/schema.d.ts", "tests/browser/shots/**"] },
    js.configs.recommended,
    {
        files: ["web/src/**/*.{ts,tsx}", "web/vite*.config.ts"],
        extends: [
            ...ts.configs.strictTypeChecked,
            ...ts.configs.stylisticTypeChecked,
            hooks.configs.flat.recommended,
            a11y.flatConfigs.strict,
        ],
        languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
        rules: {
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
            "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
            "@typescript-eslint/consistent-type-imports": "error",
            // The router redirects and the query client refuses by throwing what is no Error.
            "@typescript-eslint/only-throw-error": [
                "error",
                { allow: [{ from: "package", package: "@tanstack/router-core", name: "Redirect" }] },
            ],
            "no-restricted-syntax": [
                "error",
                {
                    selector: "JSXAttribute[name.name='style']",
                    message: "No inline style: put a class in the component's .css file.",
                },
            ],
        },
    },
    {
        files: ["tests/**/*.mjs", "web/*.js"],
        languageOptions: { globals: { ...globals.node, ...globals.browser } },
    },
);
