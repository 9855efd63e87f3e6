import { existsSync } from "node:fs";
import eslint from "@eslint/js";
import jest from "eslint-plugin-jest";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

// Without the libraries that `npm run test:interop` installs, the types of these files cannot be read.
const notInstalled = existsSync("test/interop/node_modules") ? [] : ["test/interop/"];

const NODE_GLOBALS = [
  ...["AbortController", "Buffer", "URL", "clearInterval", "clearTimeout", "console", "fetch", "performance"],
  ...["process", "setImmediate", "setInterval", "setTimeout"],
];

export default defineConfig([
  globalIgnores(["dist/", "dist-*/", "coverage/", "reference/", ...notInstalled]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  eslint.configs.recommended,
  {
    files: ["**/*.{ts,mts}"],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          "./tsconfig.check.json",
          "./tsconfig.express4.json",
          "./examples/tsconfig.json",
          "./test/*/tsconfig.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": [
        "error",
        // An `import()` of a type is the only way in files that declare globals.
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Express knows an error handler by its four parameters, used or not.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // `arguments.length` shows a forgotten call, app.use(notFound), without a parameter in every editor.
      "prefer-rest-params": "off",
      // Many sentences contain a status, which is a number.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["**/*.{cjs,mjs}"],
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, "readonly"])) },
    rules: { "no-unused-vars": ["error", { argsIgnorePattern: "^_" }] },
  },
  {
    files: ["test/**/*.ts"],
    extends: [jest.configs["flat/recommended"]],
    rules: {
      "jest/expect-expect": [
        "error",
        { assertFunctionNames: ["expect", "expect*", "expectTypeOf", "fc.assert", "request.**.expect"] },
      ],
      // Suites that share a title keep it in a constant.
      "jest/valid-title": ["error", { ignoreTypeOfDescribeName: true }],
      // Many of these tests are about thrown values that are no errors.
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      // Some of them are about odd classes.
      "@typescript-eslint/class-literal-property-style": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      // The bodies of supertest and the asymmetric matchers of jest are typed `any`.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
]);
