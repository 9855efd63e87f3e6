import { PUBLISHED_PATHS } from "../../scripts/published-paths";
import { releaseProblems, type Release } from "../../scripts/release-problems";

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-22

### Added

- A profile.

## [1.1.0] - 2026-10-01

- A mapper.
`;

const READY: Release = {
  version: "1.2.0",
  lockedVersion: "1.2.0",
  changelog: CHANGELOG,
  packedFiles: [...PUBLISHED_PATHS.filter((path) => path !== "dist"), "dist/index.js", "dist/core.js"],
  changes: [],
};

it("finds nothing in the way of a release that is ready", () => {
  expect(releaseProblems(READY)).toEqual([]);
});

it.each<{ what: string; release: Partial<Release>; problem: string }>([
  {
    what: "a file that was changed",
    release: { changes: [" M src/index.ts"] },
    problem: "The working tree is not clean: M src/index.ts.",
  },
  {
    what: "the version that stands for none",
    release: { version: "0.0.0", lockedVersion: "0.0.0", changelog: "## [0.0.0] - 2026-11-22\n\n- All." },
    problem: '"0.0.0" is not a version to publish.',
  },
  {
    what: "a version that npm does not take",
    release: { version: "1.2", lockedVersion: "1.2", changelog: "## [1.2] - 2026-11-22\n\n- All." },
    problem: '"1.2" is not a version to publish.',
  },
  {
    what: "a lock file of another version",
    release: { lockedVersion: "1.1.0" },
    problem: "package-lock.json says 1.1.0 and package.json 1.2.0: run npm install.",
  },
  {
    what: "a version that the changelog does not know",
    release: { version: "1.3.0", lockedVersion: "1.3.0" },
    problem: 'CHANGELOG.md says nothing under "## [1.3.0] - <date>".',
  },
  {
    what: "a version that only begins like the one in the changelog",
    release: { version: "1.2.0-beta.1", lockedVersion: "1.2.0-beta.1" },
    problem: 'CHANGELOG.md says nothing under "## [1.2.0-beta.1] - <date>".',
  },
  {
    what: "a section without content",
    release: { changelog: CHANGELOG.replace("### Added\n\n- A profile.\n", "") },
    problem: 'CHANGELOG.md says nothing under "## [1.2.0] - <date>".',
  },
  {
    what: "changes that belong to no version yet",
    release: { changelog: CHANGELOG.replace("## [Unreleased]\n", "## [Unreleased]\n\n- An option.\n") },
    problem: "CHANGELOG.md still has changes in the section [Unreleased].",
  },
  {
    what: "a path that is missing from the tarball",
    release: { packedFiles: READY.packedFiles.filter((path) => !path.startsWith("dist/")) },
    problem: "dist is not packed.",
  },
  {
    what: "a path that has no place in the tarball",
    release: { packedFiles: [...READY.packedFiles, "test/index.test.ts"] },
    problem: "test is packed and should not be.",
  },
  {
    what: "installed packages in the tarball",
    release: { packedFiles: [...READY.packedFiles, "examples/node_modules/multer/index.js"] },
    problem: "examples/node_modules/multer/index.js is packed and should not be.",
  },
])("is stopped by $what", ({ release, problem }) => {
  expect(releaseProblems({ ...READY, ...release })).toEqual([problem]);
});
