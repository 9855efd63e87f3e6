/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

// The contract tests and those of the examples once more, with each answer held against the schema of its status:
// `answers.test.ts` runs it.
module.exports = {
  rootDir: "../../..",
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["<rootDir>/test/{wire,express,examples}/**/*.test.ts"],
  // It starts the examples as programs.
  testPathIgnorePatterns: ["<rootDir>/test/examples/start"],
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
