/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

/** Packages that are ES modules alone, which jest's CommonJS cannot load as they are. */
const ESM_PACKAGES = ["@ark/[^/]+", "arkregex", "arktype", "celebrate"];

const esmPackages = `/node_modules/(?:${ESM_PACKAGES.join("|")})/`;

module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/**/*.test.ts"],
  // As in the configuration of the other tests.
  maxWorkers: "100%",
  testTimeout: 60_000,
  // Jest wraps what a library left in a global object, and a write to it from a later file then calls itself for ever.
  testEnvironmentOptions: { globalsCleanup: "off" },
  transform: {
    "\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.json" }],
    [`${esmPackages}.*\\.js$`]: "<rootDir>/../support/to-common-js.cjs",
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ESM_PACKAGES.join("|")})/)`],
  moduleNameMapper: {
    "^express-error-profiles$": "<rootDir>/../../src/index.ts",
    "^express-error-profiles/(.*)$": "<rootDir>/../../src/$1.ts",
  },
} satisfies Config;
