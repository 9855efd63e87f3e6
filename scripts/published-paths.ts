/** What stands at the top of the published package. */
export const PUBLISHED_PATHS: readonly string[] = [
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "THIRD-PARTY-NOTICES",
  "dist",
  "docs",
  "examples",
  "package.json",
];
