/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

// The tests of the file that is mutated, and of those nothing that only their types would tell.
module.exports = {
  rootDir: "..",
  testEnvironment: "node",
  // Stryker finds the tests of a mutant by what they import, so that jest has to know the sources.
  roots: ["<rootDir>/src", "<rootDir>/test"],
  testMatch: [`<rootDir>/test/${process.env["TESTS_OF_MUTANTS"] ?? "**/*.test.ts"}`],
  moduleNameMapper: {
    "^express-error-profiles$": "<rootDir>/src/index.ts",
    "^express-error-profiles/(.*)$": "<rootDir>/src/$1.ts",
  },
  transform: {
    "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.check.json", diagnostics: false }],
    "/node_modules/(?:entities|marked|parse5)/.*\\.js$": "<rootDir>/test/support/to-common-js.cjs",
  },
  transformIgnorePatterns: ["/node_modules/(?!(?:entities|marked|parse5)/)"],
} satisfies Config;
