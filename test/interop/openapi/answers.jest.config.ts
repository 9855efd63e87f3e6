/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

// The contract tests and those of the examples once more, with each answer held against the schema of its status:
// `answers.test.ts` runs it.
module.exports = {
  rootDir: "../../..",
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["<rootDir>/test/{wire,express,examples}/**/*.test.ts"],
  // The first starts the examples as programs, the second names the place that calls Node, which is the check here.
  testPathIgnorePatterns: ["<rootDir>/test/examples/start", "<rootDir>/test/express/watch-statuses"],
  modulePathIgnorePatterns: ["<rootDir>/test/interop/(?!openapi)"],
  setupFilesAfterEnv: ["<rootDir>/test/interop/openapi/check-answers.ts"],
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.check.json" }] },
  maxWorkers: 1,
  testTimeout: 60_000,
  moduleNameMapper: {
    "^express-error-profiles$": "<rootDir>/src/index.ts",
    "^express-error-profiles/(.*)$": "<rootDir>/src/$1.ts",
  },
} satisfies Config;
