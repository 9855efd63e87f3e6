/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

// The tests of example 02 once more, through Prism: `prism.test.ts` runs them.
module.exports = {
  rootDir: "../../..",
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/examples/kms-service*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/test/interop/(?!openapi)"],
  transform: { "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.check.json" }] },
  // All files listen on the one port that Prism knows.
  maxWorkers: 1,
  testTimeout: 60_000,
  moduleNameMapper: {
    "^supertest$": "<rootDir>/test/interop/openapi/through-prism.ts",
    "^express-error-profiles$": "<rootDir>/src/index.ts",
    "^express-error-profiles/(.*)$": "<rootDir>/src/$1.ts",
  },
} satisfies Config;
