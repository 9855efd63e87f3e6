/** @jest-config-loader esbuild-register */
import type { Config } from "jest";
import { RUNS_EVERYTHING } from "./test/support/scope";

/** What starts programs, installs packages, compiles or takes long: `npm run test:all` runs it, `npm test` does not. */
const SLOW = [
  "<rootDir>/test/examples/",
  "<rootDir>/test/package/",
  "<rootDir>/test/hostile/process-survival",
  "<rootDir>/test/architecture/regular-expressions",
  "<rootDir>/test/docs/code-blocks",
  "<rootDir>/test/docs/hover-text",
  "<rootDir>/test/documents/program",
  "<rootDir>/test/scripts/shape",
  "<rootDir>/test/server/slow-clients",
];

// `module.exports` and not `export default`: Node 22 and later warn of the mixture that the loader makes of the latter.
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test", "<rootDir>/examples"],
  testMatch: ["**/*.test.ts"],
  // test/interop has an install of its own: `npm run test:interop`.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/interop/", ...(RUNS_EVERYTHING ? [] : SLOW)],
  modulePathIgnorePatterns: ["<rootDir>/test/interop/"],
  transform: {
    "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.check.json" }],
    // ES modules alone, which jest's CommonJS cannot load as they are.
    "/node_modules/(?:entities|marked|parse5)/.*\\.js$": "<rootDir>/test/support/to-common-js.cjs",
  },
  transformIgnorePatterns: ["/node_modules/(?!(?:entities|marked|parse5)/)"],
  // By default, Jest leaves one core idle, which is half of a machine that has two.
  maxWorkers: "100%",
  // Only stops a test that hangs: on a busy machine a test of one second can take ten.
  testTimeout: 60_000,
  moduleNameMapper: {
    "^express-error-profiles$": "<rootDir>/src/index.ts",
    "^express-error-profiles/(.*)$": "<rootDir>/src/$1.ts",
  },
  // The v8 provider reports 100 % where a branch was never taken.
  coverageProvider: "babel",
  collectCoverageFrom: ["src/**/*.ts"],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
} satisfies Config;
