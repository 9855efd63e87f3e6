/** What stands at the top of the published package. */
export const PUBLISHED_PATHS: readonly string[] = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "SECURITY.md",
  "databases",
  "dist",
  "docs",
  "package.json",
  "src",
  "testing",
  "upstreams",
];
