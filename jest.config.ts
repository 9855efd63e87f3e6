/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

// `module.exports` and not `export default`: Node 22 and later warn of the mixture that the loader makes of the latter.
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test", "<rootDir>/examples"],
  testMatch: ["**/*.test.ts"],
  // These have installs of their own, which take minutes: `npm run test:package`, `npm run test:interop`.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/package/", "<rootDir>/test/interop/"],
  modulePathIgnorePatterns: ["<rootDir>/test/interop/"],
  transform: {
    "^.+\\.ts$": ["ts-jest", { tsconfig: "<rootDir>/tsconfig.check.json" }],
    // ES modules alone, which jest's CommonJS cannot load as they are.
    "/node_modules/(?:entities|marked|parse5)/.*\\.js$": "<rootDir>/test/support/to-common-js.cjs",
  },
  transformIgnorePatterns: ["/node_modules/(?!(?:entities|marked|parse5)/)"],
  moduleNameMapper: {
    "^express-error-profiles$": "<rootDir>/src/index.ts",
    "^express-error-profiles/(.*)$": "<rootDir>/src/$1.ts",
  },
  // The v8 provider reports 100 % where a branch was never taken.
  coverageProvider: "babel",
  collectCoverageFrom: ["src/**/*.ts"],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
} satisfies Config;
